"""Which text does a reader see of a file, and in which line of the file does each place of it stand?"""

import re
from bisect import bisect_right
from itertools import accumulate
from typing import Literal, NamedTuple

from socalc.reading.prose.page import seen_parts
from socalc.targets.excerpt import LINE_END
from socalc.targets.shown import TAKES_NO_ROOM

Form = Literal["text", "markdown", "html"]

ENDINGS: dict[str, Form] = {
    ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".txt": "text",
}  # fmt: skip
_LOOKS_HTML = re.compile(
    r"\s*(?:<!--[^>]{0,400}-->\s*)?<(?:!doctype html|html|head|body|div|p|article)\b", re.I
)
_START = 1000
"""Characters in which a page shows that it is one."""


class Visible(NamedTuple):
    """The text that is seen, and where its parts stand in the file."""

    text: str
    places: list[int]
    """Places in ``text`` at which another part begins, in rising order."""
    lines: list[int]
    """The line of the file in which each of them begins, from 1."""

    def line(self, place: int) -> int:
        """The line of the file in which a place of the text stands."""
        return self.lines[bisect_right(self.places, place) - 1]


def form_of(name: str, text: str) -> Form:
    """What kind of text a file holds: by its ending, else by how it begins.

    >>> form_of("press.htm", ""), form_of("-", "<!DOCTYPE html><p>"), form_of("press", "66 firms")
    ('html', 'html', 'text')
    """
    if form := ENDINGS.get(name[name.rfind(".") :].lower() if "." in name else ""):
        return form
    return "html" if _LOOKS_HTML.match(text[:_START]) else "text"


def visible(text: str, form: Form) -> Visible:
    """The visible text of a file in its form, without what takes no room: ``6&shy;6`` is read as 66."""
    starts = [0, *(match.end() for match in LINE_END.finditer(text))]
    if form == "html":
        return _page(text, starts)
    if not text.isascii() and _NO_ROOM.search(text):
        ends = [*starts[1:], len(text)]
        lines = [_NO_ROOM.sub("", text[a:b]) for a, b in zip(starts, ends, strict=True)]
        text, starts = "".join(lines), [0, *accumulate(map(len, lines[:-1]))]
    seen = _without_markup(text) if form == "markdown" else text
    return Visible(seen, starts, list(range(1, len(starts) + 1)))


_NO_ROOM = re.compile(f"[\u200e\u200f\u061c\ufeff]|{TAKES_NO_ROOM}")
"""Soft hyphens, zero-width characters, marks of direction."""


def _page(source: str, starts: list[int]) -> Visible:
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
    return Visible("".join(parts), places, lines)


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
