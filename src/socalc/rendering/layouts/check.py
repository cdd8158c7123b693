"""How are checked figures laid out?"""

from fractions import Fraction
from typing import TYPE_CHECKING

from socalc.analyses.check import CheckReport, CheckRow
from socalc.analyses.column import columns_of
from socalc.analyses.recompute import printed_band
from socalc.arithmetic.bands import Band
from socalc.arithmetic.growth import precise_growth_rate
from socalc.rendering import figures
from socalc.rendering.sheet import NOTE, TARGET, Sheet, ViewColumn
from socalc.targets.stated import SHARES, Stated, StatedText, scale_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from socalc.analyses.scan import ScanRow

    Judged = CheckRow | ScanRow


def check_sheet(report: CheckReport, digits: int | None = None, path: str = "") -> Sheet:
    """The sheet of stated figures and what they come to; ``path`` is the file they stand in."""
    return Sheet(
        schema="socalc.check/1",
        heading="Stated figures",
        columns=columns_of(CheckRow),
        view=(
            TARGET,
            "from",
            "to",
            "unit",
            "years",
            *figure_columns(),
            ViewColumn("fits_from", of_row=_fitting, numeric=False),
            CAUSE,
            "line",
            NOTE,
        ),
        rows=report.rows,
        digits=0 if digits is None else digits,
        title=report.title,
        source=report.source,
        remark=_remark(report),
        path=path,
    )


CAUSE = ViewColumn("cause", wraps=True)


def figure_columns() -> tuple[ViewColumn, ...]:
    """What people see of a stated figure and of what it comes to."""
    return (
        ViewColumn("stated", numeric=True),
        ViewColumn("recomputed", of_row=_recomputed_text, role="result"),
        ViewColumn("low", of_row=_range_text, numeric=False),
        ViewColumn("verdict", role="verdict"),
    )


def _remark(report: CheckReport) -> str:
    checked = sum(row.verdict != "unchecked" for row in report.rows)
    parts = [f"{checked} stated {'figure' if checked == 1 else 'figures'} checked"]
    parts += misfits_told(report.rows)
    if report.without_figure:
        one = report.without_figure == 1
        parts.append(f"{report.without_figure} {'target states' if one else 'targets state'} none")
    return "; ".join(parts) + "."


def misfits_told(rows: "Sequence[Judged]") -> list[str]:
    """How many of the rows do not fit their own numbers; nothing if all do."""
    misfits = sum(row.verdict == "inconsistent" for row in rows)
    which = "it" if sum(row.verdict != "unchecked" for row in rows) == 1 else f"{misfits} of them"
    whose = "its" if misfits == 1 else "their"
    return [f"{which} and {whose} own numbers do not fit together"] if misfits else []


def _recomputed_text(row: "Judged", digits: int) -> str:
    """The recomputed figure, with so many digits that it looks as it was judged.

    It is shown with one more decimal than the stated figure, and with still more where it would
    otherwise seem to fit though it does not, or the reverse, or to lie outside the range beside it.
    """
    if row.recomputed is None:
        return ""
    stated = _judged_figure(row)
    if stated is None:
        return _shown(row, row.recomputed, max(digits, 1))
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


def _judged_figure(row: "Judged") -> Stated | None:
    """The stated figure that a verdict is about; ``None`` without one, and of counts."""
    if row.verdict == "unchecked" or not isinstance(row.stated, StatedText):
        return None
    return row.stated.figure


_DOUBLE_DECIMALS = 12
"""From here on the digits of a rate are worked out anew: a double has few more of them."""


def _precisely(row: "Judged", value: Fraction | float) -> Fraction | float:
    if row.kind != "rate" or not row.start or not row.end or not row.years:
        return value
    rate = precise_growth_rate(row.end / row.start, row.years)
    return rate if (rate > 0) == (value > 0) else -rate


def _seems_in(row: "Judged", value: Fraction | float, decimals: int, printed: Band) -> bool:
    seen = _seen(row, value, decimals)
    return printed.meets(Band(seen, seen))


def _seen(row: "Judged", value: Fraction | float, decimals: int) -> Fraction:
    """The number that is shown with so many decimals, in the unit of the stated figure."""
    scale = scale_of(row.kind)
    return figures.rounded_value(Fraction(value) * scale, decimals) / scale


def _decimals(stated: Stated) -> int:
    step = stated.step * scale_of(stated.kind)
    return max(0, len(str(step.denominator)) - 1)


def _range_text(row: "Judged", digits: int) -> str:
    """The range of the recomputed figure over inputs that print the same; empty if that is one number."""
    if row.low == row.high or not row.stated or row.verdict == "unchecked":
        return ""
    decimals = _range_decimals(row, digits)
    low, high = (None if end is None else _shown(row, end, decimals) for end in (row.low, row.high))
    return f"{low or '?'} to {high or '?'}"


def _range_decimals(row: "Judged", digits: int) -> int:
    """So many that the range has two ends, and seems to reach the stated figure if it does."""
    stated = _judged_figure(row)
    if stated is None:
        return max(digits, 2)
    printed, reaches = printed_band(stated), row.verdict != "inconsistent"
    decimals = max(digits, _decimals(stated) + 1)
    while row.low != row.high and decimals < figures.DIGITS_MAX:
        seen = _range_seen(row, decimals)
        if seen.low != seen.high and printed.meets(seen) == reaches:
            break
        decimals += 1
    return decimals


def _range_seen(row: "Judged", decimals: int) -> Band:
    """The range that is shown with so many decimals."""
    low, high = (None if end is None else _seen(row, end, decimals) for end in (row.low, row.high))
    return Band(low, high)


def _shown(row: "Judged", value: Fraction | float, digits: int) -> str:
    if row.kind in SHARES:
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


def _fitting(row: CheckRow, _: int) -> str:
    """The whole numbers before that would print the same."""
    if row.fits_from is None:
        return ""
    if row.fits_from == row.fits_to:
        return f"only {row.fits_from:,}"
    return f"{row.fits_from:,} to {'?' if row.fits_to is None else format(row.fits_to, ',')}"
