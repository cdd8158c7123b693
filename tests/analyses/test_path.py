"""What must each year, quarter or month reach?"""

from fractions import Fraction
from itertools import pairwise

import mpmath
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socalc import read_target_file
from socalc.analyses.growth import METHODS, Method, Per
from socalc.analyses.horizons import Horizons
from socalc.analyses.path import PathRow, path, walk_of


def rows_of(
    entry: str, head: str = "", per: Per = "year", method: Method = "compound"
) -> list[PathRow]:
    text = f"{head}\ngrowth: {{a: {entry}}}"
    return list(path(read_target_file(text.encode(), "f.yaml"), per=per, method=method).rows)


# head of the file, the target, method, periods and milestones
MILESTONES: list[tuple[str, str, Method, list[tuple[str, float]]]] = [
    # no baseline: an index of 100; sqrt(1.21) = 1.1
    ("window: 2", "+21%", "compound", [("1", 110), ("2", 121)]),
    # 21 more in two years is 10.5 a year
    ("window: 2", "+21%", "linear", [("1", 110.5), ("2", 121)]),
    # with a base year the calendar year; x4 in two years is x2 a year
    (
        "window: 2\nbase-year: 2023",
        "{baseline: 2.5, goal: x4}",
        "compound",
        [("2024", 5), ("2025", 10)],
    ),
    # the last period is half a year: 32 ** (1/2.5) = 4, 32 ** (2/2.5) = 16
    ("window: 2.5", "{baseline: 1.0, goal: x32}", "compound", [("1", 4), ("2", 16), ("2.5", 32)]),
    ("window: 0.5", "+50%", "compound", [("0.5", 150)]),
    # both ends of a window
    ("window: 1-2", "+21%", "compound", [("1", 121), ("1", 110), ("2", 121)]),
    # a fall: 0.25 in two years is half a year
    ("window: 2", "{baseline: 8.0, goal: 2.0}", "compound", [("1", 4), ("2", 2)]),
    # from a loss no rate leads: (60 + 40) / 4 = 25 a year
    ("window: 4", "{baseline: -40, goal: 60}", "compound",
     [("1", -15), ("2", 10), ("3", 35), ("4", 60)]),
    # nor to zero: 30 a year
    ("window: 2", "{baseline: 60.0, goal: to 0}", "compound", [("1", 30), ("2", 0)]),
    # nothing is to change
    ("window: 2", "{baseline: 5.5, goal: 5.5}", "compound", [("1", 5.5), ("2", 5.5)]),
]  # fmt: skip


@pytest.mark.parametrize(
    "entry",
    # a quarter of the loss is left after two years, so it halves each year; linear 15 a year
    [("compound", [-20, -10]), ("linear", [-25, -10])],
)
def test_a_loss_that_shrinks_has_a_rate(entry: tuple[Method, list[int]]) -> None:
    method, milestones = entry
    rows = rows_of("{baseline: -40.0, goal: to -10}", "window: 2", method=method)
    assert [row.value for row in rows] == milestones
    assert [row.method for row in rows] == [method, method]
    if method == "compound":
        assert [row.growth for row in rows] == [-0.5, -0.5]
        assert rows[0].note == "the growth is that of a loss, which shrinks"


def test_a_loss_that_grows_has_no_rate() -> None:
    rows = rows_of("{baseline: -10, goal: to -40}", "window: 2")
    assert [(row.value, row.growth) for row in rows] == [(-25, None), (-40, None)]
    assert rows[0].note == "linear: no rate exists"


def test_a_consolidation_under_way_has_a_path() -> None:
    text = "base-year: 2003\nby: 2006\nconsolidation:\n  a: {before: 64, after: 27, actuals: {2004: 50}}"
    text += "\n  done: {before: 66, after: 12}"
    # 27/64 in three years is three quarters a year
    rows = path(read_target_file(text.encode(), "f.yaml")).rows
    assert [(row.target, row.period, row.value) for row in rows] == [
        ("a", "2004", 48), ("a", "2005", 36), ("a", "2006", 27)
    ]  # fmt: skip


@pytest.mark.parametrize(("head", "entry", "method", "milestones"), MILESTONES)
def test_milestones_are_those_worked_out_by_hand(
    head: str, entry: str, method: Method, milestones: list[tuple[str, float]]
) -> None:
    rows = rows_of(entry, head, method=method)
    assert [row.period for row in rows] == [period for period, _ in milestones]
    values = [value for _, value in milestones]
    assert [float(row.value) for row in rows] == pytest.approx(values, rel=1e-15)


