"""What does a document consist of?"""

from typing import NamedTuple

from socalc.targets.problems import Place

DEPTH_MAX = 12
"""Mappings and lists within each other: deeper ones are refused."""


class Scalar(NamedTuple):
    """A text as typed (without quotes) and where it starts; ``length`` is its span on that line."""

    text: str
    line: int
    column: int
    length: int = 1

    @property
    def place(self) -> Place:
        return Place(self.line, self.column, self.length)


class Mapping(NamedTuple):
    """Keys and values in the order of the text; keys may still repeat."""

    items: list[tuple[Scalar, "Node"]]
    line: int
    column: int

    @property
    def place(self) -> Place:
        return Place(self.line, self.column)


class Listing(NamedTuple):
    """A sequence of values."""

    items: list["Node"]
    line: int
    column: int

    @property
    def place(self) -> Place:
        return Place(self.line, self.column)


Node = Scalar | Mapping | Listing
