"""Does a floor or a ceiling hold, and what does each command say of one?"""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socalc import TargetFile, check, implied, path, progress, read_target_file, required_growth
from socalc.analyses.bounds import holds, is_worse
from socalc.analyses.grades import keeping
from socalc.analyses.groups import groups
from socalc.analyses.progress import ProgressRow

HEAD = "base-year: 2000\nby: 2010\n"


def read(entries: str, head: str = HEAD) -> TargetFile:
    return read_target_file(f"{head}growth:\n{entries}".encode(), "f.yaml")


def row_of(entry: str) -> ProgressRow:
    (row,) = progress(read(f"  a: {{{entry}}}")).rows
    return row


# Floors of 80 and ceilings of 80, each with the grade that follows by hand. From the value before (b) in year s to
# the last (a) in year t, the pace is (a - b) / (t - s), and 2010 is 10 - t years ahead.
#
# goal, baseline, actuals, grade, expected at the deadline
GRADED = [
    # the floor held at the baseline and holds
    ("at least 80", "100", "{2001: 100}", "achieved", 100),  # stays: 100 + 0 * 9
    ("at least 80", "100", "{2001: 101}", "achieved", 110),  # rises: 101 + 1 * 9
    ("at least 80", "100", "{2001: 98}", "on track", 80),  # falls by 2: 98 - 2 * 9, just held
    ("at least 80", "100", "{2001: 97.9}", "needs acceleration", 79),  # 97.9 - 2.1 * 9
    ("at least 80", "100", "{2001: 90, 2002: 90}", "achieved", 90),  # fell once, and stays
    (
        "at least 80",
        "100",
        "{2001: 82, 2004: 85}",
        "achieved",
        91,
    ),  # 85 + 1 * 6: better than before
    ("at least 80", "100", "{2001: 120, 2005: 100}", "needs acceleration", 75),  # 100 - 5 * 5
    ("at least 80", "100", "{2001: 120, 2005: 116}", "on track", 111),  # 116 - 1 * 5
    ("at least 80", "80", "{2001: 80}", "achieved", 80),  # at the floor is on its right side
    # it held at the baseline and is broken
    ("at least 80", "100", "{2001: 75}", "moving away", -150),  # 75 - 25 * 9
    ("at least 80", "100", "{2001: 70, 2002: 75}", "limited", 115),  # 75 + 5 * 8
    ("at least 80", "100", "{2001: 75, 2002: 75}", "moving away", 75),  # no nearer
    ("at least 80", "80", "{2001: 79.9}", "moving away", 79),  # 79.9 - 0.1 * 9
    # from the deadline on
    ("at least 80", "100", "{2001: 90, 2010: 81}", "achieved", None),
    ("at least 80", "100", "{2001: 90, 2010: 79}", "missed", None),
    ("at least 80", "100", "{2001: 70, 2011: 79}", "missed", None),
    # it did not hold at the baseline and holds now
    (
        "at least 80",
        "60",
        "{2005: 82}",
        "achieved",
        104,
    ),  # 82 + 22 / 5 * 5: better than the baseline
    ("at least 80", "60", "{2004: 90, 2005: 88}", "needs acceleration", 78),  # 88 - 2 * 5
    # the mirror images, of ceilings
    ("at most 80", "60", "{2001: 60}", "achieved", 60),
    ("at most 80", "60", "{2001: 59}", "achieved", 50),
    ("at most 80", "60", "{2001: 62}", "on track", 80),  # 62 + 2 * 9
    ("at most 80", "60", "{2001: 62.1}", "needs acceleration", 81),  # 62.1 + 2.1 * 9
    ("at most 80", "60", "{2001: 85}", "moving away", 310),  # 85 + 25 * 9
    ("at most 80", "60", "{2001: 90, 2002: 85}", "limited", 45),  # 85 - 5 * 8
    ("at most 80", "60", "{2001: 70, 2010: 79}", "achieved", None),
    ("at most 80", "60", "{2001: 70, 2010: 81}", "missed", None),
    ("at most 80", "100", "{2005: 78}", "achieved", 56),  # 78 - 22 / 5 * 5
    # losses have bounds as well: a floor of -20 is held by -10
    ("to -20 or more", "-10", "{2001: -12}", "needs acceleration", -30),  # -12 - 2 * 9
    ("to -20 or more", "-10", "{2001: -11}", "on track", -20),  # -11 - 1 * 9
    ("to -20 or more", "-10", "{2001: -25}", "moving away", -160),  # -25 - 15 * 9
    # a fall by 20 % or more is a ceiling of 80
    ("-20% or more", "100", "{2005: 78}", "achieved", 56),
    ("down by at most 20%", "100", "{2001: 98}", "on track", 80),
]


