"""Which lines does a stream of bytes hold?"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from socalc.reading.foreign import foreign
from socalc.reading.text import shows_as_it_is
from socalc.targets.problems import Place, Problem

Read = Callable[[int], bytes]
"""Gives some bytes, at most so many, as soon as there are any; none at the end of the stream."""

READ_SIZE = 262_144
"""Bytes that are asked for at once."""

LINE_MAX = 1_048_576
"""Bytes that a line, or a row with line breaks in quotes, may have: a MiB."""


class Block(NamedTuple):
    """The whole lines among some bytes, without their ends."""

    first: int
    """The number of the first line."""
    lines: list[str]
    clean: bool
    """Whether all of it may be shown; else each line must be asked for its problems."""
    has_quotes: bool


class Unreadable(ValueError):
    """A problem after which the rest of the stream cannot be read, with the line it stands in."""

    def __init__(self, problems: list[Problem], text: str) -> None:
        super().__init__(problems[0].message)
        self.problems = problems
        self.text = text


def blocks(read: Read) -> Iterator[Block]:
    """The lines of a UTF-8 stream, a block for each piece that is read.

    Lines end in LF or CRLF. A byte order mark is left out. Raises ``Unreadable`` for a line that
    is too long, and for what is known by its first bytes to be no text in UTF-8.
    """
    number, start, size, is_first = 1, [b""], 0, True
    while data := read(READ_SIZE):
        if is_first and (form := foreign(data)):
            raise Unreadable([Problem(form.message, None, form.help)], "")
        is_first = False
        size += len(data)
        end = data.rfind(b"\n") + 1
        if end:
            whole = b"".join((*start, data[:end]))
            _refuse_length(whole.find(b"\n"), number, whole)
            yield (block := _block(whole, number))
            number += len(block.lines)
            start, size = [], len(data) - end
        start.append(data[end:])
        if size > LINE_MAX:
            _refuse_length(size, number, b"".join(start))
    if rest := b"".join(start):
        yield _block(rest, number)


def _refuse_length(size: int, number: int, line: bytes) -> None:
    if size > LINE_MAX:
        message = f"a line of more than {LINE_MAX // 1024**2} MiB"
        problem = Problem(message, Place(number, 1), "is this a table? Lines end in LF or CRLF")
        raise Unreadable([problem], line[:1000].decode("utf-8", "replace"))


def _block(data: bytes, number: int) -> Block:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "surrogateescape")
    if number == 1:
        text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    lines = text.split("\n")
    if not lines[-1]:
        del lines[-1]
    return Block(number, lines, shows_as_it_is(text), '"' in text)
