"""What do the actuals of an entry say?"""

from collections.abc import Callable

from socalc.reading.node import Mapping, Node
from socalc.reading.sections import fields
from socalc.targets.dates import Dating, dating_of, is_date, parse_any_date, year_name
from socalc.targets.figure import Figure, parse_figure
from socalc.targets.file import Actual
from socalc.targets.goal import refuse_unlike
from socalc.targets.problems import Problem, Problems, Refusal, shortened
from socalc.targets.unit import Unit


def actuals_of(
    node: Node | None,
    baseline: Figure | None,
    base_year: int | None,
    unit: Unit,
    problems: Problems,
    parse: Callable[[str], Figure] = parse_figure,
    dating: Dating = "",
) -> tuple[tuple[Actual, ...], Dating]:
    """The measured values of an entry, in the order of their dates, and how these are written; ``parse``
    reads each, ``dating`` is what other fields say."""
    if node is None:
        return (), dating
    if not isinstance(node, Mapping):
        help = "write dates and values: `{2024: 131.0, 2025-06: 150.2}`"
        problems.append(Problem("actuals are values by date", node.place, help))
        return (), dating
    if base_year is None:
        help = "add the year of the baseline: `base-year: 2023`"
        problems.append(Problem("`actuals` without `base-year`", node.place, help))
        return (), dating
    dates = [parse_any_date(key.text) for key, _ in node.items if is_date(key.text)]
    dating = dating_of(dates, dating)
    found: dict[int, Actual] = {}
    like = baseline
    for key, value in node.items:
        months = fields.parsed(key, lambda text: parse_any_date(text).in_dating(dating), problems)
        figure = fields.in_unit(fields.parsed(value, parse, problems), value, unit, problems)
        if months is None or figure is None:
            continue
        if months <= base_year * 12 + 12:
            message = f"`{shortened(key.text)}` is not after the base year "
            message += year_name(base_year, dating)
            problems.append(Problem(message, key.place, "the value of the base year is `baseline`"))
        elif months in found:
            message = f"a second actual for `{shortened(key.text)}`"
            problems.append(Problem(message, key.place, "keep one; a year is its December"))
        else:
            try:
                like = like or figure
                refuse_unlike(like, figure)
                found[months] = Actual(key.text, months, figure)
            except Refusal as refusal:
                problems.refuse(refusal, value.place)
    return tuple(found[months] for months in sorted(found)), dating
