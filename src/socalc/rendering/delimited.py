"""A sheet as comma-separated or tab-separated values."""

import csv
import json
from collections.abc import Callable, Iterator
from io import StringIO

from socalc.rendering.exact import writer_of
from socalc.rendering.sheet import Sheet

_CHUNK = 65536
"""Characters that are gathered before they are handed on."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_text(sheet: Sheet, safe: bool = False, header: bool = True) -> Iterator[str]:
    """Comma-separated values (RFC 4180, but with a line feed after each record).

    ``safe`` puts an apostrophe before texts that a spreadsheet would run as a formula.
    """
    return _delimited(sheet, csv.excel, _defused if safe else str, header)


def tsv_text(sheet: Sheet, safe: bool = False, header: bool = True) -> Iterator[str]:
    """Tab-separated values: nothing is quoted; a tab or line break within a text is a space."""

    def one_line(text: str) -> str:
        return " ".join(text.split("\t")).replace("\n", " ").replace("\r", " ")

    return _delimited(
        sheet, _Unquoted, (lambda text: _defused(one_line(text))) if safe else one_line, header
    )


class _Unquoted(csv.excel_tab):
    quoting = csv.QUOTE_NONE
    quotechar = None


def _delimited(
    sheet: Sheet, dialect: type[csv.Dialect], text: Callable[[str], str], header: bool
) -> Iterator[str]:
    numbers = [writer_of(column) for column in sheet.columns]
    texts = [_of_json(text) if column.kind == "json" else text for column in sheet.columns]
    buffer = StringIO()
    writer = csv.writer(buffer, dialect, lineterminator="\n")
    if header:
        writer.writerow([text(column.name) for column in sheet.columns])
    for row in sheet.rows:
        writer.writerow(
            [
                value if value is None else as_text(value) if isinstance(value, str) else
                number(value)
                for value, as_text, number in zip(row, texts, numbers, strict=True)
            ]
        )  # fmt: skip
        if buffer.tell() >= _CHUNK:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def _of_json(text: Callable[[str], str]) -> Callable[[str], str]:
    """What writes a value that is in JSON: a text without its quotes, nothing for null."""

    def written(value: str) -> str:
        if value == "null":
            return ""
        return text(str(json.loads(value)) if value.startswith('"') else value)

    return written


def _defused(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
