"""``socalc growth``: what yearly growth does each goal require?"""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from socalc.cli.exits import UsageError
from socalc.cli.options import (
    By,
    Explain,
    From,
    Goal,
    LayOut,
    Method,
    Per,
    Result,
    Shared,
    Targets,
    Years,
    asked_horizons,
    digits_of,
    one_of,
    read_option,
    refuse_file,
)

if TYPE_CHECKING:
    from socalc.cli.stream import Stream
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
) -> "Result | Stream":
    """What yearly growth does each goal require?"""
    from socalc.analyses.growth import METHODS, PERIODS, required_growth
    from socalc.rendering.layouts.growth import growth_sheet

    asked = asked_horizons(years, by)
    period, way = one_of("--per", per, PERIODS), one_of("--method", method, METHODS)
    digits = digits_of(shared)
    if group_by is not None:
        if explain:
            raise UsageError("both --group-by and --explain", "keep one of them")
        shared, group_by = _grouped(shared, group_by)

    def lay_out(file: "TargetFile") -> Result:
        if group_by is not None:
            from socalc.analyses.groups import FIELDS, groups
            from socalc.rendering.layouts.groups import groups_sheet

            field = one_of("--group-by", group_by, FIELDS)
            return Result(groups_sheet(groups(file, field, asked, period, way), digits))
        if explain:
            from socalc.analyses.explain import explain_growth
            from socalc.rendering.layouts.explain import explain_sheet

            return Result(explain_sheet(explain_growth(file, asked, period, way), digits))
        return Result(growth_sheet(required_growth(file, asked, period, way), digits))

    if start is None and goal is None:
        if group_by is None:
            from socalc.cli.input import is_long, table_stream

            options = {"asked": asked, "per": period, "method": way}
            if stream := table_stream(shared, targets, lay_out, **options):
                return stream
            if not (explain or targets or shared.settings) and is_long(shared):
                return _long(shared, lay_out, **options)
        return lay_out(growth_targets(shared, targets))
    return lay_out(_given(start, goal, by, targets, shared))


def _grouped(shared: Shared, field: str) -> tuple[Shared, str]:
    """The options with what holds the groups: a field, or a column of a table that is read as one."""
    from socalc.analyses.groups import FIELDS
    from socalc.cli.input import path_of_targets
    from socalc.cli.table_options import input_of

    if field in FIELDS or input_of(shared.reading, path_of_targets(shared.file)) == "yaml":
        return shared, field
    renamed = [*(shared.reading.map or ()), f"group={field}"]
    return shared._replace(reading=shared.reading._replace(map=renamed)), "group"


def _long(shared: Shared, lay_out: LayOut, **options: Any) -> Result:
    """The result of a long YAML file, whose targets become text as they are read where they can."""
    from socalc.cli.input import target_file
    from socalc.cli.output import chosen_format
    from socalc.rendering.formats import FLOWING

    format = chosen_format(shared.format, shared.json, shared.output_path)
    if shared.csv_safe or format not in FLOWING:
        return lay_out(target_file(shared))
    from socalc.answers.direct.entries import Entries

    entries = Entries(format, lambda file: lay_out(file).sheet, **options)
    sheet, text = entries.result(target_file(shared, entries), not shared.no_header)
    return Result(sheet, text=text)


def growth_targets(shared: Shared, targets: list[str] | None) -> "TargetFile":
    """The file with the growth targets that are picked."""
    from socalc.cli.input import target_file
    from socalc.targets.selection import select

    file = target_file(shared)
    elsewhere = {"consolidation": file.consolidation}
    return file._replace(growth=select(file.growth, targets, elsewhere))


def _given(
    start: str | None,
    goal: str | None,
    by: str | None,
    targets: list[str] | None,
    shared: Shared,
) -> "TargetFile":
    """The one target that the options describe, read as in a file."""
    from socalc.targets.figure import parse_figure
    from socalc.targets.file import Growth, TargetFile
    from socalc.targets.goal import parse_goal, target_value

    if goal is None:
        raise UsageError("--from without --goal", "add what is to be reached: --goal x2")
    if by is not None:
        raise UsageError(
            "--by with --goal", "there is no base year to count from: ask for --years 3"
        )
    refuse_file("--goal", shared, targets)
    baseline = read_option("--from", start, parse_figure) if start is not None else None
    parsed = read_option("--goal", goal, parse_goal)
    value = read_option("--goal", goal, lambda _: target_value(parsed, baseline))
    unit = "%" if baseline and baseline.percent else ""
    return TargetFile(growth=(Growth("given", parsed, value, baseline, unit=unit),))
