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

Dating = Literal["", "months", "split", "FY"]
"""How dates are written: months as ``2025-06``, fiscal years as ``2010-11`` or as ``FY2011``; empty where there
are calendar years only."""

_DateForm = Literal["year", "months", "split", "FY", "either"]

_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_LONG_NAMES = ("january february march april may june july august september october november "
               "december").split()  # fmt: skip

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

    def _ambiguous(self) -> Refusal:
        year, month = divmod(self.months - 1, 12)
        last = _last_day(year, month + 1)
        return Refusal(
            f"`{shortened(self.text)}` may be a month or a fiscal year",
            f"write {year}/{(year + 1) % 100:02} for the fiscal year, or "
            f"{_NAMES[month].title()} {year} or {year}-{month + 1:02}-{last} for the month",
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
        if not match[3] or int(match[3]) == _last_day(year, month):
            return Date(text, "months", year * 12 + month)
    if match := re.fullmatch(_NAMED, typed):
        name, year = match[1].lower(), int(match[2])
        names = _LONG_NAMES if name in _LONG_NAMES else [*_NAMES[:8], "sept", *_NAMES[9:]]
        name = "sept" if name == "sep" else name
        if name in names:
            return Date(text, "months", year * 12 + names.index(name) + 1)
    raise Refusal(
        f"not a date: `{shortened(text)}`",
        "write a year, a month or a fiscal year: 2025, 2025-06, 2012-13, FY2013",
    )


def _last_day(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _is_next(first: str, second: str) -> bool:
    following = str(int(first) + 1)
    return second in (following, following[2:])


def is_date(text: str) -> bool:
    """Whether a text may be a date.

    >>> is_date("2010/11"), is_date("2010-13"), is_date("region")
    (True, False, False)
    """
    if not re.match(_LOOKS, text):
        return False
    try:
        parse_any_date(text)
    except Refusal:
        return False
    return True


_LOOKS = r"(?i)\s*(?:FY\s*)?[1-9][0-9]{3}|\s*[A-Z]{3,9}\.?\s+[1-9][0-9]{3}"
"""What any date starts with, as most names of columns do not."""


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


def dating_of_year(text: str) -> Dating:
    """How a text that can only be a year is written: `2010-11` is no month there.

    >>> dating_of_year("2010-11"), dating_of_year("2010"), dating_of_year("FY2010")
    ('split', '', 'FY')
    """
    form = parse_any_date(text).form
    return "split" if form in ("split", "either") else "FY" if form == "FY" else ""


def year_name(year: int, dating: Dating) -> str:
    """The year that a number counts, as its dates are written.

    >>> year_name(2014, "split"), year_name(2014, "FY"), year_name(2014, "")
    ('2014-15', 'FY2014', '2014')
    """
    if dating == "split":
        return f"{year}-{(year + 1) % 100:02}"
    return f"FY{year}" if dating == "FY" else str(year)


def fiscal_naming(text: str) -> Dating:
    """How the fiscal years in a text of years are written; empty if there are none.

    >>> fiscal_naming("2014-15, 2016-17"), fiscal_naming("FY2014"), fiscal_naming("2026-2027")
    ('split', 'FY', '')
    """
    if re.search(_FISCAL, plain_pairs(text)):
        return "FY"
    return "split" if plain_pairs(text) != text else ""


def plain_pairs(text: str) -> str:
    """A text of years with each fiscal pair replaced by its first year; 2026-2027 is a range.

    >>> plain_pairs("2014-15 to 2016/2017"), plain_pairs("2026-2027"), plain_pairs("2026-28")
    ('2014 to 2016', '2026-2027', '2026-28')
    """

    def first(match: re.Match[str]) -> str:
        is_range = len(match[4]) == 4 and match[3] != "/" and not match[1]
        return match[2] if _is_next(match[2], match[4]) and not is_range else match[0]

    if text.isascii() and text.isdigit():  # one year
        return text
    return re.sub(rf"(?<![0-9]){_PAIR}(?![0-9])", first, text)


def plain_years(text: str) -> str:
    """A text of years with each fiscal year replaced by the year by which it counts."""
    return re.sub(_FISCAL, r"\1", plain_pairs(text))
