"""Was X and rose to Y: ``was 6,349 before and has increased to 17,118``."""

from collections.abc import Iterator
from itertools import pairwise

from socalc.reading.prose.amount import alike, in_order
from socalc.reading.prose.pair import Pair
from socalc.reading.prose.sentence import Sentence

REACH = 4
"""Tokens before a value in which its verb stands."""


def pairs(sentence: Sentence) -> Iterator[Pair]:
    """Every pair of this construction."""
    found = list(sentence.amounts.values())
    for start, end in pairwise(found):
        if not alike(start, end) or not in_order(start, end) or start.is_open:
            continue
        told = _is_told(sentence, start.place) and _is_reached(sentence, end.place)
        if told and not any(_parts(sentence, i) for i in range(start.place, end.place)):
            yield Pair("was-to", start, end, start.place, end.last)


def _parts(sentence: Sentence, index: int) -> bool:
    is_other = sentence.role(index) in ("block", "from", "compared", "than")
    return is_other or sentence[index].is_thing


def _is_told(sentence: Sentence, index: int) -> bool:
    near = range(max(0, index - REACH), index)
    return any(sentence.role(i) in ("be", "aux", "before") for i in near) and not any(
        sentence.role(i) in ("to", "by", "up", "down") for i in near
    )


def _is_reached(sentence: Sentence, index: int) -> bool:
    near = range(max(1, index - REACH), index)
    return any(
        sentence.role(i) in ("to", "into")
        and any(sentence.role(j) in ("up", "down", "merge") for j in (i - 1, i - 2))
        for i in near
    )
