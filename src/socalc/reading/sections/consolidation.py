"""What does an entry of ``consolidation`` say?"""

from fractions import Fraction
from typing import Literal, NamedTuple

from socalc.reading.node import Mapping, Node, Scalar
from socalc.reading.sections import fields
from socalc.reading.sections.actuals import actuals_of
from socalc.reading.sections.fields import Entry
from socalc.reading.sections.terms import Terms
from socalc.targets.dates import Dating
from socalc.targets.figure import Figure, parse_count
from socalc.targets.file import Consolidation
from socalc.targets.goal import refuse_unlike
from socalc.targets.problems import Problem, Problems, Refusal
from socalc.targets.stated import parse_stated
from socalc.targets.unit import Unit
from socalc.targets.window import Window, horizons_from, parse_span

KEYS = (
    "before", "after", "removed", "added", "label", "unit", "years", "window", "base-year", "by",
    "actuals", "stated", "note",
)  # fmt: skip
COUNTS = ("before", "after", "removed", "added")


def consolidation_of(
    name: Scalar, node: Node, file: Terms, problems: Problems
) -> Consolidation | None:
    """The consolidation of an entry. Of before, after, removed and added, what is missing follows
    from the rest: ``before - removed + added = after``. It is under way where the entry names a
    window, a deadline, a base year or actuals."""
    if not isinstance(node, Mapping):
        problems.append(fields.unreadable(name, node, "write `{before: 66, after: 12}`"))
        return None
    target = fields.entry(name, node, KEYS, problems)
    unit = fields.unit(target, problems)
    label = fields.text(target, "label", problems)
    years = fields.parsed(target.fields.get("years"), parse_span, problems)
    stated = fields.parsed(target.fields.get("stated"), parse_stated, problems)
    note = fields.parsed(target.fields.get("note"), str, problems) or ""
    counts = _counts(target, unit, problems)
    window, base_year, dating = _window(target, years, file, problems)
    before = counts.before if counts else None
    actuals, dating = actuals_of(
        target.fields.get("actuals"), before, base_year, unit, problems, parse_count, dating
    )
    if counts is None:
        return None
    return Consolidation(
        name.text,
        counts.before,
        counts.after,
        counts.removed,
        counts.added,
        counts.derived,
        label,
        unit.text,
        years,
        stated,
        note,
        name.line,
        window,
        base_year,
        actuals,
        dating,
    )


def _window(
    target: Entry, years: Fraction | None, file: Terms, problems: Problems
) -> tuple[Window | None, int | None, Dating]:
    """When a consolidation under way is to be done, and its base year."""
    own = target.fields.keys() & {"window", "by"}
    if not own and not target.fields.keys() & {"base-year", "actuals"}:
        return None, None, ""
    window, base_year, dating = file.window_of(target, problems)
    if "years" in target.fields and own:
        place = target.fields["years"].place
        problems.append(Problem(f"both `years` and `{min(own)}`", place, "keep one of them"))
    elif years:
        window = Window(horizons_from((years,), base_year), "target")
    return window, base_year, dating


class _Counts(NamedTuple):
    before: Figure
    after: Figure
    removed: Figure | None
    added: Figure | None
    derived: Literal["", "before", "after"]


def _counts(target: Entry, unit: Unit, problems: Problems) -> _Counts | None:
    given = _given(target, unit, problems)
    if given is None or not _alike(target, given, problems):
        return None
    before, after = given.get("before"), given.get("after")
    removed, added = given.get("removed"), given.get("added")
    if before and after:
        return _Counts(before, after, removed, added, "")
    if removed and after:
        before = _sum(after, removed, added)
        if before.value < 0:
            problems.append(
                _below_nothing("more were added than there are", target.fields["added"])
            )
            return None
        return _Counts(before, after, removed, added, "before")
    if removed and before:
        after = _sum(before, added, removed)
        if after.value < 0:
            node = target.fields["removed"]
            problems.append(_below_nothing("more were removed than there were", node))
            return None
        return _Counts(before, after, removed, added, "after")
    fields.required(target, "before", "66", problems)
    if not removed:
        fields.required(target, "after", "12", problems)
    return None


def _below_nothing(message: str, node: Node) -> Problem:
    return Problem(message, node.place, "check the counts; nothing is less than none")


def _given(target: Entry, unit: Unit, problems: Problems) -> dict[str, Figure] | None:
    """The counts that the entry states; ``None`` if one of them cannot be read."""
    nodes = {name: target.fields[name] for name in COUNTS if name in target.fields}
    figures = {
        name: fields.in_unit(fields.parsed(node, parse_count, problems), node, unit, problems)
        for name, node in nodes.items()
    }
    given = {name: figure for name, figure in figures.items() if figure is not None}
    return given if len(given) == len(nodes) else None


def _sum(start: Figure, plus: Figure | None, minus: Figure | None) -> Figure:
    """``start + plus - minus``, as exact as its parts are together."""
    value, margin = start.value, start.margin
    if plus:
        value, margin = value + plus.value, margin + plus.margin
    if minus:
        value, margin = value - minus.value, margin + minus.margin
    return start._replace(text="", value=value, step=margin * 2, about=False)


def _alike(target: Entry, given: dict[str, Figure], problems: Problems) -> bool:
    first, *others = [*given, ""]
    alike = True
    for name in filter(None, others):
        try:
            refuse_unlike(given[first], given[name])
        except Refusal as refusal:
            problems.refuse(refusal, target.fields[name].place)
            alike = False
    return alike
