"""What stands in some lines of a text?"""

import re
from collections.abc import Iterable

LINE_END = re.compile("\r\n|\r|\n")

_STEP = 65_536
"""Characters that are passed at once on the way to a line."""


def lines_of(text: str, first: int, wanted: Iterable[int]) -> dict[int, str]:
    """Some lines of a text by their numbers, the number of its first being given. No other one is cut
    out: a large text may have millions."""
    found: dict[int, str] = {}
    number, start = first, 0
    for line in sorted(number for number in wanted if number >= first):
        number, start = _passed(text, number, start, line)
        if number < line:
            break
        end = LINE_END.search(text, start)
        found[line] = text[start : end.start()] if end else text[start:]
    return found


def _passed(text: str, number: int, start: int, line: int) -> tuple[int, int]:
    """The number and the start of the wanted line, or of the last one before it."""
    while number < line:
        stop = start + _STEP
        if text[stop - 1 : stop + 1] == "\r\n":
            stop += 1
        both = text.count("\r\n", start, stop)
        ends = text.count("\n", start, stop) + text.count("\r", start, stop) - both
        if number + ends >= line or stop >= len(text):
            break
        number, start = number + ends, stop
    while number < line and (end := LINE_END.search(text, start)):
        number, start = number + 1, end.end()
    return number, start


def line_of(text: str, number: int) -> str:
    """The line of a text that has a number; the first is 1.

    >>> line_of("a\\r\\nb\\rc", 3)
    'c'
    """
    return lines_of(text, 1, [number])[number]
