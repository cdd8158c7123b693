"""How do plain targets become text without a record for each?

A target that is plain has the text of any other with the same fields, but for its name, its texts and its
decimals. The first of each kind is worked out and laid out like every target; what follows needs only what
is its own.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from socalc.analyses.growth import GrowthRow
from socalc.analyses.plain_growth import DIGITS_LIMIT, PlainGrowth, is_special, plain_growth
from socalc.answers.kind_texts import (
    NOTHING,
    Kind,
    end_kind,
    factor_kind,
    index_kind,
    simple_end_kind,
    simple_kind,
)
from socalc.reading.plain import DIGITS_MAX, Key, Plain, PlainDecimal, plain_factor
from socalc.rendering.exact import ratio_text
from socalc.rendering.template import template
from socalc.targets.file import Growth, TargetFile
from socalc.targets.problems import Refusal

if TYPE_CHECKING:
    from socalc.answers.question import Finding
    from socalc.rendering.formats import Format
    from socalc.rendering.sheet import Sheet

T = TypeVar("T")

KINDS_MAX = 1000
"""Goals and other shared fields that are remembered as they are; more of them have factors of their own."""

_BY_FACTOR = {"baseline", "target_value", "amount"}
_TO_END = _BY_FACTOR | {"multiple", "change", "growth"}


class Kinds:
    """The text of plain targets in one format. The last ``kept`` columns of the sheet are handed on."""

    def __init__(
        self,
        sheet: "Sheet",
        format: "Format",
        lay_out: "Callable[[TargetFile], Finding]",
        kept: int = 0,
    ) -> None:
        self._sheet = sheet
        self._format = format
        self._lay_out = lay_out
        self._others = {column.name for column in sheet.columns[len(sheet.columns) - kept :]}
        self._of_forms: dict[Key, Kind] = {}
        self.known: dict[Key, Kind] = {}

    def of(self, plain: Plain, read: Callable[[T], Growth | None], source: T) -> Kind:
        """The kind of a target, which is read from its source if it is the first."""
        key = plain[0]
        if key not in self.known:
            if len(self.known) == KINDS_MAX:
                return self._with_factor(plain, read, source)
            self.known[key] = self._kind(read(source), plain) or _not_plain
        return self.known[key]

    def _with_factor(self, plain: Plain, read: Callable[[T], Growth | None], source: T) -> Kind:
        """The kind of a target among those whose goals have one form, each with a factor of its own."""
        goal = plain[0][0]
        factor = plain_factor(goal) if isinstance(goal, str) else None
        if factor is None:
            return _not_plain
        form, digits, decimals = factor
        key = (form, *plain[0][1:])
        kind = self._of_forms.get(key)
        if kind is None:
            kind = self._kind(read(source), plain, has_factor=True)
            if kind is None or len(self._of_forms) == KINDS_MAX:
                return _not_plain
            self._of_forms[key] = kind
        own = digits, decimals, str(goal)
        return lambda name, texts, start, _: kind(name, texts, start, own)

    def _kind(self, target: Growth | None, plain: Plain, has_factor: bool = False) -> Kind | None:
        _, _, texts, start, goal = plain
        if target is None or (goal and not start):
            return None
        try:
            laid_out = self._lay_out(TargetFile(growth=(target,))).sheet.rows
        except Refusal:
            return None
        rows = [cells for cells in laid_out if isinstance(cells, GrowthRow)]
        growth = plain_growth(target, rows)
        if growth is None or any(is_special(cells, target) for cells in rows):
            return None
        changing = {"target"} | (self._others | {"label", "note"} if texts else set())
        if start or has_factor:
            changing |= _BY_FACTOR if growth.kind == "factor" and not has_factor else _TO_END
        if goal or has_factor:
            changing.add("goal")
        cells = [(*cells, *("" for _ in self._others)) for cells in rows]
        parts = template(self._sheet, cells, changing, self._format)
        if not parts:
            return None
        kind = _text_of(parts, growth, plain, has_factor)
        return _scaled(kind, target, start) if start and target.baseline else kind


def _not_plain(*_: object) -> None:
    return None


def _text_of(parts: tuple[str, ...], growth: PlainGrowth, plain: Plain, has_factor: bool) -> Kind:
    """What makes the text of targets like one of them."""
    _, _, texts, start, goal = plain
    is_simple = len(growth.periods) == 1 and not texts
    if start is None and not has_factor:
        return index_kind(parts, len(growth.periods))
    if growth.kind == "factor" and not has_factor:
        return simple_kind(parts, growth) if is_simple else factor_kind(parts, growth)
    is_simple = is_simple and not growth.is_linear and (goal is not None or has_factor)
    return (simple_end_kind if is_simple else end_kind)(parts, growth, has_factor)


def _scaled(kind: Kind, target: Growth, start: PlainDecimal) -> Kind:
    """The same kind for decimals that stand for more or less, as what is written after them says."""
    assert target.baseline is not None
    digits, decimals, _ = start
    scale = target.baseline.value * 10**decimals / digits
    power = len(str(int(scale if scale >= 1 else 1 / scale))) - 1
    power = power if scale >= 1 else -power
    if not power:
        return kind

    def text(
        name: str, texts: tuple[str, ...], start: PlainDecimal | None, goal: PlainDecimal | None
    ) -> str | None:
        digits, decimals, _ = start or NOTHING
        digits *= 10 ** max(0, power - decimals)
        decimals = max(0, decimals - power)
        if digits >= DIGITS_LIMIT or decimals > DIGITS_MAX:
            return None
        return kind(name, texts, (digits, decimals, ratio_text(digits, 10**decimals)), goal)

    return text
