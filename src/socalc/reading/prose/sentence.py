"""Which amounts stand in a sentence, and how are its parts set off?"""

from dataclasses import dataclass
from functools import cached_property

from socalc.reading.prose.amount import Amount, figure_of, may_be_value, unit_of
from socalc.reading.prose.dating import date_behind, date_of
from socalc.reading.prose.token import BOUNDARIES, CLOSE, NOTHING, OPEN, Token


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
