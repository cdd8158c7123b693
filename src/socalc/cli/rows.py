"""Which rows of a table can be used, and what is said about the others?"""

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from socalc.cli.bar import bar_for, counted
from socalc.cli.exits import AlreadyTold, UsageError, complain
from socalc.cli.output import refuse_own_input
from socalc.cli.sources import source_of, unreadable
from socalc.cli.streams import standard_input
from socalc.cli.table_options import form_of
from socalc.targets.problems import (
    TOLD_BYTES_MAX,
    Problem,
    Problems,
    Refusal,
    TargetFileError,
    shortened,
)
from socalc.targets.selection import matchers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from socalc.cli.options import Shared
    from socalc.cli.rejects import Rejects
    from socalc.reading.tables.records import Piece, Read, Record, Unreadable
    from socalc.reading.tables.row import Row, Table
    from socalc.rendering.working import Bar


class Rows:
    """Which rows of a table are used: bad ones are told at once, up to a number of problems, and the
    others counted."""

    def __init__(
        self, source: str, patterns: list[str] | None, skip_bad: bool, quiet: bool
    ) -> None:
        from socalc.reading.tables.signs import Signs

        self.patterns = patterns or []
        self.bar: Bar | None = None
        """What shows that work goes on; it gives way to what is told."""
        self.rejects: Rejects | None = None
        """Where the bad rows go."""
        self._source = source
        self._names = frozenset(self.patterns)
        self._globs = matchers(self.patterns)
        self._unmatched = set(self.patterns)
        self._skip_bad = skip_bad
        self._quiet = quiet
        self._problems = Problems()
        """Those that were told; it decides which are."""
        self._told = 0
        self._room = TOLD_BYTES_MAX
        """Bytes that may still be told."""
        self._bad_lines: list[str] = []
        self._bad = 0
        self.signs = Signs()
        """Whether goals are signed or plain numbers: not both."""
        self._spanned = 0
        """Lines of the bad rows."""
        self._rows = 0
        self.separators = 0
        """Commas of a row of this table, if it is one of commas."""
        self._doubtful: list[str] = []

    def count(self, texts: list[str]) -> None:
        """Count the rows among some texts; empty ones are none."""
        self._rows += len(texts) - texts.count("")

    def uses(self, row: "Row") -> bool:
        """Whether a row can be used and is asked for."""
        if row.problems:
            self.add_bad(row.record, row.problems)
            return False
        if problem := self.signs.problem(row):
            self.add_bad(row.record, [problem])
            return False
        if "\n" in row.record.text:
            self._ask_about(row.record)
        return not self.patterns or self._is_picked(row)

    def finish(self) -> None:
        """What is to be said after the last row. Raises ``AlreadyTold`` if there was a bad one, unless
        they are to be skipped, and ``Refusal`` for a pattern that matches no name."""
        if self._bad and not self._skip_bad:
            raise self._summary()
        self._tell_skipped()
        self._tell_doubtful()
        if self.rejects:
            self.rejects.bring_out()
        for pattern in self.patterns:
            if pattern in self._unmatched:
                raise Refusal(f"no target matches `{shortened(pattern)}`", "no row has that name")

    def add_bad(self, record: "Record", problems: list[Problem]) -> None:
        """Count a bad row, and say what is wrong with it."""
        first, last = record.line, record.line + record.text.count("\n")
        self._bad += 1
        self._spanned += last - first + 1
        if len(self._bad_lines) < _LINES_NAMED:
            self._bad_lines.append(f"{first}" if first == last else f"{first} to {last}")
        if self.rejects:
            self.rejects.add(record.text)
        if self._skip_bad:
            return
        if first < last:
            row = f", in a row of {last - first + 1} lines, {first} to {last}"
            told = Problems()
            told += (problem._replace(message=problem.message + row) for problem in problems)
            problems = told
        self._tell(problems, record.text, record.line)

    def stopped_by(self, error: "Unreadable") -> AlreadyTold:
        """Say why no row can be read from here on."""
        place = error.problems[0].place
        self._tell(error.problems, error.text, place.line if place else 1)
        return self._summary()

    def _tell(self, problems: list[Problem], text: str, line: int) -> None:
        from socalc.rendering.diagnostics import problems_text

        if self.bar:
            self.bar.stop()
        if isinstance(problems, Problems):
            self._problems.left_out += problems.left_out
        shown = [problem for problem in problems if self._problems.add(problem)]
        if shown and self._room:
            error = TargetFileError(self._source, shown, text, first=line)
            told = problems_text(error, self._room)
            self._told += told.problems
            self._room -= len(told.text.encode("utf-8", "backslashreplace"))
            if told.problems < len(shown):
                self._room = 0
            complain(told.text)

    def _summary(self) -> AlreadyTold:
        from socalc.rendering.diagnostics import total

        found = self._problems
        is_all = not found.left_out and self._told == len(found)
        shown = 0 if is_all else self._told
        return AlreadyTold(total(shortened(self._source, 200), found.found, shown))

    def _is_picked(self, row: "Row") -> bool:
        name = row.target.name if row.target else ""
        hits = {name} & self._names
        hits |= {pattern for pattern, matches in self._globs.items() if matches(name)}
        self._unmatched -= hits
        return bool(hits)

    def _ask_about(self, record: "Record") -> None:
        """Remember a good row with a line in it that looks like a row: its quotes may not be meant."""
        last = record.line + record.text.count("\n")
        within = record.text.split("\n")[1:]
        is_like = any(line.count(",") == self.separators for line in within)
        if self.separators >= _SEPARATORS_LEAST and is_like:
            self._doubtful.append(f"{record.line} to {last}")
            del self._doubtful[_LINES_NAMED + 1 :]

    def _tell_doubtful(self) -> None:
        if self._doubtful and not self._quiet:
            more = ", ..." if len(self._doubtful) > _LINES_NAMED else ""
            lines = ", ".join(self._doubtful[:_LINES_NAMED]) + more
            what = f"rows of {shortened(self._source, 200)} that hold lines which look like rows"
            complain(f"socalc: note: {what} (lines {lines}): are their quotes meant?\n")

    def _tell_skipped(self) -> None:
        if self._bad and not self._quiet:
            s = "s" if self._bad > 1 else ""
            more = ", ..." if self._bad > len(self._bad_lines) else ""
            lines = ", ".join(self._bad_lines) + more
            if self._spanned > self._bad:
                lines += f"; {self._spanned:,} lines"
            what = f"{self._bad:,} bad row{s} of {shortened(self._source, 200)} skipped"
            where = f"line{'s' if self._spanned > 1 else ''} {lines}"
            kept = f"{self._rows - self._bad:,} of {self._rows:,} rows are good"
            complain(f"socalc: note: {what} ({where}); {kept}\n")


