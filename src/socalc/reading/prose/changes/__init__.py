"""In which constructions does a text state a change?

Each module is one construction and finds its changes in a sentence.
"""

from collections.abc import Callable, Iterator

from socalc.reading.prose.change import Change
from socalc.reading.prose.changes import multiples, ratios, shares
from socalc.reading.prose.sentence import Sentence

CONSTRUCTIONS: tuple[Callable[[Sentence], Iterator[Change]], ...] = (
    shares.changes,
    multiples.changes,
    ratios.changes,
)


def changes(sentence: Sentence, taken: frozenset[int] = frozenset()) -> list[Change]:
    """The changes of a sentence in the order of the text, but for figures that are values."""
    found = [
        change
        for construction in CONSTRUCTIONS
        for change in construction(sentence)
        if change.place not in taken
    ]
    return sorted(found, key=lambda change: change.place)
