"""Which goal does a text mean, and which wording is refused?"""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socalc.targets.figure import parse_figure
from socalc.targets.goal import Bound, Goal, GoalKind, target_value
from socalc.targets.goal_text import parse_goal, parse_target_value
from socalc.targets.goal_words import BEFORE, BEHIND, CEILING, FLOOR, WORDS
from socalc.targets.problems import Refusal

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
    ("12% to 5%", "a range, or from one to the other?"),
    (".5", "not a number"),  # what to do about it can be told
    ("6% a year", "a rise each year, or a yearly figure to reach?"),
    ("at least 7% a year", "a rise each year, or a yearly figure to reach?"),
    ("每年6%", "a rise each year, or a yearly figure to reach?"),
    ("12 million a year", "a rise each year, or a yearly figure to reach?"),
    ("12 million a year on average", "a rise each year, or a yearly figure to reach?"),
    ("5pp a year", "points up or down?"),
    ("at least -3% a year", "a larger fall, or a smaller one?"),
    ("-120% a year", "a fall of more than 100 %"),
    ("from 44% to 50% a year", "not a goal"),
    ("6% on average", "not a goal"),
    ("a year", "not a goal"),
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


# text, kind, the figure in it, bound
WORDED: list[tuple[str, GoalKind, Fraction | int, Bound]] = [
    ("at least 150", "value", 150, "floor"),
    ("At Least 150", "value", 150, "floor"),
    ("no less than 5%", "percentage", 5, "floor"),
    ("150 or more", "value", 150, "floor"),
    ("1.2 trillion yuan or more", "value", 1_200_000_000_000, "floor"),
    (">= 150", "value", 150, "floor"),
    ("≥150", "value", 150, "floor"),
    ("over 150", "value", 150, "floor"),
    ("minimum of 150", "value", 150, "floor"),
    ("不低于150", "value", 150, "floor"),
    ("150亿元以上", "value", 15_000_000_000, "floor"),
    ("at most 60%", "percentage", 60, "ceiling"),
    ("not exceed 3%", "percentage", 3, "ceiling"),
    ("below 3 %", "percentage", 3, "ceiling"),
    ("within 3", "value", 3, "ceiling"),
    ("<3%", "percentage", 3, "ceiling"),
    ("控制在3%以内", "percentage", 3, "ceiling"),
    ("降到3%以下", "percentage", 3, "ceiling"),
    ("at least 150 or more", "value", 150, "floor"),  # said twice
    ("about at least 150", "value", 150, "floor"),
    ("at least +50%", "change", 50, "floor"),
    ("+50% or less", "change", 50, "ceiling"),
    ("over x2", "multiple", 2, "floor"),
    ("x2以上", "multiple", 2, "floor"),
    ("more than double", "multiple", 2, "floor"),
    ("double or more", "multiple", 2, "floor"),
    ("翻一番以上", "multiple", 2, "floor"),
    ("至少翻倍", "multiple", 2, "floor"),
    ("at least x0.5", "multiple", F(1, 2), "floor"),  # of the value
    ("at most half as many", "multiple", F(1, 2), "ceiling"),
    ("at least +5pp", "points", 5, "floor"),
    ("提高5个百分点以上", "points", 5, "floor"),
    ("rise by no more than 3%", "change", 3, "ceiling"),
    ("at least 25 % more", "change", 25, "floor"),
    # more of a fall leaves less
    ("-20% or more", "change", -20, "ceiling"),
    ("-20 or more", "amount", -20, "ceiling"),
    ("-20%以上", "change", -20, "ceiling"),
    ("cut by at least 20%", "change", -20, "ceiling"),
    ("at least 20% less", "change", -20, "ceiling"),
    ("下降20%以上", "change", -20, "ceiling"),
    ("down by at most 5%", "change", -5, "floor"),
    ("at least halved", "multiple", F(1, 2), "ceiling"),
    ("减半以上", "multiple", F(1, 2), "ceiling"),
    # a value below zero is a value
    ("to -20 or more", "value", -20, "floor"),
    ("to at most -20", "value", -20, "ceiling"),
    ("about +50%", "change", 50, ""),
    ("about -50%", "change", -50, ""),
    ("+50%左右", "change", 50, ""),
    ("6%左右", "percentage", 6, ""),
    ("about double", "multiple", 2, ""),
    ("控制在3%左右", "percentage", 3, ""),
    ("cut by 15%", "change", -15, ""),
    ("reduce 15%", "change", -15, ""),
    ("a 15% cut", "change", -15, ""),
    ("down by a third", "change", F(-100, 3), ""),
    ("-1/3", "change", F(-100, 3), ""),
    ("two thirds fewer", "change", F(-200, 3), ""),
    ("减少三分之一", "change", F(-100, 3), ""),
    ("下降一半", "change", -50, ""),
    ("up 50%", "change", 50, ""),
    ("increase by 20", "amount", 20, ""),
    ("增加20亿元", "amount", 2_000_000_000, ""),
    ("up 5 points", "points", 5, ""),
    ("50% down", "change", -50, ""),
    ("reduce to 12", "value", 12, ""),
    ("压减到12家", "value", 12, ""),
    ("raise to 65%", "percentage", 65, ""),
    ("力争达到100亿元", "value", 10_000_000_000, ""),
    ("cut to a third", "multiple", F(1, 3), ""),
    ("to half", "multiple", F(1, 2), ""),
    ("half as many", "multiple", F(1, 2), ""),
    ("减半", "multiple", F(1, 2), ""),
    ("＋５０％", "change", 50, ""),
    ("150％", "percentage", 150, ""),
    ("４０", "value", 40, ""),
]

