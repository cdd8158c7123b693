"""``socalc progress``: are we on pace, and what is required from now on?"""

from typing import Annotated

import typer

from socalc.answers.question import Question
from socalc.cli.make_question import question_of
from socalc.cli.options import ExitZero, Shared, Targets, one_of, read_option

EXAMPLES = """\b
Examples:
  socalc progress -f examples/central-soes.yaml
  socalc progress --as-of 2007
  socalc progress --fail-on limited

Grades, the best first: achieved, on track, needs acceleration, limited, moving away, missed.

Exit code 1, with --fail-on: a target has that grade or a worse one.
"""


def progress(
    shared: Shared,
    targets: Targets = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DATE",
            help="Use actuals up to a date: 2025, 2025-06, 2025-26, FY2025.",
        ),
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option("--fail-on", metavar="GRADE", help="Exit 1 for this grade or a worse one."),
    ] = None,
    exit_zero: ExitZero = False,
) -> Question:
    """Are we on pace, and what is required from now on?"""
    from socalc.analyses.grades import GRADES
    from socalc.answers.progress import PROGRESS, Options
    from socalc.targets.dates import parse_any_date

    until = read_option("--as-of", as_of, parse_any_date) if as_of is not None else _this_year()
    worst = one_of("--fail-on", fail_on, GRADES) if fail_on is not None else None
    findings = GRADES[GRADES.index(worst) :] if worst is not None and not exit_zero else ()
    return question_of(shared, PROGRESS, Options(until, findings), targets)


def _this_year() -> int:
    """The months since the year 0 until the end of this year: its actual may be known before."""
    from time import localtime

    return localtime().tm_year * 12 + 12
