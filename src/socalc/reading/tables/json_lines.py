"""Which names and values does a line of JSON hold, numbers as typed and all with their places?"""

import re
from json import JSONDecodeError, JSONDecoder
from typing import NamedTuple, NoReturn

from socalc.reading.node import DEPTH_MAX, Listing, Mapping, Node, Scalar
from socalc.reading.tables.pieces import Record
from socalc.reading.text import REMEDY, refused_in
from socalc.targets.problems import Problem, Problems, Refusal

_WHITE = re.compile(r"[ \t]*+")
_ONE_A_LINE = (
    "JSON Lines has one object a line: `jq -c .` writes it so, `jq -c '.[]'` from an array"
)


class Malformed(Refusal):
    """A line that is no JSON object, and the place where it stops being one."""

    def __init__(self, message: str, place: int, help: str = _ONE_A_LINE) -> None:
        super().__init__(message, help)
        self.place = place


class Member(NamedTuple):
    """A name of an object with its value, the value also as it is written."""

    name: Scalar
    value: Node | None
    """``None`` for null: the field is not given."""
    written: str


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
