"""Which change belongs to which pair, and over how many years?

The one place where a claim is put together and ambiguity decided.
"""

from typing import NamedTuple

from socalc.reading.prose.change import Change
from socalc.reading.prose.changes import changes
from socalc.reading.prose.doubts import doubt, reserve
from socalc.reading.prose.pair import Pair
from socalc.reading.prose.pairs import pairs
from socalc.reading.prose.sentence import Sentence
from socalc.reading.prose.tie import Tie
from socalc.reading.prose.tying import distance, is_tied

SEVERAL = "several pairs of values for one figure"
YEAR_UNTOLD = "the year of a value is not told"
BRACKET_REACH = 3
"""Tokens behind a pair in which a change in brackets begins."""


class Joint(NamedTuple):
    """A pair, with its change if one is stated."""

    sentence: Sentence
    pair: Pair
    change: Change | None = None
    years: str = ""
    doubt: str = ""
    reserve: str = ""


def joints(sentence: Sentence) -> list[Joint]:
    """The pairs of a sentence, each with the changes that are tied to it, or alone."""
    found = pairs(sentence)
    if not found:
        return []
    taken = frozenset(place for pair in found for place in (pair.start.place, pair.end.place))
    owned: dict[int, list[Joint]] = {}
    for change in changes(sentence, taken):
        tied = [index for index, pair in enumerate(found) if is_tied(sentence, pair, change)]
        if tied:
            nearest = min(tied, key=lambda index: distance(found[index], change))
            others = len(tied) > 1 or any(index not in owned for index in range(nearest))
            ambiguous = others and not _is_beside(sentence, found[nearest], change)
            joint = _joint(sentence, found, nearest, change, SEVERAL if ambiguous else "")
            owned.setdefault(nearest, []).append(joint)
    return [
        joint
        for index, pair in enumerate(found)
        for joint in owned.get(index)
        or [Joint(sentence, pair, None, years_between(sentence, pair))]
    ]


def _joint(
    sentence: Sentence, found: list[Pair], index: int, change: Change, ambiguous: str
) -> Joint:
    pair = found[index]
    tie = Tie(sentence, pair, change)
    is_series = pair.name == "dated" and sum(other.name == "dated" for other in found) > 1
    reservation = ambiguous or reserve(tie)
    if change.yearly and not (pair.start.year and pair.end.year) and _periods(sentence):
        reservation = reservation or YEAR_UNTOLD
    return Joint(
        sentence,
        pair,
        change,
        years_between(sentence, pair),
        SEVERAL if is_series else doubt(tie),
        reservation,
    )


def _is_beside(sentence: Sentence, pair: Pair, change: Change) -> bool:
    """Whether a change stands inside its pair, or in brackets right behind it."""
    is_inside = pair.first <= change.first and change.last <= pair.last
    in_brackets = sentence[change.first - 1].text in ("(", "（")
    return is_inside or (in_brackets and change.place - pair.last <= BRACKET_REACH)


def years_between(sentence: Sentence, pair: Pair) -> str:
    """The years from the one value to the other as a target file has them; empty if not told.

    Those of the values count; a period that is told beside them only where they have none.
    """
    start, end = pair.start.year, pair.end.year
    if start and end:
        return f"{start}-{end}" if start < end else ""
    if start or end:
        used = {amount.when for amount in sentence.amounts.values()}
        years = {token.figure for token in sentence.tokens if token.kind == "year"} - used
        if len(years) == 1:
            other = int(years.pop())
            first, last = (start, other) if start else (other, end)
            return f"{first}-{last}" if first and last and first < last else ""
    if periods := _periods(sentence):
        return periods.pop() if len(periods) == 1 else ""
    values = (pair.start.place, pair.end.place)
    spans = {
        token.figure
        for place, token in enumerate(sentence.tokens)
        if token.kind == "span" and "-" not in token.figure and place not in values
    }
    return spans.pop() if len(spans) == 1 else ""


def _periods(sentence: Sentence) -> set[str]:
    return {token.figure for token in sentence.tokens if token.kind == "period" and token.figure}
