"""Does a floor or a ceiling hold, and which way is worse?

A floor is the least that is wanted and a ceiling the most. One that holds leaves no way to go: what counts is
whether it is kept.
"""

from fractions import Fraction
from typing import Literal

from socalc.targets.file import Growth
from socalc.targets.goal import Bound

Direction = Literal["up", "down", ""]


def holds(bound: Bound, value: Fraction, limit: Fraction) -> bool:
    """Whether a value is on the right side of a bound, or at it; never where there is no bound.

    >>> holds("floor", Fraction(90), Fraction(80)), holds("ceiling", Fraction(90), Fraction(80))
    (True, False)
    """
    return value >= limit if bound == "floor" else bound == "ceiling" and value <= limit


def is_worse(bound: Bound, value: Fraction, before: Fraction) -> bool:
    """Whether a value is nearer to breaking a bound than one before it, or further beyond it."""
    return value < before if bound == "floor" else value > before


def held_from_the_start(target: Growth, start: Fraction | None) -> bool:
    """Whether the goal of a target is a bound that holds at the baseline; one for each year is yet to hold."""
    end = target.target_value
    if start is None or end is None or target.each_year:
        return False
    return holds(target.goal.bound, start, end)


def told_of_start(target: Growth, start: Fraction | None) -> str:
    """That a bound holds at the baseline already; empty otherwise."""
    if not held_from_the_start(target, start):
        return ""
    side = "above" if target.goal.bound == "floor" else "below"
    where = "at" if start == target.target_value else side
    return f"the baseline is {where} the {target.goal.bound} already"


def direction_of(target: Growth, start: Fraction | None) -> Direction:
    """The way that is wanted: as the goal says, else from the baseline to the goal."""
    if target.goal.bound:
        return "up" if target.goal.bound == "floor" else "down"
    end = target.target_value
    if start is None or end is None or start == end:
        return ""
    return "up" if end > start else "down"
