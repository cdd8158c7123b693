"""Which rows does each piece of a stream hold, before anything is known of their cells?"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from socalc.reading.tables.cells import ROW_LINES_MAX, open_quote
from socalc.reading.tables.lines import LINE_MAX, Block
from socalc.reading.text import refused_in_line
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
            yield from refused_in_line(part, number)


def pieces(blocks: Iterator[Block], quoted: bool) -> Iterator[Piece]:
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
