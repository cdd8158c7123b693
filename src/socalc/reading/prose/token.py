"""A piece of a sentence with the part it plays."""

from typing import NamedTuple


class Token(NamedTuple):
    """A piece of a sentence with the part it plays.

    Kinds: ``number``, ``percent``, ``points``, ``times`` (so many times as much), ``fraction`` (a
    third), ``tenths`` (三成), ``year``, ``period`` (two years), ``span`` (a number of years), ``word``,
    ``mark``, ``dots``, ``end`` (of a sentence), and ``opaque`` for figures that count nothing: pages,
    ranks, hours, ranges, parts of names. Until they are settled there are ``numeral`` and ``hedge``.
    """

    kind: str
    role: str
    """What a word does, from the tables of the languages."""
    text: str
    start: int
    end: int
    figure: str = ""
    """What a target file would have for it: ``63.5 billion``, ``34.4%``, ``x3``, ``2019-2030``."""
    hedge: str = ""
    """``about``, ``over``, ``under`` or ``nearly``, where such a word stands at it."""
    sign: str = ""
    """The sign that is printed before it."""

    @property
    def is_amount(self) -> bool:
        """Whether it may be a value."""
        return self.kind in ("number", "percent")

    @property
    def is_thing(self) -> bool:
        """Whether it is a figure that counts nothing, and is not the day of a date."""
        return self.kind == "opaque" and self.role != "day"

    @property
    def name(self) -> str:
        """The text in small letters."""
        return self.text.lower()


NOTHING = Token("end", "", "", -1, -1)
"""What stands before the first token and after the last."""

ENDS = frozenset("。！？；!?;")
BOUNDARIES = frozenset(",，、—:：(（)）")
OPEN, CLOSE = frozenset("(（"), frozenset(")）")


def at(tokens: list[Token], place: int) -> Token:
    """The token at a place, or nothing."""
    return tokens[place] if 0 <= place < len(tokens) else NOTHING
