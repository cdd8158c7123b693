"""Which rows does a stream of bytes hold, before anything is known of their cells?"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from socalc.reading.characters import refused_in_line, shows_as_it_is
from socalc.reading.not_text import foreign
from socalc.reading.tables.cells import ROW_LINES_MAX, RowFault, open_quote
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


class Record(NamedTuple):
    """A row as it stands in the file: one line, or more where quotes hold line breaks."""

    line: int
    text: str
    problems: list[Problem]
    """Characters that may not stand in it."""

    def place(self, start: int, end: int) -> Place:
        """The place of a stretch of the text, as far as it is on one line."""
        breaks = _line_breaks(self.text)
        passed = bisect_left(breaks, start)
        before = breaks[passed - 1] + 1 if passed else 0
        stop = min([end, *breaks[passed : passed + 1]])
        return Place(self.line + passed, start - before + 1, max(1, stop - start))

    def problem(self, fault: RowFault) -> Problem:
        """Why it cannot be taken apart, at the place in the file."""
        return Problem(fault.message, self.place(fault.place, fault.place + 1), fault.help)


@lru_cache(maxsize=1)
def _line_breaks(text: str) -> list[int]:
    """Where the lines of a row end; sought once for all of its cells."""
    return [match.start() for match in re.finditer("\n", text)]


class Piece(NamedTuple):
    """The rows that end in a piece of the stream. Empty lines among them are no rows."""

    first: int
    """The line of the first row."""
    texts: list[str]
    clean: bool
    """Whether all of it may be shown."""

    def records(self, indexes: Sequence[int] | None = None) -> Iterator[Record]:
        """Its rows, or some of them, each with its line and with what may not stand in it."""
        wanted = range(len(self.texts)) if indexes is None else indexes
        line, at = self.first, 0
        for index in wanted:
            line += sum(1 + text.count("\n") for text in self.texts[at:index])
            at = index
            if text := self.texts[index]:
                yield Record(line, text, [] if self.clean else list(self._problems(text, line)))

    def _problems(self, text: str, line: int) -> Iterator[Problem]:
        for number, part in enumerate(text.split("\n"), line):
            yield from refused_in_line(part, number)


def records_of(blocks: Iterator[Block], quoted: bool) -> Iterator[Piece]:
    """The rows of each block; ``quoted`` is whether quotes may hold line breaks, as in CSV.

    A quote that is not closed within ``ROW_LINES_MAX`` lines and ``LINE_MAX`` characters opens no row
    of several lines: its line is a row of its own, and the next ones are read as if it were not there.
    """
    if not quoted:
        yield from (Piece(block.first, block.lines, block.clean) for block in blocks)
        return
    opened = Piece(1, [], True)
    for block in blocks:
        if not (opened.texts or block.has_quotes):
            yield Piece(block.first, block.lines, block.clean)
            continue
        first = opened.first if opened.texts else block.first
        clean = block.clean and (opened.clean or not opened.texts)
        lines = [*opened.texts, *block.lines]
        texts, rest = _rows(lines, is_end=False)
        yield Piece(first, texts, clean)
        opened = Piece(first + len(lines) - len(rest), rest, clean)
    if opened.texts:
        yield opened._replace(texts=_rows(opened.texts, is_end=True)[0])


def _rows(lines: list[str], is_end: bool) -> tuple[list[str], list[str]]:
    """The rows that some lines hold, and the last lines if their quote may still be closed."""
    texts: list[str] = []
    after = 0
    for index, line in enumerate(lines):
        if index < after:
            continue
        if '"' not in line or line.count('"') % 2 == 0 or open_quote(line) is None:
            texts.append(line)
            continue
        end = _closing(lines, index)
        if end is None and not is_end and _may_go_on(rest := lines[index : index + ROW_LINES_MAX]):
            return texts, rest
        after = (end or index) + 1
        texts.append("\n".join(lines[index:after]))
    return texts, []


def _may_go_on(lines: list[str]) -> bool:
    """Whether a row that these lines begin may still end within the limits."""
    return len(lines) < ROW_LINES_MAX and sum(map(len, lines)) <= LINE_MAX


def _closing(lines: list[str], index: int) -> int | None:
    """The line that closes the quote which another one opens, if one does within the limits."""
    size = len(lines[index])
    for end in range(index + 1, min(len(lines), index + ROW_LINES_MAX)):
        line = lines[end]
        size += len(line) + 1
        if size > LINE_MAX:
            return None
        if '"' in line and line.count('"') % 2 == 1:
            return end
    return None
