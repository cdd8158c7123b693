"""What do the words speak of: what are values called, and does what follows still speak of the same thing?

A name is plain and has a few words. After a comma, an ``and`` or a ``with``, a clause goes on about the same thing only
if it begins with a verb, a pronoun, a date or one of the words that stand for the thing as such (the number, 户数).
"""

import re

from socalc.reading.prose.pairs.pair import Pair
from socalc.reading.prose.sentence import Sentence

WORDS_MAX = 3
KNOWN_REACH = 40
"""Tokens before a noun in which it may have been named."""

NAME_REACH = 12
"""Tokens that are searched for a name on either side."""

_NOT_PLAIN = re.compile(r"[^\w \-]|_")
_NAME_ENDS = frozenset(
    """from to into by of in at on block than compared aux be with up down merge move pronoun""".split()
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
    for index in range(place, min(place + NAME_REACH, len(sentence))):
        token = sentence[index]
        if token.kind != "word" or token.role in _NAME_ENDS or token.name == "per":
            break
        if token.role == "and":
            words = []
        elif token.role in ("", "generic"):
            words.append(token.text)
    return plain_name(words)


def subject_before(sentence: Sentence, place: int) -> str:
    """The last words of the noun before a place, verbs and adverbs passed."""
    words: list[str] = []
    for index in range(place - 1, max(-1, place - NAME_REACH), -1):
        token = sentence[index]
        if token.kind != "word":
            if words or token.kind == "end":
                break
            continue
        if token.role in ("", "generic", "sign"):
            words.insert(0, token.text)
        elif words or token.role not in _PASSED:
            break
    return plain_name(words)


def plain_name(words: list[str]) -> str:
    """The last of some words without signs that a file or a terminal could trip over."""
    words = [word.removesuffix(" of") for word in words]
    is_chinese = any(not word.isascii() for word in words)
    joined = ("" if is_chinese else " ").join(words[-WORDS_MAX:])
    return " ".join(_NOT_PLAIN.sub("", joined).split())[:40].strip()


_CARRIES = frozenset(
    """adverb aux be the in at of to by from over yearly generic pronoun yoy real on before now than
    compared mom goal respectively whole part up down merge move with and month""".split()
)
"""Roles of words with which a clause goes on about the same thing."""
_VERBS = frozenset(("aux", "be", "up", "down", "merge", "move", "yearly"))
_FIGURES = frozenset(
    ("year", "period", "span", "number", "percent", "points", "times", "mark", "dots", "fraction")
)
_DATE_NOUNS = frozenset(
    """year years forecast period the end close decade period, timeframe horizon census season estimate
    report study analysts researchers experts preliminary official us""".split()
)


def leads_on(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the tokens from ``first`` up to ``last`` begin nothing new."""
    at_head = False
    fronted = is_fronted(sentence)
    opener, skipped = "", 0
    level = min(sentence.level(first - 1), sentence.level(last))
    for index in range(first, last):
        token = sentence[index]
        if token.role == "block":
            if token.name == "before" and sentence.is_boundary(index + 1):
                continue
            return False
        if index < skipped or sentence.level(index) > level:
            continue
        if sentence.is_boundary(index) or token.role in ("and", "with"):
            opener = token.text
            at_head = token.kind != "dots" and not (fronted and token.text == ",")
            fronted = fronted and token.text != ","
            continue
        if not at_head or token.kind in _FIGURES:
            continue
        if token.role in _VERBS or token.name.endswith("ing"):
            at_head = False
        elif token.role in _CARRIES or token.name in _DATE_NOUNS or is_known(sentence, index):
            continue
        elif opener == "and" and (end := _end_of_noun(sentence, index, last)):
            skipped = end
            at_head = False
        else:
            return False
    return True


def is_known(sentence: Sentence, index: int) -> bool:
    """Whether a noun has been named in the sentence before: 省属企业 ..., 企业户数."""
    noun = sentence[index].name.rstrip("s")
    reach = range(max(0, index - KNOWN_REACH), index)
    if not noun.isascii():
        return any(noun in sentence[i].text for i in reach)
    return any(sentence[i].name.rstrip("s") == noun for i in reach)


def _end_of_noun(sentence: Sentence, index: int, last: int) -> int | None:
    """Where a noun behind an ``and`` ends, if no verb follows it: larger and stronger ones, ..."""
    for place in range(index, last):
        if sentence.is_boundary(place):
            return place
        if sentence[place].role in _VERBS or sentence[place].kind != "word":
            return None
    return None


def is_fronted(sentence: Sentence) -> bool:
    """Whether the sentence begins with a phrase about its subject: ``Valued at ... in 2022, the market``."""
    first = sentence[0]
    is_participle = first.role in ("be", "aux", "adverb") and first.name.endswith("ed")
    return first.role == "to" or is_participle
