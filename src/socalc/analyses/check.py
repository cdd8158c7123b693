"""Do the stated figures follow from their own numbers?"""

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated, NamedTuple

from socalc.analyses import candidates
from socalc.analyses.causes import Misfit, causes
from socalc.analyses.column import Column, Kind, Note, Target, Unit
from socalc.analyses.recompute import FigureKind, Recomputed, recompute, tells_a_fall
from socalc.analyses.start_and_end import StartAndEnd, between, of_counts, promised
from socalc.arithmetic.bands import Band, Verdict, verdict
from socalc.targets.figure import Figure
from socalc.targets.file import Claim, Consolidation, Growth, TargetFile
from socalc.targets.goal import Bound
from socalc.targets.stated import SHARES, Stated, StatedText


def _measure(row: "CheckRow") -> tuple[str, Kind]:
    """What the recomputed figure of a row is, and how people read it."""
    if row.kind == "points":
        return row.kind, "points"
    return row.kind, "share" if row.kind in SHARES else "number"


class CheckRow(NamedTuple):
    """One stated figure, held against its own numbers. ``None`` is a number that does not exist."""

    target: Target
    kind: Annotated[FigureKind, Column(part="names", named=lambda kind: kind == "counts")] = ""
    stated: Annotated[str, Column("text", "Stated")] = StatedText()
    """Of the kind ``counts``, the text of a count."""
    recomputed: Annotated[
        Fraction | float | None, Column("number", "Recomputed", measure=_measure)
    ] = None
    """In the unit of the stated figure: a fraction for percentages, else a plain number."""
    low: Annotated[Fraction | float | None, Column("number", "Range", measure=_measure)] = None
    high: Annotated[Fraction | float | None, Column("number", "Range", measure=_measure)] = None
    """The range of the recomputed figure over inputs that print the same."""
    verdict: Annotated[Verdict, Column("text", "Verdict")] = "unchecked"
    cause: Annotated[str, Column("text", "Likely cause")] = ""
    """What may explain a figure that does not fit, or why one could not be checked."""
    line: Annotated[int | None, Column("typed", "Line", "place", is_ordinal=True)] = None
    label: str = ""
    start: Annotated[Fraction | None, Column("typed", "From", name="from")] = None
    end: Annotated[Fraction | None, Column("typed", "To", name="to")] = None
    years: Annotated[Fraction | None, Column("typed", "Years")] = None
    fits_from: Annotated[int | None, Column("typed", "Fits\nbefore")] = None
    fits_to: Annotated[int | None, Column("typed", "Fits\nbefore")] = None
    """The least and the greatest whole number before that would print the same; ``None`` where the
    values are no counts, or where there is no greatest."""
    note: Note = ""
    unit: Unit = ""


class CheckReport(NamedTuple):
    """How the stated figures fit, and how many targets state none."""

    title: str
    source: str
    rows: tuple[CheckRow, ...]
    without_figure: int


def check(file: TargetFile) -> CheckReport:
    """Hold every stated figure of a file against its own numbers.

    >>> from socalc.targets.figure import parse_figure
    >>> from socalc.targets.stated import parse_stated
    >>> claim = Claim("firms", parse_figure("66"), parse_figure("12"), stated=parse_stated("81.8%"))
    >>> check(TargetFile(claims=(claim,))).rows[0].verdict
    'consistent'
    """
    rows: list[CheckRow] = []
    without = 0
    for target in file.checkable:
        found = list(_rows(target))
        rows += found
        without += not found
    return CheckReport(file.title, file.source, tuple(rows), without)


def _rows(target: Growth | Consolidation | Claim) -> Iterator[CheckRow]:
    if isinstance(target, Growth):
        if target.stated:
            yield _growth(target, target.stated)
    elif isinstance(target, Consolidation):
        yield from _counts(target)
        if target.stated:
            yield _consolidation(target, target.stated)
    else:
        yield _claim(target)


def _growth(target: Growth, stated: Stated) -> CheckRow:
    """The stated figure of a goal. A yearly rate fits if it does over any horizon of the window."""
    spans = [horizon.years for horizon in target.window.horizons] if target.window else [None]
    pairs = [
        (promised(end.goal, end.baseline, years), years) for years in spans for end in target.ends
    ]
    judged = [(pair, years, recompute(pair, years, stated)) for pair, years in pairs if pair]
    if not judged:
        lacks_time = target.goal.yearly and not target.window
        reason = "the goal is for each year, and no `window` or `by` is stated"
        return _unchecked(target, stated, reason if lacks_time else "no baseline is stated")
    pair, years, best = min(judged, key=lambda item: _ORDER.index(item[2].verdict))
    if best.verdict == "inconsistent" and _may_be_beyond(target.goal.bound, pair, years, stated):
        reason = f"the goal is a {target.goal.bound}, and the figure may be that of another value"
        best = best._replace(verdict="unchecked", reason=reason)
    if best.verdict == "inconsistent" and target.until:
        between = [found for found, time, _ in judged if time == years]
        if _may_be_within(between, years, stated):
            reason = "the goal is a range, and the figure may be that of a value within it"
            best = best._replace(verdict="unchecked", reason=reason)
    return _row(target, pair, years, stated, best)


def _may_be_within(pairs: list[StartAndEnd], years: Fraction | None, stated: Stated) -> bool:
    """Whether a stated figure may be that of a value between the ends of a range."""
    multiples = [pair.multiples for pair in pairs if pair.multiples]
    if len(multiples) < len(pairs) or stated.kind == "points":
        return True
    lows, highs = [found.low for found in multiples], [found.high for found in multiples]
    low = None if None in lows else min(filter(None, lows), default=Fraction(0))
    high = None if None in highs else max(filter(None, highs), default=Fraction(0))
    found = recompute(pairs[0]._replace(multiples=Band(low, high)), years, stated)
    return found.verdict != "inconsistent"


