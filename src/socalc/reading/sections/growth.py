"""What does an entry of ``growth`` say?"""

from collections.abc import Callable
from fractions import Fraction

from socalc.reading.sections.actuals import actuals_of
from socalc.reading.sections.fields import Entry
from socalc.reading.sections.timing import Timing
from socalc.targets.figure import Figure, parse_figure
from socalc.targets.file import Growth
from socalc.targets.goal import Goal, in_unit, refuse_unlike, target_value
from socalc.targets.problems import Refusal, shortened
from socalc.targets.stated import parse_stated
from socalc.targets.unit import Unit

KEYS = (
    "goal", "baseline", "label", "unit", "window", "base-year", "by", "actuals", "stated", "group",
    "note",
)  # fmt: skip


def growth_of(entry: Entry, file: Timing, parse: Callable[[str], Goal]) -> Growth | None:
    """The growth target of an entry, whose goal ``parse`` reads."""
    entry.require("goal", "+50%")
    unit = entry.unit()
    goal, baseline = entry.value("goal", parse), entry.figure("baseline", parse_figure, unit)
    if goal and goal.start and (baseline or "baseline" not in entry.fields):
        baseline = entry.value("goal", lambda text: _start(parse(text), baseline, unit))
    has_baseline = baseline is not None or "baseline" in entry.fields
    if goal and not has_baseline and goal.is_percentage_to_reach:
        unit = unit.or_percent(goal.figure)
    window, base, dating = file.window_of(entry)
    actuals, dating = actuals_of(entry, baseline, base, unit, parse_figure, dating)
    label, group, note = entry.text("label"), entry.text("group"), entry.note()
    stated = entry.value("stated", parse_stated)
    if goal is None:
        return None
    value = until = None
    if baseline or not (goal.start or "baseline" in entry.fields):
        aim = entry.value("goal", lambda text: _aim(parse(text), baseline, unit))
        goal, value = aim or (goal, None)
        if other := goal.until:
            until = entry.value("goal", lambda _: _aim(other, baseline, unit))
    return Growth(
        entry.name.text,
        goal,
        value,
        baseline,
        label,
        unit.or_percent(baseline).text,
        window,
        base,
        stated,
        note,
        entry.name.line,
        actuals,
        group,
        dating,
        until=until,
    )


def _start(goal: Goal, baseline: Figure | None, unit: Unit) -> Figure | None:
    """The baseline, which the goal may tell itself. Raises ``Refusal`` for two that differ by more than how
    they are rounded."""
    if goal.start is None:
        return baseline
    start = unit.takes(goal.start)
    refuse_unlike(baseline or start, start)
    if baseline and not (_prints_like(start, baseline) or _prints_like(baseline, start)):
        shown = f"`{shortened(goal.text)}` and `{shortened(baseline.text)}`"
        raise Refusal(f"two baselines: {shown}", "keep the one that is meant")
    return baseline or start


def _prints_like(first: Figure, second: Figure) -> bool:
    """Whether one figure may be the other, rounded."""
    return first.low <= second.value <= first.high


def _aim(goal: Goal, baseline: Figure | None, unit: Unit) -> tuple[Goal, Fraction | None]:
    """The goal in the unit of its entry and the number that it means, as far as that is known."""
    aim = in_unit(goal, unit)
    value = target_value(aim, baseline, unit)
    is_value = goal.kind in ("value", "percentage")
    if goal.until and is_value and baseline and value == baseline.value:
        raise Refusal(
            f"a range, or the baseline and its goal? `{shortened(goal.text)}` from `{shortened(baseline.text)}`",
            "write the value to reach alone, or one target for each end of the range",
        )
    return aim if value is not None or goal.yearly else goal, value
