"""How is a value written for programs: never rounded for the eye, never with a sign or unit glued on?"""

from fractions import Fraction

from socalc.rendering.sheet import Column

_DIGITS_MAX = 40
_LARGE = 10**_DIGITS_MAX
"""A typed number has at most so many digits; more of them come from scale words and powers of ten."""


def number_text(value: int | float | Fraction, column: Column) -> str:
    """The number as JSON and CSV take it: the shortest text that reads back as the same double.

    A typed number keeps all its digits, also where a double would not hold them. Empty for a derived
    number that is too large or too small for any double.

    >>> number_text(Fraction(592, 5), Column("baseline", "typed"))
    '118.4'
    >>> number_text(Fraction("0.12345678901234567890123"), Column("baseline", "typed"))
    '0.12345678901234567890123'
    >>> number_text(Fraction(9, 11), Column("reduction", "number"))
    '0.8181818181818182'
    """
    if type(value) is float:
        return repr(value)
    above, below = value.as_integer_ratio()
    if below == 1 and -_LARGE < above < _LARGE:
        return str(above)
    try:
        double = above / below
    except OverflowError:
        return ""
    if above and not double:
        return ""
    text = repr(double)
    if column.kind != "typed" or below == 1 or _is_short(above, below) or Fraction(text) == value:
        return text
    return _all_digits(Fraction(value)) or text


def _is_short(above: int, below: int) -> bool:
    """Whether a decimal surely has at most fifteen digits, which a double keeps."""
    return below <= 1000 and -(10**6) < above < 10**6


def _all_digits(value: Fraction) -> str:
    """The decimal expansion, if it ends within the digits a typed number may have."""
    for decimals in range(_DIGITS_MAX + 1):
        scaled = value * 10**decimals
        if scaled.denominator == 1:
            digits = str(abs(scaled.numerator)).rjust(decimals + 1, "0")
            return f"{'-' if value < 0 else ''}{digits[:-decimals]}.{digits[-decimals:]}"
    return ""
