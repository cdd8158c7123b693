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
from math import ceil, floor, lcm

from socalc.analyses.recompute import FigureKind, printed_band, signed_rate
from socalc.analyses.start_and_end import StartAndEnd
from socalc.arithmetic.bands import Quotient, WholeBand
from socalc.arithmetic.logarithm import log_between, logarithm
from socalc.targets.stated import Stated


@dataclass(frozen=True)
class Misfit:
    """A stated figure that does not fit, with the values it is about, in whole numbers: a dozen hypotheses are
    tried on each."""

    pair: StartAndEnd
    years: Fraction | None
    stated: Stated
    kind: FigureKind
    falls: bool
    removed: Fraction | None = None
    """How many went, all in all, where that is stated."""
    open_start: bool = False
    """Whether nothing but what was removed and what is left says what there was before."""

    @cached_property
    def places(self) -> int:
        """What whole numbers of half units and tenths of the stated figure are counted over."""
        return 20 * lcm(self.stated.value.denominator, self.stated.step.denominator)

    @cached_property
    def figure(self) -> int:
        """The stated figure, over the places."""
        return int(self.stated.value * self.places)

    @cached_property
    def step(self) -> int:
        """One unit of its last printed place, over the places."""
        return int(self.stated.step * self.places)

    def band(
        self, low: int, high: int, open_low: bool = False, open_high: bool = False
    ) -> WholeBand:
        """The numbers between two that are counted over the places."""
        return WholeBand(low, high, self.places, open_low, open_high)

    @cached_property
    def ends(self) -> tuple[int, int]:
        """The least and the greatest number that print like the stated figure, over the places; ``over`` and
        ``under`` left aside."""
        hedged = self.stated.hedge in ("over", "under")
        low, high, *_ = printed_band(self.stated._replace(hedge="") if hedged else self.stated)
        assert low is not None
        assert high is not None
        return int(low * self.places), int(high * self.places)

    @cached_property
    def printed(self) -> WholeBand:
        """All numbers that do."""
        return self.band(*self.ends)

    @cached_property
    def multiple(self) -> Quotient:
        """End / start."""
        (a, b), (c, d) = self.pair.start.as_integer_ratio(), self.pair.end.as_integer_ratio()
        return (c * b, a * d) if a > 0 else (-c * b, -a * d)

    @cached_property
    def change(self) -> Quotient:
        """The total change, positive in the direction that the stated figure tells."""
        above, below = self.multiple
        return (below - above if self.falls else above - below), below

    def prints_like(self, above: int, below: int) -> bool:
        """Whether a value prints like the stated figure."""
        return self.printed.holds(above, below)

    def is_in(
        self, band: WholeBand, years: Fraction | None = None, falls: bool | None = None
    ) -> bool:
        """Whether the recomputed value itself lies in a band; for a yearly rate also over other
        years, or told in the other direction."""
        falls = self.falls if falls is None else falls
        if self.kind == "rate":
            is_far = years is None and self._is_far_from(band, falls)
            return not is_far and self.yearly_is_in(band, years or self.years, falls)
        above, below = self.value
        return band.holds(above if falls == self.falls else -above, below)

    def _is_far_from(self, band: WholeBand, falls: bool) -> bool:
        """Whether the estimate is clearly out of a band, which spares most of the exact work."""
        if self.estimate is None or band.low is None or band.high is None:
            return False
        near = band.places * (self.estimate if falls == self.falls else -self.estimate)
        slack = band.places * 1e-9 * (1 + abs(self.estimate))
        return not band.low - slack <= near <= band.high + slack

    def yearly_is_in(self, band: WholeBand, years: Fraction | None, falls: bool) -> bool:
        """Whether the yearly rate lies in a band, decided exactly."""
        if years is None or years <= 0 or self.multiple[0] < 0:
            return False
        band = band.negated() if falls else band
        return band.meets_rates(self.multiple, self.multiple, *years.as_integer_ratio())

    @cached_property
    def estimate(self) -> float | None:
        """The recomputed value as a double; ``None`` for a rate that no double holds."""
        if self.kind != "rate":
            return self.value[0] / self.value[1]
        multiple = Fraction(*self.multiple)
        return signed_rate(multiple, self.years, self.falls) if self.years else None

    @cached_property
    def value(self) -> Quotient:
        """The recomputed value in the unit of the stated figure; not for yearly rates."""
        if self.kind == "points":
            above, below = self.pair.points.as_integer_ratio()
            return (-above if self.falls else above), below
        if self.kind in ("multiple", "ratio"):
            above, below = self.multiple
            return self.multiple if self.kind == "multiple" else (below, above)
        return self.change


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
    if misfit.kind == "reduction" and misfit.prints_like(*misfit.multiple):
        return "this is what remains, not what was cut"
    return ""


