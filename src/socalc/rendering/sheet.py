"""What stands between a report and every format: typed columns for programs, a view for people."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from socalc.targets.shown import without_commands

if TYPE_CHECKING:
    from socalc.targets.prose import Passage

Value = str | int | float | Fraction | None
"""A raw value: a number is exact or a double, ``None`` is a number that does not exist."""

Kind = Literal["text", "number", "share", "points", "typed", "json"]
"""A text; a derived number, written as a double; one that people read as a percentage, or as
percentage points; a typed number, written with all its digits; a value that is handed on as JSON has
it."""

Role = Literal["", "name", "result", "verdict", "remark"]
"""A column's part in the answer, for its look; never a meaning of its own."""


Part = Literal["", "names", "horizon", "place"]
"""What a column is to a comparison of two sheets: a figure of its row; what the row is about; over
which time; where it stands in the file."""


class Column(NamedTuple):
    """A column for programs: its name, which is a promise, and what stands in it."""

    name: str
    kind: Kind = "text"
    part: Part = ""
    named: Callable[[Any], Value] | None = None
    """What of the value names its row, where that is not all of it."""
    measure: Callable[[Any], tuple[str, Kind]] | None = None
    """What the number of a row measures, and its kind, where that differs from row to row: a share of
    one has no difference from a multiple of another."""


class ViewColumn(NamedTuple):
    """A column for people: its heading and the text of a row's cell, from the row and the digits.

    A line feed in the heading is where a table breaks it.
    """

    heading: str
    show: Callable[[Any, int], str]
    numeric: bool = False
    role: Role = ""
    wraps: bool = False
    """Whether this is free text, which may be broken into lines."""
    spare: bool = False
    """Whether a table may leave the column out where it would not fit otherwise."""
    keeps_spaces: bool = False
    """Whether spaces mean something, as in a drawing."""
    passages: "Sequence[Passage]" = ()
    """What a table shows in place of the texts, row by row: sentences with the figures marked."""


class Sheet(NamedTuple):
    """A report laid out. ``rows`` are in the order of ``columns``; the view reads the same rows."""

    schema: str
    """Name and version of the columns: ``socalc.growth/1``."""
    heading: str
    title: str
    source: str
    columns: tuple[Column, ...]
    view: tuple[ViewColumn, ...]
    rows: Sequence[tuple[Value, ...]]
    digits: int
    """Decimals of a percentage for people."""
    notice: str = ""
    """What a reader must know before the numbers: that nobody gave a horizon, for instance."""
    remark: str = ""
    """What helps to read the table."""
    path: str = ""
    """The file that the rows come from, where their lines count."""


class Cells(NamedTuple):
    """A column for people with all its cells, each on one line."""

    heading: str
    texts: list[str]
    numeric: bool
    role: Role
    wraps: bool
    spare: bool = False
    passages: "Sequence[Passage]" = ()


def cells(sheet: Sheet) -> list[Cells]:
    """The columns that people see, without those that are empty in every row."""
    shown = []
    rows = tuple(sheet.rows)  # some are worked out as they are asked for
    for column in sheet.view:
        texts = [column.show(row, sheet.digits) for row in rows]
        if not column.keeps_spaces:
            texts = [" ".join(text.split()) for text in texts]
        if any(texts) or not texts:
            shown.append(
                Cells(
                    column.heading,
                    texts,
                    column.numeric,
                    column.role,
                    column.wraps,
                    column.spare,
                    column.passages,
                )
            )
    return shown


def harmless_cells(sheet: Sheet) -> list[Cells]:
    """The same, with texts that begin no command of a runner, wherever a line is broken."""
    return [
        column._replace(
            texts=[without_commands(text) for text in column.texts],
            passages=[_harmless(passage) for passage in column.passages],
        )
        for column in cells(sheet)
    ]


def _harmless(passage: "Passage") -> "Passage":
    """The same, or without commands and marks: what is put before a command moves what is behind it."""
    text = without_commands(passage.text)
    return passage if text == passage.text else passage._replace(text=text, marks=())
