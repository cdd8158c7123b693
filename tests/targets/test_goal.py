"""Which number does a goal mean from its baseline, and which goals and baselines do not go together?"""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from socalc.targets.figure import parse_figure
from socalc.targets.goal import in_unit, refuse_unlike, target_value
from socalc.targets.goal_text import parse_goal
from socalc.targets.problems import Refusal
from socalc.targets.unit import parse_unit

F = Fraction

# goal, baseline (None: the file states none), the number it means
TARGET_VALUES = [
    ("150", "118.4", 150),
    ("150", None, 150),
    ("to -20", "-40", -20),
    ("0", "-40", 0),
    ("+50%", "118.4", F("177.6")),  # 118.4 * 1.5
    ("+50%", None, 150),  # an index of 100
    ("-30%", "826", F("578.2")),  # 826 * 0.7
    ("-100%", "826", 0),
    ("x2", "118.4", F("236.8")),
    ("x2", None, 200),
    ("halve", "5", F("2.5")),
    ("翻两番", "3", 12),
    ("double", "0", 0),
    ("+20", "118.4", F("138.4")),
    ("-54", "66", 12),
    ("+20", "-40", -20),
    ("+20", None, None),  # added to what?
    ("+20 bn", "118.4 bn", 138_400_000_000),
    ("65%", "60%", 65),
    ("+5pp", "60%", 65),
    ("-3pp", "60.5%", F("57.5")),
    ("+5%", "60%", 63),  # 5 % of 60, not 5 points
    ("x2", "60%", 120),
    ("down by a third", "60%", 40),  # of the baseline, whatever it is
    ("at least +50%", "118.4", F("177.6")),
    ("-20% or more", "200", 160),
    ("cut to a third", "66", 22),
    ("up by 5pp", "60%", 65),
]

# goal, baseline, part of the message
NOT_TOGETHER = [
    ("50%", "118.4", "by or to?"),
    ("50%", None, "by or to?"),
    ("+5pp", "118.4", "points need a percentage"),
    ("+5pp", None, "points need a percentage"),
    ("65", "60%", "the baseline is a percentage"),
    ("+5", "60%", "the baseline is a percentage"),
    ("double", "-40", "of a negative baseline"),
    ("x0.5", "-40", "of a negative baseline"),
    ("+50%", "-40", "of a negative baseline"),
    ("$200", "€118.4", "two currencies"),
    ("+$20", "20 yuan", "two currencies"),
    ("1.8 trillion", "118.4", "one figure has a scale word"),
    ("at least 50%", "118.4", "by or to?"),
    ("reduce to 12", "10", "`reduce to 12` is a rise"),
    ("提高到65%", "66%", "is a fall"),
    ("increase by 20%", "60%", "per cent or points?"),
    ("下降15%", "60%", "per cent or points?"),
    ("20% less", "60%", "per cent or points?"),
    ("at least 65", "60%", "the baseline is a percentage"),
    ("200", "118.4 bn", "one figure has a scale word"),
]

signed = st.integers(-1000, 1000)
positive = st.integers(1, 10**12)
cents = st.integers(0, 10**6).map(lambda count: F(count, 100))


def printed(value: Fraction) -> str:
    return f"{float(value):.2f}"


@pytest.mark.parametrize(("text", "baseline", "value"), TARGET_VALUES)
def test_a_goal_means_a_number_in_the_unit_of_its_baseline(
    text: str, baseline: str | None, value: Fraction | int | None
) -> None:
    figure = parse_figure(baseline) if baseline else None
    assert target_value(parse_goal(text), figure) == value


@pytest.mark.parametrize(("text", "baseline", "reason"), NOT_TOGETHER)
def test_a_goal_that_does_not_go_with_its_baseline_is_refused(
    text: str, baseline: str | None, reason: str
) -> None:
    figure = parse_figure(baseline) if baseline else None
    with pytest.raises(Refusal) as caught:
        target_value(parse_goal(text), figure)
    assert reason in caught.value.message
    assert caught.value.help


@pytest.mark.parametrize(
    ("text", "baseline", "value"),
    [("65%", "60", 65), ("65", "60", 65), ("+5pp", "60", 65), ("+5", "60", 65), ("+5%", "60", 63)],
)
def test_a_unit_of_per_cent_makes_plain_numbers_percentages(
    text: str, baseline: str, value: int
) -> None:
    unit = parse_unit("%")
    goal = in_unit(parse_goal(text), unit)
    assert target_value(goal, unit.takes(parse_figure(baseline)), unit) == value


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("118.4 bn", "1.8 trillion"),
        ("$1", "2"),
        ("$1", "US$2"),
        ("20 yuan", "CNY 30"),
        ("1,184", "2 k"),
    ],
)
def test_figures_that_can_be_compared(first: str, second: str) -> None:
    refuse_unlike(parse_figure(first), parse_figure(second))
    refuse_unlike(parse_figure(second), parse_figure(first))


def test_zero_needs_no_scale_word() -> None:
    refuse_unlike(parse_figure("118.4 bn"), parse_figure("0"))


def test_the_remedy_for_by_or_to_names_both_readings() -> None:
    with pytest.raises(Refusal) as caught:
        target_value(parse_goal("50%"), parse_figure("118.4"))
    assert "+50%" in caught.value.help
    assert "x0.5" in caught.value.help


@pytest.mark.parametrize("text", ["0%", "at least 0%", "at most 0%"])
def test_no_remedy_for_nothing_is_a_multiple_of_0(text: str) -> None:
    with pytest.raises(Refusal) as caught:
        target_value(parse_goal(text), parse_figure("118.4"))
    assert "x0" not in caught.value.help
    assert "to 0" in caught.value.help


@given(cents)
def test_rising_by_nothing_stays(start: Fraction) -> None:
    baseline = parse_figure(printed(start))
    assert target_value(parse_goal("+0%"), baseline) == start
    assert target_value(parse_goal("x1"), baseline) == start
    assert target_value(parse_goal("+0"), baseline) == start


@given(cents, cents)
def test_a_multiple_and_its_change_in_per_cent_mean_the_same(
    start: Fraction, multiple: Fraction
) -> None:
    """xM is growth of (M - 1) * 100 %: x3 is +200 %, not +300 %."""
    assume(multiple > 0)
    baseline = parse_figure(printed(start))
    change = (multiple - 1) * 100
    text = f"{'-' if change < 0 else '+'}{printed(abs(change))}%"
    assert target_value(parse_goal(f"x{printed(multiple)}"), baseline) == target_value(
        parse_goal(text), baseline
    )


@given(signed, positive)
def test_adding_an_amount_and_taking_it_away_returns(start: int, amount: int) -> None:
    up = target_value(parse_goal(f"+{amount}"), parse_figure(str(start)))
    assert up is not None
    assert target_value(parse_goal(f"-{amount}"), parse_figure(str(up))) == start
