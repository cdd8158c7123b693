"""The options that commands share, declared once, and how their texts are read."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, NamedTuple, TypeVar

import typer

from socalc.cli.exits import UsageError
from socalc.cli.messages import Messages
from socalc.cli.table_options import TableOptions
from socalc.rendering.formats import FORMATS
from socalc.targets.problems import Refusal, shortened

if TYPE_CHECKING:
    from socalc.analyses.horizons import Horizons

T = TypeVar("T")

STANDARD_OUTPUT = ("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")
"""Names of standard output as a file."""

DIGITS_MAX = 15
"""Decimals beyond these are not in a double."""

Targets = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[TARGET]...",
        help="Names of targets, or patterns such as 'prov*'.",
        show_default=False,
    ),
]
Years = Annotated[
    str | None,
    typer.Option("--years", metavar="YEARS", help="Horizon: 3, 2.5, 2-3, 2,3,5 or 18 months."),
]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="DATE", help="Horizon by its end, from base-year: 2027, 2027-06."),
]
Per = Annotated[
    str, typer.Option("--per", metavar="PERIOD", help="Steps of a year, quarter or month.")
]
Method = Annotated[
    str, typer.Option("--method", metavar="METHOD", help="Steps that compound, or linear ones.")
]
From = Annotated[
    str | None, typer.Option("--from", metavar="NUMBER", help="Value before, instead of a file.")
]
To = Annotated[
    str | None, typer.Option("--to", metavar="NUMBER", help="Value after, instead of a file.")
]
Goal = Annotated[
    str | None, typer.Option("--goal", metavar="GOAL", help="Goal, instead of a file: x2, +50%.")
]
Stated = Annotated[
    str | None, typer.Option("--stated", metavar="FIGURE", help="Printed figure: 81.8%, x2.9.")
]
Explain = Annotated[
    bool, typer.Option("--explain", help="Show formula, numbers and line behind each result.")
]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit 0 whatever is found.")]


class Shared(NamedTuple):
    """What the options say that every report has."""

    file: str | None
    settings: list[str]
    compare: bool
    format: str | None
    json: bool
    output: str | None
    color: str
    digits: str | None
    csv_safe: bool
    no_header: bool
    quiet: bool
    debug: bool
    messages: Messages
    table: TableOptions = TableOptions()

    @property
    def output_path(self) -> str | None:
        """The file that the result goes to; ``None`` for standard output."""
        return None if self.output in STANDARD_OUTPUT else self.output


def shared_options(
    file: Annotated[
        str | None,
        typer.Option("--file", "-f", metavar="PATH", help="Target file; - is standard input."),
    ] = None,
    settings: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="NAME=VALUE",
            help="What if: revenue.baseline=120, window=4. Repeatable.",
            show_default=False,
        ),
    ] = None,
    compare: Annotated[
        bool, typer.Option("--compare", help="With --set: what changes, and by how much.")
    ] = False,
    format: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help=f"One of {', '.join(FORMATS)}.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="PATH", help="Write to a file, all or nothing."),
    ] = None,
    color: Annotated[
        str, typer.Option("--color", metavar="WHEN", help="auto, always or never.")
    ] = "auto",
    digits: Annotated[
        str | None, typer.Option("--digits", metavar="N", help="Decimals in tables, 0 to 15.")
    ] = None,
    csv_safe: Annotated[
        bool, typer.Option("--csv-safe", help="Keep spreadsheets from running texts as formulas.")
    ] = False,
    no_header: Annotated[
        bool, typer.Option("--no-header", help="CSV and TSV without the names of the columns.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No notes, only errors.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of a bug.")] = False,
) -> Shared:
    return Shared(
        file, settings or [], compare, format, json, output, color, digits, csv_safe, no_header,
        quiet, debug, Messages(quiet),
    )  # fmt: skip


def refuse_file(option: str, shared: Shared, targets: list[str] | None = None) -> None:
    """Raise ``UsageError`` if numbers are given by options and a file is asked for as well."""
    if targets or shared.file or shared.settings:
        what = "--set" if shared.settings else "a file"
        help = "ask for targets of a file or give one by options"
        raise UsageError(f"{option} and {what}", help)


def digits_of(shared: Shared) -> int | None:
    """The decimals asked for, if any. Raises ``UsageError`` for anything but 0 to 15."""
    if shared.digits is None:
        return None
    if shared.digits in map(str, range(DIGITS_MAX + 1)):
        return int(shared.digits)
    raise UsageError(
        f"--digits: not a number of decimals: `{shortened(shared.digits)}`",
        f"write 0 to {DIGITS_MAX}",
    )


def read_option(option: str, text: str, parse: Callable[[str], T]) -> T:
    """What a parser makes of the text of an option, its refusal told with the option's name."""
    try:
        return parse(text)
    except Refusal as refusal:
        raise UsageError(f"{option}: {refusal.message}", refusal.help) from None


def asked_horizons(years: str | None, by: str | None) -> "Horizons":
    """The horizons of ``--years`` or ``--by``. Raises ``UsageError`` for both at once."""
    from socalc.analyses.horizons import Horizons
    from socalc.targets.window import parse_deadlines, parse_years

    if years is not None and by is not None:
        raise UsageError("both --years and --by", "keep one: how long, or until when")
    return Horizons(
        read_option("--years", years, parse_years) if years is not None else (),
        read_option("--by", by, parse_deadlines) if by is not None else (),
    )


def one_of(option: str, text: str, words: tuple[T, ...]) -> T:
    """The word of a closed list. Raises ``UsageError`` for any other."""
    for word in words:
        if word == text:
            return word
    listed = ", ".join(map(str, words))
    raise UsageError(f"{option}: unknown value `{shortened(text)}`", f"write one of {listed}")
