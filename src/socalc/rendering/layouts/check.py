"""The columns of checked figures, and their headings."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Protocol

from socalc.analyses import recompute
from socalc.analyses.check import CheckReport, CheckRow
from socalc.analyses.recompute import printed_band
from socalc.arithmetic.bands import Band, Verdict
from socalc.arithmetic.growth import precise_growth_rate
from socalc.rendering import figures
from socalc.rendering.sheet import Column, Kind, Sheet, ViewColumn
from socalc.targets.stated import Stated, parse_stated

_SHARES = ("reduction", "change", "rate", "points")


def _measure(row: CheckRow) -> tuple[str, Kind]:
    """What the recomputed figure of a row is, and how people read it."""
    if row.kind == "points":
        return row.kind, "points"
    return row.kind, "share" if row.kind in _SHARES else "number"


_COLUMNS = (
    Column("target", part="names"),
    Column("kind", part="names", named=lambda kind: kind == "counts"),
    Column("stated"),
    Column("recomputed", "number", measure=_measure),
    Column("low", "number", measure=_measure),
    Column("high", "number", measure=_measure),
    Column("verdict"),
    Column("cause"),
    Column("line", "typed", "place"),
    Column("label"),
    Column("from", "typed"),
    Column("to", "typed"),
    Column("years", "typed"),
    Column("fits_from", "typed"),
    Column("fits_to", "typed"),
    Column("note"),
    Column("unit"),
)


class Judged(Protocol):
    """What a row holds that tells of a recomputed figure."""

    @property
    def kind(self) -> recompute.Kind: ...
    @property
    def stated(self) -> str: ...
    @property
    def recomputed(self) -> Fraction | float | None: ...
    @property
    def low(self) -> Fraction | float | None: ...
    @property
    def high(self) -> Fraction | float | None: ...
    @property
    def verdict(self) -> Verdict: ...
    @property
    def start(self) -> Fraction | None: ...
    @property
    def end(self) -> Fraction | None: ...
    @property
    def years(self) -> Fraction | None: ...


def check_sheet(report: CheckReport, digits: int | None = None, path: str = "") -> Sheet:
    """The sheet of stated figures and what they come to; ``path`` is the file they stand in."""
    view = (
        ViewColumn("Target", lambda row, _: row.label or row.target, role="name", wraps=True),
        ViewColumn("From", lambda row, _: figures.typed(row.start), numeric=True),
        ViewColumn("To", lambda row, _: figures.typed(row.end), numeric=True),
        ViewColumn("Unit", lambda row, _: row.unit),
        ViewColumn("Years", lambda row, _: figures.typed(row.years), numeric=True),
        ViewColumn("Stated", lambda row, _: row.stated, numeric=True),
        ViewColumn("Recomputed", recomputed_text, numeric=True, role="result"),
        ViewColumn("Range", range_text),
        ViewColumn("Verdict", lambda row, _: row.verdict, role="verdict"),
        ViewColumn("Fits\nbefore", lambda row, _: _fitting(row)),
        ViewColumn("Likely cause", lambda row, _: row.cause, wraps=True),
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
    checked = sum(row.verdict != "unchecked" for row in report.rows)
    parts = [f"{checked} stated {'figure' if checked == 1 else 'figures'} checked"]
    parts += misfits_told(report.rows)
    if report.without_figure:
        one = report.without_figure == 1
        parts.append(f"{report.without_figure} {'target states' if one else 'targets state'} none")
    return "; ".join(parts) + "."


def misfits_told(rows: Sequence[Judged]) -> list[str]:
    """How many of the rows do not fit their own numbers; nothing if all do."""
    misfits = sum(row.verdict == "inconsistent" for row in rows)
    which = "it" if sum(row.verdict != "unchecked" for row in rows) == 1 else f"{misfits} of them"
    whose = "its" if misfits == 1 else "their"
    return [f"{which} and {whose} own numbers do not fit together"] if misfits else []


def recomputed_text(row: Judged, digits: int) -> str:
    """The recomputed figure, with so many digits that it looks as it was judged.

    It is shown with one more decimal than the stated figure, and with still more where it would
    otherwise seem to fit though it does not, or the reverse, or to lie outside the range beside it.
    """
    if row.recomputed is None:
        return ""
    if not row.stated or row.verdict == "unchecked" or row.kind == "counts":
        return _shown(row, row.recomputed, max(digits, 1))
    stated = parse_stated(row.stated)
    printed = printed_band(stated)
    fits = row.verdict == "consistent"
    decimals = max(digits, _decimals(stated) + 1)
    value = _precisely(row, row.recomputed) if decimals >= _DOUBLE_DECIMALS else row.recomputed
    reach = _range_seen(row, _range_decimals(row, digits))
    while decimals < figures.DIGITS_MAX and (
        _seems_in(row, value, decimals, printed) != fits
        or not _seems_in(row, value, decimals, reach)
    ):
        decimals += 1
        if decimals == _DOUBLE_DECIMALS:
            value = _precisely(row, value)
    return _shown(row, value, decimals)


_DOUBLE_DECIMALS = 12
"""From here on the digits of a rate are worked out anew: a double has few more of them."""


def _precisely(row: Judged, value: Fraction | float) -> Fraction | float:
    if row.kind != "rate" or not row.start or not row.end or not row.years:
        return value
    rate = precise_growth_rate(row.end / row.start, row.years)
    return rate if (rate > 0) == (value > 0) else -rate


def _seems_in(row: Judged, value: Fraction | float, decimals: int, printed: Band) -> bool:
    seen = _seen(row, value, decimals)
    return printed.meets(Band(seen, seen))


def _seen(row: Judged, value: Fraction | float, decimals: int) -> Fraction:
    """The number that is shown with so many decimals, in the unit of the stated figure."""
    scale = 100 if row.kind in _SHARES else 1
    return figures.rounded_value(Fraction(value) * scale, decimals) / scale


def _decimals(stated: Stated) -> int:
    step = stated.step * (100 if stated.kind in ("change", "rate", "points") else 1)
    return max(0, len(str(step.denominator)) - 1)


def range_text(row: Judged, digits: int) -> str:
    """The range of the recomputed figure over inputs that print the same; empty if that is one number."""
    if row.low == row.high or not row.stated or row.verdict == "unchecked":
        return ""
    decimals = _range_decimals(row, digits)
    low, high = (None if end is None else _shown(row, end, decimals) for end in (row.low, row.high))
    return f"{low or '?'} to {high or '?'}"


def _range_decimals(row: Judged, digits: int) -> int:
    """So many that the range has two ends, and seems to reach the stated figure if it does."""
    if row.kind == "counts":
        return max(digits, 2)
    stated = parse_stated(row.stated)
    printed, reaches = printed_band(stated), row.verdict != "inconsistent"
    decimals = max(digits, _decimals(stated) + 1)
    while row.low != row.high and decimals < figures.DIGITS_MAX:
        seen = _range_seen(row, decimals)
        if seen.low != seen.high and printed.meets(seen) == reaches:
            break
        decimals += 1
    return decimals


def _range_seen(row: Judged, decimals: int) -> Band:
    """The range that is shown with so many decimals."""
    low, high = (None if end is None else _seen(row, end, decimals) for end in (row.low, row.high))
    return Band(low, high)


def _shown(row: Judged, value: Fraction | float, digits: int) -> str:
    if row.kind in _SHARES:
        sign = "pp" if row.kind == "points" else "%"
        return f"{_number(Fraction(value) * 100, digits)} {sign}"
    if row.kind == "counts":
        return figures.typed(value)
    number = _number(Fraction(value), digits)
    return f"x{number}" if row.kind == "multiple" else f"{number} to 1"


def _number(value: Fraction, digits: int) -> str:
    """With exactly so many decimals, unless it is too long to be read."""
    is_long = abs(value) >= _LONG
    return figures.quantity(float(value), digits) if is_long else figures.rounded(value, digits)


_LONG = 10**15


def _fitting(row: CheckRow) -> str:
    """The whole numbers before that would print the same."""
    if row.fits_from is None:
        return ""
    if row.fits_from == row.fits_to:
        return f"only {row.fits_from:,}"
    return f"{row.fits_from:,} to {'?' if row.fits_to is None else format(row.fits_to, ',')}"


def _line(row: CheckRow) -> str:
    return "" if row.line is None else str(row.line)
