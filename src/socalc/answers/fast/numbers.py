"""Which whole numbers does a plain text stand for? A decimal is digits over a power of ten."""

from functools import lru_cache

from socalc.arithmetic.bands import Quotient
from socalc.rendering.exact import ratio_text
from socalc.targets.goal import WORDS
from socalc.targets.problems import Refusal
from socalc.targets.stated import parse_stated

LIMIT = 10**15
"""Numbers below it are digits that a double keeps, and that are written alike by all ways."""

_DIGITS_MAX = 15
_POWERS = tuple(10**power for power in range(_DIGITS_MAX + 1))


def decimal(text: str) -> Quotient | None:
    """The number above zero that a text of at most fifteen digits means; ``None`` for any other text.

    >>> decimal("118.40"), decimal("-1"), decimal("0"), decimal("1e3"), decimal("007")
    ((11840, 100), None, None, None, None)
    """
    whole, point, rest = text.partition(".")
    digits = whole + rest
    if not (digits.isdigit() and digits.isascii()) or len(digits) > _DIGITS_MAX:
        return None
    if not whole or (point and not rest) or (whole[0] == "0" and len(whole) > 1):
        return None
    number = int(digits)
    return (number, _POWERS[len(rest)]) if number else None


@lru_cache(4096)
def factor(goal: str) -> Quotient | None:
    """What a goal multiplies its baseline by, over a power of ten; ``None`` if it is no plain one of that kind.

    >>> factor("+12.5%"), factor("-30%"), factor("x1.5"), factor("halve"), factor("+20"), factor("-100%")
    ((1125, 1000), (70, 100), (15, 10), (5, 10), None, None)
    """
    if goal in WORDS:
        return int(WORDS[goal] * 10), 10
    sign = goal[:1]
    if sign == "x":
        return decimal(goal[1:])
    share = decimal(goal[1:-1]) if sign in ("+", "-") and goal[-1] == "%" else None
    if share is None:
        return None
    digits, places = share
    above = 100 * places + (digits if sign == "+" else -digits)
    return (above, 100 * places) if above > 0 else None


def difference(first: Quotient, second: Quotient) -> Quotient:
    """First - second, of two decimals.

    >>> difference((15, 10), (75, 100))
    (75, 100)
    """
    (a, b), (c, d) = first, second
    return (a - c * (b // d), b) if b > d else (a * (d // b) - c, d)


@lru_cache(4096)
def is_stated(text: str) -> bool:
    """Whether a text is a printed figure."""
    try:
        return parse_stated(text) is not None
    except Refusal:
        return False


def shortest(typed: str, digits: int, places: int) -> str:
    """The shortest text of a plain decimal; often it is the typed one."""
    if places > 1 and (typed[0] == "0" or typed[-1] == "0"):
        return ratio_text(digits, places)
    return typed
