"""How are a solved equation and whole numbers that fit laid out?"""

from collections.abc import Sequence

from socalc.analyses.column import columns_of
from socalc.analyses.solve import Candidate, SolveRow
from socalc.rendering import figures
from socalc.rendering.sheet import NOTE, Sheet, ViewColumn

DIGITS = 2


def solve_sheet(row: SolveRow, digits: int | None = None) -> Sheet:
    """The sheet of one solved equation."""
    return Sheet(
        schema="socalc.solve/1",
        heading="Solved",
        columns=columns_of(SolveRow),
        view=(
            ViewColumn("from", figures.quantity),
            ViewColumn("to", figures.quantity),
            ViewColumn("years", figures.quantity),
            ViewColumn("rate", figures.percent, signed=True),
            ViewColumn("solved", of_row=_solved, role="name"),
            NOTE,
        ),
        rows=[row],
        digits=DIGITS if digits is None else digits,
        remark="To = from x (1 + growth) ^ years.",
    )


def _solved(row: SolveRow, _: int) -> str:
    return "" if None in row[:4] else row.solved


def candidates_sheet(pairs: Sequence[Candidate], stated: str) -> Sheet:
    """The sheet of whole numbers that fit a stated figure."""
    return Sheet(
        schema="socalc.candidates/1",
        heading=f"Whole numbers that fit {stated}",
        columns=columns_of(Candidate),
        view=("before", "after"),
        rows=pairs,
        digits=0,
        notice="" if pairs else f"No whole number fits {stated}.",
    )
