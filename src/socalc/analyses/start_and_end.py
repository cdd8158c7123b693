"""From where to where does a figure lead, and how exactly is that known?"""

from fractions import Fraction
from typing import NamedTuple

from socalc.arithmetic.bands import Band
from socalc.arithmetic.compound import value_after
from socalc.arithmetic.growth import has_multiple, is_writable
from socalc.targets.figure import Figure
from socalc.targets.file import Consolidation
from socalc.targets.goal import INDEX, Goal, over


class StartAndEnd(NamedTuple):
    """Two values that a stated figure is about.

    ``multiples`` holds end / start for all numbers that print like the two; ``None`` where the
    start is zero or negative, but for a loss that does not grow. ``margin`` is how far their difference may lie from the typed one.
    """

    start: Fraction
    end: Fraction
    multiples: Band | None
    margin: Fraction = Fraction(0)
    percent: bool = False
    """Whether both are percentages, so that their difference is in points."""
    counts: bool = False
    """Whether both are whole numbers that are exact."""

    @property
    def multiple(self) -> Fraction:
        """End / start from the values as typed."""
        return self.end / self.start

    @property
    def ranged_multiple(self) -> tuple[Fraction | None, ...]:
        """The multiple, its least and its greatest; empty where there is none that can be written."""
        if self.multiples is None or not is_writable(self.multiple):
            return ()
        return self.multiple, self.multiples.low, self.multiples.high

    @property
    def points(self) -> Fraction:
        """The difference of two percentages, as a share: 0.05 for five points."""
        return (self.end - self.start) / 100

    @property
    def shrinks(self) -> bool:
        """Whether less is there after than before: a smaller value, or a smaller loss."""
        if has_multiple(self.start, self.end):
            return self.multiple < 1
        return self.end < self.start


def between(start: Figure, end: Figure) -> StartAndEnd:
    """The pair of two typed figures.

    >>> from socalc.targets.figure import parse_figure
    >>> between(parse_figure("66"), parse_figure("12")).multiple
    Fraction(2, 11)
    """
    return StartAndEnd(
        start.value,
        end.value,
        _multiples(start, end) if has_multiple(start.value, end.value) else None,
        start.margin + end.margin,
        start.percent and end.percent,
        start.is_count and end.is_count,
    )


def _multiples(start: Figure, end: Figure) -> Band:
    """End / start for all numbers that print like the two; both of a loss have the other sign."""
    sign = 1 if start.value > 0 else -1
    starts, ends = ([sign * edge for edge in edges] for edges in (start.ends, _ends(end)))
    if min(starts) > 0:
        corners = [top / bottom for top in ends for bottom in starts]
        return Band(min(corners), max(corners))
    # a rounded start may be as near to zero as one likes
    return Band(min(ends) / max(starts) if min(ends) >= 0 else None, None)


def _ends(figure: Figure) -> tuple[Fraction, ...]:
    """The least and the greatest number that are printed like a figure; a figure without a minus stands for
    nothing below zero.

    >>> from socalc.targets.figure import parse_figure
    >>> _ends(parse_figure("about 0"))
    (Fraction(0, 1), Fraction(1, 1))
    """
    return figure.ends if figure.value else tuple(max(end, Fraction(0)) for end in figure.ends)


def of_counts(target: Consolidation) -> StartAndEnd:
    """The pair of a consolidation.

    Where before or after follows from the other counts, the two do not vary on their own: what was
    removed and added, and the one of them that is typed, do.
    """
    pair = between(target.before, target.after)
    if not target.derived or target.removed is None:
        return pair
    removed, added = target.removed, target.added or Figure("", Fraction(0))
    typed = target.after if target.derived == "before" else target.before
    corners = [
        (value + net, value) if target.derived == "before" else (value, value - net)
        for value in (min(_ends(typed)), typed.high)
        for net in (removed.low - added.high, removed.high - added.low)
    ]
    margin = removed.margin + added.margin
    if min(before for before, _ in corners) <= 0:
        return pair._replace(margin=margin)
    multiples = [after / before for before, after in corners]
    return pair._replace(multiples=Band(min(multiples), max(multiples)), margin=margin)


def promised(
    goal: Goal, baseline: Figure | None, years: Fraction | None = None
) -> StartAndEnd | None:
    """The pair of a goal: for a change or multiple the goal alone says how far it leads.

    ``None`` where a baseline is needed and none is stated, or some years, as the goal is for each.
    """
    if goal.yearly and years is None:
        return None
    figure = goal.figure
    if goal.kind in ("multiple", "change"):
        value, low, high = figure.value, figure.low, figure.high
        if goal.kind == "change":
            value, low, high = (1 + share / 100 for share in (value, low, high))
        if goal.yearly and years is not None:
            value, low, high = (
                value_after(Fraction(1), max(by, Fraction(0)) - 1, years)
                for by in (value, low, high)
            )
        return _scaled(baseline, value, low, high)
    if years is not None:
        figure = over(goal, years).figure
    if baseline is None:
        return None
    if goal.kind in ("value", "percentage"):
        return between(baseline, figure)
    end = figure._replace(value=baseline.value + figure.value, percent=baseline.percent)
    pair = between(baseline, end)
    if pair.multiples is None or baseline.low <= 0 <= baseline.high:
        return pair
    corners = [
        1 + amount / start
        for amount in (figure.low, figure.high)
        for start in (baseline.low, baseline.high)
    ]
    return pair._replace(multiples=Band(min(corners), max(corners)), margin=figure.margin)


def _scaled(
    baseline: Figure | None, multiple: Fraction, low: Fraction, high: Fraction
) -> StartAndEnd:
    """The pair of a baseline, or of an index where none is stated, that is to be multiplied."""
    start = baseline or Figure("", INDEX)
    change = start.value * (multiple - 1)
    changes = [edge * (by - 1) for edge in (start.low, start.high) for by in (low, high)]
    return StartAndEnd(
        start.value,
        start.value * multiple,
        Band(low, high) if start.value > 0 else None,
        max(abs(edge - change) for edge in changes),
        start.percent,
    )
