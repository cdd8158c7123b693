"""Which claims does a sentence make: which change belongs to which pair, and over how many years?

The one place where a claim is put together and ambiguity decided.
"""

import re
from fractions import Fraction
from typing import NamedTuple

from socalc.reading.prose.changes import Change, changes
from socalc.reading.prose.doubts import doubt, reserve
from socalc.reading.prose.lexer import OPEN
from socalc.reading.prose.page import SHOWN_MAX, Paragraph, one_line
from socalc.reading.prose.pairs.find import pairs
from socalc.reading.prose.pairs.pair import Pair
from socalc.reading.prose.sentence import Sentence, with_shared_scale
from socalc.reading.prose.subjects import name_of
from socalc.reading.prose.ties import Tie, distance, is_tied
from socalc.targets.figure import Figure
from socalc.targets.file import Claim
from socalc.targets.goal import refuse_unlike
from socalc.targets.problems import Refusal
from socalc.targets.prose import FoundClaim, Passage
from socalc.targets.stated import Stated, parse_stated
from socalc.targets.unit import NO_UNIT
from socalc.targets.window import parse_span

BESIDE = 120
"""Characters of its sentence shown on either side of the words of a claim."""

_DIRECTED = frozenset(("share", "cagr", "points"))

SEVERAL = "several pairs of values for one figure"
YEAR_UNTOLD = "the year of a value is not told"
BRACKET_REACH = 3
"""Tokens behind a pair in which a change in brackets begins."""


class Statement(NamedTuple):
    """What a text says of a pair: its change, if one is stated, the years between, and why not to judge it."""

    sentence: Sentence
    pair: Pair
    change: Change | None = None
    years: str = ""
    doubt: str = ""
    reserve: str = ""


def statements(sentence: Sentence) -> list[Statement]:
    """The pairs of a sentence, each with the changes that are tied to it, or alone."""
    found = pairs(sentence)
    if not found:
        return []
    taken = frozenset(place for pair in found for place in (pair.start.place, pair.end.place))
    owned: dict[int, list[Statement]] = {}
    for change in changes(sentence, taken):
        tied = [index for index, pair in enumerate(found) if is_tied(sentence, pair, change)]
        if tied:
            nearest = min(tied, key=lambda index: distance(found[index], change))
            others = len(tied) > 1 or any(index not in owned for index in range(nearest))
            ambiguous = others and not _is_beside(sentence, found[nearest], change)
            statement = _statement(sentence, found, nearest, change, SEVERAL if ambiguous else "")
            owned.setdefault(nearest, []).append(statement)
    return [
        statement
        for index, pair in enumerate(found)
        for statement in owned.get(index)
        or [Statement(sentence, pair, None, years_between(sentence, pair))]
    ]


def _statement(
    sentence: Sentence, found: list[Pair], index: int, change: Change, ambiguous: str
) -> Statement:
    pair = found[index]
    tie = Tie(sentence, pair, change)
    is_series = pair.name == "dated" and sum(other.name == "dated" for other in found) > 1
    reservation = ambiguous or reserve(tie)
    if change.yearly and not (pair.start.year and pair.end.year) and _periods(sentence):
        reservation = reservation or YEAR_UNTOLD
    told = SEVERAL if is_series else doubt(tie)
    return Statement(sentence, pair, change, years_between(sentence, pair), told, reservation)


def _is_beside(sentence: Sentence, pair: Pair, change: Change) -> bool:
    """Whether a change stands inside its pair, or in brackets right behind it."""
    is_inside = pair.first <= change.first and change.last <= pair.last
    in_brackets = sentence[change.first - 1].text in OPEN
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


def claim_of(statement: Statement, paragraph: Paragraph) -> FoundClaim | None:
    """The claim of a pair and its change; ``None`` for a figure that no target file could hold."""
    pair, change, sentence = statement.pair, statement.change, statement.sentence
    end = pair.end.figure
    start = with_shared_scale(pair.start, end)
    try:
        stated = _stated(statement, start, end)
    except Refusal:
        return None
    places = [pair.start.place, pair.end.place]
    first, last = pair.first, pair.last
    if change:
        places.append(change.place)
        first, last = min(first, change.first), max(last, change.last)
    begin, until = sentence[first].start, sentence[last].end
    line = paragraph.line(begin)
    unit = NO_UNIT.or_percent(start, end).text
    claim = Claim(
        name_of(sentence, pair), start, end, _years(statement.years), stated, unit=unit, line=line
    )
    return FoundClaim(
        claim,
        paragraph.name,
        line,
        paragraph.shown(begin, until),
        _passage(sentence, places, begin, until, paragraph.text),
        statement.years,
        pair.name,
        statement.doubt or _unlike(start, end),
        statement.reserve,
    )


def _stated(statement: Statement, start: Figure, end: Figure) -> Stated | None:
    """The printed change. It has a sign if one was printed, or if its words tell the other direction
    than its values: ``rose 5% from 100 to 95`` says +5%."""
    change = statement.change
    if change is None:
        return None
    sign = change.signed
    moves = (end.value > start.value) - (end.value < start.value)
    if not sign and change.name in _DIRECTED and change.direction * moves < 0:
        sign = "-" if change.direction < 0 else "+"
    return parse_stated(re.sub(r"(?=[0-9])", sign, change.stated, count=1))


def _unlike(start: Figure, end: Figure) -> str:
    try:
        refuse_unlike(start, end)
    except Refusal as refusal:
        return refusal.message
    return ""


def _years(text: str) -> Fraction | None:
    try:
        return parse_span(text) if text else None
    except Refusal:
        return None


def _passage(sentence: Sentence, places: list[int], begin: int, until: int, text: str) -> Passage:
    """The sentence around the words of a claim, its figures marked."""
    first, last = sentence[0].start, sentence[len(sentence) - 1].end
    left, right = max(first, begin - BESIDE), min(last, until + BESIDE, begin + 2 * SHOWN_MAX)
    if left != first:
        left = text.find(" ", left, begin) + 1 or left
    if right != last:
        right = max(text.rfind(" ", until, right), until)
    marks = []
    for token in (sentence[place] for place in sorted(places)):
        if left <= token.start and token.end <= right:
            before = len(one_line(text[left : token.start] + "|")) - 1
            marks.append((before, before + len(one_line(text[token.start : token.end]))))
    return Passage(one_line(text[left:right]), tuple(marks))
