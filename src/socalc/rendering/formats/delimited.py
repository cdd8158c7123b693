"""A sheet as comma-separated or tab-separated values."""

import csv
import json
import re
from collections.abc import Callable, Iterator, Sequence

from socalc.rendering.exact import writer_of
from socalc.rendering.sheet import Sheet
from socalc.targets.hidden_characters import shown_lines

_CHUNK = 500
"""Records that are gathered before they are handed on."""

_FORMULA = re.compile(r"[\t\r\n]|[\s\"]*[=+\-@＝＋－＠]")
"""How a text begins that a spreadsheet may run: OWASP's list for CSV injection, with full-width signs, and with
blanks and quotes before them."""

_NUMBER = re.compile(r"-(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
"""A number below 0: it is never touched."""

_SEPARATOR = re.compile(r"[;|\t\n\r]")
"""Where a spreadsheet may begin a new cell, besides at commas."""

_FORMULA_BEHIND = re.compile(r"([;|,][\s\"]*)(?=[=+\-@＝＋－＠])")
_COMMAND_WITHIN = re.compile(r"(?<=[\n\r])([^\S\n\r]*)::|##(?=\[|vso\[)")

Cells = Sequence[str | None]


def csv_text(sheet: Sheet, safe: bool = False, header: bool = True) -> Iterator[str]:
    """Comma-separated values (RFC 4180, but with a line feed after each record).

    ``safe`` puts an apostrophe before texts that a spreadsheet would run as a formula, and quotes those
    that it might divide.
    """

    def line(cells: Cells) -> str | None:
        if _begins_command(cells[0] or "") or (
            safe and any(text and _SEPARATOR.search(text) for text in cells)
        ):
            return ",".join(_quoted(text or "") for text in cells) + "\n"
        return None

    def safe_lines(text: str) -> str:
        return _defused(_lines(text))

    return _delimited(sheet, csv.excel, safe_lines if safe else _lines, line, header)


def tsv_text(sheet: Sheet, safe: bool = False, header: bool = True) -> Iterator[str]:
    """Tab-separated values: nothing is quoted; a tab or line break within a text is a space.

    For the same reason ``safe`` puts apostrophes behind separators, too.
    """

    def line(cells: Cells) -> str | None:
        whole = "\t".join(text or "" for text in cells)
        return whole.replace("::", r"\::", 1) + "\n" if _begins_command(whole) else None

    def safe_line(text: str) -> str:
        return _FORMULA_BEHIND.sub(r"\1'", _one_line(_defused(text)))

    return _delimited(sheet, _Unquoted, safe_line if safe else _one_line, line, header)


class _Unquoted(csv.excel_tab):
    quoting = csv.QUOTE_NONE
    quotechar = None


def _delimited(
    sheet: Sheet,
    dialect: type[csv.Dialect],
    text: Callable[[str], str],
    own_line: Callable[[Cells], str | None],
    header: bool,
) -> Iterator[str]:
    """The records; ``own_line`` writes those that the dialect would not quote as they need."""
    numbers = [writer_of(column) for column in sheet.columns]
    texts = [_of_json(text) if column.kind == "json" else text for column in sheet.columns]
    lines = _Lines()
    writer = csv.writer(lines, dialect, lineterminator="\n")

    def put(cells: Cells) -> None:
        if line := own_line(cells):
            lines.append(line)
        else:
            writer.writerow(cells)

    if header:
        put([text(column.name) for column in sheet.columns])
    for row in sheet.rows:
        put(
            [
                value if value is None else as_text(value) if isinstance(value, str) else
                number(value)
                for value, as_text, number in zip(row, texts, numbers, strict=True)
            ]
        )  # fmt: skip
        if len(lines) >= _CHUNK:
            yield "".join(lines)
            lines.clear()
    yield "".join(lines)


class _Lines(list[str]):
    """What a writer of records writes to."""

    write = list.append


def _of_json(text: Callable[[str], str]) -> Callable[[str], str]:
    """What writes a value that is in JSON: a text without its quotes, nothing for null."""

    def written(value: str) -> str:
        if value == "null":
            return ""
        return text(shown_lines(json.loads(value)) if value.startswith('"') else value)

    return written


def _lines(text: str) -> str:
    """The text with a backslash before what a runner would take for a command: not at its beginning,
    where quotes serve."""
    if "::" not in text and "##" not in text:
        return text
    return _COMMAND_WITHIN.sub(
        lambda match: r"#\#" if match[1] is None else rf"{match[1]}\::", text
    )


def _one_line(text: str) -> str:
    return _lines(" ".join(re.split("[\t\n\r]", text)))


def _begins_command(line: str) -> bool:
    return "::" in line and line.lstrip().startswith("::")


def _quoted(text: str) -> str:
    if not re.search('[",;|\t\n\r]', text) and not _begins_command(text):
        return text
    return '"' + text.replace('"', '""') + '"'


def _defused(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
