"""Which changes does a text state: how much, in which direction, and on which words does each rest?

Shares (``fell by 34.4%``, ``a CAGR of 6.6%``, ``81.8% fewer``, ``减幅34.4%``, in points too), multiples (``doubled``,
``13-fold``, ``by a factor of 3.5``, ``翻一番``, ``是原来的3倍``) and ratios (``a ratio of 8 to 1``).
"""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import NamedTuple

from socalc.reading.prose.lexer import CLOSE, OPEN, Token
from socalc.reading.prose.sentence import Sentence

CLAUSE = 9
"""Tokens before a figure in which the words that make it a change may stand."""


class Change(NamedTuple):
    """A stated change. ``stated`` is in the grammar of target files, without a sign of direction."""

    name: str
    """The construction that found it."""
    stated: str
    place: int
    first: int
    last: int
    direction: int = 0
    """+1 up, -1 down, 0 not told."""
    signed: str = ""
    """The sign that was printed with the figure."""
    yearly: bool = False
    bare: bool = False
    """Whether only its place beside a pair makes it a change: ``(34.4%)``, ``by 34.4%``."""
    reserve: str = ""
    """Why it must not be held against values that it does not fit."""
    doubt: str = ""
    """Why it must not be judged at all."""


def hedged(token: Token, figure: str) -> str:
    """The figure with its hedge, as a target file has it."""
    return f"{token.hedge} {figure}" if token.hedge else figure


def direction_of(role: str) -> int:
    return {"up": 1, "down": -1}.get(role, 0)


def words_before(sentence: Sentence, index: int) -> list[int]:
    """The tokens before a figure in its clause, the nearest first."""
    found = []
    for place in range(index - 1, max(-1, index - CLAUSE), -1):
        token = sentence[place]
        if sentence.is_boundary(place) and token.text not in OPEN | CLOSE:
            break
        if token.is_amount or token.kind in ("times", "points", "fraction", "opaque"):
            break
        found.append(place)
    return found


KINDS = frozenset(("percent", "points", "fraction", "tenths"))
BEHIND = 4
"""Tokens behind a figure in which the word that makes it a change may stand."""


def shares(sentence: Sentence) -> Iterator[Change]:
    """Up or down by a share."""
    for index, token in enumerate(sentence.tokens):
        if token.kind in KINDS and (change := _share(sentence, index)):
            yield change


def _share(sentence: Sentence, index: int) -> Change | None:
    token = sentence[index]
    if _is_level(sentence, index):
        return None
    before = words_before(sentence, index)
    behind = _words_behind(sentence, index)
    yearly_places = [i for i in (*before, *behind) if sentence.role(i) == "yearly"]
    word = _direction_word(sentence, index, before, behind)
    is_bare = word is None and _is_bare(sentence, index)
    if word is None and not is_bare and not yearly_places:
        return None
    if token.kind == "fraction" and word is None and not is_bare:
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
    if word is None or sentence[word].name.startswith(_JUDGING):
        return 0
    return direction_of(sentence.role(word))


def _is_level(sentence: Sentence, index: int) -> bool:
    """Whether a share is a level, a part of a whole, or an end of a range."""
    before, after = sentence[index - 1], sentence[index + 1]
    if after.text in CLOSE and sentence.role(index + 2) == "of":
        return True  # a fifth (20%) of it
    if after.role in ("to", "and") and sentence[index + 2].kind == sentence[index].kind:
        return True
    if before.text == "为" and _names_a_change(sentence, index - 2):
        return False
    if before.role in ("to", "from", "than") or before.name in ("at", "until"):
        return not (before.role == "at" and _has_yearly(sentence, index))
    return after.role == "of" and after.text != "的"


def _names_a_change(sentence: Sentence, place: int) -> bool:
    """Whether the word before 为 names a change: 减幅为, 精简比例为."""
    if sentence.role(place) == "adverb":
        place -= 1
    return sentence.role(place) in ("yearly", "up", "down", "generic")


def _has_yearly(sentence: Sentence, index: int) -> bool:
    near = (*words_before(sentence, index), *_words_behind(sentence, index))
    return sentence.any_role(near, "yearly", "up", "down")


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


_OF_ANOTHER = frozenset("to from into block and than merge".split())
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
        if role in _OF_ANOTHER and sentence[place].text != "为":
            return None
    if sentence[index + 1].role in ("up", "down"):
        return index + 1
    return None


_BEHIND_BARE = frozenset("respectively in over yearly and real by".split())


def _is_bare(sentence: Sentence, index: int) -> bool:
    before, after = sentence[index - 1], sentence[index + 1]
    if sentence[index].kind == "fraction" and before.role == "the":
        before = sentence[index - 2]
    if sentence[index].sign or (before.text in OPEN and after.text in CLOSE):
        return True
    closes = sentence.is_boundary(index + 1) or after.role in _BEHIND_BARE
    return closes and ((before.role == "by" and before.text != "了") or before.text == "or")


