"""What does a YAML text say, every scalar as typed and with its place?

Built from the parser's events: nothing is resolved to a type, so ``81.80`` keeps its zero and ``no``
stays a word, and nothing recurses, so no depth of nesting can end the process.
"""

from collections.abc import Callable, Collection, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from socalc.reading.characters import REMEDY, place_at, refused_in
from socalc.reading.tree import DEPTH_MAX, Listing, Mapping, Node, Scalar
from socalc.targets.problems import Place, Problem, Problems, shortened

if TYPE_CHECKING:
    from socalc.reading.yaml.text_entries import Offer

_TOO_DEEP, _FOUR_LEVELS = f"nesting deeper than {DEPTH_MAX}", "a target file has four levels"

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Taker(NamedTuple):
    """Who takes the entries of a section, one by one."""

    take: Callable[[Scalar, Node], None]
    """Takes an entry, its key and its value."""
    offer: "Offer | None" = None
    """Is asked first about entries of bare texts."""


_NOBODY = Taker(lambda _key, _value: None)
"""Who takes what nobody asked for."""

Enter = Callable[[Scalar, Callable[[], Mapping]], Taker | None]
"""Is asked at the start of a section, with its key and what tells what stands above it, who takes its
entries."""


def kept(_: Scalar, __: Callable[[], Mapping]) -> None:
    """Nobody: they stay in the tree."""


def read_document(
    text: str, problems: Problems, enter: Enter = kept, keys: Collection[str] | None = None
) -> Node | None:
    """The tree of a decoded YAML text; ``None`` if it holds nothing or cannot be read.

    Entries of a section that somebody takes are handed on one by one and are not in the tree, so that
    a large file never is in memory as a whole. Nor is what stands under other ``keys`` than those
    that the file may have: it is read for its problems only.

    Adds a problem for what is not YAML, and for anchors, aliases, tags, merge keys, keys that are no
    scalars, a second document and nesting deeper than 12.
    """
    if line := _line_of_directive(text):
        help = "leave it out, or put a text that starts with % in quotes"
        problems.append(Problem("a YAML directive is refused", Place(line, 1), help))
        return None
    builder = _Builder(problems, enter, keys)
    try:
        return builder.build(text)
    except _Unreadable:
        return None
    except yaml.YAMLError as error:
        from socalc.reading.yaml.syntax import syntax_problem

        problem = syntax_problem(error, text, builder.open)
        # of a thousand brackets, which newer parsers scan before they tell of any
        if "maximum nesting" in problem.message:
            problem = problem._replace(message=_TOO_DEEP, help=_FOUR_LEVELS)
        problems.append(problem)
        return None


def _line_of_directive(text: str) -> int:
    """The first line that starts with a percent sign; 0 if none does."""
    if text.startswith("%") or "\n%" in text or "\r%" in text:
        at = min(place + 1 for end in ("\n%", "\r%") if (place := f"\n{text}".find(end)) >= 0)
        return place_at(text[: at - 1]).line
    return 0


_SECTION_DEPTH = 2
"""The file is a mapping of sections, which are mappings of entries."""


_BATCH = 4096
"""Events after which entries that are complete are handed on."""


