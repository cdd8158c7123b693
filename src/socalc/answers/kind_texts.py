"""What is the text of plain targets of one kind, from what is their own?

Each function here takes the text of a kind, cut where it changes, and how its numbers come about; and returns
what makes the text of a target.
"""

from collections.abc import Callable, Iterable
from itertools import chain

from socalc.analyses.plain_growth import DIGITS_LIMIT, POWERS, PlainGrowth
from socalc.arithmetic.growth import rate_between
from socalc.reading.plain import PlainDecimal
from socalc.rendering.exact import ratio_text

Kind = Callable[[str, tuple[str, ...], PlainDecimal | None, PlainDecimal | None], str | None]
"""Makes the text of a target of one kind from name, other texts, baseline and goal; ``None`` if it has none."""


def index_kind(parts: tuple[str, ...], horizons: int) -> Kind:
    def text(name: str, texts: tuple[str, ...], *_: object) -> str:
        return _joined(parts, (name, *texts) * horizons) if texts else name.join(parts)

    return text


def simple_kind(parts: tuple[str, ...], growth: PlainGrowth) -> Kind:
    """By a factor over one horizon, without other texts: what most rows of long tables are, so that no
    call is spent on a cell."""
    before, after_name, after_baseline, after_value, after = parts
    by_factor = growth.by_factor

    def text(name: str, _: object, start: PlainDecimal | None, __: object) -> str | None:
        digits, decimals, typed = start or NOTHING
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


def factor_kind(parts: tuple[str, ...], growth: PlainGrowth) -> Kind:
    def text(
        name: str, texts: tuple[str, ...], start: PlainDecimal | None, _: object
    ) -> str | None:
        digits, decimals, typed = start or NOTHING
        if (ratios := growth.by_factor(digits, decimals)) is None:
            return None
        value, *amounts = (ratio_text(*ratio) for ratio in ratios)
        before = (name, *texts[:1], _decimal_text(digits, decimals, typed), value)
        return _joined(parts, [c for amount in amounts for c in (*before, amount, *texts[1:])])

    return text


def simple_end_kind(parts: tuple[str, ...], growth: PlainGrowth, has_factor: bool = False) -> Kind:
    """As ``end_kind`` over one horizon at a compound rate, without other texts: what most other rows of
    long tables are."""
    before, *between, last = parts
    after_name, after_baseline, after_goal, after_value, *between = between
    after_multiple, after_change, after_growth = between
    [(p, q)] = growth.periods

    def text(
        name: str, _: object, start: PlainDecimal | None, goal: PlainDecimal | None
    ) -> str | None:
        digits, decimals, typed = start or _INDEX
        end_digits, end_decimals, aim = goal or NOTHING
        if has_factor:
            end_digits, end_decimals = end_digits * digits, end_decimals + decimals
            if not 0 < end_digits < DIGITS_LIMIT:
                return None
        if decimals and (typed[0] == "0" or typed[-1] == "0"):
            typed = ratio_text(digits, POWERS[decimals])
        value = ratio_text(end_digits, POWERS[end_decimals])
        above, below = end_digits * POWERS[decimals], digits * POWERS[end_decimals]
        more, periods = (above - below) * q, POWERS[decimals + end_decimals] * p
        multiple = repr(above / below) if above % below else str(above // below)
        change = repr(more / (below * q)) if more % (below * q) else str(more // (below * q))
        amount = repr(more / periods) if more % periods else str(more // periods)
        return (
            f"{before}{name}{after_name}{typed}{after_baseline}{aim}{after_goal}{value}{after_value}"
            f"{multiple}{after_multiple}{change}{after_change}{rate_between(above, below, p, q)!r}"
            f"{after_growth}{amount}{last}"
        )

    return text


def end_kind(parts: tuple[str, ...], growth: PlainGrowth, has_factor: bool = False) -> Kind:
    """To a value: that of the kind, or one of its own, or by a factor of its own, which then stands in
    place of the goal's number."""

    def text(
        name: str, texts: tuple[str, ...], start: PlainDecimal | None, goal: PlainDecimal | None
    ) -> str | None:
        digits, decimals, typed = start or _INDEX
        end = goal[:2] if goal else growth.end(digits, decimals)
        if goal and has_factor:
            end = goal[0] * digits, goal[1] + decimals
        if end is None or not 0 < end[0] < DIGITS_LIMIT:
            return None
        before = (name, *texts[:1], _decimal_text(digits, decimals, typed))
        before += (*(goal[2:] if goal else ()), ratio_text(end[0], POWERS[end[1]]))
        cells: list[str] = []
        for period in growth.periods:
            multiple, change, rate, amount = growth.numbers(digits, decimals, *end, period)
            numbers = (ratio_text(*multiple), ratio_text(*change), repr(rate), ratio_text(*amount))
            cells += (*before, *numbers, *texts[1:])
        return _joined(parts, cells)

    return text


NOTHING = (0, 0, "")
"""Stands for a baseline where none is; a kind that needs one has one."""

_INDEX = (100, 0, "100")
"""The baseline where none is stated."""


def _decimal_text(digits: int, decimals: int, typed: str) -> str:
    """The shortest text of a plain decimal; often it is the typed one."""
    if decimals and (typed[0] == "0" or typed[-1] == "0"):
        return ratio_text(digits, 10**decimals)
    return typed


def _joined(parts: tuple[str, ...], cells: Iterable[str]) -> str:
    return "".join(chain.from_iterable(zip(parts, (*cells, ""), strict=True)))