def divided_by_after(misfit: Misfit) -> str:
    fits = (
        misfit.stated.kind == "change"
        and misfit.multiple[0] != 0
        and misfit.prints_like(*_over(misfit.change[0], misfit.multiple[0]))
    )
    return "the change divided by the value after, not before" if fits else ""


def multiple_as_percentage(misfit: Misfit) -> str:
    """x2 is growth of 100 %, neither of 200 % nor of 2 %."""
    above, below = misfit.multiple
    if misfit.stated.kind != "change" or not above:
        return ""
    if not misfit.falls and misfit.prints_like(above, below):
        return "the multiple, written as a percentage"
    if misfit.prints_like(above, below * 100):
        return "the multiple with a percent sign"
    is_ratio = misfit.prints_like(*_over(below, above * 100))
    return "the ratio with a percent sign" if is_ratio else ""


def percentage_as_multiple(misfit: Misfit) -> str:
    above, below = misfit.multiple
    fits = misfit.stated.kind == "multiple" and misfit.prints_like(abs(above - below), below)
    return "the change, written as a multiple" if fits else ""


def upside_down(misfit: Misfit) -> str:
    if misfit.stated.kind not in ("multiple", "ratio") or not misfit.multiple[0]:
        return ""
    above, below = misfit.value
    return "before and after are swapped" if misfit.prints_like(*_over(below, above)) else ""


def divided_by_years(misfit: Misfit) -> str:
    if misfit.kind != "rate" or not misfit.years:
        return ""
    (above, below), (p, q) = misfit.change, misfit.years.as_integer_ratio()
    fits = misfit.prints_like(above * q, below * p)
    return "the total change divided by the years, not compounded" if fits else ""


def total_for_yearly(misfit: Misfit) -> str:
    fits = misfit.kind == "rate" and misfit.prints_like(*misfit.change)
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
    if misfit.kind != "rate" or not misfit.years or misfit.multiple[0] <= 0:
        return ""
    sign, (low, high) = -1 if misfit.falls else 1, misfit.ends
    near = sign * log_between(*misfit.multiple) / float(misfit.years) * misfit.places
    if not low - misfit.step < near < high + misfit.step:
        return ""  # which spares most of the exact work
    exact = Fraction(logarithm(Fraction(*misfit.multiple), Context(prec=_LOG_DIGITS)))
    fits = misfit.prints_like(*(sign * exact / misfit.years).as_integer_ratio())
    return "a continuous (logarithmic) rate, not a compound one" if fits else ""


def cut_off(misfit: Misfit) -> str:
    value, step = misfit.figure, misfit.step
    fits = misfit.is_in(misfit.band(value, value + step, open_high=True))
    return "cut off at the last digit instead of rounded" if fits else ""


def rounded_up(misfit: Misfit) -> str:
    value, step = misfit.figure, misfit.step
    fits = misfit.is_in(misfit.band(value - step, value, open_low=True))
    return "rounded up instead of to the nearest" if fits else ""


