"""Where is a table shown?"""

from typing import NamedTuple


class Screen(NamedTuple):
    """What a screen can show: its width (``None`` for no limit), colour, and characters."""

    columns: int | None = None
    colour: bool = False
    encoding: str = "utf-8"
