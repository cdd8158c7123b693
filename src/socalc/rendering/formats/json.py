"""A sheet as one JSON document, or as JSON Lines: one object a row."""

import re
from collections.abc import Callable, Iterable, Iterator
from json import JSONEncoder
from json.encoder import encode_basestring_ascii
from operator import add

from socalc.rendering.exact import writer_of
from socalc.rendering.sheet import Sheet
from socalc.targets.hidden_characters import ACTING


def json_text(sheet: Sheet) -> Iterator[str]:
    """``{"schema": ..., "title": ..., "source": ..., "notice": ..., "rows": [...]}``."""
    return json_text_around(sheet, _objects(sheet))


def json_text_around(sheet: Sheet, objects: Iterable[str]) -> Iterator[str]:
    """The same around rows that are objects already, in place of those of the sheet."""
    yield f'{_opening(sheet)}"notice": {quoted(sheet.notice)}, "rows": ['
    separator = "\n  "
    for row in objects:
        yield separator + row
        separator = ",\n  "
    yield "]}\n" if separator == "\n  " else "\n]}\n"


def json_text_of_pieces(
    sheet: Sheet, pieces: Iterator[str], notice: Callable[[], str]
) -> Iterator[str]:
    """The same document from rows that come piece by piece, as lines; what must be said about them is
    only known after the last, and stands there."""
    yield f'{_opening(sheet)}"rows": ['
    separator = "\n  "
    for rows in pieces:
        if rows:
            yield separator + rows.removesuffix("\n").replace("\n", ",\n  ")
            separator = ",\n  "
    yield f'\n], "notice": {quoted(notice())}}}\n'


def _opening(sheet: Sheet) -> str:
    return (
        f'{{"schema": {quoted(sheet.schema)}, "title": {quoted(sheet.title)}, '
        f'"source": {quoted(sheet.source)}, '
    )


def json_lines(sheet: Sheet) -> Iterator[str]:
    """One JSON object a row, each on its own line."""
    for row in _objects(sheet):
        yield row + "\n"


def _objects(sheet: Sheet) -> Iterator[str]:
    names = [f"{quoted(column.name)}: " for column in sheet.columns]
    numbers = [writer_of(column) for column in sheet.columns]
    texts = [json_escaped if column.kind == "json" else quoted for column in sheet.columns]
    missing = ['""' if column.kind == "text" else "null" for column in sheet.columns]
    for row in sheet.rows:
        values = (
            text(value) if isinstance(value, str) else
            nothing if value is None else number(value) or nothing
            for value, text, number, nothing in zip(row, texts, numbers, missing, strict=True)
        )  # fmt: skip
        yield f"{{{', '.join(map(add, names, values))}}}"


_encoded = JSONEncoder(ensure_ascii=False).encode
_ESCAPED = rf"{ACTING}|##(?=\[|vso\[)"


def quoted(text: str) -> str:
    """A text in JSON; what acts on a terminal, or on a runner that finds `##[` in a line, is escaped."""
    encoded = _encoded(text)
    return encoded if encoded.isprintable() and "##" not in encoded else json_escaped(encoded)


def json_escaped(encoded: str) -> str:
    """JSON that says the same without any acting character and without `##[`."""
    return re.sub(_ESCAPED, _escape, encoded)


def _escape(match: re.Match[str]) -> str:
    return "#\\u0023" if match[0] == "##" else encode_basestring_ascii(match[0])[1:-1]
