"""``socalc progress``: are we on pace, and what is required from now on?"""

from typing import TYPE_CHECKING, Annotated

import typer

from socalc.cli.exits import Code
from socalc.cli.options import ExitZero, Result, Shared, Targets, digits_of, one_of, read_option

if TYPE_CHECKING:
    from socalc.analyses.progress import ProgressReport
    from socalc.cli.stream import Stream
    from socalc.targets.file import TargetFile

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
) -> "Result | Stream":
    """Are we on pace, and what is required from now on?"""
    from socalc.analyses.progress import GRADES
    from socalc.analyses.progress import progress as judged
    from socalc.cli.input import followed_targets, table_stream
    from socalc.rendering.layouts.progress import progress_sheet
    from socalc.targets.dates import parse_any_date

    shared = shared._replace(reading=shared.reading._replace(actuals=True))
    digits = digits_of(shared)
    until = read_option("--as-of", as_of, parse_any_date) if as_of is not None else _this_year()
    worst = one_of("--fail-on", fail_on, GRADES) if fail_on is not None else None
    failing = GRADES[GRADES.index(worst) :] if worst is not None and not exit_zero else ()

    def lay_out(file: "TargetFile") -> Result:
        report = judged(file, until)
        code = Code.FINDING if _has_grade(report, failing) else Code.DONE
        return Result(progress_sheet(report, digits), code)

    options = {"until": until, "failing": failing}
    return table_stream(shared, targets, lay_out, **options) or lay_out(
        followed_targets(shared, targets)
    )


def _has_grade(report: "ProgressReport", grades: tuple[str, ...]) -> bool:
    return any(row.grade in grades for row in report.rows)


def _this_year() -> int:
    """The months since the year 0 until the end of this year: its actual may be known before."""
    from time import localtime

    return localtime().tm_year * 12 + 12
