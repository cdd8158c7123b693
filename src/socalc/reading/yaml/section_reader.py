"""Which entries does a section hold, each name once?"""

from collections.abc import Callable
from typing import Generic, TypeVar

from socalc.reading.sections.entry import SECTIONS
from socalc.reading.sections.fields import Entry, one_line, parsed
from socalc.reading.tree import Mapping, Node, Scalar
from socalc.targets.problems import Problem, Problems, shortened

T = TypeVar("T")


class SectionReader(Generic[T]):
    """Takes the entries of one section, each name once."""

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
        name = parsed(key, one_line, self.problems)
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
            example = SECTIONS[self.name].example
            help = f"write one entry a line, indented, a space after its colon: `  {example}`"
            message = f"`{self.name}` holds names with what they stand for"
            self.problems.append(Problem(message, node.place, help))
        return tuple(self.entries)
