"""How is a number shown to people? The only place that rounds for display.

Rounding is half away from zero on the exact value. A number that is exact at fewer decimals is shown
with fewer (``40 %``); one that had to be rounded keeps all of them (``40.0 %``).
"""

from fractions import Fraction

Number = int | float | Fraction

DIGITS_MAX = 40
"""As many decimals as any typed number can have."""

_LARGE = Fraction(10**DIGITS_MAX)
_DOUBLE_LARGE = Fraction(10**15)
_SMALL = Fraction(1, 10**12)
"""Beyond these a number is shown with a power of ten: a double holds no more digits."""


def rounded(value: Number, digits: int) -> str:
    """The value with at most so many decimals, thousands grouped.

    >>> rounded(Fraction(71314), 1), rounded(Fraction(2, 3), 2), rounded(-0.001, 2)
    ('71,314', '0.67', '-0.00')
    """
    exact = Fraction(value)
    nearest = rounded_value(exact, digits)
    whole, decimals = divmod(int(abs(nearest) * 10**digits), 10**digits)
    text = f"{whole:,}"
    if digits:
        tail = f"{decimals:0{digits}}"
        if nearest == exact:
            tail = tail.rstrip("0")
        text += f".{tail}" if tail else ""
    return f"-{text}" if exact < 0 else text


def rounded_value(exact: Fraction, digits: int) -> Fraction:
    """The number that is shown with so many decimals.

    >>> rounded_value(Fraction(1, 8), 2)
    Fraction(13, 100)
    """
    units, rest = divmod(abs(exact) * 10**digits, 1)
    nearest = Fraction(units + (rest >= Fraction(1, 2)), 10**digits)
    return -nearest if exact < 0 else nearest


def percent(share: Number | None, digits: int, signed: bool = False) -> str:
    """A fraction as a percentage.

    >>> percent(Fraction(2, 5), 1), percent(0.14471424255333187, 2), percent(Fraction(1, 2), 2, True)
    ('40 %', '14.47 %', '+50 %')
    """
    if share is None:
        return ""
    return f"{_number(Fraction(share) * 100, digits, signed, isinstance(share, float))} %"


def points(share: Number | None, digits: int, signed: bool = True) -> str:
    """A difference of two percentages, given as a fraction, in percentage points.

    >>> points(Fraction(1, 20), 2), points(Fraction(1, 20), 2, signed=False)
    ('+5 pp', '5 pp')
    """
    return percent(share, digits, signed).replace(" %", " pp")


def quantity(value: Number | None, digits: int, signed: bool = False) -> str:
    """An amount or count; below 1 the decimals count from the first digit that is not zero.

    >>> quantity(Fraction(50, 3), 2), quantity(Fraction(1, 300), 2), quantity(Fraction(25), 2, True)
    ('16.67', '0.0033', '+25')
    """
    if value is None:
        return ""
    return _number(Fraction(value), digits, signed, isinstance(value, float))


def _number(exact: Fraction, digits: int, signed: bool, is_double: bool) -> str:
    plus = "+" if signed and exact > 0 else ""
    size = abs(exact)
    if size >= (_DOUBLE_LARGE if is_double else _LARGE) or 0 < size < _SMALL:
        return plus + _with_power(exact, digits)
    if 0 < size < 1:  # or what is there would look like nothing
        digits = max(digits, 1)
    leading = 0
    while 0 < size * 10 ** (leading + 1) < 1:
        leading += 1
    return plus + rounded(exact, digits + leading)


def _with_power(exact: Fraction, digits: int) -> str:
    """A number too long to be read in full: ``1.5e+300``."""
    from decimal import ROUND_HALF_UP, Context, Decimal

    context = Context(prec=max(digits, 1) + 1, rounding=ROUND_HALF_UP)
    quotient = context.divide(Decimal(exact.numerator), Decimal(exact.denominator))
    return f"{quotient.normalize(context):e}"


def multiple(value: Number | None, digits: int) -> str:
    """A multiple: ``x1.5``.

    >>> multiple(Fraction(3, 2), 2)
    'x1.5'
    """
    return "" if value is None else f"x{quantity(value, max(digits, 1))}"


def ratio(value: Number | None, digits: int) -> str:
    """A consolidation ratio: ``5.5 to 1``.

    >>> ratio(Fraction(11, 2), 1)
    '5.5 to 1'
    """
    return "" if value is None else f"{quantity(value, max(digits, 1))} to 1"


def typed(value: Number | None) -> str:
    """A number that was typed, with every decimal it has; months as years with two, as they may have no end.

    >>> typed(Fraction(592, 5)), typed(Fraction(5, 2)), typed(71314), typed(Fraction(25, 12))
    ('118.4', '2.5', '71,314', '2.08')
    """
    if value is None:
        return ""
    has_end = Fraction(value).denominator % 3 != 0
    return quantity(value, DIGITS_MAX if has_end else 2)
