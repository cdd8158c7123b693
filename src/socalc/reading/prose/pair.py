"""Two amounts that a text presents as the value before and the value after."""

from typing import NamedTuple

from socalc.reading.prose.amount import Amount
from socalc.reading.prose.sentence import Sentence


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

    @property
    def falls(self) -> bool:
        return self.end.figure.value < self.start.figure.value

    def overlaps(self, other: "Pair") -> bool:
        return bool({self.start.place, self.end.place} & {other.start.place, other.end.place})


def next_amount(
    sentence: Sentence, place: int, reach: int, stops: frozenset[str], commas: int = 0
) -> Amount | None:
    """The first amount from a place on, if no stop stands before it; what is in brackets is passed."""
    level = sentence.level(place - 1)
    if sentence.level(place) > level and sentence.level(place - 1) == 0:
        level = 0
    steps = 0
    while place < len(sentence) and steps < reach:
        token = sentence[place]
        if sentence.level(place) != level:
            if sentence.level(place) < level:
                return None
            place += 1
            continue
        if place in sentence.amounts:
            return sentence.amounts[place]
        if (
            token.is_thing
            or token.kind in ("end", "times", "points", "fraction")
            or (token.role in stops and token.text != "的")
        ):
            return None
        if token.kind == "mark" and token.text in ",，、;":
            commas -= 1
            if commas < 0:
                return None
        place += 1
        steps += 1
    return None
