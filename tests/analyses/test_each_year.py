"""What does each command say of a goal for each year?"""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socalc import (
    TargetFile,
    check,
    implied,
    path,
    progress,
    read_target_file,
    required_growth,
)
from socalc.analyses.groups import groups
from socalc.analyses.horizons import Horizons
from socalc.targets.problems import Refusal


def read(*entries: str, head: str = "base-year: 2020") -> TargetFile:
    lines = [f"  t{n}: {{{entry}}}" for n, entry in enumerate(entries)]
    return read_target_file("\n".join([head, "growth:", *lines]).encode(), "it")


@pytest.mark.parametrize(
    ("yearly", "whole", "years"),
    [
        ("+6% a year", "x1.191016", "3"),
        ("年均增长6%", "+19.1016%", "3"),
        ("-50% a year", "to 25", "2"),
        ("x1.5 a year", "+125%", "2"),
        ("-100% a year", "to 0", "2"),
        ("at least +10% a year", "at least +21%", "2"),
        ("-10% a year or more", "-19% or more", "2"),
        ("+20 a year", "+50", "2.5"),
        ("+20 a year", "150", "30 months"),
    ],
)
def test_one_goal_in_two_forms_has_the_same_rows(yearly: str, whole: str, years: str) -> None:
    rest = f"baseline: 100, window: {years}, actuals: {{2021: 104}}, stated: 5%"
    first, second = (read(f"goal: {goal}, {rest}") for goal in (yearly, whole))
    assert [row._replace(goal="") for row in required_growth(first).rows] == [
        row._replace(goal="") for row in required_growth(second).rows
    ]
    if "+20" not in yearly:  # whose path is linear
        assert [*path(first).rows] == [*path(second).rows]
        assert progress(first) == progress(second)


@given(
    rate=st.fractions(-1, 3, max_denominator=1000).map(lambda rate: round(rate, 3)),
    years=st.integers(1, 12),
    baseline=st.integers(1, 10**6),
)
def test_the_rate_comes_back_as_required_growth(rate: Fraction, years: int, baseline: int) -> None:
    file = read(f"baseline: {baseline}, goal: '{float(rate * 100):+.1f}% a year', window: {years}")
    (row,) = required_growth(file).rows
    assert row.target_value == baseline * (1 + rate) ** years
    assert row.growth == (None if rate == -1 else float(rate))
    assert [*path(file).rows][-1].value == row.target_value


@given(
    rate=st.fractions(-1, 3, max_denominator=1000).map(lambda rate: round(rate, 3)),
    months=st.integers(1, 400),
)
def test_over_months_the_twelfth_power_is_that_of_the_rate(rate: Fraction, months: int) -> None:
    file = read(f"goal: '{float(rate * 100):+.1f}% a year', window: {months} months")
    (row,) = required_growth(file).rows
    assert row.multiple is not None
    exact = (1 + rate) ** months
    assert abs(row.multiple**12 - exact) <= exact * Fraction(1, 10**60)


def test_each_horizon_has_its_own_target_value() -> None:
    rows = required_growth(read("baseline: 200, goal: +10% a year, window: 1-2 years")).rows
    assert [row.target_value for row in rows] == [220, 242]
    assert [row.growth for row in rows] == [0.1, 0.1]
    assert [row.amount for row in rows] == [20, 21]
    assert {row.note for row in rows} == {""}


def test_a_quarter_has_the_rate_that_compounds_to_that_of_the_year() -> None:
    (row,) = required_growth(read("goal: +21.550625% a year, window: 2"), per="quarter").rows
    assert row.growth == 0.05


@pytest.mark.parametrize("goal", ["+20 a year", "+1.2pp a year"])
def test_an_amount_needs_a_baseline(goal: str) -> None:
    unit = ", unit: '%'" if "pp" in goal else ""
    file = read(f"goal: {goal}{unit}, window: 2")
    assert not [*path(file).rows]
    (row,) = required_growth(file).rows
    assert (row.target_value, row.growth) == (None, None)
    assert "no baseline is stated" in row.note
    (told,) = progress(file).rows
    assert told.note == "no baseline is stated"


def test_an_amount_is_in_the_scale_of_the_unit() -> None:
    rows = required_growth(read("baseline: 100, unit: bn yuan, goal: +2 a year, window: 3")).rows
    assert rows[0].target_value == 106
    rows = required_growth(read("baseline: 100, unit: bn yuan, goal: +2 bn a year, window: 3")).rows
    assert rows[0].target_value == 106


def test_the_path_of_an_amount_is_linear() -> None:
    file = read("baseline: 118, goal: +20 a year, window: 3")
    assert [(row.value, row.method) for row in path(file).rows] == [
        (138, "linear"),
        (158, "linear"),
        (178, "linear"),
    ]


