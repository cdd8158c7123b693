"""Which goals does a text promise: ``raise output by half within three years``, ``三年内利润翻一番``?

A goal is a change that belongs to no two values, in a sentence that speaks of the time to come.
"""

from collections.abc import Iterator
from typing import NamedTuple

from socalc.reading.prose.change import Change, words_before
from socalc.reading.prose.changes import changes
from socalc.reading.prose.naming import plain, subject_before
from socalc.reading.prose.sentence import Sentence

OBJECTS_MAX = 4
_WILL = frozenset(("will", "shall", "to be", "is to", "are to"))
_PAST = frozenset(("了", "已", "已经", "累计"))
_NAME_ROLES = frozenset(("", "generic"))


class Promised(NamedTuple):
    """A goal as a target file has it, with what it is for and its time as far as they are told."""

    name: str
    goal: str
    first: int
    last: int
    window: str = ""
    base_year: str = ""
    by: str = ""


def promised(sentence: Sentence, taken: frozenset[int]) -> Iterator[Promised]:
    """The goals of a sentence; ``taken`` are the figures that belong to claims or are values."""
    window, base_year, by = _terms(sentence)
    if not (window or by) or not _is_to_come(sentence, bool(by)):
        return
    direction = 0
    for change in changes(sentence, taken):
        direction = change.direction or direction  # cut paper by 60% and energy by a quarter
        goal = _goal(change._replace(direction=direction))
        if goal and not _is_past(sentence, change):
            for name in _names(sentence, change):
                yield Promised(name, goal, change.first, change.last, window, base_year, by)


def _goal(change: Change) -> str:
    if change.yearly or change.name == "ratio" or change.doubt:
        return ""
    figure = change.stated.split(" ")[-1]
    if change.name == "times":
        return figure
    if not change.direction:
        return ""
    return ("+" if change.direction > 0 else "-") + figure


def _terms(sentence: Sentence) -> tuple[str, str, str]:
    """The window, the base year and the deadline that the sentence tells."""
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
    return window, base_year, by


def _is_to_come(sentence: Sentence, by: bool) -> bool:
    if any(token.role == "goal" or token.text.lower() in _WILL for token in sentence.tokens):
        return True
    texts = {token.text for token in sentence.tokens}
    return "内" in texts or (by and "到" in texts)


def _is_past(sentence: Sentence, change: Change) -> bool:
    return any(sentence[i].text in _PAST for i in range(change.first - 1, change.last + 1))


def _names(sentence: Sentence, change: Change) -> list[str]:
    """What is to change: the objects behind the verb, else the subject before it."""
    verb = max(
        (
            i
            for i in words_before(sentence, change.place)
            if i >= change.first and sentence.role(i) in ("up", "down")
        ),
        default=None,
    )
    begin = (
        change.place + 1
        if change.name == "times"
        else verb + 1
        if verb is not None
        else change.first
    )
    is_english = sentence[change.first].text.isascii() and sentence[change.place].text.isascii()
    objects = _objects(sentence, begin) if is_english else []
    if objects and not change.bare:
        return objects
    if not is_english:
        return [_chinese_subject(sentence, change.first)]
    place = change.first
    while sentence.role(place - 1) in ("the", "by"):
        place -= 1
    return [subject_before(sentence, place)]


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
        name = plain([sentence[i].text for i in range(begun, place)])
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
    return plain(words)
