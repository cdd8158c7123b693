"""Where is the value after told first: ``Y, from X``, ``Y, up 8% from X``, ``Y (previous year: X)``?"""

import re
from collections.abc import Iterator

from socalc.reading.prose.lexer import CLOSE, OPEN
from socalc.reading.prose.pairs.pair import Pair, next_amount
from socalc.reading.prose.sentence import Amount, Sentence, alike, in_order
from socalc.reading.prose.subjects import leads_on

FROM_REACH = 8
GOAL_REACH = 18
"""Tokens between the value after, which stands first, and the word from."""
_FROM_STOPS = frozenset(("to", "from", "by", "than", "block", "into", "range", "up", "down"))
_SHARES = ("percent", "points", "fraction")


def goal_first(sentence: Sentence) -> Iterator[Pair]:
    """``to reach 9.4 million from 4.1 million``, ``441 acres, up from 434``, ``较上年的45万亩``."""
    for place in range(1, len(sentence)):
        if pair := _by_difference(sentence, place):
            yield pair
            continue
        role = sentence.role(place)
        beside_change = role in ("than", "on", "in", "up", "down") and _ends_change(sentence, place)
        if role not in ("from", "compared") and not beside_change:
            continue
        first = _when_clause(sentence, place + 1) or place + 1
        start = next_amount(sentence, first, FROM_REACH, _FROM_STOPS)
        if start is None:
            continue
        end = _goal_before(sentence, place, start)
        if end is None or not in_order(start, end):
            continue
        has_change = any(sentence[i].kind in _SHARES for i in range(end.place + 1, place))
        if has_change and leads_on(sentence, end.place + 1, place):
            yield Pair("compared", start, end, end.place, start.last)
        elif role == "compared" or (role == "from" and _is_supported(sentence, end, place)):
            name = "compared" if role == "compared" else "goal-first"
            yield Pair(name, start, end, end.place, start.last)


_DATING = frozenset(("in", "month", "before", "the"))


def _when_clause(sentence: Sentence, place: int) -> int | None:
    """Where the clause begins that tells the value before: 25% more than in 2018, when it had 1,020."""
    while sentence[place].kind == "year" or sentence.role(place) in _DATING:
        place += 1
    told = sentence.is_boundary(place) and sentence[place + 1].name == "when"
    return place + 2 if told else None


def _by_difference(sentence: Sentence, place: int) -> Pair | None:
    """``1,966 posts, 214 fewer than the 2,180 of a year ago``."""
    told = sentence.amounts.get(place - 2)
    if told is None or told.figure.percent or sentence.role(place) != "than":
        return None
    start = next_amount(sentence, place + 1, FROM_REACH, _FROM_STOPS)
    end = _goal_before(sentence, told.place, start) if start else None
    if sentence.role(place - 1) not in ("up", "down") or start is None or end is None:
        return None
    fits = abs(end.figure.value - start.figure.value) == told.figure.value
    doubt = "" if fits else "the difference that is told is another one"
    return Pair("compared", start, end, end.place, start.last, doubt)


def _ends_change(sentence: Sentence, place: int) -> bool:
    """Whether a change stands right before: 35 per cent more than, an increase of 18% on."""
    return any(sentence[i].kind in _SHARES for i in (place - 1, place - 2))


def _goal_before(sentence: Sentence, place: int, start: Amount) -> Amount | None:
    """The nearest value before the word from; a share in between is passed where money is sought."""
    passed = False
    for index in range(place - 1, max(-1, place - GOAL_REACH), -1):
        token = sentence[index]
        if token.kind == "end" or token.is_thing or token.role in ("block", "range"):
            return None
        if sentence.level(index) > sentence.level(place):
            continue
        if amount := sentence.amounts.get(index):
            if alike(start, amount):
                return amount
            if passed or not amount.figure.percent:
                return None
            passed = True
    return None


def _is_supported(sentence: Sentence, end: Amount, place: int) -> bool:
    """Whether words say that the value that stands first is the one that was reached."""
    if sentence.role(place - 1) in ("up", "down"):
        return True
    near = range(max(0, end.place - 4), end.place)
    is_supported = sentence.any_role(near, "to", "be", "at", "aux", "in")
    return is_supported and sentence.role(end.place - 1) not in ("up", "down", "by")


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
_BRACKET_STOPS = frozenset(("to", "from", "of", "up", "down", "by"))


def bracketed(sentence: Sentence) -> Iterator[Pair]:
    """``18.3 million litres (previous year: 19.6 million)``, ``上年同期为2.83亿元``."""
    for place, token in enumerate(sentence.tokens):
        if token.text in OPEN and (label := _label(sentence, place + 1)):
            start, reach = (
                next_amount(sentence, label, BRACKET_REACH, _BRACKET_STOPS),
                BRACKET_REACH,
            )
        elif token.role == "before" and sentence.role(place + 1) in ("be", "aux", "to"):
            start, reach = (
                next_amount(sentence, place + 2, BRACKET_REACH, _BRACKET_STOPS),
                TOLD_REACH,
            )
        elif token.text in OPEN and (alone := _bracket_alone(sentence, place)):
            yield alone
            continue
        else:
            continue
        end = _value_before(sentence, place, reach)
        if start and end and alike(start, end) and in_order(start, end):
            yield Pair("bracketed", start, end, end.place, start.last)


def _bracket_alone(sentence: Sentence, place: int) -> Pair | None:
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
    follows = sentence.any_role(range(place + 3, place + CHANGE_REACH), "up", "down")
    one_money = start.figure.currency in ("", end.figure.currency)
    reserve = "the bracket may hold another value"
    if not (follows and one_money):
        return None
    return Pair("bracketed", start, end, end.place, place + 2, reserve=reserve)


def _is_same(start: Amount, end: Amount) -> bool:
    """Whether a dated value in a bracket is of one unit with the one before: 4.1 tons (5.2 tons in 2019)."""
    one = (start.unit, start.figure.currency) == (end.unit, end.figure.currency)
    return one and in_order(start, end) and not start.figure.percent


def _value_before(sentence: Sentence, place: int, reach: int) -> Amount | None:
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
