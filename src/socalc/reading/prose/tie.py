"""A change that the words tie to a pair, and the words around the two."""

from typing import NamedTuple

from socalc.reading.prose.change import Change
from socalc.reading.prose.pair import Pair
from socalc.reading.prose.sentence import Sentence


class Tie(NamedTuple):
    """A change that the words tie to a pair."""

    sentence: Sentence
    pair: Pair
    change: Change

    def behind(self, reach: int) -> list[int]:
        """The tokens behind the change, up to a boundary."""
        places = []
        for place in range(self.change.last + 1, min(self.change.last + reach, len(self.sentence))):
            if self.sentence.is_boundary(place):
                break
            places.append(place)
        return places

    @property
    def first(self) -> int:
        """The first token of the two."""
        return min(self.pair.first, self.change.first)

    @property
    def last(self) -> int:
        """The last token of the two."""
        return max(self.pair.last, self.change.last)

    def stretch(self) -> range:
        """The tokens of the sentence, or the sentences, that the two stand in."""
        first, last = self.first, self.last
        while first > 0 and self.sentence[first - 1].kind != "end":
            first -= 1
        while last + 1 < len(self.sentence) and self.sentence[last].kind != "end":
            last += 1
        return range(first, last + 1)
