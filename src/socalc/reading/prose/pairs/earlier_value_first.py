"""Where is the value before told first: ``from X to Y``, ``merged X into Y``, ``was X and rose to Y``, ``X then, Y later``?"""

from collections.abc import Iterator
from itertools import pairwise

from socalc.reading.prose.pairs.pair import Pair, next_amount
from socalc.reading.prose.sentence import Amount, Sentence, alike, in_order
from socalc.reading.prose.subjects import differ, leads_on

FROM_REACH = 9
TO_REACH = 8
VERB_REACH = 4
"""Tokens before the word from in which its verb may stand."""
FROM_TO_REACH = 16
"""Tokens between the two values."""

_FROM_STOPS = frozenset(("to", "from", "by", "than", "block", "into", "up", "down"))
_BEHIND_COMMA = frozenset("to down up into move merge aux".split())
_TO_STOPS = frozenset(("to", "from", "by", "than", "block", "into", "compared"))


def from_to(sentence: Sentence) -> Iterator[Pair]:
    """``fell from 826 firms in 2019 to 542``, ``由826家减少到542家``."""
    for place in range(len(sentence)):
        if sentence.role(place) != "from" or _is_range(sentence, place):
            continue
        start = next_amount(sentence, place + 1, FROM_REACH, _FROM_STOPS)
        if start is None or sentence.role(start.place - 1) == "in":
            continue  # from levels seen in 12 districts
        to = _to(sentence, start.place + 1, sentence.level(place))
        if to is None:
            continue
        end = next_amount(sentence, to + 1, TO_REACH, _TO_STOPS)
        if end is not None and alike(start, end):
            pair = Pair("from-to", start, end, place, end.last)
            if _is_moved(sentence, pair) or not differ(sentence, pair):
                yield pair


def _is_moved(sentence: Sentence, pair: Pair) -> bool:
    """Whether a word says that something changes from the one value to the other."""
    near = range(max(0, pair.first - VERB_REACH), pair.end.place)
    return sentence.any_role(near, "up", "down", "move", "merge")


def _is_range(sentence: Sentence, place: int) -> bool:
    return sentence.any_role((place - 1, place - 2), "range")


def _to(sentence: Sentence, place: int, level: int) -> int | None:
    """Where the word to stands that leads to the value after."""
    commas = 0
    until = min(place + FROM_TO_REACH, len(sentence))
    while place < until:
        token = sentence[place]
        if sentence.level(place) > level:
            place += 1
            until = min(until + 1, len(sentence))
            continue
        if token.role in ("to", "into") and not _is_part_of_a_verb(sentence, place):
            return place
        if token.is_amount or token.is_thing or token.kind in ("end", "times", "points"):
            return None
        if token.role in ("from", "block", "by", "than", "compared"):
            return None
        moves = token.role in ("up", "down", "move") and token.text.isascii()
        if moves and token.name not in ("up", "down"):
            return None  # revenue from 3 shops rose to 12 million
        if token.kind == "mark" and token.text in ",，、":
            commas += 1
            if commas > 1 or sentence.role(place + 1) not in _BEHIND_COMMA:
                return None
        place += 1
    return None


def _is_part_of_a_verb(sentence: Sentence, place: int) -> bool:
    """Whether a Chinese 为 or 成 is no more than a part of a verb that does not lead anywhere."""
    if sentence[place].text not in ("为", "成"):
        return False
    return not sentence.any_role((place - 1, place - 2), "up", "down", "merge", "move")


MERGE_REACH = 6
"""Tokens before the first value in which the verb may stand."""
INTO_REACH = 12
MERGED_REACH = 5
_MERGED_STOPS = frozenset(("from", "by", "than", "block", "of"))


def consolidated(sentence: Sentence) -> Iterator[Pair]:
    """``combined 66 firms into 12``, ``66家整合为12家``, ``两家合并为一家``."""
    for index, start in sentence.amounts.items():
        if start.figure.percent or sentence[index].kind == "span":
            continue
        into = _into(sentence, index)
        if into is None:
            continue
        end = next_amount(sentence, into + 1, MERGED_REACH, _MERGED_STOPS)
        if end is not None and alike(start, end):
            yield Pair("consolidated", start, end, index, end.last)


