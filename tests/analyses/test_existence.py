"""Does a rate exist? Growth, path, progress, check, solve and groups answer alike, whatever the two values are."""

from fractions import Fraction

from hypothesis import assume, example, given
from hypothesis import strategies as st

from socalc import read_target_file
from socalc.analyses.check import check
from socalc.analyses.explain import explain_growth
from socalc.analyses.groups import groups
from socalc.analyses.growth import GrowthRow, required_growth
from socalc.analyses.path import path
from socalc.analyses.progress import progress
from socalc.analyses.solve import solve
from socalc.targets.file import TargetFile

YEARS = 3


def exists(start: int, end: int) -> bool:
    """As docs/formulas.md says it."""
    return (start > 0 and end > 0) or start <= end < 0


def file_of(start: int, end: int) -> TargetFile:
    text = f"""base-year: 2000
window: {YEARS}
growth: {{a: {{baseline: {start}, goal: to {end}, group: g, stated: 5.0% a year, actuals: {{2001: 7}}}}}}
consolidation: {{b: {{before: {abs(start)}, after: {abs(end)}, years: {YEARS}, stated: 5.0% a year}}}}
claims: {{c: {{from: {start}, to: {end}, years: {YEARS}, stated: 5.0% a year}}}}
"""
    return read_target_file(text.encode(), "f.yaml")


around_zero = st.integers(-3, 3) | st.integers(-(10**6), 10**6)


@given(around_zero, around_zero)
@example(0, 0)
@example(-40, -40)
@example(-40, -10)
@example(-10, -40)
@example(-40, 0)
@example(40, 0)
def test_all_agree_whether_a_rate_exists(start: int, end: int) -> None:
    file = file_of(start, end)
    (row,) = required_growth(file).rows
    assert (row.growth is not None) == exists(start, end)
    assert ("no rate" in row.note) == (not exists(start, end))
    milestones = path(file).rows
    assert {milestone.method == "compound" for milestone in milestones} == {exists(start, end)}
    (kept,) = progress(file).rows
    assert (kept.required is not None) == exists(start, end)
    assert kept.required == row.growth
    judged = {row.target: row.verdict for row in check(file).rows}
    assert (judged["a"] != "unchecked") == (judged["c"] != "unchecked") == exists(start, end)
    assert (judged["b"] != "unchecked") == exists(abs(start), abs(end))
    solved = solve(Fraction(start), Fraction(end), Fraction(YEARS), None)
    assert solved.rate == row.growth
    assert ("there is no rate" in solved.note) == (not exists(start, end))
    quantities = [step.quantity for step in explain_growth(file).steps]
    assert ("growth" in quantities) == exists(start, end)


@given(around_zero, around_zero, st.sampled_from(["compound", "linear"]))
def test_a_part_of_a_group_has_the_rate_of_its_target(start: int, end: int, method: str) -> None:
    file = file_of(start, end)
    wanted: GrowthRow = required_growth(file, method=method).rows[0]  # type: ignore[arg-type]
    parts = [row for row in groups(file, method=method).rows if row.target]  # type: ignore[arg-type]
    assert [(row.growth, row.multiple) for row in parts] == [(wanted.growth, wanted.multiple)]


@given(around_zero, around_zero)
def test_the_rate_that_growth_requires_is_the_one_that_check_recomputes(
    start: int, end: int
) -> None:
    assume(exists(start, end))
    file = file_of(start, end)
    (row,) = required_growth(file).rows
    recomputed = {row.target: row.recomputed for row in check(file).rows}
    assert row.growth is not None
    for name in ("a", "c"):
        assert recomputed[name] == abs(row.growth)
