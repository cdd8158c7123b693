"""How do plain targets become text without a record for each?

A target that is plain has the text of any other with the same fields, but for its name, its texts and its
decimals. The first of each kind is worked out and laid out like every target; what follows needs only what
is its own.
"""

from collections.abc import Callable, Iterable
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from socalc.analyses.growth import GrowthRow
from socalc.analyses.plain_growth import POWERS, PlainGrowth, is_special, plain_growth
from socalc.arithmetic.growth import rate_between
from socalc.reading.plain import Decimal, Key, Plain
from socalc.rendering.exact import ratio_text
from socalc.rendering.template import template
from socalc.targets.file import Growth, TargetFile
from socalc.targets.problems import Refusal

if TYPE_CHECKING:
    from socalc.cli.options import LayOut
    from socalc.rendering.formats import Format
    from socalc.rendering.sheet import Sheet

T = TypeVar("T")

KINDS_MAX = 10_000
"""Kinds that are remembered; targets of others are not plain."""

_BY_FACTOR = {"baseline", "target_value", "amount"}
_TO_END = _BY_FACTOR | {"multiple", "change", "growth"}

Kind = Callable[[str, tuple[str, ...], Decimal | None, Decimal | None], str | None]
"""Makes the text of a target of one kind from name, other texts, baseline and goal; ``None`` if it has none."""


class Kinds:
    """The text of plain targets in one format. ``kept`` columns of the sheet are handed on."""

    def __init__(self, sheet: "Sheet", format: "Format", lay_out: "LayOut", kept: int = 0) -> None:
        self._sheet = sheet
        self._format = format
        self._lay_out = lay_out
        self._others = {column.name for column in sheet.columns[len(sheet.columns) - kept :]}
        self.known: dict[Key, Kind] = {}

    def of(self, plain: Plain, read: Callable[[T], Growth | None], source: T) -> Kind:
        """The kind of a target, which is read from its source if it is the first."""
        key = plain[0]
        if key not in self.known:
            if len(self.known) == KINDS_MAX:
                return _not_plain
            self.known[key] = self._kind(read(source), plain)
        return self.known[key]

    def _kind(self, target: Growth | None, plain: Plain) -> Kind:
        _, _, texts, start, goal = plain
        if target is None:
            return _not_plain
        try:
            laid_out = self._lay_out(TargetFile(growth=(target,))).sheet.rows
        except Refusal:
            return _not_plain
        rows = [cells for cells in laid_out if isinstance(cells, GrowthRow)]
        if any(is_special(cells, target) for cells in rows) or (goal and not start):
            return _not_plain
        growth = plain_growth(target, rows) if start else None
        if start and growth is None:
            return _not_plain
        changing = {"target"} | (self._others | {"label", "note"} if texts else set())
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
        simple = len(rows) == 1 and not texts
        if growth.kind != "factor":
            is_value = simple and goal and not growth.is_linear
            return _simple_end_kind(parts, growth) if is_value else _end_kind(parts, growth)
        return _simple_kind(parts, growth) if simple else _factor_kind(parts, growth)


def _not_plain(*_: object) -> None:
    return None


def _index_kind(parts: tuple[str, ...], horizons: int) -> Kind:
    def text(name: str, texts: tuple[str, ...], *_: object) -> str:
        return _joined(parts, (name, *texts) * horizons)

    return text


def _simple_kind(parts: tuple[str, ...], growth: PlainGrowth) -> Kind:
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


def _factor_kind(parts: tuple[str, ...], growth: PlainGrowth) -> Kind:
    def text(name: str, texts: tuple[str, ...], start: Decimal | None, _: object) -> str | None:
        digits, decimals, typed = start or _NOTHING
        if (ratios := growth.by_factor(digits, decimals)) is None:
            return None
        value, *amounts = (ratio_text(*ratio) for ratio in ratios)
        before = (name, *texts[:1], _decimal_text(digits, decimals, typed), value)
        return _joined(parts, [c for amount in amounts for c in (*before, amount, *texts[1:])])

    return text


def _simple_end_kind(parts: tuple[str, ...], growth: PlainGrowth) -> Kind:
    """To a value of its own over one horizon, without other texts: what most other rows are."""
    before, *between, last = parts
    after_name, after_baseline, after_goal, after_value, *between = between
    after_multiple, after_change, after_growth = between
    [(p, q)] = growth.periods

    def text(name: str, _: object, start: Decimal | None, goal: Decimal | None) -> str:
        digits, decimals, typed = start or _NOTHING
        end_digits, end_decimals, aim = goal or _NOTHING
        above, below = end_digits * POWERS[decimals], digits * POWERS[end_decimals]
        more, periods = (above - below) * q, POWERS[decimals + end_decimals] * p
        multiple = repr(above / below) if above % below else str(above // below)
        change = repr(more / (below * q)) if more % (below * q) else str(more // (below * q))
        amount = repr(more / periods) if more % periods else str(more // periods)
        return (
            f"{before}{name}{after_name}{_decimal_text(digits, decimals, typed)}{after_baseline}{aim}"
            f"{after_goal}{_decimal_text(end_digits, end_decimals, aim)}{after_value}{multiple}"
            f"{after_multiple}{change}{after_change}{rate_between(above, below, p, q)!r}{after_growth}"
            f"{amount}{last}"
        )

    return text


def _end_kind(parts: tuple[str, ...], growth: PlainGrowth) -> Kind:
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
