"""What does a row of a table say? The same as an entry of a YAML file, read in the same way.

Each row becomes the nodes that a YAML entry has, with the places of its cells, and goes through the
readers of the sections: every rule and every message is theirs.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from socalc.reading.node import Mapping, Node, Scalar
from socalc.reading.sections import fields
from socalc.reading.sections.claim import claim_of
from socalc.reading.sections.consolidation import consolidation_of
from socalc.reading.sections.growth import growth_of
from socalc.reading.sections.terms import Terms
from socalc.reading.tables.columns import NAMES, Columns, is_dated
from socalc.reading.tables.pieces import Piece, Record
from socalc.targets.file import Claim, Consolidation, Growth, TargetFile
from socalc.targets.goal import parse_goal, parse_target_value
from socalc.targets.problems import Place, Problem, Problems, shortened

Target = Growth | Consolidation | Claim

_NO_TERMS = Terms(None, None, None, None, None)
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
    problems = Problems()
    name: Scalar | None = None
    items: list[tuple[Scalar, Node]] = []
    actuals: list[tuple[Scalar, Node]] = []
    for field, node in zip(columns.fields, cells, strict=True):
        if not field or node is None:
            continue
        if field == NAMES[0]:
            name = node if isinstance(node, Scalar) else None
        elif is_dated(field) or field == "actuals":
            if not columns.uses_actuals:
                continue
            if field == "actuals":
                items.append((Scalar(field, *node.place), node))
                continue
            actuals.append((Scalar(field, *node.place), node))
        else:
            items.append((Scalar(field, *node.place), node))
    if actuals:
        first = actuals[0][0]
        items.append((first._replace(text="actuals"), Mapping(actuals, first.line, first.column)))
    target = _target(record, columns, name, items, problems)
    if not problems:
        return _good(target, kept, record, columns, dict(zip(columns.fields, cells, strict=True)))
    names = {
        node.place[:2]: name
        for name, field, node in zip(columns.names, columns.fields, cells, strict=True)
        if node is not None and field not in ("", NAMES[0])
    }
    told = (_in_column(problem, columns, names) for problem in problems)
    return Row(None, kept, record, sorted(told, key=lambda problem: problem.place or Place(0, 0)))


def _good(
    target: Target | None,
    kept: tuple[str, ...],
    record: Record,
    columns: Columns,
    cells: dict[str, Node | None],
) -> Row:
    goal = cells.get("goal")
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
    record: Record,
    columns: Columns,
    name: Scalar | None,
    items: list[tuple[Scalar, Node]],
    problems: Problems,
) -> Target | None:
    text = fields.parsed(name, fields.one_line, problems) if name else ""
    if not name or text == "":
        names = dict(zip(columns.fields, columns.names, strict=True))
        help = f"fill `{shortened(names.get(NAMES[0], NAMES[0]))}`"
        problems.append(Problem("a row without a name", record.place(0, 1), help))
        return None
    name = name if text is None or text == name.text else name._replace(text=text)
    node = Mapping(items, record.line, 1)
    terms = _NO_TERMS._replace(dating=columns.dating)
    match columns.section:
        case "growth":
            parse = parse_target_value if columns.are_values else parse_goal
            return growth_of(name, node, terms, problems, parse)
        case "consolidation":
            return consolidation_of(name, node, terms, problems)
        case "claims":
            return claim_of(name, node, problems)


def _in_column(problem: Problem, columns: Columns, names: dict[tuple[int, int], str]) -> Problem:
    """The problem with the name of the column it stands in, and its remedy in words of a table; the names
    are those of the columns of fields, by where their cells start."""
    help = _YAML_FIELD.sub(rf"`\2` in the {columns.word} `\1`", problem.help)
    message = problem.message
    if problem.place and (name := names.get(problem.place[:2])):
        message += f", in {columns.word} `{shortened(name)}`"
    return problem._replace(message=message, help=help)


def file_of(targets: list[Target]) -> TargetFile:
    """The targets of some rows as those of a file, each in its section."""
    return TargetFile(
        growth=tuple(target for target in targets if isinstance(target, Growth)),
        consolidation=tuple(target for target in targets if isinstance(target, Consolidation)),
        claims=tuple(target for target in targets if isinstance(target, Claim)),
    )
