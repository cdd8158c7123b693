"""Progress is what docs/formulas.md says, worked out here from the page: for gains, losses, zeros, goals that are
the baseline, that are passed, and that are missed."""

from fractions import Fraction
from typing import Any

import mpmath
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from socalc.analyses.progress import ProgressRow
from tests.analyses.test_progress import judged

values = st.integers(-4, 4) | st.integers(-1000, 1000)


def has_rate(start: int, end: int) -> bool:
    return (start > 0 and end > 0) or start <= end < 0


def growth(start: int, end: int, years: Any) -> Any:
    return mpmath.expm1(mpmath.log(mpmath.mpf(end) / start) / years)


def documented(start: int, end: int, actual: int, years: int, months: int) -> dict[str, Any]:
    """Ratio, value expected at the deadline and months ahead; ``None`` for what does not exist."""
    elapsed = mpmath.mpf(months) / 12
    left = years - elapsed
    found: dict[str, Any] = dict.fromkeys(
        ("on_track_ratio", "expected_at_deadline", "months_ahead")
    )
    if has_rate(start, end) and has_rate(start, actual):
        if left > 0:
            found["expected_at_deadline"] = actual * (mpmath.mpf(actual) / start) ** (
                left / elapsed
            )
        if end != start:
            required = growth(start, end, years)
            observed = growth(start, actual, elapsed)
            found["on_track_ratio"] = observed / abs(required) * (1 if required > 0 else -1)
            logs = [mpmath.log(mpmath.mpf(value) / start) for value in (actual, end)]
            found["months_ahead"] = 12 * (years * logs[0] / logs[1] - elapsed)
        return found
    if left > 0:
        found["expected_at_deadline"] = actual + (actual - start) / elapsed * left
    if end != start:
        pace = (end - start) / mpmath.mpf(years)
        found["on_track_ratio"] = ((actual - start) / elapsed) / pace
        found["months_ahead"] = 12 * ((actual - start) / pace - elapsed)
    return found


def documented_grade(start: int, end: int, actual: int, left: Any, ratio: Any) -> str | None:
    if end == start:
        return None
    if actual >= end if end > start else actual <= end:
        return "achieved"
    if left <= 0:
        return "missed"
    if ratio >= 0.95:
        return "on track"
    if ratio >= 0.6:
        return "needs acceleration"
    return "limited" if ratio >= 0 else "moving away"


@given(values, values, values, st.integers(1, 20), st.integers(1, 300))
@example(-40, -10, -20, 6, 36)  # 0.5 ** (1/3) of 0.25 ** (1/6): exactly on the path
@example(-40, -10, -45, 6, 36)
@example(-40, -10, 5, 6, 36)
@example(50, 50, 45, 10, 24)
@example(0, 0, 3, 10, 60)
@example(100, 200, -20, 10, 24)
@example(100, 200, 196, 10, 120)
@example(87, 1, 1, 13, 1)
def test_progress_is_what_the_page_says(
    start: int, end: int, actual: int, years: int, months: int
) -> None:
    row = judged(Fraction(start), Fraction(end), Fraction(actual), years, months)
    with mpmath.workdps(40):
        wanted = documented(start, end, actual, years, months)
        for name, value in wanted.items():
            found = getattr(row, name)
            if value is None or found is None:
                # a value beyond 1e-300 to 1e300 is not written
                assert found is None, name
                assert value is None or not 1e-299 < abs(value) < 1e299, name
            else:
                near = pytest.approx(float(value), rel=1e-9, abs=1e-9)
                assert found == near, name
        if wanted["months_ahead"] is not None and row.months_ahead is not None:
            ahead = wanted["months_ahead"]
            longer = max(
                months, abs(months + ahead)
            )  # the months to the actual, and those of the path
            assert abs(row.months_ahead - ahead) <= 1e-15 * longer
        ratio = wanted["on_track_ratio"]
        if ratio is not None:  # at a threshold the last digit of a double decides
            assume(
                all(
                    abs(ratio - limit) > mpmath.mpf("1e-9") or ratio == 0
                    for limit in (0, 0.6, 0.95)
                )
            )
        left = years - mpmath.mpf(months) / 12
        assert row.grade == documented_grade(start, end, actual, left, ratio)


@given(values, values, st.integers(1, 20), st.data())
def test_who_walks_at_the_required_rate_is_on_track_and_arrives(
    start: int, end: int, years: int, data: st.DataObject
) -> None:
    assume(end != start and start)
    months = data.draw(st.integers(1, years * 12 - 1))
    first, last = Fraction(start), Fraction(end)
    due = Fraction(judged(first, last, first, years, months).path_value or 0)
    row = judged(first, last, due, years, months)
    assert row.grade == "on track"
    assert row.on_track_ratio == pytest.approx(1, rel=1e-6)
    arrived = judged(first, last, last, years, years * 12)
    assert arrived.grade == "achieved"
    assert arrived.to_go == 0


def row_by_hand(start: int, end: int, actual: int, years: int, months: int) -> ProgressRow:
    return judged(Fraction(start), Fraction(end), Fraction(actual), years, months)


@pytest.mark.parametrize(
    ("way", "ratio", "grade", "note"),
    [
        # -40 to -10 in six years is 20.63 % of the loss a year, and so is -40 to -20 in three
        ((-40, -10, -20, 6, 36), 1, "on track", "rates are those of a loss, which is to shrink"),
        # linear it would be 20 / 3 over 30 / 6: -45 and 5 have no rate, so that they are judged so
        ((-40, -10, -45, 6, 36), -1 / 3, "moving away", "linear paces: the loss grows"),
        ((-40, -10, 5, 6, 36), 3, "achieved", "linear paces: the baseline is negative"),
        # -12.5 to -2 in fifteen years (here times 10): 1 - 0.16 ** (1/15) = 11.5004 % a year, and
        # 1 - 0.64 ** (1/7) = 6.17654 % so far
        (
            (-125, -20, -80, 15, 84),
            0.0617654 / 0.1150040,
            "limited",
            "rates are those of a loss, which is to shrink",
        ),
    ],
)
def test_losses_by_hand(
    way: tuple[int, int, int, int, int], ratio: float, grade: str, note: str
) -> None:
    row = row_by_hand(*way)
    assert row.note == note
    assert row.on_track_ratio == pytest.approx(ratio, rel=1e-5)
    assert row.grade == grade
