"""Which rows does each piece of a stream hold, before anything is known of their cells?"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from socalc.reading.tables.cells import Unclosed, open_quote
from socalc.reading.tables.lines import LINE_MAX, Block, Unreadable, problems_of
from socalc.targets.problems import Place, Problem


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
            yield from problems_of(part, number)


def pieces(blocks: Iterator[Block], quoted: bool) -> Iterator[Piece]:
    """The rows of each block; ``quoted`` is whether quotes may hold line breaks, as in CSV.

    Raises ``Unreadable`` for a quote that is never closed.
    """
    if not quoted:
        yield from (Piece(block.first, block.lines, block.clean) for block in blocks)
        return
    opened: list[str] = []
    size, clean, first = 0, True, 1
    for block in blocks:
        if not (opened or block.has_quotes):
            yield Piece(block.first, block.lines, block.clean)
            continue
        first = block.first if not opened else first
        clean = block.clean and (clean or not opened)
        texts: list[str] = []
        for line in block.lines:
            is_odd = '"' in line and line.count('"') % 2 == 1
            if not opened and not (is_odd and open_quote(line) is not None):
                texts.append(line)
                continue
            opened.append(line)
            size += len(line) + 1
            if size > LINE_MAX:
                break
            if len(opened) > 1 and is_odd:
                texts.append("\n".join(opened))
                opened, size = [], 0
        yield Piece(first, texts, clean)
        first += sum(1 + text.count("\n") for text in texts)
        if size > LINE_MAX:
            break
    if opened:
        fault = Unclosed(open_quote(opened[0]) or 0)
        place = Place(first, fault.place + 1)
        raise Unreadable([Problem(fault.message, place, fault.help)], opened[0])
