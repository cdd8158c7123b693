"""Does a printed figure follow from its own numbers? ``docs/verdicts.md``, with fractions."""

import re
from fractions import Fraction
from typing import Literal, NamedTuple

from .cells import Anything, Expected, near, one_of
from .rates import MP, Real, has_rate, power
from .readings import ABOUT, HALF, Figure, range_of_multiple, read_number

OVER = ("over", "more than", "above", ">", "超过", "逾")
UNDER = ("under", "less than", "below", "<", "不到")
NEARLY = ("nearly", "almost", "近", "将近")
YEARLY = ("a year", "per year", "/yr", "/year", "p.a.", "per annum", "annually")

Kind = Literal["share", "rate", "multiple", "ratio", "points"]
Verdict = Literal["consistent", "consistent-if-rounded", "inconsistent", "unchecked"]


class Stated(NamedTuple):
    """A printed figure and the numbers behind it: between two ends that may belong to them.

    Percentages and points are fractions. ``low`` or ``high`` is None where there is no end.
    """

    kind: Kind
    sign: str
    low: Fraction | None
    high: Fraction | None
    open: bool

    def holds(self, low: Fraction | None, high: Fraction | None) -> bool:
        """Whether any number from ``low`` to ``high`` may be behind the figure."""
        if self.open:
            above = self.low is None or high is None or high > self.low
            return above and (self.high is None or low is None or low < self.high)
        above = self.low is None or high is None or high >= self.low
        return above and (self.high is None or low is None or low <= self.high)


def read_stated(text: str) -> Stated:
    """What a printed figure stands for.

    >>> read_stated("about 81.8%")[2:4]
    (Fraction(817, 1000), Fraction(819, 1000))
    >>> read_stated("nearly 2%")[2:4]
    (Fraction(3, 200), Fraction(1, 50))
    """
    hedges = [*ABOUT, *OVER, *UNDER, *NEARLY]
    hedge = next((word for word in sorted(hedges, key=len)[::-1] if text.startswith(word)), "")
    rest = text.removeprefix(hedge).strip()
    yearly = "CAGR" in rest or "年均" in rest or rest.endswith(YEARLY)
    found = re.search(r"([+-]?)x?(\d[\d,]*(?:\.\d+)?)", rest)
    assert found is not None, text
    value, place, _ = read_number(found[2])
    kind: Kind = "share"
    if rest.endswith("pp"):
        kind = "points"
    elif re.search(r"to 1|:1", rest):
        kind = "ratio"
    elif "x" in rest:
        kind = "multiple"
    elif yearly:
        kind = "rate"
    unit = Fraction(1) if kind in ("ratio", "multiple") else Fraction(1, 100)
    value, place = value * unit, place * unit
    if hedge in OVER and hedge:
        return Stated(kind, found[1], value, None, True)
    if hedge in UNDER and hedge:
        return Stated(kind, found[1], None, value, True)
    if hedge in NEARLY and hedge:
        return Stated(kind, found[1], value - max(place / 2, value / 10), value, False)
    margin = place if hedge else place * HALF
    return Stated(kind, found[1], value - margin, value + margin, False)


class Judged(NamedTuple):
    """The columns of ``check`` that are worked out."""

    kind: Expected
    recomputed: Expected
    low: Expected
    high: Expected
    verdict: Expected


UNCHECKED = Judged(Anything(), None, None, None, "unchecked")


def falls(stated: Stated, multiple: Fraction, removal: bool) -> bool:
    """Whether the figure tells a cut: by its sign, by what it counts, or by its numbers."""
    if stated.sign:
        return stated.sign == "-"
    return removal or multiple < 1


def verdict_of(
    stated: Stated,
    typed: Fraction,
    low: Fraction | None,
    high: Fraction | None,
) -> Verdict:
    """The verdict about exact numbers."""
    if stated.holds(typed, typed):
        return "consistent"
    return "consistent-if-rounded" if stated.holds(low, high) else "inconsistent"


