"""Does a stated figure follow from two plain values?"""

from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import NamedTuple

from socalc.analyses.recompute import FigureKind, kind_of, printed_band
from socalc.answers.fast.numbers import decimal
from socalc.arithmetic.bands import Quotient, Verdict, WholeBand
from socalc.arithmetic.growth import rate_between
from socalc.reading.sections.entry import target_of_texts
from socalc.reading.sections.timing import Timing
from socalc.rendering.exact import ratio_text
from socalc.targets.file import Claim
from socalc.targets.problems import Refusal
from socalc.targets.stated import Stated, parse_stated
from socalc.targets.window import parse_span


class Printed(NamedTuple):
    """A stated figure and the numbers that print like it."""

    stated: Stated
    band: WholeBand


@lru_cache(16384)
def printed(text: str) -> Printed | None:
    """The stated figure of a text; ``None`` if it is none, or one of points."""
    try:
        stated = parse_stated(text)
    except Refusal:
        return None
    band = printed_band(stated)
    ends = [end for end in band[:2] if end is not None]
    places = lcm(*(end.denominator for end in ends))
    low, high = (None if end is None else int(end * places) for end in band[:2])
    if stated.kind == "points":
        return None
    return Printed(stated, WholeBand(low, high, places, band.open_low, band.open_high))


class Values(NamedTuple):
    """Two plain values in a unit, by how many half units of its last place each may be off (0 or 1), and whether
    both are counts."""

    start: Quotient
    end: Quotient
    start_half: int
    end_half: int
    are_counts: bool
    unit: str

    @property
    def multiples(self) -> tuple[Quotient, Quotient, Quotient]:
        """End / start as typed, the least and the greatest."""
        (d, s), (n, m) = self.start, self.end
        point = n * s, d * m
        if not (self.start_half or self.end_half):
            return point, point, point
        below, above = self.start_half * m, self.end_half * s
        low = 2 * point[0] - above, 2 * point[1] + below
        return point, low, (2 * point[0] + above, 2 * point[1] - below)


def values_of(start: str, end: str, unit: str) -> Values | None:
    """Two values from their texts; ``None`` if they or their unit are not plain."""
    first, last, said = decimal(start), decimal(end), unit_of(unit)
    if first is None or last is None or said is None:
        return None
    text, half, has_counts = said
    exact = first[1] == 1, last[1] == 1
    start_half, end_half = (half if is_whole else 1 for is_whole in exact)
    return Values(first, last, start_half, end_half, has_counts and all(exact), text)


class Judged(NamedTuple):
    """A recomputed figure and its range as texts, and how it fits."""

    kind: FigureKind
    falls: bool
    verdict: Verdict
    value: str
    low: str
    high: str


def judged(values: Values, figure: Printed, years: Fraction | None, fewer: bool) -> Judged | None:
    """How a stated figure fits two values, as ``recompute`` says; ``None`` for a rate that no double holds, or
    over years that nobody tells."""
    multiples = values.multiples
    (above, below), sign = multiples[0], figure.stated.sign
    falls = sign == "-" if sign else fewer or above < below
    kind = kind_of(figure.stated, falls)
    if kind == "rate":
        return _rate(multiples, figure, years, falls) if years else None
    point, low, high = (_figure(kind, *multiple) for multiple in multiples)
    if kind in ("reduction", "ratio"):
        low, high = high, low
    is_in = figure.band.meets(point, point)
    verdict = _verdict(is_in, is_in or figure.band.meets(low, high))
    return Judged(kind, falls, verdict, *(ratio_text(*number) for number in (point, low, high)))


def _figure(kind: FigureKind, above: int, below: int) -> Quotient:
    """The figure of a kind that a multiple comes to."""
    if kind == "reduction":
        return below - above, below
    if kind == "change":
        return above - below, below
    return (below, above) if kind == "ratio" else (above, below)


def _rate(
    multiples: tuple[Quotient, Quotient, Quotient], figure: Printed, years: Fraction, falls: bool
) -> Judged | None:
    point, low, high = multiples
    over = years.as_integer_ratio()
    band = figure.band.negated() if falls else figure.band
    is_in = band.meets_rates(point, point, *over)
    verdict = _verdict(is_in, is_in or band.meets_rates(low, high, *over))
    try:
        value, least, most = (rate_between(*multiple, *over) for multiple in multiples)
    except OverflowError:
        return None
    if falls:
        value, least, most = -value, -most, -least
    return Judged("rate", falls, verdict, *(repr(rate or 0.0) for rate in (value, least, most)))


def _verdict(is_in: bool, reaches: bool) -> Verdict:
    return "consistent" if is_in else "consistent-if-rounded" if reaches else "inconsistent"


@lru_cache(4096)
def span(text: str) -> Fraction | None:
    """The years in a text; ``None`` if it is none."""
    try:
        return parse_span(text)
    except Refusal:
        return None


@lru_cache(4096)
def unit_of(text: str) -> tuple[str, int, bool] | None:
    """A unit, by how many half units of their last place whole numbers in it may be off, and whether these are
    counts; ``None`` for one of percentages, or that cannot be read."""
    texts = {"from": "1", "to": "1", **({"unit": text} if text.strip() else {})}
    claim = target_of_texts("claims", texts, Timing())
    if not isinstance(claim, Claim) or claim.start is None or claim.start.percent:
        return None
    return claim.unit, int(claim.start.step != 0), claim.start.is_count
