"""What does an entry of ``consolidation`` say?"""

from fractions import Fraction
from typing import Literal, NamedTuple

from socalc.reading.sections.actuals import actuals_of
from socalc.reading.sections.fields import Entry
from socalc.reading.sections.timing import Timing
from socalc.targets.dates import Dating
from socalc.targets.figure import Figure, parse_count
from socalc.targets.file import Consolidation
from socalc.targets.stated import parse_stated
from socalc.targets.unit import Unit
from socalc.targets.window import Window, horizons_from

KEYS = (
    "before", "after", "removed", "added", "label", "unit", "years", "window", "base-year", "by",
    "actuals", "stated", "note",
)  # fmt: skip
COUNTS = ("before", "after", "removed", "added")


def consolidation_of(entry: Entry, file: Timing) -> Consolidation | None:
    """The consolidation of an entry. Of before, after, removed and added, what is missing follows
    from the rest: ``before - removed + added = after``. It is under way where the entry names a
    window, a deadline, a base year or actuals."""
    unit = entry.unit()
    years, stated = file.years_of(entry), entry.value("stated", parse_stated)
    label, note = entry.text("label"), entry.note()
    counts = _counts(entry, unit)
    window, base, dating = _window(entry, years, file)
    before = counts.before if counts else None
    actuals, dating = actuals_of(entry, before, base, unit, parse_count, dating)
    if counts is None:
        return None
    return Consolidation(
        entry.name.text,
        *counts,
        label,
        unit.text,
        years,
        stated,
        note,
        entry.name.line,
        window,
        base,
        actuals,
        dating,
    )


def _window(
    entry: Entry, years: Fraction | None, file: Timing
) -> tuple[Window | None, int | None, Dating]:
    """When a consolidation under way is to be done, and its base year."""
    own = entry.fields.keys() & {"window", "by"}
    if not own and not entry.fields.keys() & {"base-year", "actuals"}:
        return None, None, ""
    window, base, dating = file.window_of(entry)
    if "years" in entry.fields and own:
        message = f"both `years` and `{min(own)}`"
        entry.tell(entry.fields["years"].place, message, "keep one of them")
    elif years:
        window = Window(horizons_from((years,), base), "target")
    return window, base, dating


class _Counts(NamedTuple):
    before: Figure
    after: Figure
    removed: Figure | None
    added: Figure | None
    derived: Literal["", "before", "after"]


def _counts(entry: Entry, unit: Unit) -> _Counts | None:
    stated = [field for field in COUNTS if field in entry.fields]
    given: dict[str, Figure] = {}
    for field in stated:
        first = next(iter(given.values()), None)
        if figure := entry.figure(field, parse_count, unit, like=first):
            given[field] = figure
    if len(given) < len(stated):
        return None
    before, after, removed, added = map(given.get, COUNTS)
    if before and after:
        return _Counts(before, after, removed, added, "")
    if removed and after:
        before = _sum(after, removed, added)
        if before.value < 0:
            entry.tell(entry.fields["added"].place, "more were added than there are", _LESS)
            return None
        return _Counts(before, after, removed, added, "before")
    if removed and before:
        after = _sum(before, added, removed)
        if after.value < 0:
            entry.tell(entry.fields["removed"].place, "more were removed than there were", _LESS)
            return None
        return _Counts(before, after, removed, added, "after")
    entry.require("before", "66")
    if not removed:
        entry.require("after", "12")
    return None


_LESS = "check the counts; nothing is less than none"


def _sum(start: Figure, plus: Figure | None, minus: Figure | None) -> Figure:
    """``start + plus - minus``, as exact as its parts are together."""
    value, margin = start.value, start.margin
    if plus:
        value, margin = value + plus.value, margin + plus.margin
    if minus:
        value, margin = value - minus.value, margin + minus.margin
    return start._replace(text="", value=value, step=margin * 2, about=False)
