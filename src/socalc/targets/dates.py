"""When was a value measured: in a calendar year, a month, or a fiscal year?

``2010-11`` may be November 2010 or the fiscal year from 2010 to 2011. What stands beside it decides: it is
never guessed. Fiscal years count by one number each, ``2010-11`` by its first year and ``FY2011`` by its own, so
that intervals between them are right whatever the month in which they end.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from socalc.targets.problems import Refusal, shortened, stripped
from socalc.targets.spoken_dates import (
    NAMES,
    by_last_day,
    last_day,
    month_name,
    month_number,
    months_in_words,
    without_end,
)

Dating = Literal["", "months", "split", "FY"]
"""How dates are written: months as ``2025-06``, fiscal years as ``2010-11`` or as ``FY2011``; empty where there
are calendar years only."""

_DateForm = Literal["year", "months", "split", "FY", "either"]

_MONTH = "([1-9][0-9]{3})-(0[1-9]|1[0-2])(?:-([0-9]{2}))?"
_NAMED = r"([A-Za-z]{3,9})\.?\s+([1-9][0-9]{3})"
_PAIR = r"(?:((?i:FY))\s*)?([1-9][0-9]{3})\s?([-–/])\s?([0-9]{2}|[0-9]{4})"
_FISCAL = r"(?i:FY)\s*([1-9][0-9]{3})"
"""Texts, since most files have dates of one form and no use for the others."""

_WORDS: dict[Dating, str] = {
    "": "calendar years",
    "months": "months",
    "split": "fiscal years such as 2012-13",
    "FY": "fiscal years such as FY2012",
}


class Date(NamedTuple):
    """A date as it is written, and the months from the year 0 to its end.

    Of a fiscal year, the months to the end of the calendar year by which it is counted.
    """

    text: str
    form: _DateForm
    months: int

    def in_dating(self, dating: Dating) -> int:
        """The months, where the dates beside it are written like this. Raises ``Refusal`` if the two
        do not go together.

        >>> date = parse_any_date("2010-11")
        >>> date.in_dating("split") - date.in_dating("months")
        1
        """
        if self.form == "either" and dating in ("split", "months"):
            return self.months + (dating == "split") * (-self.months % 12)
        fits = self.form == "year" and dating in ("", "months")
        if fits or self.form == (dating or "months"):
            return self.months
        if self.form == "either" and not dating:
            raise self._ambiguous()
        raise Refusal(
            f"`{shortened(self.text)}` beside {_WORDS[dating]}: the two do not count alike",
            "write all dates of a target in one way: 2012-13, FY2013, 2025-06 or 2025",
        )

    def in_years_of(self, dating: Dating) -> int:
        """As ``in_dating``, for a base year or a deadline: a year alone goes with fiscal years too, by its number."""
        return self.months if self.form == "year" else self.in_dating(dating)

    def _ambiguous(self) -> Refusal:
        year, month = divmod(self.months - 1, 12)
        last = last_day(year, month + 1)
        return Refusal(
            f"`{shortened(self.text)}` may be a month or a fiscal year",
            f"write {year}/{(year + 1) % 100:02} for the fiscal year, or "
            f"{NAMES[month].title()} {year} or {year}-{month + 1:02}-{last} for the month",
        )


def _dating(form: _DateForm) -> Dating:
    return form if form in ("months", "split", "FY") else ""


@lru_cache(maxsize=4096)
def parse_any_date(text: str) -> Date:
    """The date that a text means, if it may be one. Raises ``Refusal`` for anything else.

    >>> [parse_any_date(text).form for text in ("2010", "2010-04", "Nov 2010", "2010-11", "2012-13", "FY2011")]
    ['year', 'months', 'months', 'either', 'split', 'FY']
    """
    typed = stripped(text)
    if len(typed) == 4 and typed.isascii() and typed.isdigit() and typed[0] != "0":
        return Date(text, "year", int(typed) * 12 + 12)
    if match := re.fullmatch(_FISCAL, typed):
        return Date(text, "FY", int(match[1]) * 12 + 12)
    if (match := re.fullmatch(_PAIR, typed)) and _is_next(match[2], match[4]):
        year = int(match[2])
        if not match[1] and re.fullmatch("[0-9]{4}-(0[1-9]|1[0-2])", typed):
            return Date(text, "either", year * 12 + int(match[4]))
        return Date(text, "split", year * 12 + 12)
    if match := re.fullmatch(_MONTH, typed):
        year, month = int(match[1]), int(match[2])
        months = by_last_day(text, year, month, int(match[3] or last_day(year, month)))
        if months:
            return Date(text, "months", months)
    elif (match := re.fullmatch(_NAMED, typed)) and (month := month_number(match[1])):
        return Date(text, "months", int(match[2]) * 12 + month)
    elif date := _date_in_words(text, typed):
        return date
    raise Refusal(
        f"not a date: `{shortened(text)}`",
        "write a year, a quarter, a month or a fiscal year: 2025, 2025-Q2, 2025-06, 2012-13, FY2013",
    )


def _date_in_words(text: str, typed: str) -> Date | None:
    """The date that words name, if they name one: ``2027年``, ``end of FY2027``, ``Q2 2027``."""
    if match := re.fullmatch(r"([1-9][0-9]{3})\s*年", typed):
        return Date(text, "year", int(match[1]) * 12 + 12)
    named = without_end(typed)
    if named and is_date(named):
        return parse_any_date(named)._replace(text=text)
    months = months_in_words(typed)
    return None if months is None else Date(text, "months", months)


def _is_next(first: str, second: str) -> bool:
    following = str(int(first) + 1)
    return second in (following, following[2:])


def is_date(text: str) -> bool:
    """Whether a text may be a date.

    >>> is_date("2010/11"), is_date("2010-13"), is_date("region")
    (True, False, False)
    """
    if not re.search("[1-9][0-9]{3}", text):  # as most names of columns do not
        return False
    try:
        parse_any_date(text)
    except Refusal:
        return False
    return True


def dating_of(dates: Sequence[Date], known: Dating = "") -> Dating:
    """How some dates are written: as is ``known``, else as the first says that can be read in one way;
    pairs of years only are fiscal years.

    >>> dating_of([parse_any_date(text) for text in ("2010-11", "2011-12", "2012-13")])
    'split'
    """
    told = [known, *(_dating(date.form) for date in dates)]
    pairs = {date.months for date in dates if date.form == "either"}
    all_pairs = len(pairs) > 1 and all(date.form == "either" for date in dates)
    return next(filter(None, told), "split" if all_pairs else "")


def year_name(year: int, dating: Dating) -> str:
    """The year that a number counts, as its dates are written.

    >>> year_name(2014, "split"), year_name(2014, "FY"), year_name(2014, "")
    ('2014-15', 'FY2014', '2014')
    """
    if dating == "split":
        return f"{year}-{(year + 1) % 100:02}"
    return f"FY{year}" if dating == "FY" else str(year)


def date_name(months: int, dating: Dating) -> str:
    """The date to whose end so many months lead from the year 0, as its dates are written; nothing for one within a
    fiscal year.

    >>> date_name(2027 * 12 + 12, ""), date_name(2027 * 12 + 6, ""), date_name(2027 * 12 + 12, "split")
    ('2027', '2027-06', '2027-28')
    """
    if months % 12 == 0:
        return year_name(months // 12 - 1, dating)
    return "" if dating in ("split", "FY") else month_name(months)
