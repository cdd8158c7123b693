"""What are the values called that a claim or a goal is about? A plain name of a few words, or none."""

import re

from socalc.reading.prose.pair import Pair
from socalc.reading.prose.sentence import Sentence

WORDS_MAX = 3
REACH = 12
"""Tokens that are searched for a name on either side."""

_PLAIN = re.compile(r"[^\w \-]|_")
_ENDS = frozenset(
    (
        "from",
        "to",
        "into",
        "by",
        "of",
        "in",
        "at",
        "on",
        "block",
        "than",
        "compared",
        "aux",
        "be",
        "with",
    )
)
_PASSED = frozenset(("up", "down", "move", "merge", "aux", "be", "adverb", "yearly", "goal", "in"))


def name_of(sentence: Sentence, pair: Pair) -> str:
    """The noun behind the first value, else behind the second, else the subject of the sentence; where
    a unit stands behind the values, the subject first."""
    is_measured = pair.start.figure.scaled or not pair.start.figure.is_count
    if is_measured and (subject := subject_before(sentence, pair.first)):
        return subject
    for index in (pair.start.place, pair.end.place):
        if name := noun_behind(sentence, index + 1):
            return name
    return subject_before(sentence, pair.first)


def differ(sentence: Sentence, pair: Pair) -> bool:
    """Whether the nouns right behind two values have no word in common: 64 countries, 9 national parks."""
    first, second = (_stems(noun_behind(sentence, a.place + 1)) for a in (pair.start, pair.end))
    return bool(first and second) and not first & second


def _stems(noun: str) -> set[str]:
    """The words of an English noun, the characters of a Chinese one without its counter."""
    if noun.isascii():
        return {word.lower().rstrip("s") for word in noun.split()}
    return set(noun if len(noun) == 1 else noun.lstrip("个家户名")) - set("个家户名")


def noun_behind(sentence: Sentence, place: int) -> str:
    """The last words of the noun that begins at a place."""
    words: list[str] = []
    for index in range(place, min(place + REACH, len(sentence))):
        token = sentence[index]
        if (
            token.kind != "word"
            or token.role in _ENDS
            or token.role in ("up", "down", "merge", "move", "pronoun")
            or token.name == "per"
        ):
            break
        if token.role == "and":
            words = []
        elif token.role in ("", "generic"):
            words.append(token.text)
    return plain(words)


def subject_before(sentence: Sentence, place: int) -> str:
    """The last words of the noun before a place, verbs and adverbs passed."""
    words: list[str] = []
    for index in range(place - 1, max(-1, place - REACH), -1):
        token = sentence[index]
        if token.kind != "word":
            if words or token.kind == "end":
                break
            continue
        if token.role in ("", "generic", "sign"):
            words.insert(0, token.text)
        elif words or token.role not in _PASSED:
            break
    return plain(words)


def plain(words: list[str]) -> str:
    """The last of some words without signs that a file or a terminal could trip over."""
    words = [word.removesuffix(" of") for word in words]
    is_chinese = any(not word.isascii() for word in words)
    joined = ("" if is_chinese else " ").join(words[-WORDS_MAX:])
    return " ".join(_PLAIN.sub("", joined).split())[:40].strip()
