"""How do the rows of a table go out as they come?"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from socalc.analyses.column import Column
from socalc.answers.question import NOTHING, Finding, Question
from socalc.answers.usable_rows import open_table
from socalc.rendering.formats.in_pieces import rows_text, text_of_pieces
from socalc.targets.file import TargetFile, file_of
from socalc.targets.problems import Problem, Refusal

if TYPE_CHECKING:
    from socalc.analyses.column import Kind
    from socalc.answers.fast.table_rows import FastRows
    from socalc.reading.tables.records import Piece, Record
    from socalc.reading.tables.row import Row
    from socalc.rendering.sheet import Sheet, Value
    from socalc.targets.file import Target


def _with_kept(sheet: "Sheet", others: tuple[str, ...], kind: "Kind") -> "Sheet":
    """The sheet with a column for each that is handed on; a name that is taken gets a prefix."""
    taken = dict.fromkeys(column.name for column in sheet.columns)
    for other in others:
        name = other
        while name in taken:
            name = f"kept_{name}"
        taken[name] = None
    kept = (Column(kind, name=name) for name in list(taken)[len(sheet.columns) :])
    return sheet._replace(columns=(*sheet.columns, *kept))


class Stream:
    """Works out a table piece by piece, and remembers what was found."""

    def __init__(self, question: Question) -> None:
        self.is_finding = False
        self._question = question
        self._notice = ""
        self._has_rows = False
        self._table = open_table(question)
        form = self._table.form
        self._keep = form.keep
        others = self._table.table.others if self._keep else ()
        kind: Kind = "json" if form.input == "jsonl" else "text"
        self._sheet = _with_kept(self._find(TargetFile()).sheet, others, kind)
        self._fast = self._fast_way()

    def text(self) -> Iterator[str]:
        """All that goes out, in pieces; what is to be said about it is said at the end."""
        _, _, _, csv_safe, header = self._question.output
        format = self._question.output.format
        yield from text_of_pieces(
            self._sheet, self._texts(), format, csv_safe, header, lambda: self._notice
        )
        if format != "json":
            self._question.note(self._notice or ("" if self._has_rows else NOTHING))

    def _fast_way(self) -> "FastRows | None":
        """What makes text of plain rows, where there is such a way."""
        question, table = self._question, self._table.table
        if (
            table.columns is None
            or question.output.csv_safe
            or question.patterns
            or question.explain
        ):
            return None
        from socalc.answers.fast.table_rows import rows_of

        separator = "," if self._table.form.input == "csv" else "\t"
        return rows_of(question, table.columns, separator, self._sheet, self._table.rows.signs)

    def _texts(self) -> Iterator[str]:
        """The text of the rows that follow from each piece of the table."""
        for piece in self._table.pieces():
            text = self._text(piece)
            self._has_rows = self._has_rows or bool(text)
            yield text

    def _text(self, piece: "Piece") -> str:
        if self._fast is None or not piece.clean:
            return self._text_of(piece.records())
        text = self._fast.text(piece, self._text_of)
        self._notice = self._notice or self._fast.told.notice
        self.is_finding = self.is_finding or self._fast.told.has_finding
        return text

    def _text_of(self, records: "Iterable[Record]") -> str:
        rows = self._rows(self._table.good(records))
        output = self._question.output
        return rows_text(self._sheet._replace(rows=rows), output.format, output.csv_safe)

    def _rows(self, batch: "list[Row]") -> "list[tuple[Value, ...]]":
        if not self._keep:
            try:
                return self._found([row.target for row in batch if row.target])
            except Refusal:
                pass  # one of them; which one is found below
        found: list[tuple[Value, ...]] = []
        for row in batch:
            kept = row.kept if self._keep else ()
            try:
                cells = self._found([row.target] if row.target else [])
            except Refusal as refusal:
                problem = Problem(refusal.message, row.record.place(0, 1), refusal.help)
                self._table.rows.add_bad(row.record, [problem])
            else:
                found += [(*row_cells, *kept) for row_cells in cells]
        return found

    def _found(self, targets: "list[Target]") -> "list[tuple[Value, ...]]":
        found = self._find(file_of(targets))
        self.is_finding = self.is_finding or found.is_finding
        return list(found.sheet.rows)

    def _find(self, file: TargetFile) -> Finding:
        """What is found in some targets; what must be said about it is remembered."""
        found = self._question.verb.find(file, self._question)
        self._notice = self._notice or found.sheet.notice
        return found
