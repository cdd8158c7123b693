"""How many fewer, what share, how many to one, and how many a year?"""

from fractions import Fraction
from typing import Annotated, NamedTuple

from socalc.analyses.column import Column, Note, Target, Unit
from socalc.analyses.recompute import Recomputed, recompute
from socalc.analyses.start_and_end import of_counts
from socalc.arithmetic.bands import Verdict
from socalc.arithmetic.growth import consolidation_ratio, linear_pace, reduction_rate, written
from socalc.targets.file import Consolidation, TargetFile


class ConsolidationRow(NamedTuple):
    """One consolidation, over one number of years if any. ``None`` is a number that does not exist."""

    target: Target
    label: str
    before: Annotated[Fraction, Column("typed", "Before")]
    after: Annotated[Fraction, Column("typed", "After")]
    removed: Annotated[Fraction, Column("typed", "Fewer")]
    """How many fewer; negative means more."""
    reduction: Annotated[Fraction | None, Column("share", "Consolidation\npercentage")]
    """Share removed, as a fraction; ``None`` where nothing was there before."""
    ratio: Annotated[Fraction | None, Column("number", "Ratio")]
    """How many became one; ``None`` where nothing is left."""
    years: Annotated[Fraction | None, Column("typed", "Years", "horizon")]
    per_year: Annotated[Fraction | None, Column("number", "Fewer\na year")]
    """How many fewer a year at a linear pace."""
    stated: Annotated[str, Column("text", "Stated")]
    verdict: Annotated[Verdict, Column("text", "Verdict")]
    unit: Unit
    note: Note


class ConsolidationReport(NamedTuple):
    """How large each consolidation is, and from where the facts come."""

    title: str
    source: str
    rows: tuple[ConsolidationRow, ...]


def consolidation(file: TargetFile, years: tuple[Fraction, ...] = ()) -> ConsolidationReport:
    """The size of each consolidation of a file, and its pace over ``years`` if any are given.

    >>> from socalc.targets.figure import parse_figure
    >>> target = Consolidation("firms", parse_figure("66"), parse_figure("12"))
    >>> row = consolidation(TargetFile(consolidation=(target,))).rows[0]
    >>> row.reduction, row.ratio
    (Fraction(9, 11), Fraction(11, 2))
    """
    rows = tuple(
        _row(target, over) for target in file.consolidation for over in (years or time_of(target))
    )
    return ConsolidationReport(file.title, file.source, rows)


def time_of(target: Consolidation) -> tuple[Fraction | None, ...]:
    """How long a consolidation took, or the horizons of one under way; ``None`` if nobody says."""
    if target.years is None and target.window:
        return tuple(horizon.years for horizon in target.window.horizons)
    return (target.years,)


def _row(target: Consolidation, years: Fraction | None) -> ConsolidationRow:
    before, after = target.before.value, target.after.value
    stated = _checked(target)
    unchecked = f"not checked: {stated.reason}" if stated and stated.reason else ""
    no_share = "" if before else "no share removed: there was nothing before"
    return ConsolidationRow(
        target=target.name,
        label=target.label,
        before=before,
        after=after,
        removed=before - after,
        reduction=written(reduction_rate(before, after)) if before else None,
        ratio=written(consolidation_ratio(before, after)) if after else None,
        years=years,
        per_year=written(-linear_pace(before, after, years)) if years else None,
        stated=target.stated.text if target.stated else "",
        verdict=stated.verdict if stated else "unchecked",
        unit=target.unit,
        note="; ".join(filter(None, (_progress(target), no_share, unchecked, target.note))),
    )


def _progress(target: Consolidation) -> str:
    """That the value after is a goal still, and the latest count."""
    if not target.under_way:
        return ""
    if not target.actuals:
        return "under way"
    latest = target.actuals[-1]
    return f"under way: {latest.figure.text} in {latest.date}"


def _checked(target: Consolidation) -> Recomputed | None:
    """The stated figure is about the years that the file tells, whatever years are asked for."""
    if target.stated is None:
        return None
    pair = of_counts(target)
    return recompute(pair, target.years, target.stated, fewer=True)
