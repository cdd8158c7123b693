"""What leads from one value to another: which constant growth in a given time, how large a cut?

Two answers are in use for growth, and both are kept: the compound rate (the value is multiplied by the same
factor in every period) and the linear pace (the same amount is added in every period).
"""

from decimal import Context, Decimal, Overflow
from fractions import Fraction
from functools import lru_cache
from math import exp, expm1, fsum, isinf

from socalc.arithmetic.logarithm import NEARLY_NOTHING, log_between, logarithm

MULTIPLE_MIN, MULTIPLE_MAX = 1e-300, 1e300
"""Multiples between these two have a rate, right to 15 significant digits."""


def is_writable(multiple: Fraction) -> bool:
    """Whether a multiple is zero or of a size between the two limits.

    >>> is_writable(Fraction(2)), is_writable(Fraction(10**400))
    (True, False)
    """
    return _is_writable(*multiple.as_integer_ratio())


def _is_writable(above: int, below: int) -> bool:
    try:
        return not above or MULTIPLE_MIN <= abs(above / below) <= MULTIPLE_MAX
    except OverflowError:
        return False


def written(value: Fraction) -> Fraction | None:
    """The value, or nothing where it is too large or too small to be written."""
    return value if is_writable(value) else None


def is_shrinking_loss(start: Fraction, end: Fraction) -> bool:
    """Whether a loss becomes a smaller loss, so that the rate between them is a fall of the loss.

    >>> is_shrinking_loss(Fraction(-40), Fraction(-10)), is_shrinking_loss(Fraction(-40), Fraction(0))
    (True, False)
    """
    return start < end < 0


def has_multiple(start: Fraction, end: Fraction) -> bool:
    """Whether end / start tells how many times as much there is: from above zero, or of a loss that does
    not grow.

    >>> has_multiple(Fraction(40), Fraction(0)), has_multiple(Fraction(-40), Fraction(0))
    (True, False)
    """
    return start.numerator > 0 or start <= end < 0


def why_no_rate(
    start: Fraction, end: Fraction, before: str = "the value before", after: str = "the value after"
) -> str:
    """Why no constant rate leads from one value to another; empty where one does.

    One leads from a value above zero to another, and from a loss to one that is no greater: the rate at
    which the loss shrinks. None leads from or to zero, from a loss to a profit or back, to a greater loss,
    or to a value so far away that no double holds the multiple.

    >>> why_no_rate(Fraction(40), Fraction(10)), why_no_rate(Fraction(-40), Fraction(-10))
    ('', '')
    >>> why_no_rate(Fraction(-40), Fraction(10)), why_no_rate(Fraction(-10), Fraction(-40))
    ('the value before is negative', 'the loss grows')
    """
    (a, b), (c, d) = start.as_integer_ratio(), end.as_integer_ratio()
    if not a or a < 0 <= c:
        return f"{before} is {'negative' if a else 'zero'}"
    if c <= 0 < a:
        return f"{after} is {'negative' if c else 'zero'}"
    if a < 0 and c * b < a * d:
        return "the loss grows"
    return "" if _is_writable(c * b, a * d) else f"{before} and {after} are too far apart"


def has_rate(start: Fraction, end: Fraction) -> bool:
    """Whether a constant rate leads from one value to the other.

    >>> has_rate(Fraction(40), Fraction(10)), has_rate(Fraction(-40), Fraction(10))
    (True, False)
    """
    return not why_no_rate(start, end)


_WHOLE_PERIODS = 48
"""Up to this many periods (as a fraction in lowest terms, above and below the line) powers are
cheapest as whole numbers; beyond that in decimal digits."""

_NEWTON_PERIODS = 3000
"""Beyond this many, one Newton step would be too short, and only logarithms of many digits help."""

_DIGITS = 80
"""Working digits of logarithms: twice the longest number a file may hold."""

_POWERS = Context(prec=_DIGITS)
"""For powers of a double or of a number of a file, whose first digits may cancel."""


