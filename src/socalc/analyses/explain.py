"""How was a number reached: which formula, which numbers, how many intervals, from which line?"""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from socalc.analyses.check import CheckRow
from socalc.analyses.consolidation import time_of
from socalc.analyses.growth import PERIODS_A_YEAR, Method, Per, start_of
from socalc.analyses.horizons import AS_IN_THE_FILE, Horizons, window_of
from socalc.analyses.recompute import FigureKind, printed_band
from socalc.analyses.start_and_end import StartAndEnd, of_counts, promised
from socalc.arithmetic.bands import Band, Verdict
from socalc.arithmetic.growth import has_rate, linear_pace, required_growth_rate
from socalc.targets.dates import date_name
from socalc.targets.file import Consolidation, Growth, TargetFile
from socalc.targets.stated import StatedText
from socalc.targets.window import Horizon, Origin

StepValue = Fraction | float
Quantity = Literal[
    "growth", "linear growth", "amount", "reduction", "change", "rate", "multiple", "ratio",
    "points", "counts", "removed", "per year",
]  # fmt: skip


class Step(NamedTuple):
    """One number and all that it follows from. ``None`` is a number that does not exist."""

    target: str
    label: str
    quantity: Quantity
    start: Fraction
    end: Fraction
    periods: Fraction | None
    result: StepValue
    low: StepValue | None
    high: StepValue | None
    """The range of the result over inputs that print the same."""
    counted: str = ""
    """Which intervals were counted, and who asked for them."""
    stated: str = ""
    stands_for: Band | None = None
    """The numbers that print like the stated figure."""
    verdict: Verdict | Literal[""] = ""
    line: int | None = None
    falls: bool = False
    """Whether a checked rate or difference is told as a fall, so that a fall is positive."""
    removed: Fraction = Fraction(0)
    added: Fraction = Fraction(0)
    """What went and what came meanwhile, of counts."""


class Explanation(NamedTuple):
    """The steps behind a report."""

    title: str
    source: str
    steps: tuple[Step, ...]


def explain_growth(
    file: TargetFile,
    asked: Horizons = AS_IN_THE_FILE,
    per: Per = "year",
    method: Method = "compound",
) -> Explanation:
    """The steps behind required growth, for every number that exists.

    >>> from socalc.targets.goal_text import parse_goal
    >>> target = Growth("assets", parse_goal("+50%"), Fraction(150))
    >>> explain_growth(TargetFile(growth=(target,))).steps[0].counted
    '2 years, as nobody gives a horizon'
    """
    steps = [
        step
        for target in file.ends
        for window in [window_of(target, asked)]
        for horizon in window.horizons
        for step in _of_growth(target, horizon, window.origin, per, method)
    ]
    return Explanation(file.title, file.source, tuple(steps))


def explain_consolidation(file: TargetFile, years: tuple[Fraction, ...] = ()) -> Explanation:
    """The steps behind the size of consolidations, for every number that exists."""
    steps = [step for target in file.consolidation for step in _of_consolidation(target, years)]
    return Explanation(file.title, file.source, tuple(steps))


def explain_check(file: TargetFile, rows: Sequence[CheckRow]) -> Explanation:
    """The steps behind verdicts, for every figure that could be recomputed."""
    counts = {target.name: target for target in file.consolidation}
    steps = (_of_check(row, counts.get(row.target)) for row in rows)
    return Explanation(file.title, file.source, tuple(filter(None, steps)))


_ORIGINS: dict[Origin, str] = {
    "option": "as the option says",
    "target": "as the target says",
    "file": "as the file says",
    "default": "as nobody gives a horizon",
}


