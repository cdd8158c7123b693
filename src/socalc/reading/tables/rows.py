"""What does a row of a table say? The same as an entry of a YAML file, read in the same way.

Each row becomes the nodes that a YAML entry has, with the places of its cells, and goes through the
readers of the sections: every rule and every message is theirs.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from socalc.reading import fields
from socalc.reading.claim import claim_of
from socalc.reading.consolidation import consolidation_of
from socalc.reading.growth import growth_of
from socalc.reading.node import Mapping, Node, Scalar
from socalc.reading.tables.columns import NAMES, Columns, Section
from socalc.reading.tables.pieces import Piece, Record
from socalc.reading.terms import Terms
from socalc.targets.file import Claim, Consolidation, Growth, TargetFile
from socalc.targets.problems import Place, Problem, Problems, shortened

Target = Growth | Consolidation | Claim

_NO_TERMS = Terms(None, None, None, None, None)
_READERS: dict[Section, Callable[[Scalar, Node, Problems], Target | None]] = {
    "growth": lambda name, node, problems: growth_of(name, node, _NO_TERMS, problems),
    "consolidation": lambda name, node, problems: consolidation_of(name, node, _NO_TERMS, problems),
    "claims": claim_of,
}
_YAML_FIELD = re.compile("`([a-z-]+): ([^`]+)`")


class Row(NamedTuple):
    """A row of a table: its target, or what is wrong with it."""

    target: Target | None
    kept: tuple[str, ...]
    """The cells that hold no field of the target."""
    record: Record
    problems: list[Problem]


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
        elif field[0].isdigit():
            actuals.append((Scalar(field, *node.place), node))
        else:
            items.append((Scalar(field, *node.place), node))
    if actuals:
        first = actuals[0][0]
        items.append((first._replace(text="actuals"), Mapping(actuals, first.line, first.column)))
    target = _target(record, columns, name, items, problems)
    if not problems:
        return Row(target, kept, record, [])
    names = {
        node.place[:2]: name
        for name, field, node in zip(columns.names, columns.fields, cells, strict=True)
        if node is not None and field not in ("", NAMES[0])
    }
    told = (_in_column(problem, columns, names) for problem in problems)
    return Row(None, kept, record, sorted(told, key=lambda problem: problem.place or Place(0, 0)))


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
    return _READERS[columns.section](name, node, problems)


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
