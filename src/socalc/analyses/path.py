"""What must each year, quarter or month reach?"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import Annotated, NamedTuple, overload

from socalc.analyses.bounds import held_from_the_start, told_of_start
from socalc.analyses.column import Column, Note, Target, Unit
from socalc.analyses.growth import PERIODS_A_YEAR, Method, Per, remarks_of, start_of
from socalc.analyses.horizons import AS_IN_THE_FILE, Horizons, window_of
from socalc.arithmetic.growth import (
    carried,
    has_multiple,
    has_rate,
    is_shrinking_loss,
    is_writable,
    required_growth_rate,
)
from socalc.targets.dates import Dating, year_name
from socalc.targets.file import Growth, TargetFile
from socalc.targets.goal import Bound
from socalc.targets.problems import Refusal, shortened
from socalc.targets.spoken_dates import month_name
from socalc.targets.window import Horizon, Origin


class PathRow(NamedTuple):
    """One milestone of a target. ``None`` is a number that does not exist."""

    target: Target
    label: str
    unit: Unit
    period: Annotated[str, Column("text", "Year", "names")]
    """The calendar year, quarter (``2025-Q1``) or month (``2025-01``) where the base year is known,
    else the number of the period. A last period that is cut short ends in a month, or has no name."""
    value: Annotated[Fraction | float, Column("number", "Milestone")]
    growth: Annotated[float | None, Column("share", "Growth")]
    """Growth over the period before, as a fraction."""
    years: Annotated[Fraction, Column("typed", "Years", "horizon")]
    per: Per
    method: Method
    number: Annotated[Fraction, Column("typed")]
    """How many periods lie between the baseline and this milestone."""
    note: Note
    bound: Bound
    """Whether the goal is a floor or a ceiling: where it holds at the baseline, each milestone is the
    bound itself."""


class PathReport(NamedTuple):
    """The milestones of targets, and from where the facts and the horizons come."""

    title: str
    source: str
    rows: Sequence[PathRow]
    """Worked out as they are asked for, each time anew: there may be a thousand times as many as targets."""
    per: Per
    method: Method
    origins: frozenset[Origin]
    has_counts: bool
    """Whether some milestones are rounded to whole numbers."""
    has_indexes: bool
    """Whether some milestones are those of a baseline of 100 that stands for an unknown one."""


PERIODS_MAX = 1200
"""Periods of a target over all its horizons: a hundred years of months, a thousand of years. More are a slip,
which would fill disks."""


def path(
    file: TargetFile,
    asked: Horizons = AS_IN_THE_FILE,
    per: Per = "year",
    method: Method = "compound",
) -> PathReport:
    """The values that each goal of a file requires, period by period; the last is the goal.
    Consolidations under way have one as well.

    Equation, compound: ``start * (end / start) ** (k / n)`` after ``k`` of ``n`` periods; linear:
    ``start + (end - start) * k / n``. A target without a compound rate walks linearly, and its note
    says so. Targets that need a baseline and have none are left out. Raises ``Refusal`` for a target
    of more than ``PERIODS_MAX`` periods.

    >>> from socalc.targets.goal_text import parse_goal
    >>> target = Growth("sales", parse_goal("x4"), Fraction(400))
    >>> [row.value for row in path(TargetFile(growth=(target,)), Horizons((Fraction(2),))).rows]
    [200.0, Fraction(400, 1)]
    """
    windows = [window_of(target, asked) for target in file.followed]
    ways = [
        _Way(target.over(horizon.years), horizon)
        for target, window in zip(file.followed, windows, strict=True)
        if start_of(target) is not None and (target.target_value is not None or target.goal.yearly)
        for horizon in _bounded(target, window.horizons, per)
    ]
    rows = _Milestones(ways, per, method)
    origins = frozenset(window.origin for window in windows)
    has_counts = any(
        target.target_value is not None and _counts_whole_things(target, target.target_value)
        for target, _ in ways
    )
    has_indexes = any(way.target.baseline is None for way in ways)
    return PathReport(
        title=file.title, source=file.source, rows=rows, per=per, method=method, origins=origins,
        has_counts=has_counts, has_indexes=has_indexes,
    )  # fmt: skip


class _Way(NamedTuple):
    """A target and one of its horizons."""

    target: Growth
    horizon: Horizon


class _Milestones(Sequence[PathRow]):
    """The milestones of some ways, worked out as they are asked for."""

    def __init__(self, ways: list[_Way], per: Per, method: Method) -> None:
        self._ways = ways
        self._per: Per = per
        self._method: Method = method
        self._count = sum(_periods(way.horizon, per) for way in ways)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[PathRow]:
        for target, horizon in self._ways:
            yield from _rows(target, horizon, self._per, self._method)

    @overload
    def __getitem__(self, index: int) -> PathRow: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[PathRow]: ...

    def __getitem__(self, index: int | slice) -> PathRow | Sequence[PathRow]:
        return tuple(self)[index]


def _periods(horizon: Horizon, per: Per) -> int:
    return ceil(horizon.years * PERIODS_A_YEAR[per])


def _bounded(target: Growth, horizons: Sequence[Horizon], per: Per) -> Sequence[Horizon]:
    """The horizons of a target, if they have not too many periods."""
    count = sum(_periods(horizon, per) for horizon in horizons)
    if count > PERIODS_MAX:
        message = (
            f"the path of `{shortened(target.name)}` has {count:,} {per}s, and at most {PERIODS_MAX:,}"
            " periods are written"
        )
        raise Refusal(message, "ask for longer periods (--per year) or fewer years (--years 10)")
    return horizons


class Walk(NamedTuple):
    """The way from a baseline to a target value in some number of periods."""

    start: Fraction
    end: Fraction
    periods: Fraction
    method: Method

    @property
    def rate(self) -> float | None:
        """The growth per period; ``None`` on a linear way, where it changes, and where it is too
        large or too small to be written."""
        if self.method == "linear":
            return None
        try:
            return required_growth_rate(self.end / self.start, self.periods)
        except OverflowError:
            return None

    def rate_of_part(self, part: Fraction) -> float | None:
        """The growth over a part of a period on a compound way; ``None`` where it cannot be written."""
        try:
            return required_growth_rate(self.end / self.start, self.periods / part)
        except OverflowError:
            return None

    @property
    def is_of_a_loss(self) -> bool:
        """Whether a loss is to become a smaller one, so that growth towards the goal is negative."""
        return is_shrinking_loss(self.start, self.end)

    def at(self, number: Fraction) -> Fraction | float:
        """The value after so many periods; exact at both ends and on a linear way."""
        if number >= self.periods or number <= 0:
            return self.end if number > 0 else self.start
        if self.method == "linear":
            return self.start + (self.end - self.start) * number / self.periods
        part = (self.periods / number).as_integer_ratio()
        try:
            return carried(float(self.start), *(self.end / self.start).as_integer_ratio(), *part)
        except OverflowError:  # a rate that is too small to be written changes no digit
            return self.start


def walk_of(start: Fraction, end: Fraction, periods: Fraction, method: Method) -> Walk:
    """The way to a goal, linear where no compound rate exists."""
    return Walk(start, end, periods, method if has_rate(start, end) else "linear")


def _rows(target: Growth, horizon: Horizon, per: Per, method: Method) -> Iterator[PathRow]:
    start, end = start_of(target), target.target_value
    if start is None or end is None:
        return
    is_held = held_from_the_start(target, start)
    method = "linear" if target.adds_up else method
    walk = walk_of(end if is_held else start, end, horizon.years * PERIODS_A_YEAR[per], method)
    reason = f"each is the {target.goal.bound} itself" if is_held else _reason(walk, method)
    notes = told_of_start(target, start), reason, *remarks_of(target, None), target.note
    whole = _counts_whole_things(target, end)
    rate = walk.rate
    steady = rate is not None and not whole
    before: Fraction | float = walk.start
    for number in numbers_of(walk.periods):
        value = end if is_held else walk.at(number)
        if whole and number < walk.periods:
            value = Fraction(floor(value + Fraction(1, 2)))
        if not steady:
            growth = _growth(before, value)
        elif number.denominator == 1:
            growth = rate
        else:
            growth = walk.rate_of_part(number - floor(number))
        if value == before and walk.start != end and not (steady or whole):
            growth = None  # there is some, but too little to be written
        yield PathRow(
            target=target.name,
            label=target.label,
            unit="index" if target.baseline is None else target.unit,
            period=period_name(number, per, target.base, target.dating),
            value=value,
            growth=growth,
            years=horizon.years,
            per=per,
            method=method if is_held else walk.method,
            number=number,
            note="; ".join(filter(None, notes)),
            bound=target.goal.bound,
        )
        before = value


def _reason(walk: Walk, asked: Method) -> str:
    if walk.method != asked:
        return "linear: no rate exists"
    return "the growth is that of a loss, which shrinks" if walk.is_of_a_loss else ""


def _growth(before: Fraction | float, value: Fraction | float) -> float | None:
    start, end = Fraction(before), Fraction(value)
    if not has_multiple(start, end):
        return None
    change = end / start - 1
    return float(change) if is_writable(change) else None


def _counts_whole_things(target: Growth, end: Fraction) -> bool:
    """Whether only whole numbers make sense: the baseline is a count, and the goal a whole number of
    the same things."""
    if target.baseline is None or not target.baseline.is_count or end.denominator != 1:
        return False
    return target.goal.kind in ("change", "multiple") or target.goal.figure.is_count


def numbers_of(periods: Fraction) -> Iterator[Fraction]:
    """1, 2, 3 and so on, the last one whole or not."""
    for number in range(1, ceil(periods)):
        yield Fraction(number)
    yield periods


def period_name(number: Fraction, per: Per, base: int | None, dating: Dating) -> str:
    """The period whose end the milestone is at, where it is one of the calendar; else the month, if a month ends
    there, and nothing otherwise. ``base`` is the month from which periods count, from the year 0."""
    if base is None:
        return str(number) if number.denominator == 1 else str(float(number))
    months = base + number * PERIODS_A_YEAR["month"] / PERIODS_A_YEAR[per]
    if months.denominator != 1:
        return ""
    end = int(months)
    year, rest = divmod(end - 1, 12)
    if number.denominator == 1 and per == "year" and end % 12 == 0:
        return year_name(year, dating)
    if number.denominator == 1 and per == "quarter" and end % 3 == 0:
        return f"{year_name(year, dating)}-Q{rest // 3 + 1}"
    return (
        f"{year_name(year, dating)}-M{rest + 1:02}"
        if dating in ("split", "FY")
        else month_name(end)
    )