def test_counts_are_whole_and_the_last_is_the_goal() -> None:
    # 196 * (100/196) ** (k/7): 178.03, 161.72, 146.89, 133.43, 121.20, 110.09, 100
    rows = rows_of("{baseline: 196, goal: 100}", "base-year: 2003\nby: 2010")
    assert [(row.period, row.value) for row in rows] == [
        ("2004", 178), ("2005", 162), ("2006", 147), ("2007", 133), ("2008", 121), ("2009", 110),
        ("2010", 100),
    ]  # fmt: skip
    # growth is that of the counts: 178/196 - 1, 162/178 - 1
    assert [row.growth for row in rows[:2]] == pytest.approx([-18 / 196, -16 / 178], rel=1e-15)


@pytest.mark.parametrize("entry", ["{baseline: 10.0, goal: 20}", "{baseline: 10, goal: 20.5}"])
def test_what_is_no_count_is_not_rounded(entry: str) -> None:
    first, *_ = rows_of(entry, "window: 3")
    assert Fraction(first.value).denominator != 1


@pytest.mark.parametrize(
    ("per", "first", "last", "count"),
    [
        ("year", "2024", "2025", 2),
        ("quarter", "2024-Q1", "2025-Q4", 8),
        ("month", "2024-01", "2025-12", 24),
    ],
)
def test_periods_have_the_names_of_the_calendar(
    per: Per, first: str, last: str, count: int
) -> None:
    rows = rows_of("x2", "window: 2\nbase-year: 2023", per=per)
    assert (rows[0].period, rows[-1].period, len(rows)) == (first, last, count)


@pytest.mark.parametrize(
    ("window", "per", "last"),
    [
        # a year stands for its December: two and a half years later it is June
        ("2.5", "year", ("2026-06", "2.5")),
        ("2.5", "quarter", ("2026-Q2", "10")),
        ("2.5", "month", ("2026-06", "30")),
        # 2.75 years are 33 months, 2.3 years are 27.6
        ("2.75", "year", ("2026-09", "2.75")),
        ("2.3", "year", ("", "2.3")),
        ("2.3", "quarter", ("", "9.2")),
        ("0.1", "month", ("", "1.2")),
    ],
)
def test_a_period_that_is_cut_short_is_no_calendar_year(
    window: str, per: Per, last: tuple[str, str]
) -> None:
    *_, row = rows_of("x2", f"window: {window}\nbase-year: 2023", per=per)
    assert (row.period, row.number) == (last[0], Fraction(last[1]))
    *_, row = rows_of("x2", f"window: {window}", per=per)
    assert row.period == last[1]


def test_a_way_without_a_rate_says_so() -> None:
    rows = rows_of("{baseline: -40, goal: 60, note: as published}", "window: 2")
    assert {(row.method, row.note) for row in rows} == {
        ("linear", "linear: no rate exists; as published")
    }
    assert [row.growth for row in rows] == [
        None,
        5,
    ]  # from a loss there is none; 10 to 60 is +500 %


def test_a_target_that_needs_a_baseline_has_no_milestones() -> None:
    assert rows_of("+20") == []


def test_a_rate_that_is_too_large_leaves_the_goal() -> None:
    (row,) = rows_of("{baseline: 1, goal: 60}", "window: 0.001")
    assert (row.value, row.growth) == (60, 59)


def test_growth_that_is_too_small_to_be_written_is_missing_and_not_nothing() -> None:
    # 1e-386 of the baseline in three years
    rows = rows_of("{baseline: 1e200, goal: +1e-186}", "window: 3")
    assert [row.growth for row in rows] == [None, None, None]
    assert rows[0].value == rows[1].value == 10**200
    assert [row.growth for row in rows_of("{baseline: 1.5, goal: 1.5}", "window: 2")] == [0, 0]
    # a double does not tell such a milestone from the baseline, but it tells the growth
    rows = rows_of("{baseline: 1.0, goal: 1.00000000000000000001}", "window: 2")
    assert [row.growth for row in rows] == pytest.approx([5e-21, 5e-21], rel=1e-15)


def test_horizons_that_are_asked_for_go_first() -> None:
    file = read_target_file(b"window: 5\ngrowth: {a: x2}", "f.yaml")
    assert len(path(file, Horizons((Fraction(2),))).rows) == 2


