"""What yearly growth does each goal require?"""

from fractions import Fraction
from functools import lru_cache
from math import ceil
from typing import Annotated, Literal, NamedTuple, get_args

from socalc.analyses.bounds import told_of_start
from socalc.analyses.column import Column, Note, Target, Unit, Year
from socalc.analyses.horizons import AS_IN_THE_FILE, Horizons, window_of
from socalc.arithmetic.growth import (
    has_multiple,
    is_writable,
    linear_growth_rate,
    linear_pace,
    periods_to_break_even,
    required_growth_rate,
    why_no_rate,
)
from socalc.targets.dates import year_name
from socalc.targets.file import Growth, TargetFile
from socalc.targets.goal import INDEX, Bound
from socalc.targets.window import Horizon, Origin

Per = Literal["year", "quarter", "month"]
Method = Literal["compound", "linear"]

PERIODS: tuple[Per, ...] = get_args(Per)
METHODS: tuple[Method, ...] = get_args(Method)
PERIODS_A_YEAR: dict[Per, int] = {"year": 1, "quarter": 4, "month": 12}


class GrowthRow(NamedTuple):
    """One target over one horizon. Rates are fractions; ``None`` is a number that does not exist."""

    target: Target
    label: str
    unit: Unit
    """``index`` where the file states no baseline."""
    baseline: Annotated[Fraction | None, Column("typed", "Baseline")]
    goal: Annotated[str, Column("text", "Goal")]
    target_value: Annotated[Fraction | None, Column("typed", "Target\nvalue")]
    multiple: Annotated[Fraction | None, Column("number", "Multiple")]
    """End / start; ``None`` where the start is zero or negative, but for a loss that does not grow."""
    change: Annotated[Fraction | None, Column("share")]
    """End / start - 1."""
    years: Annotated[Fraction, Column("typed", "Years", "horizon")]
    per: Per
    method: Method
    growth: Annotated[float | None, Column("share", "Growth\na year")]
    """Required growth per period: compound, or the linear pace as a share of the baseline."""
    amount: Annotated[Fraction | None, Column("number", "Amount\na year")]
    """Linear pace: units per period."""
    note: Note
    by: Annotated[int | None, Column("typed", "By", is_ordinal=True)]
    """The calendar year with which the horizon ends; ``None`` where it ends within one."""
    break_even: Annotated[Fraction | None, Column("number", "Break-even\nafter years")]
    """Years from the baseline until a loss ends at the linear pace."""
    break_even_year: Year
    """The calendar year in which that happens."""
    bound: Bound
    """Whether the goal is a floor, so that the growth is the least required, or a ceiling: the most
    allowed."""
    deadline: str
    """The date by whose end the goal is due: ``2027``, ``2027-06`` or ``2026-27``; empty where none is known."""


class GrowthReport(NamedTuple):
    """What each goal requires, and from where the facts and the horizons come."""

    title: str
    source: str
    rows: tuple[GrowthRow, ...]
    per: Per
    method: Method
    origins: frozenset[Origin]
    """Who set the horizons: ``default`` is among them if nobody did for some target."""


def required_growth(
    file: TargetFile,
    asked: Horizons = AS_IN_THE_FILE,
    per: Per = "year",
    method: Method = "compound",
) -> GrowthReport:
    """The growth that each goal of a file requires over each of its horizons.

    Raises ``Refusal`` if a deadline is asked for and a target has no base year before it.

    >>> from socalc.targets.goal_text import parse_goal
    >>> target = Growth("assets", parse_goal("+50%"), Fraction(150))
    >>> report = required_growth(TargetFile(growth=(target,)), Horizons((Fraction(3),)))
    >>> report.rows[0].growth
    0.14471424255333187
    """
    windows = [window_of(target, asked) for target in file.ends]
    rows = tuple(
        _row(target.over(horizon.years), horizon, per, method)
        for target, window in zip(file.ends, windows, strict=True)
        for horizon in window.horizons
    )
    origins = frozenset(window.origin for window in windows)
    return GrowthReport(file.title, file.source, rows, per, method, origins)


