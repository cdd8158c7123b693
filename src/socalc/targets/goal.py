"""What was promised, and which number does that mean from a given baseline?"""

from fractions import Fraction
from typing import Literal, NamedTuple

from socalc.arithmetic.growth import is_writable
from socalc.targets.figure import Figure, same_currency
from socalc.targets.problems import Refusal, shortened
from socalc.targets.unit import NO_UNIT, Unit

GoalKind = Literal["value", "percentage", "change", "multiple", "amount", "points"]
Bound = Literal["", "floor", "ceiling"]
"""Whether the number of a goal is itself meant, or is the least or the greatest that is."""

INDEX = Fraction(100)
"""The baseline of a target whose file states none."""

_SCALE_SUSPECT = 1000
"""A number below this without a scale word, beside one with, is more likely a forgotten word."""


class Goal(NamedTuple):
    """A goal as typed: its text, its kind, and the figure that stands in it.

    ``figure`` is the value to reach, the percentage, the change in per cent, the multiple, the
    amount to add or the points to add; changes, amounts and points are signed.
    """

    text: str
    kind: GoalKind
    figure: Figure
    bound: Bound = ""
    """Of the value to reach, so that a fall by 20 % or more is a ceiling."""
    start: Figure | None = None
    """The baseline that the text itself tells: ``from 44% to 50%``."""
    says_to: bool = False
    """Whether words say that it is the value to reach: ``reach 65%``."""
    way: Literal[-1, 0, 1] = 0
    """Whether words tell that the value to reach is a rise or a fall: ``reduce to 12``."""
    until: "Goal | None" = None
    """The other end of a range."""
    yearly: bool = False
    """Whether it is for each year: a change or a multiple compounds, an amount or points add up."""

    @property
    def is_percentage_to_reach(self) -> bool:
        """Whether a percentage is surely itself to be reached, also where no baseline is one."""
        return self.kind == "percentage" and (self.says_to or self.bound != "")


def goal_to_reach(text: str, figure: Figure, bound: Bound = "") -> Goal:
    """The goal of a figure that is itself to be reached: a value, or a new percentage."""
    return Goal(text, "percentage" if figure.percent else "value", figure, bound)


def in_unit(goal: Goal, unit: Unit) -> Goal:
    """The goal where the unit says what its figure leaves out: the scale, or that it is per cent."""
    if goal.kind in ("percentage", "change", "multiple", "points"):
        return goal
    figure = unit.takes(goal.figure)
    if not unit.is_percent:
        return goal._replace(figure=figure)
    if goal.kind == "amount":  # as exact as +5pp
        return goal._replace(kind="points", figure=figure._replace(step=goal.figure.step))
    return goal._replace(kind="percentage", figure=figure)


def target_value(goal: Goal, baseline: Figure | None, unit: Unit = NO_UNIT) -> Fraction | None:
    """The number a goal means from a baseline, in the unit of the baseline.

    Without a baseline, changes and multiples start from an index of 100, a value to reach is itself,
    and an amount or points have no meaning yet: the result is ``None``, as it is for a goal for each year, which
    comes to a number ``over`` some years only. Raises ``Refusal`` where goal and baseline do not go together.

    >>> from socalc.targets.figure import parse_figure
    >>> from socalc.targets.goal_text import parse_goal
    >>> target_value(parse_goal("+50%"), parse_figure("118.4"))
    Fraction(888, 5)
    >>> target_value(parse_goal("x2"), None)
    Fraction(200, 1)
    """
    _refuse_wrong_unit(goal, baseline, baseline.percent if baseline else unit.is_percent)
    value = number_of(over(goal, Fraction(1)), baseline)
    return None if goal.yearly else value


def over(goal: Goal, years: Fraction) -> Goal:
    """The goal that one for each year comes to over some years; any other goal as it is.

    >>> from socalc.targets.goal_text import parse_goal
    >>> over(parse_goal("+10% a year"), Fraction(2)).figure.value
    Fraction(121, 100)
    """
    if not goal.yearly:
        return goal
    figure = goal.figure
    if goal.kind in ("amount", "points"):
        figure = figure._replace(value=figure.value * years, step=figure.step * years)
        return goal._replace(figure=figure, yearly=False)
    from socalc.arithmetic.compound import value_after

    rate = figure.value - 1 if goal.kind == "multiple" else figure.value / 100
    try:
        multiple = value_after(Fraction(1), rate, years)
    except OverflowError:
        raise _too_far(goal) from None
    return Goal(goal.text, "multiple", Figure(goal.text, multiple), goal.bound)


