"""What do value, rate and time come to when growth compounds, given all but one of them?

The inverse questions to the required growth rate. Spreadsheets answer two of the four as RRI and
PDURATION; the answers agree where those give one.
"""

from decimal import Context, Decimal
from fractions import Fraction

from socalc.arithmetic.logarithm import logarithm

_DIGITS = 80
_LOGARITHM_MAX = 1400
"""Beyond this, a power times any number of a file is no number of a file any more."""

_EXACT_YEARS = 64
"""Up to so many whole years a power is worked out exactly."""


def value_after(start: Fraction, rate: Fraction, years: Fraction) -> Fraction:
    """What a value becomes: ``start * (1 + rate) ** years``; exact for up to 64 whole years.

    Raises ``ValueError`` for a rate below -1, and ``OverflowError`` for a value that is far too large
    or too small for a double.

    >>> value_after(Fraction(100), Fraction(1, 10), Fraction(2))
    Fraction(121, 1)
    """
    return start * _power(1 + rate, years)


def value_before(end: Fraction, rate: Fraction, years: Fraction) -> Fraction:
    """What a value must have been: ``end / (1 + rate) ** years``; exact for up to 64 whole years.

    Raises ``ValueError`` for a rate of -1 or below, and ``OverflowError`` for a value that is far too
    large or too small for a double.

    >>> value_before(Fraction(121), Fraction(1, 10), Fraction(2))
    Fraction(100, 1)
    """
    if rate <= -1:
        raise ValueError("nothing is left at a rate of -100 %")
    return end * _power(1 / (1 + rate), years)


def years_needed(multiple: Fraction, rate: Fraction) -> float:
    """How long growth at a rate takes to reach a multiple: ``log(multiple) / log(1 + rate)``.

    The double nearest to the true value. Negative where the rate leads the other way. Raises
    ``ValueError`` where no time is long enough: for a rate of zero, or of -1 and below, unless the
    multiple is 1, and for a multiple that is zero or negative.

    >>> years_needed(Fraction(2), Fraction(26, 100))
    2.9991866170636827
    """
    if multiple <= 0:
        raise ValueError("zero and loss are never reached at a rate")
    if multiple == 1:
        return 0.0
    if rate == 0 or rate <= -1:
        raise ValueError("at this rate it is never reached")
    context = Context(prec=_DIGITS)
    return float(context.divide(logarithm(multiple, context), logarithm(1 + rate, context)))


def _power(factor: Fraction, years: Fraction) -> Fraction:
    if factor < 0:
        raise ValueError("nothing falls by more than 100 %")
    if years.denominator == 1 and years <= _EXACT_YEARS:
        return factor ** int(years)
    if factor == 0:
        return Fraction(0)
    context = Context(prec=_DIGITS)
    exponent = context.multiply(
        logarithm(factor, context),
        context.divide(Decimal(years.numerator), Decimal(years.denominator)),
    )
    if abs(exponent) > _LOGARITHM_MAX:
        raise OverflowError("the value is too large or too small to be written")
    return Fraction(context.exp(exponent))
