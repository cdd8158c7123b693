"""What stands between a report and every format: typed columns for programs, a view for people."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from socalc.analyses.column import Column
    from socalc.targets.prose import Passage

Value = str | int | float | Fraction | None
"""A raw value: a number is exact or a double, ``None`` is a number that does not exist."""

Role = Literal["", "name", "result", "verdict", "remark"]
"""A column's part in the answer, for its look; never a meaning of its own."""


class ViewColumn(NamedTuple):
    """A column as people see it, where that is more than its heading above the usual text of its kind."""

    name: str
    """The column for programs that it shows."""
    text: Callable[..., str] | None = None
    """The text of a value, from the value and the digits, in place of the usual one of its kind."""
    of_row: Callable[[Any, int], str] | None = None
    """The text of a cell, from the whole row and the digits."""
    heading: str = ""
    """In place of the one that is declared."""
    numeric: bool | None = None
    """Whether the cells end below each other; as numbers do, where nothing else is said."""
    signed: bool = False
    """Whether a plus is shown."""
    role: Role = ""
    wraps: bool = False
    """Whether this is free text, which may be broken into lines."""
    spare: bool = False
    """Whether a table may leave the column out where it would not fit otherwise."""
    keeps_spaces: bool = False
    """Whether spaces mean something, as in a drawing."""
    passages: "Sequence[Passage]" = ()
    """What a table shows in place of the texts, row by row: sentences with the figures marked."""


TARGET = ViewColumn(
    "target", of_row=lambda row, _: row.label or row.target, role="name", wraps=True
)
NOTE = ViewColumn("note", role="remark", wraps=True)


class Sheet(NamedTuple):
    """A report laid out. ``rows`` are in the order of ``columns``; the view reads the same rows."""

    schema: str
    """Name and version of the columns: ``socalc.growth/1``."""
    heading: str
    columns: "tuple[Column, ...]"
    view: tuple[ViewColumn | str, ...]
    """A name alone stands for a column with nothing special about it."""
    rows: Sequence[tuple[Value, ...]]
    digits: int
    """Decimals of a percentage for people."""
    title: str = ""
    source: str = ""
    notice: str = ""
    """What a reader must know before the numbers: that nobody gave a horizon, for instance."""
    remark: str = ""
    """What helps to read the table."""
    path: str = ""
    """The file that the rows come from, where their lines count."""
