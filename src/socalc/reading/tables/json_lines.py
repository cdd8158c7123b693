"""Which targets do lines of JSON objects hold? Each names its own columns; numbers are as typed."""

import re
from collections.abc import Iterator
from itertools import chain
from json import JSONDecodeError, JSONDecoder
from typing import NamedTuple, NoReturn

from socalc.reading.characters import REMEDY, refused_in
from socalc.reading.tables.cells import RowFault
from socalc.reading.tables.columns import Columns, Form, columns_of
from socalc.reading.tables.records import Piece, Record, Unreadable
from socalc.reading.tables.row import Row, Table, row_of
from socalc.reading.tree import DEPTH_MAX, Listing, Mapping, Node, Scalar
from socalc.targets.problems import Problem, Problems, shortened

_WHITE = re.compile(r"[ \t]*+")
_ONE_A_LINE = (
    "JSON Lines has one object a line: `jq -c .` writes it so, `jq -c '.[]'` from an array"
)


class Malformed(RowFault):
    """A line that is no JSON object, and the place where it stops being one."""

    def __init__(self, message: str, place: int, help: str = _ONE_A_LINE) -> None:
        super().__init__(message, help, place)


class Member(NamedTuple):
    """A name of an object with its value, the value also as it is written."""

    name: Scalar
    value: Node | None
    """``None`` for null: the field is not given."""
    written: str


KNOWN_MAX = 4096
"""Names that are remembered of the sets of names: those of some hundred kinds of objects."""

STARTS_MAX = 10
"""Lines that may be bad before a good one: one cut short does not spoil a table, but what has no object in
so many lines is no table."""


def objects(found: Iterator[Piece], form: Form) -> Table:
    """The table of some lines of objects. Raises ``Unreadable`` if the first lines are none."""
    reader = _Objects(form)
    read: list[Piece] = []
    for piece in found:
        if any(piece.texts):
            read.append(piece)
        if any(map(reader.start, piece.records())):
            break
    if reader.fault and not reader.has_object:
        raise reader.fault
    return Table(reader.others, None, chain(read, found), reader.row)


