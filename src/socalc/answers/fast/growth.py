"""What yearly growth do plain goals require?"""

from functools import lru_cache

from socalc.analyses.growth import Method, Per
from socalc.answers.fast.goals import Ends, Plan
from socalc.answers.fast.lines import Getter, Line
from socalc.answers.fast.numbers import shortest
from socalc.arithmetic.growth import rate_along
from socalc.arithmetic.logarithm import log_between
from socalc.rendering.exact import ratio_text


class GrowthLines:
    """Writes the lines of plain goals."""

    def __init__(self, line: Line, others: Getter, per: Per, method: Method) -> None:
        self._line = line.of
        self._nothing = line.nothing
        self._others = others
        self._per = per
        self._method = method
        self._of_factor = lru_cache(4096)(self._shares)

    def __call__(
        self, name: str, label: str, note: str, typed: str, goal: str, ends: Ends, plan: Plan,
        cells: list[str],
    ) -> str | None:  # fmt: skip
        """One line for each horizon."""
        (d, s), (n, m), factor = ends
        above, below, places = n * s, d * m, s * m
        baseline = shortest(typed, d, s) if typed else "100"
        unit = plan.unit if typed else "index"
        value = shortest(goal, n, m) if "0" <= goal[0] <= "9" else ratio_text(n, m)
        lines = ""
        for years, by, deadline, p, q in plan.spans:
            try:
                shares = (
                    self._of_factor(*factor, p, q) if factor else self._shares(above, below, p, q)
                )
            except OverflowError:
                return None
            lines += self._line((
                name, label, unit, baseline, goal, value, *shares[:2], years, self._per, self._method,
                shares[2], ratio_text((above - below) * q, places * p), note, by, self._nothing,
                self._nothing, "", deadline, *self._others(cells),
            )) + "\n"  # fmt: skip
        return lines

    def _shares(self, above: int, below: int, p: int, q: int) -> tuple[str, str, str]:
        """Multiple, change and growth a period, of an end above over a start below the line."""
        more = above - below
        linear = self._method == "linear"
        rate = (
            more * q / (below * p) if linear
            else rate_along(log_between(above, below), above, below, p, q)
        )  # fmt: skip
        return ratio_text(above, below), ratio_text(more, below), repr(rate)
