"""Which numbers are years, periods and numbers of years, and which count nothing?"""

import re

from socalc.reading.prose.lexer import NOTHING, Token, at
from socalc.reading.prose.words import CONSTANT, MEASURES

_DATED = frozenset("in from range to and month than by the over on compared of".split())
"""Roles of words that stand before a year."""

_DATE_WORDS = frozenset(
    "late early mid fiscal year fy financial around calendar season end since base mid- prices census".split()
)
_NOT_BEFORE_YEARS = frozenset(("be", "aux", "merge", "move"))
_IN_RANGE = re.compile(r"([0-9]{4})-([0-9]{2,4})")
_YEARS_RANGE = re.compile(r"([0-9]{1,2})-([0-9]{1,2})")
_YEAR_PARTS = frozenset("年末 年底 年初 年度 年中".split())
_YEARS = frozenset(("years", "year", "年", "yrs"))


def with_dates(tokens: list[Token]) -> list[Token]:
    """The tokens with years, periods and spans told apart, and dates, ranks and hours opaque."""
    return _without_labels(_with_periods(_with_years(_with_months(tokens))))


def _with_months(tokens: list[Token]) -> list[Token]:
    """The tokens with the month told from the verb: in May, May 31."""
    return [
        token._replace(role="month") if token.text == "May" and _is_month(tokens, place) else token
        for place, token in enumerate(tokens)
    ]


def _is_month(tokens: list[Token], place: int) -> bool:
    before, after = at(tokens, place - 1), at(tokens, place + 1)
    is_dated = before.role in _DATED or before.name in _DATE_WORDS
    return after.kind == "number" or (before.kind == "word" and is_dated)


def _with_years(tokens: list[Token]) -> list[Token]:
    result: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        used = 0
        if token.role == "range" and token.kind == "opaque":
            token, used = _range(token, at(tokens, place + 1))
        elif token.kind == "number":
            token, used = _number(tokens, place, at(result, len(result) - 1))
        if used:
            token = token._replace(end=at(tokens, place + used).end)
        result.append(token)
        place += 1 + used
    return result


def _range(token: Token, after: Token) -> tuple[Token, int]:
    """``2019-2030`` is a period, ``2-3 years`` a span; any other range stays opaque."""
    if match := _IN_RANGE.fullmatch(token.figure):
        first, last = match[1], match[1][: 4 - len(match[2])] + match[2]
        if is_year(first) and is_year(last):
            return _period(token, first, last), int(after.text == "年")
    if _YEARS_RANGE.fullmatch(token.figure) and after.name in _YEARS:
        return token._replace(kind="span", role=""), 1
    return token, 0


def _number(tokens: list[Token], place: int, before: Token) -> tuple[Token, int]:
    """A number as a year or a number of years where the words around it say so, and how many of the
    tokens after it belong to it."""
    token, after = tokens[place], at(tokens, place + 1)
    if after.role == "before" and after.name.startswith("year"):
        return token._replace(kind="span", role="before"), 1
    if after.text in _YEAR_PARTS and is_year(token.text):
        return token._replace(kind="year", figure=token.text), 0
    if after.text == "年":
        if is_year(token.text):
            return token._replace(kind="year", figure=token.text), 1
        return (token._replace(kind="span"), 1) if token.figure.isdigit() else (token, 0)
    second = at(tokens, place + 2)
    if after.name in _YEARS or (after.text == "-" and second.name == "year"):
        return token._replace(kind="span"), 1 + (after.text == "-")
    if after.name in ("consecutive", "more") and second.name == "years":
        return token._replace(kind="span"), 2
    if is_year(token.text) and not _counts(tokens, place, before):
        return token._replace(kind="year", figure=token.text), 0
    return token, 0


def is_year(text: str) -> bool:
    """Whether four digits may be a year.

    >>> is_year("2019"), is_year("2,019"), is_year("2400")
    (True, False, False)
    """
    return len(text) == 4 and text.isascii() and text.isdigit() and "1800" <= text <= "2069"


def _counts(tokens: list[Token], place: int, before: Token) -> bool:
    """Whether a number that could be a year counts something instead: 2000 employees."""
    token, after = tokens[place], at(tokens, place + 1)
    unit = after.name
    if after.kind == "word" and after.start == token.end and not after.text.isascii():
        return True
    if before.role == "the" and at(tokens, place - 2).role in ("in", "at"):
        return False  # in the 2006 elections
    if before.role == "in" and unit in CONSTANT:
        return False  # in 2010 dollars
    is_noun = after.is_noun and unit.endswith("s")
    if (is_noun and unit not in _DATE_WORDS) or unit in MEASURES:
        return True
    if before.role in ("from", "to", "and"):
        other = at(tokens, place + 2) if after.role in ("to", "and") else at(tokens, place - 2)
        return other.kind == "number" and not is_year(other.text)
    return before.role in _NOT_BEFORE_YEARS


def _with_periods(tokens: list[Token]) -> list[Token]:
    """``from 2015 to 2020`` and ``2016年至2021年`` as periods, ``two to three years`` as a span."""
    result: list[Token] = []
    for token in tokens:
        link = result[-1] if result else NOTHING
        if link.role not in ("to", "and"):
            result.append(token)
            continue
        first, opener = at(result, len(result) - 2), at(result, len(result) - 3)
        if token.kind == first.kind == "year" and _is_opened(opener, link):
            begin = 3 if opener.role in ("from", "range") else 2
            period = _period(result[-begin], first.figure, token.figure)
            result[-begin:] = [period._replace(end=token.end)]
        elif _is_span(first, link, token) and opener.role != "from":
            figure = f"{first.figure}-{token.figure}"
            result[-2:] = [token._replace(figure=figure, start=first.start)]
        else:
            result.append(token)
    return result


def _is_opened(opener: Token, link: Token) -> bool:
    return opener.role in ("from", "range", "in") or link.text in ("至", "到")


def _is_span(first: Token, link: Token, last: Token) -> bool:
    is_link = link.name in ("to", "or", "到", "至")
    return is_link and first.kind == "number" and first.figure.isdigit() and last.kind == "span"


def _period(token: Token, first: str, last: str) -> Token:
    figure = f"{first}-{last}" if first < last else ""
    return Token("period", "", figure, token.start, token.end, figure)


def _without_labels(tokens: list[Token]) -> list[Token]:
    """Numbers behind a label (page 12), beside a month or before a degree count nothing."""
    result = list(tokens)
    for place, token in enumerate(tokens):
        if token.kind != "number":
            continue
        before, after = at(tokens, place - 1), at(tokens, place + 1)
        if before.name == "per":  # 64 deaths per 1,000 births: a part of the unit
            result[place] = token._replace(kind="word", role="base")
            continue
        is_label = before.role == "label" and not before.text.startswith("U")
        is_day = after.role == "month" and after.name != "quarters" and token.text.isdigit()
        is_short = before.role == "month" and token.figure.isdigit() and len(token.text) < 3
        if is_day or (is_short and before.text[0].isupper()):
            result[place] = token._replace(kind="opaque", role="day")
        elif is_label or after.role == "degree":
            result[place] = token._replace(kind="opaque")
    return result