class _Builder:
    """Turns the parser's events into nodes, one event at a time."""

    def __init__(self, problems: Problems, enter: Enter, keys: Collection[str] | None) -> None:
        self.problems = problems
        self.enter = enter
        self.keys = keys
        self.taker: Taker | None = None
        """Who takes the entries of the section that is open."""
        self.documents = 0
        self.open: list[Any] = []
        """The start events of the collections that are not closed yet."""
        self.contents: list[list[Node]] = [[]]
        """What was found so far: at the top, then in each of them, keys and values in one row."""

    def build(self, text: str) -> Node | None:
        events = self._events(iter(_LOADER(text).get_event, None))
        is_more = True
        while is_more:
            try:
                is_more = self._read(islice(events, _BATCH))
            finally:  # what stands before a mistake in the syntax is looked at too
                self._hand_on()
        found = self.contents[0]
        return found[0] if found else None

    def _events(self, events: Iterator[Any]) -> Iterator[Any]:
        """All events but those of entries that are taken before they become nodes."""
        for event in events:
            yield event
            if self.taker and self.taker.offer:
                from socalc.reading.yaml.text_entries import others

                yield from others(events, self.taker.offer, self._hand_on)

    def _read(self, events: Iterator[Any]) -> bool:
        """Turn events into nodes; whether there were any."""
        scalar = yaml.ScalarEvent
        handlers = {
            yaml.MappingStartEvent: self._start,
            yaml.SequenceStartEvent: self._start,
            yaml.MappingEndEvent: self._end_mapping,
            yaml.SequenceEndEvent: self._end_listing,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        event = None
        for event in events:
            if type(event) is scalar:
                self.contents[-1].append(self._scalar(event))
            elif handler := handlers.get(type(event)):
                handler(event)
        return event is not None

    def _scalar(self, event: Any) -> Scalar:
        start, end = event.start_mark, event.end_mark
        line, column = start.line, start.column
        if event.anchor is not None or event.tag is not None:
            self._refuse_extras(event)
        if event.style == '"' and (refused := refused_in(event.value)):
            self._problem(f"{refused} in a quoted text is refused", event, REMEDY)
        length = end.column - column if end.line == line else 1
        return Scalar(event.value, line + 1, column + 1, length or 1)

    def _hand_on(self) -> None:
        """Give away the entries of the open section that are complete."""
        if self.taker and len(self.open) >= _SECTION_DEPTH:
            content = self.contents[_SECTION_DEPTH]
            if isinstance(self.open[_SECTION_DEPTH - 1], yaml.SequenceStartEvent):
                content.clear()
                return
            complete = len(content) // 2 * 2
            for key, value in self._pairs(content[:complete]):
                self.taker.take(key, value)
            del content[:complete]

    def _start(self, event: Any) -> None:
        self._refuse_extras(event)
        if len(self.open) >= DEPTH_MAX:
            self._problem(_TOO_DEEP, event, _FOUR_LEVELS)
            raise _Unreadable
        self.open.append(event)
        if len(self.open) == _SECTION_DEPTH:
            self.taker = self._taker(*self.open)
        self.contents.append([])

    def _taker(self, file: Any, section: Any) -> Taker | None:
        """Who takes the entries of a section that starts here, if it is one."""
        content = self.contents[-1]
        if len(content) % 2 == 0 or not isinstance(content[-1], Scalar):
            return None
        if not isinstance(file, yaml.MappingStartEvent):
            return None
        if self.keys is not None and content[-1].text not in self.keys:
            return _NOBODY
        if not isinstance(section, yaml.MappingStartEvent):
            return None

        def above() -> Mapping:
            pairs = zip(content[:-1:2], content[1::2], strict=True)
            return Mapping([(key, value) for key, value in pairs if isinstance(key, Scalar)], 1, 1)

        return self.enter(content[-1], above)

    def _end_mapping(self, _: Any) -> None:
        if len(self.open) == _SECTION_DEPTH:
            self._hand_on()
            self.taker = None
        start, content = self.open.pop().start_mark, self.contents.pop()
        pairs = self._pairs(content)
        self.contents[-1].append(Mapping(pairs, start.line + 1, start.column + 1))

    def _pairs(self, content: list[Node]) -> list[tuple[Scalar, Node]]:
        """Keys with their values; a problem for each that cannot be a key."""
        pairs = []
        keys_and_values = iter(content)
        for key, value in zip(keys_and_values, keys_and_values, strict=True):
            if not isinstance(key, Scalar):
                help = "write a word before the colon"
                self.problems.append(Problem("a key that is no plain text", key.place, help))
            elif key.text == "<<":
                help = "write the keys again"
                self.problems.append(Problem("the merge key `<<` is refused", key.place, help))
            else:
                pairs.append((key, value))
        return pairs

    def _end_listing(self, _: Any) -> None:
        if len(self.open) == _SECTION_DEPTH:
            self._hand_on()
            self.taker = None
        start, content = self.open.pop().start_mark, self.contents.pop()
        self.contents[-1].append(Listing(content, start.line + 1, start.column + 1))

    def _alias(self, event: Any) -> None:
        help = "write the value again"
        self._problem(f"the alias `*{shortened(event.anchor)}` is refused", event, help)
        place = event.start_mark.line + 1, event.start_mark.column + 1
        self.contents[-1].append(Scalar("", *place))

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
