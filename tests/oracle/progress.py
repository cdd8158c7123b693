"""Is the pace enough? ``docs/formulas.md#progress`` with decisions about losses and deadlines."""

from fractions import Fraction
from math import ceil

from .cells import Expected, Row, Starts, Typed, near, one_of, written_years
from .path import milestone
from .rates import MP, Real, big, has_rate, log, rate
from .readings import Figure, read_figure
from .targets import Target

MONTHS_OF_1000_YEARS = 12_000
NO_DIRECTION = "no direction: the goal equals the baseline"
ON_TRACK = Fraction(95, 100)
LIMITED = Fraction(60, 100)
TIE = MP.mpf(10) ** -60
"""What lies so near to a whole number of months, or to a threshold, is that number."""


def month_of(date: str) -> int:
    """Months since the year 0; a year stands for its December.

    >>> month_of("2024") == month_of("2024-12") == 2024 * 12 + 11
    True
    """
    year, _, month = date.partition("-")
    return int(year) * 12 + int(month or 12) - 1


def latest(target: Target, as_of: str) -> str:
    """The date of the latest actual up to ``as_of``; empty if there is none."""
    dates = [date for date in target.actuals if month_of(date) <= month_of(as_of)]
    return max(dates, key=month_of, default="")


def grade_of(ratio: Real) -> str:
    """The grade of an on-track ratio."""
    if ratio < 0:
        return "moving away"
    if ratio >= big(ON_TRACK) - TIE:
        return "on track"
    return "needs acceleration" if ratio >= big(LIMITED) - TIE else "limited"


def as_real(value: Fraction | Real) -> Real:
    """Any number with 130 digits."""
    return big(value) if isinstance(value, Fraction) else value


def arrival_of(months: Real | None, now: int) -> str:
    """The month by whose end the goal is reached, ``months`` after the month ``now``."""
    if months is None or months < 0 or months > MONTHS_OF_1000_YEARS:
        return ""
    year, month = divmod(now + ceil(months - TIE), 12)
    return f"{year}-{month + 1:02}"


class Standing:
    """Where a target stands over one horizon: its numbers before they become a row."""

    def __init__(self, target: Target, years: Fraction, date: str, actual: Figure) -> None:
        start, end = target.read.start, target.read.target
        assert start is not None
        assert end is not None
        assert target.base is not None
        self.start, self.end, self.now = start, end, actual.value
        self.years = years
        self.month = month_of(date)
        self.elapsed = Fraction(self.month + 1 - target.base, 12)
        self.left = years - self.elapsed
        self.equal = start == end
        self.path_has_rate = has_rate(start, end)
        self.compound = self.path_has_rate and has_rate(start, self.now)

    @property
    def reached(self) -> bool:
        """Whether the actual has reached the goal, seen from the baseline."""
        return self.now >= self.end if self.end > self.start else self.now <= self.end

    @property
    def ratio(self) -> Real | None:
        """Observed per required pace; none where the goal is the baseline."""
        if self.equal:
            return None
        if self.compound:
            observed: Real = rate(self.start, self.now, self.elapsed)
            required: Real = rate(self.start, self.end, self.years)
            return observed / required
        linear = (self.now - self.start) / self.elapsed / ((self.end - self.start) / self.years)
        return big(linear)

    @property
    def path_value(self) -> Fraction | Real:
        """Where the path is at the date of the actual; after the deadline, the goal."""
        if self.left <= 0 or self.equal:
            return self.end
        return milestone(self.start, self.end, self.elapsed / self.years, not self.path_has_rate)

    @property
    def expected(self) -> Expected:
        """Where the pace so far leads by the deadline."""
        if self.left <= 0:
            return None
        if self.compound:
            power = MP.power(big(self.now / self.start), big(self.left / self.elapsed))
            return near(big(self.now) * power, 14)
        return self.now + (self.now - self.start) / self.elapsed * self.left

    @property
    def months_to_arrival(self) -> Real | None:
        """Months from the actual to the goal at the pace so far."""
        if self.now == self.start or self.now == self.end:
            return None
        if self.compound:
            quotient = log(self.end / self.now) / log(self.now / self.start)
        else:
            quotient = big((self.end - self.now) / (self.now - self.start))
        return 12 * big(self.elapsed) * quotient

    @property
    def months_ahead(self) -> Expected:
        """Months by which the actual is before its path."""
        if self.equal:
            return None
        if self.compound:
            part = log(self.now / self.start) / log(self.end / self.start)
            months = 12 * (big(self.years) * part - big(self.elapsed))
            return near(months, 12, 1)
        part = (self.now - self.start) / (self.end - self.start)
        linear = 12 * (self.years * part - self.elapsed)
        if self.path_has_rate and self.start > 0:
            return one_of(None, linear)  # the page says missing, the decision linear paces
        return linear

    @property
    def grade(self) -> str:
        """The grade: what is reached, what came too late, and then the pace."""
        if self.equal:
            return ""
        if self.reached:
            return "achieved"
        return "missed" if self.left <= 0 else grade_of(self.ratio)

    @property
    def note(self) -> Expected:
        """Whether a note must say why there is no grade or rate, or whose rate it is."""
        if self.equal:
            return Starts(NO_DIRECTION)
        return Starts() if self.start <= 0 or self.end <= 0 else None


