"""How do the rows of a table go out as they come?"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from socalc.cli.exits import Code, complain
from socalc.cli.output import chosen_format, screen, write
from socalc.cli.rows import OpenTable, open_table, refuse_settings
from socalc.rendering.formats import FLOWING, Format
from socalc.targets.problems import Problem, Refusal

if TYPE_CHECKING:
    from socalc.answers.direct.table import Rows
    from socalc.cli.options import LayOut, Result, Shared
    from socalc.reading.tables.pieces import Piece, Record
    from socalc.reading.tables.rows import Row, Target
    from socalc.rendering.sheet import Kind, Sheet, Value
    from socalc.targets.file import TargetFile


class Stream(NamedTuple):
    """A table whose rows go out as they come, and how targets become rows of a sheet."""

    table: OpenTable
    lay_out: "LayOut"
    options: dict[str, Any]
    """What the command's own options say, for plain rows that need no record."""


def stream_of(
    shared: "Shared",
    path: str,
    input: str,
    patterns: list[str] | None,
    lay_out: "LayOut",
    options: dict[str, Any],
) -> Stream | None:
    """The table at a path, if its rows can go out as they come; ``None`` for formats that must see all
    rows first."""
    if chosen_format(shared.format, shared.json, shared.output_path) not in FLOWING:
        return None
    refuse_settings(shared)
    return Stream(open_table(shared, path, input, patterns), lay_out, options)


def deliver_stream(stream: Stream, shared: "Shared") -> Code:
    """Write the rows of a table where and as the shared options say."""
    from socalc.rendering.flow import flowing_text

    path = shared.output_path
    format = chosen_format(shared.format, shared.json, path)
    screen(shared.color, path)
    work = _Work(stream, format, shared)
    texts = flowing_text(
        work.sheet,
        work.texts(),
        format,
        shared.csv_safe,
        not shared.no_header,
        lambda: work.notice,
    )
    write(texts, path, quiet=shared.quiet)
    notice = work.notice or ("" if work.has_rows else "There is nothing to show.")
    if notice and format != "json" and not shared.quiet:
        complain(f"socalc: note: {notice}\n")
    return work.code


def _with_kept(sheet: "Sheet", others: tuple[str, ...], kind: "Kind") -> "Sheet":
    """The sheet with a column for each that is handed on; a name that is taken gets a prefix."""
    from socalc.rendering.sheet import Column

    taken = dict.fromkeys(column.name for column in sheet.columns)
    for other in others:
        name = other
        while name in taken:
            name = f"kept_{name}"
        taken[name] = None
    kept = (Column(name, kind) for name in list(taken)[len(sheet.columns) :])
    return sheet._replace(columns=(*sheet.columns, *kept))


class _Work:
    """Works out a table piece by piece, and remembers what was found."""

    def __init__(self, stream: Stream, format: Format, shared: "Shared") -> None:
        from socalc.targets.file import TargetFile

        self.code = Code.DONE
        self.notice = ""
        self.has_rows = False
        self._table = stream.table
        self._lay_out = stream.lay_out
        self._format = format
        self._csv_safe = shared.csv_safe
        self._keep = shared.reading.keep
        others = stream.table.table.others if self._keep else ()
        kind: Kind = "json" if stream.table.input == "jsonl" else "text"
        self.sheet = _with_kept(self._lay_out(TargetFile()).sheet, others, kind)
        self._direct = self._direct_way(stream.options)

    def _direct_way(self, options: dict[str, Any]) -> "Rows | None":
        """What makes text of plain rows, where there is such a way."""
        table, rows = self._table.table, self._table.rows
        if table.columns is None or self._csv_safe or rows.patterns:
            return None
        from socalc.answers.direct.table import rows_of

        separator = "," if self._table.input == "csv" else "\t"
        return rows_of(
            table.columns, separator, self.sheet, self._format, self._keep, rows.signs, options
        )

    def texts(self) -> Iterator[str]:
        """The text of the rows that follow from each piece of the table."""
        for piece in self._table.pieces():
            text = self._text(piece)
            self.has_rows = self.has_rows or bool(text)
            yield text

    def _text(self, piece: "Piece") -> str:
        if self._direct is None or not piece.clean:
            return self._text_of(piece.records())
        text = self._direct.text(piece, self._text_of)
        self.notice = self.notice or self._direct.told.notice
        if self._direct.told.has_finding:
            self.code = max(self.code, Code.FINDING)
        return text

    def _text_of(self, records: "Iterable[Record]") -> str:
        from socalc.rendering.flow import rows_text

        rows = self._rows(self._table.good(records))
        return rows_text(self.sheet._replace(rows=rows), self._format, self._csv_safe)

    def _rows(self, batch: "list[Row]") -> "list[tuple[Value, ...]]":
        if not self._keep:
            try:
                return self._laid_out([row.target for row in batch if row.target])
            except Refusal:
                pass  # one of them; which one is found below
        found: list[tuple[Value, ...]] = []
        for row in batch:
            kept = row.kept if self._keep else ()
            try:
                laid_out = self._laid_out([row.target] if row.target else [])
            except Refusal as refusal:
                problem = Problem(refusal.message, row.record.place(0, 1), refusal.help)
                self._table.rows.add_bad(row.record, [problem])
            else:
                found += [(*cells, *kept) for cells in laid_out]
        return found

    def _laid_out(self, targets: "list[Target]") -> "list[tuple[Value, ...]]":
        from socalc.reading.tables.rows import file_of

        result = self._noted(file_of(targets))
        self.code = max(self.code, result.code)
        return list(result.sheet.rows)

    def _noted(self, file: "TargetFile") -> "Result":
        """The result for some targets; what must be said about it is remembered."""
        result = self._lay_out(file)
        self.notice = self.notice or result.sheet.notice
        return result