# text, kind, the figure for each year, bound
YEARLY: list[tuple[str, GoalKind, Fraction | int, Bound]] = [
    ("+6% a year", "change", 6, ""),
    ("＋６％ a year", "change", 6, ""),
    ("about +6% a year", "change", 6, ""),
    ("+6%/yr", "change", 6, ""),
    ("+6% per annum", "change", 6, ""),
    ("6% a year on average", "change", 6, ""),
    ("on average 6% each year", "change", 6, ""),
    ("an average of 6% a year", "change", 6, ""),
    ("CAGR of 6%", "change", 6, ""),
    ("grow 9% each year", "change", 9, ""),
    ("strive for annual growth of 6.5%", "change", F(13, 2), ""),
    ("at least 7% a year on average", "change", 7, "floor"),
    ("over 10% growth a year", "change", 10, "floor"),
    ("at most +3% a year", "change", 3, "ceiling"),
    ("-3% a year or more", "change", -3, "ceiling"),
    ("fall by at most 3% a year", "change", -3, "floor"),
    ("a third less each year", "change", F(-100, 3), ""),
    ("年均增长6%左右", "change", 6, ""),
    ("年均6%左右", "change", 6, ""),
    ("年均增速不低于6%", "change", 6, "floor"),
    ("年均下降3%以上", "change", -3, "ceiling"),
    ("每年增加20万", "amount", 200_000, ""),
    ("年均提高1.2个百分点", "points", F(6, 5), ""),
    ("+12 million a year", "amount", 12_000_000, ""),
    ("20 more a year", "amount", 20, ""),
    ("-1.2pp a year", "points", F(-6, 5), ""),
    ("double every year", "multiple", 2, ""),
]

# text, the baseline that it tells, the value, bound
FROM_TO: list[tuple[str, Fraction | int, Fraction | int, Bound]] = [
    ("from 44% to 50%", 44, 50, ""),
    ("raise from 44% to 50%", 44, 50, ""),
    ("from 66 down to 12", 66, 12, ""),
    ("从44%提高到50%", 44, 50, ""),
    ("由66家压减到12家以内", 66, 12, "ceiling"),
    ("from 44% to at least 50%", 44, 50, "floor"),
    ("从3亿元增长到5亿元以上", 300_000_000, 500_000_000, "floor"),
]

# text, both readings as they are to be written
TWO_READINGS = [
    ("up to 60%", ["at most 60%", "to 60%"]),
    ("控制在60%", ["不超过60%", "达到60%"]),
    ("150+", ["at least 150", "+150"]),
    ("at least -20%", ["-20% or more", "down by at most 20%"]),
    ("at most -20", ["-20 or more", "down by at most 20"]),
    ("不低于-20%", ["-20% or more", "down by at most 20%"]),
    ("-20% or less", ["-20% or more", "down by at most 20%"]),
    ("reduce to at least 12", ["at most 12", "at least 12"]),
    ("1/3", ["-1/3", "to 1/3"]),
    ("half", ["-half", "to half"]),
    ("at least a third", ["down by at least third", "to at least third"]),
    ("at least 5pp better", ["up by at least 5pp", "down by at least 5pp"]),
    ("maintain", ["at least 95%", "at most 95%"]),
    ("6% a year", ["+6% a year", "6%"]),
    ("at most 12 million a year", ["at most +12 million a year", "at most 12 million"]),
    ("5pp a year", ["up by 5pp a year", "down by 5pp a year"]),
    ("at least -3% a year", ["-3% a year or more", "down by at most 3% a year"]),
    ("保持在150", ["at least 150", "at most 150"]),
    ("1.5 or better", ["at least 1.5", "at most 1.5"]),
    ("keep at least 90%", ["at least 90%", "at most 90%"]),
]


