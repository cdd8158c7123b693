"""Which date do words mean: ``Q2 2027``, ``mid-2027``, ``30 June 2027``, ``2027年6月底``?

Each is the end of what it names. Words that end in one month for some readers and in another for others are refused
with both.
"""

import re

from socalc.targets.problems import Refusal, shortened

NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split()
LONG_NAMES = ("january february march april may june july august september october november "
              "december").split()  # fmt: skip

_YEAR = "([1-9][0-9]{3})"
_PART = r"(q[1-4]|h[12]|(?:the\s+)?(?:first|second|third|fourth|last|1st|2nd|3rd|4th)\s+(?:quarter|half))"
_DAY = "([0-9]{1,2})(?:st|nd|rd|th)?"
_NAME = r"([a-z]{3,9})\.?"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_CHINESE_DIGITS = "一二三四"

_DOUBTFUL = {
    "early": (0, 3), "beginning": (0, 3), "start": (0, 3), "late": (9, 12), "spring": (5, 6), "summer": (8, 9),
    "autumn": (11, 12), "fall": (11, 12), "winter": (2, 12), "before": (0, 12), "年前": (0, 12), "年以前": (0, 12), "年初": (0, 3), "年春": (5, 6), "年夏": (8, 9),
    "年秋": (11, 12), "年冬": (2, 12),
}  # fmt: skip
"""Months of the year in which they may end; month 0 is the December before."""


def last_day(year: int, month: int) -> int:
    """The last day of a month."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def month_number(name: str) -> int:
    """The number of a month by its name, or by its first three letters (four of Sept); 0 for no name.

    >>> [month_number(name) for name in ("June", "jun", "Sept", "Sep", "Juno")]
    [6, 6, 9, 9, 0]
    """
    name = name.lower()
    name = "sep" if name == "sept" else name
    names = NAMES if name in NAMES else LONG_NAMES
    return names.index(name) + 1 if name in names else 0


def month_name(months: int) -> str:
    """A month by its number from the year 0: ``2027-06``."""
    year, month = divmod(months - 1, 12)
    return f"{year}-{month + 1:02}"


def without_end(typed: str) -> str:
    """What a text names the end of: ``2027`` for ``end of 2027`` and ``2027年`` for ``2027年底``; else nothing.

    >>> [without_end(text) for text in ("end of 2027", "end-June 2027", "2027年6月底", "2027")]
    ['2027', 'June 2027', '2027年6月', '']
    """
    match = re.fullmatch(_END, typed)
    return (match[1] or match[2]) if match else ""


_END = (
    r"(?i)(?:the\s+)?(?:year[\s-]?end|end(?:\s+of)?(?:\s+the\s+year)?)(?:\s+|-)(.+)"
    r"|(.+[年月])\s*(?:年?[底末])"
)


def by_last_day(text: str, year: int, month: int, day: int) -> int | None:
    """The months to the end of a month that is named by its last day; ``None`` if there is no such day.

    Raises ``Refusal`` for a day within the month.
    """
    if not month or not 1 <= day <= last_day(year, month):
        return None
    months = year * 12 + month
    if day == last_day(year, month):
        return months
    raise Refusal(
        f"not a date: `{shortened(text)}`",
        f"months are counted, not days: write {month_name(months - 1)} or {month_name(months)}, whichever ends nearer",
    )


def months_in_words(text: str) -> int | None:
    """The months from the year 0 to the end of what words name; ``None`` if they name no date.

    Raises ``Refusal`` for words that two readers understand in two ways.

    >>> [months_in_words(text) - 2027 * 12 for text in ("Q2 2027", "2027 H1", "mid-2027", "06/2027")]
    [6, 6, 6, 6]
    """
    typed = text.strip().lower()
    if match := re.fullmatch(
        rf"(?:mid|middle\s+of|the\s+middle\s+of)[\s-]*{_YEAR}|{_YEAR}\s*年中", typed
    ):
        return int(match[1] or match[2]) * 12 + 6
    if match := re.fullmatch(rf"{_PART}(?:\s+of\s+|\s*[-/]\s*|\s*){_YEAR}", typed):
        return _end_of_part(match[1], int(match[2]))
    if match := re.fullmatch(rf"{_YEAR}(?:\s*[-/]\s*|\s*)(q[1-4]|h[12])", typed):
        return _end_of_part(match[2], int(match[1]))
    if match := re.fullmatch(rf"(0[1-9]|1[0-2])/{_YEAR}", typed):
        return int(match[2]) * 12 + int(match[1])
    if match := re.fullmatch(rf"{_DAY}\s+{_NAME},?\s+{_YEAR}", typed):
        return by_last_day(text, int(match[3]), month_number(match[2]), int(match[1]))
    if match := re.fullmatch(rf"{_NAME}\s+{_DAY},?\s+{_YEAR}", typed):
        return by_last_day(text, int(match[3]), month_number(match[1]), int(match[2]))
    if match := re.fullmatch(
        rf"(?:the\s+)?([a-z]+)(?:\s+of)?\s+{_YEAR}|{_YEAR}\s*(年.{{1,2}})", typed
    ):
        _refuse_doubtful(text, match[1] or match[4], int(match[2] or match[3]))
    return _months_in_chinese(text, typed)


def _months_in_chinese(text: str, typed: str) -> int | None:
    match = re.fullmatch(rf"{_YEAR}\s*年\s*(.+)", typed)
    if not match:
        return None
    year, rest = int(match[1]), match[2]
    if rest in ("上半年", "下半年"):
        return year * 12 + (6 if rest[0] == "上" else 12)
    if part := re.fullmatch(f"第?([{_CHINESE_DIGITS}1-4])季度", rest):
        number = _CHINESE_DIGITS.find(part[1]) + 1 or int(part[1])
        return year * 12 + number * 3
    if part := re.fullmatch(r"(0?[1-9]|1[0-2])\s*月(?:份)?(?:\s*([0-9]{1,2})\s*[日号])?", rest):
        month = int(part[1])
        return by_last_day(text, year, month, int(part[2] or last_day(year, month)))
    return None


def _end_of_part(part: str, year: int) -> int:
    """The months to the end of a quarter (``q2``) or half (``first half``)."""
    *_, which, what = part.split() if " " in part else (part[1], part[0])
    length = 3 if what[0] == "q" else 6
    number = 12 // length if which == "last" else _ORDINALS.get(which, 0) or int(which[0])
    if number * length > 12:
        raise Refusal(
            f"a year has two halves: `{shortened(part)}`", "write H1, H2 or a quarter: Q3"
        )
    return year * 12 + number * length


def _refuse_doubtful(text: str, word: str, year: int) -> None:
    if months := _DOUBTFUL.get(word):
        first, second = (month_name(year * 12 + month) for month in months)
        raise Refusal(
            f"`{shortened(text)}` may mean {first} or {second}",
            f"write the month by whose end it is: {first} or {second}",
        )
