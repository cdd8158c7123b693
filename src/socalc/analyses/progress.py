"""Are we on pace, and what is required from now on?

The on-track ratio and its grades follow the progress measure of Statistics Canada's and Open SDG's
reporting, after Eurostat: the observed growth over the required growth.
"""

from fractions import Fraction
from math import ceil, isinf
from typing import Literal, NamedTuple, get_args

from socalc.analyses.growth import start_of
from socalc.analyses.horizons import window_of
from socalc.analyses.path import Walk, walk_of
from socalc.arithmetic.compound import value_after, years_needed
from socalc.arithmetic.growth import has_rate, is_writable, required_growth_rate
from socalc.targets.file import Actual, Growth, TargetFile
from socalc.targets.window import Horizon, Origin

Grade = Literal["achieved", "on track", "needs acceleration", "limited", "moving away"]
GRADES: tuple[Grade, ...] = get_args(Grade)

ON_TRACK_MIN = 0.95
NEEDS_ACCELERATION_MIN = 0.60
LIMITED_MIN = 0.0
"""The least on-track ratio of each grade (Open SDG, progress calculation with a target)."""


class ProgressRow(NamedTuple):
    """How far one target is over one horizon. ``None`` is a number that is not known or does not
    exist. Rates are fractions a year."""

    target: str
    label: str
    as_of: str
    """The date of the actual."""
    baseline: Fraction | None
    actual: Fraction | None
    target_value: Fraction | None
    years: Fraction
    path_value: Fraction | float | None
    """Where the path is at that date; after the deadline, the target value."""
    attainment: float | None
    """Actual / path value."""
    observed: float | None
    """CAGR from the baseline to the actual."""
    required: float | None
    required_from_now: float | None
    """Growth from the actual that still reaches the goal in time; ``None`` after the deadline."""
    on_track_ratio: float | None
    """Observed / required: positive towards the goal."""
    grade: Grade | None
    expected_at_deadline: float | None
    """Where the observed growth leads by the deadline; ``None`` after it."""
    arrival: str
    """The month by whose end the observed growth reaches the goal; empty if it never does."""
    months_ahead: float | None
    """How much earlier the path has the actual; negative is behind."""
    to_go: Fraction | None
    unit: str
    by: int | None
    note: str


class ProgressReport(NamedTuple):
    """How far the targets are, and from where the facts and the horizons come."""

    title: str
    source: str
    rows: tuple[ProgressRow, ...]
    origins: frozenset[Origin]


def progress(file: TargetFile, as_of: int | None = None) -> ProgressReport:
    """How far each target is by its latest actual, up to ``as_of`` in months since the year 0.

    Targets without any actual have a row that says so.
    """
    windows = [window_of(target) for target in file.followed]
    rows = tuple(
        _row(target, horizon, as_of)
        for target, window in zip(file.followed, windows, strict=True)
        for horizon in window.horizons
    )
    return ProgressReport(
        file.title, file.source, rows, frozenset(window.origin for window in windows)
    )


def _row(target: Growth, horizon: Horizon, as_of: int | None) -> ProgressRow:
    start, end = start_of(target), target.target_value
    bare = _bare(target, horizon, start, end)
    known = [actual for actual in target.actuals if as_of is None or actual.months <= as_of]
    if target.baseline is None or start is None or end is None:
        return bare._replace(note=_note("no baseline is stated", target.note))
    if not known or target.base_year is None:
        reason = "no actual by then" if target.actuals else "no actual is stated"
        return bare._replace(note=_note(reason, target.note))
    latest = known[-1]
    elapsed = Fraction(latest.months - target.base_year * 12 - 12, 12)
    return _judged(bare, target, latest, walk_of(start, end, horizon.years, "compound"), elapsed)


def _judged(
    bare: ProgressRow, target: Growth, latest: Actual, walk: Walk, elapsed: Fraction
) -> ProgressRow:
    """The row with everything that follows from one actual on the way to a goal."""
    start, end, actual = walk.start, walk.end, latest.figure.value
    left = walk.periods - elapsed
    path_value = walk.at(elapsed)
    required = walk.rate
    observed = _rate(start, actual, elapsed) if start > 0 or walk.is_of_a_loss else None
    ratio = _on_track_ratio(walk, actual, elapsed, observed)
    grade = _grade(start, end, actual, ratio)
    return bare._replace(
        as_of=latest.date,
        actual=actual,
        path_value=path_value,
        attainment=_double(actual / Fraction(path_value)) if path_value > 0 else None,
        observed=observed,
        required=required,
        required_from_now=_rate(actual, end, left) if left > 0 and grade != "achieved" else None,
        on_track_ratio=None if ratio is None else _double(ratio),
        grade=grade,
        expected_at_deadline=_expected(walk, actual, elapsed, observed),
        arrival="" if grade == "achieved" else _arrival(walk, latest, elapsed, observed),
        months_ahead=_months_ahead(walk, actual, elapsed),
        to_go=end - actual,
        note=_note(_reason(walk), target.note),
    )


