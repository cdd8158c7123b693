"""``socalc growth``: what yearly growth does each goal require?"""

from typing import TYPE_CHECKING, Annotated

import typer

from socalc.answers.question import Question
from socalc.cli.exits import UsageError
from socalc.cli.make_question import is_table, question_of, with_column
from socalc.cli.options import (
    By,
    Explain,
    From,
    Goal,
    Method,
    Per,
    Shared,
    Targets,
    Years,
    asked_horizons,
    one_of,
    refuse_file,
)

if TYPE_CHECKING:
    from socalc.targets.file import TargetFile

EXAMPLES = """\b
Examples:
  socalc growth --years 3
  socalc growth revenue 'prof*' --years 2-3 --per quarter
  socalc growth --from 118.4 --goal x2 --years 3
  socalc growth -f examples/firms.csv --format csv --keep
  socalc growth --json | jq -r '.rows[] | [.target, .years, .growth] | @tsv'
"""


def growth(
    shared: Shared,
    targets: Targets = None,
    years: Years = None,
    by: By = None,
    per: Per = "year",
    method: Method = "compound",
    start: From = None,
    goal: Goal = None,
    group_by: Annotated[
        str | None,
        typer.Option(
            "--group-by",
            metavar="FIELD",
            help="Add up by group, unit, label or a column of a table, and overall.",
        ),
    ] = None,
    explain: Explain = False,
) -> Question:
    """What yearly growth does each goal require?"""
    from socalc.analyses.growth import METHODS, PERIODS
    from socalc.answers.growth import GROWTH, Options

    period, way = one_of("--per", per, PERIODS), one_of("--method", method, METHODS)
    options = Options(asked_horizons(years, by), period, way)
    if group_by is not None and explain:
        raise UsageError("both --group-by and --explain", "keep one of them")
    given = None
    if start is not None or goal is not None:
        given = _given(start, goal, by, targets, shared)
    if group_by is not None:
        from socalc.analyses.groups import FIELDS

        if given is None and group_by not in FIELDS and is_table(shared):
            shared, group_by = with_column(shared, "group", group_by), "group"
        options = options._replace(group_by=one_of("--group-by", group_by, FIELDS))
    all_at_once = group_by is not None
    return question_of(
        shared, GROWTH, options, targets, given=given, explain=explain, needs_all=all_at_once
    )


def _given(
    start: str | None,
    goal: str | None,
    by: str | None,
    targets: list[str] | None,
    shared: Shared,
) -> "TargetFile":
    """The one target that the options describe."""
    if goal is None:
        raise UsageError("--from without --goal", "add what is to be reached: --goal x2")
    if by is not None:
        raise UsageError(
            "--by with --goal", "there is no base year to count from: ask for --years 3"
        )
    refuse_file("--goal", shared, targets)
    from socalc.reading.sections.entry import given_target

    return given_target("growth", {"baseline": ("--from", start), "goal": ("--goal", goal)})