def _of_growth(
    target: Growth, horizon: Horizon, origin: Origin, per: Per, method: Method
) -> Iterator[Step]:
    start, end = start_of(target), target.over(horizon.years).target_value
    pair = promised(target.goal, target.baseline, horizon.years)
    if start is None or end is None or pair is None:
        return
    periods = horizon.years * PERIODS_A_YEAR[per]
    counted = f"{_count(horizon.years, 'year')}, {_ORIGINS[origin]}"
    if target.base and (last := horizon.deadline(target.dating)):
        first = date_name(target.base, target.dating)
        counted = f"{first} to {last} is {counted}"
    if per != "year":
        counted += f": {_count(periods, per)}"
    bare = Step(
        target=target.name, label=target.label, quantity="amount", start=start, end=end,
        periods=periods, result=0, low=None, high=None, counted=counted, line=target.line or None,
    )  # fmt: skip
    if method == "linear":
        yield from _ranged(bare, "linear growth", pair, lambda multiple: (multiple - 1) / periods)
    elif has_rate(start, end):
        yield from _ranged(
            bare, "growth", pair, lambda multiple: required_growth_rate(multiple, periods)
        )
    pace, margin = linear_pace(start, end, periods), pair.margin / periods
    yield bare._replace(result=pace, low=pace - margin, high=pace + margin)


def _of_consolidation(target: Consolidation, years: tuple[Fraction, ...]) -> Iterator[Step]:
    before, after = target.before, target.after
    pair = of_counts(target)
    fewer = before.value - after.value
    low, high = fewer - pair.margin, fewer + pair.margin
    bare = Step(
        target=target.name, label=target.label, quantity="removed", start=before.value,
        end=after.value, periods=None, result=fewer, low=low, high=high, line=target.line or None,
    )  # fmt: skip
    yield bare
    yield from _ranged(bare, "reduction", pair, lambda multiple: 1 - multiple)
    if after.value:
        yield from _ranged(bare, "ratio", pair, lambda multiple: 1 / multiple)
    for over in filter(None, years or time_of(target)):
        counted = f"{_count(over, 'year')}, {_ORIGINS['option' if years else 'target']}"
        yield bare._replace(
            quantity="per year", periods=over, result=fewer / over, low=low / over,
            high=high / over, counted=counted,
        )  # fmt: skip


def _ranged(
    bare: Step, quantity: Quantity, pair: StartAndEnd, of: Callable[[Fraction], StepValue]
) -> Iterator[Step]:
    """The step of a quantity that follows from the multiple, with its range; none if it does not
    exist."""
    if not pair.ranged_multiple:
        return
    ends: list[StepValue | None] = []
    for multiple in pair.ranged_multiple:
        try:
            ends.append(None if multiple is None else of(multiple))
        except (ValueError, OverflowError, ZeroDivisionError):
            ends.append(None)
    result, low, high = ends
    if result is None:
        return
    if low is not None and high is not None and low > high:
        low, high = high, low
    yield bare._replace(quantity=quantity, result=result, low=low, high=high)


def _of_check(row: CheckRow, target: Consolidation | None) -> Step | None:
    if row.recomputed is None or row.start is None or row.end is None or not row.kind:
        return None
    figure = row.stated.figure if isinstance(row.stated, StatedText) else None
    removed, added = (target.removed, target.added) if target else (None, None)
    return Step(
        target=row.target, label=row.label, quantity=row.kind, start=row.start, end=row.end,
        periods=row.years, result=row.recomputed, low=row.low, high=row.high,
        counted=_count(row.years, "year") if row.years else "", stated=row.stated,
        stands_for=printed_band(figure) if figure else None, verdict=row.verdict, line=row.line,
        falls=(row.recomputed > 0) == _is_less(row.kind, row.start, row.end),
        removed=removed.value if removed else Fraction(0),
        added=added.value if added else Fraction(0),
    )  # fmt: skip


def _is_less(kind: FigureKind, start: Fraction, end: Fraction) -> bool:
    """Whether less is there after than before; a smaller loss is less, but its points are more."""
    return end < start if kind == "points" else abs(end) < abs(start)


def _count(number: Fraction, unit: str) -> str:
    if number.denominator % 3 == 0 and unit == "year":  # as a decimal it has no end
        number, unit = number * 12, "month"
    has_end = number.denominator % 3 != 0 and number.denominator > 1
    written = str(float(number)) if has_end else str(number)
    return f"{written} {unit}{'' if number == 1 else 's'}"
