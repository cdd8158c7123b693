"""How are problems shown: where, what, the line with a caret, and the remedy?"""

from collections.abc import Iterator
from typing import NamedTuple

from socalc.rendering.width import width
from socalc.targets.excerpt import lines_of
from socalc.targets.problems import SETTING, TOLD_BYTES_MAX, Problem, TargetFileError, shortened

EXCERPT_MAX = 100
"""Characters shown of a line; a longer one is cut around the place."""


class Told(NamedTuple):
    """The text of some problems, and how many of them it tells."""

    text: str
    problems: int


def diagnostics(error: TargetFileError) -> str:
    """The problems of a source, one after the other, and how many there are."""
    told = problems_text(error)
    count = error.left_out + sum(1 + problem.more for problem in error.problems)
    is_all = not error.left_out and told.problems == len(error.problems)
    return told.text + total(_sources(error), count, 0 if is_all else told.problems)


def total(source: str, count: int, shown: int = 0) -> str:
    """The line that says how many problems there are, and how many are ``shown`` if not all are told."""
    part = f"; {shown:,} {'are' if shown > 1 else 'is'} shown" if shown else ""
    return f"{count:,} error{'s' if count > 1 else ''} in {source}{part}\n"


def problems_text(error: TargetFileError, room: int = TOLD_BYTES_MAX) -> Told:
    """The problems of a source, one after the other, as many as fit into so many bytes."""
    places = (problem.place for problem in error.problems)
    lines = lines_of(error.text, error.first, {place.line for place in places if place})
    texts: list[str] = []
    for problem in error.problems:
        text = "".join(f"{part}\n" for part in _problem(problem, error, lines))
        room -= len(text.encode("utf-8", "backslashreplace"))
        if room < 0:
            break
        texts.append(text)
    return Told("".join(texts), len(texts))


def _sources(error: TargetFileError) -> str:
    """Where the problems are: in the file, in the values that options set, or in both."""
    set_by_option = [problem.place and problem.place.line < 0 for problem in error.problems]
    names = [shortened(error.source, 200)] if not all(set_by_option) else []
    return " and ".join([*names, SETTING] if any(set_by_option) else names)


def _problem(problem: Problem, error: TargetFileError, lines: dict[int, str]) -> Iterator[str]:
    place = problem.place
    more = f", and {problem.more:,} more like it on this line" if problem.more and place else ""
    yield f"{error.where(problem)}: error: {problem.message}{more}"
    if place and place.line < 0:
        yield from _excerpt(error.settings[-place.line - 1], "", place.column, place.length)
    elif place and place.line in lines:
        yield from _excerpt(lines[place.line], str(place.line), place.column, place.length)
    if problem.help:
        yield f"   = help: {problem.help}"


def _excerpt(line: str, number: str, column: int, length: int) -> Iterator[str]:
    """The line and a caret under its place, which counts cells and not characters."""
    start = max(0, column - 1 - EXCERPT_MAX // 2) if len(line) > EXCERPT_MAX else 0
    cut = line[start : start + EXCERPT_MAX]
    before = ("…" if start else "") + _shown(cut[: column - 1 - start])
    marked = _shown(cut[column - 1 - start : column - 1 - start + length])
    after = _shown(cut[column - 1 - start + length :])
    after += "…" if len(line) > start + EXCERPT_MAX else ""
    margin = f"{number:>2} | "
    bar = " " * (len(margin) - 2) + "|"
    yield bar
    yield f"{margin}{before}{marked}{after}".rstrip()
    yield f"{bar} {' ' * width(before)}{'^' * max(1, width(marked))}"


def _shown(text: str) -> str:
    """The text as it may be shown: a space for a tab, a mark for what a terminal would act on."""
    return "".join(c if c.isprintable() else " " if c == "\t" else "\ufffd" for c in text)
