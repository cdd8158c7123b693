"""How is progress laid out?"""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from socalc.analyses.column import columns_of
from socalc.analyses.grades import grade_of
from socalc.analyses.progress import ProgressReport, ProgressRow
from socalc.rendering import figures
from socalc.rendering.bar_in_cell import bar
from socalc.rendering.layouts.growth import notice_of
from socalc.rendering.sheet import NOTE, TARGET, Sheet, ViewColumn

DIGITS = 2

METHOD = (
    "Ratio: observed growth over required growth. Grades: on track from 0.95, needs acceleration "
    "from 0.60, limited from 0 (Open SDG and Statistics Canada, after Eurostat); "
    "missed where the deadline has passed. "
    "Bar: from baseline to goal, the mark is where the path is."
)


OF_BOUNDS = "A floor or ceiling that holds is graded by its last change."


def progress_sheet(report: ProgressReport, digits: int | None = None) -> Sheet:
    """The sheet of how far the targets are."""
    one_horizon = len({row.target for row in report.rows}) == len(report.rows)
    return Sheet(
        schema="socalc.progress/1",
        heading="Progress",
        columns=columns_of(ProgressRow),
        view=(
            TARGET,
            "as_of",
            ViewColumn("years", spare=one_horizon),
            "actual",
            "path_value",
            ViewColumn("target_value", of_row=_goal),
            ViewColumn("unit", spare=True),
            ViewColumn("actual", of_row=_bar, heading="Progress", numeric=False, keeps_spaces=True),
            ViewColumn("on_track_ratio", of_row=_ratio),
            ViewColumn("grade", role="result"),
            ViewColumn("required_from_now", signed=True, spare=True),
            ViewColumn("observed", signed=True, spare=True),
            ViewColumn("required", signed=True, spare=True),
            ViewColumn("attainment", spare=True),
            ViewColumn("to_go", figures.quantity, signed=True, spare=True),
            ViewColumn("expected_at_deadline", spare=True),
            ViewColumn("arrival", spare=True),
            ViewColumn("months_ahead", _months, signed=True, spare=True),
            NOTE._replace(spare=True),
        ),
        rows=report.rows,
        digits=DIGITS if digits is None else digits,
        title=report.title,
        source=report.source,
        notice=notice_of(report.origins),
        remark=_remark(report.rows),
    )


def _remark(rows: Sequence[ProgressRow]) -> str:
    """How grades come about, and why some rows have none: their notes may be left out for room.

    The note of a row without a grade opens with the reason.
    """
    reasons = Counter(row.note.partition("; ")[0] for row in rows if row.grade is None)
    told = ", ".join(f"{why} ({n} {'row' if n == 1 else 'rows'})" for why, n in reasons.items())
    of_bounds = OF_BOUNDS if any(row.bound for row in rows) else ""
    return " ".join(filter(None, (told and f"Without a grade: {told}.", METHOD, of_bounds)))


def _goal(row: ProgressRow, digits: int) -> str:
    """The value to reach, or the least or the greatest that is wanted."""
    side = {"": "", "floor": "min ", "ceiling": "max "}[row.bound]
    return (
        f"{side}{figures.quantity(row.target_value, digits)}"
        if row.target_value is not None
        else ""
    )


def _ratio(row: ProgressRow, digits: int) -> str:
    """The on-track ratio, with so many digits that it looks as it was graded: 0.9499 is not 0.95."""
    ratio = row.on_track_ratio
    if ratio is not None and row.grade != "achieved":
        exact = Fraction(ratio)
        while grade_of(float(figures.rounded_value(exact, digits))) != grade_of(ratio):
            digits += 1
    return figures.quantity(ratio, digits)


def _months(ahead: float | None, _: int, signed: bool) -> str:
    return figures.quantity(ahead, 1, signed)


def _bar(row: ProgressRow, _: int) -> str:
    if row.actual is None or row.way is None or row.path_value is None or row.baseline is None:
        return ""
    way = (row.target_value or Fraction(0)) - row.baseline
    if not way:
        return ""
    done, due = ((Fraction(x) - row.baseline) / way for x in (row.actual, row.path_value))
    return bar(*(float(max(-_FAR, min(_FAR, share))) for share in (done, due)))


_FAR = Fraction(2)
"""Beyond the ends, a bar tells no more than the direction."""
