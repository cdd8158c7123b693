"""What is the text of a sheet whose rows come piece by piece?"""

from collections.abc import Callable, Iterator

from socalc.rendering.formats import Format, text_of
from socalc.rendering.screen import Screen
from socalc.rendering.sheet import Sheet


def flowing_text(
    sheet: Sheet, pieces: Iterator[str], format: Format, header: bool, notice: Callable[[], str]
) -> Iterator[str]:
    """The whole text around the rows of some pieces, each as soon as it is there.

    ``sheet`` has the columns and no rows; ``notice`` is asked for after the last piece.
    """
    if format == "json":
        from socalc.rendering.json import json_text_of_pieces

        yield from json_text_of_pieces(sheet, pieces, notice)
        return
    if header:
        yield "".join(text_of(sheet, format, Screen()))
    yield from pieces


def rows_text(sheet: Sheet, format: Format, csv_safe: bool = False) -> str:
    """The rows of a sheet and nothing else, each with its end."""
    lines: Format = "jsonl" if format == "json" else format
    return "".join(text_of(sheet, lines, Screen(), csv_safe, header=False))
