"""What does each command say of a goal that is a range?"""

from fractions import Fraction

import pytest

from socalc import check, implied, path, progress, read_target_file, required_growth
from socalc.analyses.explain import explain_growth
from socalc.analyses.groups import groups
from socalc.targets.file import TargetFile
from socalc.targets.goal_text import parse_goal
from socalc.targets.problems import Refusal, TargetFileError

HEAD = "base-year: 2020\nby: [2023, 2025]\n"


def read(*goals: str, baseline: str = "60", rest: str = "", head: str = HEAD) -> TargetFile:
    lines = [
        f"  t{n}: {{baseline: {baseline}, goal: '{goal}', actuals: {{2021: {baseline}}}{rest}}}"
        for n, goal in enumerate(goals)
    ]
    return read_target_file("\n".join([f"{head}growth:", *lines]).encode(), "it")


# goal, baseline, its two ends with the easier first
RANGES = [
    ("80 to 100", "60", "80", "100"),
    ("80-100", "60", "80", "100"),
    ("80~100", "60", "80", "100"),
    ("between 80 and 100", "60", "80", "100"),
    ("between 70 and 80%", "60%", "70%", "80%"),
    ("80 至 100", "60", "80", "100"),
    ("80 to 100", "120", "100", "80"),
    ("reach 80 to 100", "60", "80", "100"),
    ("reduce to 10-12", "60", "12", "10"),
    ("+40% to +50%", "60", "+40%", "+50%"),
    ("-40% to -45%", "60", "-40%", "-45%"),
    ("-45% to -40%", "60", "-40%", "-45%"),
    ("cut by 40-45%", "60", "-40%", "-45%"),
    ("+20 to +30", "60", "+20", "+30"),
    ("x2 to x3", "60", "x2", "x3"),
    ("10-12%", "8%", "10%", "12%"),
    ("40%至50%", "35%", "40%", "50%"),
    ("+1 to +2pp", "35%", "+1pp", "+2pp"),
    ("80 to 100 million", "60 million", "80 million", "100 million"),
    ("+5% to +6% a year", "60", "+5% a year", "+6% a year"),
    ("年均增长5%-6%", "60", "+5% a year", "+6% a year"),
    ("+20 to +30 a year", "60", "+20 a year", "+30 a year"),
]


@pytest.mark.parametrize(("goal", "baseline", "easier", "harder"), RANGES)
def test_a_range_has_the_rows_of_its_two_ends(
    goal: str, baseline: str, easier: str, harder: str
) -> None:
    one, two = read(goal, baseline=baseline), read(easier, harder, baseline=baseline)
    assert [row._replace(target="", goal="") for row in required_growth(one).rows] == [
        row._replace(target="", goal="") for row in required_growth(two).rows
    ]
    assert {row.goal for row in required_growth(one).rows} == {goal}
    assert [row._replace(target="") for row in path(one).rows] == [
        row._replace(target="") for row in path(two).rows
    ]
    assert [row._replace(target="") for row in progress(one).rows] == [
        row._replace(target="") for row in progress(two).rows
    ]
    assert len(explain_growth(one).steps) == len(explain_growth(two).steps)


def test_a_range_needs_no_baseline() -> None:
    file = read_target_file(b"growth: {a: {goal: +40% to +50%, window: 2}}", "it")
    assert [row.target_value for row in required_growth(file).rows] == [140, 150]
    file = read_target_file(b"growth: {a: {goal: 80 to 100, window: 2}}", "it")
    assert [row.target_value for row in required_growth(file).rows] == [80, 100]


# text, both readings as they are to be written
REFUSED = [
    ("100 to 80", ["80 to 100", "from 100 to 80"]),
    ("12% to 5%", ["5% to 12%", "from 12% to 5%"]),
    ("around 2% to 4%", ["2% to 4%", "about 2%"]),
    ("at least 80 to 100", ["80 to 100", "at least 80"]),
    ("+40% to 50%", ["+40% to +50%", "40% to 50%"]),
    ("-40% to 45%", ["-40% to -45%", "40% to 45%"]),
    ("-5% to +6%", ["-5%", "+6%"]),
    ("5% to 6% a year", ["+5% to +6% a year", "5% to 6%"]),
]


@pytest.mark.parametrize(("text", "readings"), REFUSED)
def test_what_may_be_no_range_is_refused_with_its_readings(text: str, readings: list[str]) -> None:
    with pytest.raises(Refusal) as caught:
        parse_goal(text)
    assert text in caught.value.message
    for reading in readings:
        assert f"`{reading}`" in caught.value.help
        parse_goal(reading)


@pytest.mark.parametrize(
    "text",
    ["raise 44% to 50%", "reduce 66 to 12", "1-2-3", "80 and 100", "between 80", "80 to", "x2-50%"],
)
def test_what_is_no_range_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        parse_goal(text)


@pytest.mark.parametrize("text", ["from 44% to 50%", "1e-5", "-20", "cut to a third"])
def test_other_goals_have_one_end(text: str) -> None:
    assert parse_goal(text).until is None


@pytest.mark.parametrize(
    ("stated", "verdict"),
    [
        ("40.0%", "consistent"),
        ("50.0%", "consistent"),
        ("45.0%", "unchecked"),
        ("60.0%", "inconsistent"),
        ("18.3% a year", "consistent"),  # 40 % in two years
        ("20.0% a year", "unchecked"),
        ("30.0% a year", "inconsistent"),
    ],
)
def test_a_stated_figure_may_be_that_of_any_value_of_the_range(stated: str, verdict: str) -> None:
    file = read(
        "+40.00% to +50.00%", rest=f", stated: {stated}", head="base-year: 2020\nby: 2022\n"
    )
    assert check(file).rows[0].verdict == verdict


def test_a_range_that_starts_at_the_baseline_may_be_none() -> None:
    with pytest.raises(TargetFileError, match="a range, or the baseline and its goal"):
        read("44% to 50%", baseline="44%")
    assert len(required_growth(read("+0% to +5%")).rows) == 4


def test_a_range_has_no_sum_and_no_ratio() -> None:
    file = read("80 to 100", "x2", rest=", group: g", head=f"{HEAD}ratios: {{r: t0 / t1}}\n")
    (row,) = implied(file).rows
    assert (row.multiple, row.target_value, row.baseline) == (None, None, Fraction(1))
    assert row.note == "no multiple: the goal of t0 is a range"
    assert "left out: t0 (a range)" in groups(file).rows[0].note
