"""What do the actuals of an entry say?"""

from functools import partial

from socalc.reading.sections.fields import Entry, Parse, figure_in, parsed
from socalc.reading.tree import Mapping
from socalc.targets.dates import Dating, date_name, dating_of, is_date, parse_any_date
from socalc.targets.figure import Figure
from socalc.targets.file import Actual
from socalc.targets.problems import shortened
from socalc.targets.unit import Unit


def actuals_of(
    entry: Entry,
    baseline: Figure | None,
    base: int | None,
    unit: Unit,
    parse: Parse,
    dating: Dating,
) -> tuple[tuple[Actual, ...], Dating]:
    """The measured values of an entry, in the order of their dates, and how these are written; ``parse``
    reads each, ``dating`` is what other fields say."""
    node = entry.fields.get("actuals")
    if node is None:
        return (), dating
    if not isinstance(node, Mapping):
        help = "write dates and values: `{2024: 131.0, 2025-06: 150.2}`"
        entry.tell(node.place, "actuals are values by date", help)
        return (), dating
    if base is None:
        help = "add the year of the baseline: `base-year: 2023`"
        entry.tell(node.place, "`actuals` without `base-year`", help)
        return (), dating
    dates = [parse_any_date(key.text) for key, _ in node.items if is_date(key.text)]
    dating = dating_of(dates, dating)
    found: dict[int, Actual] = {}
    like = baseline
    for key, value in node.items:
        months = parsed(key, lambda text: parse_any_date(text).in_dating(dating), entry.problems)
        read = partial(figure_in, parse=parse, unit=unit, like=like)
        figure = parsed(value, read, entry.problems)
        if months is None or figure is None:
            continue
        if months <= base:
            message = f"`{shortened(key.text)}` is not after the base year "
            message += date_name(base, dating)
            entry.tell(key.place, message, "the value of the base year is `baseline`")
        elif months in found:
            message = f"a second actual for `{shortened(key.text)}`"
            entry.tell(key.place, message, "keep one; a year is its December")
        else:
            like = like or figure
            found[months] = Actual(key.text, months, figure)
    return tuple(found[months] for months in sorted(found)), dating
