"""What do goals demand of a ratio? ``docs/formulas.md#implied-ratios``."""

from fractions import Fraction

from .cells import Anything, Expected, Row, Starts, one_of
from .growth import multiple_of
from .readings import UNITS
from .targets import Target


def scaled(value: Fraction | None, first: Target, second: Target) -> Expected:
    """A ratio of values; whether scale words are in the number or in the unit is left open."""
    if value is None:
        return None
    scales = [UNITS[each.unit].scale or 1 for each in (first, second)]
    return one_of(value, value * scales[0] / scales[1])


def implied_row(first: Target, second: Target) -> Row:
    """The row of ``socalc implied`` for the ratio of two targets."""
    ends = [each.read for each in (first, second)]
    multiples = [multiple_of(goal.start, goal.target) for goal in ends]
    multiple = None
    if multiples[0] is not None and multiples[0] >= 0 and multiples[1] and multiples[1] > 0:
        multiple = multiples[0] / multiples[1]
    before = after = None
    if first.baseline and second.baseline:
        starts = [goal.start for goal in ends]
        if starts[0] is not None and starts[1]:
            before = starts[0] / starts[1]
        if ends[0].target is not None and ends[1].target:
            after = ends[0].target / ends[1].target
    loss = any(goal.start is not None and goal.start <= 0 for goal in ends)
    ends_in = [[each.deadline(years) for years in each.horizons] for each in (first, second)]
    dated = all(None not in years for years in ends_in)
    same = ends_in[0] == ends_in[1] if dated else first.horizons == second.horizons
    return {
        "ratio": f"{first.name} / {second.name}",
        "numerator": first.name,
        "denominator": second.name,
        "multiple": multiple,
        "change": None if multiple is None else multiple - 1,
        "baseline": Anything() if loss else scaled(before, first, second),
        "target_value": Anything() if loss else scaled(after, first, second),
        "note": Starts() if multiple is None or not same or loss else "",
    }