def required_growth_rate(multiple: Fraction, periods: Fraction) -> float:
    """The constant growth per period that turns 1 into ``multiple``, as a fraction.

    Equation: ``multiple ** (1 / periods) - 1``, the compound annual growth rate (CAGR) where a
    period is a year. The result is the double nearest to the true value or its neighbour: what a
    float estimate, ``expm1(log1p(multiple - 1) / periods)``, is wrong by is worked out with many
    digits and taken off in one Newton step, so that the rate holds 15 significant digits for every
    multiple from 1e-300 to 1e300, also close to 1.

    Raises ``ValueError`` for a multiple that is zero or negative (no such rate exists) or less than
    1e-300, and for a number of periods that is not positive; ``OverflowError`` where the multiple
    or the rate is too large for a double (a great multiple in a small part of a period), or where the
    rate is below 1e-300 but not zero (a multiple that is all but 1).

    >>> required_growth_rate(Fraction(3, 2), Fraction(3))
    0.14471424255333187
    >>> required_growth_rate(Fraction(2), Fraction(5, 2))
    0.31950791077289425
    """
    return _remembered(*multiple.as_integer_ratio(), *periods.as_integer_ratio())


def rate_between(end: int, start: int, p: int, q: int) -> float:
    """The rate that leads from ``start`` to ``end`` in ``p / q`` periods: the same in whole numbers, which
    need not be in lowest terms.

    >>> rate_between(300, 200, 3, 1)
    0.14471424255333187
    """
    multiple = end / start
    if not MULTIPLE_MIN <= multiple <= MULTIPLE_MAX:
        raise ValueError("a compound rate needs a multiple from 1e-300 to 1e300")
    if p <= 0:
        raise ValueError("a compound rate needs a positive number of periods")
    if multiple == 1 and end != start and abs(end - start) * q < abs(start) * p * _RATE_MIN:
        raise OverflowError(_TOO_SMALL)
    return rate_along(log_between(end, start), end, start, p, q)


def rate_along(logarithm: float, end: int, start: int, p: int, q: int) -> float:
    """The same where the logarithm of ``end / start`` is known, as of a way that is asked for many rates."""
    if p > _NEWTON_PERIODS or q > _NEWTON_PERIODS:
        return _by_logarithms(Fraction(end, start), Fraction(p, q))
    exponent = logarithm * q / p
    try:
        rate = expm1(exponent)
    except OverflowError:
        raise OverflowError(_TOO_LARGE) from None
    if rate > -0.5:
        above, below = rate.as_integer_ratio()
        misfit = _misfit(above + below, below, end, start, p, q)
        return rate + (1 + rate) * misfit / p
    factor = exp(exponent)  # the rate, close to -1, holds too little of it
    if factor < _NOTHING:
        return -1.0
    misfit = _misfit(*factor.as_integer_ratio(), end, start, p, q)
    return fsum((-1.0, factor, factor * misfit / p))


def carried(value: float, end: int, start: int, p: int, q: int) -> float:
    """What a value becomes in one period of growth that leads from ``start`` to ``end`` in ``p / q``.

    >>> carried(100.0, 121, 100, 2, 1)
    110.00000000000001
    """
    if abs(end) >= abs(start):
        return value * (1 + rate_between(end, start, p, q))
    # a fall by nearly all leaves no digits in 1 + rate; the rise that undoes it does
    return value / (1 + rate_between(start, end, p, q))


def factor_along(logarithm: float, end: int, start: int, p: int, q: int) -> tuple[int, int]:
    """``(end / start) ** (q / p)``, as far as double precision goes twice, above and below the line.

    Raises ``OverflowError`` for what no double holds.

    >>> above, below = factor_along(log_between(121, 100), 121, 100, 2, 1)
    >>> above / below
    1.1
    """
    factor = exp(logarithm * q / p)
    if factor < MULTIPLE_MIN:
        raise OverflowError(_TOO_SMALL)
    above, below = factor.as_integer_ratio()
    more, parts = (_misfit(above, below, end, start, p, q) / p).as_integer_ratio()
    return above * (parts + more), below * parts


_remembered = lru_cache(maxsize=4096)(rate_between)

_TOO_LARGE = "it is too large to be written"
_TOO_SMALL = "it is too small to be written"

_RATE_MIN = Fraction(1, 10**300)
"""A rate closer to zero than this, but not zero, is told as missing rather than as no growth."""

_NOTHING = 2.0**-60
"""Where a period leaves less than this, the double nearest to the rate is -1."""