_LINES_NAMED = 10

_SEPARATORS_LEAST = 2
"""Commas from which on a line of a text hardly has as many as a row by chance."""


def _opened(path: str, output: str | None) -> "tuple[Read, int | None]":
    """What gives the bytes of a file, or of standard input, as they come, and how many there are."""
    if path == "-" and sys.stdin is None:
        raise UsageError("standard input is closed", "name a file with --file")
    try:
        file = standard_input() if path == "-" else open(path, "rb")  # noqa: SIM115
        refuse_own_input(file.fileno(), source_of(path), output)
        return _named(file.read1, path), os.fstat(file.fileno()).st_size or None
    except OSError as error:
        raise unreadable(error, path) from None


def _named(read: "Read", path: str) -> "Read":
    """The same, but a read that fails tells of which file, and is not taken for a write that fails."""

    def reading(size: int) -> bytes:
        try:
            return read(size)
        except OSError as error:
            raise unreadable(error, path) from None

    return reading


class OpenTable(NamedTuple):
    """A table that is open, and what is said about its rows."""

    table: "Table"
    input: str
    rows: Rows

    def pieces(self) -> "Iterator[Piece]":
        """The rows as they come. Raises ``AlreadyTold`` where no more can be read, and after the last row
        if one was bad."""
        from socalc.reading.tables.records import Unreadable

        try:
            for piece in self.table.pieces:
                self.rows.count(piece.texts)
                yield piece
        except Unreadable as error:
            raise self.rows.stopped_by(error) from None
        finally:
            if self.rows.bar:
                self.rows.bar.stop()
        self.rows.finish()

    def good(self, records: "Iterable[Record]") -> "list[Row]":
        """Those of some rows that are used."""
        return [row for row in map(self.table.row, records) if self.rows.uses(row)]


def refuse_settings(shared: "Shared") -> None:
    """Raise ``UsageError`` if ``--set`` is to change a table: its rows have no names of their own."""
    if shared.settings:
        raise UsageError("--set goes with YAML, and this is a table", "change the table itself")


def open_table(shared: "Shared", path: str, input: str, patterns: list[str] | None) -> OpenTable:
    """The table at a path. Raises ``AlreadyTold`` if its header cannot be read."""
    from socalc.reading.tables.records import Unreadable
    from socalc.reading.tables.table import read_rows

    asked = shared.reading
    rows = Rows(source_of(path), patterns, asked.skip_bad, shared.quiet)
    form = form_of(asked, input)
    if asked.rejects is not None:
        from socalc.cli.rejects import rejects_of

        rows.rejects = rejects_of(asked.rejects, asked.skip_bad, path, shared.output_path)
    read, total = _opened(path, shared.output_path)
    if shared.output_path or not sys.stdout.isatty():
        rows.bar = bar_for(shared, total)
    try:
        table = read_rows(counted(read, rows.bar), form)
    except Unreadable as error:
        raise rows.stopped_by(error) from None
    if table.columns and input == "csv":
        rows.separators = len(table.columns.names) - 1
    if table.others and not asked.keep and not shared.quiet:
        names = ", ".join(f"`{shortened(name)}`" for name in table.others[:_COLUMNS_NAMED])
        more = ", ..." if len(table.others) > _COLUMNS_NAMED else ""
        complain(f"socalc: note: not used: {names}{more}; --keep hands them on\n")
    return OpenTable(table, input, rows)


_COLUMNS_NAMED = 12
