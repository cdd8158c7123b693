"""Which amounts stand in a sentence, when is each dated, and how are the parts of the sentence set off?

The date of an amount stands behind it (``63.5 billion in 2019``), behind a verb (``is forecast for 2032``) or before it
(``In 2017 the rate was 1.5``), and belongs to no other amount.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from socalc.reading.prose.lexer import BOUNDARIES, CLOSE, NOTHING, OPEN, Token
from socalc.reading.prose.words import MEASURES
from socalc.targets.figure import Figure, parse_figure
from socalc.targets.problems import Refusal

SHARED_BELOW = 1000
"""A bare number below this may share the scale word of the other: from 4.2 to 6.1 billion."""

_BEHIND_DIGITS = re.compile("[^0-9]*$")

_CHINESE_MEASURES = tuple(unit for unit in MEASURES if not unit.isascii() and len(unit) > 1)


class Amount(NamedTuple):
    """An amount as a target file has it, with its unit and its date as far as they are told."""

    place: int
    """The place of its token in the sentence."""
    figure: Figure
    unit: str = ""
    when: str = ""
    """A calendar year, ``before``, ``now``, or nothing."""
    last: int = 0
    """The last token that belongs to it: its unit, or its year."""
    is_open: bool = False
    """Whether it is only a bound: over 3,000."""

    @property
    def year(self) -> int | None:
        """The calendar year of its date."""
        return int(self.when) if self.when.isdigit() else None


@dataclass(frozen=True)
class Sentence:
    """The tokens of one sentence, or of some that belong together."""

    tokens: tuple[Token, ...]

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, place: int) -> Token:
        return self.tokens[place] if 0 <= place < len(self.tokens) else NOTHING

    def role(self, place: int) -> str:
        """What the word at a place does; empty for one that is not in the tables."""
        tokens = self.tokens
        return tokens[place].role if 0 <= place < len(tokens) else ""

    def level(self, place: int) -> int:
        """How many brackets are open at a place, its own among them."""
        return self._levels[place] if 0 <= place < len(self.tokens) else 0

    def is_boundary(self, place: int) -> bool:
        """Whether a clause ends at a place."""
        token = self[place]
        return token.kind in ("end", "dots") or (token.kind == "mark" and token.text in BOUNDARIES)

    def has_role(self, role: str) -> bool:
        """Whether any word of the sentence does this."""
        return role in self._roles

    def any_role(self, places: Iterable[int], *roles: str) -> bool:
        """Whether any word at these places does one of these things."""
        return any(self.role(place) in roles for place in places)

    @cached_property
    def _roles(self) -> frozenset[str]:
        return frozenset(token.role for token in self.tokens if token.kind == "word")

    @cached_property
    def _levels(self) -> list[int]:
        levels, opened = [], 0
        for token in self.tokens:
            opened += token.text in OPEN
            levels.append(opened)
            opened = max(0, opened - (token.text in CLOSE))
        return levels

    @cached_property
    def amounts(self) -> dict[int, Amount]:
        """The amounts by their places, each with its unit and its date.

        Dates right behind an amount are given first, so that no other amount takes them.
        """
        free = {
            place
            for place, token in enumerate(self.tokens)
            if token.kind == "year" or token.role in ("before", "now")
        }
        found: dict[int, Amount] = {}
        for place, token in enumerate(self.tokens):
            if not may_be_value(token):
                continue
            is_rate = any(self[place + i].name == "per" for i in (1, 2, 3))
            figure = figure_of(token, self[place + 1], is_rate)
            if figure:
                date = date_behind(self.tokens, place, free)
                free.discard(date.place)
                is_open = token.hedge in ("over", "under")
                unit = unit_of(token, self[place + 1])
                found[place] = Amount(place, figure, unit, date.when, date.last, is_open)
        previous = -1
        for place, amount in found.items():
            if not amount.when:
                date = date_of(self.tokens, place, previous, free)
                free.discard(date.place)
                found[place] = amount._replace(when=date.when, last=max(amount.last, date.last))
            previous = found[place].last
        return found


def may_be_value(token: Token) -> bool:
    """Whether a token may be a value: an amount, a share, or a term of years."""
    is_term = token.kind == "span" and not token.role and "-" not in token.figure
    return (token.is_amount or is_term) and token.sign != "-"


def figure_of(token: Token, after: Token, is_rate: bool = False) -> Figure | None:
    """The figure a token means; ``None`` for one that no target file could hold.

    A whole number of something that is measured (434 acres) was rounded, and so was one that is hedged
    (about 400, at its last digit that is not zero) or is a rate (64 deaths per 1,000 births); written with an exponent it says so: ``434e0``.
    """
    text = token.figure
    digits = text.replace(",", "")
    if digits.isdigit():
        if token.hedge:
            short = digits.rstrip("0") or "0"
            text = f"{short}e{len(digits) - len(short)}"
        elif is_rate or _is_measure(token, after):
            text += "e0"
    try:
        return parse_figure(f"about {text}" if token.hedge else text)
    except Refusal:
        return None


def _is_measure(token: Token, after: Token) -> bool:
    is_glued = after.start == token.end and after.text.isascii() and after.text.isalpha()
    return is_glued or after.name in MEASURES or after.text.startswith(_CHINESE_MEASURES)


def unit_of(token: Token, after: Token) -> str:
    """The word right behind an amount, where it may be its unit."""
    is_noun = after.kind == "word" and after.role in ("", "merge", "degree")
    return after.name if is_noun and token.kind != "percent" else ""


def with_shared_scale(first: Amount, second: Figure) -> Figure:
    """The first figure with the scale word that is printed once for both: from 4.2 to 6.1 billion."""
    figure = first.figure
    is_bare = not (figure.scaled or figure.percent or first.unit)
    if not (is_bare and second.scaled and 0 < figure.value < SHARED_BELOW):
        return figure
    scale = _BEHIND_DIGITS.findall(second.text)[0].strip()
    try:
        return parse_figure(f"{figure.text} {scale}" if scale.isascii() else figure.text + scale)
    except Refusal:
        return figure


def alike(first: Amount, second: Amount) -> bool:
    """Whether two amounts can be values of one thing: both per cent or neither."""
    return first.figure.percent == second.figure.percent


def in_order(first: Amount, second: Amount) -> bool:
    """Whether the dates of two amounts, as far as told, run forward."""
    return not (first.year and second.year) or first.year < second.year


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


class AmountDate(NamedTuple):
    """A date: a calendar year, ``before`` or ``now``; the last token of its amount; its own place."""

    when: str
    last: int
    place: int = -1


def date_of(tokens: Sequence[Token], place: int, previous: int, free: set[int]) -> AmountDate:
    """The date of the amount at a place; ``free`` are the dates that belong to none so far, and
    ``previous`` is the last token of the amount before."""
    behind = date_behind(tokens, place, free)
    if behind.when or tokens[place].kind == "span":
        return behind
    other = _behind_a_verb(tokens, place, free) or _before(tokens, place, previous, free)
    return other._replace(last=max(other.last, behind.last)) if other else behind


def date_behind(tokens: Sequence[Token], place: int, free: set[int]) -> AmountDate:
    """The date right behind an amount, and in any case the last token that belongs to the amount."""
    last = place
    for index in range(place + 1, min(place + REACH, len(tokens))):
        token = tokens[index]
        if index in free:
            return AmountDate(_when(token), index, index)
        is_mark = token.kind == "mark" and token.text not in _PASSED
        if is_mark or token.kind in _FIGURES or token.role in _STOPS:
            break
        if token.text in OPEN and _is_label(tokens, index + 1):
            break
        if token.role == "by" and not _is_deadline(tokens, index):
            break
        if token.kind == "word" and index - place <= UNIT_REACH:
            last = index
    return AmountDate("", last)


def _is_label(tokens: Sequence[Token], place: int) -> bool:
    """Whether a bracket tells of another value: ``(previous year: 19.6)``."""
    inside = tokens[place : place + LABEL_MAX]
    return any(token.role == "before" or token.text in (":", "：") for token in inside)


def _is_deadline(tokens: Sequence[Token], place: int) -> bool:
    return any(token.kind == "year" for token in tokens[place + 1 : place + BY_REACH])


def _behind_a_verb(tokens: Sequence[Token], place: int, free: set[int]) -> AmountDate | None:
    if place + 1 >= len(tokens) or tokens[place + 1].role != "aux":
        return None
    for index in range(place + 1, min(place + REACH, len(tokens))):
        token = tokens[index]
        if index in free and tokens[index - 1].role in ("in", "by"):
            return AmountDate(_when(token), index, index)
        if token.is_amount or token.kind in ("end", "mark", "span", "period"):
            return None
    return None


def _before(
    tokens: Sequence[Token], place: int, previous: int, free: set[int]
) -> AmountDate | None:
    for index in range(place - 1, previous, -1):
        token = tokens[index]
        if index in free:
            return AmountDate(_when(token), -1, index)
        if token.kind in ("end", "number"):
            return None
    return None


def _when(token: Token) -> str:
    return token.figure if token.kind == "year" else token.role
