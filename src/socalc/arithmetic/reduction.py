"""How large is a cut from one count to another?"""

from fractions import Fraction


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
