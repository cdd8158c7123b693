"""Do the words tie a change to a pair, and which words stand around the two?

A change stands inside its pair, behind it or before it. In each place it belongs there only if nothing
between the two speaks of another thing.
"""

from typing import NamedTuple

from socalc.reading.prose.changes import Change
from socalc.reading.prose.pairs.pair import Pair
from socalc.reading.prose.sentence import Sentence
from socalc.reading.prose.subjects import is_fronted, is_known, leads_on
from socalc.reading.prose.words import PLANS, RIVALLED


class Tie(NamedTuple):
    """A change that the words tie to a pair."""

    sentence: Sentence
    pair: Pair
    change: Change

    def behind(self, reach: int) -> list[int]:
        """The tokens behind the change, up to a boundary."""
        places = []
        for place in range(self.change.last + 1, min(self.change.last + reach, len(self.sentence))):
            if self.sentence.is_boundary(place):
                break
            places.append(place)
        return places

    @property
    def first(self) -> int:
        """The first token of the two."""
        return min(self.pair.first, self.change.first)

    @property
    def last(self) -> int:
        """The last token of the two."""
        return max(self.pair.last, self.change.last)

    def stretch(self) -> range:
        """The tokens of the sentence, or the sentences, that the two stand in."""
        first, last = self.first, self.last
        while first > 0 and self.sentence[first - 1].kind != "end":
            first -= 1
        while last + 1 < len(self.sentence) and self.sentence[last].kind != "end":
            last += 1
        return range(first, last + 1)


APART = 24
"""Tokens that may lie between a pair and its change."""

_FIGURES = frozenset(("end", "number", "percent", "points", "times", "opaque"))
_MOVES = frozenset(("up", "down", "move", "merge", "block", "and", "than", "from"))
_SUBJECTS = frozenset(("", "pronoun", "generic"))


def distance(pair: Pair, change: Change) -> int:
    """The tokens between a pair and a change; 0 where the change stands inside."""
    if change.last < pair.first:
        return pair.first - change.last
    return max(0, change.first - pair.last)


def is_tied(sentence: Sentence, pair: Pair, change: Change) -> bool:
    """Whether the words tie a change to a pair."""
    if distance(pair, change) > APART:
        return False
    begin = min(pair.start.place, pair.end.place)
    if change.last < pair.first or change.first < begin:
        return _leads_up(sentence, pair, change)
    if change.place < pair.last:
        return leads_on(sentence, begin + 1, change.place)
    return _follows(sentence, pair, change)


def _leads_up(sentence: Sentence, pair: Pair, change: Change) -> bool:
    """``fell 34.4 per cent in three years, from 826 to 542``: nothing else moves in between, and behind
    a comma nothing else is named."""
    crossed = False
    for place in range(change.last + 1, pair.first):
        token = sentence[place]
        if token.kind in _FIGURES or token.role in _MOVES:
            return False
        crossed |= sentence.is_boundary(place)
        if crossed and token.kind == "word" and token.role in _SUBJECTS:
            return False
    return not change.bare or (
        sentence.role(change.first - 1) == "by" and pair.first - change.last == 2 and crossed
    )  # shortened by 30%, from 40 to 28


def _follows(sentence: Sentence, pair: Pair, change: Change) -> bool:
    """``from 826 to 542, a decrease of 34.4 per cent``: the words go on about the same thing."""
    gap = range(pair.last + 1, change.first)
    return (
        not _is_of_another_noun(sentence, change)
        and not any(
            _is_foreign(sentence, place, pair) or _is_label(sentence, place) for place in gap
        )
        and leads_on(sentence, pair.last + 1, change.first)
        and (is_fronted(sentence) or all(_is_light(sentence, i) for i in _head(sentence, gap)))
        and not _is_verb_of_its_own(sentence, pair, change)
        and not _is_of_another_subject(sentence, gap)
        and not _is_held_against(sentence, gap)
        and _is_about_the_same(sentence, change)
    )


