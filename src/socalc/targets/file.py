"""What does a target file say?"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from socalc.targets.dates import Dating
from socalc.targets.figure import Figure
from socalc.targets.goal import INDEX, Goal, goal_to_reach, number_of, over
from socalc.targets.ratio import Ratio
from socalc.targets.stated import Stated
from socalc.targets.window import Window


class Actual(NamedTuple):
    """A value that was measured, and when: a year stands for its end, so 2009 is 2009-12."""

    date: str
    months: int
    """Months since the year 0."""
    figure: Figure


class Growth(NamedTuple):
    """An indicator that is to rise or fall from a baseline to a goal."""

    name: str
    goal: Goal
    target_value: Fraction | None
    """The number the goal means in the unit of the baseline; ``None`` where a baseline is needed, and of a goal for
    each year, which has one ``over`` some years."""
    baseline: Figure | None = None
    """``None`` where the file states none: an index of 100 then."""
    label: str = ""
    unit: str = ""
    window: Window | None = None
    """``None`` where neither the target nor the file sets one."""
    base: int | None = None
    """When the baseline was measured, in months from the year 0 to the end of that date."""
    stated: Stated | None = None
    note: str = ""
    line: int = 0
    actuals: tuple[Actual, ...] = ()
    """In the order of their dates, all after that of the baseline."""
    group: str = ""
    """What it is to be added up with."""
    dating: Dating = ""
    """How its dates are written."""
    each_year: Goal | None = None
    """The goal for each year that the goal is what it comes to."""

    until: tuple[Goal, Fraction | None] | None = None
    """The other end of a range, and the number that it means."""

    @property
    def ends(self) -> "tuple[Growth, ...]":
        """A target for each end of a range, the one that is nearer to the baseline first; else the target itself."""
        if self.until is None:
            return (self,)
        goal, value = self.until
        both = self._replace(until=None), self._replace(until=None, goal=goal, target_value=value)
        if self.baseline is None and self.goal.kind == "value":
            return both
        start = self.baseline.value if self.baseline else INDEX
        return tuple(sorted(both, key=lambda end: abs(_after_a_year(end) - start)))

    @property
    def adds_up(self) -> bool:
        """Whether the same amount, or the same points, are for each year, so that the way is linear."""
        return self.each_year is not None and self.each_year.kind in ("amount", "points")

    def over(self, years: Fraction) -> "Growth":
        """The target over some years: a goal for each year is then what it comes to."""
        if not self.goal.yearly:
            return self
        goal = over(self.goal, years)
        value = number_of(goal, self.baseline)
        return self._replace(goal=goal, target_value=value, each_year=self.goal)


class Consolidation(NamedTuple):
    """A count of organisations, levels or sites before and after; under way, ``after`` is the goal."""

    name: str
    before: Figure
    after: Figure
    removed: Figure | None = None
    """How many went, all in all; with what was added meanwhile, more than the net change."""
    added: Figure | None = None
    derived: Literal["", "before", "after"] = ""
    """Which of the two counts the file does not state, so that it follows from the others."""
    label: str = ""
    unit: str = ""
    years: Fraction | None = None
    """How long it took or is to take."""
    stated: Stated | None = None
    note: str = ""
    line: int = 0
    window: Window | None = None
    """``None`` unless the consolidation is under way."""
    base: int | None = None
    actuals: tuple[Actual, ...] = ()
    """In the order of their dates, all after that of the baseline."""
    dating: Dating = ""
    """How its dates are written."""

    @property
    def under_way(self) -> bool:
        """Whether ``after`` is still to be reached."""
        return bool(self.window or self.base or self.actuals)


class Claim(NamedTuple):
    """A figure that was printed somewhere, to be checked and nothing else."""

    name: str
    start: Figure | None = None
    end: Figure | None = None
    years: Fraction | None = None
    stated: Stated | None = None
    label: str = ""
    unit: str = ""
    note: str = ""
    line: int = 0


Target = Growth | Consolidation | Claim


class TargetFile(NamedTuple):
    """A target file: where its facts come from, and its targets in the order of the file."""

    title: str = ""
    source: str = ""
    growth: tuple[Growth, ...] = ()
    consolidation: tuple[Consolidation, ...] = ()
    claims: tuple[Claim, ...] = ()
    ratios: tuple[Ratio, ...] = ()

    @property
    def targets(self) -> list[Growth | Consolidation]:
        """What a ratio may compare."""
        return [*self.growth, *self.consolidation]

    @property
    def ends(self) -> list[Growth]:
        """The growth targets, each as often as its goal has ends."""
        return [end for target in self.growth for end in target.ends]

    @property
    def followed(self) -> list[Growth]:
        """What has a path: the growth targets, and each consolidation under way as a value to reach."""
        return [
            *self.ends,
            *map(_to_reach, (count for count in self.consolidation if count.under_way)),
        ]

    @property
    def checkable(self) -> list[Target]:
        """What may state a figure."""
        return [*self.growth, *self.consolidation, *self.claims]


def file_of(targets: Sequence[Target]) -> TargetFile:
    """Some targets as those of a file, each in its section."""
    return TargetFile(
        growth=tuple(target for target in targets if isinstance(target, Growth)),
        consolidation=tuple(target for target in targets if isinstance(target, Consolidation)),
        claims=tuple(target for target in targets if isinstance(target, Claim)),
    )


def _to_reach(count: Consolidation) -> Growth:
    return Growth(
        count.name,
        goal_to_reach(count.after.text, count.after),
        count.after.value,
        count.before,
        count.label,
        count.unit,
        count.window,
        count.base,
        note=count.note,
        line=count.line,
        actuals=count.actuals,
        dating=count.dating,
    )


def _after_a_year(target: Growth) -> Fraction:
    """The number of a goal, or of one for each year that of the first."""
    return target.over(Fraction(1)).target_value or Fraction(0)
