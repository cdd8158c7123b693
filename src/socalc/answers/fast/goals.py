"""Where does a plain row with a goal start, where does it lead, and what does it share with others?"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from socalc.analyses.growth import PERIODS_A_YEAR, Per
from socalc.analyses.horizons import Horizons, window_of
from socalc.answers.fast.lines import FieldPlaces, getter
from socalc.answers.fast.numbers import LIMIT, decimal, factor, is_stated
from socalc.arithmetic.bands import Quotient
from socalc.reading.sections.entry import target_of_texts
from socalc.reading.sections.timing import Timing
from socalc.reading.tables.signs import Signs
from socalc.rendering.exact import typed_text
from socalc.rendering.layouts.growth import notice_of
from socalc.targets.file import Growth
from socalc.targets.problems import Refusal

_SHARED = ("unit", "window", "by", "base-year")
"""Fields that many rows have in common."""


@dataclass
class Remembered:
    """What is to be said after the last row."""

    notice: str = ""
    has_finding: bool = False


class Span(NamedTuple):
    """A horizon: its years, its last year and its deadline as texts, and its periods in lowest terms."""

    years: str
    by: str
    deadline: str
    p: int
    q: int


class Plan(NamedTuple):
    """What rows share: their unit, whether whole numbers in it are counts, and their time."""

    unit: str
    has_counts: bool
    base: int | None
    spans: tuple[Span, ...]
    notice: str


def plan_of(
    fields: Iterable[tuple[str, str]], timing: Timing, asked: Horizons, per: Per, nothing: str
) -> Plan | None:
    """What fields say beside a plain baseline and goal, read as of any target; ``None`` if something is wrong
    with them, or more is to be said than numbers. ``nothing`` stands for a year that nobody knows."""
    texts = {"baseline": "1", "goal": "x2", **dict(fields)}
    target = target_of_texts("growth", texts, timing)
    if not isinstance(target, Growth) or not target.baseline or target.baseline.percent:
        return None
    try:
        window = window_of(target, asked)
    except Refusal:
        return None
    if target.dating in ("split", "FY"):
        return None
    spans = (
        Span(
            typed_text(horizon.years),
            str(horizon.by) if horizon.by is not None else nothing,
            horizon.deadline(target.dating),
            *(horizon.years * PERIODS_A_YEAR[per]).as_integer_ratio(),
        )
        for horizon in window.horizons
    )
    notice = notice_of((window.origin,))
    return Plan(target.unit, target.baseline.is_count, target.base, tuple(spans), notice)


Ends = tuple[Quotient, Quotient, Quotient | None]
"""The way of a plain row: start and end, and the factor between the two where its goal is one."""


def ratio(ends: Ends) -> Quotient:
    """End / start."""
    (d, s), (n, m), _ = ends
    return n * s, d * m


_INDEX = (100, 1)


def ends_of(typed: str, goal: str, has_values: bool) -> Ends | None:
    """The way from a baseline, or an index where none is typed, to a goal. ``None`` if one of them is not
    plain, or the goal is a number and nobody knows yet that these are values."""
    start = decimal(typed) if typed else _INDEX
    if start is None or not goal:
        return None
    (d, s), by = start, None
    if "0" <= goal[0] <= "9":
        end = decimal(goal) if has_values and typed else None
    elif goal[0] == "+" and goal[-1] != "%":
        more = decimal(goal[1:]) if typed else None
        end = more and (d * more[1] + more[0] * s, s * more[1])
    else:
        by = factor(goal)
        end = by and (d * by[0], s * by[1])
    return (start, end, by) if end and end[0] < LIMIT else None


Written = Callable[[str, str, str, str, str, Ends, Plan, list[str]], str | None]
"""Writes the lines of a plain target from its name, its label, its note, its baseline and its goal as they are
typed, its way, what it shares with others, and all cells of its row."""


class Goals:
    """Turns plain rows with a goal into text."""

    def __init__(
        self, cells: FieldPlaces, timing: Timing, signs: Signs, told: Remembered, asked: Horizons, per: Per,
        nothing: str, written: Written, are_values: bool,
    ) -> None:  # fmt: skip
        names = [name for name in _SHARED if name in cells.places]
        self._shared = getter([cells.at(name) for name in names])
        self._name, self._label, self._note = map(cells.at, ("target", "label", "note"))
        self._baseline, self._goal, self._stated = map(cells.at, ("baseline", "goal", "stated"))
        self._signs = signs
        self._are_values = are_values
        self._told = told
        self._written = written

        @lru_cache(4096)
        def plan(texts: tuple[str, ...]) -> Plan | None:
            fields = [(name, text) for name, text in zip(names, texts, strict=True) if text.strip()]
            return plan_of(fields, timing, asked, per, nothing)

        self._plan = plan

    def text(self, cells: list[str], _: int) -> str | None:
        """The lines of a row; ``None`` if it is not plain."""
        typed, goal = cells[self._baseline], cells[self._goal]
        name, note = cells[self._name].strip(), cells[self._note]
        if self._are_values and not "0" <= goal[:1] <= "9":
            return None
        ends = ends_of(typed, goal, self._are_values or self._signs.first == "plain")
        stated = cells[self._stated]
        if not name or ends is None or (stated and not is_stated(stated)):
            return None
        plan = self._plan(self._shared(cells))
        if plan is None:
            return None
        label, note = cells[self._label].strip(), note if note.strip() else ""
        text = self._written(name, label, note, typed, goal, ends, plan, cells)
        if text and plan.notice:
            self._told.notice = plan.notice
        return text
