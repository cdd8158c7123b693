"""How are consolidations laid out?"""

from socalc.analyses.column import columns_of
from socalc.analyses.consolidation import ConsolidationReport, ConsolidationRow
from socalc.rendering import figures
from socalc.rendering.sheet import NOTE, TARGET, Sheet, ViewColumn

DIGITS = 1
"""Decimals of a reduction rate unless others are asked for."""


def consolidation_sheet(report: ConsolidationReport, digits: int | None = None) -> Sheet:
    """The sheet of how large each consolidation is."""
    return Sheet(
        schema="socalc.consolidation/1",
        heading="Consolidation",
        columns=columns_of(ConsolidationRow),
        view=(
            TARGET,
            "before",
            "after",
            "unit",
            "removed",
            ViewColumn("reduction", role="result"),
            ViewColumn("ratio", figures.ratio),
            "years",
            "per_year",
            "stated",
            ViewColumn("verdict", of_row=_verdict, role="verdict"),
            NOTE,
        ),
        rows=report.rows,
        digits=DIGITS if digits is None else digits,
        title=report.title,
        source=report.source,
    )


def _verdict(row: ConsolidationRow, _: int) -> str:
    return row.verdict if row.stated else ""
