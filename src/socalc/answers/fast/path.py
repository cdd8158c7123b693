"""What must each year, quarter or month of the way to a plain goal reach?"""

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from math import floor
from typing import NamedTuple

from socalc.analyses.growth import Method, Per
from socalc.analyses.path import PERIODS_MAX, numbers_of, period_name
from socalc.answers.fast.goals import Ends, Plan, ratio
from socalc.answers.fast.lines import Getter, Line
from socalc.arithmetic.bands import Quotient
from socalc.arithmetic.growth import rate_along
from socalc.arithmetic.logarithm import log_between
from socalc.rendering.exact import ratio_text, typed_text


@lru_cache(4096)
def _names(p: int, q: int, per: Per, base: int | None) -> list[tuple[str, str]]:
    """Number and name of each milestone of some periods."""
    numbers = numbers_of(Fraction(p, q))
    return [(typed_text(number), period_name(number, per, base, "")) for number in numbers]


@lru_cache(4096)
def _parts(p: int, q: int) -> tuple[list[Quotient], Quotient]:
    """All periods over the number of each milestone but the last, and over the length of the last period."""
    periods = Fraction(p, q)
    parts = [(periods / number).as_integer_ratio() for number in numbers_of(periods)][:-1]
    return parts, (periods / (periods - len(parts))).as_integer_ratio()


class Rates(NamedTuple):
    """What the start is multiplied by to reach each milestone but the last, or divided by where it falls; and
    the growth in each period, and in the last."""

    falls: bool
    factors: list[float]
    growth: str
    last: str

    def values(self, start: float) -> Iterator[float]:
        """The milestones but the last."""
        if self.falls:
            return (start / factor for factor in self.factors)
        return (start * factor for factor in self.factors)


def _rates(end: int, start: int, p: int, q: int) -> Rates:
    (parts, last), falls, logarithm = _parts(p, q), end < start, log_between(end, start)
    growth = repr(rate_along(logarithm, end, start, p, q))
    of_last = growth if last == (p, q) else repr(rate_along(logarithm, end, start, *last))
    if falls:
        end, start, logarithm = start, end, log_between(start, end)
    factors = [1 + rate_along(logarithm, end, start, *part) for part in parts]
    return Rates(falls, factors, growth, of_last)


class PathLines:
    """Writes the lines of plain goals, one for each milestone."""

    def __init__(self, line: Line, others: Getter, per: Per, method: Method) -> None:
        self._line = line.of
        self._nothing = line.nothing
        self._others = others
        self._per: Per = per
        self._method = method
        self._of_factor = lru_cache(4096)(_rates)

    def __call__(
        self, name: str, label: str, note: str, typed: str, goal: str, ends: Ends, plan: Plan,
        cells: list[str],
    ) -> str | None:  # fmt: skip
        """The lines of all horizons."""
        (_, s), (n, m), factor = ends
        are_counts = typed != "" and plan.has_counts and s == 1 and n % m == 0
        is_whole = are_counts and (factor is not None or "." not in goal)
        unit, others = plan.unit if typed else "index", self._others(cells)
        lines: list[str] = []
        for years, _, _, p, q in plan.spans:
            try:
                texts = self._texts(ends, p, q, is_whole)
            except OverflowError:
                return None
            names = _names(p, q, self._per, plan.base)
            lines += [
                self._line((
                    name, label, unit, period, value, growth, years, self._per, self._method, number,
                    note, "", *others,
                )) + "\n"
                for (value, growth), (number, period) in zip(texts, names, strict=True)
            ]  # fmt: skip
        return "".join(lines) if len(lines) <= PERIODS_MAX else None

    def _texts(self, ends: Ends, p: int, q: int, is_whole: bool) -> list[tuple[str, str]]:
        """Value and growth of each milestone."""
        (d, s), end, factor = ends
        values: list[Quotient]
        if self._method == "linear":
            above, below = ratio(ends)
            more, places = (above - below) * q, s * end[1] * p
            values = [(below * p + more * k, places) for k in range(1, len(_parts(p, q)[0]) + 1)]
            if is_whole:
                values = [((2 * a + b) // (2 * b), 1) for a, b in values]
        else:
            rates = self._of_factor(*factor, p, q) if factor else _rates(*ratio(ends), p, q)
            if not is_whole:
                texts = [(repr(value), rates.growth) for value in rates.values(d / s)]
                return [*texts, (ratio_text(*end), rates.last)]
            values = [(floor(value + 0.5), 1) for value in rates.values(d / s)]
        values.append(end)
        growths = (self._growth(*two) for two in pairwise([(d, s), *values]))
        return [(ratio_text(*value), growth) for value, growth in zip(values, growths, strict=True)]

    def _growth(self, before: Quotient, value: Quotient) -> str:
        (a, b), (c, d) = before, value
        return repr((c * b - a * d) / (a * d)) if a else self._nothing
