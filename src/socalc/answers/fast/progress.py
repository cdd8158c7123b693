"""How far are plain targets with actuals, and where does their pace lead?"""

from collections.abc import Collection
from fractions import Fraction
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from socalc.analyses.grades import Grade, grade_of
from socalc.analyses.pace import MONTHS_NOISE
from socalc.analyses.progress import ARRIVAL_YEARS_MAX
from socalc.answers.fast.goals import Ends, Plan, Remembered, ratio
from socalc.answers.fast.lines import FieldPlaces, Line
from socalc.answers.fast.numbers import LIMIT, decimal, difference, shortest
from socalc.arithmetic.bands import Quotient
from socalc.arithmetic.growth import factor_along, rate_along, rate_between
from socalc.arithmetic.logarithm import log_between
from socalc.rendering.exact import ratio_text
from socalc.targets.dates import Dating, parse_any_date


class Stage(NamedTuple):
    """How much of a horizon has gone, all in lowest terms."""

    months: Quotient
    """All of them."""
    gone: int
    """Months that have gone."""
    elapsed: Quotient
    part: Quotient
    """All periods over those that have gone."""
    left: Quotient | None = None
    """``None`` where the deadline has come."""
    ahead: Quotient = (1, 1)
    """Periods that have gone over those that are left."""


@lru_cache(4096)
def _stage(gone: int, p: int, q: int) -> Stage:
    periods, elapsed = Fraction(p, q), Fraction(gone, 12)
    left, part = periods - elapsed, (periods / elapsed).as_integer_ratio()
    stage = Stage((periods * 12).as_integer_ratio(), gone, elapsed.as_integer_ratio(), part)
    if left <= 0:
        return stage
    return stage._replace(left=left.as_integer_ratio(), ahead=(elapsed / left).as_integer_ratio())


class ProgressLines:
    """Writes the lines of plain goals with actuals up to a month, counted from the year 0."""

    def __init__(
        self, line: Line, cells: FieldPlaces, told: Remembered, dating: Dating, until: int,
        failing: Collection[str],
    ) -> None:  # fmt: skip
        self._line = line.of
        self._nothing = line.nothing
        self._others = cells.others
        self._told = told
        self._failing = failing
        self._until = until
        dates = {parse_any_date(date).in_dating(dating): date for date in cells.dates}
        if len(dates) < len(cells.dates):  # a row with two of one month is refused
            dates = {}
        self._dates = [(month, date, cells.at(date)) for month, date in sorted(dates.items())]

    def __call__(
        self, name: str, label: str, note: str, typed: str, _: str, ends: Ends, plan: Plan,
        cells: list[str],
    ) -> str | None:  # fmt: skip
        """One line for each horizon."""
        latest = self._latest(cells, plan.base) if typed else None
        if latest is None:
            return None
        date, month, months, actual = latest
        (d, s), (n, m) = ends[:2]
        (above, below), to_go = ratio(ends), difference((n, m), actual)
        if above == below or actual[0] * s == d * actual[1] or abs(to_go[0]) >= LIMIT:
            return None
        is_reached = to_go[0] <= 0 if above > below else to_go[0] >= 0
        direction = "up" if above > below else "down"
        gained, places = difference(actual, (d, s))
        done = ratio_text(gained * s * m, places * (n * s - d * m))
        way = Way(ends, actual)
        head = name, label, date, shortest(typed, d, s), ratio_text(*actual), ratio_text(n, m)
        lines = ""
        for years, by, deadline, p, q in plan.spans:
            stage = _stage(months, p, q)
            try:
                required = rate_along(way.due, above, below, p, q)
                pace = self._pace(way, stage, required, is_reached)
            except OverflowError:
                return None
            arrival = "" if is_reached else way.arrival(stage.gone, month)
            lines += self._line((
                *head, years, *pace, arrival, way.months_ahead(stage),
                ratio_text(*to_go), plan.unit, by, note, "", direction, done, deadline, *self._others(cells),
            )) + "\n"  # fmt: skip
        return lines

    def _latest(self, cells: list[str], base: int | None) -> tuple[str, int, int, Quotient] | None:
        """The date of the last actual, its month from the year 0 and from the baseline, and the actual."""
        latest = None
        start = base or 0
        for month, date, place in self._dates:
            if cells[place].strip():
                actual = decimal(cells[place])
                if actual is None or month <= start or not start:
                    return None
                if month <= self._until:
                    latest = date, month, month - start, actual
        return latest

    def _pace(self, way: "Way", stage: Stage, required: float, is_reached: bool) -> tuple[str, ...]:
        """The cells from the path value to the value expected at the deadline."""
        (a, t), end = way.actual, way.ends[1]
        observed = rate_along(way.done, *way.of_actual, *stage.elapsed)
        on_track = observed / required
        grade: Grade = "achieved" if is_reached else "missed"
        path, value, from_now, expected = end, ratio_text(*end), self._nothing, self._nothing
        if stage.left is not None:
            reached = way.path_value(stage)
            path, value = reached.as_integer_ratio(), repr(reached)
            above, below = factor_along(way.done, *way.of_actual, *stage.ahead)
            expected = repr(a * above / (t * below))
            if not is_reached:
                grade = grade_of(on_track)
                from_now = repr(rate_along(way.left, *way.from_actual, *stage.left))
        if grade in self._failing:
            self._told.has_finding = True
        attainment = repr(a * path[1] / (t * path[0]))
        return (
            value, attainment, repr(observed), repr(required), from_now, repr(on_track), grade, expected,
        )  # fmt: skip


class Way:
    """The way from a start over an actual to an end: its parts as quotients, and their logarithms."""

    def __init__(self, ends: Ends, actual: Quotient) -> None:
        ((d, s), (n, m), _), (a, t) = ends, actual
        self.ends, self.actual = ends, actual
        self.whole = ratio(ends)
        self.of_actual = a * s, t * d
        self.from_actual = n * t, m * a
        self.due = log_between(*self.whole)
        self.done = log_between(*self.of_actual)
        self.left = log_between(*self.from_actual)

    def path_value(self, stage: Stage) -> float:
        """Where the path is when the actual was measured."""
        (d, s), (above, below) = self.ends[0], self.whole
        if above >= below:
            return d / s * (1 + rate_along(self.due, above, below, *stage.part))
        return d / s / (1 + rate_between(below, above, *stage.part))

    def arrival(self, gone: int, month: int) -> str:
        """The month by whose end the goal is reached at the pace so far; empty if it never is."""
        exact = self.left / self.done * gone
        months = round(exact)
        if abs(exact - months) >= MONTHS_NOISE:
            months = ceil(exact)
        if not 0 < months <= ARRIVAL_YEARS_MAX * 12:
            return ""
        year, rest = divmod(month + months - 1, 12)
        return f"{year}-{rest + 1:02}"

    def months_ahead(self, stage: Stage) -> str:
        """How much later the path is where the actual is now."""
        above, below = (self.done / self.due).as_integer_ratio()
        months, parts = stage.months
        return repr((above * months - stage.gone * parts * below) / (parts * below))
