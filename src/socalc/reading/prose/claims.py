"""How does what the words tie together become a claim and a goal of a target file?"""

import re
from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from socalc.reading.prose.amount import with_shared_scale
from socalc.reading.prose.joining import Joint
from socalc.reading.prose.naming import name_of
from socalc.reading.prose.promises import Promised
from socalc.reading.prose.sentence import Sentence
from socalc.reading.prose.visible import Visible
from socalc.targets.figure import Figure
from socalc.targets.file import Claim
from socalc.targets.found import Found, Passage, Promise
from socalc.targets.goal import parse_goal, refuse_unlike
from socalc.targets.problems import Refusal
from socalc.targets.stated import Stated, parse_stated
from socalc.targets.window import parse_calendar_year, parse_span, parse_years

TEXT_MAX = 400
"""Characters of the words shown with a claim."""

BESIDE = 120
"""Characters of its sentence shown on either side of them."""

_DIRECTED = frozenset(("share", "cagr", "points"))


class Source(NamedTuple):
    """A paragraph of a page: its text, where it begins in the page, and the name of the file."""

    text: str
    page: Visible
    offset: int
    name: str

    def line(self, place: int) -> int:
        return self.page.line(self.offset + place)


def found(joint: Joint, source: Source) -> Found | None:
    """The claim of a pair and its change; ``None`` for a figure that no target file could hold."""
    pair, change, sentence = joint.pair, joint.change, joint.sentence
    end = pair.end.figure
    start = with_shared_scale(pair.start, end)
    try:
        stated = _stated(joint, start, end)
    except Refusal:
        return None
    parts = [pair.start.place, pair.end.place, *([change.place] if change else [])]
    first = min(pair.first, change.first if change else pair.first)
    last = max(pair.last, change.last if change else pair.last)
    begin, until = sentence[first].start, sentence[last].end
    line = source.line(begin)
    unit = "%" if start.percent and end.percent else ""
    claim = Claim(
        name_of(sentence, pair), start, end, _years(joint.years), stated, unit=unit, line=line
    )
    return Found(
        claim,
        source.name,
        line,
        _one_line(source.text[begin:until])[:TEXT_MAX],
        _passage(sentence, parts, begin, until, source.text),
        joint.years,
        pair.name,
        joint.doubt or _unlike(start, end),
        joint.reserve,
    )


def promise(promised: Promised, sentence: Sentence, source: Source) -> Promise | None:
    """The goal of a promise; ``None`` for one that no target file could hold."""
    last = promised.last
    while last + 1 < len(sentence) and not sentence.is_boundary(last + 1):
        last += 1
    begin, until = sentence[promised.first].start, sentence[last].end
    try:
        goal = parse_goal(promised.goal)
    except Refusal:
        return None
    return Promise(
        promised.name,
        goal,
        source.name,
        source.line(begin),
        _one_line(source.text[begin:until])[:TEXT_MAX],
        _as_read(promised.window, parse_years),
        _as_read(promised.base_year, parse_calendar_year),
        _as_read(promised.by, parse_calendar_year),
    )


def _as_read(text: str, parse: Callable[[str], object]) -> str:
    """The text if a target file could hold it, such as a window, else nothing."""
    try:
        return text if text and parse(text) else ""
    except Refusal:
        return ""


def _stated(joint: Joint, start: Figure, end: Figure) -> Stated | None:
    """The printed change. It has a sign if one was printed, or if its words tell the other direction
    than its values: ``rose 5% from 100 to 95`` says +5%."""
    change = joint.change
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


def _passage(sentence: Sentence, parts: list[int], begin: int, until: int, text: str) -> Passage:
    """The sentence around the words of a claim, its figures marked."""
    left = max(sentence[0].start, begin - BESIDE)
    right = min(sentence[len(sentence) - 1].end, until + BESIDE, begin + 2 * TEXT_MAX)
    left = left if left == sentence[0].start else text.find(" ", left, begin) + 1 or left
    right = (
        right
        if right == sentence[len(sentence) - 1].end
        else max(text.rfind(" ", until, right), until)
    )
    marks = []
    for index in sorted(parts):
        token = sentence[index]
        if left <= token.start and token.end <= right:
            before = len(_one_line(text[left : token.start] + "|")) - 1
            marks.append((before, before + len(_one_line(text[token.start : token.end]))))
    return Passage(_one_line(text[left:right]), tuple(marks))


def _one_line(text: str) -> str:
    words = " ".join(text.split())
    if words.isprintable():
        return words
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())