def fewer_digits(misfit: Misfit) -> str:
    """90 % for 88.1 % is right to the nearest ten."""
    value, step = misfit.figure, misfit.step
    for places in (1, 2, 3):
        coarse = step * 10**places
        near = misfit.band(value - coarse // 2, value + coarse // 2)
        if coarse < value and value % coarse == 0 and misfit.is_in(near):
            return "right when rounded to fewer digits"
    return ""


def shifted_point(misfit: Misfit) -> str:
    if not misfit.stated.value:
        return ""
    (low, high), places = misfit.ends, misfit.places
    shifts = (10, 100, 1000)
    fits = any(
        misfit.is_in(WholeBand(low * shift, high * shift, places))
        or misfit.is_in(WholeBand(low, high, places * shift))
        for shift in shifts
    )
    return "the decimal point is shifted" if fits else ""


def opposite_direction(misfit: Misfit) -> str:
    directed = misfit.kind in ("rate", "reduction", "change", "points")
    fits = directed and misfit.is_in(misfit.printed, falls=not misfit.falls)
    return "the opposite direction" if fits else ""


def points_for_per_cent(misfit: Misfit) -> str:
    if not misfit.pair.percent:
        return ""
    if misfit.stated.kind == "change" and misfit.prints_like(
        *abs(misfit.pair.points).as_integer_ratio()
    ):
        return "points, not per cent"
    fits = misfit.kind == "points" and misfit.pair.start > 0 and misfit.prints_like(*misfit.change)
    return "per cent, not points" if fits else ""


def gross_for_net(misfit: Misfit) -> str:
    """What was removed over what there was before, though some were added meanwhile."""
    if misfit.removed is None or misfit.kind != "reduction":
        return ""
    if not misfit.open_start:
        fits = misfit.prints_like(*(misfit.removed / misfit.pair.start).as_integer_ratio())
        return "what was removed over what there was, not the net cut" if fits else ""
    low, high = (Fraction(edge, misfit.places) for edge in misfit.ends)
    if low <= 0:
        return ""
    least, most = ceil(misfit.removed / high), floor(misfit.removed / low)
    least = max(least, ceil(misfit.removed))
    if least > most:
        return ""
    added = (misfit.pair.end - most + misfit.removed, misfit.pair.end - least + misfit.removed)
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


def _over(above: int, below: int) -> Quotient:
    """A quotient with what is below the line above zero."""
    return (above, below) if below > 0 else (-above, -below)


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
    value, step = misfit.figure, misfit.step
    fits = misfit.is_in(misfit.band(value - step * 3 // 2, value + step * 3 // 2))
    return "one unit of the last place off" if fits else ""


def one_digit_differs(misfit: Misfit) -> str:
    """A slip of the pen: one digit is another, or two neighbours are swapped."""
    step, digits = misfit.step, str(misfit.figure // misfit.step)
    if misfit.estimate is None or not _SLIP_DIGITS_MIN <= len(digits) <= _SLIP_DIGITS_MAX:
        return ""
    if abs(misfit.estimate) > 10 ** (_SLIP_DIGITS_MAX + 1) * float(misfit.stated.step):
        return ""
    near = round(misfit.estimate * misfit.places / step)
    found = {
        _slip(digits, str(other).zfill(len(digits)))
        for other in range(max(0, near - 1), near + 2)
        if misfit.is_in(misfit.band(other * step - step // 2, other * step + step // 2))
    }
    return next((slip for slip in (_SWAPPED, _DIFFERS) if slip in found), "")


_SWAPPED, _DIFFERS = "two digits are swapped", "one digit differs"


def _slip(digits: str, others: str) -> str:
    """The one slip that makes some digits of others, if there is one."""
    if len(digits) != len(others):
        return ""
    places = [i for i, (one, other) in enumerate(zip(digits, others, strict=True)) if one != other]
    if len(places) == 1:
        return _DIFFERS
    are_swapped = len(places) == 2 and places[1] == places[0] + 1
    first = slice(places[0], places[0] + 2) if are_swapped else slice(0)
    return _SWAPPED if are_swapped and digits[first] == others[first][::-1] else ""


_SLIP_DIGITS_MIN = 3
"""With fewer digits, a slip would explain too much."""

_SLIP_DIGITS_MAX = 8


NEAR_MISSES: tuple[Callable[[Misfit], str], ...] = (one_place_off, one_digit_differs)
