"""Which cells does a row hold, and where does each of them start?

CSV as RFC 4180 has it, and strictly: a cell is in quotes as a whole or has none, and a quote in it is
doubled. TSV as socalc writes it: nothing is quoted, a tab ends a cell.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from socalc.targets.problems import Refusal

ROW_LINES_MAX = 100
"""Lines that a row with line breaks in quotes may have. What is longer is no cell of a table but a quote
that was not meant, which must not swallow the rows below it."""

_QUOTED = re.compile('"([^"]*+(?:""[^"]*+)*+)"')
_BARE = re.compile('[^",]*+')


class Cell(NamedTuple):
    """The text of a cell, and where it starts and ends in its row, with its quotes."""

    text: str
    start: int
    end: int


class RowFault(Refusal):
    """Why a row cannot be taken apart, and the place in it where that begins."""

    def __init__(self, message: str, help: str, place: int) -> None:
        super().__init__(message, help)
        self.place = place


class Unclosed(RowFault):
    """A row that ends inside of quotes."""

    def __init__(self, place: int) -> None:
        help = f"close it; a row has at most {ROW_LINES_MAX} lines"
        super().__init__("a quote is opened here and never closed", help, place)


def csv_cells(row: str) -> Iterator[Cell]:
    """The cells of a row of CSV. Raises ``RowFault`` where it comes to a fault.

    >>> [cell.text for cell in csv_cells('a,"b, ""c"", d",')]
    ['a', 'b, "c", d', '']
    """
    return _csv_cells(row) if '"' in row else _split(row, ",")


def tsv_cells(row: str) -> Iterator[Cell]:
    """The cells of a row of TSV.

    >>> [cell.text for cell in tsv_cells('a\\t"b')]
    ['a', '"b']
    """
    return _split(row, "\t")


def open_quote(row: str) -> int | None:
    """Where a quote is opened that the row does not close, if there is one.

    >>> open_quote('a,"b'), open_quote('a,"b"'), open_quote('a,b"')
    (2, None, None)
    """
    try:
        for _ in csv_cells(row):
            pass
    except Unclosed as fault:
        return fault.place
    except RowFault:
        pass
    return None


def _split(row: str, separator: str) -> Iterator[Cell]:
    start = 0
    for text in row.split(separator):
        end = start + len(text)
        yield Cell(text, start, end)
        start = end + 1


def _csv_cells(row: str) -> Iterator[Cell]:
    start = 0
    while True:
        if row.startswith('"', start):
            quoted = _QUOTED.match(row, start)
            if quoted is None:
                raise Unclosed(start)
            text, end = quoted[1].replace('""', '"'), quoted.end()
            if end < len(row) and row[end] != ",":
                help = 'a quote inside a cell is doubled: "5"" pipe"'
                raise RowFault("text after a closing quote", help, end)
        else:
            text = _bare(row, start)
            end = start + len(text)
            if row.startswith('"', end):
                help = 'put the whole cell in quotes and double those in it: "5"" pipe"'
                raise RowFault("a quote in a cell that does not start with one", help, end)
        yield Cell(text, start, end)
        if end == len(row):
            return
        start = end + 1


def _bare(row: str, start: int) -> str:
    match = _BARE.match(row, start)
    return match[0] if match else ""
