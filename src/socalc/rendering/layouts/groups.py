"""The columns of what groups of targets require, and their headings."""

from socalc.analyses.groups import GroupReport, GroupRow
from socalc.rendering import figures
from socalc.rendering.layouts.growth import DEFAULT_HORIZON, DIGITS, way_columns
from socalc.rendering.sheet import Column, Sheet, ViewColumn

ALL = "(all)"
REMARK = (
    "Growth of a group follows from its sums. Contributions are in points of the group's growth over "
    "the whole horizon, those of groups in points of all."
)

_COLUMNS = (
    Column("group", part="names"),
    Column("target", part="names"),
    Column("label"),
    Column("unit"),
    Column("parts", "typed"),
    Column("baseline", "typed"),
    Column("target_value", "typed"),
    Column("multiple", "number"),
    Column("change", "share"),
    Column("years", "typed", "horizon"),
    Column("per"),
    Column("method"),
    Column("growth", "share"),
    Column("amount", "number"),
    Column("contribution", "share"),
    Column("by", "typed"),
    Column("note"),
)


def groups_sheet(report: GroupReport, digits: int | None = None) -> Sheet:
    """The sheet of groups, each followed by its parts, and all targets together at the end."""
    view = (
        ViewColumn(report.field.capitalize(), _group, role="name", wraps=True),
        ViewColumn("Target", lambda row, _: row.label or row.target, wraps=True),
        *way_columns(report.per, report.method),
        ViewColumn("Contribution", _contribution, numeric=True),
        ViewColumn("Note", lambda row, _: row.note, role="remark", wraps=True),
    )
    return Sheet(
        "socalc.groups/1",
        "Required growth of groups",
        report.title,
        report.source,
        _COLUMNS,
        view,
        report.rows,
        DIGITS if digits is None else digits,
        DEFAULT_HORIZON if "default" in report.origins else "",
        REMARK,
    )


def _group(row: GroupRow, _: int) -> str:
    """A group, in front of its parts; all targets at the end."""
    return row.group if row.group or row.target else ALL


def _contribution(row: GroupRow, digits: int) -> str:
    return figures.points(row.contribution, digits)