def _misfit(above: int, below: int, end: int, start: int, p: int, q: int) -> float:
    """The share by which the factor ``above / below`` misses ``(end / start) ** q`` in ``p`` periods."""
    if p <= _WHOLE_PERIODS and q <= _WHOLE_PERIODS:
        reached: int = start**q * above**p
        wanted: int = end**q * below**p
        return (wanted - reached) / reached
    factor, multiple = (
        _POWERS.divide(Decimal(numerator), Decimal(denominator))
        for numerator, denominator in ((above, below), (end, start))
    )
    quotient = _POWERS.divide(_POWERS.power(multiple, q), _POWERS.power(factor, p))
    return float(_POWERS.subtract(quotient, Decimal(1)))


def precise_growth_rate(multiple: Fraction, periods: Fraction) -> Fraction:
    """As ``required_growth_rate``, right to some 70 digits instead of a double's 15.

    >>> float(precise_growth_rate(Fraction(2), Fraction(3)))
    0.2599210498948732
    """
    return Fraction(_decimal_rate(multiple, periods))


def _by_logarithms(multiple: Fraction, periods: Fraction) -> float:
    try:
        rate = float(_decimal_rate(multiple, periods))
    except Overflow:
        raise OverflowError(_TOO_LARGE) from None
    if isinf(rate):
        raise OverflowError(_TOO_LARGE)
    return rate


def _decimal_rate(multiple: Fraction, periods: Fraction) -> Decimal:
    context = Context(prec=_DIGITS)
    exponent = context.divide(
        context.multiply(logarithm(multiple, context), Decimal(periods.denominator)),
        Decimal(periods.numerator),
    )
    if abs(exponent) < NEARLY_NOTHING:  # then exp(exponent) - 1 is exponent, to 40 digits
        return exponent
    return context.subtract(context.exp(exponent), Decimal(1))


def linear_pace(start: Fraction, end: Fraction, periods: Fraction) -> Fraction:
    """The constant amount per period that leads from ``start`` to ``end``.

    Equation: ``(end - start) / periods``; negative for a fall; in the unit of the values.
    Raises ``ZeroDivisionError`` for zero periods.

    >>> linear_pace(Fraction(100), Fraction(150), Fraction(2))
    Fraction(25, 1)
    """
    (a, b), (c, d) = start.as_integer_ratio(), end.as_integer_ratio()
    p, q = periods.as_integer_ratio()
    # one fraction is brought to lowest terms, not two
    return Fraction((c * b - a * d) * q, b * d * p)


def linear_growth_rate(multiple: Fraction, periods: Fraction) -> float:
    """The linear pace as a share of the start: ``(multiple - 1) / periods``.

    Raises ``OverflowError`` as ``required_growth_rate``.

    >>> linear_growth_rate(Fraction(2), Fraction(4))
    0.25
    """
    rate = (multiple - 1) / periods
    if not is_writable(rate):
        raise OverflowError(_TOO_LARGE if abs(rate) > 1 else _TOO_SMALL)
    return float(rate)


def periods_to_break_even(start: Fraction, pace: Fraction) -> Fraction:
    """How many periods a loss lasts when ``pace`` is added in each.

    Equation: ``-start / pace``. Raises ``ValueError`` unless the start is negative and the pace
    positive: otherwise there is no loss that ends.

    >>> periods_to_break_even(Fraction(-40), Fraction(100, 3))
    Fraction(6, 5)
    """
    if start >= 0 or pace <= 0:
        raise ValueError("only a loss that shrinks breaks even")
    return -start / pace


def reduction_rate(before: Fraction, after: Fraction) -> Fraction:
    """The share removed, as a fraction; positive means fewer, negative means more.

    Equation: ``1 - after / before``. Raises ``ZeroDivisionError`` where nothing was there before.

    >>> reduction_rate(Fraction(66), Fraction(12))
    Fraction(9, 11)
    """
    return 1 - after / before


def consolidation_ratio(before: Fraction, after: Fraction) -> Fraction:
    """How many became one: ``before / after``, "5.5 to 1".

    Raises ``ZeroDivisionError`` where nothing is left.

    >>> consolidation_ratio(Fraction(66), Fraction(12))
    Fraction(11, 2)
    """
    return before / after
