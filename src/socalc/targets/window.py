"""How long may it take, and from when to when is that?

Intervals are counted, not years named: from 2022 to 2025 is three years.
"""

import re
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple

from socalc.targets.dates import dating_of, is_date, parse_any_date, plain_years
from socalc.targets.problems import Refusal, shortened, stripped

YEARS_MAX = 1000

_YEARS = r"[0-9]{1,4}(?:\.[0-9]{1,36})?"
_YEARS_WORD = r"(?:\s*(?:years?|yrs?|年))?"
_LIST = rf"{_YEARS}(?:\s*,\s*{_YEARS})*{_YEARS_WORD}"
_RANGE = rf"({_YEARS})\s*(?:-|–|to|至|到)\s*({_YEARS}){_YEARS_WORD}"
_CALENDAR_RANGE = r"([1-9][0-9]{3})\s*(?:-|–|to|至|到)\s*([1-9][0-9]{3})"
_CALENDAR_LIST = r"[1-9][0-9]{3}(?:\s*,\s*[1-9][0-9]{3})*"

Origin = Literal["option", "target", "file", "default"]


class Horizon(NamedTuple):
    """The years allowed from baseline to goal, and the calendar year in which they end if known."""

    years: Fraction
    by: int | None = None


class Window(NamedTuple):
    """The horizons a goal is judged at (a range by its two ends), and who set them."""

    horizons: tuple[Horizon, ...]
    origin: Origin


DEFAULT_YEARS = (Fraction(2), Fraction(3))
"""Two to three years: what the reforms that socalc was made for allow themselves."""


@lru_cache(maxsize=256)
def parse_years(text: str) -> tuple[Fraction, ...]:
    """The numbers of years in ``3``, ``2.5``, ``2-3 years`` (its two ends) or ``2, 3, 5``.

    Raises ``Refusal`` for anything else and for years outside 0 to 1000.

    >>> parse_years("2-3 years")
    (Fraction(2, 1), Fraction(3, 1))
    """
    typed = stripped(text)
    if match := re.fullmatch(_RANGE, typed):
        first, last = _years(match[1]), _years(match[2])
        if first >= last:
            raise Refusal(
                f"a window that does not grow: `{shortened(text)}`",
                "write the shorter time first: 2-3",
            )
        return first, last
    if re.fullmatch(_LIST, typed):
        years = tuple(_years(item) for item in re.findall(_YEARS, typed))
        if list(years) != sorted(set(years)):
            help = "write each number of years once, the shortest first: 2,3,5"
            raise Refusal(f"horizons in no order: `{shortened(text)}`", help)
        return years
    raise Refusal(
        f"not a number of years: `{shortened(text)}`",
        "write 3, 2.5, 2-3 or 2,3,5 (years, not months)",
    )


def _years(digits: str) -> Fraction:
    years = Fraction(digits)
    if not 0 < years <= YEARS_MAX:
        help = f"a horizon is above 0 and at most {YEARS_MAX} years"
        if re.fullmatch("[12][0-9]{3}", digits):
            help += "; a calendar year is a deadline: --by 2027, or `by: 2027` with `base-year`"
        raise Refusal(f"not a horizon: {digits} years", help)
    return years


def parse_deadlines(text: str) -> tuple[int, ...]:
    """The years in ``2027``, ``2026-2027`` (its two ends) or ``2026, 2028``; fiscal years by the number
    by which they count, so 2014 for ``2014-15`` and for ``FY2014``.

    Raises ``Refusal`` for anything else.

    >>> parse_deadlines("2026-2027")
    (2026, 2027)
    """
    typed = plain_years(stripped(text))
    if match := re.fullmatch(_CALENDAR_RANGE, typed):
        if int(match[1]) >= int(match[2]):
            raise Refusal(
                f"deadlines in the wrong order: `{shortened(text)}`", "write the earlier one first"
            )
        return int(match[1]), int(match[2])
    if re.fullmatch(_CALENDAR_LIST, typed):
        deadlines = tuple(int(year) for year in re.findall("[1-9][0-9]{3}", typed))
        if list(deadlines) != sorted(set(deadlines)):
            help = "write each year once, the earliest first: 2026, 2028"
            raise Refusal(f"deadlines in no order: `{shortened(text)}`", help)
        return deadlines
    raise Refusal(f"not a calendar year: `{shortened(text)}`", "write four digits, such as 2027")


def parse_calendar_year(text: str) -> int:
    """The one calendar year in ``2023``; of a fiscal year (``2008-09``, ``FY2008``) the number by which
    it counts. Raises ``Refusal`` for anything else.

    >>> parse_calendar_year("2008-09"), parse_calendar_year("2008-2009"), parse_calendar_year("FY2008")
    (2008, 2008, 2008)
    """
    typed = stripped(text)
    if is_date(typed) and parse_any_date(typed).form != "months":
        date = parse_any_date(typed)
        return (date.months - 1) // 12
    raise Refusal(f"not a calendar year: `{shortened(text)}`", "write four digits, such as 2023")


def parse_date(text: str) -> int:
    """The months from the year 0 to the end of a date that stands alone: a year (``2009``), a month
    (``2009-12``) or a fiscal year, which counts as in ``dates``.

    Raises ``Refusal`` for anything else, and for what may be a month or a fiscal year.

    >>> parse_date("2010-04") - parse_date("2003")
    76
    """
    date = parse_any_date(text)
    return date.in_dating(dating_of([date]))


def parse_span(text: str) -> Fraction:
    """The years between two values: ``5``, ``10.5``, or the difference of ``2019-2030``.

    Raises ``Refusal`` for anything else.

    >>> parse_span("2019-2030")
    Fraction(11, 1)
    """
    typed = stripped(text)
    if match := re.fullmatch(_CALENDAR_RANGE, typed):
        first, last = int(match[1]), int(match[2])
        if not first < last <= first + YEARS_MAX:
            raise Refusal(
                f"years that do not go forward: `{shortened(text)}`",
                f"write the earlier year first, at most {YEARS_MAX} years apart",
            )
        return Fraction(last - first)
    if match := re.fullmatch(rf"({_YEARS}){_YEARS_WORD}", typed):
        return _years(match[1])
    raise Refusal(
        f"not one stretch of years: `{shortened(text)}`",
        "write a number of years (11) or two calendar years (2019-2030)",
    )


def horizons_until(deadlines: tuple[int, ...], base_year: int) -> tuple[Horizon, ...]:
    """The horizons from a base year to each deadline, intervals counted.

    Raises ``Refusal`` for a deadline that is not after the base year.

    >>> horizons_until((2025,), 2022)
    (Horizon(years=Fraction(3, 1), by=2025),)
    """
    for year in deadlines:
        if not base_year < year <= base_year + YEARS_MAX:
            raise Refusal(
                f"the deadline {year} and the base year {base_year} do not go together",
                f"the deadline is 1 to {YEARS_MAX} years after the base year",
            )
    return tuple(Horizon(Fraction(year - base_year), year) for year in deadlines)


def horizons_from(years: tuple[Fraction, ...], base_year: int | None) -> tuple[Horizon, ...]:
    """The horizons of so many years, with the calendar year each ends in where that is a whole one.

    >>> horizons_from((Fraction(3),), 2023)
    (Horizon(years=Fraction(3, 1), by=2026),)
    """
    return tuple(
        Horizon(count, base_year + int(count) if base_year and count.denominator == 1 else None)
        for count in years
    )
