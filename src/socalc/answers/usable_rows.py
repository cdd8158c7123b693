"""Which rows of a table can be used, and what is said about the others?"""

from typing import TYPE_CHECKING, NamedTuple

from socalc.answers.question import Question
from socalc.reading.tables.records import Unreadable
from socalc.reading.tables.signs import Signs
from socalc.reading.tables.table import read_rows
from socalc.targets.file import TargetFile, file_of
from socalc.targets.problems import (
    TOLD_BYTES_MAX,
    AlreadyTold,
    Problem,
    Problems,
    Refusal,
    TargetFileError,
    shortened,
)
from socalc.targets.selection import matchers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from socalc.reading.tables.columns import Form
    from socalc.reading.tables.records import Piece, Record
    from socalc.reading.tables.row import Row, Table


class GoodRows:
    """Which rows of a table are used: bad ones are told at once, up to a number of problems, and the
    others counted."""

    def __init__(self, question: Question) -> None:
        assert question.source is not None
        self._source = question.source.name
        self._skip_bad = question.source.skip_bad
        self._rejects = question.source.rejects
        self._tell_now, self._note = question.tell, question.note
        self.patterns = question.patterns
        self._names = frozenset(self.patterns)
        self._globs = matchers(self.patterns)
        self._unmatched = set(self.patterns)
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
        if self._rejects:
            self._rejects.bring_out()
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
        if self._rejects:
            self._rejects.add(record.text)
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
            self._tell_now(told.text)

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
        if self._doubtful:
            more = ", ..." if len(self._doubtful) > _LINES_NAMED else ""
            lines = ", ".join(self._doubtful[:_LINES_NAMED]) + more
            what = f"rows of {shortened(self._source, 200)} that hold lines which look like rows"
            self._note(f"{what} (lines {lines}): are their quotes meant?")

    def _tell_skipped(self) -> None:
        if self._bad:
            s = "s" if self._bad > 1 else ""
            more = ", ..." if self._bad > len(self._bad_lines) else ""
            lines = ", ".join(self._bad_lines) + more
            if self._spanned > self._bad:
                lines += f"; {self._spanned:,} lines"
            what = f"{self._bad:,} bad row{s} of {shortened(self._source, 200)} skipped"
            where = f"line{'s' if self._spanned > 1 else ''} {lines}"
            kept = f"{self._rows - self._bad:,} of {self._rows:,} rows are good"
            self._note(f"{what} ({where}); {kept}")


_LINES_NAMED = 10

_SEPARATORS_LEAST = 2
"""Commas from which on a line of a text hardly has as many as a row by chance."""


class OpenTable(NamedTuple):
    """A table that is open, and what is said about its rows."""

    table: "Table"
    form: "Form"
    rows: GoodRows

    def pieces(self) -> "Iterator[Piece]":
        """The rows as they come. Raises ``AlreadyTold`` where no more can be read, and after the last row
        if one was bad."""
        try:
            for piece in self.table.pieces:
                self.rows.count(piece.texts)
                yield piece
        except Unreadable as error:
            raise self.rows.stopped_by(error) from None
        self.rows.finish()

    def good(self, records: "Iterable[Record]") -> "list[Row]":
        """Those of some rows that are used."""
        return [row for row in map(self.table.row, records) if self.rows.uses(row)]


def open_table(question: Question) -> OpenTable:
    """The table that is asked for. Raises ``AlreadyTold`` if its header cannot be read."""
    source = question.source
    assert source is not None
    assert source.table is not None
    rows = GoodRows(question)
    try:
        table = read_rows(source.open(), source.table)
    except Unreadable as error:
        raise rows.stopped_by(error) from None
    if table.columns and source.table.input == "csv":
        rows.separators = len(table.columns.names) - 1
    if table.others and not source.table.keep:
        names = ", ".join(f"`{shortened(name)}`" for name in table.others[:_COLUMNS_NAMED])
        more = ", ..." if len(table.others) > _COLUMNS_NAMED else ""
        question.note(f"not used: {names}{more}; --keep hands them on")
    return OpenTable(table, source.table, rows)


def whole_table(question: Question) -> TargetFile:
    """The targets of all rows of a table; a name may occur more than once."""
    table = open_table(question._replace(patterns=()))  # which the verb picks
    rows = (row for piece in table.pieces() for row in table.good(piece.records()))
    return file_of([row.target for row in rows if row.target])


_COLUMNS_NAMED = 12
