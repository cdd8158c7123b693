"""How long may it take, and from when to when is that?

Intervals are counted, not years named: from 2022 to 2025 is three years. A date is told by the months from the
year 0 to its end, so that years are months / 12 exactly.
"""

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple

from socalc.targets.dates import Date, Dating, date_name, dating_of, is_date, parse_any_date
from socalc.targets.problems import Refusal, shortened, stripped

YEARS_MAX = 1000

_RANGE = r"(.+?)\s*(?:-|–|—|~|～|至|到|\b(?:to|or)\b)\s*(.+)"
_YEAR_RANGE = r"([1-9][0-9]{3})\s*(?:-|–|—|~|～|至|到|\bto\b)\s*([1-9][0-9]{3})"
_BETWEEN = r"\s+to\s+|\s*[-–—~～至到]\s*"
_COMMA = r"\s*[,，、]\s*"

Origin = Literal["option", "target", "file", "default"]


class Horizon(NamedTuple):
    """The years allowed from baseline to goal, and the month in which they end, if known, from the year 0."""

    years: Fraction
    end: int | None = None

    @property
    def by(self) -> int | None:
        """The calendar year with which the horizon ends; ``None`` where it ends within one."""
        return self.end // 12 - 1 if self.end and self.end % 12 == 0 else None

    def deadline(self, dating: Dating) -> str:
        """The date by whose end the goal is due, as the dates beside it are written; empty where none is known."""
        return date_name(self.end, dating) if self.end else ""


class Window(NamedTuple):
    """The horizons a goal is judged at (a range by its two ends), and who set them."""

    horizons: tuple[Horizon, ...]
    origin: Origin


DEFAULT_YEARS = (Fraction(2), Fraction(3))
"""Two to three years: what the reforms that socalc was made for allow themselves."""


@lru_cache(maxsize=256)
def parse_years(text: str) -> tuple[Fraction, ...]:
    """The years in ``3``, ``18 months``, ``2-3 years`` (its two ends), ``两到三年`` or ``2, 3, 5``.

    Raises ``Refusal`` for anything else and for years outside 0 to 1000.

    >>> parse_years("2-3 years")
    (Fraction(2, 1), Fraction(3, 1))
    """
    typed = stripped(text)
    if (match := re.fullmatch(_YEAR_RANGE, typed)) and match[1] < match[2]:
        raise _counted_in_two_ways(text, int(match[1]), int(match[2]))
    years: tuple[Fraction, ...] | None
    if match := re.fullmatch(_PLAIN, typed):
        ends = [digits for digits in match.groups() if digits]
        years = tuple(_within_limits(Fraction(digits), digits, "years") for digits in ends)
    else:
        parts = re.split(_COMMA, typed)
        match = re.fullmatch(_RANGE, _joined(typed)) if len(parts) == 1 else None
        years = _lengths([match[1], match[2]] if match else parts)
    if years is None:
        raise Refusal(
            f"not a number of years: `{shortened(text)}`",
            "write 3, 2.5, 2-3 or 2,3,5, or with a unit: 18 months, six quarters, two to three years",
        )
    if list(years) != sorted(set(years)):
        if match:
            help = "write the shorter time first: 2-3"
            raise Refusal(f"a window that does not grow: `{shortened(text)}`", help)
        help = "write each number of years once, the shortest first: 2,3,5"
        raise Refusal(f"horizons in no order: `{shortened(text)}`", help)
    return years


def _counted_in_two_ways(text: str, first: int, last: int) -> Refusal:
    """That two calendar years may be counted from the end of the first, or from its beginning."""
    count = last - first
    return Refusal(
        f"`{shortened(text)}` may be {count} years, or {count + 1} if {first} is one of them",
        f"write the deadline: `by: {last}` with `base-year: {first}` for {count} years, "
        f"with `base-year: {first - 1}` for {count + 1}",
    )


_ONES = "a one two three four five six seven eight nine ten eleven twelve".split()
_WORDS = dict(zip(_ONES, (1, *range(1, 13)), strict=True))
_WORDS |= dict(zip("一二三四五六七八九十", range(1, 11), strict=True))
_WORDS |= {f"十{digit}": number for number, digit in enumerate("一二三四五六七八九", 11)}
_WORDS |= {"两": 2, "二十": 20, "三十": 30}
_DIGITS = r"[0-9]{1,4}(?:\.[0-9]{1,36})?"
_PLAIN = rf"({_DIGITS})(?:\s*(?:-|–|to)\s*({_DIGITS}))?(?:\s*years?)?"
"""What most windows look like; the same as below, read in a fifth of the time."""
_LENGTH = (
    rf"({_DIGITS}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})(\s+and\s+a\s+half)?"
    r"(?:\s*(years?|yrs?|quarters?|months?|年|个?季度|个月)(\s+and\s+a\s+half|半)?)?"
)
_MONTHS = {"y": 12, "年": 12, "q": 3, "季": 3, "m": 1, "月": 1}
_HALF_YEARS = ("half a year", "半年")


def _joined(typed: str) -> str:
    """A time without the words around it and the hyphen within it: ``within a five-year`` is ``a five year``."""
    typed = re.sub(r"(?i)^(?:with)?in\s+|\s*[之以]?内$", "", typed)
    typed = re.sub("^([二两三四五六七八])([三四五六七八九])(?=[年个])", r"\1到\2", typed)
    return re.sub("(?i)(?<=[a-z0-9])-(?=(?:years?|quarters?|months?)$)", " ", typed)


