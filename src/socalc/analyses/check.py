"""Do the stated figures follow from their own numbers?"""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from socalc.analyses import candidates
from socalc.analyses.basis import Basis, between, of_counts, promised
from socalc.analyses.causes import Misfit, causes
from socalc.analyses.recompute import Kind, Recomputed, recompute, tells_a_fall
from socalc.arithmetic.bands import Band, Verdict, verdict
from socalc.targets.figure import Figure
from socalc.targets.file import Claim, Consolidation, Growth, TargetFile
from socalc.targets.stated import Stated


class CheckRow(NamedTuple):
    """One stated figure, held against its own numbers. ``None`` is a number that does not exist."""

    target: str
    kind: Kind
    stated: str
    recomputed: Fraction | float | None
    """In the unit of the stated figure: a fraction for percentages, else a plain number."""
    low: Fraction | float | None
    high: Fraction | float | None
    """The range of the recomputed figure over inputs that print the same."""
    verdict: Verdict
    cause: str
    """What may explain a figure that does not fit, or why one could not be checked."""
    line: int | None
    label: str
    start: Fraction | None
    end: Fraction | None
    years: Fraction | None
    fits_from: int | None
    fits_to: int | None
    """The least and the greatest whole number before that would print the same; ``None`` where the
    values are no counts, or where there is no greatest."""
    note: str
    unit: str


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
    basis = promised(target.goal, target.baseline)
    if basis is None:
        return _unchecked(target, stated, "no baseline is stated")
    spans = [horizon.years for horizon in target.window.horizons] if target.window else [None]
    judged = [(years, recompute(basis, years, stated)) for years in spans]
    years, best = min(judged, key=lambda item: _ORDER.index(item[1].verdict))
    return _row(target, basis, years, stated, best, fewer=False)


_ORDER: tuple[Verdict, ...] = ("consistent", "consistent-if-rounded", "inconsistent", "unchecked")


def _consolidation(target: Consolidation, stated: Stated) -> CheckRow:
    basis = of_counts(target)
    found = recompute(basis, target.years, stated, fewer=True)
    return _row(target, basis, target.years, stated, found, fewer=True)


def _claim(claim: Claim) -> CheckRow:
    if claim.start is None or claim.end is None:
        missing = "from" if claim.start is None else "to"
        return _unchecked(claim, claim.stated, f"`{missing}` is missing")
    basis = between(claim.start, claim.end)
    if claim.stated is None:
        return _unstated(claim, basis)
    found = recompute(basis, claim.years, claim.stated)
    return _row(claim, basis, claim.years, claim.stated, found, fewer=False)


def _row(
    target: Growth | Consolidation | Claim,
    basis: Basis,
    years: Fraction | None,
    stated: Stated,
    found: Recomputed,
    fewer: bool,
) -> CheckRow:
    falls = tells_a_fall(basis, stated, fewer)
    cause = found.reason
    if found.verdict == "inconsistent":
        removed = target.removed if isinstance(target, Consolidation) else None
        misfit = Misfit(
            basis,
            years,
            stated,
            found.kind,
            falls,
            removed.value if removed else None,
            isinstance(target, Consolidation) and target.derived == "before" and not target.added,
        )
        cause = "; or ".join(causes(misfit))
    fits = range(0)
    derived = isinstance(target, Consolidation) and target.derived
    judged = found.verdict != "unchecked"
    if (
        judged
        and basis.counts
        and not derived
        and found.kind in ("reduction", "change", "multiple", "ratio")
    ):
        is_size = stated.kind == "change" and not (stated.sign or fewer)
        fitting = candidates.starts_either_way if is_size else candidates.starts
        fits = fitting(int(basis.end), stated, falls)
    return CheckRow(
        target.name,
        found.kind,
        stated.text,
        found.value,
        found.low,
        found.high,
        found.verdict,
        cause,
        target.line or None,
        target.label,
        basis.start,
        basis.end,
        years if found.kind == "rate" else None,
        fits[0] if fits else None,
        fits[-1] if fits and fits[-1] < candidates.LARGEST else None,
        _note(basis, found, target.note),
        target.unit,
    )


def _note(basis: Basis, found: Recomputed, note: str) -> str:
    """The note of a target, after what must be said of a figure that is that of a loss."""
    is_of_a_loss = found.verdict != "unchecked" and found.kind != "points" and basis.start < 0
    return "; ".join(filter(None, ("the figure is that of a loss" if is_of_a_loss else "", note)))


def _unchecked(target: Growth | Claim, stated: Stated | None, reason: str) -> CheckRow:
    return _bare(target, "", stated.text if stated else "", "unchecked", reason)


def _unstated(claim: Claim, basis: Basis) -> CheckRow:
    """A claim with no figure: the change is worked out, there is nothing to hold it against."""
    reason = "no figure is stated"
    row = _bare(claim, "", "", "unchecked", reason)._replace(start=basis.start, end=basis.end)
    if not basis.ranged_multiple:
        return row
    falls = basis.shrinks
    value, low, high = (
        None if m is None else 1 - m if falls else m - 1 for m in basis.ranged_multiple
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
    yield _bare(target, "counts", after.text, judged, reason)._replace(
        recomputed=point,
        low=reach.low,
        high=reach.high,
        start=target.before.value,
        end=after.value,
    )


_NONE = Figure("0", Fraction(0))


def _bare(
    target: Growth | Consolidation | Claim, kind: Kind, stated: str, judged: Verdict, cause: str
) -> CheckRow:
    return CheckRow(
        target.name,
        kind,
        stated,
        None,
        None,
        None,
        judged,
        cause,
        target.line or None,
        target.label,
        None,
        None,
        None,
        None,
        None,
        target.note,
        target.unit,
    )
