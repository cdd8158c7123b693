"""Where is a table shown?"""

from typing import NamedTuple


class Terminal(NamedTuple):
    """What a terminal can show: its width (``None`` for no limit), colour, and characters."""

    columns: int | None = None
    colour: bool = False
    encoding: str = "utf-8"
