"""A sheet as one JSON document, or as JSON Lines: one object a row."""

import json
from collections.abc import Iterator

from socalc.rendering.exact import number_text
from socalc.rendering.sheet import Column, Sheet, Value


def json_text(sheet: Sheet) -> Iterator[str]:
    """``{"schema": ..., "title": ..., "source": ..., "notice": ..., "rows": [...]}``."""
    yield (
        f'{{"schema": {_text(sheet.schema)}, "title": {_text(sheet.title)}, '
        f'"source": {_text(sheet.source)}, "notice": {_text(sheet.notice)}, "rows": ['
    )
    separator = "\n  "
    for row in sheet.rows:
        yield separator + _object(row, sheet.columns)
        separator = ",\n  "
    yield "\n]}\n" if sheet.rows else "]}\n"


def json_lines(sheet: Sheet) -> Iterator[str]:
    """One JSON object a row, each on its own line."""
    for row in sheet.rows:
        yield _object(row, sheet.columns) + "\n"


def _object(row: tuple[Value, ...], columns: tuple[Column, ...]) -> str:
    members = (
        f'"{column.name}": {_value(value, column)}'
        for column, value in zip(columns, row, strict=True)
    )
    return f"{{{', '.join(members)}}}"


def _value(value: Value, column: Column) -> str:
    if value is None:
        return "null"
    return _text(value) if isinstance(value, str) else number_text(value, column) or "null"


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
