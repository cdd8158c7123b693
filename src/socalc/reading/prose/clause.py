"""Does what follows still speak of the same thing, or does a new subject begin?

After a comma, an ``and`` or a ``with``, a clause goes on about the same thing only if it begins with a
verb, a pronoun, a date or one of the words that stand for the thing as such (the number, 户数).
"""

from socalc.reading.prose.sentence import Sentence

_CARRIES = frozenset(
    """adverb aux be the in at of to by from over yearly generic pronoun yoy real on before now than
    compared mom goal respectively whole part up down merge move with and""".split()
)
"""Roles of words with which a clause goes on about the same thing."""
_VERBS = frozenset(("aux", "be", "up", "down", "merge", "move", "yearly"))
_DATES = frozenset(
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
            if token.text.lower() == "before" and sentence.is_boundary(index + 1):
                continue
            return False
        if index < skipped or sentence.level(index) > level:
            continue
        if sentence.is_boundary(index) or token.role in ("and", "with"):
            opener = token.text
            at_head = token.kind != "dots" and not (fronted and token.text == ",")
            fronted = fronted and token.text != ","
            continue
        if not at_head or token.kind in _DATES or token.role in ("hedge",):
            continue
        if token.role in _VERBS or token.text.lower().endswith("ing"):
            at_head = False
        elif (
            token.role in _CARRIES
            or token.text.lower() in _DATE_NOUNS
            or token.role == "month"
            or is_known(sentence, index)
        ):
            continue
        elif opener == "and" and (end := _end_of_noun(sentence, index, last)):
            skipped = end
            at_head = False
        else:
            return False
    return True


def is_known(sentence: Sentence, index: int) -> bool:
    """Whether a noun has been named in the sentence before: 省属企业 ..., 企业户数."""
    noun = sentence[index].text.lower().rstrip("s")
    reach = range(max(0, index - KNOWN_REACH), index)
    if not noun.isascii():
        return any(noun in sentence[i].text for i in reach)
    return any(sentence[i].text.lower().rstrip("s") == noun for i in reach)


KNOWN_REACH = 40


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
    return first.role == "to" or (
        first.role in ("be", "aux", "adverb") and first.text.lower().endswith("ed")
    )