def _row(target: Growth, horizon: Horizon, per: Per, method: Method) -> GrowthRow:
    start, end = start_of(target), target.target_value
    if start is None or end is None:
        way = _NO_WAY
    elif target.baseline is None:
        way = _way_from_index(end, horizon.years, per, method)
    else:
        way = _way(start, end, horizon.years, per, method)
    notes = way.reason, told_of_start(target, start), *remarks_of(target, horizon.by), target.note
    return GrowthRow(
        target=target.name,
        label=target.label,
        unit="index" if start is not None and target.baseline is None else target.unit,
        baseline=start,
        goal=target.goal.text,
        target_value=end,
        multiple=way.multiple,
        change=way.change,
        years=horizon.years,
        per=per,
        method=method,
        growth=way.growth,
        amount=way.amount,
        note="; ".join(filter(None, notes)),
        by=horizon.by,
        break_even=way.break_even,
        break_even_year=(
            (target.base + ceil(way.break_even * 12) - 1) // 12
            if way.break_even and target.base
            else None
        ),
        bound=target.goal.bound,
        deadline=horizon.deadline(target.dating),
    )


def start_of(target: Growth) -> Fraction | None:
    """The baseline, or an index of 100 where none is needed; ``None`` where one is missing."""
    if target.baseline is not None:
        return target.baseline.value
    return INDEX if target.goal.kind in ("change", "multiple") else None


def reading_of(target: Growth) -> str:
    """How a change in per cent of a percentage was read, as many who write it mean points.

    >>> from socalc.targets.figure import parse_figure
    >>> from socalc.targets.goal_text import parse_goal
    >>> reading_of(Growth("share", parse_goal("+6%"), Fraction("46.64"), parse_figure("44%")))
    '+6% is 6 % of 44 %; for points write +6pp'
    """
    if target.goal.kind != "change" or target.baseline is None or not target.baseline.percent:
        return ""
    if not target.goal.figure.percent:  # a third of it
        return ""
    size = f"{float(abs(target.goal.figure.value)):.12g}"
    sign = "-" if target.goal.figure.value < 0 else "+"
    share = f"{size} % of {float(target.baseline.value):.12g} %"
    return f"{sign}{size}% is {share}; for points write {sign}{size}pp"


def remarks_of(target: Growth, by: int | None) -> tuple[str, str]:
    """How a change in per cent of a percentage, and the number of a fiscal year, are to be read."""
    is_fiscal = by is not None and target.dating in ("split", "FY")
    counted = f"fiscal years: {by} is {year_name(by, target.dating)}" if is_fiscal and by else ""
    return reading_of(target), counted


class _Way(NamedTuple):
    """What it takes from one value to another, and why there is no rate if there is none."""

    multiple: Fraction | None = None
    change: Fraction | None = None
    growth: float | None = None
    amount: Fraction | None = None
    break_even: Fraction | None = None
    reason: str = ""


_NO_WAY = _Way(reason="no rate: no baseline is stated (for an index write `baseline: 100`)")


def _way(start: Fraction, end: Fraction, years: Fraction, per: Per, method: Method) -> _Way:
    periods = years if per == "year" else years * PERIODS_A_YEAR[per]
    amount = linear_pace(start, end, periods)
    multiple = end / start if has_multiple(start, end) else None
    if not is_writable(amount) or (multiple is not None and not is_writable(multiple)):
        reason = "no rate: the baseline and the target value are too far apart"
        return _Way(amount=amount if is_writable(amount) else None, reason=reason)
    growth, reason = growth_between(start, end, periods, method)
    change = None if multiple is None else multiple - 1
    break_even = None
    if start.numerator < 0 < end.numerator:
        break_even = periods_to_break_even(start, amount) / PERIODS_A_YEAR[per]
    return _Way(multiple, change, growth, amount, break_even, reason)


@lru_cache(maxsize=4096)
def _way_from_index(end: Fraction, years: Fraction, per: Per, method: Method) -> _Way:
    """As ``_way``, remembered: without baselines, many targets have the same way to go."""
    return _way(INDEX, end, years, per, method)


def growth_between(
    start: Fraction, end: Fraction, periods: Fraction, method: Method
) -> tuple[float | None, str]:
    """The required growth per period, with what must be said about it; or ``None`` and why there is
    none.

    >>> growth_between(Fraction(-40), Fraction(-10), Fraction(1), "linear")
    (-0.75, 'the rate is that of a loss, which shrinks')
    """
    why = why_no_rate(start, end, "the baseline", "the target value")
    if why and not (method == "linear" and has_multiple(start, end)):
        return None, f"no rate: {why}"
    rate = linear_growth_rate if method == "linear" else required_growth_rate
    try:
        growth = rate(end / start, periods)
    except OverflowError as error:
        return None, f"no rate: {error}"
    if start.numerator > 0:
        return growth, ""
    return growth, "the rate is that of a loss, which shrinks" if end > start else ""
