"""How do plain rows of a table become text without a record for each?"""

from typing import TYPE_CHECKING

from socalc.answers.kinds import Kinds
from socalc.reading.plain import Key
from socalc.reading.tables.plain import PlainRows
from socalc.reading.tables.records import Record
from socalc.reading.tables.row import Table
from socalc.reading.tables.signs import Sign, sign_of
from socalc.targets.file import Growth, TargetFile
from socalc.targets.shown import COMMAND_SIGNS

if TYPE_CHECKING:
    from collections.abc import Callable

    from socalc.answers.question import Finding
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
        lay_out: "Callable[[TargetFile], Finding]",
    ) -> None:
        assert table.columns is not None
        self._table = table
        self._plain = PlainRows(table.columns, separator, keep=bool(kept))
        self._active = _active(separator, format)
        self._kinds = Kinds(sheet, format, lay_out, kept)

        self._are_values = table.columns.are_values
        self.signs: set[Sign] = set()
        """Whether goals of the rows that were last asked for are signed or plain numbers."""

    def texts(self, rows: list[str]) -> list[str | None]:
        """The text of each row; ``None`` if it is not plain."""
        active, known = self._active, self._kinds.known
        joined = "\n".join(rows)
        has_commands = any(sign in joined for sign in COMMAND_SIGNS)  # mostly not
        found: list[str | None] = []
        keys = set()
        for row, plain in zip(rows, self._plain.of(rows), strict=True):
            if (
                plain is None
                or (active and active in row)
                or (has_commands and any(sign in row for sign in COMMAND_SIGNS))
            ):
                found.append(None)
                continue
            key, name, texts, start, goal = plain
            keys.add(key)
            kind = known.get(key) or self._kinds.of(plain, self._target, row)
            found.append(kind(name, texts, start, goal))
        self.signs = set() if self._are_values else {_sign(key) for key in keys}
        return found

    def until_sign(self, rows: list[str], texts: list[str | None]) -> int:
        """How many rows there are up to the first with a text whose goal is a signed or plain number."""
        plains = enumerate(zip(texts, self._plain.of(rows), strict=True), 1)
        signed = (n for n, (text, plain) in plains if text and plain and _sign(plain[0]))
        return next(signed, 0)

    def _target(self, row: str) -> Growth | None:
        target = self._table.row(Record(1, row, [])).target
        return target if isinstance(target, Growth) else None


def _sign(key: Key) -> Sign:
    """Whether the goal of plain rows is a signed or a plain number."""
    return "plain" if key[0] is None else sign_of(str(key[0]))


def _active(separator: str, format: "Format") -> str:
    """The character that a plain row may hold and a format would not write as it is."""
    if format in ("json", "jsonl"):
        return "\\"
    return "," if format == "csv" and separator != "," else ""
