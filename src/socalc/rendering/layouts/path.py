"""How is a path laid out?"""

from socalc.analyses.column import columns_of
from socalc.analyses.path import PathReport, PathRow
from socalc.rendering.layouts.growth import INDEX_REMARK, notice_of
from socalc.rendering.sheet import NOTE, TARGET, Sheet, ViewColumn

DIGITS = 2


def path_sheet(report: PathReport, digits: int | None = None) -> Sheet:
    """The sheet of milestones."""
    return Sheet(
        schema="socalc.path/1",
        heading="Path",
        columns=columns_of(PathRow),
        view=(
            TARGET,
            "years",
            ViewColumn("period", heading=report.per.capitalize(), numeric=True),
            ViewColumn("value", role="result"),
            "unit",
            ViewColumn("growth", signed=True),
            NOTE,
        ),
        rows=report.rows,
        digits=DIGITS if digits is None else digits,
        title=report.title,
        source=report.source,
        notice=notice_of(report.origins),
        remark=_remark(report),
    )


def _remark(report: PathReport) -> str:
    parts = []
    if report.has_counts:
        parts.append("Counts are rounded to whole numbers, the last is the goal.")
    if report.has_indexes:
        parts.append(INDEX_REMARK)
    return " ".join(parts)
