"""How do plain rows of a table become text without a record for each?"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from socalc.cli.kinds import Kinds
from socalc.reading.tables.pieces import Record
from socalc.reading.tables.plain import PlainRows
from socalc.reading.tables.rows import Table
from socalc.targets.file import Growth
from socalc.targets.shown import COMMAND_SIGNS

if TYPE_CHECKING:
    from socalc.cli.options import LayOut
    from socalc.rendering.formats import Format
    from socalc.rendering.sheet import Sheet


class Quick:
    """The text of plain rows of one table in one format."""

    def __init__(
        self,
        table: Table,
        separator: str,
        sheet: "Sheet",
        kept: int,
        format: "Format",
        lay_out: "LayOut",
    ) -> None:
        assert table.columns is not None
        self._table = table
        self._plain = PlainRows(table.columns, separator, keep=bool(kept))
        self._active = _active(separator, format)
        self._kinds = Kinds(sheet, format, lay_out, kept)

    def texts(self, rows: list[str]) -> Iterator[str | None]:
        """The text of each row; ``None`` if it is not plain."""
        active, known = self._active, self._kinds.known
        joined = "\n".join(rows)
        has_commands = any(sign in joined for sign in COMMAND_SIGNS)  # mostly not
        for row, plain in zip(rows, self._plain.of(rows), strict=True):
            if (
                plain is None
                or (active and active in row)
                or (has_commands and any(sign in row for sign in COMMAND_SIGNS))
            ):
                yield None
                continue
            key, name, texts, start, goal = plain
            kind = known.get(key) or self._kinds.of(plain, self._target, row)
            yield kind(name, texts, start, goal)

    def _target(self, row: str) -> Growth | None:
        target = self._table.row(Record(1, row, [])).target
        return target if isinstance(target, Growth) else None


def _active(separator: str, format: "Format") -> str:
    """The character that a plain row may hold and a format would not write as it is."""
    if format in ("json", "jsonl"):
        return "\\"
    return "," if format == "csv" and separator != "," else ""
