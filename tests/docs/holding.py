"""Does an equation of a page hold, and would it be noticed if it were another?"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from operator import eq
from typing import Any

from tests.docs.notation import Nonsense, Token, Value, altered, tokens, value_of

Row = dict[str, Any]
"""What the program says and what it was given, by the names of the page; ``None`` is what does not exist."""

Agrees = Callable[[Any, Value], bool]
"""Whether what the program says is what was worked out."""

NEAR = Fraction(1, 10**14)
"""How far a double may be from the number that it stands for, relative to it: 15 significant digits, less one."""


def disagreements(
    name: str, pieces: list[Token], rows: Iterable[Row], agrees: Agrees = eq
) -> Iterator[str]:
    """The rows in which an equation does not come to what the program says."""
    for row in rows:
        found = row[name]
        try:
            worked_out = value_of(pieces, row)
        except (Nonsense, OverflowError) as nonsense:
            yield f"{nonsense!r}: {row}"
            continue
        if found is None or not agrees(found, worked_out):
            yield f"{worked_out} in place of {found}: {row}"


def unnoticed(
    name: str, text: str, names: list[str], rows: Sequence[Row], agrees: Agrees = eq
) -> list[str]:
    """The equations with one slip in them that hold all the same: another operator, number or name, a minus or
    a logarithm that is left out."""
    slips = [*altered(tokens(text), names)]
    assert slips
    return [
        " ".join(piece.text for piece in slip)
        for slip in slips
        if next(disagreements(name, slip, rows, agrees), None) is None
    ]
