"""Which rows does a table hold, as they come?"""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import NamedTuple

from socalc.reading.tables.cells import Cell, RowFault, csv_cells, tsv_cells
from socalc.reading.tables.columns import Columns, Form, columns_of, tell_missing
from socalc.reading.tables.json_lines import objects
from socalc.reading.tables.records import Piece, Read, Record, Unreadable, blocks, records_of
from socalc.reading.tables.row import Row, Table, row_of
from socalc.reading.tree import Node, Scalar
from socalc.targets.problems import Place, Problem, Problems, shortened

_SEPARATORS = {",": "commas", "\t": "tabs", ";": "semicolons", "|": "bars"}


def read_rows(read: Read, form: Form) -> Table:
    """The table in a stream of bytes; its header is read, its rows are still to come.

    Raises ``Unreadable`` for what is wrong with its header line.
    """
    found = records_of(blocks(read), quoted=form.input == "csv")
    return objects(found, form) if form.input == "jsonl" else _delimited(found, form)


class _Dialect(NamedTuple):
    separator: str
    cells: Callable[[str], Iterator[Cell]]


_DIALECTS = {"csv": _Dialect(",", csv_cells), "tsv": _Dialect("\t", tsv_cells)}


def _delimited(found: Iterator[Piece], form: Form) -> Table:
    dialect = _DIALECTS[form.input]
    if form.names:
        header = Record(1, ",".join(form.names), [])
        names = [Scalar(name, 1, 1) for name in form.names]
    else:
        header, found = _first(found)
        names = _header_cells(header, dialect)
    problems = Problems()
    columns = columns_of(names, form, problems)
    if columns:
        tell_missing(columns, form, Place(header.line, 1), problems)
    if (columns is None or problems) and form.names:  # which stand in no line
        told = [p._replace(message=f"--columns: {p.message}", place=None) for p in problems]
        raise Unreadable(told, "")
    if columns is None or problems:
        problems.sort(key=lambda problem: problem.place or Place(0, 0))
        raise Unreadable(problems, header.text)
    return Table(columns.others, columns, found, _Delimited(columns, dialect).row)


def _first(found: Iterator[Piece]) -> tuple[Record, Iterator[Piece]]:
    """The first row, and all others."""
    for piece in found:
        for record in piece.records():
            line = record.line + 1 + record.text.count("\n")
            texts = piece.texts[piece.texts.index(record.text) + 1 :]
            return record, chain([Piece(line, texts, piece.clean)], found)
    help = "a table starts with a line that names its columns; or name them with --columns"
    raise Unreadable([Problem("the file is empty", None, help)], "")


def _header_cells(header: Record, dialect: _Dialect) -> list[Scalar]:
    if header.problems:
        raise Unreadable(header.problems[:1], header.text)
    try:
        names = [_scalar(header, cell) for cell in dialect.cells(header.text)]
    except RowFault as fault:
        raise Unreadable([header.problem(fault)], header.text) from None
    if len(names) == 1:
        for separator in _SEPARATORS:
            if separator != dialect.separator and separator in header.text:
                problem = _wrong_separator(header, separator, dialect)
                raise Unreadable([problem], header.text)
    return names


def _wrong_separator(header: Record, separator: str, dialect: _Dialect) -> Problem:
    what, wanted = _SEPARATORS[separator], _SEPARATORS[dialect.separator]
    kind = next((name for name, other in _DIALECTS.items() if other.separator == separator), "")
    help = f"read it with --input {kind}" if kind else "save it with commas or with tabs"
    start = header.text.index(separator)
    message = f"the columns are separated by {what}, not by {wanted}"
    return Problem(message, header.place(start, start + 1), help)


def _scalar(record: Record, cell: Cell) -> Scalar:
    return Scalar(cell.text, *record.place(cell.start, cell.end))


class _Delimited:
    """Reads rows of cells."""

    def __init__(self, columns: Columns, dialect: _Dialect) -> None:
        self.columns = columns
        self.dialect = dialect

    def row(self, record: Record) -> Row:
        """What a row says."""
        if record.problems:
            return Row(None, (), record, record.problems)
        try:
            cells = list(self.dialect.cells(record.text))
        except RowFault as fault:
            return Row(None, (), record, [record.problem(fault)])
        if len(cells) != len(self.columns.names):
            return Row(None, (), record, [self._ragged(record, cells)])
        fields = self.columns.fields
        nodes: list[Node | None] = [
            _scalar(record, cell) if field and cell.text.strip() else None
            for cell, field in zip(cells, fields, strict=True)
        ]
        kept = tuple(c.text for c, field in zip(cells, fields, strict=True) if not field)
        return row_of(record, self.columns, nodes, kept)

    def _ragged(self, record: Record, cells: list[Cell]) -> Problem:
        have, need = len(cells), len(self.columns.names)
        message = f"{have} cell{'s' if have > 1 else ''} where the header has {need}"
        if have > need:
            quotes = "put a cell that holds a comma in quotes"
            help = quotes if self.dialect.separator == "," else "a tab ends a cell, also in a text"
            return Problem(message, _scalar(record, cells[need]).place, help)
        end = record.place(len(record.text), len(record.text))
        name = shortened(self.columns.names[have])
        help = f"the column `{name}` is missing; leave an empty cell for it"
        return Problem(message, end, help)
