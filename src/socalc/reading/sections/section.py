"""Which entries does a section hold, each name once?"""

from collections.abc import Callable
from typing import Generic, TypeVar

from socalc.reading.node import Mapping, Node, Scalar
from socalc.reading.sections import fields
from socalc.reading.sections.fields import Entry
from socalc.targets.problems import Problem, Problems, shortened

SECTIONS = {
    "growth": "assets: +50%",
    "consolidation": "provincial firms: {before: 66, after: 12}",
    "claims": "market: {from: 66, to: 12, stated: 81.8%}",
    "ratios": "return on assets: profit / assets",
}
"""The keys that hold entries, each with an entry to learn from."""

T = TypeVar("T")


class Section(Generic[T]):
    """The entries of one section, each name once."""

    def __init__(
        self, name: str, read: Callable[[Scalar, Node], T | None], problems: Problems
    ) -> None:
        self.name = name
        self.read = read
        self.problems = problems
        self.names: dict[str, None] = {}
        """In their order, also of entries that cannot be read."""
        self.entries: list[T] = []

    def take(self, key: Scalar, value: Node) -> None:
        name = fields.parsed(key, fields.one_line, self.problems)
        if name == "":
            message = f"an entry of `{self.name}` without a name"
            self.problems.append(Problem(message, key.place, "name it"))
        elif name in self.names:
            message = f"duplicate entry `{shortened(key.text)}` in `{self.name}`"
            self.problems.append(Problem(message, key.place, "remove or rename one of the two"))
        elif name:
            self.names[name] = None
            entry = self.read(key if name == key.text else key._replace(text=name), value)
            if entry is not None:
                self.entries.append(entry)

    def all_of(self, file: Entry) -> tuple[T, ...]:
        """The entries that were taken before, and those that are left in the tree of the file."""
        node = file.fields.get(self.name)
        if isinstance(node, Mapping):
            for key, value in node.items:
                self.take(key, value)
        elif node is not None and not (isinstance(node, Scalar) and not node.text):
            self.problems.append(
                Problem(
                    f"`{self.name}` holds names with what they stand for",
                    node.place,
                    f"write one entry a line, indented, a space after its colon: `  {SECTIONS[self.name]}`",
                )
            )
        return tuple(self.entries)