@pytest.mark.parametrize(("goal", "start", "actuals", "grade", "expected"), GRADED)
def test_a_bound_is_graded_by_whether_it_is_kept(
    goal: str, start: str, actuals: str, grade: str, expected: int | None
) -> None:
    row = row_of(f"baseline: {start}, goal: {goal}, actuals: {actuals}")
    assert (row.grade, row.expected_at_deadline) == (grade, expected)


@pytest.mark.parametrize(
    ("goal", "actual"),
    [("at least 80", "62"), ("at least 80", "66"), ("at least 80", "59"), ("at least 80", "61"), ("at least +20", "70")],
)  # fmt: skip
def test_on_the_way_to_a_bound_the_row_is_that_of_the_value(goal: str, actual: str) -> None:
    row = row_of(f"baseline: 60, goal: {goal}, actuals: {{2002: {actual}}}")
    value = row_of(f"baseline: 60, goal: 80, actuals: {{2002: {actual}}}")
    assert row == value._replace(bound="floor")
    assert row.direction == "up"


def test_where_a_bound_holds_at_the_baseline_there_is_no_way_to_go() -> None:
    row = row_of("baseline: 100, goal: at least 80, actuals: {2002: 75}")
    assert [row.path_value, row.attainment, row.to_go] == [80, 75 / 80, 5]
    assert (row.on_track_ratio, row.way, row.months_ahead, row.arrival) == (None, None, None, "")
    assert row.required_from_now == pytest.approx((80 / 75) ** (1 / 8) - 1)
    assert row.note == "the baseline is above the floor already"
    kept = row_of("baseline: 100, goal: at least 80, actuals: {2002: 90}")
    assert [kept.required_from_now, kept.to_go] == [None, -10]


@pytest.mark.parametrize(
    ("actuals", "grade"),
    [
        ("{2002: 90}", "achieved"), ("{2002: 75}", None), ("{2001: 91, 2002: 90}", "on track"),
        ("{2001: 95, 2002: 90}", "needs acceleration"), ("{2001: 70, 2002: 75}", "limited"),
        ("{2001: 76, 2002: 75}", "moving away"), ("{2010: 75}", "missed"), ("{2010: 85}", "achieved"),
    ],
)  # fmt: skip
def test_a_bound_that_is_a_value_needs_no_baseline(actuals: str, grade: str | None) -> None:
    row = row_of(f"goal: at least 80, actuals: {actuals}, unit: t")
    assert (row.grade, row.unit, row.direction, row.path_value) == (grade, "t", "up", 80)
    assert row.note == "no baseline is stated"


