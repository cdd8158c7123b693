"""Which text of an HTML page is seen?

Python's own ``html.parser`` needs a time that grows with the square of a text such as ``<a <a <a``,
so the page is read here: tags end at the next ``>``, and each character is looked at once.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]{0,20})")
_HIDDEN = re.compile(
    r"""\shidden\b(?!\s*=\s*["']?until)|display\s*:\s*none|visibility\s*:\s*hidden""", re.I
)
_LONG_REFERENCE = re.compile("&#[xX]?[0-9A-Fa-f]{9,};?")
_BREAKS = re.compile("[\r\n]")

BLOCKS = frozenset(
    """address article aside blockquote body br caption dd details div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section summary table
    td th tr ul""".split()
)
"""Elements that begin and end a paragraph."""

RAW = frozenset(("script", "style", "textarea", "title", "noscript", "template", "svg", "iframe"))
"""Elements whose content is not seen in the page, up to their end tag."""

FOOTNOTE = "\u2020"
"""What stands for a raised text: its number is a mark, and no part of the figure before."""

FOOTNOTE_TAG = "sup"

EMPTY = frozenset("area base br col embed hr img input link meta param source track wbr".split())
ATTRIBUTES_MAX = 2000
"""Characters of a tag that are searched for an attribute that hides it."""


def seen_parts(source: str) -> Iterator[tuple[str, int]]:
    """What is seen, part by part, each with the place in the source at which it begins.

    ``\\n\\n`` divides paragraphs; line breaks of the source are spaces.
    """
    hidden: list[str] = []
    for part, place in _parts(source):
        if not isinstance(part, Tag):
            if not hidden:
                yield part, place
        elif hidden:
            if part.ends and part.name == hidden[-1]:
                hidden.pop()
            elif not part.ends and part.name == hidden[-1]:
                hidden.append(part.name)
        elif part.name == FOOTNOTE_TAG and not part.ends:
            yield FOOTNOTE, place
            hidden.append(part.name)
        elif part.hides:
            hidden.append(part.name)
        elif part.name in BLOCKS:
            yield "\n\n", place


class Tag(NamedTuple):
    """A tag: the name of its element, whether it ends it, and whether it hides what is inside."""

    name: str
    ends: bool
    hides: bool


def _parts(source: str) -> Iterator[tuple[str | Tag, int]]:
    """Texts and tags in their order; comments, declarations and raw contents left out."""
    place = 0
    while place < len(source):
        opened = source.find("<", place)
        until = len(source) if opened < 0 else opened
        if until > place:
            yield _text(source[place:until]), place
        if opened < 0:
            return
        name = _NAME.match(source, opened)
        if name is None and source[opened + 1 : opened + 2] not in ("!", "?", "/"):
            yield "<", opened
            place = opened + 1
            continue
        closing = "-->" if source.startswith("<!--", opened) else ">"
        closed = source.find(closing, opened + 1)
        if closed < 0:
            return
        place = closed + len(closing)
        if name:
            tag = _tag(source, opened, name, closed)
            yield tag, opened
            if tag.name in RAW and not tag.ends:
                place = _end_of_raw(source, tag.name, place)


def _tag(source: str, opened: int, name: re.Match[str], closed: int) -> Tag:
    element, ends = name[1].lower(), source[opened + 1] == "/"
    until = min(closed, name.end() + ATTRIBUTES_MAX)
    hides = not ends and element not in EMPTY and bool(_HIDDEN.search(source, name.end(), until))
    return Tag(element, ends, hides)


def _end_of_raw(source: str, name: str, place: int) -> int:
    end = re.compile(f"</{name}", re.I).search(source, place)
    return end.start() if end else len(source)


def _text(source: str) -> str:
    text = _BREAKS.sub(" ", source)
    return unescape(_LONG_REFERENCE.sub(" ", text)) if "&" in text else text