def _lengths(parts: Sequence[str]) -> tuple[Fraction, ...] | None:
    """The years of each of some times, of which the last may name the unit of all; ``None`` if one is none.

    Raises ``Refusal`` for years outside 0 to 1000.
    """
    unit = ""
    years: list[Fraction] = []
    for part in reversed(parts):
        typed = _joined(part).lower()
        if typed in _HALF_YEARS:
            years.append(Fraction(1, 2))
            continue
        match = re.fullmatch(_LENGTH, typed)
        if not match or (match[2] and match[4]):
            return None
        unit = match[3] or unit
        if not unit and not typed[0].isdigit():
            return None
        number = Fraction(_WORDS.get(match[1]) or match[1])
        if match[2] or match[4]:
            number += Fraction(1, 2)
        months = _MONTHS[unit.lstrip("个")[:1] or "y"]
        years.append(_within_limits(number * months / 12, match[1], unit or "years"))
    return tuple(reversed(years))


def _within_limits(years: Fraction, number: str, unit: str) -> Fraction:
    """The years of a time. Raises ``Refusal`` if they are none, or too many."""
    if 0 < years <= YEARS_MAX:
        return years
    help = f"a horizon is above 0 and at most {YEARS_MAX} years"
    if re.fullmatch("[12][0-9]{3}", number):
        help += "; a calendar year is a deadline: --by 2027, or `by: 2027` with `base-year`"
    raise Refusal(f"not a horizon: {number} {unit}", help)


def parse_deadlines(text: str) -> tuple[Date, ...]:
    """The dates in ``2027``, ``2027-06``, ``2026-2027`` (its two ends) or ``2026, Q2 2028``.

    Raises ``Refusal`` for anything else.

    >>> [date.months / 12 - 1 for date in parse_deadlines("2026-2027")]
    [2026.0, 2027.0]
    """
    typed = stripped(text)
    both = _both_dates(typed)
    if not both and is_date(typed):
        return (parse_any_date(typed),)
    dates = both or tuple(map(parse_any_date, re.split(_COMMA, typed)))
    months = [date.months for date in dates]
    if months != sorted(set(months)):
        if both:
            help = "write the earlier one first"
            raise Refusal(f"deadlines in the wrong order: `{shortened(text)}`", help)
        help = "write each date once, the earliest first: 2026, 2028"
        raise Refusal(f"deadlines in no order: `{shortened(text)}`", help)
    return dates


def _both_dates(typed: str) -> tuple[Date, ...]:
    """The two dates of a range such as ``2026-2027`` or ``2014-15 to 2016-17``; none if it is no range."""
    if not re.fullmatch(_YEAR_RANGE, typed) and is_date(typed):
        return ()
    for between in re.finditer(_BETWEEN, typed):
        texts = typed[: between.start()], typed[between.end() :]
        if all(map(is_date, texts)):
            return tuple(map(parse_any_date, texts))
    return ()


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


class Stretch(NamedTuple):
    """From the end of one date to the end of another, in months from the year 0, and how both are written."""

    start: int
    end: int
    dating: Dating

    @property
    def years(self) -> Fraction:
        """How long it is."""
        return Fraction(self.end - self.start, 12)


def parse_stretch(text: str) -> Stretch:
    """The time between the ends of two dates: ``2025-2030``, ``2025-06 to 2027-12``.

    Raises ``Refusal`` for anything else.

    >>> parse_stretch("2025-2030").years
    Fraction(5, 1)
    """
    typed = stripped(text)
    dates = _both_dates(typed)
    if not dates:
        help = "write from the end of which date to the end of which: 2025-2030, 2025-06 to 2027-12"
        raise Refusal(f"not a time between two dates: `{shortened(text)}`", help)
    dating = dating_of(dates)
    first, last = (date.in_dating(dating) for date in dates)
    if not first < last <= first + YEARS_MAX * 12:
        raise Refusal(
            f"years that do not go forward: `{shortened(text)}`",
            f"write the earlier year first, at most {YEARS_MAX} years apart",
        )
    return Stretch(first, last, dating)


def parse_span(text: str) -> Fraction:
    """The years between two values: ``5``, ``18 months``, or the difference of ``2019-2030``.

    Raises ``Refusal`` for anything else.

    >>> parse_span("2019-2030")
    Fraction(11, 1)
    """
    typed = stripped(text)
    if _both_dates(typed):
        return parse_stretch(text).years
    if years := _lengths([typed]):
        return years[0]
    raise Refusal(
        f"not one stretch of years: `{shortened(text)}`",
        "write a number of years (11) or two calendar years (2019-2030)",
    )


def horizons_until(deadlines: Sequence[int], base: int, dating: Dating = "") -> tuple[Horizon, ...]:
    """The horizons from a base to each deadline, all in months from the year 0.

    Raises ``Refusal`` for a deadline that is not after the base.

    >>> horizons_until((2025 * 12 + 12,), 2022 * 12 + 12)[0].years
    Fraction(3, 1)
    """
    for end in deadlines:
        if not base < end <= base + YEARS_MAX * 12:
            both = (
                f"the deadline {date_name(end, dating)} and the base year {date_name(base, dating)}"
            )
            help = f"the deadline is after the base year, by at most {YEARS_MAX} years"
            raise Refusal(f"{both} do not go together", help)
    return tuple(Horizon(Fraction(end - base, 12), end) for end in deadlines)


def horizons_from(years: Sequence[Fraction], base: int | None) -> tuple[Horizon, ...]:
    """The horizons of so many years, with the month each ends in where the base is known and months come out whole.

    >>> horizons_from((Fraction(3, 2),), 2023 * 12 + 12)[0].deadline("")
    '2025-06'
    """
    return tuple(
        Horizon(count, base + int(count * 12) if base and (count * 12).denominator == 1 else None)
        for count in years
    )
