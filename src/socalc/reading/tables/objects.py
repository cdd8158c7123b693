"""Which targets do lines of objects hold? Each object names its own columns."""

from collections.abc import Iterator
from itertools import chain

from socalc.reading.node import Listing, Scalar
from socalc.reading.tables.columns import Columns, Form, columns_of
from socalc.reading.tables.json_lines import Malformed, Member, members
from socalc.reading.tables.lines import Unreadable
from socalc.reading.tables.pieces import Piece, Record
from socalc.reading.tables.rows import Row, Table, row_of
from socalc.targets.problems import Problem, Problems, shortened

KNOWN_MAX = 4096
"""Names that are remembered of the sets of names: those of some hundred kinds of objects."""

STARTS_MAX = 10
"""Lines that may be bad before a good one: one cut short does not spoil a table, but what has no object in
so many lines is no table."""


def objects(found: Iterator[Piece], form: Form) -> Table:
    """The table of some lines of objects. Raises ``Unreadable`` if the first lines are none."""
    reader = _Objects(form)
    read: list[Piece] = []
    for piece in found:
        if any(piece.texts):
            read.append(piece)
        if any(map(reader.start, piece.records())):
            break
    if reader.fault and not reader.has_object:
        raise reader.fault
    return Table(reader.others, None, chain(read, found), reader.row)


class _Objects:
    """Reads lines of objects."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.known: dict[tuple[str, ...], Columns] = {}
        self._free = KNOWN_MAX
        self._handed_on: frozenset[str] = frozenset()
        self.others: tuple[str, ...] = ()
        """What holds no field in the first good object: it is handed on from all of them."""
        self.fault: Unreadable | None = None
        """What is wrong with the first line that is no object."""
        self.has_object = False
        self._tried = 0

    def start(self, record: Record) -> bool:
        """Look in one of the first lines for what is handed on, and whether that is enough."""
        self._tried += 1
        problems = Problems()
        try:
            names = _names(members(record, problems))
        except Malformed as fault:
            told = record.problems[:1] or [_problem(record, fault)]
            self.fault = self.fault or Unreadable(told, record.text)
        else:
            self.has_object = True
            columns = columns_of(names, self.form, problems)
            if columns and not problems and not record.problems:
                self.others = columns.others
                self._handed_on = frozenset(columns.others)
                return True
        return self._tried == STARTS_MAX

    def row(self, record: Record) -> Row:
        """What an object says."""
        if record.problems:
            return Row(None, (), record, record.problems)
        problems = Problems()
        try:
            found = members(record, problems)
        except Malformed as fault:
            return Row(None, (), record, [_problem(record, fault)])
        columns = self._columns(found, problems)
        if columns is None or problems:
            return Row(None, (), record, problems)
        written = {member.name.text: member.written for member in found}
        kept = tuple(written.get(name, "null") for name in self.others)
        return row_of(record, columns, [member.value for member in found], kept)

    def _columns(self, found: list[Member], problems: Problems) -> Columns | None:
        names = _names(found)
        key = tuple(name.text for name in names)
        columns = self.known.get(key) or columns_of(names, self.form, problems)
        if columns is None:
            return None
        for member, field in zip(found, columns.fields, strict=True):
            if field and isinstance(member.value, Listing):
                what = f"`{shortened(member.written)}` is neither text nor number"
                help = "write a text, a number or null"
                problems.append(Problem(what, member.value.place, help))
            if self.form.keep and not field and member.name.text not in self._handed_on:
                message = f"`{shortened(member.name.text)}` is not in the first good object"
                help = "give all objects the names that are to be kept; null for nothing"
                problems.append(Problem(message, member.name.place, help))
        if key not in self.known and len(key) <= self._free:
            self._free -= len(key)
            self.known[key] = columns
        return columns


def _names(found: list[Member]) -> list[Scalar]:
    return [member.name for member in found]


def _problem(record: Record, fault: Malformed) -> Problem:
    return Problem(fault.message, record.place(fault.place, fault.place + 1), fault.help)
