"""What stands between a report and every format: typed columns for programs, a view for people."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from socalc.analyses.column import Column, Kind
from socalc.rendering import figures
from socalc.targets.shown import without_commands

if TYPE_CHECKING:
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
    columns: tuple[Column, ...]
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
    places = {column.name: place for place, column in enumerate(sheet.columns)}
    for seen in sheet.view:
        view = ViewColumn(seen) if isinstance(seen, str) else seen
        place = places[view.name]
        column = sheet.columns[place]
        texts = _texts(rows, place, column, view, sheet.digits)
        if any(texts) or not texts:
            shown.append(
                Cells(
                    heading=view.heading or column.heading,
                    texts=texts,
                    numeric=column.kind != "text" if view.numeric is None else view.numeric,
                    role=view.role,
                    wraps=view.wraps,
                    spare=view.spare,
                    passages=view.passages,
                )
            )
    return shown


def _texts(
    rows: Sequence[tuple[Value, ...]], place: int, column: Column, view: ViewColumn, digits: int
) -> list[str]:
    if view.of_row:
        texts = [view.of_row(row, digits) for row in rows]
    else:
        usual = _ordinal if column.is_ordinal else _USUAL[column.kind]
        text = partial(view.text or usual, **({"signed": True} if view.signed else {}))
        texts = [text(row[place], digits) for row in rows]
    return texts if view.keeps_spaces else [" ".join(text.split()) for text in texts]


def _text(value: str | None, _: int) -> str:
    return value or ""


def _ordinal(value: int | None, _: int) -> str:
    return "" if value is None else str(value)


_USUAL: dict[Kind, Callable[..., str]] = {
    "text": _text,
    "json": _text,
    "typed": lambda value, _: figures.typed(value),
    "number": figures.quantity,
    "share": figures.percent,
    "points": figures.points,
}
"""How people read what stands in a column, unless its view says otherwise."""


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