def _is_foreign(sentence: Sentence, place: int, pair: Pair) -> bool:
    """Whether a token between the two is a figure of something else, or ends the sentence for good."""
    token = sentence[place]
    if token.kind == "end":
        return sentence.role(place + 1) not in ("pronoun", "the")
    is_figure = token.kind in ("number", "percent", "points") or token.is_thing
    is_figure = is_figure and not sentence.level(place)
    return is_figure and not _is_difference(sentence, place, pair)


def _is_label(sentence: Sentence, place: int) -> bool:
    """Whether a colon behind a noun announces another thing: from 40 to 50 (costs: +12%)."""
    named = sentence[place - 1]
    is_new = named.is_noun and not is_known(sentence, place - 1)
    return is_new and sentence[place].text in (":", "：")


def _is_difference(sentence: Sentence, place: int, pair: Pair) -> bool:
    """Whether an amount is the difference of the two values: a cut of 54 firms, or 81.8 per cent."""
    amount = sentence.amounts.get(place)
    difference = abs(pair.end.figure.value - pair.start.figure.value)
    return amount is not None and difference == amount.figure.value


def _head(sentence: Sentence, gap: range) -> range:
    """The tokens of a gap behind its last boundary, if it holds one."""
    for place in reversed(gap):
        if sentence.is_boundary(place):
            return range(place + 1, gap.stop)
    return range(0)


def _is_light(sentence: Sentence, place: int) -> bool:
    """Whether a word before a change says nothing of another thing: representing, a staggering."""
    token = sentence[place]
    if not token.is_noun or is_known(sentence, place):
        return True
    if sentence[place - 1].name in ("a", "an"):
        return True
    leads = sentence.role(place + 1) in ("the", "yearly", "in", "adverb")
    return token.text.endswith("ing") and leads


def _is_verb_of_its_own(sentence: Sentence, pair: Pair, change: Change) -> bool:
    """``Cutting the dose from 50 to 30 reduced pain by 12%``: a verb without a comma, or behind an and,
    says something new."""
    head = sentence[change.first]
    if head.role not in ("up", "down") or change.yearly or pair.name == "compared":
        return False
    gap = range(pair.last + 1, change.first)
    parted = any(sentence.is_boundary(place) for place in gap)
    return not parted or sentence.role(change.first - 1) == "and"


def _is_of_another_subject(sentence: Sentence, gap: range) -> bool:
    """``from 40 to 50, and the other fee by 12%``: a noun without a verb stands beside the one before."""
    if sentence.role(gap.stop - 1) != "by":
        return False
    nouns = False
    for place in reversed(gap[:-1]):
        token = sentence[place]
        if sentence.is_boundary(place) or token.role == "and":
            return nouns
        if token.kind == "word" and token.role not in ("", "the", "adverb", "generic", "of", "in"):
            return False
        nouns |= token.kind == "word" and token.role in ("", "generic")
    return False


def _is_held_against(sentence: Sentence, gap: range) -> bool:
    """``from 40 to 50, compared with a rise of 12% at rivals``, ``exceeding the growth of 12%``."""
    for place in reversed(gap):
        if sentence.is_boundary(place):
            return False
        if sentence.role(place) == "compared" or sentence[place].name in RIVALLED:
            return True
    return False


def _is_of_another_noun(sentence: Sentence, change: Change) -> bool:
    """Whether a noun that is new stands right behind a comparative: 12% fewer delays."""
    last = change.last
    noun = sentence[last + 1]
    is_comparative = last > change.place and sentence.role(last) in ("up", "down")
    is_new = noun.is_noun and not is_known(sentence, last + 1)
    return is_comparative and is_new and noun.text.isascii()


def _is_about_the_same(sentence: Sentence, change: Change) -> bool:
    """Whether no other thing is named within the change: reducing the number of firms by 81.8%."""
    if change.name == "times":
        return True
    for place in range(change.first, change.place):
        token = sentence[place]
        if token.role == "generic":
            return True
        if token.name in PLANS:
            return False  # a growth target of 12%
        if token.is_noun and not is_known(sentence, place):
            return False
    return True
