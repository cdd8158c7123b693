"""The columns of a path, and their headings."""

from socalc.analyses.path import PathReport
from socalc.rendering import figures
from socalc.rendering.layouts.growth import DEFAULT_HORIZON, INDEX_REMARK
from socalc.rendering.sheet import Column, Sheet, ViewColumn

DIGITS = 2

_COLUMNS = (
    Column("target", part="names"),
    Column("label"),
    Column("unit"),
    Column("period", part="names"),
    Column("value", "number"),
    Column("growth", "share"),
    Column("years", "typed", "horizon"),
    Column("per"),
    Column("method"),
    Column("number", "typed"),
    Column("note"),
)


def path_sheet(report: PathReport, digits: int | None = None) -> Sheet:
    """The sheet of milestones."""
    view = (
        ViewColumn("Target", lambda row, _: row.label or row.target, role="name", wraps=True),
        ViewColumn("Years", lambda row, _: figures.typed(row.years), numeric=True),
        ViewColumn(report.per.capitalize(), lambda row, _: row.period, numeric=True),
        ViewColumn(
            "Milestone", lambda row, n: figures.quantity(row.value, n), numeric=True, role="result"
        ),
        ViewColumn("Unit", lambda row, _: row.unit),
        ViewColumn(
            "Growth", lambda row, n: figures.percent(row.growth, n, signed=True), numeric=True
        ),
        ViewColumn("Note", lambda row, _: row.note, role="remark", wraps=True),
    )
    return Sheet(
        "socalc.path/1",
        "Path",
        report.title,
        report.source,
        _COLUMNS,
        view,
        report.rows,
        DIGITS if digits is None else digits,
        DEFAULT_HORIZON if "default" in report.origins else "",
        _remark(report),
    )


def _remark(report: PathReport) -> str:
    parts = []
    if report.has_counts:
        parts.append("Counts are rounded to whole numbers, the last is the goal.")
    if report.has_indexes:
        parts.append(INDEX_REMARK)
    return " ".join(parts)
