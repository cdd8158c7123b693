"""What is a field of a row as a column of the result?

Said where the field is declared: ``growth: Annotated[float | None, Column("share", "Growth")]``. A field
without it is a text that people do not see, or not under a heading of its own.
"""

from collections.abc import Callable
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple

Kind = Literal["text", "number", "share", "points", "typed", "json"]
"""A text; a derived number, written as a double; one that people read as a percentage, or as
percentage points; a typed number, written with all its digits; a value that is handed on as JSON has
it."""

Part = Literal["", "names", "horizon", "place"]
"""What a column is to a comparison of two results: a figure of its row; what the row is about; over
which time; where it stands in the file."""


class Column(NamedTuple):
    """A column: what stands in it, and its names for people and for programs, of which the second is a promise."""

    kind: Kind = "text"
    heading: str = ""
    """A line feed is where a table breaks it. Empty where people do not see the column as such."""
    part: Part = ""
    name: str = ""
    """That of the field, where nothing else is given."""
    is_ordinal: bool = False
    """Whether its numbers count lines or calendar years: 2027, and not 2,027."""
    named: Callable[[Any], Any] | None = None
    """What of the value names its row, where that is not all of it."""
    measure: Callable[[Any], tuple[str, Kind]] | None = None
    """What the number of a row measures, and its kind, where that differs from row to row: a share of
    one has no difference from a multiple of another."""


Target = Annotated[str, Column("text", "Target", "names")]
Unit = Annotated[str, Column("text", "Unit")]
Note = Annotated[str, Column("text", "Note")]
Year = Annotated[int | None, Column("typed", is_ordinal=True)]
"""Fields that many rows have: the first says what the row is about, the last is a calendar year."""


@cache
def columns_of(row: type[tuple[Any, ...]]) -> tuple[Column, ...]:
    """The columns of a kind of row, in the order of its fields.

    >>> class Row(NamedTuple):
    ...     target: Target
    ...     start: Annotated[float, Column("typed", name="from")]
    >>> [(column.name, column.kind) for column in columns_of(Row)]
    [('target', 'text'), ('from', 'typed')]
    """
    fields = row.__annotations__.items()
    columns = [(field, getattr(type_, "__metadata__", (Column(),))[0]) for field, type_ in fields]
    return tuple(column._replace(name=column.name or field) for field, column in columns)