@pytest.mark.parametrize(("text", "kind", "value", "bound"), YEARLY)
def test_a_goal_may_be_for_each_year(
    text: str, kind: GoalKind, value: Fraction | int, bound: Bound
) -> None:
    goal = parse_goal(text)
    assert (goal.kind, goal.figure.value, goal.bound, goal.yearly) == (kind, value, bound, True)


@pytest.mark.parametrize("text", [text for text, *_ in [*GOALS, *WORDED]])
def test_no_other_goal_is_for_each_year(text: str) -> None:
    assert not parse_goal(text).yearly


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


@pytest.mark.parametrize(("text", "kind", "value", "bound"), WORDED)
def test_a_goal_in_words_is_of_one_kind_and_bound(
    text: str, kind: GoalKind, value: Fraction | int, bound: Bound
) -> None:
    goal = parse_goal(text)
    assert (goal.kind, goal.figure.value, goal.bound, goal.text) == (kind, value, bound, text)


@pytest.mark.parametrize(("text", "start", "value", "bound"), FROM_TO)
def test_a_goal_may_tell_its_baseline(
    text: str, start: Fraction | int, value: Fraction | int, bound: Bound
) -> None:
    goal = parse_goal(text)
    assert goal.start is not None
    assert (goal.start.value, goal.figure.value, goal.bound) == (start, value, bound)


@pytest.mark.parametrize(("text", "readings"), TWO_READINGS)
def test_words_of_two_readings_are_refused_with_both_and_these_are_taken(
    text: str, readings: list[str]
) -> None:
    with pytest.raises(Refusal) as caught:
        parse_goal(text)
    assert f"`{text}`" in caught.value.message
    for reading in readings:
        assert reading in caught.value.help
        parse_goal(reading)


@pytest.mark.parametrize(
    "text",
    ["at least 5 at most 9", "at least 9 or less", "increase", "at least", "about", "by 15%", "up to", "from 5", "to to 5",
     "cut by double", "raise from 50% cut to 44%", "at least at most 5", "80 to", "half a dozen", "1/0", "to 0/5"],
)  # fmt: skip
def test_words_that_say_no_goal_are_refused(text: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse_goal(text)
    assert caught.value.help


@pytest.mark.parametrize(
    "text",
    ["+1.234,5%", "at least 1.234,5", "about +12 zillion", "cut by 12 QQQ", "x1,5", "-50% 左右 x"],
)
def test_what_was_typed_is_quoted_with_its_sign_and_words(text: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse_goal(text)
    assert f"`{text}`" in caught.value.message


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("about 150", 149, 151), ("150左右", 149, 151), ("about +50%", 49, 51), ("+50%左右", 49, 51), ("约-1.5", F("-1.6"), F("-1.4"))],
)  # fmt: skip
def test_about_widens_the_figure(text: str, low: Fraction | int, high: Fraction | int) -> None:
    figure = parse_goal(text).figure
    assert (figure.about, figure.low, figure.high) == (True, low, high)


@pytest.mark.parametrize(
    ("text", "value", "bound"),
    [("-20", -20, ""), ("at least -20", -20, "floor"), ("150 or less", 150, "ceiling"), ("about 5%", 5, "")],
)  # fmt: skip
def test_a_target_value_keeps_its_sign_beside_words(
    text: str, value: Fraction | int, bound: Bound
) -> None:
    goal = parse_target_value(text)
    assert (goal.figure.value, goal.bound) == (value, bound)


@pytest.mark.parametrize("text", ["+50%", "x2", "cut by 5", "at least x2", "from 5 to 7"])
def test_a_change_is_no_target_value(text: str) -> None:
    with pytest.raises(Refusal):
        parse_target_value(text)


BOUNDS = [
    (word, said.bound, at_end)
    for letters, at_end in ((BEFORE, False), (BEHIND, True))
    for words in letters.values()
    for word, said in words.items()
    if said in (FLOOR, CEILING)
]


@given(
    st.sampled_from(BOUNDS),
    st.sampled_from(["150", "65%", "+20", "+50%", "+5pp", "x2", "double", "1.8 trillion"]),
    st.booleans(),
)
def test_every_word_for_a_bound_goes_with_every_kind(
    bound: tuple[str, Bound, bool], core: str, spaced: bool
) -> None:
    """Whatever the goal is without the word, it is with it, and bounded."""
    word, side, at_end = bound
    blank = " " if spaced or re.search("[a-z]", word) else ""
    goal = parse_goal(f"{core}{blank}{word}" if at_end else f"{word}{blank}{core}")
    bare = parse_goal(core)
    assert (goal.kind, goal.figure.value, goal.bound) == (bare.kind, bare.figure.value, side)


@given(st.sampled_from(sorted(WORDS)), st.integers(1, 10**12))
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
