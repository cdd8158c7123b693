"""The columns of consolidations, and their headings."""

from socalc.analyses.consolidation import ConsolidationReport, ConsolidationRow
from socalc.rendering import figures
from socalc.rendering.sheet import Column, Sheet, ViewColumn

DIGITS = 1
"""Decimals of a reduction rate unless others are asked for."""

_COLUMNS = (
    Column("target", part="names"),
    Column("label"),
    Column("before", "typed"),
    Column("after", "typed"),
    Column("removed", "typed"),
    Column("reduction", "share"),
    Column("ratio", "number"),
    Column("years", "typed", "horizon"),
    Column("per_year", "number"),
    Column("stated"),
    Column("verdict"),
    Column("unit"),
    Column("note"),
)


def consolidation_sheet(report: ConsolidationReport, digits: int | None = None) -> Sheet:
    """The sheet of how large each consolidation is."""
    view = (
        ViewColumn("Target", lambda row, _: row.label or row.target, role="name", wraps=True),
        ViewColumn("Before", lambda row, _: figures.typed(row.before), numeric=True),
        ViewColumn("After", lambda row, _: figures.typed(row.after), numeric=True),
        ViewColumn("Unit", lambda row, _: row.unit),
        ViewColumn("Fewer", lambda row, _: figures.typed(row.removed), numeric=True),
        ViewColumn(
            "Consolidation\npercentage",
            lambda row, n: figures.percent(row.reduction, n),
            numeric=True,
            role="result",
        ),
        ViewColumn("Ratio", lambda row, n: figures.ratio(row.ratio, n), numeric=True),
        ViewColumn("Years", lambda row, _: figures.typed(row.years), numeric=True),
        ViewColumn("Fewer\na year", lambda row, n: figures.quantity(row.per_year, n), numeric=True),
        ViewColumn("Stated", lambda row, _: row.stated),
        ViewColumn("Verdict", _verdict, role="verdict"),
        ViewColumn("Note", lambda row, _: row.note, role="remark", wraps=True),
    )
    return Sheet(
        "socalc.consolidation/1",
        "Consolidation",
        report.title,
        report.source,
        _COLUMNS,
        view,
        report.rows,
        DIGITS if digits is None else digits,
    )


def _verdict(row: ConsolidationRow, _: int) -> str:
    return row.verdict if row.stated else ""
