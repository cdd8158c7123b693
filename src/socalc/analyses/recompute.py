"""What does a stated figure come to when it is recomputed from its own numbers?"""

from fractions import Fraction
from typing import Literal, NamedTuple

from socalc.analyses.start_and_end import StartAndEnd
from socalc.arithmetic.bands import Band, Verdict, rate_verdict, verdict
from socalc.arithmetic.growth import is_writable, required_growth_rate, why_no_rate
from socalc.targets.stated import Stated

FigureKind = Literal["reduction", "change", "rate", "multiple", "ratio", "points", "counts", ""]


class Recomputed(NamedTuple):
    """A recomputed figure in the unit of the stated one, its range, and how the two fit.

    ``value`` comes from the inputs as typed, ``low`` and ``high`` bound it over all inputs that
    print the same; ``None`` is a number that does not exist. ``reason`` says why nothing could be
    checked.
    """

    kind: FigureKind
    verdict: Verdict
    value: Fraction | float | None = None
    low: Fraction | float | None = None
    high: Fraction | float | None = None
    reason: str = ""


def recompute(
    pair: StartAndEnd, years: Fraction | None, stated: Stated, fewer: bool = False
) -> Recomputed:
    """Recompute a stated figure from where it starts, where it ends and how long that took.

    A stated percentage without a sign tells a size: it is compared with a rise where the values
    rise and with a fall where they fall, or always with a fall where ``fewer`` says that it counts
    what was removed. With a sign it tells a direction as well. Of a loss that shrinks, it is the loss
    that falls.
    """
    falls = tells_a_fall(pair, stated, fewer)
    kind = kind_of(stated, falls)
    if kind == "points":
        return _points(pair, stated, falls)
    if reason := _why_not(pair, stated):
        return Recomputed(kind, "unchecked", reason=reason)
    assert pair.multiples is not None
    if kind == "ratio" and pair.multiple <= 0:
        return Recomputed(kind, "unchecked", reason="nothing is left")
    if kind == "rate":
        return _rate(pair, pair.multiples, years, stated, falls)
    point, reach = _of_multiple(kind, pair.multiple), _reach(kind, pair.multiples)
    judged = verdict(printed_band(stated), point, reach)
    return Recomputed(kind, judged, point, reach.low, reach.high)


def _why_not(pair: StartAndEnd, stated: Stated) -> str:
    if pair.multiples is None:
        return why_no_rate(pair.start, pair.end)
    if pair.start < 0 and stated.sign == "+":  # of the loss, or of the value, which gets better?
        return "a rise from a loss can be read in two ways"
    ends = (pair.multiple, *filter(None, pair.multiples[:2]))
    return "" if all(map(is_writable, ends)) else "the two values are too far apart"


def kind_of(stated: Stated, falls: bool) -> FigureKind:
    """What kind of figure is recomputed: a change that falls is a reduction."""
    return "reduction" if stated.kind == "change" and falls else stated.kind


def multiples_that_print_like(stated: Stated, falls: bool) -> Band | None:
    """The multiples whose figure prints like the stated one; not for yearly rates and points.

    A share is that of a cut where ``falls``, else that of a rise, and neither is below zero; a multiple
    is not below zero, and a ratio is above it. ``None`` where nothing is left of the figure then.

    >>> from socalc.targets.stated import parse_stated
    >>> multiples_that_print_like(parse_stated("below 50%"), falls=True)[:2]
    (Fraction(1, 2), Fraction(1, 1))
    """
    low, high, open_low, open_high = printed_band(stated)
    if low is None or low < 0:
        low, open_low = Fraction(0), False
    if not low and stated.kind == "ratio":
        open_low = True
    if high is not None and (high < low or (high == low and (open_low or open_high))):
        return None
    if stated.kind == "ratio":
        return Band(
            1 / high if high else Fraction(0),
            1 / low if low else None,
            open_high or high is None,
            open_low,
        )
    if stated.kind == "change" and falls:
        return Band(None if high is None else 1 - high, 1 - low, open_high, open_low)
    if stated.kind == "change":
        return Band(1 + low, None if high is None else 1 + high, open_low, open_high)
    return Band(low, high, open_low, open_high)


def tells_a_fall(pair: StartAndEnd, stated: Stated, fewer: bool) -> bool:
    """Whether a stated figure is about a fall: by its sign if it has one."""
    if stated.sign:
        return stated.sign == "-"
    return fewer or (pair.end < pair.start if stated.kind == "points" else pair.shrinks)


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


def _of_multiple(kind: FigureKind, multiple: Fraction) -> Fraction:
    """The figure of a kind that a multiple comes to; for all kinds but yearly rates."""
    if kind == "reduction":
        return 1 - multiple
    if kind == "change":
        return multiple - 1
    return 1 / multiple if kind == "ratio" else multiple


def _reach(kind: FigureKind, multiples: Band) -> Band:
    """The figures of a kind that a range of multiples comes to, the ends in their order."""
    low, high = multiples.low, multiples.high
    if kind == "ratio" and low is not None and low <= 0:
        low = None
    ends = [None if end is None else _of_multiple(kind, end) for end in (low, high)]
    return Band(*(reversed(ends) if kind in ("reduction", "ratio") else ends))


def _points(pair: StartAndEnd, stated: Stated, falls: bool) -> Recomputed:
    if not pair.percent:
        return Recomputed("points", "unchecked", reason="points need two percentages")
    point = -pair.points if falls else pair.points
    margin = pair.margin / 100
    reach = Band(point - margin, point + margin)
    judged = verdict(printed_band(stated), point, reach)
    return Recomputed("points", judged, point, reach.low, reach.high)


def _rate(
    pair: StartAndEnd, multiples: Band, years: Fraction | None, stated: Stated, falls: bool
) -> Recomputed:
    if years is None:
        return Recomputed("rate", "unchecked", reason="the years are missing")
    if why := why_no_rate(pair.start, pair.end):
        return Recomputed("rate", "unchecked", reason=why)
    if multiples.low is not None and multiples.low < 0:
        multiples = multiples._replace(low=Fraction(0))
    printed = printed_band(stated)
    judged = rate_verdict(printed.negated() if falls else printed, pair.multiple, multiples, years)
    value = signed_rate(pair.multiple, years, falls)
    low, high = (
        value if end == pair.multiple else None if end is None else signed_rate(end, years, falls)
        for end in (multiples.low, multiples.high)
    )
    if falls:
        low, high = high, low
    return Recomputed("rate", judged, value, low, high)


def signed_rate(multiple: Fraction, years: Fraction, falls: bool) -> float | None:
    """The yearly growth to a multiple, or the yearly fall where a fall is told; ``None`` where it is
    too large or too small to be written."""
    try:
        rate = required_growth_rate(multiple, years) if multiple else -1.0
    except OverflowError:
        return None
    return -rate if falls and rate else rate
