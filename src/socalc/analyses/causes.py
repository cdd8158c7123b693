"""What may have happened to a stated figure that does not fit?

Each hypothesis is one small function that says what it would mean, or nothing. It speaks only if it
truly reproduces the stated figure: the value that it leads to, from the inputs as typed, has to print
like the stated one. The simplest come first; several may fit. Where none does, a near miss may be told.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Context
from fractions import Fraction
from functools import cached_property
from math import ceil, floor

from socalc.analyses.basis import Basis
from socalc.analyses.recompute import FigureKind, printed_band, signed_rate
from socalc.arithmetic.bands import Band, rates_meet
from socalc.arithmetic.logarithm import logarithm
from socalc.targets.stated import Stated


@dataclass(frozen=True)
class Misfit:
    """A stated figure that does not fit, with the values it is about."""

    basis: Basis
    years: Fraction | None
    stated: Stated
    kind: FigureKind
    falls: bool
    removed: Fraction | None = None
    """How many went, all in all, where that is stated."""
    open_start: bool = False
    """Whether nothing but what was removed and what is left says what there was before."""

    @cached_property
    def printed(self) -> Band:
        """The numbers that print like the stated figure; ``over`` and ``under`` left aside."""
        hedged = self.stated.hedge in ("over", "under")
        return printed_band(self.stated._replace(hedge="") if hedged else self.stated)

    @cached_property
    def multiple(self) -> Fraction:
        """End / start."""
        return self.basis.multiple

    @cached_property
    def change(self) -> Fraction:
        """The total change, positive in the direction that the stated figure tells."""
        return 1 - self.multiple if self.falls else self.multiple - 1

    def prints_like(self, value: Fraction) -> bool:
        """Whether a value prints like the stated figure."""
        return self.printed.meets(Band(value, value))

    def is_in(self, band: Band, years: Fraction | None = None, falls: bool | None = None) -> bool:
        """Whether the recomputed value itself lies in a band; for a yearly rate also over other
        years, or told in the other direction."""
        if self.kind == "rate":
            return self.yearly_is_in(
                band, years or self.years, self.falls if falls is None else falls
            )
        value = self.value if falls is None or falls == self.falls else -self.value
        return band.meets(Band(value, value))

    def yearly_is_in(self, band: Band, years: Fraction | None, falls: bool) -> bool:
        """Whether the yearly rate lies in a band, decided exactly."""
        if years is None or years <= 0 or self.multiple < 0:
            return False
        if falls:
            band = band.negated()
        return rates_meet(band, Band(self.multiple, self.multiple), years)

    @cached_property
    def estimate(self) -> float | None:
        """The recomputed value as a double; ``None`` for a rate that no double holds."""
        if self.kind != "rate":
            return float(self.value)
        return signed_rate(self.multiple, self.years, self.falls) if self.years else None

    @cached_property
    def value(self) -> Fraction:
        """The recomputed value in the unit of the stated figure; not for yearly rates."""
        if self.kind == "points":
            return -self.basis.points if self.falls else self.basis.points
        if self.kind == "multiple":
            return self.multiple
        return 1 / self.multiple if self.kind == "ratio" else self.change


_HALF = Fraction(1, 2)

_LOG_DIGITS = 50


def causes(misfit: Misfit) -> list[str]:
    """What would explain the figure, the simplest first; empty if nothing does.

    Of a figure that the value rounds to, only its word is off, and no other reading is asked. That it is
    nearly right is told only where nothing else explains it.
    """
    for hypotheses in ((on_the_other_side,), HYPOTHESES, NEAR_MISSES):
        if told := [text for hypothesis in hypotheses if (text := hypothesis(misfit))]:
            return told
    return []


def what_remains(misfit: Misfit) -> str:
    if misfit.kind == "reduction" and misfit.prints_like(misfit.multiple):
        return "this is what remains, not what was cut"
    return ""


def divided_by_after(misfit: Misfit) -> str:
    if misfit.stated.kind != "change" or not misfit.multiple:
        return ""
    share = 1 / misfit.multiple - 1 if misfit.falls else 1 - 1 / misfit.multiple
    return "the change divided by the value after, not before" if misfit.prints_like(share) else ""


def multiple_as_percentage(misfit: Misfit) -> str:
    """x2 is growth of 100 %, neither of 200 % nor of 2 %."""
    if misfit.stated.kind != "change" or not misfit.multiple:
        return ""
    if not misfit.falls and misfit.prints_like(misfit.multiple):
        return "the multiple, written as a percentage"
    if misfit.prints_like(misfit.multiple / 100):
        return "the multiple with a percent sign"
    return "the ratio with a percent sign" if misfit.prints_like(1 / misfit.multiple / 100) else ""


def percentage_as_multiple(misfit: Misfit) -> str:
    fits = misfit.stated.kind == "multiple" and misfit.prints_like(abs(misfit.multiple - 1))
    return "the change, written as a multiple" if fits else ""


def upside_down(misfit: Misfit) -> str:
    if misfit.stated.kind not in ("multiple", "ratio") or not misfit.multiple:
        return ""
    return "before and after are swapped" if misfit.prints_like(1 / misfit.value) else ""


def divided_by_years(misfit: Misfit) -> str:
    if misfit.kind != "rate" or not misfit.years:
        return ""
    fits = misfit.prints_like(misfit.change / misfit.years)
    return "the total change divided by the years, not compounded" if fits else ""


def total_for_yearly(misfit: Misfit) -> str:
    fits = misfit.kind == "rate" and misfit.prints_like(misfit.change)
    return "the total change, not the change a year" if fits else ""


def yearly_for_total(misfit: Misfit) -> str:
    if misfit.stated.kind != "change" or not misfit.years or misfit.years == 1:
        return ""
    fits = misfit.yearly_is_in(misfit.printed, misfit.years, misfit.falls)
    return "the change a year, not the total" if fits else ""


def one_year_off(misfit: Misfit) -> str:
    if misfit.kind != "rate" or not misfit.years:
        return ""
    for years in (misfit.years - 1, misfit.years + 1):
        if years > 0 and misfit.is_in(misfit.printed, years=years):
            return f"it fits over {_years(years)}, not over {_years(misfit.years)}"
    return ""


def continuous_rate(misfit: Misfit) -> str:
    if misfit.kind != "rate" or not misfit.years or misfit.multiple <= 0:
        return ""
    rate = Fraction(logarithm(misfit.multiple, Context(prec=_LOG_DIGITS))) / misfit.years
    fits = misfit.prints_like(-rate if misfit.falls else rate)
    return "a continuous (logarithmic) rate, not a compound one" if fits else ""


def cut_off(misfit: Misfit) -> str:
    value, step = misfit.stated.value, misfit.stated.step
    fits = misfit.is_in(Band(value, value + step, open_high=True))
    return "cut off at the last digit instead of rounded" if fits else ""


def rounded_up(misfit: Misfit) -> str:
    value, step = misfit.stated.value, misfit.stated.step
    fits = misfit.is_in(Band(value - step, value, open_low=True))
    return "rounded up instead of to the nearest" if fits else ""


def fewer_digits(misfit: Misfit) -> str:
    """90 % for 88.1 % is right to the nearest ten."""
    value, step = misfit.stated.value, misfit.stated.step
    for places in (1, 2, 3):
        coarse = step * 10**places
        near = Band(value - coarse / 2, value + coarse / 2)
        if coarse < value and value % coarse == 0 and misfit.is_in(near):
            return "right when rounded to fewer digits"
    return ""


def shifted_point(misfit: Misfit) -> str:
    if not misfit.stated.value:
        return ""
    low, high = misfit.printed.low, misfit.printed.high
    assert low is not None
    assert high is not None
    fits = any(misfit.is_in(Band(low * factor, high * factor)) for factor in _SHIFTS)
    return "the decimal point is shifted" if fits else ""


_SHIFTS = tuple(Fraction(10) ** places for places in (1, -1, 2, -2, 3, -3))


def opposite_direction(misfit: Misfit) -> str:
    directed = misfit.kind in ("rate", "reduction", "change", "points")
    fits = directed and misfit.is_in(misfit.printed, falls=not misfit.falls)
    return "the opposite direction" if fits else ""


def points_for_per_cent(misfit: Misfit) -> str:
    if not misfit.basis.percent:
        return ""
    if misfit.stated.kind == "change" and misfit.prints_like(abs(misfit.basis.points)):
        return "points, not per cent"
    fits = misfit.kind == "points" and misfit.basis.start > 0 and misfit.prints_like(misfit.change)
    return "per cent, not points" if fits else ""


def gross_for_net(misfit: Misfit) -> str:
    """What was removed over what there was before, though some were added meanwhile."""
    if misfit.removed is None or misfit.kind != "reduction":
        return ""
    if not misfit.open_start:
        fits = misfit.prints_like(misfit.removed / misfit.basis.start)
        return "what was removed over what there was, not the net cut" if fits else ""
    low, high = misfit.printed.low, misfit.printed.high
    if low is None or high is None or low <= 0:
        return ""
    least, most = ceil(misfit.removed / high), floor(misfit.removed / low)
    least = max(least, ceil(misfit.removed))
    if least > most:
        return ""
    added = (misfit.basis.end - most + misfit.removed, misfit.basis.end - least + misfit.removed)
    if added[1] < 0:
        return ""
    before, more = _span(least, most), _span(max(added[0], Fraction(0)), added[1])
    return f"what was removed over the {before} there were before; {more} must then have been added"


def _span(low: Fraction | int, high: Fraction | int) -> str:
    """Both ends of a range of whole numbers, or the one number it holds."""
    return f"{int(low):,}" if low == high else f"{int(low):,} to {int(high):,}"


def on_the_other_side(misfit: Misfit) -> str:
    fits = misfit.stated.hedge in ("over", "under") and misfit.is_in(misfit.printed)
    return "it prints like this figure, but lies on its other side" if fits else ""


def _years(years: Fraction) -> str:
    count = str(years) if years.denominator == 1 else str(float(years))
    return f"{count} year{'' if years == 1 else 's'}"


HYPOTHESES: tuple[Callable[[Misfit], str], ...] = (
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


def one_place_off(misfit: Misfit) -> str:
    value, step = misfit.stated.value, misfit.stated.step
    fits = misfit.is_in(Band(value - step * 3 / 2, value + step * 3 / 2))
    return "one unit of the last place off" if fits else ""


def one_digit_differs(misfit: Misfit) -> str:
    """A slip of the pen: one digit is another, or two neighbours are swapped."""
    step = misfit.stated.step
    near = misfit.estimate
    if near is None:
        return ""
    for other, text in _slips(str(round(misfit.stated.value / step))):
        is_near = abs(near - other * float(step)) < step  # which spares most of the exact work
        if is_near and misfit.is_in(Band((other - _HALF) * step, (other + _HALF) * step)):
            return text
    return ""


def _slips(digits: str) -> list[tuple[int, str]]:
    """The numbers that one slip makes of at least three digits."""
    if len(digits) < _SLIP_DIGITS_MIN or len(digits) > _SLIP_DIGITS_MAX:
        return []
    swapped = [
        (int(digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]), "two digits are swapped")
        for i in range(len(digits) - 1)
        if digits[i] != digits[i + 1]
    ]
    changed = [
        (int(digits[:i] + digit + digits[i + 1 :]), "one digit differs")
        for i in range(len(digits))
        for digit in "0123456789"
        if digit != digits[i]
    ]
    return swapped + changed


_SLIP_DIGITS_MIN = 3
"""With fewer digits, a slip would explain too much."""

_SLIP_DIGITS_MAX = 8


NEAR_MISSES: tuple[Callable[[Misfit], str], ...] = (one_place_off, one_digit_differs)
