"""What do the targets of a group require together?

Baselines and target values are added up, and the rate follows from the sums: it is never a mean of
rates. A part contributes its own change as a share of the baseline of all, in points, so that the
contributions of the parts add up to the change of the group.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Annotated, Literal, NamedTuple, get_args

from socalc.analyses.column import Column, Note, Target, Unit
from socalc.analyses.growth import PERIODS_A_YEAR, Method, Per, growth_between
from socalc.analyses.horizons import AS_IN_THE_FILE, Horizons, window_of
from socalc.arithmetic.growth import has_multiple, linear_pace, written
from socalc.targets.dates import Dating
from socalc.targets.file import Growth, TargetFile
from socalc.targets.problems import Refusal, shortened
from socalc.targets.window import Horizon, Origin

Field = Literal["group", "unit", "label"]
FIELDS: tuple[Field, ...] = get_args(Field)

_NAMES_SHOWN = 5


class GroupRow(NamedTuple):
    """A group, one of its parts, or all targets, over one horizon. ``None`` is a number that is not
    known or does not exist."""

    group: Annotated[str, Column("text", "Group", "names")]
    """Empty for all targets together."""
    target: Target
    """Empty for a group."""
    label: str
    unit: Unit
    parts: Annotated[int | None, Column("typed")]
    """How many targets are in the sum; ``None`` for a part."""
    baseline: Annotated[Fraction | None, Column("typed", "Baseline")]
    target_value: Annotated[Fraction | None, Column("typed", "Target\nvalue")]
    multiple: Annotated[Fraction | None, Column("number", "Multiple")]
    change: Annotated[Fraction | None, Column("share")]
    years: Annotated[Fraction | None, Column("typed", "Years", "horizon")]
    per: Per
    method: Method
    growth: Annotated[float | None, Column("share", "Growth\na year")]
    """Required growth per period, from the sums."""
    amount: Annotated[Fraction | None, Column("number", "Amount\na year")]
    contribution: Annotated[Fraction | None, Column("share", "Contribution")]
    """Change of a part over the baseline of its group, of a group over the baseline of all."""
    by: Annotated[int | None, Column("typed", "By", is_ordinal=True)]
    note: Note
    deadline: str
    """The date by whose end the goals are due; empty where none is known, or they differ."""


class GroupReport(NamedTuple):
    """What groups require, each followed by its parts, and all targets at the end."""

    title: str
    source: str
    rows: tuple[GroupRow, ...]
    field: Field
    per: Per
    method: Method
    origins: frozenset[Origin]


class _Part(NamedTuple):
    """What one target adds to a sum; ``lacking`` says why it adds nothing."""

    target: Growth
    baseline: Fraction | None
    target_value: Fraction | None
    horizons: tuple[Horizon, ...]
    lacking: str

    @property
    def unit(self) -> tuple[str, str]:
        """What has to be the same in a sum: the unit, and the currency of the figures."""
        return self.target.unit, self.target.baseline.currency if self.target.baseline else ""


class _Sum(NamedTuple):
    """What the parts of a group come to; no horizon stands for horizons that differ."""

    group: str
    note: str
    parts: int = 0
    baseline: Fraction | None = None
    target_value: Fraction | None = None
    unit: str = ""
    horizons: tuple[Horizon | None, ...] = (None,)
    dating: Dating = ""


def groups(
    file: TargetFile,
    field: Field = "group",
    asked: Horizons = AS_IN_THE_FILE,
    per: Per = "year",
    method: Method = "compound",
) -> GroupReport:
    """The growth that each group of targets requires, and all of them together.

    Equation: ``(sum of target values / sum of baselines) ** (1 / periods) - 1``, and for each part
    ``(target value - baseline) / sum of baselines``. Left out of a sum, and named: targets without a
    baseline, losses, and percentages. Where units differ, or floors stand beside ceilings, there is no sum;
    where horizons differ, no rate. Raises ``Refusal`` if no target has the field, or as ``required_growth``.

    >>> from socalc import read_target_file
    >>> parts = b"{a: {baseline: 30, goal: x2, group: g}, b: {baseline: 10, goal: x6, group: g}}"
    >>> file = read_target_file(b"growth: " + parts, "it")
    >>> rows = groups(file, asked=Horizons((Fraction(1),))).rows
    >>> [(row.target, row.growth, row.contribution) for row in rows]
    [('', 2.0, Fraction(2, 1)), ('a', 1.0, Fraction(3, 4)), ('b', 5.0, Fraction(5, 4)), ('', 2.0, None)]
    """
    members: dict[str, list[_Part]] = {}
    origins = set()
    for target in file.growth:
        window = window_of(target, asked)
        origins.add(window.origin)
        members.setdefault(getattr(target, field), []).append(_part(target, window.horizons))
    if members.keys() == {""}:
        raise Refusal(
            f"no target has a `{field}`", f"add `{field}:` to targets that belong together"
        )
    whole = _sum("", [part for parts in members.values() for part in parts])
    rows: list[GroupRow] = []
    for name, parts in members.items():
        group = _sum(name, parts) if name else whole
        if name:
            rows += _of_group(group, whole, per, method)
        rows += (row for part in parts for row in _of_part(part, group, per, method))
    rows += _of_group(whole, None, per, method)
    return GroupReport(
        title=file.title, source=file.source, rows=tuple(rows), field=field, per=per,
        method=method, origins=frozenset(origins),
    )  # fmt: skip


def _part(target: Growth, horizons: tuple[Horizon, ...]) -> _Part:
    baseline = target.baseline
    if target.goal.yearly and baseline and len(horizons) > 1:
        return _Part(target, baseline.value, None, horizons, "for each year: ask for one --years")
    if target.until and baseline:
        return _Part(target, baseline.value, None, horizons, "a range")
    end = target.over(horizons[0].years).target_value
    if baseline is None or end is None:
        return _Part(target, None, None, horizons, "no baseline")
    lacking = ""
    if baseline.percent:
        lacking = "a percentage"
    elif baseline.value < 0 or end < 0:
        lacking = "a loss"
    return _Part(target, baseline.value, end, horizons, lacking)


def _sum(group: str, parts: Sequence[_Part]) -> _Sum:
    summed = [part for part in parts if not part.lacking]
    notes = [_left_out(parts)]
    units = {part.unit for part in summed}
    if len(units) > 1:
        shown = sorted(unit or "none" for unit, _ in units)
        notes.append(f"no sum: units differ ({_listed(shown)})")
    bounds = {part.target.goal.bound for part in summed if part.target.goal.bound}
    if len(bounds) > 1:
        notes.append("no sum: some goals are floors and some ceilings")
    if len(units) != 1 or len(bounds) > 1:
        return _Sum(group, "; ".join(filter(None, notes)))
    notes += (f"the sum is a {bound}" for bound in bounds)
    horizons: tuple[Horizon | None, ...] = summed[0].horizons
    if any(part.horizons != horizons for part in summed):
        horizons = (None,)
        notes.append("no rate: horizons differ, ask for --years")
    return _Sum(
        group,
        "; ".join(filter(None, notes)),
        parts=len(summed),
        baseline=sum((part.baseline or Fraction(0) for part in summed), Fraction(0)),
        target_value=sum((part.target_value or Fraction(0) for part in summed), Fraction(0)),
        unit=summed[0].target.unit,
        horizons=horizons,
        dating=summed[0].target.dating,
    )


def _left_out(parts: Sequence[_Part]) -> str:
    """Which parts are not in the sum, and why."""
    names = [
        f"{part.target.label or part.target.name} ({part.lacking})"
        for part in parts
        if part.lacking
    ]
    return f"left out: {_listed(names)}" if names else ""


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(shortened(name) for name in names[:_NAMES_SHOWN])
    more = len(names) - _NAMES_SHOWN
    return f"{shown} and {more} more" if more > 0 else shown


def _of_group(group: _Sum, whole: _Sum | None, per: Per, method: Method) -> Iterator[GroupRow]:
    for horizon in group.horizons:
        yield _row(group.baseline, group.target_value, horizon, per, method)._replace(
            group=group.group,
            unit=group.unit,
            parts=group.parts,
            deadline=horizon.deadline(group.dating) if horizon else "",
            contribution=_share(group.baseline, group.target_value, whole),
            note=group.note,
        )


def _of_part(part: _Part, group: _Sum, per: Per, method: Method) -> Iterator[GroupRow]:
    contribution = None if part.lacking else _share(part.baseline, part.target_value, group)
    for horizon in part.horizons:
        yield _row(part.baseline, part.target_value, horizon, per, method)._replace(
            group=group.group,
            target=part.target.name,
            label=part.target.label,
            unit=part.target.unit,
            deadline=horizon.deadline(part.target.dating),
            contribution=contribution,
            note="; ".join(filter(None, (_left_out([part]), part.target.note))),
        )


def _share(baseline: Fraction | None, end: Fraction | None, whole: _Sum | None) -> Fraction | None:
    """What a change is of the baseline of all."""
    if whole is None or baseline is None or end is None or not whole.baseline:
        return None
    return written((end - baseline) / whole.baseline)


def _row(
    start: Fraction | None, end: Fraction | None, horizon: Horizon | None, per: Per, method: Method
) -> GroupRow:
    multiple = growth = amount = None
    if start is not None and end is not None:
        multiple = written(end / start) if has_multiple(start, end) else None
        if horizon is not None:
            periods = horizon.years * PERIODS_A_YEAR[per]
            amount = linear_pace(start, end, periods)
            if multiple is not None:
                growth, _ = growth_between(start, end, periods, method)
    return GroupRow(
        group="", target="", label="", unit="", parts=None, baseline=start, target_value=end,
        multiple=multiple, change=None if multiple is None else multiple - 1,
        years=horizon.years if horizon else None, per=per, method=method, growth=growth,
        amount=amount, contribution=None, by=horizon.by if horizon else None, note="",
        deadline="",
    )  # fmt: skip
