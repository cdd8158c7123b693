"""The columns of checked figures, and their headings."""

from fractions import Fraction

from socalc.analyses.check import CheckReport, CheckRow
from socalc.analyses.recompute import printed_band
from socalc.arithmetic.rounding import Band
from socalc.rendering import figures
from socalc.rendering.sheet import Column, Sheet, ViewColumn
from socalc.targets.stated import Stated, parse_stated

_COLUMNS = (
    Column("target"),
    Column("kind"),
    Column("stated"),
    Column("recomputed", "number"),
    Column("low", "number"),
    Column("high", "number"),
    Column("verdict"),
    Column("cause"),
    Column("line", "typed"),
    Column("label"),
    Column("from", "typed"),
    Column("to", "typed"),
    Column("years", "typed"),
    Column("fits_from", "typed"),
    Column("fits_to", "typed"),
    Column("note"),
    Column("unit"),
)

_SHARES = ("reduction", "change", "rate", "points")


def check_sheet(report: CheckReport, digits: int | None = None, path: str = "") -> Sheet:
    """The sheet of stated figures and what they come to; ``path`` is the file they stand in."""
    view = (
        ViewColumn("Target", lambda row, _: row.label or row.target, role="name", wraps=True),
        ViewColumn("From", lambda row, _: figures.typed(row.start), numeric=True),
        ViewColumn("To", lambda row, _: figures.typed(row.end), numeric=True),
        ViewColumn("Unit", lambda row, _: row.unit),
        ViewColumn("Years", lambda row, _: figures.typed(row.years), numeric=True),
        ViewColumn("Stated", lambda row, _: row.stated, numeric=True),
        ViewColumn("Recomputed", _recomputed, numeric=True, role="result"),
        ViewColumn("Range", _range),
        ViewColumn("Verdict", lambda row, _: row.verdict, role="verdict"),
        ViewColumn("Fits\nbefore", lambda row, _: _fitting(row)),
        ViewColumn("Likely cause", lambda row, _: row.cause, role="remark", wraps=True),
        ViewColumn("Line", lambda row, _: _line(row), numeric=True),
        ViewColumn("Note", lambda row, _: row.note, role="remark", wraps=True),
    )
    return Sheet(
        "socalc.check/1",
        "Stated figures",
        report.title,
        report.source,
        _COLUMNS,
        view,
        report.rows,
        0 if digits is None else digits,
        remark=_remark(report),
        path=path,
    )


def _remark(report: CheckReport) -> str:
    checked = [row for row in report.rows if row.verdict != "unchecked"]
    misfits = sum(row.verdict == "inconsistent" for row in checked)
    parts = [f"{len(checked)} stated {'figure' if len(checked) == 1 else 'figures'} checked"]
    if misfits:
        parts.append(
            f"{misfits} of them and {'its' if misfits == 1 else 'their'} own numbers do not fit together"
        )
    if report.without_figure:
        parts.append(f"{report.without_figure} targets state none")
    return "; ".join(parts) + "."


def _recomputed(row: CheckRow, digits: int) -> str:
    """The recomputed figure, with so many digits that it looks as it was judged.

    It is shown with one more decimal than the stated figure, and with still more where it would
    otherwise seem to fit though it does not, or the reverse.
    """
    if row.recomputed is None:
        return ""
    if not row.stated or row.kind == "counts":
        return _shown(row, row.recomputed, max(digits, 1))
    stated = parse_stated(row.stated)
    printed = printed_band(stated)
    fits = row.verdict == "consistent"
    decimals = max(digits, _decimals(stated) + 1)
    while decimals < figures.DIGITS_MAX and _seems_in(row, decimals, printed) != fits:
        decimals += 1
    return _shown(row, row.recomputed, decimals)


def _seems_in(row: CheckRow, decimals: int, printed: Band) -> bool:
    assert row.recomputed is not None
    scale = 100 if row.kind in _SHARES else 1
    seen = figures.rounded_value(Fraction(row.recomputed) * scale, decimals) / scale
    return printed.meets(Band(seen, seen))


def _decimals(stated: Stated) -> int:
    step = stated.step * (100 if stated.kind in ("change", "rate", "points") else 1)
    return max(0, len(str(step.denominator)) - 1)


def _range(row: CheckRow, digits: int) -> str:
    if row.low == row.high or not row.stated:
        return ""
    decimals = max(digits, 2 if row.kind == "counts" else _decimals(parse_stated(row.stated)) + 1)
    low, high = (None if end is None else _shown(row, end, decimals) for end in (row.low, row.high))
    return f"{low or '?'} to {high or '?'}"


def _shown(row: CheckRow, value: Fraction | float, digits: int) -> str:
    if row.kind in _SHARES:
        sign = "pp" if row.kind == "points" else "%"
        return f"{figures.rounded(Fraction(value) * 100, digits)} {sign}"
    if row.kind == "multiple":
        return f"x{figures.rounded(value, digits)}"
    if row.kind == "ratio":
        return f"{figures.rounded(value, digits)} to 1"
    return figures.typed(value)


def _fitting(row: CheckRow) -> str:
    """The whole numbers before that would print the same."""
    if row.fits_from is None:
        return ""
    if row.fits_from == row.fits_to:
        return f"only {row.fits_from:,}"
    return f"{row.fits_from:,} to {'?' if row.fits_to is None else format(row.fits_to, ',')}"


def _line(row: CheckRow) -> str:
    return "" if row.line is None else str(row.line)
