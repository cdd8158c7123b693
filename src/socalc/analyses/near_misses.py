"""Is a stated figure that does not fit nearly right? Told only where nothing else explains it."""

from collections.abc import Callable
from fractions import Fraction

from socalc.analyses.case import Case
from socalc.arithmetic.rounding import Band


def one_place_off(case: Case) -> str:
    value, step = case.stated.value, case.stated.step
    fits = case.is_in(Band(value - step * 3 / 2, value + step * 3 / 2))
    return "one unit of the last place off" if fits else ""


def one_digit_differs(case: Case) -> str:
    """A slip of the pen: one digit is another, or two neighbours are swapped."""
    step = case.stated.step
    near = case.estimate
    if near is None:
        return ""
    for other, text in _slips(str(round(case.stated.value / step))):
        is_near = abs(near - other * float(step)) < step  # which spares most of the exact work
        if is_near and case.is_in(Band((other - _HALF) * step, (other + _HALF) * step)):
            return text
    return ""


_HALF = Fraction(1, 2)


def _slips(digits: str) -> list[tuple[int, str]]:
    """The numbers that one slip makes of at least three digits."""
    if len(digits) < _SLIP_DIGITS_MIN or len(digits) > _SLIP_DIGITS_MAX:
        return []
    swapped = [
        (int(digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]), "two digits are swapped")
        for i in range(len(digits) - 1)
        if digits[i] != digits[i + 1]
    ]
    changed = [
        (int(digits[:i] + digit + digits[i + 1 :]), "one digit differs")
        for i in range(len(digits))
        for digit in "0123456789"
        if digit != digits[i]
    ]
    return swapped + changed


_SLIP_DIGITS_MIN = 3
"""With fewer digits, a slip would explain too much."""

_SLIP_DIGITS_MAX = 8

NEAR_MISSES: tuple[Callable[[Case], str], ...] = (one_place_off, one_digit_differs)
