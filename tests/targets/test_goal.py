"""What was promised, which number does it mean, and which wording is refused?"""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from socalc.targets.figure import parse_figure
from socalc.targets.goal import Goal, GoalKind, in_unit, refuse_unlike, target_value
from socalc.targets.goal_text import parse_goal
from socalc.targets.goal_words import WORDS
from socalc.targets.problems import Refusal
from socalc.targets.unit import parse_unit

F = Fraction

# text, kind, the figure in it
GOALS: list[tuple[str, GoalKind, Fraction | int]] = [
    ("150", "value", 150),
    ("1.8 trillion", "value", 1_800_000_000_000),
    ("about 150", "value", 150),
    ("to 150", "value", 150),
    ("to -20", "value", -20),
    ("0", "value", 0),
    ("65%", "percentage", 65),
    ("to 65%", "percentage", 65),
    ("+50%", "change", 50),
    ("-30%", "change", -30),
    ("−30 %", "change", -30),
    ("+ 50 per cent", "change", 50),
    ("-100%", "change", -100),
    ("+about 50%", "change", 50),
    ("x2", "multiple", 2),
    ("X2", "multiple", 2),
    ("×2", "multiple", 2),
    ("x 2", "multiple", 2),
    ("2x", "multiple", 2),
    ("2.9 ×", "multiple", F(29, 10)),
    ("x1.5", "multiple", F(3, 2)),
    ("x0.5", "multiple", F(1, 2)),
    ("x1,000", "multiple", 1000),
    ("double", "multiple", 2),
    ("Double", "multiple", 2),
    (" triple ", "multiple", 3),
    ("quadruple", "multiple", 4),
    ("halve", "multiple", F(1, 2)),
    ("HALVE", "multiple", F(1, 2)),
    # 翻 n 番: doubling n times over
    ("翻番", "multiple", 2),
    ("翻一番", "multiple", 2),
    ("翻两番", "multiple", 4),
    ("翻三番", "multiple", 8),
    ("+20", "amount", 20),
    ("-54", "amount", -54),
    ("+20 bn", "amount", 20_000_000_000),
    ("+$20 bn", "amount", 20_000_000_000),
    ("+5pp", "points", 5),
    ("-3 pp", "points", -3),
    ("+0.5 percentage points", "points", F(1, 2)),
    ("+5 points", "points", 5),
    ("+5 p.p.", "points", 5),
    ("+5个百分点", "points", 5),
]

# text, part of the message
REFUSED = [
    ("+٢٠", "digits that are not ASCII"),
    ("x٢", "digits that are not ASCII"),
    ("+5% pp", "per cent or points?"),
    ("-5% points", "per cent or points?"),
    ("", "the value is missing"),
    ("more", "not a goal"),
    ("to", "not a goal"),
    ("+", "not a goal"),
    ("as much as possible", "not a goal"),
    ("xx", "not a goal"),
    ("2 times", "read as a multiple by some"),
    ("increase by 2 times", "read as a multiple by some"),
    ("twofold increase", "read as a multiple by some"),
    ("3-fold", "read as a multiple by some"),
    ("增长2倍", "read as a multiple by some"),
    ("x0", "no multiple"),
    ("0.0x", "no multiple"),
    ("x1,5", "two ways"),
    ("x-2", "not a goal"),
    ("xx2", "not a goal"),
    ("12% to 5%", "not a goal"),
    (".5", "not a number"),  # what to do about it can be told
    ("x2 a year", "a yearly growth is no goal"),
    ("5pp", "points up or down?"),
    ("5 percentage points", "points up or down?"),
    ("+-20", "two signs"),
    ("--5%", "two signs"),
    ("+ +5pp", "two signs"),
    ("-101%", "a fall of more than 100 %"),
    ("-100.1%", "a fall of more than 100 %"),
    ("1,23", "two ways"),
    ("+1.234,5", "two ways"),
    ("12 zillion", "unknown word"),
    ("+20 bn XYZ", "unknown currency code"),
    ("+" + "1" * 41, "more than 40 digits"),
    ("x" + "1" * 41, "more than 40 digits"),
    ("1e999999999", "beyond 1e-300 to 1e300"),
]

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
    ("200", "118.4 bn", "one figure has a scale word"),
]

signed = st.integers(-1000, 1000)
positive = st.integers(1, 10**12)
cents = st.integers(0, 10**6).map(lambda count: F(count, 100))


def printed(value: Fraction) -> str:
    return f"{float(value):.2f}"


@pytest.mark.parametrize(("text", "kind", "value"), GOALS)
def test_a_goal_is_of_one_kind(text: str, kind: GoalKind, value: Fraction | int) -> None:
    goal = parse_goal(text)
    assert (goal.kind, goal.figure.value, goal.text) == (kind, value, text)


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_wording_of_two_meanings_or_none_is_refused(text: str, reason: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse_goal(text)
    assert reason in caught.value.message
    assert caught.value.help


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


@given(st.sampled_from(sorted(WORDS)), positive)
def test_a_word_and_its_multiple_mean_the_same(word: str, start: int) -> None:
    baseline = parse_figure(str(start))
    assert target_value(parse_goal(word), baseline) == start * WORDS[word]
    assert target_value(parse_goal(f"x{float(WORDS[word])}"), baseline) == start * WORDS[word]


def read_or_refused(text: str) -> Goal | Refusal:
    try:
        return parse_goal(text)
    except Refusal as refusal:
        return refusal


@given(st.text(max_size=40))
def test_any_text_is_a_goal_or_refused(text: str) -> None:
    read = read_or_refused(text)
    if isinstance(read, Refusal):
        assert read.message.isprintable()
    else:
        assert read.kind != "multiple" or read.figure.value > 0
        assert read.kind != "change" or read.figure.value >= -100
