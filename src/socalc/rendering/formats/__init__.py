"""Which formats are there, and what is a sheet's text in each?"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, get_args

from socalc.targets.problems import Refusal

if TYPE_CHECKING:
    from socalc.rendering.sheet import Sheet
    from socalc.rendering.terminal import Terminal

Format = Literal["table", "plain", "csv", "tsv", "json", "jsonl", "markdown", "github"]
FORMATS: tuple[Format, ...] = get_args(Format)

ENDINGS: dict[str, Format] = {
    ".csv": "csv", ".tsv": "tsv", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".md": "markdown",
}  # fmt: skip
"""Endings of a file name that say in which format the file is to be."""

PLAIN_ENDINGS = ("", ".txt", ".text", ".out", ".log")
"""Endings of a file name that say nothing of its format."""

PIECEWISE: frozenset[Format] = frozenset({"csv", "tsv", "json", "jsonl"})
"""Formats whose first row can be written before the last is known."""

TABLE_ROWS_MAX = 2000
"""Rows that are drawn as a table: each costs a hundred times what it does in plain text."""


def text_of(
    sheet: "Sheet",
    format: Format,
    terminal: "Terminal",
    csv_safe: bool = False,
    header: bool = True,
) -> Iterator[str]:
    """The text of a sheet, in pieces. Each format is loaded only where it is asked for.

    ``header`` is whether CSV and TSV start with the names of the columns.
    """
    match format:
        case "table":
            from socalc.rendering.formats.table import table

            return table(sheet, terminal)
        case "plain":
            from socalc.rendering.formats.plain import plain

            return plain(sheet)
        case "csv":
            from socalc.rendering.formats.delimited import csv_text

            return csv_text(sheet, csv_safe, header)
        case "tsv":
            from socalc.rendering.formats.delimited import tsv_text

            return tsv_text(sheet, csv_safe, header)
        case "json":
            from socalc.rendering.formats.json import json_text

            return json_text(sheet)
        case "jsonl":
            from socalc.rendering.formats.json import json_lines

            return json_lines(sheet)
        case "markdown":
            from socalc.rendering.formats.markdown import markdown

            return markdown(sheet)
        case "github":
            from socalc.rendering.formats.github import can_annotate, github

            if not can_annotate(sheet):
                raise Refusal(
                    "github: this report has no findings to annotate",
                    "use it with `socalc check` or `socalc scan`",
                )
            return github(sheet)
