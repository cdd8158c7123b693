"""How are claims found in prose laid out?"""

from socalc.analyses.column import columns_of
from socalc.analyses.scan import ScanReport, ScanRow
from socalc.rendering.layouts.check import CAUSE, figure_columns, misfits_told
from socalc.rendering.sheet import Sheet, ViewColumn


def scan_sheet(report: ScanReport, digits: int | None = None) -> Sheet:
    """The sheet of the claims found in some texts."""
    return Sheet(
        schema="socalc.scan/1",
        heading="Claims in prose",
        columns=columns_of(ScanRow),
        view=(
            ViewColumn("file", role="name"),
            "line",
            ViewColumn("text", wraps=True, passages=report.passages),
            "from",
            "to",
            "years",
            *figure_columns(),
            CAUSE,
        ),
        rows=report.rows,
        digits=0 if digits is None else digits,
        remark=_remark(report),
    )


def _remark(report: ScanReport) -> str:
    judged = sum(row.verdict != "unchecked" for row in report.rows)
    parts = [f"{judged} {'claim' if judged == 1 else 'claims'} judged"]
    parts += misfits_told(report.rows)
    if report.unchecked:
        parts.append(
            f"{report.unchecked} not judged" + ("" if report.shows_all else ": --all shows them")
        )
    return "; ".join(parts) + "."