class _Objects:
    """Reads lines of objects."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.known: dict[tuple[str, ...], Columns] = {}
        self._free = KNOWN_MAX
        self._handed_on: frozenset[str] = frozenset()
        self.others: tuple[str, ...] = ()
        """What holds no field in the first good object: it is handed on from all of them."""
        self.fault: Unreadable | None = None
        """What is wrong with the first line that is no object."""
        self.has_object = False
        self._tried = 0

    def start(self, record: Record) -> bool:
        """Look in one of the first lines for what is handed on, and whether that is enough."""
        self._tried += 1
        problems = Problems()
        try:
            names = _names(members(record, problems))
        except Malformed as fault:
            told = record.problems[:1] or [record.problem(fault)]
            self.fault = self.fault or Unreadable(told, record.text)
        else:
            self.has_object = True
            columns = columns_of(names, self.form, problems)
            if columns and not problems and not record.problems:
                self.others = columns.others
                self._handed_on = frozenset(columns.others)
                return True
        return self._tried == STARTS_MAX

    def row(self, record: Record) -> Row:
        """What an object says."""
        if record.problems:
            return Row(None, (), record, record.problems)
        problems = Problems()
        try:
            found = members(record, problems)
        except Malformed as fault:
            return Row(None, (), record, [record.problem(fault)])
        columns = self._columns(found, problems)
        if columns is None or problems:
            return Row(None, (), record, problems)
        written = {member.name.text: member.written for member in found}
        kept = tuple(written.get(name, "null") for name in self.others)
        return row_of(record, columns, [member.value for member in found], kept)

    def _columns(self, found: list[Member], problems: Problems) -> Columns | None:
        names = _names(found)
        key = tuple(name.text for name in names)
        columns = self.known.get(key) or columns_of(names, self.form, problems)
        if columns is None:
            return None
        for member, field in zip(found, columns.fields, strict=True):
            if field and isinstance(member.value, Listing):
                what = f"`{shortened(member.written)}` is neither text nor number"
                help = "write a text, a number or null"
                problems.append(Problem(what, member.value.place, help))
            if self.form.keep and not field and member.name.text not in self._handed_on:
                message = f"`{shortened(member.name.text)}` is not in the first good object"
                help = "give all objects the names that are to be kept; null for nothing"
                problems.append(Problem(message, member.name.place, help))
        if key not in self.known and len(key) <= self._free:
            self._free -= len(key)
            self.known[key] = columns
        return columns


def _names(found: list[Member]) -> list[Scalar]:
    return [member.name for member in found]


class _Part(NamedTuple):
    name: str
    name_start: int
    name_end: int
    value: object
    start: int
    end: int


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


_DECODER = JSONDecoder(parse_int=str, parse_float=str, parse_constant=_refuse_constant)


def members(record: Record, problems: Problems) -> list[Member]:
    """The members of the object in a line. Raises ``Malformed`` if it holds anything else.

    A value that is neither text, number nor null is an empty ``Listing``; only ``actuals`` may hold an
    object of values. Adds a problem for escaped characters that are refused.
    """
    text = record.text
    start = _skipped(text, 0)
    if not text.startswith("{", start):
        raise Malformed("a line that is no JSON object", start)
    found, end = _parts(text, start)
    end = _skipped(text, end)
    if end < len(text):
        raise Malformed("more text after the object", end)
    return [_member(record, part, problems) for part in found]


def _member(record: Record, part: _Part, problems: Problems) -> Member:
    written = record.text[part.start : part.end]
    name = _checked(record, part.name, part.name_start, part.name_end, problems)
    if written[0] == "{" and part.name == "actuals":
        inner = [_member(record, inner, problems) for inner in _parts(record.text, part.start)[0]]
        pairs = [(member.name, member.value) for member in inner if member.value is not None]
        place = record.place(part.start, part.end)
        return Member(name, Mapping(pairs, place.line, place.column), written)
    return Member(name, _value(record, part, problems), written)


def _value(record: Record, part: _Part, problems: Problems) -> Node | None:
    if part.value is None:
        return None
    if isinstance(part.value, str):
        return _checked(record, part.value, part.start, part.end, problems)
    place = record.place(part.start, part.end)
    return Listing([], place.line, place.column)


def _checked(record: Record, text: str, start: int, end: int, problems: Problems) -> Scalar:
    place = record.place(start, end)
    if not text.isprintable() and (refused := refused_in(text)):
        problems.append(Problem(f"{refused} in a quoted text is refused", place, REMEDY))
    return Scalar(text, place.line, place.column, place.length)


def _parts(text: str, start: int) -> tuple[list[_Part], int]:
    """The members of the object that starts there, and where it ends."""
    found: list[_Part] = []
    place = _skipped(text, start + 1)
    if text.startswith("}", place):
        return found, place + 1
    while True:
        if not text.startswith('"', place):
            message = "a name in double quotes is needed here"
            raise Malformed(message if place < len(text) else "an object that is not closed", place)
        name, name_end = _decoded(text, place)
        colon = _skipped(text, name_end)
        if not text.startswith(":", colon):
            raise Malformed("a colon is needed after a name", colon)
        value_start = _skipped(text, colon + 1)
        value, end = _decoded(text, value_start)
        found.append(_Part(str(name), place, name_end, value, value_start, end))
        place = _skipped(text, end)
        if text.startswith("}", place):
            return found, place + 1
        if not text.startswith(",", place):
            at_end = place == len(text)
            message = "an object that is not closed" if at_end else "a comma is needed here"
            raise Malformed(message, place)
        place = _skipped(text, place + 1)


_TOO_DEEP = re.compile(rf"(?:[\[{{][ \t]*){{{DEPTH_MAX + 1}}}")
"""Told by its start: how deep the decoder can go is another matter in each Python."""


def _decoded(text: str, start: int) -> tuple[object, int]:
    if _TOO_DEEP.match(text, start):
        raise Malformed("nesting too deep", start)
    try:
        return _DECODER.raw_decode(text, start)
    except JSONDecodeError as error:
        raise Malformed(f"not JSON: {_lower(error.msg)}", min(error.pos, len(text))) from None
    except RecursionError:
        raise Malformed("nesting too deep", start) from None
    except ValueError as error:
        message = f"no finite number: `{error}`"
        raise Malformed(message, start, "write null where there is none") from None


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:]


def _skipped(text: str, start: int) -> int:
    match = _WHITE.match(text, start)
    return match.end() if match else start
