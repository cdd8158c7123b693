"""What does a YAML text say, every scalar as typed and with its place?

Built from the parser's events: nothing is resolved to a type, so ``81.80`` keeps its zero and ``no``
stays a word, and nothing recurses, so no depth of nesting can end the process.
"""

import re
from typing import Any, NamedTuple

import yaml

from socalc.reading.text import LINE_END, REMEDY, refused_in
from socalc.targets.problems import Place, Problem, Problems, shortened

DEPTH_MAX = 12

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DIRECTIVE = re.compile(r"(?<![^\r\n])%")


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


def read_document(text: str, problems: Problems) -> Node | None:
    """The tree of a decoded YAML text; ``None`` if it holds nothing or cannot be read.

    Adds a problem for what is not YAML, and for anchors, aliases, tags, merge keys, keys that are no
    scalars, a second document and nesting deeper than 12.
    """
    if directive := _DIRECTIVE.search(text):
        line = len(LINE_END.findall(text[: directive.start()])) + 1
        help = "leave it out, or put a text that starts with % in quotes"
        problems.append(Problem("a YAML directive is refused", Place(line, 1), help))
        return None
    builder = _Builder(problems)
    try:
        return builder.build(text)
    except _Unreadable:
        return None
    except yaml.YAMLError as error:
        problems.append(_syntax_problem(error, text, builder.open))
        return None


class _Builder:
    """Turns the parser's events into nodes, one event at a time."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.documents = 0
        self.open: list[Any] = []
        """The start events of the collections that are not closed yet."""
        self.contents: list[list[Node]] = [[]]
        """What was found so far: at the top, then in each of them, keys and values in one row."""

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
        found = self.contents[0]
        return found[0] if found else None

    def _scalar(self, event: Any) -> None:
        start, end = event.start_mark, event.end_mark
        line, column = start.line, start.column
        if event.anchor is not None or event.tag is not None:
            self._refuse_extras(event)
        if event.style == '"' and (refused := refused_in(event.value)):
            self._problem(f"{refused} in a quoted text is refused", event, REMEDY)
        length = end.column - column if end.line == line else 1
        self.contents[-1].append(Scalar(event.value, line + 1, column + 1, length or 1))

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
                help = "write the keys again"
                self.problems.append(Problem("the merge key `<<` is refused", key.place, help))
            else:
                pairs.append((key, value))
        self.contents[-1].append(Mapping(pairs, start.line + 1, start.column + 1))

    def _end_listing(self, _: Any) -> None:
        start, content = self.open.pop().start_mark, self.contents.pop()
        self.contents[-1].append(Listing(content, start.line + 1, start.column + 1))

    def _alias(self, event: Any) -> None:
        help = "write the value again"
        self._problem(f"the alias `*{shortened(event.anchor)}` is refused", event, help)
        self.contents[-1].append(Scalar("", event.start_mark.line + 1, event.start_mark.column + 1))

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self._problem("a second document is refused", event, "put each into a file of its own")
            raise _Unreadable

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor is not None:
            help = "write the value where it is needed"
            self._problem(f"the anchor `&{shortened(event.anchor)}` is refused", event, help)
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            help = "leave it out: every value is read as typed"
            self._problem(f"the tag `{shortened(tag)}` is refused", event, help)

    def _problem(self, message: str, event: Any, help: str) -> None:
        place = Place(event.start_mark.line + 1, event.start_mark.column + 1)
        self.problems.append(Problem(message, place, help))


class _Unreadable(Exception):
    """A problem after which the rest of the text is not worth reading."""


def _syntax_problem(error: yaml.YAMLError, text: str, unclosed: list[Any]) -> Problem:
    """What the parser says, at a place that exists, with a remedy for what it was doing."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Problem(f"not YAML: {error}", None, _QUOTE)
    context, mark = error.context or "", error.problem_mark or error.context_mark
    lines = LINE_END.split(text)
    if error.context_mark and "quoted scalar" in context and "unexpected" in (error.problem or ""):
        opened = _place(error.context_mark)
        return Problem("a quote is opened here and never closed", opened, "close it")
    is_at_end = mark and (mark.line, mark.column) >= (len(lines) - 1, len(lines[-1]))
    brackets = [start for start in unclosed if start.flow_style]
    if is_at_end and "flow" in context and brackets:
        opened = _place(brackets[-1].start_mark)
        return Problem("a bracket is opened here and never closed", opened, "close it")
    message = f"not YAML: {error.problem or context}"
    if mark is None:
        return Problem(message, None, _QUOTE)
    number = min(mark.line, len(lines) - 1)
    column = min(mark.column, len(lines[number])) if number == mark.line else len(lines[number])
    return Problem(message, Place(number + 1, column + 1), _help(error, lines[number], column))


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
    if is_first and ("block mapping" in context or "block collection" in context):
        return "indent the keys of one entry alike, and write a space after each colon"
    return _QUOTE
