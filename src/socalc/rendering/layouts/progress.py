"""The columns of progress, and their headings."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from socalc.analyses.progress import ProgressReport, ProgressRow, grade_of
from socalc.rendering import figures
from socalc.rendering.bar import bar
from socalc.rendering.layouts.growth import DEFAULT_HORIZON
from socalc.rendering.sheet import Column, Sheet, ViewColumn

DIGITS = 2

METHOD = (
    "Ratio: observed growth over required growth. Grades: on track from 0.95, needs acceleration "
    "from 0.60, limited from 0 (Open SDG and Statistics Canada, after Eurostat); "
    "missed where the deadline has passed. "
    "Bar: from baseline to goal, the mark is where the path is."
)

_COLUMNS = (
    Column("target", part="names"),
    Column("label"),
    Column("as_of"),
    Column("baseline", "typed"),
    Column("actual", "typed"),
    Column("target_value", "typed"),
    Column("years", "typed", "horizon"),
    Column("path_value", "number"),
    Column("attainment", "share"),
    Column("observed", "share"),
    Column("required", "share"),
    Column("required_from_now", "share"),
    Column("on_track_ratio", "number"),
    Column("grade"),
    Column("expected_at_deadline", "number"),
    Column("arrival"),
    Column("months_ahead", "number"),
    Column("to_go", "typed"),
    Column("unit"),
    Column("by", "typed"),
    Column("note"),
)


def progress_sheet(report: ProgressReport, digits: int | None = None) -> Sheet:
    """The sheet of how far the targets are."""
    one_horizon = len({row.target for row in report.rows}) == len(report.rows)
    view = (
        ViewColumn("Target", lambda row, _: row.label or row.target, role="name", wraps=True),
        ViewColumn("As of", lambda row, _: row.as_of),
        ViewColumn(
            "Years", lambda row, _: figures.typed(row.years), numeric=True,
            spare=one_horizon,
        ),
        ViewColumn("Actual", lambda row, _: figures.typed(row.actual), numeric=True),
        ViewColumn("Path", lambda row, n: figures.quantity(row.path_value, n), numeric=True),
        ViewColumn("Goal", lambda row, n: figures.quantity(row.target_value, n), numeric=True),
        ViewColumn("Unit", lambda row, _: row.unit, spare=True),
        ViewColumn("Progress", _bar, keeps_spaces=True),
        ViewColumn("Ratio", _ratio, numeric=True),
        ViewColumn("Grade", lambda row, _: row.grade or "", role="result"),
        ViewColumn(
            "From now on", lambda row, n: _share(row.required_from_now, n), numeric=True, spare=True
        ),
        ViewColumn("Observed", lambda row, n: _share(row.observed, n), numeric=True, spare=True),
        ViewColumn("Required", lambda row, n: _share(row.required, n), numeric=True, spare=True),
        ViewColumn(
            "Attainment", lambda row, n: figures.percent(row.attainment, n), numeric=True, spare=True
        ),
        ViewColumn(
            "To go", lambda row, n: figures.quantity(row.to_go, n, signed=True), numeric=True,
            spare=True,
        ),
        ViewColumn(
            "Expected", lambda row, n: figures.quantity(row.expected_at_deadline, n), numeric=True,
            spare=True,
        ),
        ViewColumn("Arrival", lambda row, _: row.arrival, spare=True),
        ViewColumn(
            "Months\nahead", lambda row, _: figures.quantity(row.months_ahead, 1, signed=True),
            numeric=True, spare=True,
        ),
        ViewColumn("Note", lambda row, _: row.note, role="remark", wraps=True, spare=True),
    )  # fmt: skip
    return Sheet(
        "socalc.progress/1",
        "Progress",
        report.title,
        report.source,
        _COLUMNS,
        view,
        report.rows,
        DIGITS if digits is None else digits,
        DEFAULT_HORIZON if "default" in report.origins else "",
        _remark(report.rows),
    )


def _remark(rows: Iterable[ProgressRow]) -> str:
    """How grades come about, and why some rows have none: their notes may be left out for room.

    The note of a row without a grade opens with the reason.
    """
    reasons = Counter(row.note.partition("; ")[0] for row in rows if row.grade is None)
    told = ", ".join(f"{why} ({n} {'row' if n == 1 else 'rows'})" for why, n in reasons.items())
    return " ".join(filter(None, (told and f"Without a grade: {told}.", METHOD)))


def _ratio(row: ProgressRow, digits: int) -> str:
    """The on-track ratio, with so many digits that it looks as it was graded: 0.9499 is not 0.95."""
    ratio = row.on_track_ratio
    if ratio is not None and row.grade != "achieved":
        exact = Fraction(ratio)
        while grade_of(float(figures.rounded_value(exact, digits))) != grade_of(ratio):
            digits += 1
    return figures.quantity(ratio, digits)


def _share(value: float | None, digits: int) -> str:
    return figures.percent(value, digits, signed=True)


def _bar(row: ProgressRow, _: int) -> str:
    if row.actual is None or row.path_value is None or row.baseline is None:
        return ""
    way = (row.target_value or Fraction(0)) - row.baseline
    if not way:
        return ""
    done, due = ((Fraction(x) - row.baseline) / way for x in (row.actual, row.path_value))
    return bar(*(float(max(-_FAR, min(_FAR, share))) for share in (done, due)))


_FAR = Fraction(2)
"""Beyond the ends, a bar tells no more than the direction."""
