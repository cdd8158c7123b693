"""What do the options say about a table?"""

import os
from typing import TYPE_CHECKING, Annotated, NamedTuple, get_args

import typer

from socalc.cli.exits import UsageError
from socalc.targets.hidden_characters import BLANKS
from socalc.targets.problems import shortened

if TYPE_CHECKING:
    from socalc.answers.question import Verb
    from socalc.reading.sections.entry import Section
    from socalc.reading.tables.columns import Form

ENDINGS = {
    ".csv": "csv", ".tsv": "tsv", ".tab": "tsv", ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip
"""Endings of a file name that tell a table; every other file is YAML."""

INPUTS = ("yaml", "csv", "tsv", "jsonl")


class TableOptions(NamedTuple):
    """What the options say about a table."""

    input: str | None = None
    columns: str | None = None
    map: list[str] | None = None
    keep: bool = False
    skip_bad: bool = False
    rejects: str | None = None
    taken: bool = False
    """Whether the command takes tables."""


def table_options(
    input: Annotated[
        str | None,
        typer.Option(
            "--input", metavar="KIND", help="yaml, csv, tsv or jsonl; else the file's ending says."
        ),
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option("--columns", metavar="A,B,C", help="Columns of a table without a header."),
    ] = None,
    map: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="FIELD=COLUMN",
            help="Which column of a table holds a field: goal='Target 2026'.",
            show_default=False,
        ),
    ] = None,
    keep: Annotated[
        bool, typer.Option("--keep", help="Hand on the other columns of a table, as they are.")
    ] = False,
    skip_bad: Annotated[
        bool, typer.Option("--skip-bad", help="Leave out rows of a table that cannot be read.")
    ] = False,
    rejects: Annotated[
        str | None,
        typer.Option("--rejects", metavar="PATH", help="With --skip-bad: write these rows there."),
    ] = None,
) -> TableOptions:
    """The options of commands that read tables."""
    return TableOptions(input, columns, map, keep, skip_bad, rejects, taken=True)


def input_of(asked: TableOptions, path: str) -> str:
    """How a file is written: as ``--input`` says, else as its ending does."""
    if asked.input is not None:
        if asked.input not in INPUTS:
            help = f"write one of {', '.join(INPUTS)}"
            raise UsageError(f"--input: no kind of file `{shortened(asked.input)}`", help)
        return asked.input
    return ENDINGS.get(os.path.splitext(path)[1].lower(), "yaml") if asked.taken else "yaml"


def form_of(asked: TableOptions, input: str, verb: "Verb") -> "Form":
    """What the options say about a table."""
    from socalc.reading.tables.columns import Form, Input

    kind = next(kind for kind in get_args(Input) if kind == input)
    names: tuple[str, ...] = ()
    if asked.columns is not None:
        if kind == "jsonl":
            raise UsageError("--columns with JSON Lines", "its objects have names of their own")
        names = tuple(name.strip(BLANKS) for name in asked.columns.split(","))
    renamed = _renamed(asked, verb.sections)
    return Form(kind, verb.sections, names, renamed, asked.keep, verb.uses_actuals)


def refuse_for_yaml(asked: TableOptions) -> None:
    """Raise ``UsageError`` for an option that only a table has."""
    for option, given in (
        ("--columns", asked.columns),
        ("--map", asked.map),
        ("--keep", asked.keep),
        ("--skip-bad", asked.skip_bad),
        ("--rejects", asked.rejects),
    ):
        if given:
            raise UsageError(
                f"{option} goes with a table, and this is YAML", "add --input csv, tsv or jsonl"
            )


def _renamed(asked: TableOptions, sections: "tuple[Section, ...]") -> dict[str, str]:
    from socalc.reading.tables.columns import FIELDS, is_field
    from socalc.targets.suggestion import nearest

    renamed: dict[str, str] = {}
    held: set[str] = set()
    for text in asked.map or ():
        field, equals, column = text.partition("=")
        if not equals or not column:
            help = "write the field, = and the column: --map goal='Target 2026'"
            raise UsageError(f"--map: no column in `{shortened(text)}`", help)
        if field and not any(is_field(field, section) for section in sections):
            known = [name for section in sections for name in FIELDS[section]]
            help = nearest(field, ["target", *dict.fromkeys(known)])
            raise UsageError(f"--map: no field `{shortened(field)}`", help)
        if column in renamed or (field and field in held):
            raise UsageError(f"--map: twice in `{shortened(text)}`", "keep one")
        renamed[column] = field
        held.add(field)
    return renamed
