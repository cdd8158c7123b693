"""When is an amount dated, as far as the words around it tell?

Its date stands behind it (``63.5 billion in 2019``), behind a verb (``is forecast for 2032``) or before it
(``In 2017 the rate was 1.5``), and belongs to no other amount.
"""

from collections.abc import Sequence
from typing import NamedTuple

from socalc.reading.prose.token import OPEN, Token

REACH = 9
"""Tokens behind an amount in which its date may stand."""

BY_REACH = 5
"""Tokens behind a ``by`` in which the year of a deadline stands: by the end of 2028."""

LABEL_MAX = 4
"""Tokens of what announces another value in a bracket."""

UNIT_REACH = 2
"""Tokens behind an amount that are part of it: its unit."""

_STOPS = frozenset(
    """to into from up down merge compared be move and block aux with adverb""".split()
)
_FIGURES = frozenset(("end", "times", "points", "span", "period", "opaque", "number", "percent"))
_PASSED = frozenset(("(", "（", "[", "/", "'", '"', "-"))
"""Marks that may stand between an amount and its date."""


class Date(NamedTuple):
    """A date: a calendar year, ``before`` or ``now``; the last token of its amount; its own place."""

    when: str
    last: int
    place: int = -1


def date_of(tokens: Sequence[Token], place: int, previous: int, free: set[int]) -> Date:
    """The date of the amount at a place; ``free`` are the dates that belong to none so far, and
    ``previous`` is the last token of the amount before."""
    behind = date_behind(tokens, place, free)
    if behind.when or tokens[place].kind == "span":
        return behind
    other = _behind_a_verb(tokens, place, free) or _before(tokens, place, previous, free)
    return other._replace(last=max(other.last, behind.last)) if other else behind


def date_behind(tokens: Sequence[Token], place: int, free: set[int]) -> Date:
    """The date right behind an amount, and in any case the last token that belongs to the amount."""
    last = place
    for index in range(place + 1, min(place + REACH, len(tokens))):
        token = tokens[index]
        if index in free:
            return Date(_when(token), index, index)
        is_mark = token.kind == "mark" and token.text not in _PASSED
        if is_mark or token.kind in _FIGURES or token.role in _STOPS:
            break
        if token.text in OPEN and _is_label(tokens, index + 1):
            break
        if token.role == "by" and not _is_deadline(tokens, index):
            break
        if token.kind == "word" and index - place <= UNIT_REACH:
            last = index
    return Date("", last)


def _is_label(tokens: Sequence[Token], place: int) -> bool:
    """Whether a bracket tells of another value: ``(previous year: 19.6)``."""
    inside = tokens[place : place + LABEL_MAX]
    return any(token.role == "before" or token.text in (":", "：") for token in inside)


def _is_deadline(tokens: Sequence[Token], place: int) -> bool:
    return any(token.kind == "year" for token in tokens[place + 1 : place + BY_REACH])


def _behind_a_verb(tokens: Sequence[Token], place: int, free: set[int]) -> Date | None:
    if place + 1 >= len(tokens) or tokens[place + 1].role != "aux":
        return None
    for index in range(place + 1, min(place + REACH, len(tokens))):
        token = tokens[index]
        if index in free and tokens[index - 1].role in ("in", "by"):
            return Date(_when(token), index, index)
        if token.is_amount or token.kind in ("end", "mark", "span", "period"):
            return None
    return None


def _before(tokens: Sequence[Token], place: int, previous: int, free: set[int]) -> Date | None:
    for index in range(place - 1, previous, -1):
        token = tokens[index]
        if index in free:
            return Date(_when(token), -1, index)
        if token.kind in ("end", "number"):
            return None
    return None


def _when(token: Token) -> str:
    return token.figure if token.kind == "year" else token.role
