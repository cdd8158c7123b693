"""Is there a constant rate, and which? ``docs/formulas.md``: required growth, losses and zeros."""

from fractions import Fraction
from typing import Any, Final, TypeAlias

from mpmath import MPContext

MP: Final = MPContext()
"""A context of its own: the one that all users of mpmath share is left alone."""
MP.dps = 130

Real: TypeAlias = Any
"""A number of ``MP``; mpmath has no types."""


def big(value: Fraction) -> Real:
    """A fraction with 130 digits."""
    return MP.mpf(value.numerator) / value.denominator


def has_rate(start: Fraction, end: Fraction) -> bool:
    """Whether a compound rate leads from one value to another.

    Both above zero, or a loss that shrinks, or nothing changes; never from or to zero.

    >>> [has_rate(Fraction(a), Fraction(b)) for a, b in ((4, 2), (-4, -2), (-2, -4), (4, 0))]
    [True, True, False, False]
    """
    return (start > 0 and end > 0) or (start <= end < 0)


def power(multiple: Fraction, exponent: Fraction) -> Real:
    """``multiple ** exponent`` of a multiple above zero, with 130 digits."""
    return MP.power(big(multiple), big(exponent))


def rate(start: Fraction, end: Fraction, periods: Fraction) -> Real | None:
    """``(end / start) ^ (1 / periods) - 1``, or None where there is none.

    >>> MP.nstr(rate(Fraction(100), Fraction(150), Fraction(3)), 9)
    '0.144714243'
    """
    if not has_rate(start, end):
        return None
    return MP.mpf(0) if start == end else power(end / start, 1 / periods) - 1


def log(value: Fraction) -> Real:
    """The natural logarithm of a fraction above zero."""
    return MP.log(big(value))
