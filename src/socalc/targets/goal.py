"""What was promised, and which number does that mean?

``parse_goal`` takes the text apart; ``target_value`` says what it comes to from a given baseline.
Wording that two readers would understand differently is refused with what to write instead.
"""

import re
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple

from socalc.arithmetic.growth import is_writable
from socalc.targets.figure import NUMBER_FORMS, Figure, parse_figure, same_currency
from socalc.targets.problems import Refusal, shortened, stripped
from socalc.targets.suggestion import nearest
from socalc.targets.unit import NO_UNIT, Unit

GoalKind = Literal["value", "percentage", "change", "multiple", "amount", "points"]

WORDS = {
    "double": Fraction(2), "triple": Fraction(3), "quadruple": Fraction(4), "halve": Fraction(1, 2),
    "翻番": Fraction(2), "翻倍": Fraction(2), "翻一番": Fraction(2), "翻两番": Fraction(4),
    "翻三番": Fraction(8),
}  # fmt: skip
"""Words for a multiple. 翻 n 番 is doubling n times over."""

_MULTIPLE = re.compile(r"[x×]\s*([0-9][0-9.,]*)|([0-9][0-9.,]*)\s*[x×]", re.IGNORECASE)
_POINTS = re.compile(
    r"(.*[0-9](?:\s*%)?)\s*(?:pp|p\.p\.|points|percentage points|个百分点)", re.IGNORECASE
)
_YEARLY = re.compile(r"\b(?:a|per|each) year|p\.a\.|annual|/\s*ye?a?r", re.IGNORECASE)
_TIMES = re.compile(r"times|fold|倍", re.IGNORECASE)
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


@lru_cache(maxsize=4096)
def parse_goal(text: str) -> Goal:
    """The goal that a text means.

    Takes a value to reach (``150``, ``1.8 trillion``, ``to -20``), a change (``+50%``, ``-30%``), a
    multiple (``x2``, ``2x``, ``double``, ``halve``, ``翻一番``), an amount to add (``+20 bn``), points
    on a percentage (``+5pp``) or a new percentage (``65%``). Raises ``Refusal`` for anything else.

    >>> parse_goal("+50%").kind, parse_goal("x2").kind, parse_goal("+20 bn").kind
    ('change', 'multiple', 'amount')
    """
    goal = stripped(text)
    if multiple := WORDS.get(goal.lower()):
        return Goal(text, "multiple", Figure(text, multiple))
    if match := _MULTIPLE.fullmatch(goal):
        return Goal(text, "multiple", _multiple(text, match[1] or match[2]))
    if _YEARLY.search(goal):
        raise Refusal(
            f"a yearly growth is no goal: `{shortened(text)}`",
            "write what is to be reached at the end: 150, +50% or x2",
        )
    if _TIMES.search(goal):
        raise Refusal(
            f"`{shortened(text)}` is read as a multiple by some and as an increase by others",
            "write x2 for twice as much, x3 for three times as much, +200% for 200 % more",
        )
    sign, rest = goal[:1], goal[1:].lstrip()
    if sign in ("+", "-", "−") and rest:
        return _signed(text, sign, rest)
    if _POINTS.fullmatch(goal):
        raise Refusal(f"points up or down? `{shortened(text)}`", "write +5pp or -5pp")
    to = re.fullmatch(r"(?i:to)\s+(\S.*)", goal, re.DOTALL)
    return goal_to_reach(text, _figure(to[1] if to else goal))


@lru_cache(maxsize=4096)
def parse_target_value(text: str) -> Goal:
    """The goal of a number that is the value to reach, whatever its sign.

    Raises ``Refusal`` for what is no number.

    >>> parse_goal("-20").kind, parse_target_value("-20").kind
    ('amount', 'value')
    """
    return goal_to_reach(text, parse_figure(stripped(text)))


def goal_to_reach(text: str, figure: Figure) -> Goal:
    """The goal of a figure that is itself to be reached: a value, or a new percentage."""
    return Goal(text, "percentage" if figure.percent else "value", figure)


def _multiple(text: str, digits: str) -> Figure:
    figure = parse_figure(digits)
    if figure.value <= 0:
        raise Refusal(f"no multiple: `{shortened(text)}`", "a multiple is above 0: x2, x1.5, x0.5")
    return figure


def _signed(text: str, sign: str, rest: str) -> Goal:
    kind: GoalKind = "amount"
    if match := _POINTS.fullmatch(rest):
        kind, rest = "points", match[1]
    if rest[0] in "+-−":
        raise Refusal(f"two signs in a goal: `{shortened(text)}`", "keep one: +20 or -20")
    figure = _figure(rest)
    if figure.percent:
        if kind == "points":
            raise Refusal(f"per cent or points? `{shortened(text)}`", "write +5% or +5pp")
        kind = "change"
    if sign != "+":
        figure = figure._replace(value=-figure.value)
    if kind == "change" and figure.value < -100:
        raise Refusal(
            f"a fall of more than 100 %: `{shortened(text)}`",
            "nothing falls below nothing by a share of itself; write the value to reach: to -20",
        )
    return Goal(text, kind, figure)


def _figure(text: str) -> Figure:
    try:
        return parse_figure(text)
    except Refusal as refusal:
        if refusal.help != NUMBER_FORMS and any(character.isdigit() for character in text):
            raise
        near = nearest(text.lower(), WORDS, otherwise="")
        raise Refusal(
            f"not a goal: `{shortened(text)}`",
            near
            or "write a value (150), a change (+50%), a multiple (x2, double, halve), an amount to add "
            "(+20) or points (+5pp)",
        ) from refusal


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
    and an amount or points have no meaning yet: the result is ``None``. Raises ``Refusal`` where
    goal and baseline do not go together.

    >>> target_value(parse_goal("+50%"), parse_figure("118.4"))
    Fraction(888, 5)
    >>> target_value(parse_goal("x2"), None)
    Fraction(200, 1)
    """
    _refuse_wrong_unit(goal, baseline, baseline.percent if baseline else unit.is_percent)
    value = _value(goal, baseline)
    if value is not None and not is_writable(value):
        raise Refusal(
            f"a target value beyond 1e-300 to 1e300: `{shortened(goal.text)}`",
            "choose a larger or smaller unit",
        )
    return value


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
        share = float(goal.figure.value)
        raise Refusal(
            f"by or to? `{shortened(goal.text)}` where the baseline is no percentage",
            f"write +{share:g}% to rise by that share, x{share / 100:g} to reach that "
            "share of the baseline, or give a baseline in per cent (60%)",
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
