"""Of which tags and texts does an HTML page consist?

As the tokenizer of the HTML standard has it (section 13.2.5): where comments and raw texts end, and that a ``>`` in a
quoted attribute ends no tag. Each character is looked at once.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_NAME = re.compile(r"</?([A-Za-z][^\s/>]*+)")
_ATTRIBUTE = re.compile(
    r"""[\s/]*+(?P<name>[^\s/>][^\s/>=]*+)
    (?P<equals>\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>(?!["'])[^\s>]*+)))?""",
    re.VERBOSE,
)
_TAG_END = re.compile(r"[\s/]*+>")
_UNCLOSED = re.compile(r"\s*+=\s*+[\"']")
_COMMENT_END = re.compile("--!?>")
_LONG_REFERENCE = re.compile("&#(?:[xX][0-9A-Fa-f]{9,}|[0-9]{9,});?")
_BREAKS = re.compile("[\r\n]")
_IN_SCRIPT = re.compile(r"<!--(?:-?>)?|-->|</?script(?=[\s/>])", re.I)

RAW = frozenset("script style textarea title noscript noembed noframes iframe".split())
"""Elements whose content is text up to their end tag, and is not seen in the page."""


class Tag(NamedTuple):
    """A tag: the name of its element, whether it ends it, and its attributes."""

    name: str
    ends: bool
    attributes: dict[str, str]


def parts_of(source: str) -> Iterator[tuple[str | Tag, int]]:
    """Texts and tags in their order, each with its place; comments, declarations and raw contents left out."""
    place = 0
    while place < len(source):
        opened = source.find("<", place)
        until = len(source) if opened < 0 else opened
        if until > place:
            yield _text(source[place:until]), place
        if opened < 0:
            return
        name = _NAME.match(source, opened)
        if name:
            tag, place = _tag(source, name)
            if tag is None:
                return
            yield tag, opened
            if tag.name in RAW and not tag.ends:
                place = _end_of_raw(source, tag.name, place)
        elif source[opened + 1 : opened + 2] in ("!", "?", "/"):
            place = _end_of_comment(source, opened)
        else:
            yield "<", opened
            place = opened + 1


def _tag(source: str, name: re.Match[str]) -> tuple[Tag | None, int]:
    """The tag that begins with a name, and where it ends; none if the page ends before."""
    attributes: dict[str, str] = {}
    place = name.end()
    while not (end := _TAG_END.match(source, place)):
        attribute = _ATTRIBUTE.match(source, place)
        if attribute is None:
            return None, len(source)
        place = attribute.end()
        if not attribute["equals"] and _UNCLOSED.match(source, place):
            return None, len(source)
        value = attribute["double"] or attribute["single"] or attribute["bare"] or ""
        key = attribute["name"].lower()
        if key in _KEPT:
            attributes.setdefault(key, unescape(value[:_VALUE_MAX]))
    return Tag(name[1].lower(), source[name.start() + 1] == "/", attributes), end.end()


_KEPT = ("hidden", "style")
"""The attributes that are asked for."""

_VALUE_MAX = 4000


def _end_of_comment(source: str, opened: int) -> int:
    """Where a comment ends, or what the standard takes for one: a declaration, ``<?``, ``</3``, CDATA."""
    if not source.startswith("<!--", opened):
        closed = source.find(">", opened)
        return closed + 1 if closed >= 0 else len(source)
    end = _COMMENT_END.search(source, opened + 2)  # <!--> and <!---> are comments, too
    if end and end.start() == opened + 2 and end[0] == "--!>":
        end = _COMMENT_END.search(source, opened + 4)
    return end.end() if end else len(source)


def _end_of_raw(source: str, name: str, place: int) -> int:
    """Where the end tag of a raw text begins; within ``<!--`` a script may hold another."""
    if name != "script":
        end = re.compile(rf"</{name}(?=[\s/>])", re.I).search(source, place)
        return end.start() if end else len(source)
    depth = 0
    for match in _IN_SCRIPT.finditer(source, place):
        sign = match[0].lower()
        if sign == "</script":
            if depth < 2:
                return match.start()
            depth = 1
        elif sign == "<script":
            depth = 2 if depth else 0
        elif sign == "<!--":
            depth = depth or 1
        else:
            depth = 0
    return len(source)


def _text(source: str) -> str:
    text = _BREAKS.sub(" ", source)
    return unescape(_LONG_REFERENCE.sub(" ", text)) if "&" in text else text
