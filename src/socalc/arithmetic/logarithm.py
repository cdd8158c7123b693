"""What is the logarithm of a number of any size, also of one that is all but 1?"""

from decimal import Context, Decimal
from fractions import Fraction
from math import log, log1p

NEARLY_NOTHING = Fraction(1, 10**40)
"""Closer to 1 than this, too few of eighty working digits would be left for a logarithm or a power."""


def logarithm(value: Fraction, context: Context) -> Decimal:
    """The natural logarithm of a number above zero, wrong by no more than the last digit of the context, or by
    ``1e-120`` where the number is all but 1.

    >>> float(logarithm(1 + Fraction(1, 10**300), Context(prec=80)))
    1e-300
    """
    change = value - 1
    if abs(change) < NEARLY_NOTHING:  # the first two terms of the series of log(1 + change)
        change -= change * change / 2
        return context.divide(Decimal(change.numerator), Decimal(change.denominator))
    return context.ln(context.divide(Decimal(value.numerator), Decimal(value.denominator)))


def log_between(end: int, start: int) -> float:
    """The natural logarithm of ``end / start`` as a double, of two whole numbers above zero.

    >>> log_between(3, 2)
    0.4054651081081644
    """
    try:
        multiple = end / start
    except OverflowError:
        return log(end) - log(start)
    if 0.5 < multiple < 2:  # a change is known better than a multiple there
        return log1p((end - start) / start)
    return log(multiple) if multiple > _DOUBLE_MIN else log(end) - log(start)


_DOUBLE_MIN = 1e-300
"""Doubles below it lose digits."""
