"""Up or down by a share: ``fell by 34.4%``, ``a CAGR of 6.6%``, ``81.8% fewer``, ``减幅34.4%``, in points too."""

from collections.abc import Iterator

from socalc.reading.prose.change import Change, direction_of, hedged, words_before
from socalc.reading.prose.sentence import Sentence
from socalc.reading.prose.token import CLOSE

KINDS = frozenset(("percent", "points", "fraction", "tenths"))
BEHIND = 4
"""Tokens behind a figure in which the word that makes it a change may stand."""


def changes(sentence: Sentence) -> Iterator[Change]:
    """Every change of this construction."""
    for index, token in enumerate(sentence.tokens):
        if token.kind in KINDS and (change := _change(sentence, index)):
            yield change


def _change(sentence: Sentence, index: int) -> Change | None:
    token = sentence[index]
    if _is_value(sentence, index):
        return None
    before = words_before(sentence, index)
    behind = _words_behind(sentence, index)
    yearly_places = [i for i in (*before, *behind) if sentence.role(i) == "yearly"]
    word = _direction_word(sentence, index, before, behind)
    is_bare = word is None and _is_bare(sentence, index)
    if word is None and not is_bare and not yearly_places:
        return None
    if token.kind in ("fraction",) and word is None and not is_bare:
        return None
    yearly = bool(yearly_places) and token.kind == "percent"
    figure = f"{token.figure} a year" if yearly else token.figure
    if token.kind == "fraction":
        figure = token.figure if token.figure.startswith("50") else f"about {token.figure}"
    used = [i for i in (word, *yearly_places) if i is not None]
    return Change(
        "cagr" if yearly else "points" if token.kind == "points" else "share",
        hedged(token, figure) if not figure.startswith("about") else figure,
        index,
        min([index, *used]),
        max([index, *used]),
        _direction(sentence, word),
        token.sign,
        yearly,
        is_bare,
        doubt="tenths are a rough measure" if token.kind == "tenths" else "",
    )


_JUDGING = ("improv", "strengthen", "weaken", "eas", "better")
"""How words begin that judge a change instead of telling its direction: losses improve by falling."""


def _direction(sentence: Sentence, word: int | None) -> int:
    if word is None or sentence[word].text.lower().startswith(_JUDGING):
        return 0
    return direction_of(sentence.role(word))


def _is_value(sentence: Sentence, index: int) -> bool:
    """Whether a share is a level, a part of a whole, or an end of a range."""
    before, after = sentence[index - 1], sentence[index + 1]
    if after.text in CLOSE and sentence.role(index + 2) == "of":
        return True  # a fifth (20%) of it
    if after.role in ("to", "and") and sentence[index + 2].kind == sentence[index].kind:
        return True
    if before.text == "为" and _names_a_change(sentence, index - 2):
        return False
    if before.role in ("to", "from", "than") or before.text.lower() in ("at", "until"):
        return not (before.role == "at" and _has_yearly(sentence, index))
    return after.role == "of" and after.text != "的"


def _names_a_change(sentence: Sentence, place: int) -> bool:
    """Whether the word before 为 names a change: 减幅为, 精简比例为."""
    if sentence.role(place) == "adverb":
        place -= 1
    return sentence.role(place) in ("yearly", "up", "down", "generic")


def _has_yearly(sentence: Sentence, index: int) -> bool:
    return any(
        sentence.role(i) in ("yearly", "up", "down")
        for i in (*words_before(sentence, index), *_words_behind(sentence, index))
    )


def _words_behind(sentence: Sentence, index: int) -> list[int]:
    found = []
    for place in range(index + 1, min(index + 1 + BEHIND, len(sentence))):
        token = sentence[place]
        if sentence.is_boundary(place) or token.kind != "word":
            break
        if token.role in ("of", "to", "from", "and", "block", "into", "with"):
            break
        found.append(place)
    return found


_TRANSPARENT = frozenset(("adverb", "the", "yearly", "yoy", "mom", "real", "move"))


def _direction_word(
    sentence: Sentence, index: int, before: list[int], behind: list[int]
) -> int | None:
    """The word up, fall, fewer, 减少 and so on that the figure belongs to."""
    for place in behind:
        if sentence.role(place) in ("up", "down") and sentence[place].text.isascii():
            return place
        if sentence.role(place) not in _TRANSPARENT:
            break
    for place in before:
        role = sentence.role(place)
        if role in ("up", "down"):
            return place
        if (
            role in ("to", "from", "into", "block", "and", "than", "merge")
            and sentence[place].text != "为"
        ):
            return None
    if sentence[index + 1].role in ("up", "down"):
        return index + 1
    return None


def _is_bare(sentence: Sentence, index: int) -> bool:
    before, after = sentence[index - 1], sentence[index + 1]
    if sentence[index].kind == "fraction" and before.role == "the":
        before = sentence[index - 2]
    if sentence[index].sign or (before.text in ("(", "（") and after.text in (")", "）")):
        return True
    closes = sentence.is_boundary(index + 1) or after.role in (
        "respectively",
        "in",
        "over",
        "yearly",
        "and",
        "real",
        "by",
    )
    return closes and ((before.role == "by" and before.text != "了") or before.text == "or")
