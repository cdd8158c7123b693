"""Which claims that stand in prose fit their own numbers? Judged as ``check`` judges those of a file."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from socalc.analyses.check import CheckRow, check
from socalc.analyses.recompute import Kind
from socalc.arithmetic.bands import Verdict
from socalc.targets.file import TargetFile
from socalc.targets.prose import FoundClaim, Passage, Prose


class ScanRow(NamedTuple):
    """One claim of a text. ``None`` is a number that does not exist."""

    file: str
    line: int
    text: str
    """The words it rests on."""
    start: Fraction | None
    end: Fraction | None
    years: Fraction | None
    stated: str
    """Empty where the text gives two values and no change."""
    recomputed: Fraction | float | None
    """In the unit of the stated figure: a fraction for percentages, else a plain number. Without a
    figure to judge, the change from the one value to the other."""
    verdict: Verdict
    cause: str
    """What may explain a figure that does not fit, or why one is not judged."""
    kind: Kind
    low: Fraction | float | None
    high: Fraction | float | None
    """The range of the recomputed figure over inputs that print the same."""
    construction: str
    """In which way the text gives the two values."""


class ScanReport(NamedTuple):
    """The claims of some texts, and how many more are known that are not shown."""

    rows: tuple[ScanRow, ...]
    passages: tuple[Passage, ...]
    """The sentence of each row."""
    unchecked: int
    """How many are not judged."""
    shows_all: bool


def scan(texts: Sequence[Prose], everything: bool = False) -> ScanReport:
    """Judge the claims of some texts: the complete ones, or ``everything`` that holds two values.

    >>> from socalc.targets.figure import parse_figure
    >>> from socalc.targets.file import Claim
    >>> from socalc.targets.stated import parse_stated
    >>> claim = Claim("firms", parse_figure("66"), parse_figure("12"), stated=parse_stated("81.8%"))
    >>> [row.verdict for row in scan([Prose("press.txt", (FoundClaim(claim, "press.txt", 1, ""),))]).rows]
    ['consistent']
    """
    found = [(_row(claim), claim.passage) for text in texts for claim in text.found]
    judged = [(row, passage) for row, passage in found if row.verdict != "unchecked"]
    shown = found if everything else judged
    return ScanReport(
        tuple(row for row, _ in shown),
        tuple(passage for _, passage in shown),
        len(found) - len(judged),
        everything,
    )


def _row(found: FoundClaim) -> ScanRow:
    judged = _checked(found)
    doubt = found.doubt or (found.reserve if judged.verdict == "inconsistent" else "")
    if doubt:
        bare = _checked(found._replace(claim=found.claim._replace(stated=None)))
        judged = bare._replace(stated=judged.stated, cause=doubt)
    return ScanRow(
        found.file,
        found.line,
        found.text,
        judged.start,
        judged.end,
        found.claim.years,
        judged.stated,
        judged.recomputed,
        judged.verdict,
        judged.cause,
        judged.kind,
        judged.low,
        judged.high,
        found.construction,
    )


def _checked(found: FoundClaim) -> CheckRow:
    return check(TargetFile(claims=(found.claim,))).rows[0]
