"""Who takes growth targets as they are read, so that a long file need not be held as a whole?"""

from typing import Protocol

from socalc.reading.sections.timing import Timing
from socalc.targets.file import Growth


class Follower(Protocol):
    """Takes growth targets as they are read, in their order; the file is without them then.

    Nothing holds before the file is read to its end.
    """

    def start(self, timing: Timing) -> None:
        """Start, or start again: this holds for the targets that follow."""

    def offer(self, name: str, texts: list[str]) -> bool:
        """Take an entry of bare texts (a goal, or keys and values in turn), or leave it to be read."""

    def take(self, target: Growth) -> None:
        """Take a target that was read."""
