"""What is the text of a sheet whose rows come piece by piece?"""

from collections.abc import Callable, Iterable, Iterator

from socalc.rendering.formats import Format, text_of
from socalc.rendering.sheet import Sheet
from socalc.rendering.terminal import Terminal


def text_of_pieces(
    sheet: Sheet,
    pieces: Iterator[str],
    format: Format,
    csv_safe: bool,
    header: bool,
    notice: Callable[[], str],
) -> Iterator[str]:
    """The whole text around the rows of some pieces, each as soon as it is there.

    ``sheet`` has the columns and no rows; ``notice`` is asked for after the last piece.
    """
    if format == "json":
        from socalc.rendering.formats.json import json_text_of_pieces

        yield from json_text_of_pieces(sheet, pieces, notice)
        return
    if header:
        yield "".join(text_of(sheet, format, Terminal(), csv_safe))
    yield from pieces


def whole_text(sheet: Sheet, pieces: Iterable[str], format: Format, header: bool) -> Iterator[str]:
    """The same text as of a sheet that has the rows of all pieces, once all is known."""
    if format == "json":
        from socalc.rendering.formats.json import json_text_around

        yield from json_text_around(
            sheet, (row for rows in pieces for row in rows.split("\n")[:-1])
        )
        return
    if header:
        yield "".join(text_of(sheet, format, Terminal()))
    yield from pieces


def rows_text(sheet: Sheet, format: Format, csv_safe: bool = False) -> str:
    """The rows of a sheet and nothing else, each with its end."""
    lines: Format = "jsonl" if format == "json" else format
    return "".join(text_of(sheet, lines, Terminal(), csv_safe, header=False))
