"""What does one field of an entry hold: a value, or one problem?

Every function takes the node of a field and a list of problems; it returns the value, or adds one
problem with the place of the field and returns ``None``.
"""

import re
from collections.abc import Callable, Collection
from functools import partial
from typing import NamedTuple, TypeVar

from socalc.reading.node import Listing, Mapping, Node, Scalar
from socalc.targets.figure import Figure
from socalc.targets.nearest import nearest
from socalc.targets.problems import Problem, Problems, Refusal, shortened
from socalc.targets.unit import NO_UNIT, Unit, parse_unit

T = TypeVar("T")


class Entry(NamedTuple):
    """One target of the file, or the file itself: its name and its fields."""

    key: Scalar
    fields: dict[str, Node]

    @property
    def what(self) -> str:
        return _what(self.key)


_LOOKS_SPLIT = "[0-9].*"
"""No key starts with a digit; what does was the rest of a number."""

_SPLIT_NUMBER = (
    'a comma separates entries inside braces: write 118.4 with a point, "1,234" in quotes'
)


def _what(key: Scalar) -> str:
    return f"target `{shortened(key.text)}`" if key.text else "the file"


def entry(key: Scalar, node: Mapping, known: Collection[str], problems: Problems) -> Entry:
    """The fields of a mapping; a repeated or unknown key is a problem, and its value left out.

    The file itself is the entry of the empty key.
    """
    fields: dict[str, Node] = {}
    for name, value in node.items:
        if name.text in fields:
            problems.append(
                Problem(
                    f"duplicate key `{shortened(name.text)}` in {_what(key)}",
                    name.place,
                    "remove one of the two",
                )
            )
        elif name.text not in known:
            message = f"unknown key `{shortened(name.text)}` in {_what(key)}"
            remedy = partial(_help_for_unknown, name.text, known)
            problems.add(Problem(message, name.place), remedy)
        else:
            fields[name.text] = value
    return Entry(key, fields)


def _help_for_unknown(name: str, known: Collection[str]) -> str:
    return _SPLIT_NUMBER if re.fullmatch(_LOOKS_SPLIT, name) else nearest(name, known)


def required(entry: Entry, name: str, example: str, problems: Problems) -> Node | None:
    """The node of a field that must be there."""
    node = entry.fields.get(name)
    if node is None:
        problems.append(
            Problem(f"{entry.what} has no `{name}`", entry.key.place, f"add `{name}: {example}`")
        )
    return node


def parsed(node: Node | None, parse: Callable[[str], T], problems: Problems) -> T | None:
    """What a parser of one text makes of the field; nothing for a field that is not there."""
    if node is None:
        return None
    if not isinstance(node, Scalar):
        problems.append(Problem("one value is needed here", node.place, "write it after the colon"))
        return None
    try:
        return parse(node.text)
    except Refusal as refusal:
        problems.refuse(refusal, node.place)
        return None


def parsed_list(node: Node | None, parse: Callable[[str], T], problems: Problems) -> T | None:
    """As ``parsed``, for a field that may also be typed as a list: ``[2, 3]`` is read as ``2,3``."""
    if isinstance(node, Listing):
        texts = [item.text for item in node.items if isinstance(item, Scalar)]
        if len(texts) != len(node.items):
            problems.append(Problem("a list of numbers is needed", node.place, "write [2, 3]"))
            return None
        node = Scalar(",".join(texts), node.line, node.column)
    return parsed(node, parse, problems)


def text(entry: Entry, name: str, problems: Problems) -> str:
    """The text of a field, on one line; empty for a field that is not there."""
    return parsed(entry.fields.get(name), one_line, problems) or ""


def unit(entry: Entry, problems: Problems) -> Unit:
    """The unit of an entry; no unit where it names none."""
    return parsed(entry.fields.get("unit"), _unit, problems) or NO_UNIT


def _unit(text: str) -> Unit:
    return parse_unit(one_line(text))


def in_unit(
    figure: Figure | None, node: Node | None, unit: Unit, problems: Problems
) -> Figure | None:
    """The figure of a field in the unit of its entry."""
    if figure is None or node is None:
        return None
    try:
        return unit.takes(figure)
    except Refusal as refusal:
        problems.refuse(refusal, node.place)
        return None


def unreadable(name: Scalar, node: Node, help: str) -> Problem:
    """A target that is neither of the forms it may have."""
    return Problem(f"{_what(name)} says nothing that can be read", node.place, help)


def one_line(text: str) -> str:
    """A text for a heading or a cell. Raises ``Refusal`` for a line break or tab."""
    if not text.isprintable() and any(character in text for character in "\n\r\t"):
        raise Refusal(
            f"a line break or tab in a text of one line: `{shortened(text)}`",
            "write it on one line; only `note` may be longer",
        )
    return text.strip()
