"""How is it laid out what groups of targets require?"""

from socalc.analyses.column import columns_of
from socalc.analyses.groups import GroupReport, GroupRow
from socalc.rendering import figures
from socalc.rendering.layouts.growth import DIGITS, notice_of, way_columns
from socalc.rendering.sheet import NOTE, TARGET, Sheet, ViewColumn

ALL = "(all)"
REMARK = (
    "Growth of a group follows from its sums. Contributions are in points of the group's growth over "
    "the whole horizon, those of groups in points of all."
)


def groups_sheet(report: GroupReport, digits: int | None = None) -> Sheet:
    """The sheet of groups, each followed by its parts, and all targets together at the end."""
    return Sheet(
        schema="socalc.groups/1",
        heading="Required growth of groups",
        columns=columns_of(GroupRow),
        view=(
            ViewColumn(
                "group", of_row=_group, heading=report.field.capitalize(), role="name", wraps=True
            ),
            TARGET._replace(role=""),
            *way_columns(report.per, report.method),
            ViewColumn("contribution", figures.points),
            NOTE,
        ),
        rows=report.rows,
        digits=DIGITS if digits is None else digits,
        title=report.title,
        source=report.source,
        notice=notice_of(report.origins),
        remark=REMARK,
    )


def _group(row: GroupRow, _: int) -> str:
    """A group, in front of its parts; all targets at the end."""
    return row.group if row.group or row.target else ALL
