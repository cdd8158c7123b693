"""Which input is refused, and what is said about it?

``errors/NAME.yaml.case`` holds the file as a user would have it, a line that separates, and what is said.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

GALLERY = Path(__file__).parent / "errors"

_SEPARATOR = b"\n=== what is said ===\n"


class Case(NamedTuple):
    """One input that is refused."""

    path: Path
    input: bytes
    said: bytes

    @property
    def name(self) -> str:
        """The name of the file as a user would have it."""
        return self.path.stem

    def hold(self, said: str, golden: Callable[[Path, str], None]) -> None:
        """Hold what is said now against the case, or write it anew."""
        whole = (self.input + _SEPARATOR).decode("utf-8", "surrogateescape") + said
        golden(self.path, whole)


def cases(folder: Path) -> list[Case]:
    """All cases of a folder, by name."""
    return [
        Case(path, *path.read_bytes().split(_SEPARATOR)) for path in sorted(folder.glob("*.case"))
    ]