@pytest.mark.parametrize(
    ("entry", "bound", "direction", "way"),
    [
        ("baseline: 100, goal: 150, actuals: {2001: 120}", "", "up", Fraction(2, 5)),
        ("baseline: 100, goal: 50, actuals: {2001: 120}", "", "down", Fraction(-2, 5)),
        ("baseline: 100, goal: 100, actuals: {2001: 120}", "", "", None),
        ("baseline: 100, goal: at least 150, actuals: {2001: 120}", "floor", "up", Fraction(2, 5)),
        ("baseline: 100, goal: at most 150, actuals: {2001: 120}", "ceiling", "down", None),
        ("goal: 150, actuals: {2001: 120}", "", "", None),
        ("goal: at least 150", "floor", "up", None),
    ],
)
def test_a_row_says_which_way_is_wanted_and_how_much_of_it_is_done(
    entry: str, bound: str, direction: str, way: Fraction | None
) -> None:
    row = row_of(entry)
    assert (row.bound, row.direction, row.way) == (bound, direction, way)


def test_growth_says_where_a_bound_holds_already() -> None:
    file = read(
        "  a: {baseline: 100, goal: at least 80}\n  b: {baseline: 60, goal: at least 80}\n"
        "  c: {baseline: 80, goal: at most 80}\n  d: {baseline: 60, goal: at most 80}\n"
        "  e: {baseline: 100, goal: 80}\n"
    )
    rows = required_growth(file).rows
    assert [(row.bound, row.note) for row in rows] == [
        ("floor", "the baseline is above the floor already"),
        ("floor", ""),
        ("ceiling", "the baseline is at the ceiling already"),
        ("ceiling", "the baseline is below the ceiling already"),
        ("", ""),
    ]
    assert rows[0].growth == pytest.approx(0.8**0.1 - 1)  # the least: it may fall so much


def test_a_path_to_a_bound_that_holds_is_the_bound() -> None:
    held = path(read("  a: {baseline: 100, goal: at least 80.5}"), method="linear").rows
    assert {(row.value, row.growth, row.bound) for row in held} == {(Fraction("80.5"), 0, "floor")}
    note = "the baseline is above the floor already; each is the floor itself"
    assert {row.note for row in held} == {note}
    loss = path(read("  a: {baseline: -10, goal: to -20 or more}")).rows
    assert {row.value for row in loss} == {-20}
    to_go = path(read("  a: {baseline: 60.5, goal: at least 80}")).rows
    value = path(read("  a: {baseline: 60.5, goal: 80}")).rows
    assert [row._replace(bound="") for row in to_go] == [*value]


def test_floors_add_up_and_a_floor_and_a_ceiling_do_not() -> None:
    entries = (
        "  a: {baseline: 100, goal: at least 150, group: g}\n  b: {baseline: 100, goal: x2, group: g}\n"
        "  c: {baseline: 100, goal: at most 120, group: h}\n"
    )
    rows = {row.group: row for row in groups(read(entries)).rows if not row.target}
    assert rows["g"].target_value == 350
    assert rows["g"].note == "the sum is a floor"
    assert rows["h"].note == "the sum is a ceiling"
    assert rows[""].target_value is None
    assert rows[""].note == "no sum: some goals are floors and some ceilings"


@pytest.mark.parametrize(
    ("above", "below", "note"),
    [
        ("at least x2", "x3", "a floor of the ratio"),
        ("at least x2", "at most x3", "a floor of the ratio"),
        ("x2", "at most x3", "a floor of the ratio"),
        ("at most x2", "x3", "a ceiling of the ratio"),
        ("x2", "at least x3", "a ceiling of the ratio"),
        ("at most x2", "at least x3", "a ceiling of the ratio"),
        ("at least x2", "over x3", "no bound of the ratio: both goals are floors"),
        ("x2", "x3", ""),
    ],
)
def test_bounds_of_both_sides_may_bound_a_ratio(above: str, below: str, note: str) -> None:
    text = f"growth: {{a: {above}, b: {below}}}\nratios: {{r: a / b}}"
    (row,) = implied(read_target_file(text.encode(), "f.yaml")).rows
    assert (row.multiple, row.note) == (Fraction(2, 3), note)