def _may_be_beyond(bound: Bound, pair: StartAndEnd, years: Fraction | None, stated: Stated) -> bool:
    """Whether a stated figure may be that of a value above a floor, or below a ceiling."""
    if not bound or pair.multiples is None or stated.kind == "points":
        return bound != ""
    low, high = pair.multiples[:2]
    wider = Band(low, None) if bound == "floor" else Band(Fraction(0), high)
    found = recompute(pair._replace(multiples=wider), years, stated)
    return found.verdict != "inconsistent"


_ORDER: tuple[Verdict, ...] = ("consistent", "consistent-if-rounded", "inconsistent", "unchecked")


def _consolidation(target: Consolidation, stated: Stated) -> CheckRow:
    pair = of_counts(target)
    found = recompute(pair, target.years, stated, fewer=True)
    return _row(target, pair, target.years, stated, found)


def _claim(claim: Claim) -> CheckRow:
    if claim.start is None or claim.end is None:
        missing = "from" if claim.start is None else "to"
        return _unchecked(claim, claim.stated, f"`{missing}` is missing")
    pair = between(claim.start, claim.end)
    if claim.stated is None:
        return _unstated(claim, pair)
    found = recompute(pair, claim.years, claim.stated)
    return _row(claim, pair, claim.years, claim.stated, found)


def _row(
    target: Growth | Consolidation | Claim,
    pair: StartAndEnd,
    years: Fraction | None,
    stated: Stated,
    found: Recomputed,
) -> CheckRow:
    count = target if isinstance(target, Consolidation) else None
    falls = tells_a_fall(pair, stated, fewer=count is not None)
    cause = found.reason
    if found.verdict == "inconsistent":
        removed = count.removed.value if count and count.removed else None
        open_start = bool(count and count.derived == "before" and not count.added)
        misfit = Misfit(pair, years, stated, found.kind, falls, removed, open_start)
        cause = "; or ".join(causes(misfit))
    fits = range(0)
    is_judged = found.verdict != "unchecked" and found.kind in _OF_COUNTS
    if is_judged and pair.counts and not (count and count.derived):
        is_size = stated.kind == "change" and not (stated.sign or count)
        fitting = candidates.starts_either_way if is_size else candidates.starts
        fits = fitting(int(pair.end), stated, falls)
    return _of(target)._replace(
        kind=found.kind,
        stated=StatedText(stated),
        recomputed=found.value,
        low=found.low,
        high=found.high,
        verdict=found.verdict,
        cause=cause,
        start=pair.start,
        end=pair.end,
        years=years if found.kind == "rate" else None,
        fits_from=fits[0] if fits else None,
        fits_to=fits[-1] if fits and fits[-1] < candidates.LARGEST else None,
        note=_note(pair, found, target.note),
    )


_OF_COUNTS: tuple[FigureKind, ...] = ("reduction", "change", "multiple", "ratio")
"""Kinds of figures that tell which whole numbers they may be of."""


def _of(target: Growth | Consolidation | Claim) -> CheckRow:
    """The row of a target, with no figure yet."""
    line = target.line or None
    return CheckRow(
        target=target.name, line=line, label=target.label, note=target.note, unit=target.unit
    )


def _note(pair: StartAndEnd, found: Recomputed, note: str) -> str:
    """The note of a target, after what must be said of a figure that is that of a loss."""
    is_of_a_loss = found.verdict != "unchecked" and found.kind != "points" and pair.start < 0
    return "; ".join(filter(None, ("the figure is that of a loss" if is_of_a_loss else "", note)))


def _unchecked(target: Growth | Claim, stated: Stated | None, reason: str) -> CheckRow:
    return _of(target)._replace(stated=StatedText(stated), cause=reason)


def _unstated(claim: Claim, pair: StartAndEnd) -> CheckRow:
    """A claim with no figure: the change is worked out, there is nothing to hold it against."""
    row = _of(claim)._replace(cause="no figure is stated", start=pair.start, end=pair.end)
    if not pair.ranged_multiple:
        return row
    falls = pair.shrinks
    value, low, high = (
        None if m is None else 1 - m if falls else m - 1 for m in pair.ranged_multiple
    )
    if falls:
        low, high = high, low
    return row._replace(
        kind="reduction" if falls else "change", recomputed=value, low=low, high=high
    )


def _counts(target: Consolidation) -> Iterator[CheckRow]:
    """Whether before - removed + added = after; with one of the two missing, whether it can be."""
    if target.derived or not (target.removed or target.added):
        return
    removed, added = target.removed or _NONE, target.added or _NONE
    after = target.after
    point = target.before.value - removed.value + added.value
    margin = target.before.margin + removed.margin + added.margin
    reach = Band(point - margin, point + margin)
    printed = Band(after.low, after.high)
    reason = "before - removed + added is not after"
    if target.added is None:  # some may have been added, so no fewer than the point are left
        printed, reason = Band(None, after.high), "fewer are left than removing so many leaves"
    if target.removed is None:  # some may have been removed, so no more than the point are left
        printed, reason = Band(after.low, None), "more are left than adding so many leaves"
    judged = verdict(printed, point, reach)
    if judged != "inconsistent":
        if target.removed is None or target.added is None:
            return
        reason = ""
    yield _of(target)._replace(
        kind="counts",
        stated=after.text,
        verdict=judged,
        cause=reason,
        recomputed=point,
        low=reach.low,
        high=reach.high,
        start=target.before.value,
        end=after.value,
    )


_NONE = Figure("0", Fraction(0))
