"""Why is a text no YAML, and what is the remedy?"""

from typing import Any

import yaml

from socalc.reading.characters import place_at
from socalc.targets.excerpt import line_of
from socalc.targets.problems import Place, Problem


def syntax_problem(error: yaml.YAMLError, text: str, unclosed: list[Any]) -> Problem:
    """What the parser says, at a place that exists, with a remedy for what it was doing."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Problem(f"not YAML: {error}", None, _QUOTE)
    context, mark = error.context or "", error.problem_mark or error.context_mark
    last = place_at(text)
    if error.context_mark and "quoted scalar" in context and "unexpected" in (error.problem or ""):
        opened = _place(error.context_mark)
        return Problem("a quote is opened here and never closed", opened, "close it")
    is_at_end = mark and (mark.line + 1, mark.column + 1) >= last[:2]
    brackets = [start for start in unclosed if start.flow_style]
    if is_at_end and "flow" in context and brackets:
        opened = _place(brackets[-1].start_mark)
        return Problem("a bracket is opened here and never closed", opened, "close it")
    message = f"not YAML: {error.problem or context}"
    if mark is None:
        return Problem(message, None, _QUOTE)
    number = min(mark.line + 1, last.line)
    line = line_of(text, number)
    column = min(mark.column, len(line)) if number == mark.line + 1 else len(line)
    return Problem(message, Place(number, column + 1), _help(error, line, column))


def _place(mark: yaml.Mark) -> Place:
    return Place(mark.line + 1, mark.column + 1)


_QUOTE = "put a text that holds `: ` or ` #`, or starts with a special character, in quotes"


def _help(error: yaml.MarkedYAMLError, line: str, column: int) -> str:
    context, problem = error.context or "", error.problem or ""
    is_first = not line[:column].strip()
    if is_first and "\t" in line[: column + 1]:
        return "indent with spaces, not with tabs"
    if "double-quoted" in context or "escape" in problem:
        return "a backslash is special between double quotes: use single quotes"
    opened, found = error.context_mark, error.problem_mark
    if opened and found and "flow" in context and opened.line < found.line:
        return f"close the bracket that is opened on line {opened.line + 1}"
    is_stray_key = "mapping values" in problem and ":" not in line[:column]
    if is_stray_key or (is_first and ("block mapping" in context or "block collection" in context)):
        return "indent the keys of one entry alike, and write a space after each colon"
    return _QUOTE
