"""``socalc solve``: the one of from, to, years and rate that is missing."""

from typing import TYPE_CHECKING, Annotated

import typer

from socalc.answers.question import Question
from socalc.cli.exits import UsageError
from socalc.cli.make_question import question_of
from socalc.cli.options import Shared, Stated, read_option

if TYPE_CHECKING:
    from socalc.answers.solve import Equation, Fit

EXAMPLES = """\b
Examples:
  socalc solve --from 118.4 --to 236.8 --years 3
  socalc solve --from 100 --years 5 --rate 26%
  socalc solve --from 196 --to 100 --rate -9%
  socalc solve --to 542 --stated 34.4%
"""


def solve(
    shared: Shared,
    start: Annotated[
        str | None, typer.Option("--from", metavar="NUMBER", help="Value before.")
    ] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="NUMBER", help="Value after.")] = None,
    years: Annotated[
        str | None,
        typer.Option("--years", metavar="YEARS", help="A number, or two years: 2019-2030."),
    ] = None,
    rate: Annotated[
        str | None, typer.Option("--rate", metavar="RATE", help="Growth a year: 26% or -5%.")
    ] = None,
    stated: Stated = None,
) -> Question:
    """Which value is missing, or which whole numbers fit?"""
    if shared.file or shared.settings:
        raise UsageError("solve reads no file", "give its numbers as options")
    from socalc.answers.solve import SOLVE
    from socalc.targets.file import TargetFile

    if stated is not None and (years is not None or rate is not None):
        raise UsageError("--stated goes with --from or --to alone", "leave the others out")
    options = _equation(start, end, years, rate) if stated is None else _fit(start, end, stated)
    return question_of(shared, SOLVE, options, given=TargetFile())


def _equation(
    start: str | None, end: str | None, years: str | None, rate: str | None
) -> "Equation":
    from socalc.answers.solve import Equation
    from socalc.targets.figure import parse_figure
    from socalc.targets.goal import refuse_unlike
    from socalc.targets.stated import parse_rate
    from socalc.targets.window import parse_span

    if [start, end, years, rate].count(None) != 1:
        raise UsageError(
            "three of --from, --to, --years and --rate are needed", "leave out the one to be found"
        )
    before = read_option("--from", start, parse_figure) if start is not None else None
    after = read_option("--to", end, parse_figure) if end is not None else None
    if before and after:
        refuse_unlike(before, after)
    return Equation(
        before.value if before else None,
        after.value if after else None,
        read_option("--years", years, parse_span) if years is not None else None,
        read_option("--rate", rate, parse_rate) if rate is not None else None,
    )


def _fit(start: str | None, end: str | None, stated: str) -> "Fit":
    from socalc.answers.solve import Fit
    from socalc.targets.figure import parse_whole
    from socalc.targets.stated import parse_stated

    if (start is None) == (end is None):
        raise UsageError("--stated goes with one of --from and --to", "give the one that is known")
    printed = read_option("--stated", stated, parse_stated)
    return Fit(
        read_option("--from", start, parse_whole) if start is not None else None,
        read_option("--to", end, parse_whole) if end is not None else None,
        printed,
        stated,
    )
