"""So many to one: ``a ratio of 8 to 1``."""

from collections.abc import Iterator

from socalc.reading.prose.change import Change, hedged
from socalc.reading.prose.sentence import Sentence


def changes(sentence: Sentence) -> Iterator[Change]:
    """Every change of this construction."""
    for place, token in enumerate(sentence.tokens):
        if token.name == "ratio" and sentence.role(place + 1) == "of":
            before, one = sentence[place + 2], sentence[place + 4]
            if before.kind == "number" and sentence.role(place + 3) == "to" and one.figure == "1":
                stated = hedged(before, f"{before.figure} to 1")
                yield Change("ratio", stated, place + 2, place, place + 4)
