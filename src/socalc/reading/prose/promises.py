"""Which goals does a text promise: ``raise output by half within three years``, ``三年内利润翻一番``?

A goal is a change that belongs to no two values, in a sentence that speaks of the time to come.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from socalc.reading.prose.changes import Change, changes, words_before
from socalc.reading.prose.page import Paragraph
from socalc.reading.prose.sentence import Sentence
from socalc.reading.prose.subjects import plain_name, subject_before
from socalc.targets.goal import Goal
from socalc.targets.goal_text import parse_goal
from socalc.targets.problems import Refusal
from socalc.targets.prose import Promise
from socalc.targets.window import parse_calendar_year, parse_years

OBJECTS_MAX = 4
_WILL = frozenset(("will", "shall", "to be", "is to", "are to"))
_PAST = frozenset(("了", "已", "已经", "累计"))
_NAME_ROLES = frozenset(("", "generic"))


def promises(sentence: Sentence, paragraph: Paragraph, taken: frozenset[int]) -> Iterator[Promise]:
    """The goals of a sentence; ``taken`` are the figures that belong to claims or are values."""
    terms = _terms(sentence)
    if not (terms.window or terms.by) or not _is_to_come(sentence, bool(terms.by)):
        return
    told = (
        _if_readable(terms.window, parse_years),
        _if_readable(terms.base_year, parse_calendar_year),
        _if_readable(terms.by, parse_calendar_year),
    )
    direction = 0
    for change in changes(sentence, taken):
        direction = change.direction or direction  # cut paper by 60% and energy by a quarter
        goal = _goal(change._replace(direction=direction))
        if goal is None or _is_past(sentence, change):
            continue
        last = change.last
        while last + 1 < len(sentence) and not sentence.is_boundary(last + 1):
            last += 1
        begin, until = sentence[change.first].start, sentence[last].end
        line, text = paragraph.line(begin), paragraph.shown(begin, until)
        for name in _names(sentence, change):
            yield Promise(name, goal, paragraph.name, line, text, *told)


def _goal(change: Change) -> Goal | None:
    """The goal of a change; ``None`` for one that no target file could hold."""
    if change.yearly or change.name == "ratio" or change.doubt:
        return None
    figure = change.stated.split(" ")[-1]
    if change.name != "times":
        if not change.direction:
            return None
        figure = ("+" if change.direction > 0 else "-") + figure
    try:
        return parse_goal(figure)
    except Refusal:
        return None


class _Terms(NamedTuple):
    """The window, the base year and the deadline that a sentence tells; empty where it does not."""

    window: str
    base_year: str
    by: str


def _terms(sentence: Sentence) -> _Terms:
    window = base_year = by = ""
    for index, token in enumerate(sentence.tokens):
        if token.kind == "span" and not token.role:
            window = window or token.figure
        elif token.kind == "year":
            near = [sentence.role(i) for i in range(max(0, index - 4), index)]
            if near and near[-1] in ("by", "to"):
                by = by or token.figure
            elif {"from", "compared", "of", "on"} & set(near):
                base_year = base_year or token.figure
    return _Terms(window, base_year, by)


def _is_to_come(sentence: Sentence, by: bool) -> bool:
    if any(token.role == "goal" or token.text.lower() in _WILL for token in sentence.tokens):
        return True
    texts = {token.text for token in sentence.tokens}
    return "内" in texts or (by and "到" in texts)


def _is_past(sentence: Sentence, change: Change) -> bool:
    return any(sentence[i].text in _PAST for i in range(change.first - 1, change.last + 1))


def _names(sentence: Sentence, change: Change) -> list[str]:
    """What is to change: the objects behind the verb, else the subject before it."""
    if not (sentence[change.first].text.isascii() and sentence[change.place].text.isascii()):
        return [_chinese_subject(sentence, change.first)]
    if not change.bare and (objects := _objects(sentence, _begin_of_objects(sentence, change))):
        return objects
    place = change.first
    while sentence.role(place - 1) in ("the", "by"):
        place -= 1
    return [subject_before(sentence, place)]


def _begin_of_objects(sentence: Sentence, change: Change) -> int:
    """Behind ``doubled``, behind the nearest verb before a share, else the change itself."""
    if change.name == "times":
        return change.place + 1
    for place in words_before(sentence, change.place):
        if place >= change.first and sentence.role(place) in ("up", "down"):
            return place + 1
    return change.first


def _objects(sentence: Sentence, place: int) -> list[str]:
    """The nouns of a list: their revenue and profits."""
    found: list[str] = []
    while place < len(sentence) and len(found) < OBJECTS_MAX:
        while (
            sentence.role(place) in ("the", "adverb", "pronoun") and sentence[place].kind == "word"
        ):
            place += 1
        if sentence.role(place) == "generic" and sentence.role(place + 1) == "of":
            place += 2
            continue
        begun = place
        while sentence[place].kind == "word" and sentence.role(place) in _NAME_ROLES:
            place += 1
        name = plain_name([sentence[i].text for i in range(begun, place)])
        if not name or (found and sentence[begun].text.endswith("ing")):
            break
        found.append(name)
        goes_on = sentence.role(place) == "and" or sentence[place].text == ","
        if not goes_on:
            break
        place += 1
    return found


def _chinese_subject(sentence: Sentence, place: int) -> str:
    words: list[str] = []
    for index in range(place - 1, max(-1, place - 6), -1):
        token = sentence[index]
        if token.kind == "word" and token.role in _NAME_ROLES:
            words.insert(0, token.text)
        elif words or token.kind != "word":
            break
    return plain_name(words)


def _if_readable(text: str, parse: Callable[[str], object]) -> str:
    """The text if a target file could hold it, such as a window, else nothing."""
    try:
        return text if text and parse(text) else ""
    except Refusal:
        return ""
