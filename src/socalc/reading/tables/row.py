"""What does a row of a table say? The same as an entry of a YAML file, read in the same way.

Each row becomes an entry with the texts and places of its cells: every rule and every message is that of
the sections.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from socalc.reading.sections.entry import target_of
from socalc.reading.sections.fields import Entry, one_line, parsed
from socalc.reading.sections.timing import Timing
from socalc.reading.tables.columns import NAMES, Columns, is_dated
from socalc.reading.tables.records import Piece, Record
from socalc.reading.tree import Mapping, Node, Scalar
from socalc.targets.file import Growth, Target
from socalc.targets.goal_text import parse_goal, parse_target_value
from socalc.targets.problems import Place, Problem, Problems, shortened

_YAML_FIELD = re.compile("`([a-z-]+): ([^`]+)`")


class Row(NamedTuple):
    """A row of a table: its target, or what is wrong with it."""

    target: Target | None
    kept: tuple[str, ...]
    """The cells that hold no field of the target."""
    record: Record
    problems: list[Problem]
    goal: Scalar | None = None
    """The cell that holds the goal."""
    column: str = ""
    """The name of its column."""
    are_values: bool = False
    """Whether the column says that goals are values, whatever their sign."""


class Table(NamedTuple):
    """A table whose header line is read, and whose rows are still to come."""

    others: tuple[str, ...]
    """The columns that hold no field, as far as they are known before the rows."""
    columns: Columns | None
    """The columns of all rows; ``None`` where each row names its own."""
    pieces: Iterator[Piece]
    """The rows as they come. May raise ``Unreadable``."""
    row: Callable[[Record], Row]
    """What one of them says."""


def row_of(
    record: Record, columns: Columns, cells: list[Node | None], kept: tuple[str, ...]
) -> Row:
    """The row of a record, from the nodes in its columns; ``None`` where a cell holds nothing."""
    found = {
        field: node
        for field, node in zip(columns.fields, cells, strict=True)
        if field and node is not None
    }
    problems = Problems()
    target = _target(record, columns, found, problems)
    if not problems:
        return _good(target, kept, record, columns, found.get("goal"))
    names = {
        found[field].place[:2]: name
        for name, field in zip(columns.names, columns.fields, strict=True)
        if field in found and field != NAMES[0]
    }
    told = (_in_column(problem, columns, names) for problem in problems)
    return Row(None, kept, record, sorted(told, key=lambda problem: problem.place or Place(0, 0)))


def _good(
    target: Target | None,
    kept: tuple[str, ...],
    record: Record,
    columns: Columns,
    goal: Node | None,
) -> Row:
    if not isinstance(target, Growth) or not isinstance(goal, Scalar):
        return Row(target, kept, record, [])
    column = columns.names[columns.fields.index("goal")]
    if columns.goal_tells_share and (doubt := _doubt(target, column)):
        target = target._replace(note="; ".join(filter(None, (doubt, target.note))))
    return Row(target, kept, record, [], goal, column, columns.are_values)


def _doubt(target: Growth, column: str) -> str:
    """That a number was read as the value to reach, where its size and its column tell of a share."""
    value, baseline = target.goal.figure.value, target.baseline
    if target.goal.kind != "value" or baseline is None or baseline.percent:
        return ""
    for whole in (1, 100):
        if abs(value) <= whole < abs(baseline.value):
            share = f"{float(abs(value) * 100 / whole):.12g}"
            help = f"for a share of the baseline write -{share}% or +{share}%"
            shown = shortened(target.goal.text.strip())
            return f"{shown} is read as the value to reach, in column {shortened(column)}; {help}"
    return ""


def _target(
    record: Record, columns: Columns, found: dict[str, Node], problems: Problems
) -> Target | None:
    name = found.get(NAMES[0])
    text = parsed(name, one_line, problems) if isinstance(name, Scalar) else ""
    if not isinstance(name, Scalar) or text == "":
        names = dict(zip(columns.fields, columns.names, strict=True))
        help = f"fill `{shortened(names.get(NAMES[0], NAMES[0]))}`"
        problems.append(Problem("a row without a name", record.place(0, 1), help))
        return None
    fields = {field: node for field, node in found.items() if not is_dated(field)}
    del fields[NAMES[0]]
    entry = Entry(name if text is None else name._replace(text=text), fields, problems)
    if not columns.uses_actuals:
        fields.pop("actuals", None)
    elif len(found) > len(fields) + 1:
        dated = [(Scalar(f, *node.place), node) for f, node in found.items() if is_dated(f)]
        first = dated[0][0]
        if "actuals" in fields:
            message = f"duplicate key `actuals` in {entry.what}"
            entry.tell(first.place, message, "remove one of the two")
        fields.setdefault("actuals", Mapping(dated, first.line, first.column))
    parse = parse_target_value if columns.are_values else parse_goal
    return target_of(columns.section, entry, Timing(dating=columns.dating), parse)


def _in_column(problem: Problem, columns: Columns, names: dict[tuple[int, int], str]) -> Problem:
    """The problem with the name of the column it stands in, and its remedy in words of a table; the names
    are those of the columns of fields, by where their cells start."""
    help = _YAML_FIELD.sub(rf"`\2` in the {columns.word} `\1`", problem.help)
    message = problem.message
    if problem.place and (name := names.get(problem.place[:2])):
        message += f", in {columns.word} `{shortened(name)}`"
    return problem._replace(message=message, help=help)
