"""Where do the paragraphs of a text begin and end?

A sentence never goes beyond its paragraph. Within it a line break is a space, but after a short line,
such as a heading or an entry of a list, it ends the paragraph.
"""

import re
from collections.abc import Iterator

PARAGRAPH_MAX = 20_000
"""Characters that are read at once; a longer paragraph is divided at a space."""

PARAGRAPH_MIN = 5
"""Characters below which nothing can be claimed."""

SHORT_LINE = 60
"""A line shorter than this, before one that does not go on in small letters, stands alone."""

_BREAK = re.compile(r"\r\n?|\n")
_ENTRY = re.compile(r"[ \t]*(?:[-*•·+>#][ \t]|#{1,6}[ \t]|[0-9]{1,3}[.)][ \t])")
_ENDING = (",", "，", "、", ";", "；")


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Where each paragraph begins and ends, none longer than ``PARAGRAPH_MAX``."""
    start = begun = 0
    for match in _BREAK.finditer(text):
        if _ends(text, begun, match.start(), match.end()):
            yield from _divided(text, start, match.start())
            start = match.end()
        begun = match.end()
    yield from _divided(text, start, len(text))


def _ends(text: str, begun: int, end: int, after: int) -> bool:
    """Whether a paragraph ends with the line from ``begun`` to ``end``."""
    if after >= len(text) or text[after] in "\r\n" or _ENTRY.match(text, after, after + 12):
        return True
    indented = text[after : after + 40].lstrip(" \t")
    if not indented or indented[0] in "\r\n":
        return True
    goes_on = indented[0].islower() or indented[0].isdigit() or text[begun:end].endswith(_ENDING)
    return end - begun < SHORT_LINE and not goes_on


def _divided(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > PARAGRAPH_MAX:
        space = text.rfind(" ", start + PARAGRAPH_MAX // 2, start + PARAGRAPH_MAX)
        cut = space if space > 0 else start + PARAGRAPH_MAX
        yield start, cut
        start = cut
    if end - start >= PARAGRAPH_MIN:
        yield start, end
