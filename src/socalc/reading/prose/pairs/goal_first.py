"""Y, from X: ``to reach 9.4 million from 4.1 million``, ``441 acres, up from 434``, ``较上年的45万亩``."""

from collections.abc import Iterator

from socalc.reading.prose.amount import Amount, alike, in_order
from socalc.reading.prose.clause import leads_on
from socalc.reading.prose.pair import Pair, next_amount
from socalc.reading.prose.sentence import Sentence

START_REACH = 8
BEFORE = 18
"""Tokens between the value after, which stands first, and the word from."""
_STOPS = frozenset(("to", "from", "by", "than", "block", "into", "range", "up", "down"))
_SUPPORTS = frozenset(("to", "be", "at", "aux", "in"))
_SHARES = ("percent", "points", "fraction")


def pairs(sentence: Sentence) -> Iterator[Pair]:
    """Every pair of this construction."""
    for place in range(1, len(sentence)):
        if pair := _by_difference(sentence, place):
            yield pair
            continue
        role = sentence.role(place)
        beside_change = role in ("than", "on", "in", "up", "down") and _ends_change(sentence, place)
        if role not in ("from", "compared") and not beside_change:
            continue
        first = _when(sentence, place + 1) or place + 1
        start = next_amount(sentence, first, START_REACH, _STOPS)
        if start is None:
            continue
        end = _before(sentence, place, start)
        if end is None or not in_order(start, end):
            continue
        has_change = any(sentence[i].kind in _SHARES for i in range(end.place + 1, place))
        if has_change and leads_on(sentence, end.place + 1, place):
            yield Pair("compared", start, end, end.place, start.last)
        elif role == "compared" or (role == "from" and _is_supported(sentence, end, place)):
            name = "compared" if role == "compared" else "goal-first"
            yield Pair(name, start, end, end.place, start.last)


def _when(sentence: Sentence, place: int) -> int | None:
    """Where the clause begins that tells the value before: 25% more than in 2018, when it had 1,020."""
    while sentence[place].kind == "year" or sentence.role(place) in (
        "in",
        "month",
        "before",
        "the",
    ):
        place += 1
    told = sentence.is_boundary(place) and sentence[place + 1].name == "when"
    return place + 2 if told else None


def _by_difference(sentence: Sentence, place: int) -> Pair | None:
    """``1,966 posts, 214 fewer than the 2,180 of a year ago``."""
    told = sentence.amounts.get(place - 2)
    if told is None or told.figure.percent or sentence.role(place) != "than":
        return None
    start = next_amount(sentence, place + 1, START_REACH, _STOPS)
    end = _before(sentence, told.place, start) if start else None
    if sentence.role(place - 1) not in ("up", "down") or start is None or end is None:
        return None
    fits = abs(end.figure.value - start.figure.value) == told.figure.value
    doubt = "" if fits else "the difference that is told is another one"
    return Pair("compared", start, end, end.place, start.last, doubt)


def _ends_change(sentence: Sentence, place: int) -> bool:
    """Whether a change stands right before: 35 per cent more than, an increase of 18% on."""
    return any(sentence[i].kind in _SHARES for i in (place - 1, place - 2))


def _before(sentence: Sentence, place: int, start: Amount) -> Amount | None:
    """The nearest value before the word from; a share in between is passed where money is sought."""
    passed = False
    for index in range(place - 1, max(-1, place - BEFORE), -1):
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
    return any(sentence.role(index) in _SUPPORTS for index in near) and sentence.role(
        end.place - 1
    ) not in ("up", "down", "by")