def bare_row(target: Target, years: Fraction) -> dict[str, Expected]:
    """The row of a target that cannot be judged."""
    goal = target.read
    missing: dict[str, Expected] = dict.fromkeys(
        "actual path_value attainment observed required required_from_now on_track_ratio "
        "expected_at_deadline months_ahead to_go".split()
    )
    return {
        **missing,
        "target": target.name,
        "label": "",
        "as_of": "",
        "baseline": None if goal.start is None else Typed(goal.start),
        "target_value": goal.target,
        "years": written_years(years),
        "grade": "",
        "arrival": "",
        "unit": target.shown_unit if goal.start is not None else one_of(target.unit, "index"),
        "by": target.deadline(years),
        "note": Starts(),
        "deadline": target.deadline_text(years),
        "bound": target.bound,
        "direction": direction_of(target),
        "way": None,
    }


def direction_of(target: Target) -> str:
    """Which way is wanted."""
    if target.bound:
        return "up" if target.bound == "floor" else "down"
    start, end = target.read.start, target.read.target
    if start is None or end is None or start == end:
        return ""
    return "up" if end > start else "down"


def kept(target: Target, years: Fraction, date: str) -> dict[str, Expected]:
    """The columns that differ where a bound is kept or broken, rather than on its way."""
    goal = target.read
    assert goal.target is not None
    assert target.base is not None
    first = target.base - 1
    series = [] if goal.start is None else [(first, goal.start)]
    series += sorted(
        (month_of(other), read_figure(typed, target.unit).value)
        for other, typed in target.actuals.items()
        if month_of(other) <= month_of(date)
    )
    month, now = series[-1]
    left = years - Fraction(month - first, 12)
    better = expected = None
    if len(series) > 1:
        then, before = series[-2]
        gained = now - before if target.bound == "floor" else before - now
        better = (gained > 0) - (gained < 0)
        expected = now + (now - before) * 12 / (month - then) * left
    found: dict[str, Expected] = {
        "as_of": date,
        "actual": Typed(now),
        "to_go": goal.target - now,
        "expected_at_deadline": None if left <= 0 else expected,
    }
    if target.holds(now):
        sinks = left > 0 and better == -1
        found["grade"] = (
            "achieved"
            if not sinks
            else "on track"
            if target.holds(expected)
            else "needs acceleration"
        )
    elif left <= 0:
        found["grade"] = "missed"
    else:
        found["grade"] = {None: "", 1: "limited"}.get(better, "moving away")
    if goal.start is not None and not target.held:
        return found
    asks = left > 0 and not target.holds(now)
    return found | {
        "path_value": goal.target,
        "attainment": near(big(now) / big(goal.target)) if goal.target > 0 else None,
        "required_from_now": near(rate(now, goal.target, left)) if asks else None,
        "on_track_ratio": None,
        "arrival": "",
        "months_ahead": None,
        "way": None,
        "unit": target.shown_unit if target.baseline else target.unit,
        "note": Starts(target.held or "no baseline is stated"),
    }


def progress_rows(target: Target, as_of: str) -> list[Row]:
    """The rows of ``socalc progress --as-of`` for a target, one a horizon."""
    date = latest(target, as_of)
    rows: list[Row] = []
    for years in target.horizons:
        row = bare_row(target, years)
        if date and target.baseline and target.read.target is not None:
            actual = read_figure(target.actuals[date], target.unit)
            row |= judged(Standing(target, years, date, actual), date, target.told)
            if target.held or target.holds(actual.value):
                row |= kept(target, years, date)
        elif date and target.bound and target.read.start is None and target.read.target is not None:
            row |= kept(target, years, date)
        rows.append(row)
    return rows


def judged(at: Standing, date: str, note: str) -> dict[str, Expected]:
    """The columns that need an actual."""
    over = at.left <= 0
    path_value = at.path_value
    observed = near(rate(at.start, at.now, at.elapsed))
    if at.start < 0 and not at.path_has_rate:
        observed = None  # a loss that is to become a profit: its own rate has the other sign
    from_now: Expected = None
    if not over and (at.equal or not at.reached):
        from_now = near(rate(at.now, at.end, at.left))
        if at.equal and at.now == at.end:
            from_now = one_of(None, Fraction(0))  # whether that is reached is not said
    arrival: Expected = arrival_of(at.months_to_arrival, at.month)
    if not at.equal and at.reached:
        arrival = ""
    path: Expected = path_value if isinstance(path_value, Fraction) else near(path_value)
    attainment: Expected = None
    if path_value > 0:
        attainment = near(big(at.now) / as_real(path_value))
    return {
        "as_of": date,
        "actual": Typed(at.now),
        "path_value": path,
        "attainment": attainment,
        "observed": observed,
        "required": near(rate(at.start, at.end, at.years)),
        "required_from_now": from_now,
        "on_track_ratio": near(at.ratio, 14),
        "grade": at.grade,
        "expected_at_deadline": at.expected,
        "arrival": arrival,
        "months_ahead": at.months_ahead,
        "to_go": at.end - at.now,
        "way": None if at.equal else (at.now - at.start) / (at.end - at.start),
        "note": note if at.note is None and at.compound else at.note or one_of(note, Starts()),
    }
