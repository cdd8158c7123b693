"""Which targets does a table hold as a whole, or what is all that is wrong with it?"""

from collections.abc import Iterable, Iterator

from socalc.reading.tables.columns import Form
from socalc.reading.tables.records import Unreadable
from socalc.reading.tables.row import Row
from socalc.reading.tables.table import read_rows
from socalc.targets.file import TargetFile, file_of
from socalc.targets.problems import Problems, TargetFileError


def rows_of(pieces: Iterable[bytes], form: Form) -> Iterator[Row]:
    """All rows of a table that comes in pieces. Raises ``Unreadable`` where no more can be read."""
    source = iter(pieces)
    table = read_rows(lambda _: next(source, b""), form)
    return (table.row(record) for piece in table.pieces for record in piece.records())


def read_table(data: bytes, source: str, form: Form) -> TargetFile:
    """The targets in the bytes of a table. Raises ``TargetFileError`` with all that is wrong."""
    problems = Problems()
    targets = []
    try:
        for row in rows_of([data], form):
            targets += [row.target] if row.target else []
            for problem in row.problems:
                problems.append(problem)
    except Unreadable as error:
        for problem in error.problems:
            problems.append(problem)
    if problems:
        text = data.decode("utf-8", "replace").removeprefix("\ufeff")
        raise TargetFileError(source, problems, text, problems.left_out)
    return file_of(targets)
