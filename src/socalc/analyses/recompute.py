"""What does a stated figure come to when it is recomputed from its own numbers?"""

from fractions import Fraction
from typing import NamedTuple

from socalc.arithmetic.growth import required_growth_rate
from socalc.arithmetic.rounding import Band, Verdict, rate_verdict, verdict
from socalc.targets.figure import Figure
from socalc.targets.stated import Stated


class Recomputed(NamedTuple):
    """A recomputed figure in the unit of the stated one, its range, and how the two fit.

    ``value`` comes from the inputs as typed, ``low`` and ``high`` bound it over all inputs that
    print the same; ``None`` is a number that does not exist. ``reason`` says why nothing could be
    checked.
    """

    verdict: Verdict
    value: float | None = None
    low: float | None = None
    high: float | None = None
    reason: str = ""


def recompute(
    start: Figure, end: Figure, years: Fraction | None, stated: Stated, fewer: bool = False
) -> Recomputed:
    """Recompute a stated figure from where it starts, where it ends and how long that took.

    A stated percentage without a sign tells a size: it is compared with a rise where the values
    rise and with a fall where they fall, or always with a fall where ``fewer`` says that it counts
    what was removed. With a sign it tells a direction as well.
    """
    if stated.kind == "points":
        return _points(start, end, stated, fewer)
    if start.value <= 0:
        name = "zero" if start.value == 0 else "negative"
        return Recomputed("unchecked", reason=f"the value before is {name}")
    point, reach = end.value / start.value, _quotients(end, start)
    if stated.kind == "multiple":
        return _compared(stated, point, reach)
    if stated.kind == "ratio":
        if end.value <= 0:
            return Recomputed("unchecked", reason="nothing is left")
        return _compared(stated, start.value / end.value, _quotients(start, end))
    falls = _tells_a_fall(start, end, stated, fewer)
    if stated.kind == "change":
        if falls:
            return _compared(stated, 1 - point, _mirrored(reach))
        return _compared(stated, point - 1, _shifted(reach))
    if years is None:
        return Recomputed("unchecked", reason="the years are missing")
    return _rate(stated, point, reach, years, falls)


def printed_band(stated: Stated) -> Band:
    """The numbers that a stated figure stands for.

    Half a unit of its last place either way, ends included; ``about`` doubles that; ``over`` and
    ``under`` take all beyond it; ``nearly`` takes it and what lies below by at most half a unit or
    a tenth of it, whichever is larger.

    >>> from socalc.targets.stated import parse_stated
    >>> printed_band(parse_stated("nearly 2%"))[:2]
    (Fraction(3, 200), Fraction(1, 50))
    """
    value, half = stated.value, stated.step / 2
    match stated.hedge:
        case "about":
            return Band(value - stated.step, value + stated.step)
        case "over":
            return Band(value, None, open_low=True)
        case "under":
            return Band(None, value, open_high=True)
        case "nearly":
            return Band(value - max(half, value / 10), value)
        case _:
            return Band(value - half, value + half)


def _tells_a_fall(start: Figure, end: Figure, stated: Stated, fewer: bool) -> bool:
    if stated.sign:
        return stated.sign == "-"
    return fewer or end.value < start.value


def _points(start: Figure, end: Figure, stated: Stated, fewer: bool) -> Recomputed:
    if not (start.percent and end.percent):
        return Recomputed("unchecked", reason="points need two percentages")
    sign = -1 if _tells_a_fall(start, end, stated, fewer) else 1
    point = sign * (end.value - start.value) / 100
    margin = (start.margin + end.margin) / 100
    return _compared(stated, point, Band(point - margin, point + margin))


def _compared(stated: Stated, point: Fraction, reach: Band) -> Recomputed:
    return Recomputed(
        verdict(printed_band(stated), point, reach),
        float(point),
        None if reach.low is None else float(reach.low),
        None if reach.high is None else float(reach.high),
    )


def _rate(stated: Stated, point: Fraction, reach: Band, years: Fraction, falls: bool) -> Recomputed:
    if point < 0:
        return Recomputed("unchecked", reason="the value after is negative")
    if reach.low is not None and reach.low < 0:
        reach = reach._replace(low=Fraction(0))
    printed = printed_band(stated)
    sign = -1 if falls else 1
    if falls:
        printed = _negated(printed)
    ends = [sign * _rate_of(end, years) if end is not None else None for end in reach[:2]]
    low, high = reversed(ends) if falls else ends
    return Recomputed(
        rate_verdict(printed, point, reach, years), sign * _rate_of(point, years), low, high
    )


def _rate_of(multiple: Fraction, years: Fraction) -> float:
    return required_growth_rate(multiple, years) if multiple else -1.0


def _quotients(above: Figure, below: Figure) -> Band:
    """All quotients of two figures over the numbers that print like them."""
    if below.low <= 0:
        return Band(min(above.low / below.high, Fraction(0)), None)
    corners = [
        top / bottom for top in (above.low, above.high) for bottom in (below.low, below.high)
    ]
    return Band(min(corners), max(corners))


def _shifted(multiples: Band) -> Band:
    low, high = multiples.low, multiples.high
    return Band(None if low is None else low - 1, None if high is None else high - 1)


def _mirrored(multiples: Band) -> Band:
    low, high = multiples.low, multiples.high
    return Band(None if high is None else 1 - high, None if low is None else 1 - low)


def _negated(band: Band) -> Band:
    low, high = band.low, band.high
    return Band(
        None if high is None else -high,
        None if low is None else -low,
        open_low=band.open_high,
        open_high=band.open_low,
    )
