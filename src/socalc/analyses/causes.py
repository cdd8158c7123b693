"""What may have happened to a stated figure that does not fit?

Each hypothesis is one small function that says what it would mean, or nothing. It speaks only if it
truly reproduces the stated figure: the value that it leads to, from the inputs as typed, has to print
like the stated one. The simplest come first; several may fit.
"""

from collections.abc import Callable
from decimal import Context, Decimal
from fractions import Fraction
from math import ceil, floor

from socalc.analyses.case import Case
from socalc.analyses.near_misses import NEAR_MISSES
from socalc.arithmetic.rounding import Band


def causes(case: Case) -> list[str]:
    """What would explain the figure, the simplest first; empty if nothing does.

    Of a figure that the value rounds to, only its word is off, and no other reading is asked. That it is
    nearly right is told only where nothing else explains it.
    """
    for hypotheses in ((on_the_other_side,), HYPOTHESES, NEAR_MISSES):
        if told := [text for hypothesis in hypotheses if (text := hypothesis(case))]:
            return told
    return []


def what_remains(case: Case) -> str:
    if case.kind == "reduction" and case.prints_like(case.multiple):
        return "this is what remains, not what was cut"
    return ""


def divided_by_after(case: Case) -> str:
    if case.stated.kind != "change" or not case.multiple:
        return ""
    share = 1 / case.multiple - 1 if case.falls else 1 - 1 / case.multiple
    return "the change divided by the value after, not before" if case.prints_like(share) else ""


def multiple_as_percentage(case: Case) -> str:
    """x2 is growth of 100 %, neither of 200 % nor of 2 %."""
    if case.stated.kind != "change" or not case.multiple:
        return ""
    if not case.falls and case.prints_like(case.multiple):
        return "the multiple, written as a percentage"
    if case.prints_like(case.multiple / 100):
        return "the multiple with a percent sign"
    return "the ratio with a percent sign" if case.prints_like(1 / case.multiple / 100) else ""


def percentage_as_multiple(case: Case) -> str:
    fits = case.stated.kind == "multiple" and case.prints_like(abs(case.multiple - 1))
    return "the change, written as a multiple" if fits else ""


def upside_down(case: Case) -> str:
    if case.stated.kind not in ("multiple", "ratio") or not case.multiple:
        return ""
    return "before and after are swapped" if case.prints_like(1 / case.value) else ""


def divided_by_years(case: Case) -> str:
    if case.kind != "rate" or not case.years:
        return ""
    fits = case.prints_like(case.change / case.years)
    return "the total change divided by the years, not compounded" if fits else ""


def total_for_yearly(case: Case) -> str:
    fits = case.kind == "rate" and case.prints_like(case.change)
    return "the total change, not the change a year" if fits else ""


def yearly_for_total(case: Case) -> str:
    if case.stated.kind != "change" or not case.years or case.years == 1:
        return ""
    fits = case.yearly_is_in(case.printed, case.years, case.falls)
    return "the change a year, not the total" if fits else ""


def one_year_off(case: Case) -> str:
    if case.kind != "rate" or not case.years:
        return ""
    for years in (case.years - 1, case.years + 1):
        if years > 0 and case.is_in(case.printed, years=years):
            return f"it fits over {_years(years)}, not over {_years(case.years)}"
    return ""


def continuous_rate(case: Case) -> str:
    if case.kind != "rate" or not case.years or case.multiple <= 0:
        return ""
    logarithm = _logarithm(case.multiple) / case.years
    fits = case.prints_like(-logarithm if case.falls else logarithm)
    return "a continuous (logarithmic) rate, not a compound one" if fits else ""


def cut_off(case: Case) -> str:
    value, step = case.stated.value, case.stated.step
    fits = case.is_in(Band(value, value + step, open_high=True))
    return "cut off at the last digit instead of rounded" if fits else ""


def rounded_up(case: Case) -> str:
    value, step = case.stated.value, case.stated.step
    fits = case.is_in(Band(value - step, value, open_low=True))
    return "rounded up instead of to the nearest" if fits else ""


def fewer_digits(case: Case) -> str:
    """90 % for 88.1 % is right to the nearest ten."""
    value, step = case.stated.value, case.stated.step
    for places in (1, 2, 3):
        coarse = step * 10**places
        near = Band(value - coarse / 2, value + coarse / 2)
        if coarse < value and value % coarse == 0 and case.is_in(near):
            return "right when rounded to fewer digits"
    return ""


def shifted_point(case: Case) -> str:
    if not case.stated.value:
        return ""
    low, high = case.printed.low, case.printed.high
    assert low is not None
    assert high is not None
    fits = any(case.is_in(Band(low * factor, high * factor)) for factor in _SHIFTS)
    return "the decimal point is shifted" if fits else ""


_SHIFTS = tuple(Fraction(10) ** places for places in (1, -1, 2, -2, 3, -3))


def opposite_direction(case: Case) -> str:
    directed = case.kind in ("rate", "reduction", "change", "points")
    fits = directed and case.is_in(case.printed, falls=not case.falls)
    return "the opposite direction" if fits else ""


def points_for_per_cent(case: Case) -> str:
    if not case.basis.percent:
        return ""
    difference = abs(case.basis.end - case.basis.start) / 100
    if case.stated.kind == "change" and case.prints_like(difference):
        return "points, not per cent"
    fits = case.kind == "points" and case.basis.start > 0 and case.prints_like(case.change)
    return "per cent, not points" if fits else ""


def gross_for_net(case: Case) -> str:
    """What was removed over what there was before, though some were added meanwhile."""
    if case.removed is None or case.kind != "reduction":
        return ""
    if not case.open_start:
        fits = case.prints_like(case.removed / case.basis.start)
        return "what was removed over what there was, not the net cut" if fits else ""
    low, high = case.printed.low, case.printed.high
    if low is None or high is None or low <= 0:
        return ""
    least, most = ceil(case.removed / high), floor(case.removed / low)
    least = max(least, ceil(case.removed))
    if least > most:
        return ""
    added = (case.basis.end - most + case.removed, case.basis.end - least + case.removed)
    if added[1] < 0:
        return ""
    before, more = _span(least, most), _span(max(added[0], Fraction(0)), added[1])
    return f"what was removed over the {before} there were before; {more} must then have been added"


def _span(low: Fraction | int, high: Fraction | int) -> str:
    """Both ends of a range of whole numbers, or the one number it holds."""
    return f"{int(low):,}" if low == high else f"{int(low):,} to {int(high):,}"


def on_the_other_side(case: Case) -> str:
    fits = case.stated.hedge in ("over", "under") and case.is_in(case.printed)
    return "it prints like this figure, but lies on its other side" if fits else ""


_LOG_DIGITS = 50


def _logarithm(value: Fraction) -> Fraction:
    context = Context(prec=_LOG_DIGITS)
    quotient = context.divide(Decimal(value.numerator), Decimal(value.denominator))
    return Fraction(context.ln(quotient))


def _years(years: Fraction) -> str:
    count = str(years) if years.denominator == 1 else str(float(years))
    return f"{count} year{'' if years == 1 else 's'}"


HYPOTHESES: tuple[Callable[[Case], str], ...] = (
    what_remains,
    divided_by_after,
    multiple_as_percentage,
    percentage_as_multiple,
    upside_down,
    divided_by_years,
    total_for_yearly,
    yearly_for_total,
    one_year_off,
    continuous_rate,
    cut_off,
    rounded_up,
    fewer_digits,
    shifted_point,
    opposite_direction,
    points_for_per_cent,
    gross_for_net,
)
"""The simplest first."""
