"""How do plain rows of a table become text without a record for each?

A row that is plain has the text of any other with the same fields, but for its names and decimals. The
first of each kind is read, worked out and laid out like every row; what follows needs only the numbers
that are its own.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from socalc.analyses.growth import GrowthRow
from socalc.analyses.plain_growth import PlainGrowth, is_special, plain_growth
from socalc.reading.tables.pieces import Record
from socalc.reading.tables.plain import Decimal, Key, PlainRows
from socalc.reading.tables.rows import Table, file_of
from socalc.rendering.exact import ratio_text
from socalc.rendering.template import template
from socalc.targets.file import Growth
from socalc.targets.problems import Refusal

if TYPE_CHECKING:
    from socalc.cli.options import LayOut
    from socalc.rendering.formats import Format
    from socalc.rendering.sheet import Sheet

KINDS_MAX = 10_000
"""Kinds of rows that are remembered."""

_BY_FACTOR = {"baseline", "target_value", "amount"}
_TO_END = _BY_FACTOR | {"multiple", "change", "growth"}

_Kind = Callable[[str, tuple[str, ...], Decimal | None, Decimal | None], str | None]
"""The text of a row of one kind from name, other texts, baseline and goal; ``None`` if it has none."""


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
        self._sheet = sheet
        self._format = format
        self._lay_out = lay_out
        self._others = {column.name for column in sheet.columns[len(sheet.columns) - kept :]}
        self._plain = PlainRows(table.columns, separator, keep=bool(self._others))
        self._has_texts = bool(self._others or {"label", "note"} & set(table.columns.fields))
        self._active = _active(separator, format)
        self._kinds: dict[Key, _Kind] = {}

    def texts(self, rows: list[str]) -> Iterator[str | None]:
        """The text of each row; ``None`` if it is not plain."""
        kinds, active = self._kinds, self._active
        for row, plain in zip(rows, self._plain.of(rows), strict=True):
            if plain is None or (active and active in row):
                yield None
                continue
            key, name, texts, start, goal = plain
            kind = kinds.get(key)
            if kind is None:
                kind = self._kind(row, start, goal)
                if len(kinds) < KINDS_MAX:
                    kinds[key] = kind
            yield kind(name, texts, start, goal)

    def _kind(self, row: str, start: Decimal | None, goal: Decimal | None) -> _Kind:
        """The kind of a row, which is the first of it."""
        target = self._table.row(Record(1, row, [])).target
        if not isinstance(target, Growth):
            return _not_plain
        try:
            laid_out = self._lay_out(file_of([target])).sheet.rows
        except Refusal:
            return _not_plain
        rows = [cells for cells in laid_out if isinstance(cells, GrowthRow)]
        if any(is_special(cells, target) for cells in rows) or (goal and not start):
            return _not_plain
        growth = plain_growth(target, rows) if start else None
        if start and growth is None:
            return _not_plain
        changing = {"target"} | (self._others | {"label", "note"} if self._has_texts else set())
        if growth:
            changing |= _BY_FACTOR if growth.kind == "factor" else _TO_END
        if goal:
            changing.add("goal")
        cells = [(*cells, *("" for _ in self._others)) for cells in rows]
        parts = template(self._sheet, cells, changing, self._format)
        if not parts:
            return _not_plain
        if growth is None:
            return _index_kind(parts, len(rows))
        if growth.kind != "factor":
            return _end_kind(parts, growth)
        simple = len(rows) == 1 and not self._has_texts
        return _simple_kind(parts, growth) if simple else _factor_kind(parts, growth)


def _active(separator: str, format: "Format") -> str:
    """The character that a plain row may hold and a format would not write as it is."""
    if format in ("json", "jsonl"):
        return "\\"
    return "," if format == "csv" and separator != "," else ""


def _not_plain(*_: object) -> None:
    return None


def _index_kind(parts: tuple[str, ...], horizons: int) -> _Kind:
    def text(name: str, texts: tuple[str, ...], *_: object) -> str:
        return _joined(parts, (name, *texts) * horizons)

    return text


def _simple_kind(parts: tuple[str, ...], growth: PlainGrowth) -> _Kind:
    """By a factor over one horizon, without other texts: what most rows of long tables are."""
    before, after_name, after_baseline, after_value, after = parts
    by_factor = growth.by_factor

    def text(name: str, _: object, start: Decimal | None, __: object) -> str | None:
        digits, decimals, typed = start or _NOTHING
        if (ratios := by_factor(digits, decimals)) is None:
            return None
        (above, below), (more, periods) = ratios
        value = repr(above / below) if above % below else str(above // below)
        amount = repr(more / periods) if more % periods else str(more // periods)
        if decimals and (typed[0] == "0" or typed[-1] == "0"):
            typed = ratio_text(digits, 10**decimals)
        return (
            f"{before}{name}{after_name}{typed}{after_baseline}{value}{after_value}{amount}{after}"
        )

    return text


def _factor_kind(parts: tuple[str, ...], growth: PlainGrowth) -> _Kind:
    def text(name: str, texts: tuple[str, ...], start: Decimal | None, _: object) -> str | None:
        digits, decimals, typed = start or _NOTHING
        if (ratios := growth.by_factor(digits, decimals)) is None:
            return None
        value, *amounts = (ratio_text(*ratio) for ratio in ratios)
        before = (name, *texts[:1], _decimal_text(digits, decimals, typed), value)
        return _joined(parts, [c for amount in amounts for c in (*before, amount, *texts[1:])])

    return text


def _end_kind(parts: tuple[str, ...], growth: PlainGrowth) -> _Kind:
    def text(
        name: str, texts: tuple[str, ...], start: Decimal | None, goal: Decimal | None
    ) -> str | None:
        digits, decimals, typed = start or _NOTHING
        end = goal[:2] if goal else growth.end(digits, decimals)
        if end is None:
            return None
        baseline = _decimal_text(digits, decimals, typed)
        value = _decimal_text(*goal) if goal else ratio_text(end[0], 10 ** end[1])
        before = (name, *texts[:1], baseline, *(goal[2:] if goal else ()), value)
        cells: list[str] = []
        for period in growth.periods:
            multiple, change, rate, amount = growth.numbers(digits, decimals, *end, period)
            numbers = (ratio_text(*multiple), ratio_text(*change), repr(rate), ratio_text(*amount))
            cells += (*before, *numbers, *texts[1:])
        return _joined(parts, cells)

    return text


_NOTHING = (0, 0, "")
"""Stands for a baseline where none is; a kind that needs one has one."""


def _decimal_text(digits: int, decimals: int, typed: str) -> str:
    """The shortest text of a plain decimal; often it is the typed one."""
    if decimals and (typed[0] == "0" or typed[-1] == "0"):
        return ratio_text(digits, 10**decimals)
    return typed


def _joined(parts: tuple[str, ...], cells: Iterable[str]) -> str:
    return "".join(chain.from_iterable(zip(parts, (*cells, ""), strict=True)))
