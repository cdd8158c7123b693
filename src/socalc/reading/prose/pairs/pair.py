"""Which two amounts does a text present as the value before and the value after?"""

from typing import NamedTuple

from socalc.reading.prose.sentence import Amount, Sentence


class Pair(NamedTuple):
    """A value before and a value after, and the tokens from the first to the last of them."""

    name: str
    """The construction that found it."""
    start: Amount
    end: Amount
    first: int
    last: int
    doubt: str = ""
    """Why no change must be judged by it."""
    reserve: str = ""
    """Why no change must be accused by it."""

    def overlaps(self, other: "Pair") -> bool:
        return bool({self.start.place, self.end.place} & {other.start.place, other.end.place})


def next_amount(sentence: Sentence, place: int, reach: int, stops: frozenset[str]) -> Amount | None:
    """The first amount from a place on, if no stop stands before it; what is in brackets is passed."""
    level = sentence.level(place - 1)
    steps = 0
    while place < len(sentence) and steps < reach:
        token = sentence[place]
        if sentence.level(place) < level:
            return None
        if sentence.level(place) == level:
            if place in sentence.amounts:
                return sentence.amounts[place]
            is_stop = token.role in stops and token.text != "的"
            is_figure = token.is_thing or token.kind in ("end", "times", "points", "fraction")
            if is_stop or is_figure or (token.kind == "mark" and token.text in ",，、"):
                return None
            steps += 1
        place += 1
    return None
