"""The columns of claims found in prose, and their headings."""

from socalc.analyses.scan import ScanReport
from socalc.rendering import figures
from socalc.rendering.layouts.check import misfits_told, range_text, recomputed_text
from socalc.rendering.sheet import Column, Sheet, ViewColumn

_COLUMNS = (
    Column("file"),
    Column("line", "typed"),
    Column("text"),
    Column("from", "typed"),
    Column("to", "typed"),
    Column("years", "typed"),
    Column("stated"),
    Column("recomputed", "number"),
    Column("verdict"),
    Column("cause"),
    Column("kind"),
    Column("low", "number"),
    Column("high", "number"),
    Column("construction"),
)


def scan_sheet(report: ScanReport, digits: int | None = None) -> Sheet:
    """The sheet of the claims found in some texts."""
    view = (
        ViewColumn("File", lambda row, _: row.file, role="name"),
        ViewColumn("Line", lambda row, _: str(row.line), numeric=True),
        ViewColumn("Words", lambda row, _: row.text, wraps=True, passages=report.passages),
        ViewColumn("From", lambda row, _: figures.typed(row.start), numeric=True),
        ViewColumn("To", lambda row, _: figures.typed(row.end), numeric=True),
        ViewColumn("Years", lambda row, _: figures.typed(row.years), numeric=True),
        ViewColumn("Stated", lambda row, _: row.stated, numeric=True),
        ViewColumn("Recomputed", recomputed_text, numeric=True, role="result"),
        ViewColumn("Range", range_text),
        ViewColumn("Verdict", lambda row, _: row.verdict, role="verdict"),
        ViewColumn("Likely cause", lambda row, _: row.cause, wraps=True),
    )
    return Sheet(
        "socalc.scan/1",
        "Claims in prose",
        "",
        "",
        _COLUMNS,
        view,
        report.rows,
        0 if digits is None else digits,
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
