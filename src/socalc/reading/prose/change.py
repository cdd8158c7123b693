"""A change that a text states: how much, in which direction, and the tokens it rests on."""

from typing import NamedTuple

from socalc.reading.prose.sentence import Sentence
from socalc.reading.prose.token import Token

CLAUSE = 9
"""Tokens before a figure in which the words that make it a change may stand."""


class Change(NamedTuple):
    """A stated change. ``stated`` is in the grammar of target files, without a sign of direction."""

    name: str
    """The construction that found it."""
    stated: str
    place: int
    first: int
    last: int
    direction: int = 0
    """+1 up, -1 down, 0 not told."""
    signed: str = ""
    """The sign that was printed with the figure."""
    yearly: bool = False
    bare: bool = False
    """Whether only its place beside a pair makes it a change: ``(34.4%)``, ``by 34.4%``."""
    reserve: str = ""
    """Why it must not be held against values that it does not fit."""
    doubt: str = ""
    """Why it must not be judged at all."""


def hedged(token: Token, figure: str) -> str:
    """The figure with its hedge, as a target file has it."""
    return f"{token.hedge} {figure}" if token.hedge else figure


def direction_of(role: str) -> int:
    return {"up": 1, "down": -1}.get(role, 0)


def words_before(sentence: Sentence, index: int) -> list[int]:
    """The tokens before a figure in its clause, the nearest first."""
    found = []
    for place in range(index - 1, max(-1, index - CLAUSE), -1):
        token = sentence[place]
        if sentence.is_boundary(place) and token.text not in (")", "）", "(", "（"):
            break
        if token.is_amount or token.kind in ("times", "points", "fraction", "opaque"):
            break
        found.append(place)
    return found
