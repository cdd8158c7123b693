"""How are problems shown: where, what, the line with a caret, and the remedy?"""

import re
from collections.abc import Iterator

from socalc.rendering.width import width
from socalc.targets.problems import SETTING, Problem, TargetFileError, shortened

EXCERPT_MAX = 100
"""Characters shown of a line; a longer one is cut around the place."""

_LINE_END = re.compile("\r\n|\r|\n")


def diagnostics(error: TargetFileError) -> str:
    """All problems of a source, one after the other, and how many there are."""
    return problems_text(error) + total(_sources(error), len(error.problems), error.left_out)


def total(source: str, shown: int, left_out: int) -> str:
    """The line that says how many problems there are."""
    count = shown + left_out
    first = f"; the first {shown:,} are shown" if left_out else ""
    return f"{count:,} error{'s' if count > 1 else ''} in {source}{first}\n"


def problems_text(error: TargetFileError) -> str:
    """All problems of a source, one after the other."""
    lines = dict(enumerate(_LINE_END.split(error.text), start=error.first))
    parts = (part for problem in error.problems for part in _problem(problem, error, lines))
    return "".join(f"{part}\n" for part in parts)


def _sources(error: TargetFileError) -> str:
    """Where the problems are: in the file, in the values that options set, or in both."""
    set_by_option = [problem.place and problem.place.line < 0 for problem in error.problems]
    names = [shortened(error.source, 200)] if not all(set_by_option) else []
    return " and ".join([*names, SETTING] if any(set_by_option) else names)


def _problem(problem: Problem, error: TargetFileError, lines: dict[int, str]) -> Iterator[str]:
    place = problem.place
    yield f"{error.where(problem)}: error: {problem.message}"
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
