"""What stands between a report and every format: typed columns for programs, a view for people."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from socalc.targets.found import Passage

Value = str | int | float | Fraction | None
"""A raw value: a number is exact or a double, ``None`` is a number that does not exist."""

Kind = Literal["text", "number", "share", "typed", "json"]
"""A text; a derived number, written as a double; one that people read as a percentage; a typed
number, written with all its digits; a value that is handed on as JSON has it."""

Role = Literal["", "name", "result", "verdict", "remark"]
"""A column's part in the answer, for its look; never a meaning of its own."""


class Column(NamedTuple):
    """A column for programs: its name, which is a promise, and what stands in it."""

    name: str
    kind: Kind = "text"


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
