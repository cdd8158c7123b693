"""The columns of a solved equation and of whole numbers that fit, and their headings."""

from collections.abc import Sequence

from socalc.analyses.solve import Candidate, SolveRow
from socalc.rendering import figures
from socalc.rendering.sheet import Column, Sheet, ViewColumn

DIGITS = 2

_COLUMNS = (
    Column("from", "typed"),
    Column("to", "typed"),
    Column("years", "typed"),
    Column("rate", "typed"),
    Column("solved"),
    Column("note"),
)


def solve_sheet(row: SolveRow, digits: int | None = None) -> Sheet:
    """The sheet of one solved equation."""
    view = (
        ViewColumn("From", lambda row, n: figures.quantity(row.start, n), numeric=True),
        ViewColumn("To", lambda row, n: figures.quantity(row.end, n), numeric=True),
        ViewColumn("Years", lambda row, n: figures.quantity(row.years, n), numeric=True),
        ViewColumn(
            "Growth a year", lambda row, n: figures.percent(row.rate, n, signed=True), numeric=True
        ),
        ViewColumn("Solved", lambda row, _: "" if None in row[:4] else row.solved, role="name"),
        ViewColumn("Note", lambda row, _: row.note, role="remark", wraps=True),
    )
    return Sheet(
        "socalc.solve/1",
        "Solved",
        "",
        "",
        _COLUMNS,
        view,
        [row],
        DIGITS if digits is None else digits,
        remark="To = from x (1 + growth) ^ years.",
    )


def candidates_sheet(pairs: Sequence[Candidate], stated: str) -> Sheet:
    """The sheet of whole numbers that fit a stated figure."""
    view = (
        ViewColumn("Before", lambda row, _: figures.typed(row.before), numeric=True),
        ViewColumn("After", lambda row, _: figures.typed(row.after), numeric=True),
    )
    return Sheet(
        "socalc.candidates/1",
        f"Whole numbers that fit {stated}",
        "",
        "",
        (Column("before", "typed"), Column("after", "typed")),
        view,
        list(pairs),
        0,
        notice="" if pairs else f"No whole number fits {stated}.",
    )
