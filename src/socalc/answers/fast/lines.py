"""Where do the cells of a row stand in its line, and what is the pattern of a line in each format?"""

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from socalc.reading.tables.columns import Columns, is_dated
from socalc.rendering.formats import Format
from socalc.rendering.sheet import Sheet
from socalc.targets.hidden_characters import COMMAND_SIGNS

Getter = Callable[[Sequence[str]], tuple[str, ...]]


class Line(NamedTuple):
    """How a row of a sheet is written, if none of its texts needs quotes or escapes."""

    of: Callable[[tuple[str, ...]], str]
    """The line of the texts of all cells, without its end."""
    nothing: str
    """What stands for a number that does not exist."""
    quotes_commas: bool
    """Whether a text with a comma stands in quotes."""

    def quoted(self, text: str) -> str:
        """A text of socalc's own, which may hold commas."""
        return f'"{text}"' if self.quotes_commas and "," in text else text


def line_of(sheet: Sheet, format: Format) -> Line:
    """The lines of a sheet in csv, tsv, json or jsonl."""
    if format in ("csv", "tsv"):
        separator = "," if format == "csv" else "\t"
        return Line(separator.join, "", format == "csv")
    from socalc.rendering.formats.json import quoted

    members = (
        f"{quoted(column.name)}: ".replace("%", "%%") + ('"%s"' if column.kind == "text" else "%s")
        for column in sheet.columns
    )
    return Line(f"{{{', '.join(members)}}}".__mod__, "null", False)


ACTIVE: dict[Format, str] = {"csv": '",', "tsv": "\t", "json": '"\\', "jsonl": '"\\'}
"""Characters that a format does not write as they are."""


def odd_signs(format: Format, separator: str) -> list[str]:
    """What a plain row in which cells are parted by that separator may not hold. Quotes are asked for by
    themselves where the separator is a comma."""
    others = set(ACTIVE[format]) | {"\t" if separator == "," else '"'}
    return [*sorted(others - {separator, '"' if separator == "," else ""}), *COMMAND_SIGNS]


class FieldPlaces(NamedTuple):
    """Where the fields of targets stand among the cells of a row, behind which an empty one is put."""

    places: Mapping[str, int]
    dates: tuple[str, ...]
    """The fields that are dates of actuals."""
    others: Getter
    """Takes the cells that hold no field and are handed on."""

    def at(self, field: str) -> int:
        """The place of a field; that of the empty cell where there is none."""
        return self.places.get(field, -1)


def cells_of(columns: Columns, keep: bool) -> FieldPlaces:
    """Where the fields stand in the columns of a table."""
    index = {field: place for place, field in enumerate(columns.fields) if field}
    others = [place for place, field in enumerate(columns.fields) if keep and not field]
    return FieldPlaces(index, tuple(filter(is_dated, index)), getter(others))


def getter(places: Sequence[int]) -> Getter:
    """What takes some cells of a row."""
    if len(places) > 1:
        return itemgetter(*places)
    if places:
        [only] = places
        return lambda cells: (cells[only],)
    return lambda _: ()