@pytest.mark.parametrize(
    ("goal", "stated", "verdict"),
    [
        ("at least 150", "50%", "consistent"), ("at least 150", "60%", "unchecked"),
        ("at least 150", "40%", "inconsistent"), ("at most 120", "20%", "consistent"),
        ("at most 120", "10%", "unchecked"), ("at most 120", "40%", "inconsistent"),
        ("-20% or more", "40%", "unchecked"), ("-20% or more", "10%", "inconsistent"),
        ("at least 150", "16% a year", "unchecked"), ("at least 150", "13% a year", "inconsistent"),
    ],
)  # fmt: skip
def test_a_stated_figure_that_may_be_of_a_value_beyond_the_bound_is_not_accused(
    goal: str, stated: str, verdict: str
) -> None:
    entry = f"  a: {{baseline: 100, goal: {goal}, stated: {stated}, window: 3}}"
    (row,) = check(read(entry, "")).rows
    assert row.verdict == verdict


# -- Laws -----------------------------------------------------------------------------------------

values = st.fractions(-100, 100, max_denominator=100)


@given(values, st.lists(values, min_size=1, max_size=4), st.integers(1, 6))
def test_a_ceiling_is_a_floor_upside_down(
    limit: Fraction, found: list[Fraction], years: int
) -> None:
    series = [(Fraction(number), value) for number, value in enumerate(found)]
    turned = [(number, -value) for number, value in series]
    floor = keeping("floor", limit, series, Fraction(years))
    ceiling = keeping("ceiling", -limit, turned, Fraction(years))
    assert floor.grade == ceiling.grade
    assert floor.expected == (None if ceiling.expected is None else -ceiling.expected)


@given(values, values, values)
def test_what_holds_goes_on_to_hold_where_it_does_not_get_worse(
    limit: Fraction, before: Fraction, value: Fraction
) -> None:
    if holds("floor", before, limit) and not is_worse("floor", value, before):
        assert holds("floor", value, limit)
    assert not holds("", value, limit)


FORMS = [
    ("at least 150", "150 or more", ">= 150", "no less than 150", "不低于150", "150以上", "reach at least 150", "at least +50%", "over x1.5",
     "up by at least 50%", "at least +50", "增长50%以上", "+50% or more", "＋５０％以上", "from 100 to at least 150"),
    ("at most 80", "80 or less", "<= 80", "below 80", "不超过80", "80以内", "-20% or more", "cut by at least 20%", "下降20%以上",
     "降到80以下", "at most x0.8", "-20 or more", "at least 20% less", "down by at least a fifth", "-1/5 or more"),
    ("at least 80", "down by at most 20%", "80 or more", "下降不超过20%", "no more than 20% less", "at least x0.8"),
    ("150", "+50%", "up 50%", "rise by 50%", "reach 150", "raise to 150", "x1.5", "+50", "增长50%", "提高到150", "from 100 to 150", "＋５０％",
     "increase by half", "增加50"),
    ("50", "-50%", "halve", "halved", "half as many", "cut by half", "down by 50", "减半", "减少一半", "下降50%", "to half"),
    ("about 150", "150左右", "around 150", "约150", "~150"),
]  # fmt: skip
"""Goals of a baseline of 100 that mean the same."""


@given(
    st.sampled_from(FORMS).flatmap(lambda forms: st.tuples(st.sampled_from(forms), st.sampled_from(forms))),
    st.lists(st.integers(40, 160), max_size=3),
)  # fmt: skip
def test_the_same_goal_in_two_forms_gives_the_same_rows(
    goals: tuple[str, str], actuals: list[int]
) -> None:
    dated = ", ".join(f"{2001 + number}: {value}" for number, value in enumerate(actuals))
    one, two = (
        read(f"  a: {{baseline: 100, goal: '{goal}', actuals: {{{dated}}}, stated: 50%}}")
        for goal in goals
    )
    assert progress(one).rows == progress(two).rows
    assert [*path(one).rows] == [*path(two).rows]
    first, second = ([row._replace(goal="") for row in required_growth(f).rows] for f in (one, two))
    assert first == second
