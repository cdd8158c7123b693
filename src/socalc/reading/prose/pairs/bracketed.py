"""Y, with X told beside it: ``18.3 million litres (previous year: 19.6 million)``, ``上年同期为2.83亿元``."""

import re
from collections.abc import Iterator

from socalc.reading.prose.amount import Amount, alike, in_order
from socalc.reading.prose.pair import Pair, next_amount
from socalc.reading.prose.sentence import Sentence
from socalc.reading.prose.token import CLOSE, OPEN

BRACKET_REACH = 6
"""Tokens between the value after and the bracket."""
CHANGE_REACH = 7
"""Tokens behind a bracket in which the word for a change stands."""
LABEL_MAX = 5
"""Tokens of what stands before the colon."""
TOLD_REACH = 16
"""Tokens between the value after and the words for the time before."""
_FISCAL = re.compile("(?:FY|H[12]|[1-4][HQ])[0-9]*")
"""Business years and parts of them: FY21, H1."""
_STOPS = frozenset(("to", "from", "of", "up", "down", "by"))


def pairs(sentence: Sentence) -> Iterator[Pair]:
    """Every pair of this construction."""
    for place, token in enumerate(sentence.tokens):
        if token.text in OPEN and (label := _label(sentence, place + 1)):
            start, reach = next_amount(sentence, label, BRACKET_REACH, _STOPS), BRACKET_REACH
        elif token.role == "before" and sentence.role(place + 1) in ("be", "aux", "to"):
            start, reach = next_amount(sentence, place + 2, BRACKET_REACH, _STOPS), TOLD_REACH
        elif token.text in OPEN and (plain := _plain(sentence, place)):
            yield plain
            continue
        else:
            continue
        end = _before(sentence, place, reach)
        if start and end and alike(start, end) and in_order(start, end):
            yield Pair("bracketed", start, end, end.place, start.last)


def _plain(sentence: Sentence, place: int) -> Pair | None:
    """``was 5.12 billion (4.46 billion), up 14.8%``: a bracket alone, if a change follows right behind.

    It may hold another thing, so what does not fit is not accused.
    """
    start = sentence.amounts.get(place + 1)
    end = sentence.amounts.get(place - 1) or sentence.amounts.get(place - 2)
    if not (start and end and alike(start, end)):
        return None
    if start.year and sentence[start.last + 1].text in CLOSE and _is_same(start, end):
        return Pair("bracketed", start, end, end.place, start.last + 1)
    if sentence[place + 2].text not in CLOSE:
        return None
    follows = any(
        sentence.role(i) in ("up", "down") for i in range(place + 3, place + CHANGE_REACH)
    )
    one_money = start.figure.currency in ("", end.figure.currency)
    reserve = "the bracket may hold another value"
    if not (follows and one_money):
        return None
    return Pair("bracketed", start, end, end.place, place + 2, reserve=reserve)


def _is_same(start: Amount, end: Amount) -> bool:
    """Whether a dated value in a bracket is of one unit with the one before: 4.1 tons (5.2 tons in 2019)."""
    one = (start.unit, start.figure.currency) == (end.unit, end.figure.currency)
    return one and in_order(start, end) and not start.figure.percent


def _before(sentence: Sentence, place: int, reach: int) -> Amount | None:
    for index in range(place - 1, max(-1, place - reach), -1):
        amount = sentence.amounts.get(index)
        if amount and not amount.figure.percent:
            return amount
        if sentence[index].kind == "end" or sentence.role(index) == "block":
            return None
    return None


def _label(sentence: Sentence, place: int) -> int | None:
    """Where the value begins that a label in a bracket announces: ``(2021:``, ``(previous year``."""
    if sentence.role(place) == "before":
        return place + 1
    for index in range(place, place + LABEL_MAX):
        token = sentence[index]
        if token.text in (":", "："):
            return index + 1 if index > place else None
        is_year = token.kind in ("year", "opaque") or _FISCAL.fullmatch(token.text)
        if not (is_year or token.role in ("month", "before")):
            return None
    return None