def _rate(start: Fraction, end: Fraction, years: Fraction) -> float | None:
    if not has_rate(start, end):
        return None
    try:
        return required_growth_rate(end / start, years)
    except OverflowError:
        return None


def _double(value: Fraction) -> float | None:
    """The value for a row; ``None`` if it is too large or too small to be written."""
    return float(value) if is_writable(value) else None


def _on_track_ratio(
    walk: Walk, actual: Fraction, elapsed: Fraction, observed: float | None
) -> Fraction | None:
    """Observed / required growth, which is positive towards the goal; where no rate exists, the same
    of linear paces."""
    if walk.end == walk.start:
        return None
    required = walk.rate
    if required and observed is not None:
        return Fraction(observed) / Fraction(required)
    pace = (actual - walk.start) / elapsed
    return pace / ((walk.end - walk.start) / walk.periods)


def _grade(
    start: Fraction, end: Fraction, actual: Fraction, ratio: Fraction | None
) -> Grade | None:
    """The grade; a goal that is reached is achieved, whatever the pace."""
    if (end >= start and actual >= end) or (end <= start and actual <= end):
        return "achieved"
    if ratio is None:
        return None
    shown = _double(ratio)  # 9.5 % of 10 % is 0.95 as a double, and a little less before
    return grade_of(ratio if shown is None else shown)


def grade_of(reached: Fraction | float) -> Grade:
    """The grade of an on-track ratio, of a goal that is not reached.

    >>> grade_of(0.95), grade_of(0.9499), grade_of(-0.1)
    ('on track', 'needs acceleration', 'moving away')
    """
    if reached >= ON_TRACK_MIN:
        return "on track"
    if reached >= NEEDS_ACCELERATION_MIN:
        return "needs acceleration"
    return "limited" if reached >= LIMITED_MIN else "moving away"


def _expected(
    walk: Walk, actual: Fraction, elapsed: Fraction, observed: float | None
) -> float | None:
    """Where the observed growth leads by the deadline; where no rate exists, the linear pace."""
    left = walk.periods - elapsed
    if left <= 0:
        return None
    if not walk.rate or observed is None:
        return _double(actual + (actual - walk.start) / elapsed * left)
    try:
        return _double(value_after(actual, actual / walk.start - 1, left / elapsed))
    except OverflowError:
        return None


def _arrival(walk: Walk, latest: Actual, elapsed: Fraction, observed: float | None) -> str:
    """The month in which the goal is reached at the pace so far; empty if it never is."""
    start, end, actual = walk.start, walk.end, latest.figure.value
    if actual == start:
        return ""
    if not walk.rate or observed is None:
        years = _double((end - actual) / (actual - start) * elapsed) or 0.0
    else:
        years = years_needed(end / actual, actual / start - 1) * float(elapsed)
    if not 0 < years <= _ARRIVAL_YEARS_MAX:
        return ""
    months = latest.months + ceil(years * 12 - _MONTHS_NOISE)
    year, month = divmod(months - 1, 12)
    return f"{year}-{month + 1:02}"


_ARRIVAL_YEARS_MAX = 1000

_MONTHS_NOISE = 1e-6
"""Months: so much more than a whole number of them is how doubles end, not another month."""


def _months_ahead(walk: Walk, actual: Fraction, elapsed: Fraction) -> float | None:
    """How much later the path is where the actual is now."""
    if walk.end == walk.start:
        return None
    if walk.method == "linear":
        share = (actual - walk.start) / (walk.end - walk.start)
    elif actual / walk.start > 0:
        needed = years_needed(actual / walk.start, walk.end / walk.start - 1)
        if isinf(needed):
            return None
        share = Fraction(needed)
    else:
        return None
    return _double((share * walk.periods - elapsed) * 12)


def _reason(walk: Walk) -> str:
    if walk.method == "linear":
        return "linear: no rate exists"
    return "rates are those of a loss, which is to shrink" if walk.is_of_a_loss else ""


def _note(reason: str, note: str) -> str:
    return "; ".join(filter(None, (reason, note)))


def _bare(
    target: Growth, horizon: Horizon, start: Fraction | None, end: Fraction | None
) -> ProgressRow:
    return ProgressRow(
        target=target.name, label=target.label, as_of="", baseline=start, actual=None,
        target_value=end, years=horizon.years, path_value=None, attainment=None, observed=None,
        required=None, required_from_now=None, on_track_ratio=None, grade=None,
        expected_at_deadline=None, arrival="", months_ahead=None, to_go=None,
        unit="index" if target.baseline is None else target.unit, by=horizon.by, note="",
    )  # fmt: skip
