"""Which pairs does a sentence hold, where several constructions could take the same value?"""

from collections.abc import Callable, Iterator

from socalc.reading.prose.pairs.earlier_value_first import (
    consolidated,
    dated_values,
    from_to,
    was_to,
)
from socalc.reading.prose.pairs.later_value_first import bracketed, goal_first
from socalc.reading.prose.pairs.pair import Pair
from socalc.reading.prose.sentence import Sentence

CONSTRUCTIONS: tuple[Callable[[Sentence], Iterator[Pair]], ...] = (
    from_to,
    consolidated,
    goal_first,
    bracketed,
    was_to,
    dated_values,
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
