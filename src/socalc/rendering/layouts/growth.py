"""How is required growth laid out?"""

from collections.abc import Collection
from typing import TYPE_CHECKING

from socalc.analyses.column import columns_of
from socalc.analyses.growth import GrowthReport, GrowthRow, Method, Per
from socalc.rendering import figures
from socalc.rendering.sheet import NOTE, TARGET, Sheet, ViewColumn
from socalc.targets.window import Origin

if TYPE_CHECKING:
    from socalc.analyses.groups import GroupRow

DIGITS = 2
"""Decimals of a growth rate unless others are asked for."""

DEFAULT_HORIZON = "Two to three years, as neither the file nor an option gives a horizon."
INDEX_REMARK = "Index: no baseline is stated, so 100 stands for it."


def growth_sheet(report: GrowthReport, digits: int | None = None) -> Sheet:
    """The sheet of what yearly (quarterly, monthly) growth each goal requires."""
    return Sheet(
        schema="socalc.growth/1",
        heading="Required growth",
        columns=columns_of(GrowthRow),
        view=(
            TARGET,
            "goal",
            *way_columns(report.per, report.method),
            ViewColumn("break_even", of_row=_break_even),
            NOTE,
        ),
        rows=report.rows,
        digits=DIGITS if digits is None else digits,
        title=report.title,
        source=report.source,
        notice=notice_of(report.origins),
        remark=INDEX_REMARK if any(row.unit == "index" for row in report.rows) else "",
    )


def notice_of(origins: Collection[Origin]) -> str:
    """What is said where nobody gave a horizon for some target."""
    return DEFAULT_HORIZON if "default" in origins else ""


def way_columns(per: Per, method: Method) -> tuple[ViewColumn | str, ...]:
    """What people see of the way from a baseline to a target value, and of its pace."""
    growth = "Growth" if method == "compound" else "Linear growth"
    return (
        "baseline",
        ViewColumn("target_value", figures.quantity),
        "unit",
        ViewColumn("multiple", figures.multiple),
        "years",
        ViewColumn("by", of_row=_by),
        ViewColumn("growth", heading=f"{growth}\na {per}", signed=True, role="result"),
        ViewColumn("amount", heading=f"Amount\na {per}", signed=True),
    )


def _by(row: "GrowthRow | GroupRow", _: int) -> str:
    """The year in which the horizon ends, or the month where it ends within one."""
    return row.deadline if row.by is None else str(row.by)


def _break_even(row: GrowthRow, digits: int) -> str:
    if row.break_even is None:
        return ""
    when = f" ({row.break_even_year})" if row.break_even_year else ""
    return f"{figures.quantity(row.break_even, digits)}{when}"
