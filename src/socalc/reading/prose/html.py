"""Which text of an HTML page is seen?

Python's own ``html.parser`` needs a time that grows with the square of a text such as ``<a <a <a``, so the page is
taken apart here, as the tokenizer of the HTML standard does it (section 13.2.5): where comments and raw texts end, and
that a ``>`` in a quoted attribute ends no tag. Each character is looked at once. What is hidden ends where the standard
ends its element, with an end tag or without.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

BLOCKS = frozenset(
    """address article aside blockquote body br caption dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol optgroup option p pre section summary table
    tbody td tfoot th thead tr ul""".split()
)
"""Elements that begin and end a paragraph."""

UNSEEN = frozenset("audio canvas datalist object svg template video".split())
"""Elements whose content is not seen where they work."""

FOOTNOTE = "\u2020"
"""What stands for a raised text: its number is a mark, and no part of the figure before."""

FOOTNOTE_TAG = "sup"

STYLE_MAX = 2000
"""Characters of a style that are searched for what hides."""

_HIDING_STYLE = re.compile(
    r"""(?:^|;)\s*(?:display\s*:\s*none
    | (?:content-)?visibility\s*:\s*(?:hidden|collapse)
    | (?:font-size|opacity)\s*:\s*[+-]?0*\.?0*(?:[a-z]{1,4}|%)?\s*(?=$|;|!))""",
    re.VERBOSE | re.IGNORECASE,
)

_EMPTY = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_SCOPE = frozenset("caption html marquee object table td template th".split())
_TABLES = frozenset(("html", "table", "template"))
_ROWS = frozenset(("tbody", "td", "tfoot", "th", "thead", "tr"))
_LISTS = (BLOCKS | _SCOPE) - frozenset("address div p li dt dd br hr option optgroup".split())
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_ENDS_P = BLOCKS - frozenset(
    "body br caption html legend optgroup option tbody td tfoot th thead tr".split()
)
_ENDED_BY = {
    **dict.fromkeys(_ENDS_P, ("p",)),
    "li": ("p", "li"), "dt": ("p", "dt", "dd"), "dd": ("p", "dt", "dd"), "option": ("option",),
    "optgroup": ("option", "optgroup"), "td": ("td", "th"), "th": ("td", "th"), "tr": ("td", "th", "tr"),
    **dict.fromkeys(("tbody", "thead", "tfoot"), ("td", "th", "tr", "tbody", "thead", "tfoot")),
}  # fmt: skip
"""The open elements that a start tag ends, since their own end tag may be left out."""

_REOPENED_MAX = 3
"""Hidden formatting elements that go on behind the paragraph that ends within them."""


class Tag(NamedTuple):
    """A tag: the name of its element, whether it ends it, and its attributes."""

    name: str
    ends: bool
    attributes: dict[str, str]


def seen_parts(source: str) -> Iterator[tuple[str, int]]:
    """What is seen, part by part, each with the place in the source at which it begins.

    ``\\n\\n`` divides paragraphs; line breaks of the source are spaces.
    """
    elements = _Open()
    for part, place in _parts(source):
        if not isinstance(part, Tag):
            if not elements.hidden:
                yield part, place
            continue
        was_hidden = elements.hidden
        if part.ends:
            elements.end(part.name)
        else:
            elements.start(part.name, _hides(part))
        if part.name == FOOTNOTE_TAG and not part.ends and not was_hidden:
            yield FOOTNOTE, place
        elif part.name in BLOCKS and not (was_hidden and elements.hidden):
            yield "\n\n", place


def _hides(tag: Tag) -> bool:
    """Whether the text of an element is not seen. What a search in the page opens (``until-found``) is read, as a
    closed ``details`` is; so is what is only kept from screen readers (``aria-hidden``)."""
    if tag.name in UNSEEN or tag.name == FOOTNOTE_TAG:
        return True
    hidden = tag.attributes.get("hidden")
    if hidden is not None and hidden.strip().lower() != "until-found":
        return True
    style = tag.attributes.get("style", "")[:STYLE_MAX]
    return bool(style and _HIDING_STYLE.search(style))


class _Open:
    """The elements that are open, and how many of them hide what is inside.

    For each name the places of the open ones are kept, so that no tag costs more for a deeper page.
    """

    def __init__(self) -> None:
        self.hidden = 0
        self._stack: list[tuple[str, bool]] = []
        self._places: dict[str, list[int]] = {}

    def start(self, name: str, hides: bool) -> None:
        for ended in _ENDED_BY.get(name, ()):
            self.end(ended)
        if name not in _EMPTY:
            self._push(name, hides)

    def end(self, name: str) -> None:
        """End the nearest open element of a name, and all within it, unless a border stands between."""
        places = self._places.get(name)
        if not places or places[-1] < self._last(_borders(name)):
            return
        place = places[-1]
        reopened: list[str] = []
        while len(self._stack) > place:
            popped, hides = self._stack.pop()
            self._places[popped].pop()
            self.hidden -= hides
            if hides and popped in _FORMATTING and len(self._stack) > place:
                reopened = [*reopened[: _REOPENED_MAX - 1], popped]
        for formatting in reopened:
            self._push(formatting, hides=True)

    def _push(self, name: str, hides: bool) -> None:
        self._places.setdefault(name, []).append(len(self._stack))
        self._stack.append((name, hides))
        self.hidden += hides

    def _last(self, names: frozenset[str]) -> int:
        return max((self._places[name][-1] for name in names if self._places.get(name)), default=-1)


def _borders(name: str) -> frozenset[str]:
    """The elements that an element is not ended across."""
    if name in _ROWS or name == "table":
        return _TABLES
    if name in ("li", "dt", "dd"):
        return _LISTS
    return _SCOPE


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


def _parts(source: str) -> Iterator[tuple[str | Tag, int]]:
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
