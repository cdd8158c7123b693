"""Which claims that stand in prose fit their own numbers? Judged as ``check`` judges those of a file."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Annotated, NamedTuple

from socalc.analyses.check import CheckRow, check
from socalc.analyses.column import Column
from socalc.analyses.recompute import FigureKind
from socalc.arithmetic.bands import Verdict
from socalc.targets.file import TargetFile
from socalc.targets.prose import FoundClaim, Passage, Prose


class ScanRow(NamedTuple):
    """One claim of a text. ``None`` is a number that does not exist."""

    file: Annotated[str, Column("text", "File")]
    line: Annotated[int, Column("typed", "Line", is_ordinal=True)]
    text: Annotated[str, Column("text", "Words")]
    """The words it rests on."""
    start: Annotated[Fraction | None, Column("typed", "From", name="from")]
    end: Annotated[Fraction | None, Column("typed", "To", name="to")]
    years: Annotated[Fraction | None, Column("typed", "Years")]
    stated: Annotated[str, Column("text", "Stated")]
    """Empty where the text gives two values and no change."""
    recomputed: Annotated[Fraction | float | None, Column("number", "Recomputed")]
    """In the unit of the stated figure: a fraction for percentages, else a plain number. Without a
    figure to judge, the change from the one value to the other."""
    verdict: Annotated[Verdict, Column("text", "Verdict")]
    cause: Annotated[str, Column("text", "Likely cause")]
    """What may explain a figure that does not fit, or why one is not judged."""
    kind: FigureKind
    low: Annotated[Fraction | float | None, Column("number", "Range")]
    high: Annotated[Fraction | float | None, Column("number", "Range")]
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
        file=found.file, line=found.line, text=found.text, start=judged.start, end=judged.end,
        years=found.claim.years, stated=judged.stated, recomputed=judged.recomputed,
        verdict=judged.verdict, cause=judged.cause, kind=judged.kind, low=judged.low,
        high=judged.high, construction=found.construction,
    )  # fmt: skip


def _checked(found: FoundClaim) -> CheckRow:
    return check(TargetFile(claims=(found.claim,))).rows[0]