# goal, actuals, ratio, grade; of 100 in 2020, until 2025
GRADED = [
    ("+10% a year", "{2021: 110}", 1, "on track"),
    ("+10% a year", "{2021: 107}", 0.7, "needs acceleration"),
    ("+10% a year", "{2022: 121}", 1, "on track"),
    ("+10% a year", "{2021: 99}", -0.1, "moving away"),
    ("+10% a year", "{2025: 162}", 1.0, "achieved"),  # 161.051 is due
    ("-10% a year", "{2021: 95}", 0.5, "limited"),
    ("+20 a year", "{2021: 120}", 1, "on track"),
    ("+20 a year", "{2022: 128}", 0.7, "needs acceleration"),  # 14 of 20 a year
    ("at least +10% a year", "{2021: 107}", 0.7, "needs acceleration"),
    ("-10% a year or more", "{2021: 90}", 1, "on track"),
    # no way to go: the path is the bound
    ("at most +10% a year", "{2021: 110}", None, "on track"),
    ("at most +10% a year", "{2022: 121}", None, "on track"),
    ("at most +10% a year", "{2022: 121.1}", None, "needs acceleration"),
    ("at most +10% a year", "{2025: 161.051}", None, "achieved"),
    ("at most +10% a year", "{2025: 161.06}", None, "missed"),
    ("fall by at most 3% a year", "{2021: 97}", None, "on track"),
    ("fall by at most 3% a year", "{2021: 96.9}", None, "needs acceleration"),
    ("at most +20 a year", "{2022: 140}", None, "on track"),
    ("at most +20 a year", "{2026: 201}", None, "missed"),  # 200 is what five years allow
]


@pytest.mark.parametrize(("goal", "actuals", "ratio", "grade"), GRADED)
def test_progress_holds_the_observed_growth_against_the_rate(
    goal: str, actuals: str, ratio: float | None, grade: str
) -> None:
    file = read(f"baseline: 100, by: 2025, goal: {goal}, actuals: {actuals}")
    (row,) = progress(file).rows
    assert row.grade == grade
    if ratio is None or row.grade != "achieved":
        assert row.on_track_ratio == (None if ratio is None else pytest.approx(ratio))


def test_a_bound_that_leaves_no_way_to_go_has_its_path() -> None:
    file = read("baseline: 100, goal: at most +10% a year, window: 2, actuals: {2021: 121}")
    assert [row.value for row in path(file).rows] == [pytest.approx(110), 121]
    (row,) = progress(file).rows
    assert row.note == "graded by the path, which is the ceiling for each year"
    assert (row.required_from_now, row.way, row.months_ahead) == (0, None, None)


@pytest.mark.parametrize(
    ("goal", "stated", "verdict"),
    [
        ("+6% a year", "12.4%", "consistent"),  # over two years
        ("+6% a year", "19.1%", "consistent"),  # over three
        ("+6% a year", "18%", "consistent-if-rounded"),  # 6 % may be 5.7 %
        ("+6.00% a year", "18.0%", "inconsistent"),
        ("+6% a year", "6.0% a year", "consistent"),
        ("about +6% a year", "6.9% a year", "consistent-if-rounded"),
        ("+20 a year", "x1.4", "consistent"),
        ("-100% a year", "-100%", "consistent"),
    ],
)
def test_a_stated_figure_is_held_against_each_horizon(goal: str, stated: str, verdict: str) -> None:
    file = read(f"baseline: 100, goal: {goal}, stated: {stated}, window: 2-3 years")
    (row,) = check(file).rows
    assert row.verdict == verdict


def test_a_stated_figure_needs_a_horizon() -> None:
    (row,) = check(read("goal: +6% a year, stated: 12.4%")).rows
    assert (row.verdict, row.cause) == (
        "unchecked",
        "the goal is for each year, and no `window` or `by` is stated",
    )


def test_a_ratio_needs_one_horizon() -> None:
    ratios = "ratios: {one: t0 / t1, two: t2 / t1}\nbase-year: 2020"
    entries = [
        f"baseline: 100, goal: {goal}, window: {window}"
        for goal, window in [("+10% a year", "2"), ("x1.1", "2"), ("+10% a year", "2-3 years")]
    ]
    one, two = implied(read(*entries, head=ratios)).rows
    assert (one.multiple, one.target_value) == (Fraction(11, 10), Fraction(11, 10))
    assert (two.multiple, two.target_value) == (None, None)
    assert "t2 is for each year, and has not one horizon" in two.note


def test_a_sum_needs_one_horizon() -> None:
    file = read("baseline: 100, goal: +10% a year, group: g", "baseline: 100, goal: 121, group: g")
    assert groups(file).rows[0].target_value == 121
    assert "t0 (for each year: ask for one --years)" in groups(file).rows[0].note
    asked = groups(file, asked=Horizons((Fraction(2),))).rows[0]
    assert asked.target_value == 242
    assert asked.growth == 0.1


def test_what_is_too_large_is_refused() -> None:
    with pytest.raises(Refusal, match="beyond 1e-300 to 1e300"):
        required_growth(read("goal: +900% a year, window: 400"))