def number_of(goal: Goal, baseline: Figure | None) -> Fraction | None:
    """The number that a goal means from a baseline that it goes with."""
    value = _value(goal, baseline)
    if (
        baseline
        and value is not None
        and not goal.bound
        and goal.way * (value - baseline.value) < 0
    ):
        raise Refusal(
            f"`{shortened(goal.text)}` is a {'fall' if goal.way > 0 else 'rise'}: the baseline is `{shortened(baseline.text)}`",
            f"correct one of the two, or write only the value to reach: to {goal.figure.text}",
        )
    if value is not None and not is_writable(value):
        raise _too_far(goal)
    return value


def _too_far(goal: Goal) -> Refusal:
    return Refusal(
        f"a target value beyond 1e-300 to 1e300: `{shortened(goal.text)}`",
        "choose a larger or smaller unit",
    )


def _value(goal: Goal, baseline: Figure | None) -> Fraction | None:
    figure = goal.figure
    if goal.kind in ("value", "percentage"):
        return figure.value
    if goal.kind in ("amount", "points"):
        return None if baseline is None else baseline.value + figure.value
    start = INDEX if baseline is None else baseline.value
    if start < 0:
        raise Refusal(
            f"`{shortened(goal.text)}` of a negative baseline can be read in two ways",
            "it may mean a larger loss or a smaller one; write the value to reach: 60, or to -20",
        )
    return start * (figure.value if goal.kind == "multiple" else 1 + figure.value / 100)


def _refuse_wrong_unit(goal: Goal, baseline: Figure | None, is_percentage: bool) -> None:
    if goal.kind == "percentage" and not is_percentage:
        share, word = float(goal.figure.value), _WORD_OF[goal.bound]
        rise = f"{word}+{share:g}% {'to rise by that share' if share else 'to stay as it is'}"
        if baseline is None:
            raise Refusal(
                f"by or to? `{shortened(goal.text)}` where no baseline is stated",
                f"write {rise}, to {share:g}% for the percentage to reach",
            )
        part = f"{word}x{share / 100:g} to reach that share of the baseline"
        raise Refusal(
            f"by or to? `{shortened(goal.text)}` where the baseline is no percentage",
            f"write {rise}, {part if share > 0 else f'{word}to 0 for nothing'}, "
            "or give a baseline in per cent (60%)",
        )
    if goal.kind == "change" and goal.yearly and is_percentage and goal.figure.percent:
        sign, size = "+-"[goal.figure.value < 0], f"{abs(float(goal.figure.value)):g}"
        raise Refusal(
            f"per cent or points? `{shortened(goal.text)}` where the baseline is a percentage",
            f"write `{sign}{size}pp a year` for points, "
            f"`x{float(1 + goal.figure.value / 100):g} a year` for a share of the percentage",
        )
    if goal.kind == "change" and is_percentage and goal.figure.percent and not _has_sign(goal.text):
        size = f"{abs(float(goal.figure.value)):g}"
        way = "down" if goal.figure.value < 0 else "up"
        raise Refusal(
            f"per cent or points? `{shortened(goal.text)}` where the baseline is a percentage",
            f"write `{way} {size}pp` for points, `{'+-'[way == 'down']}{size}%` for a share of the baseline",
        )
    if goal.kind == "points" and not is_percentage:
        raise Refusal(
            f"points need a percentage to be added to: `{shortened(goal.text)}`",
            "give a baseline in per cent (60%), or write +5% for a change",
        )
    if goal.kind in ("value", "amount") and is_percentage:
        raise Refusal(
            f"the baseline is a percentage and `{shortened(goal.text)}` is none",
            "write 65% for a new percentage, +5pp for points, +5% for a change",
        )
    if baseline is not None and goal.kind in ("value", "amount"):
        refuse_unlike(baseline, goal.figure)


_WORD_OF: dict[Bound, str] = {"": "", "floor": "at least ", "ceiling": "at most "}


def _has_sign(text: str) -> bool:
    return any(sign in text for sign in "+-−＋－")


def refuse_unlike(first: Figure, second: Figure) -> None:
    """Raise ``Refusal`` for two figures that cannot be compared as typed."""
    if first.currency and second.currency and not same_currency(first.currency, second.currency):
        raise Refusal(f"two currencies: {_pair(first, second)}", "write both in the same currency")
    if first.percent != second.percent:
        message = f"a percentage and a number that is none: {_pair(first, second)}"
        raise Refusal(message, "write both alike")
    if first.scaled != second.scaled:
        bare = second if first.scaled else first
        if 0 < abs(bare.value) < _SCALE_SUSPECT:
            raise Refusal(
                f"one figure has a scale word and the other has none: {_pair(first, second)}",
                "write both alike: 118.4 bn and 1800 bn; or put the scale into `unit: bn yuan`",
            )


def _pair(first: Figure, second: Figure) -> str:
    return f"`{shortened(first.text)}` and `{shortened(second.text)}`"
