"""Which text does a reader see of a file, in which line of the file does each place of it stand, and where do its
paragraphs begin and end?

A sentence never goes beyond its paragraph. Within it a line break is a space, but after a short line,
such as a heading or an entry of a list, it ends the paragraph.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Literal, NamedTuple

from socalc.reading.prose.html import seen_parts
from socalc.targets.excerpt import LINE_END
from socalc.targets.hidden_characters import TAKES_NO_ROOM

Markup = Literal["text", "markdown", "html"]

ENDINGS: dict[str, Markup] = {
    ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".txt": "text",
}  # fmt: skip
_LOOKS_HTML = re.compile(
    r"\s*(?:<!--[^>]{0,400}-->\s*)?<(?:!doctype html|html|head|body|div|p|article)\b", re.I
)
_START = 1000
"""Characters in which a page shows that it is one."""


SHOWN_MAX = 400
"""Characters of the words shown with a claim or a promise."""

PARAGRAPH_MAX = 20_000
"""Characters that are read at once; a longer paragraph is divided at a space."""

PARAGRAPH_MIN = 5
"""Characters below which nothing can be claimed."""

SHORT_LINE = 60
"""A line shorter than this, before one that does not go on in small letters, stands alone."""

_ENTRY = re.compile(r"[ \t]*(?:[-*•·+>#][ \t]|#{1,6}[ \t]|[0-9]{1,3}[.)][ \t])")
_ENDING = (",", "，", "、", ";", "；")


class Page(NamedTuple):
    """The text that is seen, and where its parts stand in the file."""

    text: str
    places: list[int]
    """Places in ``text`` at which another part begins, in rising order."""
    lines: list[int]
    """The line of the file in which each of them begins, from 1."""

    def line(self, place: int) -> int:
        """The line of the file in which a place of the text stands."""
        return self.lines[bisect_right(self.places, place) - 1]


class Paragraph(NamedTuple):
    """A paragraph of a page: its text, where it begins in the page, and the name of the file."""

    text: str
    page: Page
    offset: int
    name: str

    def line(self, place: int) -> int:
        """The line of the file in which a place of the paragraph stands."""
        return self.page.line(self.offset + place)

    def shown(self, begin: int, until: int) -> str:
        """The beginning of a stretch of it, as it is shown with what is found."""
        return one_line(self.text[begin:until])[:SHOWN_MAX]


def markup_of(name: str, text: str) -> Markup:
    """What kind of text a file holds: by its ending, else by how it begins.

    >>> markup_of("press.htm", ""), markup_of("-", "<!DOCTYPE html><p>"), markup_of("press", "66 firms")
    ('html', 'html', 'text')
    """
    if markup := ENDINGS.get(name[name.rfind(".") :].lower() if "." in name else ""):
        return markup
    return "html" if _LOOKS_HTML.match(text[:_START]) else "text"


def page_of(text: str, markup: Markup) -> Page:
    """What is seen of a text with its markup, without what takes no room: ``6&shy;6`` is read as 66."""
    starts = [0, *(match.end() for match in LINE_END.finditer(text))]
    if markup == "html":
        return _html_page(text, starts)
    if not text.isascii() and _NO_ROOM.search(text):
        ends = [*starts[1:], len(text)]
        lines = [_NO_ROOM.sub("", text[a:b]) for a, b in zip(starts, ends, strict=True)]
        text, starts = "".join(lines), [0, *accumulate(map(len, lines[:-1]))]
    seen = _without_markup(text) if markup == "markdown" else text
    return Page(seen, starts, list(range(1, len(starts) + 1)))


_NO_ROOM = re.compile(f"[\u200e\u200f\u061c\ufeff]|{TAKES_NO_ROOM}")
"""Soft hyphens, zero-width characters, marks of direction."""


def _html_page(source: str, starts: list[int]) -> Page:
    parts, places, lines = [], [0], [1]
    length = 0
    for seen, place in seen_parts(source):
        part = seen if seen.isascii() else _NO_ROOM.sub("", seen)
        first = bisect_right(starts, place)
        last = bisect_right(starts, place + len(part))
        for line in range(first, last + 1):
            begin = place if line == first else starts[line - 1]
            places.append(length + min(begin - place, len(part)))
            lines.append(line)
        parts.append(part)
        length += len(part)
    return Page("".join(parts), places, lines)


_MARKUP = re.compile(
    r"""(?P<fence>^[ ]{0,3}(?:```|~~~)[^\n]*$)
    | (?P<heading>^[ ]{0,3}\#{1,6}[ \t])
    | (?P<comment><!--|-->)
    | (?P<tag></?[A-Za-z][^<>\n]{0,300}>)
    | (?P<footnote>\[\^[^\]\n]{1,40}\])
    | (?P<address>\]\([^()\n]{0,300}\))
    | (?P<bracket>!?\[(?=[^\[\]\n]{1,300}\]\())
    | (?P<cell>\|)
    | (?P<emphasis>\*{1,3}|__|~~|`)""",
    re.VERBOSE | re.MULTILINE,
)


def _without_markup(text: str) -> str:
    """Markdown with its markup blanked, so that every place stays; a cell of a table is a sentence."""
    return _MARKUP.sub(lambda match: (";" if match["cell"] else " ").ljust(len(match[0])), text)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Where each paragraph begins and ends, none longer than ``PARAGRAPH_MAX``."""
    start = begun = 0
    for match in LINE_END.finditer(text):
        if _ends_with_line(text, begun, match.start(), match.end()):
            yield from _divided(text, start, match.start())
            start = match.end()
        begun = match.end()
    yield from _divided(text, start, len(text))


def _ends_with_line(text: str, begun: int, end: int, after: int) -> bool:
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


def one_line(text: str) -> str:
    """A text on one line, without what is not printed."""
    words = " ".join(text.split())
    if words.isprintable():
        return words
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())
