"""What do people read in the cells of a sheet?"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from socalc.analyses.column import Column, Kind
from socalc.rendering import figures
from socalc.rendering.sheet import Role, Sheet, Value, ViewColumn
from socalc.targets.hidden_characters import without_commands

if TYPE_CHECKING:
    from socalc.targets.prose import Passage


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
