"""What does a word do in a sentence, whichever language it is in?

The tables of all languages in one: roles by word, hedges, multiples, fractions, numbers, scale words.
"""

from typing import NamedTuple

from socalc.reading.prose import words_en, words_zh

LANGUAGES = (words_en, words_zh)
HAN_MAX = 8
"""Characters of the longest Chinese word in the tables."""


class Word(NamedTuple):
    """A word of the tables: what kind of token it makes, its role, and the figure it stands for."""

    kind: str
    role: str
    figure: str = ""


def _words() -> dict[str, Word]:
    found: dict[str, Word] = {}
    for language in LANGUAGES:
        for role, words in language.ROLES.items():
            found |= _each(words, Word("word", role))
        for hedge, words in language.HEDGES.items():
            found |= _each(words, Word("hedge", hedge))
        for figure, words in language.MULTIPLES.items():
            found |= _each(words, Word("times", "word", f"x{figure}"))
        for figure, words in language.FRACTIONS.items():
            found |= _each(words, Word("fraction", "", f"{figure}%"))
    for word, figure in words_en.NUMBERS.items():
        found[word] = Word("numeral", "", figure)
    return found


def _each(words: str, meant: Word) -> dict[str, Word]:
    return dict.fromkeys((word.replace("_", " ") for word in words.split()), meant)


WORDS = _words()


def _phrases() -> dict[str, list[tuple[list[str], Word]]]:
    phrases: dict[str, list[tuple[list[str], Word]]] = {}
    for phrase in sorted(WORDS, key=len, reverse=True):
        if " " in phrase:
            words = phrase.split(" ")
            phrases.setdefault(words[0], []).append((words, WORDS[phrase]))
    return phrases


PHRASES = _phrases()
"""The entries of several words by the first of them, the longest first."""

MEASURES = words_en.MEASURES | words_zh.MEASURES
SCALES = words_en.SCALES | words_zh.SCALES
CLASSIFIERS = tuple(words_zh.CLASSIFIERS)
ABBREVIATIONS = words_en.ABBREVIATIONS
CONSTANT = words_en.CONSTANT + words_zh.CONSTANT
INVERTED = words_en.INVERTED
PLANS = words_en.PLANS | words_zh.PLANS
EXPECTED = words_en.EXPECTED | words_zh.EXPECTED
RIVALLED = words_en.RIVALLED
PROFITS = words_en.PROFITS
NEXT = words_en.NEXT | words_zh.NEXT