# -- Laws -----------------------------------------------------------------------------------------

values = st.builds(
    lambda digits, power: digits * Fraction(10) ** power, st.integers(1, 10**6), st.integers(-9, 9)
)
losses = values.map(lambda value: -value)
horizons = st.integers(1, 40).map(Fraction) | st.fractions(
    Fraction(1, 10), 40, max_denominator=1000
)


@given(values | losses, values | losses, horizons, st.sampled_from(METHODS))
def test_walking_the_path_arrives_at_the_goal_exactly(
    start: Fraction, end: Fraction, periods: Fraction, method: Method
) -> None:
    walk = walk_of(start, end, periods, method)
    assert (walk.at(Fraction(0)), walk.at(periods), walk.at(periods + 1)) == (start, end, end)


@given(values, values, st.integers(2, 40), st.sampled_from(METHODS))
def test_every_milestone_lies_between_its_neighbours(
    start: Fraction, end: Fraction, periods: int, method: Method
) -> None:
    walk = walk_of(start, end, Fraction(periods), method)
    steps = [float(walk.at(Fraction(number))) for number in range(periods + 1)]
    rising, nearly = end >= start, 1e-15 * float(max(start, end))
    for before, after in pairwise(steps):
        assert (after - before if rising else before - after) >= -nearly


@given(
    values | st.just(Fraction(10**150)),
    values | st.just(Fraction(1, 10**140)),
    st.integers(2, 60),
    st.data(),
)
def test_a_compound_milestone_is_right_to_fifteen_digits(
    start: Fraction, end: Fraction, periods: int, data: st.DataObject
) -> None:
    number = data.draw(st.integers(1, periods - 1))
    found = walk_of(start, end, Fraction(periods), "compound").at(Fraction(number))
    with mpmath.workdps(50):
        first, last = (mpmath.mpf(v.numerator) / v.denominator for v in (start, end))
        truth = first * (last / first) ** (mpmath.mpf(number) / periods)
        assert abs(mpmath.mpf(found) / truth - 1) <= mpmath.mpf("1e-15")


@pytest.mark.parametrize(
    ("entry", "milestones"),
    [
        # 10 * 2 ** (1/3) is 12.599, 10 * 2 ** (2/3) is 15.874
        ("{baseline: 10, goal: 20, unit: firms}", [13, 16, 20]),
        ("{baseline: 10, goal: x2}", [13, 16, 20]),
        ("{baseline: 10, goal: 20, unit: 亿元}", [12.599, 15.874, 20]),
        ("{baseline: 10, goal: 20, unit: yuan}", [12.599, 15.874, 20]),
        ("{baseline: $10, goal: x2}", [12.599, 15.874, 20]),
        ("{baseline: 10, goal: $20}", [12.599, 15.874, 20]),
        ("{baseline: 10, goal: '20.0'}", [12.599, 15.874, 20]),
        ('{baseline: 10, goal: 20, unit: "%"}', [12.599, 15.874, 20]),
        ("{baseline: 10, goal: +10, unit: thousand firms}", [12.599, 15.874, 20]),
    ],
)
def test_only_counts_are_whole(entry: str, milestones: list[float]) -> None:
    assert [float(row.value) for row in rows_of(entry, "window: 3")] == [
        pytest.approx(value, abs=5e-4) for value in milestones
    ]


def test_a_consolidation_in_thousands_walks_through_parts_of_them() -> None:
    text = "consolidation: {a: {before: 20, removed: 10, window: 2, unit: 千户}}"
    rows = path(read_target_file(text.encode(), "f.yaml")).rows
    assert [float(row.value) for row in rows] == [pytest.approx(14.142, abs=5e-4), 10]


@pytest.mark.parametrize(
    ("entry", "window", "growth"),
    [
        # 0.91 ** (0.2 / 3.2) - 1 and 0.79 ** (0.8 / 7.8) - 1, to 17 digits
        ("{baseline: 702.894, goal: -9%}", "3.2", -0.0058770794708375290),
        ("{baseline: 3, goal: -21%}", "7.8", -0.023886735482662599),
    ],
)
def test_the_growth_of_a_short_last_period_has_fifteen_digits(
    entry: str, window: str, growth: float
) -> None:
    assert rows_of(entry, f"window: {window}")[-1].growth == pytest.approx(growth, rel=1e-15, abs=0)
