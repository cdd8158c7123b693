"""Which numbers does a printed growth or reduction figure stand for?

A figure stands for every number that prints like it: half a unit of its last printed place either
way, both ends included. A word before it widens that or opens one side.
"""

import re
from fractions import Fraction
from typing import Literal, NamedTuple, Self

from socalc.targets.figure import Figure, parse_figure
from socalc.targets.problems import Refusal, shortened, stripped

StatedKind = Literal["change", "rate", "multiple", "ratio", "points"]
Hedge = Literal["", "about", "over", "under", "nearly"]

_HEDGES: dict[str, Hedge] = {
    "about": "about", "around": "about", "approximately": "about", "roughly": "about",
    "~": "about", "≈": "about", "约": "about", "大约": "about",
    "over": "over", "more than": "over", "above": "over", ">": "over", "超过": "over", "逾": "over",
    "under": "under", "less than": "under", "below": "under", "<": "under", "不到": "under",
    "nearly": "nearly", "almost": "nearly", "近": "nearly", "将近": "nearly",
}  # fmt: skip
_WORDS = "|".join(sorted(map(re.escape, _HEDGES), key=len, reverse=True))
_STATED = rf"""(?xi)(?:(?P<hedge>{_WORDS})\s*)?
    (?P<cagr>CAGR\s*(?:of\s*)?|年均\s*)?
    (?:(?P<sign>[-+−])\s*)?
    (?:
      (?P<percent>[0-9][0-9.,]*)\s*(?:%|percent\b|per\ cent\b)
      (?P<yearly>\s*(?:a\ year|per\ year|/\s*yr|/\s*year|p\.a\.|per\ annum|annually|CAGR))?
    | [x×]\s*(?P<multiple>[0-9][0-9.,]*)
    | (?P<multiple_after>[0-9][0-9.,]*)\s*[x×]
    | (?P<ratio>[0-9][0-9.,]*)\s*(?:to|:)\s*1
    | (?P<points>[0-9][0-9.,]*)\s*(?:pp|p\.p\.|percentage\ points|points|个百分点)
    )"""
"""A text, since a share alone, which is what most figures are, has no use for it."""


class Stated(NamedTuple):
    """A figure as printed by a source: what kind it is, its value, and how exactly it was printed.

    ``value`` and ``step`` (one unit of the last printed place) are fractions for a change, a yearly
    rate and points (0.818 for ``81.8%``), plain numbers for a multiple and a ratio. ``sign`` is
    ``""`` where none was printed: the figure then tells a size and not a direction.
    """

    text: str
    kind: StatedKind
    value: Fraction
    step: Fraction
    sign: Literal["", "+", "-"] = ""
    hedge: Hedge = ""


SHARES = ("reduction", "change", "rate", "points")
"""Kinds of figures that are told in per cent or in points; a change that falls is a reduction."""


def scale_of(kind: str) -> int:
    """What the value of a figure of a kind is multiplied by where it is printed.

    >>> scale_of("rate"), scale_of("multiple")
    (100, 1)
    """
    return 100 if kind in SHARES else 1


class StatedText(str):
    """The text of a stated figure, as a result has it, that still knows its figure; empty without one."""

    __slots__ = ("figure",)
    figure: Stated | None

    def __new__(cls, figure: Stated | None = None) -> Self:
        text = super().__new__(cls, figure.text if figure else "")
        text.figure = figure
        return text


def parse_stated(text: str) -> Stated:
    """The printed figure that a text means.

    Takes ``81.8%``, ``-81.8%``, ``26.0% a year``, ``CAGR 26.0%``, ``x2.9``, ``5.5 to 1``, ``5pp``, each
    with ``about``, ``over``, ``under`` or ``nearly`` before it. Raises ``Refusal`` for anything else.

    >>> parse_stated("about 26.0% a year").kind
    'rate'
    """
    typed = stripped(text)
    if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?%", typed):
        figure = parse_figure(typed[:-1])
        return Stated(text, "change", figure.value / 100, (figure.step or Fraction(1)) / 100)
    match = re.fullmatch(_STATED, typed)
    if match is None:
        raise _refusal(text)
    kind, figure = _kind_and_figure(match)
    share = scale_of(kind)
    sign = match["sign"]
    if sign and kind in ("multiple", "ratio"):
        raise Refusal(f"a sign on a multiple: `{shortened(text)}`", "leave the sign out")
    step = figure.step or Fraction(1)
    return Stated(
        text,
        kind,
        figure.value / share,
        step / share,
        "" if not sign else "+" if sign == "+" else "-",
        _HEDGES[match["hedge"].lower()] if match["hedge"] else "",
    )


def parse_rate(text: str) -> Fraction:
    """A growth rate a year, as a fraction: ``26%``, ``-5% a year``. Without a sign it is growth.

    Raises ``Refusal`` for anything else.

    >>> parse_rate("26.0% a year")
    Fraction(13, 50)
    """
    stated = parse_stated(text) if re.fullmatch(_STATED, stripped(text)) else None
    if stated is None or stated.kind not in ("change", "rate") or stated.hedge:
        raise Refusal(f"not a rate: `{shortened(text)}`", "write 26% or -5%, for each year")
    return -stated.value if stated.sign == "-" else stated.value


def _kind_and_figure(match: re.Match[str]) -> tuple[StatedKind, Figure]:
    if match["percent"]:
        kind: StatedKind = "rate" if match["cagr"] or match["yearly"] else "change"
        return kind, parse_figure(match["percent"])
    if match["cagr"]:
        raise _refusal(match[0])
    for name in ("multiple", "multiple_after"):
        if match[name]:
            return "multiple", parse_figure(match[name])
    if match["ratio"]:
        return "ratio", parse_figure(match["ratio"])
    return "points", parse_figure(match["points"])


def _refusal(text: str) -> Refusal:
    return Refusal(
        f"not a printed growth or reduction figure: `{shortened(text)}`",
        "write 81.8%, 26.0% a year, x2.9, 5.5 to 1 or 5pp, "
        "with about, over, under or nearly before it if that was printed",
    )
