"""Which targets does a document hold, and is each of them complete and possible?"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction

from socalc.reading import fields
from socalc.reading.document import Mapping, Node, Scalar, decode, read_document
from socalc.reading.fields import Entry
from socalc.reading.terms import Terms, terms_of
from socalc.targets.figure import Figure, parse_count, parse_figure, unit_power
from socalc.targets.file import Consolidation, Growth, TargetFile
from socalc.targets.goal import Goal, parse_goal, refuse_unlike, target_value
from socalc.targets.problems import Place, Problem, Refusal, TargetFileError, shortened
from socalc.targets.stated import parse_stated
from socalc.targets.window import parse_span

FILE_KEYS = ("title", "source", "window", "base-year", "by", "growth", "consolidation")
GROWTH_KEYS = (
    "goal", "baseline", "label", "unit", "window", "base-year", "by", "stated", "note",
)  # fmt: skip
CONSOLIDATION_KEYS = ("before", "after", "label", "unit", "years", "stated", "note")
PERCENT_UNITS = ("%", "percent", "per cent")


def read_target_file(data: bytes, source: str) -> TargetFile:
    """The targets in the bytes of a YAML file; ``source`` is its name in messages.

    Raises ``TargetFileError`` with everything that is wrong with it.

    >>> read_target_file(b"growth: {assets: +50%}", "targets.yaml").growth[0].name
    'assets'
    """
    problems: list[Problem] = []
    text = decode(data, source, problems)
    with _collector_paused():
        root = read_document(text, problems)
        if root is not None or not problems:
            file = _target_file(root, problems)
    if problems:
        raise TargetFileError(source, _in_order(problems), text)
    return file


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Nothing read here refers back to itself; looking for cycles would cost three times the work."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _in_order(problems: list[Problem]) -> list[Problem]:
    """The problems by place, one for each: what follows from another at the same place is noise."""
    first = {problem.place or problem.message: problem for problem in reversed(problems)}
    return sorted(first.values(), key=lambda problem: problem.place or Place(0, 0))


def _target_file(root: Node | None, problems: list[Problem]) -> TargetFile:
    if root is None or (isinstance(root, Scalar) and not root.text):
        problems.append(
            Problem("the file is empty", None, "`socalc init` writes one to start from")
        )
        return TargetFile()
    if not isinstance(root, Mapping):
        problems.append(
            Problem(
                "a target file is a mapping of keys to values",
                root.place,
                "start with `growth:` or `consolidation:`; `socalc init` writes an example",
            )
        )
        return TargetFile()
    file = fields.entry(Scalar("", 1, 1), root, FILE_KEYS, problems)
    terms = terms_of(file, "file", None, problems)
    return TargetFile(
        fields.parsed(file.fields.get("title"), fields.one_line, problems) or "",
        fields.parsed(file.fields.get("source"), fields.one_line, problems) or "",
        tuple(
            target
            for name, node in _named(file, "growth", problems)
            if (target := _growth(name, node, terms, problems))
        ),
        tuple(
            merged
            for name, node in _named(file, "consolidation", problems)
            if (merged := _consolidation(name, node, problems))
        ),
    )


def _named(file: Entry, section: str, problems: list[Problem]) -> Iterator[tuple[Scalar, Node]]:
    """The entries of a section, each name once."""
    node = file.fields.get(section)
    if node is None or (isinstance(node, Scalar) and not node.text):
        return
    if not isinstance(node, Mapping):
        problems.append(
            Problem(
                f"`{section}` holds names with their targets",
                node.place,
                "write one target a line, indented: `  assets: +50%`",
            )
        )
        return
    seen = set()
    for key, value in node.items:
        name = fields.parsed(key, fields.one_line, problems)
        if name == "":
            problems.append(Problem("a target without a name", key.place, "name it"))
        elif name in seen:
            message = f"duplicate target `{shortened(key.text)}` in `{section}`"
            problems.append(Problem(message, key.place, "remove or rename one of the two"))
        elif name:
            seen.add(name)
            yield (key if name == key.text else key._replace(text=name)), value


def _growth(name: Scalar, node: Node, file: Terms, problems: list[Problem]) -> Growth | None:
    if isinstance(node, Scalar):
        goal = fields.parsed(node, parse_goal, problems)
        if goal is None:
            return None
        value = _target_value(goal, None, "", node, problems)
        return Growth(
            name.text, goal, value, window=file.window, base_year=file.base_year, line=name.line
        )
    if not isinstance(node, Mapping):
        problems.append(
            _no_entry(name, node, "write a goal (+50%) or `{baseline: 118.4, goal: x2}`")
        )
        return None
    target = fields.entry(name, node, GROWTH_KEYS, problems)
    goal_node = fields.required(target, "goal", "+50%", problems)
    goal = fields.parsed(goal_node, parse_goal, problems)
    baseline = fields.parsed(target.fields.get("baseline"), parse_figure, problems)
    unit = fields.parsed(target.fields.get("unit"), fields.one_line, problems) or ""
    stated = fields.parsed(target.fields.get("stated"), parse_stated, problems)
    label = fields.parsed(target.fields.get("label"), fields.one_line, problems) or ""
    note = fields.parsed(target.fields.get("note"), str, problems) or ""
    window, base_year = file.window_of(target, problems)
    if goal is None or goal_node is None:
        return None
    power = unit_power(unit)
    baseline = baseline.in_scale(power) if baseline else None
    goal = goal._replace(figure=goal.figure.in_scale(power))
    value = _target_value(goal, baseline, unit, goal_node, problems)
    if baseline and baseline.percent and not unit:
        unit = "%"
    return Growth(
        name.text, goal, value, baseline, label, unit, window, base_year, stated, note, name.line
    )


def _target_value(
    goal: Goal, baseline: Figure | None, unit: str, node: Node, problems: list[Problem]
) -> Fraction | None:
    try:
        return target_value(goal, baseline, unit in PERCENT_UNITS)
    except Refusal as refusal:
        problems.append(Problem(refusal.message, node.place, refusal.help))
        return None


def _consolidation(name: Scalar, node: Node, problems: list[Problem]) -> Consolidation | None:
    if not isinstance(node, Mapping):
        problems.append(_no_entry(name, node, "write `{before: 66, after: 12}`"))
        return None
    target = fields.entry(name, node, CONSOLIDATION_KEYS, problems)
    after_node = fields.required(target, "after", "12", problems)
    before_node = fields.required(target, "before", "66", problems)
    before = fields.parsed(before_node, parse_count, problems)
    after = fields.parsed(after_node, parse_count, problems)
    unit = fields.parsed(target.fields.get("unit"), fields.one_line, problems) or ""
    label = fields.parsed(target.fields.get("label"), fields.one_line, problems) or ""
    years = fields.parsed(target.fields.get("years"), parse_span, problems)
    stated = fields.parsed(target.fields.get("stated"), parse_stated, problems)
    note = fields.parsed(target.fields.get("note"), str, problems) or ""
    if before is None or after is None or after_node is None:
        return None
    power = unit_power(unit)
    before, after = before.in_scale(power), after.in_scale(power)
    try:
        refuse_unlike(before, after)
    except Refusal as refusal:
        problems.append(Problem(refusal.message, after_node.place, refusal.help))
        return None
    return Consolidation(name.text, before, after, label, unit, years, stated, note, name.line)


def _no_entry(name: Scalar, node: Node, help: str) -> Problem:
    return Problem(
        f"target `{shortened(name.text)}` says nothing that can be read", node.place, help
    )
