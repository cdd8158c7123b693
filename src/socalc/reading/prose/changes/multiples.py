"""So many times as much: ``doubled``, ``13-fold``, ``by a factor of 3.5``, ``翻一番``, ``是原来的3倍``."""

from collections.abc import Iterator
from fractions import Fraction

from socalc.reading.prose.change import Change, direction_of, hedged
from socalc.reading.prose.sentence import Sentence

BY_OR_TO = "by so many times, or to so many times as much?"
NEAR = 3


def changes(sentence: Sentence) -> Iterator[Change]:
    """Every change of this construction."""
    for index, token in enumerate(sentence.tokens):
        if token.kind == "times" and (change := _change(sentence, index)):
            yield change
        elif token.kind == "number" and sentence[index - 2].name == "factor":
            first = index - 3 if sentence[index - 3].role == "the" else index - 2
            yield _multiple(sentence, index, token.figure, first)


def _change(sentence: Sentence, index: int) -> Change | None:
    token = sentence[index]
    if token.role == "word":
        if token.text.lower() in ("double", "triple", "treble") and _is_adjective(sentence, index):
            return None
        noun = _noun_behind(sentence, index) if token.text.lower().endswith("fold") else ""
        return _multiple(sentence, index, token.figure[1:], index, noun)
    if token.role == "fold":
        return _multiple(sentence, index, token.figure, index, _noun_behind(sentence, index))
    if token.role == "倍":
        return _bei(sentence, index)
    return _times(sentence, index)


def _is_adjective(sentence: Sentence, index: int) -> bool:
    """Double room, double digits: not a verb."""
    before = sentence.role(index - 1) in ("the", "of", "in", "with", "from", "at")
    return before or sentence[index + 1].text.lower().startswith("digit")


def _noun_behind(sentence: Sentence, index: int) -> str:
    return BY_OR_TO if sentence.role(index + 1) in ("up", "down") else ""


def _times(sentence: Sentence, index: int) -> Change | None:
    """``six times as many``, ``to 2.5 times its length``; ``by three times`` can be read in two ways."""
    after, before = sentence[index + 1], sentence[index - 1]
    figure = sentence[index].figure
    if (
        after.text.lower() in ("as", "its", "their", "the", "what", "that", "his", "her")
        or before.role == "to"
    ):
        return _multiple(sentence, index, figure, index)
    near = range(max(0, index - NEAR), index)
    moves = any(sentence.role(i) in ("up", "down") for i in near) or after.role in ("up", "down")
    if not moves:
        return None
    change = _multiple(sentence, index, figure, index)
    return change._replace(doubt=BY_OR_TO)


def _bei(sentence: Sentence, index: int) -> Change | None:
    """是原来的3倍 is three times as much, 增长3倍 four times; some mean three, so it is never accused."""
    for place in range(index - 1, max(-1, index - 7), -1):
        token = sentence[place]
        role = token.role
        if token.kind == "end" or (token.kind == "mark" and token.text in ",，"):
            return None
        if role in ("be", "aux", "to"):
            return _multiple(sentence, index, sentence[index].figure, place)
        if role in ("up", "down"):
            more = Fraction(sentence[index].figure) + 1
            digits = len(sentence[index].figure.partition(".")[2])
            change = _multiple(sentence, index, f"{float(more):.{digits}f}", place)
            return change._replace(reserve=BY_OR_TO)
    return None


_HALVED = {"over": "under", "under": "over", "nearly": "about"}
"""More than halved: less than a half is left."""


def _multiple(sentence: Sentence, index: int, figure: str, first: int, reserve: str = "") -> Change:
    token = sentence[index]
    if token.role == "word" and token.figure == "x0.5":
        token = token._replace(hedge=_HALVED.get(token.hedge, token.hedge))
    direction = 1 if Fraction(figure.replace(",", "")) > 1 else -1
    near = [direction_of(sentence.role(i)) for i in range(max(0, index - NEAR), index)]
    last = index + bool(reserve)
    return Change(
        "times", hedged(token, f"x{figure}"), index, first, last,
        -1 if direction > 0 and -1 in near else direction, reserve=reserve,
    )  # fmt: skip
