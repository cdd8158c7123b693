"""Where does an actual stand on the way to a goal, and where does its pace lead?

Each answer is one of rates where these lead to the goal and to the actual, and otherwise one of linear paces.
"""

from fractions import Fraction
from typing import NamedTuple

from socalc.analyses.path import Walk
from socalc.arithmetic.growth import factor_along, has_rate, is_writable, required_growth_rate
from socalc.arithmetic.logarithm import log_between


class Pace(NamedTuple):
    """One actual on the way to a goal."""

    walk: Walk
    actual: Fraction
    elapsed: Fraction
    """Years from the baseline to the actual."""
    observed: float | None
    """Growth a year from the baseline to the actual."""
    required: float | None

    @property
    def left(self) -> Fraction:
        """Years from the actual to the deadline; zero or below after it."""
        return self.walk.periods - self.elapsed

    @property
    def has_rates(self) -> bool:
        """Whether rates lead to the goal and to the actual; otherwise linear paces take their place."""
        return self.observed is not None and self.required is not None

    @property
    def has_direction(self) -> bool:
        """Whether the goal is another value than the baseline."""
        return self.walk.end != self.walk.start


def pace_of(walk: Walk, actual: Fraction, elapsed: Fraction) -> Pace:
    """The pace of an actual, so many years after the start of a walk.

    Where a loss is to become a profit, the growth so far is not told, as the rate of a loss would have the other
    sign.
    """
    has_sign = walk.start > 0 or walk.method == "compound"
    observed = growth_a_year(walk.start, actual, elapsed) if has_sign else None
    return Pace(walk, actual, elapsed, observed, walk.rate)


def growth_a_year(start: Fraction, end: Fraction, years: Fraction) -> float | None:
    """The constant growth a year between two values; ``None`` where there is none that can be written.

    >>> growth_a_year(Fraction(-40), Fraction(-10), Fraction(1))
    -0.75
    """
    if not has_rate(start, end):
        return None
    try:
        return required_growth_rate(end / start, years)
    except OverflowError:
        return None


def on_track_ratio(pace: Pace) -> Fraction | None:
    """Observed / required growth, which is positive towards the goal; where no rate exists, the same
    of linear paces."""
    if not pace.has_direction:
        return None
    if pace.observed is not None and pace.required is not None:
        return Fraction(pace.observed) / Fraction(pace.required)
    return linear_share(pace) * pace.walk.periods / pace.elapsed


def linear_share(pace: Pace) -> Fraction:
    """What part of the way from the baseline to the goal is done."""
    start, end = pace.walk.start, pace.walk.end
    return (pace.actual - start) / (end - start)


def expected_at_deadline(pace: Pace) -> float | None:
    """Where the observed growth leads by the deadline; where no rate exists, the linear pace."""
    start, actual, left = pace.walk.start, pace.actual, pace.left
    if left <= 0:
        return None
    if not pace.has_rates:
        return double(actual + (actual - start) / pace.elapsed * left)
    multiple, part = (actual / start).as_integer_ratio(), (pace.elapsed / left).as_integer_ratio()
    try:
        factor = factor_along(log_between(*multiple), *multiple, *part)
        return double(actual * Fraction(*factor))
    except OverflowError:
        return None


def years_to_arrival(pace: Pace) -> Fraction:
    """Years from the actual to the goal at the pace so far; zero or negative if it is never reached.

    Exact at a linear pace. At a rate a whole number of months where it is one but for the noise of doubles.
    """
    start, end, actual = pace.walk.start, pace.walk.end, pace.actual
    if actual == start:
        return Fraction(0)
    if not pace.has_rates:
        return (end - actual) / (actual - start) * pace.elapsed
    months = _periods(end / actual, actual / start) * float(pace.elapsed * 12)
    whole = round(months)
    return Fraction(whole if abs(months - whole) < MONTHS_NOISE else months) / 12


MONTHS_NOISE = 1e-9
"""Months: so near to a whole one leads an actual that is a milestone as `path` prints it, with the digits of
a double."""


def months_ahead(pace: Pace) -> float | None:
    """How much later the path is where the actual is now; where no rate exists, a linear path."""
    walk = pace.walk
    if not pace.has_direction:
        return None
    share = linear_share(pace)
    if pace.has_rates:
        share = Fraction(_periods(pace.actual / walk.start, walk.end / walk.start))
    return double((share * walk.periods - pace.elapsed) * 12)


def _periods(multiple: Fraction, step: Fraction) -> float:
    """How often a multiple of each period has to be taken to reach another."""
    return log_between(*multiple.as_integer_ratio()) / log_between(*step.as_integer_ratio())


def double(value: Fraction) -> float | None:
    """The value for a row; ``None`` if it is too large or too small to be written."""
    return float(value) if is_writable(value) else None
