"""In which constructions does a text give a value before and a value after?

Each module is one construction and finds its pairs in a sentence; the order here is that of
precedence: a value belongs to the first construction that takes it.
"""

from collections.abc import Callable, Iterator

from socalc.reading.prose.pair import Pair
from socalc.reading.prose.pairs import bracketed, consolidated, dated, from_to, goal_first, was_to
from socalc.reading.prose.sentence import Sentence

CONSTRUCTIONS: tuple[Callable[[Sentence], Iterator[Pair]], ...] = (
    from_to.pairs,
    consolidated.pairs,
    goal_first.pairs,
    bracketed.pairs,
    was_to.pairs,
    dated.pairs,
)


def pairs(sentence: Sentence) -> list[Pair]:
    """The pairs of a sentence in the order of the text; none shares a value with another."""
    if len(sentence.amounts) < 2:
        return []
    found: list[Pair] = []
    for construction in CONSTRUCTIONS:
        for pair in construction(sentence):
            if not any(pair.overlaps(other) for other in found):
                found.append(pair)
    return sorted(found, key=lambda pair: pair.last)