BY_OR_TO = "by so many times, or to so many times as much?"
NEAR = 3


def multiples(sentence: Sentence) -> Iterator[Change]:
    """So many times as much."""
    for index, token in enumerate(sentence.tokens):
        if token.kind == "times" and (change := _as_multiple(sentence, index)):
            yield change
        elif token.kind == "number" and sentence[index - 2].name == "factor":
            first = index - 3 if sentence[index - 3].role == "the" else index - 2
            yield _multiple(sentence, index, token.figure, first)


def _as_multiple(sentence: Sentence, index: int) -> Change | None:
    token = sentence[index]
    if token.role == "word":
        if token.name in ("double", "triple", "treble") and _is_adjective(sentence, index):
            return None
        noun = _noun_behind(sentence, index) if token.name.endswith("fold") else ""
        return _multiple(sentence, index, token.figure[1:], index, noun)
    if token.role == "fold":
        return _multiple(sentence, index, token.figure, index, _noun_behind(sentence, index))
    if token.role == "倍":
        return _bei(sentence, index)
    return _times(sentence, index)


def _is_adjective(sentence: Sentence, index: int) -> bool:
    """Double room, double digits: not a verb."""
    before = sentence.role(index - 1) in ("the", "of", "in", "with", "from", "at")
    return before or sentence[index + 1].name.startswith("digit")


def _noun_behind(sentence: Sentence, index: int) -> str:
    return BY_OR_TO if sentence.role(index + 1) in ("up", "down") else ""


_AS_MUCH = frozenset("as its their the what that his her".split())


def _times(sentence: Sentence, index: int) -> Change | None:
    """``six times as many``, ``to 2.5 times its length``; ``by three times`` can be read in two ways."""
    after, before = sentence[index + 1], sentence[index - 1]
    figure = sentence[index].figure
    if after.name in _AS_MUCH or before.role == "to":
        return _multiple(sentence, index, figure, index)
    near = range(max(0, index - NEAR), index)
    if not sentence.any_role((*near, index + 1), "up", "down"):
        return None
    return _multiple(sentence, index, figure, index)._replace(doubt=BY_OR_TO)


def _bei(sentence: Sentence, index: int) -> Change | None:
    """是原来的3倍 is three times as much, 增长3倍 four times; some mean three, so it is never accused."""
    for place in range(index - 1, max(-1, index - 7), -1):
        token = sentence[place]
        role = token.role
        if token.kind == "end" or (token.kind == "mark" and token.text in ",，"):
            return None
        if role in ("be", "aux", "to"):
            return _multiple(sentence, index, sentence[index].figure, place)
        if role in ("up", "down"):
            more = Fraction(sentence[index].figure) + 1
            digits = len(sentence[index].figure.partition(".")[2])
            change = _multiple(sentence, index, f"{float(more):.{digits}f}", place)
            return change._replace(reserve=BY_OR_TO)
    return None


_HALVED = {"over": "under", "under": "over", "nearly": "about"}
"""More than halved: less than a half is left."""


def _multiple(sentence: Sentence, index: int, figure: str, first: int, reserve: str = "") -> Change:
    token = sentence[index]
    if token.role == "word" and token.figure == "x0.5":
        token = token._replace(hedge=_HALVED.get(token.hedge, token.hedge))
    direction = 1 if Fraction(figure.replace(",", "")) > 1 else -1
    near = [direction_of(sentence.role(i)) for i in range(max(0, index - NEAR), index)]
    last = index + bool(reserve)
    return Change(
        "times", hedged(token, f"x{figure}"), index, first, last,
        -1 if direction > 0 and -1 in near else direction, reserve=reserve,
    )  # fmt: skip


def ratios(sentence: Sentence) -> Iterator[Change]:
    """So many to one."""
    for place, token in enumerate(sentence.tokens):
        if token.name == "ratio" and sentence.role(place + 1) == "of":
            before, one = sentence[place + 2], sentence[place + 4]
            if before.kind == "number" and sentence.role(place + 3) == "to" and one.figure == "1":
                stated = hedged(before, f"{before.figure} to 1")
                yield Change("ratio", stated, place + 2, place, place + 4)


CONSTRUCTIONS: tuple[Callable[[Sentence], Iterator[Change]], ...] = (shares, multiples, ratios)


def changes(sentence: Sentence, taken: frozenset[int] = frozenset()) -> list[Change]:
    """The changes of a sentence in the order of the text, but for figures that are values."""
    found = [
        change
        for construction in CONSTRUCTIONS
        for change in construction(sentence)
        if change.place not in taken
    ]
    return sorted(found, key=lambda change: change.place)
