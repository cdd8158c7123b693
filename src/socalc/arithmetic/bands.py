"""Which numbers does a printed number stand for, and does a recomputed one fall among them?

Everything here is exact. The wording of verdicts follows statcheck: figures do or do not fit
together; never which one is wrong.
"""

from decimal import Context, Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from socalc.arithmetic.logarithm import logarithm

Verdict = Literal["consistent", "consistent-if-rounded", "inconsistent", "unchecked"]

_EXACT_BITS_MAX = 200_000
"""Up to about this size powers are compared as whole numbers, beyond by logarithms."""

_DIGITS = 120
_INDISTINCT = Decimal(10) ** -100
"""Logarithms of 120 digits, of numbers of at most 40, that differ by less are of equal numbers."""


class Band(NamedTuple):
    """The numbers from ``low`` to ``high``; ``None`` is no end; an open end is not in the band."""

    low: Fraction | None
    high: Fraction | None
    open_low: bool = False
    open_high: bool = False

    def negated(self) -> "Band":
        """The band of the numbers with the other sign."""
        return Band(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.open_high,
            self.open_low,
        )

    def meets(self, other: "Band") -> bool:
        """Whether any number lies in both bands.

        >>> Band(Fraction(1), Fraction(2)).meets(Band(Fraction(2), Fraction(3)))
        True
        >>> Band(Fraction(1), Fraction(2)).meets(Band(Fraction(2), None, open_low=True))
        False
        """
        return _reaches(self, other) and _reaches(other, self)


def _reaches(lower: Band, upper: Band) -> bool:
    if lower.high is None or upper.low is None or lower.high > upper.low:
        return True
    return lower.high == upper.low and not (lower.open_high or upper.open_low)


Quotient = tuple[int, int]
"""Above and below the line; not in lowest terms, and what is below it is above zero."""


class WholeBand(NamedTuple):
    """The same in whole numbers, over ``places``: many times faster where much is asked of one band."""

    low: int | None
    high: int | None
    places: int
    open_low: bool = False
    open_high: bool = False

    def negated(self) -> "WholeBand":
        """The band of the numbers with the other sign."""
        low, high = (None if end is None else -end for end in (self.high, self.low))
        return WholeBand(low, high, self.places, self.open_high, self.open_low)

    def holds(self, above: int, below: int) -> bool:
        """Whether a quotient lies in the band.

        >>> WholeBand(15, 25, 10, open_high=True).holds(3, 2), WholeBand(15, 25, 10, open_high=True).holds(5, 2)
        (True, False)
        """
        return self.meets((above, below), (above, below))

    def meets(self, low: Quotient, high: Quotient) -> bool:
        """Whether any number from low to high lies in the band."""
        if self.low is not None:
            order = self.low * high[1] - high[0] * self.places
            if order > 0 or (order == 0 and self.open_low):
                return False
        if self.high is None:
            return True
        order = low[0] * self.places - self.high * low[1]
        return order < 0 or (order == 0 and not self.open_high)

    def meets_rates(self, low: Quotient, high: Quotient, p: int, q: int) -> bool:
        """Whether any of the multiples from low to high grows in ``p / q`` periods at a rate of the band."""
        if self.low is not None:
            order = power_order(self.places + self.low, self.places, *high, p, q)
            if order > 0 or (order == 0 and self.open_low):
                return False
        if self.high is None:
            return True
        order = power_order(self.places + self.high, self.places, *low, p, q)
        return order > 0 or (order == 0 and not self.open_high)


def verdict(printed: Band, point: Fraction, reach: Band) -> Verdict:
    """Whether a recomputed value fits a printed figure.

    ``printed`` holds the numbers that print like the figure, ``point`` is the value recomputed from
    the inputs as typed, ``reach`` holds its values over all inputs that print the same.
    ``consistent`` if the point lies in the band, ``consistent-if-rounded`` if any of the reach
    does, otherwise ``inconsistent``.

    >>> share = Fraction(9, 11)
    >>> verdict(Band(Fraction("0.8175"), Fraction("0.8185")), share, Band(share, share))
    'consistent'
    """
    if printed.meets(Band(point, point)):
        return "consistent"
    return "consistent-if-rounded" if printed.meets(reach) else "inconsistent"


def rate_verdict(printed: Band, point: Fraction, reach: Band, periods: Fraction) -> Verdict:
    """As ``verdict``, for a printed growth rate per period and the recomputed *multiple*.

    ``low <= multiple ** (1 / periods) - 1 <= high`` is decided without a root: with
    ``periods = p / q`` it is ``(1 + low) ** p <= multiple ** q <= (1 + high) ** p``. Rates are
    signed; the multiples must not be negative.

    >>> verdict_of = rate_verdict(Band(Fraction("0.2595"), Fraction("0.2605")), Fraction(2),
    ...     Band(Fraction(2), Fraction(2)), Fraction(3))
    >>> verdict_of
    'consistent'
    """
    if rates_meet(printed, Band(point, point), periods):
        return "consistent"
    return "consistent-if-rounded" if rates_meet(printed, reach, periods) else "inconsistent"


def rates_meet(rates: Band, multiples: Band, periods: Fraction) -> bool:
    """Whether any of the multiples grows at any of the rates per period."""
    if rates.high is not None and multiples.low is not None:
        order = _compare(1 + rates.high, multiples.low, periods)
        if order < 0 or (order == 0 and (rates.open_high or multiples.open_low)):
            return False
    if rates.low is not None and multiples.high is not None:
        order = _compare(1 + rates.low, multiples.high, periods)
        if order > 0 or (order == 0 and (rates.open_low or multiples.open_high)):
            return False
    return True


def _compare(factor: Fraction, multiple: Fraction, periods: Fraction) -> int:
    """The sign of ``factor ** periods - multiple``; a negative factor is below every multiple."""
    return power_order(
        *factor.as_integer_ratio(), *multiple.as_integer_ratio(), *periods.as_integer_ratio()
    )


def power_order(a: int, b: int, c: int, d: int, p: int, q: int) -> int:
    """The sign of ``(a / b) ** (p / q) - c / d``; a negative factor is below every multiple.

    >>> power_order(110, 100, 121, 100, 2, 1), power_order(11, 10, 122, 100, 2, 1)
    (0, -1)
    """
    if a <= 0 or c <= 0:
        return (a > 0) - (c > 0) if a >= 0 else -1
    if max(p, q) * max(a, b, c, d).bit_length() <= _EXACT_BITS_MAX:
        left: int = a**p * d**q
        right: int = c**q * b**p
        return (left > right) - (left < right)
    context = Context(prec=_DIGITS)
    difference = context.subtract(
        context.multiply(Decimal(p), logarithm(Fraction(a, b), context)),
        context.multiply(Decimal(q), logarithm(Fraction(c, d), context)),
    ) / Decimal(max(p, q))
    return 0 if abs(difference) < _INDISTINCT else 1 if difference > 0 else -1
