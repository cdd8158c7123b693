"""Are we on pace, and what is required from now on?

The on-track ratio and its grades follow the progress measure of Statistics Canada's and Open SDG's
reporting, after Eurostat: the observed growth over the required growth.
"""

from fractions import Fraction
from math import log
from typing import Literal, NamedTuple, get_args

from socalc.analyses.growth import start_of
from socalc.analyses.horizons import window_of
from socalc.analyses.path import Walk, walk_of
from socalc.arithmetic.growth import is_writable, required_growth_rate
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
    """Observed / size of required, towards the goal positive."""
    grade: Grade | None
    expected_at_deadline: float | None
    """Where the observed growth leads by then; ``None`` after the deadline."""
    arrival: str
    """The month in which the observed growth reaches the goal."""
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
    windows = [window_of(target) for target in file.growth]
    rows = tuple(
        _row(target, horizon, as_of)
        for target, window in zip(file.growth, windows, strict=True)
        for horizon in window.horizons
    )
    return ProgressReport(
        file.title, file.source, rows, frozenset(window.origin for window in windows)
    )


def _row(target: Growth, horizon: Horizon, as_of: int | None) -> ProgressRow:
    start, end = start_of(target), target.target_value
    bare = _bare(target, horizon, start, end)
    known = [actual for actual in target.actuals if as_of is None or actual.months <= as_of]
    if target.baseline is None or start is None or end is None or target.base_year is None:
        return bare._replace(note=_note("no baseline is stated", target.note))
    if not known:
        return bare._replace(note=_note("no actual by then", target.note))
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
    observed = _rate(start, actual, elapsed)
    ratio = _on_track_ratio(walk, actual, elapsed, observed)
    grade = _grade(start, end, actual, ratio)
    return bare._replace(
        as_of=latest.date,
        actual=actual,
        path_value=path_value,
        attainment=float(actual / Fraction(path_value)) if path_value > 0 else None,
        observed=observed,
        required=required,
        required_from_now=_rate(actual, end, left) if left > 0 else None,
        on_track_ratio=ratio,
        grade=grade,
        expected_at_deadline=_expected(actual, observed, left),
        arrival=_arrival(latest, actual, end, observed, grade),
        months_ahead=_months_ahead(walk, actual, elapsed),
        to_go=end - actual,
        note=_note("linear: no rate exists" if walk.method == "linear" else "", target.note),
    )


def _rate(start: Fraction, end: Fraction, years: Fraction) -> float | None:
    if start <= 0 or end <= 0 or not is_writable(end / start):
        return None
    try:
        return required_growth_rate(end / start, years)
    except OverflowError:
        return None


def _on_track_ratio(
    walk: Walk, actual: Fraction, elapsed: Fraction, observed: float | None
) -> float | None:
    """Observed / size of required growth, towards the goal positive; where no rate exists, the same
    of linear paces."""
    if walk.end == walk.start:
        return None
    towards = 1 if walk.end > walk.start else -1
    required = walk.rate
    if required and observed is not None:
        return towards * observed / abs(required)
    pace = (actual - walk.start) / elapsed
    return float(pace / ((walk.end - walk.start) / walk.periods))


def _grade(start: Fraction, end: Fraction, actual: Fraction, ratio: float | None) -> Grade | None:
    """The grade; a goal that is reached is achieved, whatever the pace."""
    if (end >= start and actual >= end) or (end <= start and actual <= end):
        return "achieved"
    if ratio is None:
        return None
    if ratio >= ON_TRACK_MIN:
        return "on track"
    if ratio >= NEEDS_ACCELERATION_MIN:
        return "needs acceleration"
    return "limited" if ratio >= LIMITED_MIN else "moving away"


def _expected(actual: Fraction, observed: float | None, left: Fraction) -> float | None:
    if observed is None or left <= 0:
        return None
    try:
        return float(float(actual) * (1 + observed) ** float(left))
    except OverflowError:
        return None


def _arrival(
    latest: Actual, actual: Fraction, end: Fraction, observed: float | None, grade: Grade | None
) -> str:
    """The month in which the goal is reached at the observed growth; empty if it never is."""
    if grade == "achieved" or not observed or end <= 0:
        return ""
    years = log(end / actual) / log(1 + observed)
    if not 0 < years <= _ARRIVAL_YEARS_MAX:
        return ""
    months = latest.months + round(years * 12)
    year, month = divmod(months - 1, 12)
    return f"{year}-{month + 1:02}"


_ARRIVAL_YEARS_MAX = 1000


def _months_ahead(walk: Walk, actual: Fraction, elapsed: Fraction) -> float | None:
    """How much later the path is where the actual is now."""
    if walk.end == walk.start:
        return None
    if walk.method == "linear":
        on_path = float((actual - walk.start) / (walk.end - walk.start) * walk.periods)
    elif actual > 0:
        on_path = log(actual / walk.start) / log(walk.end / walk.start) * float(walk.periods)
    else:
        return None
    return (on_path - float(elapsed)) * 12


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
