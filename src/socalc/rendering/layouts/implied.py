"""How are implied ratios laid out?"""

from socalc.analyses.column import columns_of
from socalc.analyses.implied import ImpliedReport, ImpliedRow
from socalc.rendering import figures
from socalc.rendering.sheet import NOTE, Sheet, ViewColumn

DIGITS = 2


def implied_sheet(report: ImpliedReport, digits: int | None = None) -> Sheet:
    """The sheet of what goals demand of ratios."""
    return Sheet(
        schema="socalc.implied/1",
        heading="Implied by the goals together",
        columns=columns_of(ImpliedRow),
        view=(
            ViewColumn("ratio", role="name", wraps=True),
            ViewColumn("label", of_row=_label, wraps=True),
            ViewColumn("multiple", figures.multiple, role="result"),
            ViewColumn("change", signed=True),
            "baseline",
            "target_value",
            "unit",
            NOTE,
        ),
        rows=report.rows,
        digits=DIGITS if digits is None else digits,
        title=report.title,
        source=report.source,
    )


def _label(row: ImpliedRow, _: int) -> str:
    return "" if row.label == row.ratio else row.label
