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

KNOWN_MAX = 256
"""Sets of names that are remembered."""


def objects(found: Iterator[Piece], form: Form) -> Table:
    """The table of some lines of objects. Raises ``Unreadable`` if the first is none."""
    reader = _Objects(form)
    for piece in found:
        for record in piece.records():
            reader.start(record)
            return Table(reader.others, None, chain([piece], found), reader.row)
    return Table((), None, iter(()), reader.row)


class _Objects:
    """Reads lines of objects."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.known: dict[tuple[str, ...], Columns] = {}
        self.others: tuple[str, ...] = ()
        """What holds no field in the first object: it is handed on from all of them."""

    def start(self, first: Record) -> None:
        """Look at the first object. Raises ``Unreadable`` if it is none."""
        try:
            names = _names(members(first, Problems()))
        except Malformed as fault:
            problems = first.problems[:1] or [_problem(first, fault)]
            raise Unreadable(problems, first.text) from None
        columns = columns_of(names, self.form, Problems())
        self.others = columns.others if columns else ()

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
            if self.form.keep and not field and member.name.text not in self.others:
                message = f"`{shortened(member.name.text)}` is not in the first object"
                help = "give all objects the names that are to be kept; null for nothing"
                problems.append(Problem(message, member.name.place, help))
        if len(self.known) < KNOWN_MAX:
            self.known[key] = columns
        return columns


def _names(found: list[Member]) -> list[Scalar]:
    return [member.name for member in found]


def _problem(record: Record, fault: Malformed) -> Problem:
    return Problem(fault.message, record.place(fault.place, fault.place + 1), fault.help)
