"""The columns of required growth, and their headings."""

from socalc.analyses.growth import GrowthReport, GrowthRow, Method, Per
from socalc.rendering import figures
from socalc.rendering.sheet import Column, Sheet, ViewColumn

DIGITS = 2
"""Decimals of a growth rate unless others are asked for."""

DEFAULT_HORIZON = "Two to three years, as neither the file nor an option gives a horizon."
INDEX_REMARK = "Index: no baseline is stated, so 100 stands for it."

_COLUMNS = (
    Column("target", part="names"),
    Column("label"),
    Column("unit"),
    Column("baseline", "typed"),
    Column("goal"),
    Column("target_value", "typed"),
    Column("multiple", "number"),
    Column("change", "share"),
    Column("years", "typed", "horizon"),
    Column("per"),
    Column("method"),
    Column("growth", "share"),
    Column("amount", "number"),
    Column("note"),
    Column("by", "typed"),
    Column("break_even", "number"),
    Column("break_even_year", "typed"),
)


def growth_sheet(report: GrowthReport, digits: int | None = None) -> Sheet:
    """The sheet of what yearly (quarterly, monthly) growth each goal requires."""
    view = (
        ViewColumn("Target", lambda row, _: row.label or row.target, role="name", wraps=True),
        ViewColumn("Goal", lambda row, _: row.goal),
        *way_columns(report.per, report.method),
        ViewColumn("Break-even\nafter years", _break_even, numeric=True),
        ViewColumn("Note", lambda row, _: row.note, role="remark", wraps=True),
    )
    return Sheet(
        "socalc.growth/1",
        "Required growth",
        report.title,
        report.source,
        _COLUMNS,
        view,
        report.rows,
        DIGITS if digits is None else digits,
        DEFAULT_HORIZON if "default" in report.origins else "",
        INDEX_REMARK if any(row.unit == "index" for row in report.rows) else "",
    )


def way_columns(per: Per, method: Method) -> tuple[ViewColumn, ...]:
    """The columns for people of the way from a baseline to a target value, and of its pace."""
    growth = "Growth" if method == "compound" else "Linear growth"
    return (
        ViewColumn("Baseline", lambda row, _: figures.typed(row.baseline), numeric=True),
        ViewColumn(
            "Target\nvalue", lambda row, n: figures.quantity(row.target_value, n), numeric=True
        ),
        ViewColumn("Unit", lambda row, _: row.unit),
        ViewColumn("Multiple", lambda row, n: figures.multiple(row.multiple, n), numeric=True),
        ViewColumn("Years", lambda row, _: figures.typed(row.years), numeric=True),
        ViewColumn("By", lambda row, _: str(row.by or ""), numeric=True),
        ViewColumn(
            f"{growth}\na {per}",
            lambda row, n: figures.percent(row.growth, n, signed=True),
            numeric=True,
            role="result",
        ),
        ViewColumn(
            f"Amount\na {per}",
            lambda row, n: figures.quantity(row.amount, n, signed=True),
            numeric=True,
        ),
    )


def _break_even(row: GrowthRow, digits: int) -> str:
    if row.break_even is None:
        return ""
    when = f" ({row.break_even_year})" if row.break_even_year else ""
    return f"{figures.quantity(row.break_even, digits)}{when}"
