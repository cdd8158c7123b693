"""Are we on pace, and what is required from now on?

The on-track ratio follows the progress measure of Statistics Canada's and Open SDG's reporting, after
Eurostat: the observed growth over the required growth.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import ceil
from typing import Annotated, NamedTuple

from socalc.analyses.bounds import Direction, direction_of, holds, told_of_start
from socalc.analyses.column import Column, Note, Target, Unit, Year
from socalc.analyses.grades import Grade, grade_of, keeping
from socalc.analyses.growth import remarks_of, start_of
from socalc.analyses.horizons import window_of
from socalc.analyses.pace import (
    Pace,
    double,
    expected_at_deadline,
    growth_a_year,
    linear_share,
    months_ahead,
    on_track_ratio,
    pace_of,
    years_to_arrival,
)
from socalc.analyses.path import Walk, walk_of
from socalc.arithmetic.growth import why_no_rate, written
from socalc.targets.dates import Date, Dating, year_name
from socalc.targets.file import Actual, Growth, TargetFile
from socalc.targets.goal import Bound, number_of, over
from socalc.targets.problems import Refusal, shortened
from socalc.targets.window import Horizon, Origin


class ProgressRow(NamedTuple):
    """How far one target is over one horizon. ``None`` is a number that is not known or does not
    exist. Rates are fractions a year."""

    target: Target
    label: str
    as_of: Annotated[str, Column("text", "As of")]
    """The date of the actual."""
    baseline: Annotated[Fraction | None, Column("typed")]
    actual: Annotated[Fraction | None, Column("typed", "Actual")]
    target_value: Annotated[Fraction | None, Column("typed", "Goal")]
    years: Annotated[Fraction, Column("typed", "Years", "horizon")]
    path_value: Annotated[Fraction | float | None, Column("number", "Path")]
    """Where the path is at that date; after the deadline, the target value."""
    attainment: Annotated[float | None, Column("share", "Attainment")]
    """Actual / path value."""
    observed: Annotated[float | None, Column("share", "Observed")]
    """CAGR from the baseline to the actual."""
    required: Annotated[float | None, Column("share", "Required")]
    required_from_now: Annotated[float | None, Column("share", "From now on")]
    """Growth from the actual that still reaches the goal in time; ``None`` after the deadline."""
    on_track_ratio: Annotated[float | None, Column("number", "Ratio")]
    """Observed / required: positive towards the goal."""
    grade: Annotated[Grade | None, Column("text", "Grade")]
    """``None`` also where the goal equals the baseline, so that there is no direction."""
    expected_at_deadline: Annotated[float | None, Column("number", "Expected")]
    """Where the observed growth leads by the deadline; ``None`` after it."""
    arrival: Annotated[str, Column("text", "Arrival")]
    """The month by whose end the observed growth reaches the goal; empty if it never does."""
    months_ahead: Annotated[float | None, Column("number", "Months\nahead")]
    """How much earlier the path has the actual; negative is behind."""
    to_go: Annotated[Fraction | None, Column("typed", "To go")]
    unit: Unit
    by: Year
    note: Note
    bound: Bound
    """Whether the goal is a floor or a ceiling."""
    direction: Direction
    """Which way is wanted: up for a floor, down for a ceiling, else from the baseline to the goal."""
    way: Annotated[Fraction | None, Column("share")]
    """(Actual - baseline) / (goal - baseline); ``None`` where there is no way to go: the goal is the baseline, or a
    bound that holds there."""
    deadline: str
    """The date by whose end the goal is due: ``2027``, ``2027-06`` or ``2026-27``; empty where none is known."""


class ProgressReport(NamedTuple):
    """How far the targets are, and from where the facts and the horizons come."""

    title: str
    source: str
    rows: tuple[ProgressRow, ...]
    origins: frozenset[Origin]


def progress(file: TargetFile, as_of: int | Date | None = None) -> ProgressReport:
    """How far each target is by its latest actual, up to ``as_of``: a date, or months since the year 0.

    Targets without any actual have a row that says so. Raises ``Refusal`` for a date that does not go with
    those of a target: a month where it has fiscal years.
    """
    windows = [window_of(target) for target in file.followed]
    rows = tuple(
        _row(target.over(horizon.years), horizon, as_of)
        for target, window in zip(file.followed, windows, strict=True)
        for horizon in window.horizons
    )
    return ProgressReport(
        file.title, file.source, rows, frozenset(window.origin for window in windows)
    )


def _row(target: Growth, horizon: Horizon, as_of: int | Date | None) -> ProgressRow:
    start, end = start_of(target), target.target_value
    bare = _bare(target, horizon, start, end)
    until = _months_until(as_of, target)
    known = [actual for actual in target.actuals if until is None or actual.months <= until]
    has_limit = target.goal.bound != "" and start is None  # which needs no baseline to be held
    if end is None or (target.baseline is None and not has_limit):
        return bare._replace(note=_note("no baseline is stated", target, horizon.by))
    if not known or target.base is None:
        reason = "no actual by then" if target.actuals else "no actual is stated"
        return bare._replace(note=_note(reason, target, horizon.by))
    if start is None:
        return _kept(bare, target, known, end)
    walk = walk_of(start, end, horizon.years, "linear" if target.adds_up else "compound")
    judged = _judged(bare, target, known[-1], walk, _elapsed(target, known[-1]))
    if target.each_year and holds(target.goal.bound, start, end):
        return _within(judged, target, known[-1])
    if any(holds(target.goal.bound, value, end) for value in (start, known[-1].figure.value)):
        return _kept(judged, target, known, end)
    return judged


def _within(row: ProgressRow, target: Growth, latest: Actual) -> ProgressRow:
    """The row of a bound for each year that leaves no way to go, as at most so much growth does: it is graded by the
    side of the path on which the actual is."""
    assert target.each_year is not None
    assert row.target_value is not None
    actual, elapsed = latest.figure.value, _elapsed(target, latest)
    line = number_of(over(target.each_year, min(elapsed, row.years)), target.baseline)
    is_over, left = elapsed >= row.years, row.years - elapsed
    grade: Grade = "missed" if is_over else "needs acceleration"
    if line is not None and holds(row.bound, actual, line):
        grade = "achieved" if is_over else "on track"
    return row._replace(
        required_from_now=None if is_over else growth_a_year(actual, row.target_value, left),
        on_track_ratio=None,
        grade=grade,
        arrival="",
        months_ahead=None,
        way=None,
        note=_note(f"graded by the path, which is the {row.bound} for each year", target, row.by),
    )


def _elapsed(target: Growth, actual: Actual) -> Fraction:
    """Years from the baseline to an actual."""
    assert target.base is not None
    return Fraction(actual.months - target.base, 12)


def _kept(
    row: ProgressRow, target: Growth, known: Sequence[Actual], limit: Fraction
) -> ProgressRow:
    """The row of a bound that holds, or held at the baseline, or may have: it is graded by whether it is kept."""
    latest, start = known[-1], start_of(target)
    actual, bound, elapsed = latest.figure.value, target.goal.bound, _elapsed(target, latest)
    values = [] if start is None else [(Fraction(0), start)]
    values += [(_elapsed(target, one), one.figure.value) for one in known]
    kept = keeping(bound, limit, values, row.years)
    row = row._replace(
        as_of=latest.date,
        actual=actual,
        grade=kept.grade,
        expected_at_deadline=None if kept.expected is None else double(kept.expected),
        to_go=limit - actual,
    )
    if start is not None and not holds(bound, start, limit):
        return row
    reason = told_of_start(target, start) or "no baseline is stated"
    unit = target.unit if start is None else row.unit
    asks_more = elapsed < row.years and not holds(bound, actual, limit)
    return row._replace(
        path_value=limit,
        attainment=double(actual / limit) if limit > 0 else None,
        required_from_now=growth_a_year(actual, limit, row.years - elapsed) if asks_more else None,
        on_track_ratio=None,
        arrival="",
        months_ahead=None,
        unit=unit,
        way=None,
        note=_note(reason, target, row.by),
    )


def _months_until(as_of: int | Date | None, target: Growth) -> int | None:
    if as_of is None or not target.actuals:
        return None
    try:
        return months_until(as_of, target.dating)
    except Refusal as refusal:
        message = f"target `{shortened(target.name)}`: {refusal.message}"
        raise Refusal(message, "ask for a date as its actuals have them, or for a year") from None


def months_until(as_of: int | Date, dating: Dating) -> int:
    """The months from the year 0 to the date that is asked for, read as dates beside it are. Raises ``Refusal`` if it
    does not go with them."""
    if not isinstance(as_of, Date):
        return as_of
    if as_of.form == "year":
        return as_of.months
    return as_of.in_dating("months" if as_of.form == "either" and not dating else dating)


def _judged(
    bare: ProgressRow, target: Growth, latest: Actual, walk: Walk, elapsed: Fraction
) -> ProgressRow:
    """The row with everything that follows from one actual on the way to a goal."""
    actual = latest.figure.value
    pace = pace_of(walk, actual, elapsed)
    path_value = walk.at(elapsed)
    ratio = on_track_ratio(pace)
    grade = _grade(pace, ratio)
    asks_more = pace.left > 0 and grade != "achieved"
    return bare._replace(
        as_of=latest.date,
        actual=actual,
        path_value=path_value,
        attainment=double(actual / Fraction(path_value)) if path_value > 0 else None,
        observed=pace.observed,
        required=pace.required,
        required_from_now=growth_a_year(actual, walk.end, pace.left) if asks_more else None,
        on_track_ratio=None if ratio is None else double(ratio),
        grade=grade,
        expected_at_deadline=expected_at_deadline(pace),
        arrival="" if grade == "achieved" else _arrival(pace, latest, target.dating),
        months_ahead=months_ahead(pace),
        to_go=walk.end - actual,
        way=written(linear_share(pace)) if pace.has_direction else None,
        note=_note(_reason(pace, target.adds_up), target, bare.by),
    )


def _grade(pace: Pace, ratio: Fraction | None) -> Grade | None:
    """The grade; a goal that is reached is achieved, and one that is not by its deadline is missed,
    whatever the pace."""
    if ratio is None:
        return None
    if linear_share(pace) >= 1:
        return "achieved"
    if pace.left <= 0:
        return "missed"
    shown = double(ratio)  # 9.5 % of 10 % is 0.95 as a double, and a little less before
    return grade_of(ratio if shown is None else shown)


def _arrival(pace: Pace, latest: Actual, dating: Dating) -> str:
    """The month in which the goal is reached at the pace so far, or the fiscal year, as nobody knows in
    which month that ends; empty if it never is."""
    years = years_to_arrival(pace)
    if not 0 < years <= ARRIVAL_YEARS_MAX:
        return ""
    months = latest.months + ceil(years * 12)
    year, month = divmod(months - 1, 12)
    return year_name(year, dating) if dating in ("split", "FY") else f"{year}-{month + 1:02}"


ARRIVAL_YEARS_MAX = 1000


def _reason(pace: Pace, adds_up: bool) -> str:
    """Why there is no grade, and which paces are told."""
    walk = pace.walk
    reasons = [] if pace.has_direction else [NO_DIRECTION]
    if adds_up:
        reasons.append("linear: the goal is an amount for each year")
    elif walk.method == "linear":
        reasons.append("linear: no rate exists")
    elif not pace.has_rates:
        why = why_no_rate(walk.start, pace.actual, "the baseline", "the actual")
        reasons.append(f"linear paces: {why or 'a rate is too large or too small to be written'}")
    elif walk.start < 0:
        shrinks = ", which is to shrink" if walk.is_of_a_loss else ""
        reasons.append(f"rates are those of a loss{shrinks}")
    return "; ".join(reasons)


NO_DIRECTION = "no direction: the goal equals the baseline"


def _note(reason: str, target: Growth, by: int | None) -> str:
    return "; ".join(filter(None, (reason, *remarks_of(target, by), target.note)))


def _bare(
    target: Growth, horizon: Horizon, start: Fraction | None, end: Fraction | None
) -> ProgressRow:
    return ProgressRow(
        target=target.name, label=target.label, as_of="", baseline=start, actual=None,
        target_value=end, years=horizon.years, path_value=None, attainment=None, observed=None,
        required=None, required_from_now=None, on_track_ratio=None, grade=None,
        expected_at_deadline=None, arrival="", months_ahead=None, to_go=None,
        unit=target.unit if target.baseline or start is None else "index", by=horizon.by, note="",
        bound=target.goal.bound, direction=direction_of(target, start), way=None,
        deadline=horizon.deadline(target.dating),
    )  # fmt: skip
