"""Which whole numbers would print the same figure?

A figure says the more, the fewer pairs of whole numbers fit it: 82 % with 12 left fits 65 to 68 before,
81.8 % only 66.
"""

from fractions import Fraction
from functools import lru_cache

from socalc.analyses import recompute
from socalc.arithmetic.bands import Band, Quotient
from socalc.targets.stated import Stated

_multiples = lru_cache(4096)(recompute.multiples_that_print_like)

LARGEST = 10**18
"""Where no end is in sight, the search ends here."""


def starts(end: int, stated: Stated, falls: bool) -> range:
    """The whole numbers before that a stated figure fits, given the number after; of a share, those that
    fall to it where ``falls``, else those that rise.

    >>> from socalc.targets.stated import parse_stated
    >>> list(starts(12, parse_stated("82%"), falls=True))
    [65, 66, 67, 68]
    """
    multiples = _multiples(stated, falls)
    if multiples is None:
        return range(0)
    if end == 0 and stated.kind != "ratio":  # all of however many there were are gone
        fits = multiples.meets(Band(Fraction(0), Fraction(0)))
        return range(1, LARGEST + 1) if fits else range(0)
    low, high = multiples.low, multiples.high
    if end <= 0 or (high is not None and high <= 0):
        return range(0)
    least = None if high is None else (end * high.denominator, high.numerator)
    most = None if low is None or low <= 0 else (end * low.denominator, low.numerator)
    return _whole(least, most, multiples.open_high, multiples.open_low, at_least=1)


def starts_either_way(end: int, stated: Stated, falls: bool) -> range:
    """The same of a share that tells a size, and no direction: from fewer than ``end`` it is a rise,
    from more a cut. The numbers are those that follow one another; where others fit far off, on the
    other side, those that ``falls`` asks for.

    >>> from socalc.targets.stated import parse_stated
    >>> starts_either_way(7, parse_stated("below 50%"), falls=True)  # 7 / 5 is a rise by 40 %
    range(5, 14)
    >>> starts_either_way(6, parse_stated("50%"), falls=True)  # and not 4, of which 6 is 50 % more
    range(12, 13)
    """
    asked, other = starts(end, stated, falls), starts(end, stated, not falls)
    if not (asked and other) or asked[0] > other[-1] + 1 or other[0] > asked[-1] + 1:
        return asked
    return range(min(asked[0], other[0]), max(asked[-1], other[-1]) + 1)


def ends(start: int, stated: Stated, falls: bool) -> range:
    """The whole numbers after that a stated figure fits, given the number before: no more than there were
    where ``falls``, for a share, else no fewer.

    >>> from socalc.targets.stated import parse_stated
    >>> list(ends(66, parse_stated("81.8%"), falls=True))
    [12]
    """
    multiples = _multiples(stated, falls)
    if multiples is None or start <= 0:
        return range(0)
    low, high = (
        None if edge is None else (start * edge.numerator, edge.denominator)
        for edge in multiples[:2]
    )  # fmt: skip
    return _whole(low, high, multiples.open_low, multiples.open_high, at_least=0)


def _whole(
    low: Quotient | None, high: Quotient | None, open_low: bool, open_high: bool, at_least: int
) -> range:
    """The whole numbers between two quotients."""
    first = at_least if low is None else max(at_least, _first(*low, open_low))
    last = LARGEST if high is None else -_first(-high[0], high[1], open_high)
    return range(first, max(first, last + 1))


def _first(above: int, below: int, is_open: bool) -> int:
    return above // below + 1 if is_open else -(-above // below)
