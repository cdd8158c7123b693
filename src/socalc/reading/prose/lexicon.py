"""What does a word do in a sentence, whichever language it is in?

The tables of all languages in one: roles by word, hedges, multiples, fractions, numbers, scale words.
"""

from typing import NamedTuple

from socalc.reading.prose import words_en, words_zh

LANGUAGES = (words_en, words_zh)
HAN_MAX = 8
"""Characters of the longest Chinese word in the tables."""


class Entry(NamedTuple):
    """A word of the tables: what kind of token it makes, its role, and the figure it stands for."""

    kind: str
    role: str
    figure: str = ""


def _entries() -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for language in LANGUAGES:
        for role, words in language.ROLES.items():
            entries |= _each(words, Entry("word", role))
        for hedge, words in language.HEDGES.items():
            entries |= _each(words, Entry("hedge", hedge))
        for figure, words in language.MULTIPLES.items():
            entries |= _each(words, Entry("times", "word", f"x{figure}"))
        for figure, words in language.FRACTIONS.items():
            entries |= _each(words, Entry("fraction", "", f"{figure}%"))
    for word, figure in words_en.NUMBERS.items():
        entries[word] = Entry("numeral", "", figure)
    return entries


def _each(words: str, entry: Entry) -> dict[str, Entry]:
    return {word.replace("_", " "): entry for word in words.split()}


ENTRIES = _entries()

_PHRASES: dict[str, list[str]] = {}
for _word in ENTRIES:
    if " " in _word:
        _PHRASES.setdefault(_word.split(" ", 1)[0], []).append(_word)
for _listed in _PHRASES.values():
    _listed.sort(key=len, reverse=True)


def phrases(first: str) -> list[str]:
    """The entries of several words that begin with this one, the longest first."""
    return _PHRASES.get(first, [])


MEASURES = words_en.MEASURES | words_zh.MEASURES
SCALES = words_en.SCALES | words_zh.SCALES
CLASSIFIERS = words_zh.CLASSIFIERS
ABBREVIATIONS = words_en.ABBREVIATIONS
CONSTANT = words_en.CONSTANT + words_zh.CONSTANT
INVERTED = words_en.INVERTED
PLANS = words_en.PLANS | words_zh.PLANS
EXPECTED = words_en.EXPECTED | words_zh.EXPECTED
RIVALLED = words_en.RIVALLED
PROFITS = words_en.PROFITS
NEXT = words_en.NEXT | words_zh.NEXT