def _into(sentence: Sentence, index: int) -> int | None:
    """Where the word into stands, if a verb such as merge leads to it."""
    shrinks = sentence.role(index - 1) == "the" and sentence.role(index - 2) == "down"
    merges = sentence.any_role(range(max(0, index - MERGE_REACH), index), "merge")
    for place in range(index + 1, min(index + INTO_REACH, len(sentence))):
        token = sentence[place]
        role = token.role
        if (
            token.is_amount
            or token.is_thing
            or token.kind == "end"
            or role in ("block", "from", "than")
        ):
            return None
        if token.kind == "mark" and token.text in ",，":
            return None
        if role == "merge":
            merges = True
            if token.text.lower() in ("became", "become"):
                return place
        if role == "into" and merges:
            return place
        if role in ("to", "into") and shrinks and place - index > 1:
            return place  # trimmed its 150 branches to 60
        is_chinese = not token.text.isascii()
        leads = sentence.role(place - 1) in ("merge", "down", "up", "move")
        if role == "to" and (leads if is_chinese else merges and place - index > 1 and leads):
            return place
    return None


WAS_REACH = 4
"""Tokens before a value in which its verb stands."""


def was_to(sentence: Sentence) -> Iterator[Pair]:
    """``was 6,349 before and has increased to 17,118``."""
    found = list(sentence.amounts.values())
    for start, end in pairwise(found):
        if not alike(start, end) or not in_order(start, end) or start.is_open:
            continue
        told = _is_told(sentence, start.place) and _is_reached(sentence, end.place)
        if told and not any(_divides(sentence, i) for i in range(start.place, end.place)):
            yield Pair("was-to", start, end, start.place, end.last)


def _divides(sentence: Sentence, index: int) -> bool:
    is_other = sentence.role(index) in ("block", "from", "compared", "than")
    return is_other or sentence[index].is_thing


def _is_told(sentence: Sentence, index: int) -> bool:
    near = range(max(0, index - WAS_REACH), index)
    is_told = sentence.any_role(near, "be", "aux", "before")
    return is_told and not sentence.any_role(near, "to", "by", "up", "down")


def _is_reached(sentence: Sentence, index: int) -> bool:
    near = range(max(1, index - WAS_REACH), index)
    return any(
        sentence.role(i) in ("to", "into")
        and sentence.any_role((i - 1, i - 2), "up", "down", "merge")
        for i in near
    )


def dated_values(sentence: Sentence) -> Iterator[Pair]:
    """``was valued at X in 2019 and will reach Y by 2030``, ``2022年为X，预计2027年将达到Y``: two values that are
    dated; of a series, each with the one before."""
    dated = [
        amount
        for amount in sentence.amounts.values()
        if amount.when and sentence[amount.place].kind != "span"
    ]
    if any(_is_change(sentence, amount.place) for amount in dated):
        dated = [amount for amount in dated if not amount.figure.percent]
    for position, start in enumerate(dated[:-1]):
        end = dated[position + 1]
        if not alike(start, end) or _order(start) == _order(end):
            continue
        goes_on = leads_on(sentence, start.last + 1, end.place)
        if goes_on or _is_of_this_year(sentence, start, end):
            before, after = sorted((start, end), key=_order)
            yield Pair("dated", before, after, start.place, max(start.last, end.last))


def _is_change(sentence: Sentence, place: int) -> bool:
    """Whether a share says how much something changed: rose by 10% in 2020 and 12% in 2021."""
    is_share = sentence[place].kind == "percent"
    return is_share and sentence.role(place - 1) in ("by", "up", "down")


def _is_of_this_year(sentence: Sentence, start: Amount, end: Amount) -> bool:
    """``made 40 tons last year. This year's output of 46 tons``: one unit, and a date that owns it."""
    gap = [sentence[place] for place in range(start.last + 1, end.place)]
    owned = any(token.role == "now" and token.name.endswith(("'s", "’s")) for token in gap)
    owned = owned and not any(token.name == "per" for token in gap)
    return owned and bool(start.unit) and start.unit == end.unit


def _order(amount: Amount) -> int:
    return amount.year or {"before": 0, "now": 10_000}[amount.when]
