"""What do the goals together demand of ratios such as profit / assets?"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Annotated, NamedTuple

from socalc.analyses.column import Column, Note, Unit
from socalc.analyses.start_and_end import between, promised
from socalc.arithmetic.growth import is_writable, written
from socalc.targets.figure import Figure, same_currency
from socalc.targets.file import Consolidation, Growth, TargetFile
from socalc.targets.ratio import Ratio
from socalc.targets.unit import parse_unit
from socalc.targets.window import Horizon, horizons_from


class ImpliedRow(NamedTuple):
    """What becomes of one ratio if both its targets are met. ``None`` is a number that is not
    known or does not exist."""

    ratio: Annotated[str, Column("text", "Ratio", "names")]
    label: Annotated[str, Column("text", "Of")]
    numerator: str
    denominator: str
    multiple: Annotated[Fraction | None, Column("number", "Multiple")]
    """End / start of the ratio: the multiple of its numerator over that of its denominator."""
    change: Annotated[Fraction | None, Column("share", "Change")]
    baseline: Annotated[Fraction | None, Column("number", "Baseline")]
    target_value: Annotated[Fraction | None, Column("number", "Target\nvalue")]
    unit: Unit
    note: Note


class ImpliedReport(NamedTuple):
    """What becomes of ratios, and from where the facts come."""

    title: str
    source: str
    rows: tuple[ImpliedRow, ...]


def implied(file: TargetFile, ratios: Sequence[Ratio] | None = None) -> ImpliedReport:
    """What the goals of a file demand of its ratios, or of those given.

    >>> from socalc.targets.goal_text import parse_goal
    >>> profit = Growth("profit", parse_goal("x2"), Fraction(200))
    >>> assets = Growth("assets", parse_goal("+50%"), Fraction(150))
    >>> ratio = Ratio("return on assets", "profit", "assets")
    >>> implied(TargetFile(growth=(profit, assets)), [ratio]).rows[0].multiple
    Fraction(4, 3)
    """
    targets: dict[str, Growth | Consolidation] = {}
    for target in file.targets:
        targets.setdefault(target.name, target)
    rows = tuple(
        _row(ratio, targets[ratio.numerator], targets[ratio.denominator])
        for ratio in (file.ratios if ratios is None else ratios)
    )
    return ImpliedReport(file.title, file.source, rows)


def _row(ratio: Ratio, above: Growth | Consolidation, below: Growth | Consolidation) -> ImpliedRow:
    above, below = _over_its_time(above), _over_its_time(below)
    top, bottom = _multiple(above), _multiple(below)
    multiple = top / bottom if top is not None and bottom else None
    reason = _of_a_loss(above, below)
    if multiple is None:
        lacking = above if top is None else below
        reason = f"no multiple: {lacking.name} has none"
        if isinstance(lacking, Growth) and lacking.until:
            reason = f"no multiple: the goal of {lacking.name} is a range"
        elif isinstance(lacking, Growth) and lacking.goal.yearly:
            reason = f"no multiple: {lacking.name} is for each year, and has not one horizon"
    elif not is_writable(multiple):
        multiple, reason = None, "no multiple: it is too large or too small to be written"
    scale = _one_scale(above, below)
    start = _quotient(_before(above), _before(below), scale.factor)
    end = _quotient(_after(above), _after(below), scale.factor) if start is not None else None
    return ImpliedRow(
        ratio=ratio.name,
        label=f"{above.label or above.name} / {below.label or below.name}",
        numerator=above.name,
        denominator=below.name,
        multiple=multiple,
        change=None if multiple is None else multiple - 1,
        baseline=start,
        target_value=end,
        unit=scale.unit if start is not None else "",
        note="; ".join(filter(None, (reason, _bound(above, below), _two_horizons(above, below)))),
    )


def _over_its_time(target: Growth | Consolidation) -> Growth | Consolidation:
    """The target over the one horizon that the file tells for it; as it is where it tells none, or two."""
    time = _time(target)
    return target.over(time[0].years) if isinstance(target, Growth) and len(time) == 1 else target


def _multiple(target: Growth | Consolidation) -> Fraction | None:
    """How many times as much there is to be; ``None`` where zero or a loss is in the way, but for a loss
    that shrinks."""
    if isinstance(target, Growth):
        if target.until:
            return None
        pair = promised(target.goal, target.baseline)
    else:
        pair = between(target.before, target.after)
    if pair is None or pair.multiples is None or pair.multiple < 0:
        return None
    return pair.multiple


def _of_a_loss(*targets: Growth | Consolidation) -> str:
    """Which of the multiples is that of a loss."""
    names = [
        t.name for t in targets if isinstance(t, Growth) and t.baseline and t.baseline.value < 0
    ]
    return f"{' and '.join(names)}: the multiple is that of a loss" if names else ""


def _bound(above: Growth | Consolidation, below: Growth | Consolidation) -> str:
    """What a floor or a ceiling makes of the ratio: more above the line is more, more below it is less."""
    bounds = [t.goal.bound if isinstance(t, Growth) else "" for t in (above, below)]
    match bounds:
        case ["", ""]:
            return ""
        case ["floor", "" | "ceiling"] | ["", "ceiling"]:
            return "a floor of the ratio"
        case ["ceiling", "" | "floor"] | ["", "floor"]:
            return "a ceiling of the ratio"
    return f"no bound of the ratio: both goals are {bounds[0]}s"


def _figure_before(target: Growth | Consolidation) -> Figure | None:
    return target.baseline if isinstance(target, Growth) else target.before


def _before(target: Growth | Consolidation) -> Fraction | None:
    figure = _figure_before(target)
    return figure.value if figure else None


def _after(target: Growth | Consolidation) -> Fraction | None:
    if isinstance(target, Growth):
        return None if target.until else target.target_value
    return target.after.value


class _Scale(NamedTuple):
    """What a quotient is to be multiplied by, and its unit then."""

    factor: Fraction
    unit: str


def _one_scale(above: Growth | Consolidation, below: Growth | Consolidation) -> _Scale:
    """The scale of the unit below, where both units measure the same; else each keeps its own.

    1.2 万亿元 over 300 亿元 is 40, in 亿元 / 亿元.
    """
    top, bottom = parse_unit(above.unit), parse_unit(below.unit)
    if top.power == bottom.power or not _measure_the_same(above, below):
        return _Scale(Fraction(1), " / ".join(filter(None, (above.unit, below.unit))))
    unit = below.unit or above.unit
    return _Scale(Fraction(10) ** (top.power - bottom.power), f"{unit} / {unit}")


def _measure_the_same(above: Growth | Consolidation, below: Growth | Consolidation) -> bool:
    """Whether two units differ in nothing but their scale; of a target without a unit its figures
    tell, by their own scale words and currency."""
    top, bottom = parse_unit(above.unit), parse_unit(below.unit)
    for target in (above, below):
        figure = _figure_before(target)
        if not target.unit and not (figure and figure.scaled):
            return False
    monies = [_money(above), _money(below)]
    if all(monies):
        return same_currency(*monies) and top.measure == bottom.measure
    if above.unit and below.unit:
        return not any(monies) and top.measure == bottom.measure
    return not (top.measure or bottom.measure)


def _money(target: Growth | Consolidation) -> str:
    figure = _figure_before(target)
    return figure.currency if figure else ""


def _two_horizons(above: Growth | Consolidation, below: Growth | Consolidation) -> str:
    """That the two goals are not for the same time, where both times are told and they differ."""
    times = [_time(above), _time(below)]
    if not all(times):
        return ""
    deadlines = [
        [horizon.deadline(target.dating) for horizon in time]
        for time, target in zip(times, (above, below), strict=True)
    ]
    spans = [[horizon.years for horizon in time] for time in times]
    if all(all(found) for found in deadlines):
        if deadlines[0] == deadlines[1]:
            return ""
        told = [f"by {_listed(found)}" for found in deadlines]
    elif spans[0] == spans[1]:
        return ""
    else:
        told = [f"{_listed(f'{float(years):g}' for years in found)} years" for found in spans]
    return f"horizons differ: {above.name} {told[0]}, {below.name} {told[1]}"


def _listed(parts: Iterable[object]) -> str:
    return " and ".join(map(str, parts))


def _time(target: Growth | Consolidation) -> tuple[Horizon, ...]:
    """The horizons that the file tells for a target; none where it tells none."""
    if target.window:
        return target.window.horizons
    years = target.years if isinstance(target, Consolidation) else None
    return horizons_from((years,), target.base) if years else ()


def _quotient(above: Fraction | None, below: Fraction | None, factor: Fraction) -> Fraction | None:
    if above is None or not below:
        return None
    return written(above / below * factor)