def judge(
    stated: Stated,
    start: Fraction,
    end: Fraction,
    spread: tuple[Fraction | None, Fraction | None],
    years: Fraction | None = None,
    removal: bool = False,
) -> Judged:
    """Hold a figure against end / start, which ``spread`` goes through if inputs were rounded."""
    low, high = spread
    if start == 0 or (start < 0 and not start < end < 0) or low is None:
        return UNCHECKED
    multiple = end / start
    down = falls(stated, multiple, removal)
    if stated.kind == "rate":
        if years is None or not has_rate(start, end):
            return UNCHECKED
        return judge_rate(stated, multiple, (low, high), years, down)
    if stated.kind == "ratio":
        if end == 0 or multiple < 0:
            return UNCHECKED
        least = None if high is None else 1 / high
        most = None if low <= 0 else 1 / low
        typed = 1 / multiple
        return Judged("ratio", typed, least, most, verdict_of(stated, typed, least, most))
    if stated.kind == "multiple":
        verdict = verdict_of(stated, multiple, low, high)
        return Judged("multiple", multiple, low, high, verdict)
    if down:
        least = None if high is None else 1 - high
        verdict = verdict_of(stated, 1 - multiple, least, 1 - low)
        return Judged("reduction", 1 - multiple, least, 1 - low, verdict)
    most = None if high is None else high - 1
    verdict = verdict_of(stated, multiple - 1, low - 1, most)
    return Judged("change", multiple - 1, low - 1, most, verdict)


def judge_rate(
    stated: Stated,
    multiple: Fraction,
    spread: tuple[Fraction, Fraction | None],
    years: Fraction,
    down: bool,
) -> Judged:
    """The same for a yearly rate, which is positive in the direction that the figure tells.

    No root is taken for the verdict: ends of the figure are raised to the years instead, as
    ``(1 + end) ^ p`` against ``multiple ^ q`` with ``years = p / q``.
    """
    p, q = years.numerator, years.denominator
    low, high = spread

    def raised(rate: Fraction | None) -> Fraction | None:
        factor = None if rate is None else (1 - rate if down else 1 + rate)
        return None if factor is None else max(factor, Fraction(0)) ** p

    ends = [raised(stated.low), raised(stated.high)]
    least, most = ends[::-1] if down else ends
    behind = stated._replace(low=least, high=most)
    verdict = verdict_of(
        behind, multiple**q, max(low, Fraction(0)) ** q, None if high is None else high**q
    )

    def rate_of(value: Fraction | None) -> Expected:
        if value is None:
            return None
        root: Real = power(value, 1 / years) if value > 0 else MP.mpf(0)
        return near(1 - root if down else root - 1)

    shown = [rate_of(low), rate_of(high)]
    bottom, top = shown[::-1] if down else shown
    if low <= 0:
        bottom, top = (bottom, one_of(None, top)) if down else (one_of(None, bottom), top)
    return Judged("rate", rate_of(multiple), bottom, top, verdict)


def judge_points(stated: Stated, start: Figure, end: Figure) -> Judged:
    """Points are the difference of two percentages; margins add up."""
    step = (end.value - start.value) / 100
    margin = (start.margin + end.margin) / 100
    sign = -1 if falls(stated, Fraction(1) if step >= 0 else Fraction(0), False) else 1
    size = step * sign
    verdict = verdict_of(stated, size, size - margin, size + margin)
    recomputed, low, high = ((one_of(x, -x)) for x in (size, size - margin, size + margin))
    if sign < 0:
        low, high = (one_of(size - margin, -size - margin), one_of(size + margin, -size + margin))
    return Judged("points", recomputed, low, high, verdict)


def judge_figures(
    stated: Stated, start: Figure, end: Figure, years: Fraction | None, removal: bool = False
) -> Judged:
    """Hold a printed figure against two typed ones."""
    if stated.kind == "points":
        if not (start.percent and end.percent):
            return UNCHECKED
        return judge_points(stated, start, end)
    spread = range_of_multiple(start, end) if start.value else (None, None)
    return judge(stated, start.value, end.value, spread, years, removal)


GREATEST = 4000
"""Counts before are tried up to here; what fits even then has no greatest one."""


def fits_before(stated: Stated, after: int, down: bool) -> list[int]:
    """The counts before that a figure fits, in the direction of the typed numbers.

    A figure that reaches down to zero is a size in either direction: below 50 % of 7 are the
    cuts from 8 to 13 and the rises from 5 and 6. A sign tells the direction.
    """
    if stated.kind == "share" and not stated.sign and stated.low is not None and stated.low > 0:
        stated = stated._replace(sign="-" if down else "+")
    end = Fraction(after)
    return [
        before
        for before in range(1, GREATEST + 1)
        if judge(stated, Fraction(before), end, (end / before, end / before)).verdict
        == "consistent"
        and not (stated.sign == "-" and before < after)
        and not (stated.sign == "+" and before > after)
    ]
