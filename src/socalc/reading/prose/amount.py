"""Which amount does a token mean, and can two of them be values of one thing?"""

import re
from typing import NamedTuple

from socalc.reading.prose.lexicon import MEASURES
from socalc.reading.prose.token import Token
from socalc.targets.figure import Figure, parse_figure
from socalc.targets.problems import Refusal

SHARED_BELOW = 1000
"""A bare number below this may share the scale word of the other: from 4.2 to 6.1 billion."""

_BEHIND_DIGITS = re.compile("[^0-9]*$")

_CHINESE_MEASURES = tuple(unit for unit in MEASURES if not unit.isascii() and len(unit) > 1)


class Amount(NamedTuple):
    """An amount as a target file has it, with its unit and its date as far as they are told."""

    place: int
    """The place of its token in the sentence."""
    figure: Figure
    unit: str = ""
    when: str = ""
    """A calendar year, ``before``, ``now``, or nothing."""
    last: int = 0
    """The last token that belongs to it: its unit, or its year."""
    is_open: bool = False
    """Whether it is only a bound: over 3,000."""

    @property
    def year(self) -> int | None:
        """The calendar year of its date."""
        return int(self.when) if self.when.isdigit() else None


def may_be_value(token: Token) -> bool:
    """Whether a token may be a value: an amount, a share, or a term of years."""
    is_term = token.kind == "span" and not token.role and "-" not in token.figure
    return (token.is_amount or is_term) and token.sign != "-"


def figure_of(token: Token, after: Token, is_rate: bool = False) -> Figure | None:
    """The figure a token means; ``None`` for one that no target file could hold.

    A whole number of something that is measured (434 acres) was rounded, and so was one that is hedged
    (about 400, at its last digit that is not zero) or is a rate (64 deaths per 1,000 births); written with an exponent it says so: ``434e0``.
    """
    text = token.figure
    digits = text.replace(",", "")
    if digits.isdigit():
        if token.hedge:
            short = digits.rstrip("0") or "0"
            text = f"{short}e{len(digits) - len(short)}"
        elif is_rate or _is_measure(token, after):
            text += "e0"
    try:
        return parse_figure(f"about {text}" if token.hedge else text)
    except Refusal:
        return None


def _is_measure(token: Token, after: Token) -> bool:
    is_glued = after.start == token.end and after.text.isascii() and after.text.isalpha()
    return is_glued or after.name in MEASURES or after.text.startswith(_CHINESE_MEASURES)


def unit_of(token: Token, after: Token) -> str:
    """The word right behind an amount, where it may be its unit."""
    is_noun = after.kind == "word" and after.role in ("", "merge", "degree")
    return after.name if is_noun and token.kind != "percent" else ""


def with_shared_scale(first: Amount, second: Figure) -> Figure:
    """The first figure with the scale word that is printed once for both: from 4.2 to 6.1 billion."""
    figure = first.figure
    is_bare = not (figure.scaled or figure.percent or first.unit)
    if not (is_bare and second.scaled and 0 < figure.value < SHARED_BELOW):
        return figure
    scale = _BEHIND_DIGITS.findall(second.text)[0].strip()
    try:
        return parse_figure(f"{figure.text} {scale}" if scale.isascii() else figure.text + scale)
    except Refusal:
        return figure


def alike(first: Amount, second: Amount) -> bool:
    """Whether two amounts can be values of one thing: both per cent or neither."""
    return first.figure.percent == second.figure.percent


def in_order(first: Amount, second: Amount) -> bool:
    """Whether the dates of two amounts, as far as told, run forward."""
    return not (first.year and second.year) or first.year < second.year
