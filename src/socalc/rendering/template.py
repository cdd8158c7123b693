"""What is the text of rows that differ in some cells only?"""

from collections.abc import Collection, Sequence

from socalc.rendering.formats import Format
from socalc.rendering.formats.piecewise import rows_text
from socalc.rendering.sheet import Sheet, Value

_MARK, _NUMBER_MARK = "\ue000", "\ue001"
"""Stand for a cell while the rest of its row is written: characters of private use."""


def template(
    sheet: Sheet, rows: Sequence[tuple[Value, ...]], changing: Collection[str], format: Format
) -> tuple[str, ...]:
    """The text of rows, cut at each cell that changes: before the first, between, after the last.

    Every format writes a text as it is if no character in it is active there, and a number without
    quotes. Empty if what does not change holds the characters that are used as marks.
    """
    marks = {
        index: _MARK if column.kind in ("text", "json") else _NUMBER_MARK
        for index, column in enumerate(sheet.columns)
        if column.name in changing
    }
    marked = [tuple(marks.get(index, value) for index, value in enumerate(row)) for row in rows]
    text = rows_text(sheet._replace(rows=marked), format).replace(f'"{_NUMBER_MARK}"', _MARK)
    parts = tuple(text.replace(_NUMBER_MARK, _MARK).split(_MARK))
    return parts if len(parts) == len(marks) * len(rows) + 1 else ()
