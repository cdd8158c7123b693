"""How is a value written for programs: never rounded for the eye, never with a sign or unit glued on?"""

from collections.abc import Callable
from fractions import Fraction

from socalc.analyses.column import Column
from socalc.rendering.figures import Number

_DIGITS_MAX = 40
_LARGE = 10**_DIGITS_MAX
"""A typed number has at most so many digits; more of them come from scale words and powers of ten."""


def writer_of(column: Column) -> Callable[[Number], str]:
    """The function that writes the numbers of a column as JSON and CSV take them."""
    return typed_text if column.kind == "typed" else derived_text


def derived_text(value: Number) -> str:
    """A derived number: the shortest text that reads back as the same double.

    Empty for one that is too large or too small for any double.

    >>> derived_text(Fraction(9, 11))
    '0.8181818181818182'
    """
    if type(value) is float:
        return repr(value or 0.0)  # which is never -0.0
    above, below = value.as_integer_ratio()
    if below == 1 and -_LARGE < above < _LARGE:
        return str(above)
    try:
        double = above / below
    except OverflowError:
        return ""
    return repr(double) if double or not above else ""


def typed_text(value: Number) -> str:
    """A typed number: all its digits, also where a double would not hold them.

    >>> typed_text(Fraction(592, 5)), typed_text(Fraction("0.12345678901234567890123"))
    ('118.4', '0.12345678901234567890123')
    """
    text = derived_text(value)
    if type(value) is float:
        return text
    above, below = value.as_integer_ratio()
    if below == 1 or _is_short(above, below) or not text or Fraction(text) == value:
        return text
    return _all_digits(Fraction(value)) or text


def ratio_text(above: int, below: int) -> str:
    """The same text for a quotient of whole numbers: for a typed decimal of at most fifteen digits or a
    derived number, of a size that a double has.

    >>> ratio_text(1184, 10), ratio_text(300, 100)
    ('118.4', '3')
    """
    return repr(above / below) if above % below else str(above // below)


def _is_short(above: int, below: int) -> bool:
    """Whether this is a decimal of at most fifteen digits, six of them after the point: a double
    keeps them all."""
    return not 10**6 % below and -(10**15) < above * (10**6 // below) < 10**15


def _all_digits(value: Fraction) -> str:
    """The decimal expansion, if it ends within the digits a typed number may have."""
    for decimals in range(_DIGITS_MAX + 1):
        scaled = value * 10**decimals
        if scaled.denominator == 1:
            digits = str(abs(scaled.numerator)).rjust(decimals + 1, "0")
            return f"{'-' if value < 0 else ''}{digits[:-decimals]}.{digits[-decimals:]}"
    return ""
