"""What does one field of an entry hold: a value, or one problem?

What cannot be read comes back as ``None``, and is told with the place of the field.
"""

import re
from collections.abc import Callable, Collection
from functools import partial
from typing import NamedTuple, TypeVar

from socalc.reading.tree import Listing, Mapping, Node, Scalar
from socalc.targets.figure import Figure
from socalc.targets.goal import refuse_unlike
from socalc.targets.problems import Place, Problem, Problems, Refusal, shortened
from socalc.targets.suggestion import nearest
from socalc.targets.unit import NO_UNIT, Unit, parse_unit

T = TypeVar("T")

Parse = Callable[[str], Figure]
"""Reads a figure of one sort: any, or a count."""


class Entry(NamedTuple):
    """One target, or the file itself: its name and its fields, whatever they come from."""

    name: Scalar
    fields: dict[str, Node]
    problems: Problems
    """Takes what is wrong with the fields."""

    @property
    def what(self) -> str:
        return f"target `{shortened(self.name.text)}`" if self.name.text else "the file"

    def tell(self, place: Place, message: str, help: str) -> None:
        """Add a problem."""
        self.problems.append(Problem(message, place, help))

    def require(self, field: str, example: str) -> None:
        """Tell that a field is missing, if it is."""
        if field not in self.fields:
            message = f"{self.what} has no `{field}`"
            self.tell(self.name.place, message, f"add `{field}: {example}`")

    def value(self, field: str, parse: Callable[[str], T]) -> T | None:
        """What a parser makes of the text of a field; nothing for one that is not there."""
        node = self.fields.get(field)
        return None if node is None else parsed(node, parse, self.problems)

    def values(self, field: str, parse: Callable[[str], T]) -> T | None:
        """As ``value``, for a field that may also be typed as a list: ``[2, 3]`` is read as ``2,3``."""
        node = self.fields.get(field)
        if isinstance(node, Listing):
            texts = [item.text for item in node.items if isinstance(item, Scalar)]
            if len(texts) != len(node.items):
                self.tell(node.place, "a list of numbers is needed", "write [2, 3]")
                return None
            node = Scalar(",".join(texts), node.line, node.column)
        return None if node is None else parsed(node, parse, self.problems)

    def text(self, field: str) -> str:
        """The text of a field, on one line; empty for a field that is not there."""
        return self.value(field, one_line) or ""

    def note(self) -> str:
        """The note, which may have many lines."""
        return self.value("note", str) or ""

    def unit(self) -> Unit:
        """The unit of the figures; no unit where the entry names none."""
        return self.value("unit", _unit) or NO_UNIT

    def figure(
        self, field: str, parse: Parse, unit: Unit, like: Figure | None = None
    ) -> Figure | None:
        """The figure of a field in the unit of the entry, which another one is to be like."""
        return self.value(field, lambda text: figure_in(text, parse, unit, like))


def entry_of(name: Scalar, node: Mapping, known: Collection[str], problems: Problems) -> Entry:
    """The fields of a mapping; a repeated or unknown key is a problem, and its value left out.

    The file itself is the entry of the empty name.
    """
    fields: dict[str, Node] = {}
    entry = Entry(name, fields, problems)
    for key, value in node.items:
        text = key.text
        if text in fields:
            message = f"duplicate key `{shortened(text)}` in {entry.what}"
            entry.tell(key.place, message, "remove one of the two")
        elif text not in known:
            message = f"unknown key `{shortened(text)}` in {entry.what}"
            problems.add(Problem(message, key.place), partial(_help_for_unknown, text, known))
        else:
            fields[text] = value
    return entry


_LOOKS_SPLIT = "[0-9].*"
"""No key starts with a digit; what does was the rest of a number."""

_SPLIT_NUMBER = (
    'a comma separates entries inside braces: write 118.4 with a point, "1,234" in quotes'
)


def _help_for_unknown(name: str, known: Collection[str]) -> str:
    return _SPLIT_NUMBER if re.fullmatch(_LOOKS_SPLIT, name) else nearest(name, known)


def parsed(node: Node, parse: Callable[[str], T], problems: Problems) -> T | None:
    """What a parser of one text makes of a node."""
    if not isinstance(node, Scalar):
        problems.append(Problem("one value is needed here", node.place, "write it after the colon"))
        return None
    try:
        return parse(node.text)
    except Refusal as refusal:
        problems.refuse(refusal, node.place)
        return None


def _unit(text: str) -> Unit:
    return parse_unit(one_line(text))


def figure_in(text: str, parse: Parse, unit: Unit, like: Figure | None) -> Figure:
    """The figure of a text in a unit. Raises ``Refusal`` for one that another cannot be compared with."""
    figure = unit.takes(parse(text))
    if like:
        refuse_unlike(like, figure)
    return figure


def one_line(text: str) -> str:
    """A text for a heading or a cell. Raises ``Refusal`` for a line break or tab."""
    if not text.isprintable() and any(character in text for character in "\n\r\t"):
        raise Refusal(
            f"a line break or tab in a text of one line: `{shortened(text)}`",
            "write it on one line; only `note` may be longer",
        )
    return text.strip()
