"""From X to Y: ``fell from 826 firms in 2019 to 542``, ``由826家减少到542家``."""

from collections.abc import Iterator

from socalc.reading.prose.amount import alike
from socalc.reading.prose.naming import differ
from socalc.reading.prose.pair import Pair, next_amount
from socalc.reading.prose.sentence import Sentence

START_REACH = 9
END_REACH = 8
VERB_REACH = 4
"""Tokens before the word from in which its verb may stand."""
BETWEEN = 16
"""Tokens between the two values."""

_START_STOPS = frozenset(("to", "from", "by", "than", "block", "into", "up", "down"))
_END_STOPS = frozenset(("to", "from", "by", "than", "block", "into", "compared"))


def pairs(sentence: Sentence) -> Iterator[Pair]:
    """Every pair of this construction."""
    for place in range(len(sentence)):
        if sentence.role(place) != "from" or _is_range(sentence, place):
            continue
        start = next_amount(sentence, place + 1, START_REACH, _START_STOPS)
        if start is None or sentence.role(start.place - 1) == "in":
            continue  # from levels seen in 12 districts
        to = _to(sentence, start.place + 1, sentence.level(place))
        if to is None:
            continue
        end = next_amount(sentence, to + 1, END_REACH, _END_STOPS)
        if end is not None and alike(start, end):
            pair = Pair("from-to", start, end, place, end.last)
            if _is_moved(sentence, pair) or not differ(sentence, pair):
                yield pair


def _is_moved(sentence: Sentence, pair: Pair) -> bool:
    """Whether a word says that something changes from the one value to the other."""
    near = range(max(0, pair.first - VERB_REACH), pair.end.place)
    return any(sentence.role(index) in ("up", "down", "move", "merge") for index in near)


def _is_range(sentence: Sentence, place: int) -> bool:
    return any(sentence.role(index) == "range" for index in (place - 1, place - 2))


def _to(sentence: Sentence, place: int, level: int) -> int | None:
    """Where the word to stands that leads to the value after."""
    commas = 0
    until = min(place + BETWEEN, len(sentence))
    while place < until:
        token = sentence[place]
        if sentence.level(place) > level:
            place += 1
            until = min(until + 1, len(sentence))
            continue
        if token.role in ("to", "into") and not _is_part(sentence, place):
            return place
        if token.is_amount or token.is_thing or token.kind in ("end", "times", "points"):
            return None
        if token.role in ("from", "block", "by", "than", "compared"):
            return None
        if (
            token.role in ("up", "down", "move")
            and token.text.isascii()
            and token.name not in ("up", "down")
        ):
            return None  # revenue from 3 shops rose to 12 million
        if token.kind == "mark" and token.text in ",，、":
            commas += 1
            if commas > 1 or sentence.role(place + 1) not in (
                "to",
                "down",
                "up",
                "into",
                "move",
                "merge",
                "aux",
            ):
                return None
        place += 1
    return None


def _is_part(sentence: Sentence, place: int) -> bool:
    """Whether a Chinese 为 or 成 is no more than a part of a verb that does not lead anywhere."""
    if sentence[place].text not in ("为", "成"):
        return False
    return not any(
        sentence.role(index) in ("up", "down", "merge", "move") for index in (place - 1, place - 2)
    )
