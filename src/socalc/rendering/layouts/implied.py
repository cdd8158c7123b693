"""The columns of implied ratios, and their headings."""

from socalc.analyses.implied import ImpliedReport
from socalc.rendering import figures
from socalc.rendering.sheet import Column, Sheet, ViewColumn

DIGITS = 2

_COLUMNS = (
    Column("ratio", part="names"),
    Column("label"),
    Column("numerator"),
    Column("denominator"),
    Column("multiple", "number"),
    Column("change", "share"),
    Column("baseline", "number"),
    Column("target_value", "number"),
    Column("unit"),
    Column("note"),
)


def implied_sheet(report: ImpliedReport, digits: int | None = None) -> Sheet:
    """The sheet of what goals demand of ratios."""
    view = (
        ViewColumn("Ratio", lambda row, _: row.ratio, role="name", wraps=True),
        ViewColumn("Of", lambda row, _: "" if row.label == row.ratio else row.label, wraps=True),
        ViewColumn(
            "Multiple",
            lambda row, n: figures.multiple(row.multiple, n),
            numeric=True,
            role="result",
        ),
        ViewColumn(
            "Change", lambda row, n: figures.percent(row.change, n, signed=True), numeric=True
        ),
        ViewColumn("Baseline", lambda row, n: figures.quantity(row.baseline, n), numeric=True),
        ViewColumn(
            "Target\nvalue", lambda row, n: figures.quantity(row.target_value, n), numeric=True
        ),
        ViewColumn("Unit", lambda row, _: row.unit),
        ViewColumn("Note", lambda row, _: row.note, role="remark", wraps=True),
    )
    return Sheet(
        "socalc.implied/1",
        "Implied by the goals together",
        report.title,
        report.source,
        _COLUMNS,
        view,
        report.rows,
        DIGITS if digits is None else digits,
    )
