"""Given all but one of value before, value after, years and rate: what is the one that is missing?"""

from fractions import Fraction
from typing import Annotated, Literal, NamedTuple

from socalc.analyses import candidates
from socalc.analyses.column import Column, Note
from socalc.arithmetic.compound import value_after, value_before, years_needed
from socalc.arithmetic.growth import (
    is_shrinking_loss,
    is_writable,
    required_growth_rate,
    why_no_rate,
)
from socalc.targets.problems import Refusal, shortened
from socalc.targets.stated import Stated

Unknown = Literal["from", "to", "years", "rate"]
_UNWRITABLE = "the value is too large or too small to be written"

CANDIDATES_MAX = 10_000
"""More whole numbers than these are no answer to anybody."""


class SolveRow(NamedTuple):
    """The four values, the one that was missing worked out; ``None`` if there is no such number."""

    start: Annotated[Fraction | float | None, Column("typed", "From", name="from")]
    end: Annotated[Fraction | float | None, Column("typed", "To", name="to")]
    years: Annotated[Fraction | float | None, Column("typed", "Years")]
    rate: Annotated[Fraction | float | None, Column("typed", "Growth a year")]
    solved: Annotated[Unknown, Column("text", "Solved")]
    note: Note


class Candidate(NamedTuple):
    """A pair of whole numbers that a stated figure fits."""

    before: Annotated[int, Column("typed", "Before")]
    after: Annotated[int, Column("typed", "After")]


def solve(
    start: Fraction | None, end: Fraction | None, years: Fraction | None, rate: Fraction | None
) -> SolveRow:
    """Work out the one value of four that is ``None``. Raises ``ValueError`` unless it is one.

    Equation: ``end = start * (1 + rate) ** years``.

    >>> solve(Fraction(100), None, Fraction(2), Fraction(1, 10)).end
    Fraction(121, 1)
    """
    if [start, end, years, rate].count(None) != 1:
        raise ValueError("exactly one of the four values has to be missing")
    unknown = _unknown(start, end, years)
    answer: Fraction | float | None
    try:
        answer, note = _answer(start, end, years, rate), ""
        if not is_writable(Fraction(answer)):
            answer, note = None, f"no answer: {_UNWRITABLE}"
        elif start is not None and end is not None and is_shrinking_loss(start, end):
            note = "the rate is that of a loss, which shrinks"
    except (ValueError, OverflowError) as error:
        answer, note = None, f"no answer: {error}"
    return SolveRow(
        start=answer if start is None else start,
        end=answer if end is None else end,
        years=answer if years is None else years,
        rate=answer if rate is None else rate,
        solved=unknown,
        note=note,
    )


def _unknown(start: Fraction | None, end: Fraction | None, years: Fraction | None) -> Unknown:
    if start is None:
        return "from"
    if end is None:
        return "to"
    return "years" if years is None else "rate"


def _answer(
    start: Fraction | None, end: Fraction | None, years: Fraction | None, rate: Fraction | None
) -> Fraction | float:
    """The missing value. Raises ``ValueError`` or ``OverflowError`` with the reason if none exists."""
    if start is None and end is not None and rate is not None and years is not None:
        return value_before(end, rate, years)
    if end is None and start is not None and rate is not None and years is not None:
        return value_after(start, rate, years)
    assert start is not None
    assert end is not None
    if why := why_no_rate(start, end):
        raise ValueError(f"{why}, so there is no rate")
    if rate is None and years is not None:
        return required_growth_rate(end / start, years)
    assert rate is not None
    needed = years_needed(end / start, rate)
    if end != start and (abs(end) > abs(start)) != (rate > 0):
        raise ValueError("at this rate it moves away and is never reached")
    if end != start and not needed:
        raise OverflowError(_UNWRITABLE)
    return needed


def numbers_that_fit(start: int | None, end: int | None, stated: Stated) -> tuple[Candidate, ...]:
    """The pairs of whole numbers that a stated figure fits, given one of the two.

    A percentage without a sign counts what was removed; with a plus what was added. Raises
    ``Refusal`` for a yearly rate or points, and where more than 10,000 numbers fit.

    >>> from socalc.targets.stated import parse_stated
    >>> numbers_that_fit(None, 542, parse_stated("34.4%"))
    (Candidate(before=826, after=542),)
    """
    if stated.kind in ("rate", "points"):
        raise Refusal(
            f"whole numbers follow from a share or a multiple, not from `{shortened(stated.text)}`",
            "write --stated 34.4%, x2.9 or 5.5 to 1",
        )
    falls = stated.sign != "+"
    found = (
        candidates.starts(end, stated, falls)
        if end is not None
        else candidates.ends(start or 0, stated, falls)
    )
    if len(found) > CANDIDATES_MAX:
        raise Refusal(
            f"more than {CANDIDATES_MAX:,} whole numbers fit `{shortened(stated.text)}`, from {found[0]:,} on",
            "so coarse a figure says too little; give one with more digits"
            if found[-1] < candidates.LARGEST
            else "there is no greatest; a figure with two ends, such as 81.8%, says more",
        )
    if end is not None:
        return tuple(Candidate(before, end) for before in found)
    return tuple(Candidate(start or 0, after) for after in found)
