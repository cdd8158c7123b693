"""A sheet as a table in GitHub's Markdown."""

import re
from collections.abc import Iterator

from socalc.rendering.formats.cells import cells
from socalc.rendering.sheet import Sheet

_ACTIVE = re.compile(r"[\\`*_\[\]<>|~&$#!]|:(?=//)|(?i:(?<=www)\.)")
"""What GitHub's Markdown would take for markup, addresses without brackets among it."""


def markdown(sheet: Sheet) -> Iterator[str]:
    """The lines of the table: what people see, every character of a text as itself."""
    columns = cells(sheet)
    yield _line([" ".join(column.heading.split()) for column in columns])
    yield _line(["---:" if column.numeric else ":---" for column in columns])
    for row in zip(*(column.texts for column in columns), strict=True):
        yield _line([_ACTIVE.sub(r"\\\g<0>", text.strip()) for text in row])


def _line(texts: list[str]) -> str:
    return f"| {' | '.join(texts)} |\n"
