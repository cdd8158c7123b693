"""What growth do rows require that differ in nothing but decimals?

The same as ``growth.py`` says, in whole numbers: what does not depend on the baseline is taken from a
row that was worked out there.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from socalc.analyses.growth import PERIODS_A_YEAR, GrowthRow, start_of
from socalc.arithmetic.growth import rate_between
from socalc.targets.file import Growth

DIGITS_LIMIT = 10**15
"""Numbers below it are decimals that a double keeps."""

_DECIMALS_MAX = 12
POWERS = tuple(10**power for power in range(64))
"""Of ten."""

Quotient = tuple[int, int]
"""Above and below the line; not in lowest terms."""


class PlainGrowth(NamedTuple):
    """How rows of one kind come from their baseline: by a factor, by a sum, or to a value."""

    kind: Literal["factor", "sum", "value"]
    digits: int
    decimals: int
    """The factor, the sum to add or the value to reach: ``digits / 10 ** decimals``."""
    periods: tuple[Quotient, ...]
    is_linear: bool
    shares: tuple[Quotient, ...]
    """For a factor: the amount per period as a share of the baseline, over each horizon."""

    def by_factor(self, digits: int, decimals: int) -> tuple[Quotient, ...] | None:
        """Target value and amounts from a baseline; ``None`` if the value is not plain."""
        end = digits * self.digits
        if not 0 < end < DIGITS_LIMIT:
            return None
        below = POWERS[decimals]
        value = end, POWERS[decimals + self.decimals]
        if len(self.shares) == 1:
            [(share, parts)] = self.shares
            return value, (digits * share, below * parts)
        return value, *[(digits * share, below * parts) for share, parts in self.shares]

    def end(self, digits: int, decimals: int) -> tuple[int, int] | None:
        """Digits and decimals of the target value, by a sum or to a value; ``None`` if it is not plain."""
        if self.kind == "value":
            return self.digits, self.decimals
        end = digits * POWERS[self.decimals] + self.digits * POWERS[decimals]
        return (end, decimals + self.decimals) if 0 < end < DIGITS_LIMIT else None

    def numbers(
        self, digits: int, decimals: int, end_digits: int, end_decimals: int, period: Quotient
    ) -> tuple[Quotient, Quotient, float, Quotient]:
        """Multiple, change, growth and amount from a baseline to a target value."""
        p, q = period
        above, below = end_digits * POWERS[decimals], digits * POWERS[end_decimals]
        more = above - below
        growth = more * q / (below * p) if self.is_linear else rate_between(above, below, p, q)
        amount = more * q, POWERS[decimals + end_decimals] * p
        return (above, below), (more, below), growth, amount


def plain_growth(target: Growth, rows: Sequence[GrowthRow]) -> PlainGrowth | None:
    """How rows come about that are like these of a target but for the baseline, none of them special;
    ``None`` where that takes more than decimals."""
    start, end = start_of(target), target.target_value
    by_factor = target.goal.kind in ("change", "multiple")
    is_scaled = target.goal.figure.scaled or (target.baseline and target.baseline.scaled)
    if start is None or end is None or (is_scaled and not by_factor):  # not all suit each other
        return None
    kind: Literal["factor", "sum", "value"] = "value"
    number = end
    if by_factor:
        kind, number = "factor", end / start
    elif target.goal.kind in ("amount", "points"):
        kind, number = "sum", end - start
    decimals = next((n for n in range(_DECIMALS_MAX) if POWERS[n] % number.denominator == 0), None)
    if decimals is None or abs(number) * POWERS[decimals] >= DIGITS_LIMIT:
        return None
    periods = [row.years * PERIODS_A_YEAR[row.per] for row in rows]
    shares = [(number - 1) / count for count in periods] if kind == "factor" else []
    return PlainGrowth(
        kind,
        int(number * POWERS[decimals]),
        decimals,
        tuple(count.as_integer_ratio() for count in periods),
        rows[0].method == "linear",
        tuple(share.as_integer_ratio() for share in shares),
    )


def is_special(row: GrowthRow, target: Growth) -> bool:
    """Whether a row says more than numbers: that there is no rate, or a year of break-even."""
    return row.growth is None or row.break_even is not None or row.note != target.note
