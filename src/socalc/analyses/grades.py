"""How good is a pace, and how well is a bound kept?

The grades of a pace follow the progress measure of Statistics Canada's and Open SDG's reporting, after Eurostat.
A bound that holds is judged by its last change, as Germany judges a goal that is to hold each year (sustainable
development indicators of Destatis).
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal, NamedTuple, get_args

from socalc.analyses.bounds import holds, is_worse
from socalc.targets.goal import Bound

Grade = Literal["achieved", "on track", "needs acceleration", "limited", "moving away", "missed"]
GRADES: tuple[Grade, ...] = get_args(Grade)
"""The best first."""

ON_TRACK_MIN = 0.95
NEEDS_ACCELERATION_MIN = 0.60
LIMITED_MIN = 0.0
"""The least on-track ratio of each grade (Open SDG, progress calculation with a target)."""


def grade_of(reached: Fraction | float) -> Grade:
    """The grade of an on-track ratio before the deadline, of a goal that is not reached.

    >>> grade_of(0.95), grade_of(0.9499), grade_of(-0.1)
    ('on track', 'needs acceleration', 'moving away')
    """
    if reached >= ON_TRACK_MIN:
        return "on track"
    if reached >= NEEDS_ACCELERATION_MIN:
        return "needs acceleration"
    return "limited" if reached >= LIMITED_MIN else "moving away"


class Keeping(NamedTuple):
    """How well a bound is kept, and which value a linear pace since the value before leads to by the deadline."""

    grade: Grade | None
    """``None`` where a single value breaks the bound, so that nobody knows whether it gets better."""
    expected: Fraction | None


def keeping(
    bound: Bound, limit: Fraction, values: Sequence[tuple[Fraction, Fraction]], years: Fraction
) -> Keeping:
    """How well a bound is kept by values, each after so many years, until a deadline after ``years``.

    >>> values = [(Fraction(0), Fraction(100)), (Fraction(1), Fraction(95))]
    >>> keeping("floor", Fraction(80), values, Fraction(3)), keeping("floor", Fraction(80), values, Fraction(9))[0]
    (Keeping(grade='on track', expected=Fraction(85, 1)), 'needs acceleration')
    """
    now, value = values[-1]
    is_over = now >= years
    if len(values) == 1:
        grade: Grade | None = "achieved" if holds(bound, value, limit) else None
        return Keeping("missed" if is_over and grade is None else grade, None)
    then, before = values[-2]
    expected = value + (value - before) / (now - then) * (years - now)
    worsens = is_worse(bound, value, before)
    if holds(bound, value, limit):
        if is_over or not worsens:
            grade = "achieved"
        else:
            grade = "on track" if holds(bound, expected, limit) else "needs acceleration"
    elif is_over:
        grade = "missed"
    else:
        grade = "moving away" if worsens or value == before else "limited"
    return Keeping(grade, None if is_over else expected)
