"""X merged into Y: ``combined 66 firms into 12``, ``66家整合为12家``, ``两家合并为一家``."""

from collections.abc import Iterator

from socalc.reading.prose.amount import alike
from socalc.reading.prose.pair import Pair, next_amount
from socalc.reading.prose.sentence import Sentence

BEFORE = 6
"""Tokens before the first value in which the verb may stand."""
BETWEEN = 12
END_REACH = 5
_STOPS = frozenset(("from", "by", "than", "block", "of"))


def pairs(sentence: Sentence) -> Iterator[Pair]:
    """Every pair of this construction."""
    for index, start in sentence.amounts.items():
        if start.figure.percent or sentence[index].kind == "span":
            continue
        into = _into(sentence, index)
        if into is None:
            continue
        end = next_amount(sentence, into + 1, END_REACH, _STOPS)
        if end is not None and alike(start, end):
            yield Pair("consolidated", start, end, index, end.last)


def _into(sentence: Sentence, index: int) -> int | None:
    """Where the word into stands, if a verb such as merge leads to it."""
    shrinks = sentence.role(index - 1) == "the" and sentence.role(index - 2) == "down"
    merges = any(sentence.role(place) == "merge" for place in range(max(0, index - BEFORE), index))
    for place in range(index + 1, min(index + BETWEEN, len(sentence))):
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
