"""What does a YAML text say, every scalar as typed and with its place?

Built from the parser's events: nothing is resolved to a type, so ``81.80`` keeps its zero and ``no``
stays a word, and nothing recurses, so no depth of nesting can end the process.
"""

import re
from typing import Any, NamedTuple

import yaml

from socalc.targets.problems import Place, Problem, TargetFileError, shortened

BYTES_MAX = 64 * 1024 * 1024
DEPTH_MAX = 12

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXT_REFUSED = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069"
    "\\ufeff\\ufffe\\uffff]"
)
_VALUE_REFUSED = re.compile(_TEXT_REFUSED.pattern.replace("\x0e", "\r\x0e"))
_LINE_END = re.compile("\r\n|\r|\n")


class Scalar(NamedTuple):
    """A text as typed (without quotes) and where it starts; ``length`` is its span on that line."""

    text: str
    line: int
    column: int
    length: int = 1

    @property
    def place(self) -> Place:
        return Place(self.line, self.column, self.length)


class Mapping(NamedTuple):
    """Keys and values in the order of the text; keys may still repeat."""

    items: list[tuple[Scalar, "Node"]]
    line: int
    column: int

    @property
    def place(self) -> Place:
        return Place(self.line, self.column)


class Listing(NamedTuple):
    """A sequence of values."""

    items: list["Node"]
    line: int
    column: int

    @property
    def place(self) -> Place:
        return Place(self.line, self.column)


Node = Scalar | Mapping | Listing


def decode(data: bytes, source: str, problems: list[Problem]) -> str:
    """The text of a file's bytes, with or without a byte order mark.

    Adds a problem for characters that act on a terminal or on the order of what is shown, and puts
    the replacement character there. Raises ``TargetFileError`` for bytes that are not UTF-8.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = _LINE_END.split(data[: error.start].decode("utf-8-sig", "replace"))
        place = Place(len(before), len(before[-1]) + 1)
        message = f"byte 0x{data[error.start]:02x} is not UTF-8"
        problem = Problem(message, place, "save the file as UTF-8")
        raise TargetFileError(source, [problem], data.decode("utf-8-sig", "replace")) from None
    if _TEXT_REFUSED.search(text) is None:
        return text
    for number, line in enumerate(_LINE_END.split(text), start=1):
        for match in _TEXT_REFUSED.finditer(line):
            place = Place(number, match.start() + 1)
            problems.append(Problem(f"{_character(match[0])} is refused", place, _RETYPE))
    return _TEXT_REFUSED.sub("\ufffd", text)


_RETYPE = "delete it: it is invisible and can change what a reader sees"


def _character(character: str) -> str:
    kind = "bidirectional control" if ord(character) in _BIDI else "control character"
    return f"{kind} U+{ord(character):04X}"


_BIDI = {0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}


def read_document(text: str, problems: list[Problem]) -> Node | None:
    """The tree of a decoded YAML text; ``None`` if it holds nothing or cannot be read.

    Adds a problem for what is not YAML, and for anchors, aliases, tags, merge keys, keys that are no
    scalars, a second document and nesting deeper than 12.
    """
    try:
        return _Builder(problems).build(text)
    except _Unreadable:
        return None
    except yaml.YAMLError as error:
        problems.append(_syntax_problem(error))
        return None


class _Builder:
    """Turns the parser's events into nodes, one event at a time."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.root: Node | None = None
        self.documents = 0
        self.open: list[Any] = []
        """The start events of the collections that are not closed yet."""
        self.contents: list[list[Node]] = []
        """What was found in each of them so far, keys and values in one row."""

    def build(self, text: str) -> Node | None:
        handlers = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._start,
            yaml.SequenceStartEvent: self._start,
            yaml.MappingEndEvent: self._end_mapping,
            yaml.SequenceEndEvent: self._end_listing,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        for event in yaml.parse(text, Loader=_LOADER):
            if handler := handlers.get(type(event)):
                handler(event)
        return self.root

    def _add(self, node: Node) -> None:
        if self.contents:
            self.contents[-1].append(node)
        else:
            self.root = node

    def _scalar(self, event: Any) -> None:
        start, end = event.start_mark, event.end_mark
        line, column = start.line, start.column
        if event.anchor is not None or event.tag is not None:
            self._refuse_extras(event)
        if event.style == '"' and (match := _VALUE_REFUSED.search(event.value)):
            self._problem(f"{_character(match[0])} in a quoted text is refused", event, _RETYPE)
        length = end.column - column if end.line == line else 1
        self._add(Scalar(event.value, line + 1, column + 1, length or 1))

    def _start(self, event: Any) -> None:
        self._refuse_extras(event)
        if len(self.open) >= DEPTH_MAX:
            self._problem(
                f"nesting deeper than {DEPTH_MAX}", event, "a target file has four levels"
            )
            raise _Unreadable
        self.open.append(event)
        self.contents.append([])

    def _end_mapping(self, _: Any) -> None:
        start, content = self.open.pop().start_mark, self.contents.pop()
        pairs = []
        for key, value in zip(content[::2], content[1::2], strict=True):
            if not isinstance(key, Scalar):
                help = "write a word before the colon"
                self.problems.append(Problem("a key that is no plain text", key.place, help))
            elif key.text == "<<":
                help = "merge keys are refused; write the keys again"
                self.problems.append(Problem("merge key `<<`", key.place, help))
            else:
                pairs.append((key, value))
        self._add(Mapping(pairs, start.line + 1, start.column + 1))

    def _end_listing(self, _: Any) -> None:
        start, content = self.open.pop().start_mark, self.contents.pop()
        self._add(Listing(content, start.line + 1, start.column + 1))

    def _alias(self, event: Any) -> None:
        help = "aliases are refused; write the value again"
        self._problem(f"alias `*{shortened(event.anchor)}`", event, help)
        self._add(Scalar("", event.start_mark.line + 1, event.start_mark.column + 1))

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self._problem("a second document", event, "put each into a file of its own")
            raise _Unreadable

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor is not None:
            help = "anchors are refused; write the value where it is needed"
            self._problem(f"anchor `&{shortened(event.anchor)}`", event, help)
        if event.tag is not None:
            help = "tags are refused; every value is read as typed"
            self._problem(f"tag `{shortened(event.tag)}`", event, help)

    def _problem(self, message: str, event: Any, help: str) -> None:
        place = Place(event.start_mark.line + 1, event.start_mark.column + 1)
        self.problems.append(Problem(message, place, help))


class _Unreadable(Exception):
    """A problem after which the rest of the text is not worth reading."""


def _syntax_problem(error: yaml.YAMLError) -> Problem:
    if not isinstance(error, yaml.MarkedYAMLError):
        return Problem(f"not YAML: {error}", None, _QUOTE)
    mark = error.problem_mark or error.context_mark
    place = Place(mark.line + 1, mark.column + 1) if mark else None
    return Problem(f"not YAML: {error.problem or error.context}", place, _help(error.problem or ""))


_QUOTE = "put a text that holds `: ` or ` #`, or starts with a special character, in quotes"


def _help(problem: str) -> str:
    if "'\\t'" in problem or "tab" in problem:
        return "indent with spaces, not with tabs"
    if "expected <block end>" in problem or "block mapping" in problem:
        return "indent the keys of one entry alike"
    return _QUOTE
