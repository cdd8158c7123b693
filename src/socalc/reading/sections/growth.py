"""What does an entry of ``growth`` say?"""

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache

from socalc.reading.node import Mapping, Node, Scalar
from socalc.reading.sections import fields
from socalc.reading.sections.actuals import actuals_of
from socalc.reading.sections.terms import Terms
from socalc.targets.figure import Figure, parse_figure
from socalc.targets.file import Growth
from socalc.targets.goal import Goal, in_unit, parse_goal, target_value
from socalc.targets.problems import Problems, Refusal
from socalc.targets.stated import parse_stated
from socalc.targets.unit import PERCENT, Unit

KEYS = (
    "goal", "baseline", "label", "unit", "window", "base-year", "by", "actuals", "stated", "group",
    "note",
)  # fmt: skip


def growth_of(
    name: Scalar,
    node: Node,
    file: Terms,
    problems: Problems,
    parse: Callable[[str], Goal] = parse_goal,
) -> Growth | None:
    """The growth target of an entry: a goal alone, or a mapping, whose goal ``parse`` reads."""
    if isinstance(node, Scalar):
        goal = fields.parsed(node, parse_goal, problems)
        if goal is None:
            return None
        value = fields.parsed(node, _value_alone, problems)
        return Growth(
            name.text,
            goal,
            value,
            None,
            "",
            "",
            file.window,
            file.base_year,
            line=name.line,
            dating=file.dating,
        )
    if not isinstance(node, Mapping):
        help = "write a goal (+50%) or `{baseline: 118.4, goal: x2}`"
        problems.append(fields.unreadable(name, node, help))
        return None
    target = fields.entry(name, node, KEYS, problems)
    goal_node = fields.required(target, "goal", "+50%", problems)
    goal = fields.parsed(goal_node, parse, problems)
    baseline = fields.parsed(target.fields.get("baseline"), parse_figure, problems)
    unit = fields.unit(target, problems)
    label = fields.text(target, "label", problems)
    note = fields.parsed(target.fields.get("note"), str, problems) or ""
    stated = fields.parsed(target.fields.get("stated"), parse_stated, problems)
    window, base_year, dating = file.window_of(target, problems)
    baseline = fields.in_unit(baseline, target.fields.get("baseline"), unit, problems)
    actuals, dating = actuals_of(
        target.fields.get("actuals"), baseline, base_year, unit, problems, dating=dating
    )
    if goal is None or goal_node is None:
        return None
    is_unreadable = baseline is None and "baseline" in target.fields
    value = None if is_unreadable else _target_value(goal, baseline, unit, goal_node, problems)
    goal = in_unit(goal, unit) if value is not None else goal
    if baseline and baseline.percent and not unit.text:
        unit = PERCENT
    return Growth(
        name.text,
        goal,
        value,
        baseline,
        label,
        unit.text,
        window,
        base_year,
        stated,
        note,
        name.line,
        actuals,
        fields.text(target, "group", problems),
        dating,
    )


@lru_cache(maxsize=4096)
def _value_alone(text: str) -> Fraction | None:
    """The number that a goal means from an index."""
    return target_value(parse_goal(text), None)


def _target_value(
    goal: Goal, baseline: Figure | None, unit: Unit, node: Node, problems: Problems
) -> Fraction | None:
    try:
        return target_value(in_unit(goal, unit), baseline, unit)
    except Refusal as refusal:
        problems.refuse(refusal, node.place)
        return None
