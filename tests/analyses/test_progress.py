"""Are we on pace, and what is required from now on?"""

from fractions import Fraction
from math import log

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from socalc import read_target_file
from socalc.analyses.grades import GRADES
from socalc.analyses.progress import ProgressRow, progress
from socalc.targets.figure import parse_figure
from socalc.targets.file import Actual, Growth, TargetFile
from socalc.targets.goal_text import parse_goal
from socalc.targets.window import Horizon, Window, parse_date
from tests.conftest import ROOT

CENTRAL = read_target_file((ROOT / "examples/central-soes.yaml").read_bytes(), "central-soes.yaml")


def row_of(entry: str, head: str = "base-year: 2000\nby: 2010", as_of: str = "") -> ProgressRow:
    file = read_target_file(f"{head}\ngrowth: {{a: {entry}}}".encode(), "f.yaml")
    (row,) = progress(file, parse_date(as_of) if as_of else None).rows
    return row


# -- 196 central enterprises in 2003, a goal of 100 by 2010 ---------------------------------------
#
# required: (100/196) ** (1/7) - 1 = -9.16585 % a year; with t years elapsed and an actual of a
#   path value       196 * (100/196) ** (t/7)
#   observed         (a/196) ** (1/t) - 1
#   ratio            -observed / 0.0916585, as the goal is a fall
#   from now on      (100/a) ** (1/(7-t)) - 1
#   expected         a * (1 + observed) ** (7-t)
#   arrival          t * ln(100/a) / ln(a/196) years after the actual, the month begun counts
#   months ahead     12 * (7 * ln(a/196) / ln(100/196) - t)
# ln(100/196) = -0.672944, ln(161/196) = -0.196710, ln(155/196) = -0.234690,
# ln(149/196) = -0.274168, ln(131/196) = -0.402917, ln(127/196) = -0.433927
YEARS_AND_ACTUALS = [
    # as of, t, a, path, observed, ratio, grade, from now on, expected, arrival, months ahead
    # t = 3; arrival 3 * 0.476234/0.196710 = 7.2630 years = 87.2 months
    ("2006-12", 161, 146.894, -0.0634666, 0.692424, "needs acceleration", -0.112244, 123.857, "2014-04", -11.4457),
    # t = 43/12; arrival 43 * 0.438255/0.234690 = 80.3 months
    ("2007-07", 155, 138.883, -0.0633960, 0.691654, "needs acceleration", -0.120384, 123.922, "2014-04", -13.7050),
    # t = 5; arrival 60 * 0.398776/0.274168 = 87.3 months
    ("2008", 149, 121.200, -0.0533574, 0.582132, "limited", -0.180768, 133.524, "2016-04", -25.7771),
    # t = 6; arrival 72 * 0.270027/0.402917 = 48.3 months
    ("2009-12", 131, 110.091, -0.0649478, 0.708584, "needs acceleration", -0.236641, 122.492, "2014-01", -21.7060),
    # t = 76/12; arrival 76 * 0.239017/0.433927 = 41.9 months
    ("2010-04", 127, 106.619, -0.0662204, 0.722469, "needs acceleration", -0.301294, 121.330, "2013-10", -21.8352),
]  # fmt: skip


@pytest.mark.parametrize(
    (
        "as_of",
        "actual",
        "path",
        "observed",
        "ratio",
        "grade",
        "now",
        "expected",
        "arrival",
        "ahead",
    ),
    YEARS_AND_ACTUALS,
)
def test_the_central_enterprises_stay_behind_their_path(
    as_of: str,
    actual: int,
    path: float,
    observed: float,
    ratio: float,
    grade: str,
    now: float,
    expected: float,
    arrival: str,
    ahead: float,
) -> None:
    (row,) = progress(CENTRAL, parse_date(as_of)).rows
    assert row.as_of == as_of
    assert row.actual == actual
    assert row.to_go == 100 - actual
    assert (row.grade, row.arrival, row.by) == (grade, arrival, 2010)
    assert row.attainment == pytest.approx(actual / path, rel=5e-6)
    numbers = (row.path_value, row.observed, row.required, row.on_track_ratio)
    assert numbers == pytest.approx((path, observed, -0.0916585, ratio), rel=5e-6)
    further = (row.required_from_now, row.expected_at_deadline, row.months_ahead)
    assert further == pytest.approx((now, expected, ahead), rel=5e-6)


def test_they_end_off_track() -> None:
    (row,) = progress(CENTRAL).rows
    assert (row.as_of, row.grade) == ("2010-04", "needs acceleration")
    assert row.arrival > "2010-12"


def test_before_the_first_actual_there_is_no_grade() -> None:
    (row,) = progress(CENTRAL, parse_date("2006-11")).rows
    assert (row.grade, row.actual, row.as_of) == (None, None, "")
    assert row.note.startswith("no actual by then; ")


# -- Grades ---------------------------------------------------------------------------------------

# 100 to 121 in two years is 10 % a year
RISE = "base-year: 2000\nby: 2002"
BOUNDARIES = [
    # actual after one year: R is a tenth of its growth in per cent
    ("109.6", 0.96, "on track"),
    ("109.5", 0.95, "on track"),
    ("109.4999", 0.94999, "needs acceleration"),
    ("106.0001", 0.60001, "needs acceleration"),
    ("106", 0.60, "needs acceleration"),
    ("105.9999", 0.59999, "limited"),
    ("100.0001", 0.00001, "limited"),
    ("100", 0.0, "limited"),
    ("99.9999", -0.00001, "moving away"),
    ("50", -5.0, "moving away"),
    ("120.9999", 2.09999, "on track"),
    ("121", 2.1, "achieved"),
    ("150", 5.0, "achieved"),
]  # fmt: skip


@pytest.mark.parametrize(("actual", "ratio", "grade"), BOUNDARIES)
def test_a_grade_begins_at_its_boundary(actual: str, ratio: float, grade: str) -> None:
    row = row_of(f"{{baseline: 100, goal: 121, actuals: {{2001: {actual}}}}}", RISE)
    assert row.grade == grade
    assert row.on_track_ratio == pytest.approx(ratio, abs=1e-12)


@pytest.mark.parametrize(
    ("actual", "grade"),
    [
        # 100 to 81 in two years is -10 % a year; after one: 90.5 is -9.5 %, 94 is -6 %
        ("90.5", "on track"), ("90.5001", "needs acceleration"), ("94", "needs acceleration"),
        ("94.0001", "limited"), ("100", "limited"), ("100.0001", "moving away"), ("81", "achieved"),
        ("70", "achieved"),
    ],
)  # fmt: skip
def test_of_a_fall_the_grades_are_the_same(actual: str, grade: str) -> None:
    assert row_of(f"{{baseline: 100, goal: 81, actuals: {{2001: {actual}}}}}", RISE).grade == grade


@pytest.mark.parametrize(
    ("actual", "grade"),
    [
        # -40 to 60 in ten years is 10 a year; after two years 9.5 a year is -21, 6 a year is -28
        ("-21", "on track"), ("-21.01", "needs acceleration"), ("-28", "needs acceleration"),
        ("-28.01", "limited"), ("-40", "limited"), ("-40.01", "moving away"), ("60", "achieved"),
    ],
)  # fmt: skip
def test_a_loss_is_graded_by_linear_paces(actual: str, grade: str) -> None:
    row = row_of(f"{{baseline: -40, goal: 60, actuals: {{2002: {actual}}}}}")
    assert (row.grade, row.observed, row.required) == (grade, None, None)
    assert row.note == "linear: no rate exists"


def test_a_loss_has_a_path_and_an_arrival() -> None:
    # two of ten years gone, -25 reached: path -40 + 2 * 10; 7.5 a year; 85 to go take 11.33 years
    row = row_of("{baseline: -40, goal: 60, actuals: {2002: -25}}")
    assert (row.path_value, row.on_track_ratio) == (-20, 0.75)
    assert row.to_go == 85
    assert row.expected_at_deadline == 35  # -25 + 8 * 7.5
    assert row.arrival == "2014-04"  # 136 months after 2002-12
    assert row.months_ahead == -6  # -25 is on the path after 1.5 years
    assert (row.attainment, row.required_from_now) == (None, None)


def test_a_profit_that_turned_into_a_loss_is_graded_by_linear_paces() -> None:
    # 100 to 200 in ten years is 10 a year; -20 after two years is -60 a year
    row = row_of("{baseline: 100, goal: 200, actuals: {2002: -20}}")
    # the linear path from 100 to 200 had -20 twelve years before its start, and two have gone since
    assert (row.on_track_ratio, row.grade, row.months_ahead) == (-6, "moving away", -168)
    assert (row.expected_at_deadline, row.arrival) == (-500, "")
    assert row.note == "linear paces: the actual is negative"


def test_achieved_goes_before_the_trend() -> None:
    # 150 is the goal; it was 180 in 2004 and is 151 now, less than the path would need at the pace
    row = row_of("{baseline: 100, goal: 150, actuals: {2004: 180, 2009: 151}}")
    assert (row.grade, row.arrival) == ("achieved", "")
    after = row_of("{baseline: 100, goal: 150, actuals: {2030: 151}}")
    assert after.on_track_ratio is not None
    assert after.on_track_ratio < 0.6
    assert after.grade == "achieved"


# What is expected at the deadline, ten years after the baseline: actual * (actual / baseline) ** (left / elapsed)
NO_DIRECTION = [
    ("{baseline: 50, goal: 50, actuals: {2002: 45}}", 29.5245),  # 45 * 0.9 ** 4
    ("{baseline: 50, goal: 50, actuals: {2005: 60}}", 72),  # 60 * 1.2 ** 1
    ("{baseline: 50, goal: 50, actuals: {2002: 50}}", 50),
    ("{baseline: 40, goal: +0%, actuals: {2005: 20}}", 10),  # 20 * 0.5
    ("{baseline: 40, goal: x1, actuals: {2005: 39}}", 38.025),  # 39 * 0.975
    ("{baseline: 40, goal: 40, actuals: {2005: 4000}}", 400000),
    ("{baseline: 40, goal: 40, actuals: {2012: 41}}", None),  # after the deadline
    ("{baseline: -50, goal: to -50, actuals: {2002: -45}}", -29.5245),
    # no rate leads from or to zero, nor to a greater loss: linear
    ("{baseline: 0, goal: to 0, actuals: {2005: 3}}", 6),
    ("{baseline: 40, goal: 40, actuals: {2005: 0}}", -40),
    ("{baseline: -50, goal: to -50, actuals: {2002: -55}}", -75),
]  # fmt: skip


@pytest.mark.parametrize(("entry", "expected"), NO_DIRECTION)
def test_a_goal_that_is_the_baseline_has_no_direction(entry: str, expected: float | None) -> None:
    row = row_of(entry)
    assert (row.grade, row.on_track_ratio, row.months_ahead, row.arrival) == (None, None, None, "")
    assert row.expected_at_deadline == (
        None if expected is None else pytest.approx(expected, rel=1e-12)
    )
    assert row.note.partition("; ")[0] == "no direction: the goal equals the baseline"


def test_a_consolidation_to_as_many_as_before_has_no_direction() -> None:
    text = "base-year: 2000\nby: 2010\nconsolidation: {a: {before: 12, after: 12, actuals: {2005: 15}}}"
    (row,) = progress(read_target_file(text.encode(), "f.yaml")).rows
    assert (row.grade, row.note) == (None, "no direction: the goal equals the baseline")
    assert row.expected_at_deadline == pytest.approx(18.75)  # 15 * 1.25


@pytest.mark.parametrize(
    ("as_of", "actual", "ratio", "grade"),
    [
        # 100 to 200 by 2012-12 from 2002-12: what is due is 7.177 % a year
        ("2012-12", "196", 0.96986, "missed"),  # (1.96 ** (1/10) - 1) / 0.0717735
        ("2012-11", "196", 0.97829, "on track"),  # (1.96 ** (12/119) - 1) / 0.0717735
        ("2012-12", "200", 1.0, "achieved"),
        ("2015", "201", 0.76868, "achieved"),  # (2.01 ** (1/13) - 1) / 0.0717735
        ("2015", "199.9", 0.76248, "missed"),  # (1.999 ** (1/13) - 1) / 0.0717735
        ("2015", "90", -0.11246, "missed"),  # (0.9 ** (1/13) - 1) / 0.0717735
        ("2012", "196", 0.96986, "missed"),
    ],
)  # fmt: skip
def test_from_the_deadline_on_a_goal_is_reached_or_missed(
    as_of: str, actual: str, ratio: float, grade: str
) -> None:
    head = "base-year: 2002\nby: 2012"
    row = row_of(f"{{baseline: 100, goal: 200, actuals: {{{as_of}: {actual}}}}}", head)
    assert row.grade == grade
    assert row.on_track_ratio == pytest.approx(ratio, abs=6e-6)


def test_a_loss_that_is_not_made_up_by_its_deadline_is_missed() -> None:
    row = row_of("{baseline: -40, goal: 60, actuals: {2010: 59}}")
    assert (row.grade, row.on_track_ratio) == ("missed", 0.99)
    row = row_of("{baseline: -40, goal: to -10, actuals: {2010: -11}}")
    assert (row.grade, row.expected_at_deadline, row.required_from_now) == ("missed", None, None)


def test_after_the_deadline_nothing_more_is_required() -> None:
    row = row_of("{baseline: 100, goal: 200, actuals: {2012: 150}}")
    assert (row.path_value, row.attainment) == (200, 0.75)
    assert (row.required_from_now, row.expected_at_deadline) == (None, None)
    # 1.5 ** (1/12) - 1 = 3.44 % where 2 ** (1/10) - 1 = 7.18 % were required
    assert row.grade == "missed"
    assert row.on_track_ratio == pytest.approx((1.5 ** (1 / 12) - 1) / (2**0.1 - 1))
    # 12 * ln(2/1.5) / ln(1.5) = 8.5142 years = 102.2 months after 2012-12
    assert row.arrival == "2021-07"
    assert row.months_ahead == pytest.approx(12 * (10 * log(1.5) / log(2) - 12))


def test_who_moves_away_never_arrives() -> None:
    assert row_of("{baseline: 100, goal: 200, actuals: {2002: 90}}").arrival == ""
    assert row_of("{baseline: 100, goal: 200, actuals: {2002: 100}}").arrival == ""


def test_a_window_is_judged_at_both_ends() -> None:
    # after one year 125: 2 years need 41 % a year, 3 years 26 %
    text = (
        "base-year: 2000\nwindow: 2-3\ngrowth: {a: {baseline: 100, goal: x2, actuals: {2001: 125}}}"
    )
    rows = progress(read_target_file(text.encode(), "f.yaml")).rows
    assert [(int(row.years), row.by, str(row.grade)) for row in rows] == [
        (2, 2002, "needs acceleration"),  # 0.25 / 0.4142 = 0.604
        (3, 2003, "on track"),  # 0.25 / 0.2599 = 0.962
    ]


@pytest.mark.parametrize(
    ("as_of", "actual"),
    [("", 140), ("2003", 120), ("2002-12", 120), ("2002-11", 110), ("2004-06", 140)],
)
def test_the_latest_actual_by_a_date_counts(as_of: str, actual: int) -> None:
    entry = "{baseline: 100, goal: x2, actuals: {2004-06: 140, 2001: 110, 2002: 120}}"
    assert row_of(entry, as_of=as_of).actual == actual


@pytest.mark.parametrize(
    ("entry", "head", "note"),
    [
        ("x2", "base-year: 2000", "no baseline is stated"),
        ("{goal: x2, actuals: {2001: 5}}", "base-year: 2000", "no baseline is stated"),
        ("{baseline: 100, goal: x2}", "base-year: 2000", "no actual is stated"),
        ("{baseline: 100, goal: x2, note: sold}", "window: 3", "no actual is stated; sold"),
    ],
)
def test_what_cannot_be_judged_says_why(entry: str, head: str, note: str) -> None:
    file = read_target_file(f"{head}\ngrowth: {{a: {entry}}}".encode(), "f.yaml")
    assert {(row.grade, row.note) for row in progress(file).rows} == {(None, note)}


@pytest.mark.parametrize(
    ("start", "goal", "actual"),
    [("1e300", "1e-300", "1"), ("1e-300", "to 0", "1e150"), ("1", "1e20", "1e-300"),
     ("100", "-1e-300", "118.4"), ("1", "1.00000000000000000001", "1.000000000000000000001"),
     ("1e300", "-1e-300", "-1e300"), ("-1e-300", "1e-300", "1e150"), ("1e299", "+1e-300", "1.1e299")],
)  # fmt: skip
def test_numbers_of_any_size_have_a_grade(start: str, goal: str, actual: str) -> None:
    row = row_of(f"{{baseline: {start}, goal: {goal}, actuals: {{2001: {actual}}}}}")
    assert row.grade in GRADES


def test_growth_that_is_too_large_for_a_double_is_left_out() -> None:
    # 1e290 times as much in a month is 1e290 ** 12 a year
    row = row_of("{baseline: 1e-150, goal: 1e150, actuals: {2001-01: 1e140}}")
    assert (row.observed, row.grade) == (None, "limited")
    # what is required differs from nothing by 1e-599: no double tells how many months that is
    row = row_of("{baseline: 1e299, goal: +1e-300, actuals: {2005: 1.1e299}}")
    assert (row.required, row.months_ahead) == (None, None)


def test_a_loss_that_shrinks_is_graded_by_rates() -> None:
    # half the loss is to be left after ten years: 6.70 % a year; 30 are left after two: 13.40 %
    row = row_of("{baseline: -40, goal: to -20, actuals: {2002: -30}}")
    assert row.required == pytest.approx(0.5**0.1 - 1)
    assert row.observed == pytest.approx(0.75**0.5 - 1)
    assert row.on_track_ratio == pytest.approx((0.75**0.5 - 1) / (0.5**0.1 - 1))
    assert row.grade == "on track"
    assert row.path_value == pytest.approx(-40 * 0.5**0.2)
    assert row.required_from_now == pytest.approx((20 / 30) ** (1 / 8) - 1)
    # ln(20/30) / ln(0.75) * 2 = 2.819 years after 2002-12
    assert row.arrival == "2005-10"
    assert row.expected_at_deadline == pytest.approx(-30 * 0.75**4)
    # on the path, 30 are left after 10 * ln(0.75) / ln(0.5) = 4.150 years
    assert row.months_ahead == pytest.approx(12 * (10 * log(0.75) / log(0.5) - 2))
    assert row.note == "rates are those of a loss, which is to shrink"


@pytest.mark.parametrize(
    ("actual", "grade"),
    [
        ("-41", "moving away"),
        ("-40", "limited"),
        ("-20", "achieved"),
        ("0", "achieved"),
        ("5", "achieved"),
    ],
)
def test_whatever_becomes_of_a_loss_has_a_grade(actual: str, grade: str) -> None:
    row = row_of(f"{{baseline: -40, goal: to -20, actuals: {{2002: {actual}}}}}")
    assert row.grade == grade


def test_an_achieved_goal_requires_nothing_more() -> None:
    row = row_of("{baseline: 100, goal: 150, actuals: {2004: 180}}")
    assert row.grade == "achieved"
    assert row.required_from_now is None
    assert row.to_go == -30


def test_a_consolidation_under_way_is_judged_as_a_value_to_reach() -> None:
    head = "base-year: 2003\nby: 2010\n"
    actuals = "actuals: {2006-12: 161, 2010-04: 127}"
    text = f"{head}growth: {{a: {{baseline: 196, goal: 100, {actuals}}}}}"
    (growth,) = progress(read_target_file(text.encode(), "f.yaml")).rows
    text = f"{head}consolidation: {{a: {{before: 196, after: 100, {actuals}}}}}"
    (count,) = progress(read_target_file(text.encode(), "f.yaml")).rows
    assert count == growth
    assert count.grade == "needs acceleration"


# -- Laws -----------------------------------------------------------------------------------------

values = st.fractions(Fraction(1, 100), 1000, max_denominator=1000)


def judged(
    start: Fraction, end: Fraction, actual: Fraction, years: int, months: int
) -> ProgressRow:
    """The row of a target whose actual was measured so many months after its base year 2000."""
    figure = parse_figure("1")
    target = Growth(
        "a",
        parse_goal("2"),
        end,
        figure._replace(value=start),
        window=Window((Horizon(Fraction(years)),), "file"),
        base=2000 * 12 + 12,
        actuals=(Actual("then", 2000 * 12 + 12 + months, figure._replace(value=actual)),),
    )
    (row,) = progress(TargetFile(growth=(target,))).rows
    return row


@given(values, values, st.integers(1, 20), st.data())
def test_on_the_path_what_is_required_from_now_on_is_what_was_required(
    start: Fraction, end: Fraction, years: int, data: st.DataObject
) -> None:
    assume(abs(end / start - 1) > Fraction(1, 100))
    months = data.draw(st.integers(1, years * 12 - 1))
    on_path = Fraction(judged(start, end, start, years, months).path_value or 0)
    row = judged(start, end, on_path, years, months)
    assert row.required_from_now == pytest.approx(row.required, rel=1e-9, abs=1e-12)
    assert row.on_track_ratio == pytest.approx(1, rel=1e-9)
    assert row.months_ahead == pytest.approx(0, abs=1e-9)
    assert row.expected_at_deadline == pytest.approx(float(end), rel=1e-9)
    assert row.arrival == f"{2000 + years}-12"
    assert row.grade == "on track"


@given(values, values, values, st.integers(1, 20), st.integers(1, 300))
def test_ahead_of_a_rise_is_ahead_of_the_fall_that_mirrors_it(
    start: Fraction, end: Fraction, actual: Fraction, years: int, months: int
) -> None:
    """A way and its mirror image, x to start * start / x, have the same months ahead."""
    assume(end != start)
    row = judged(start, end, actual, years, months)
    mirrored = judged(start, start**2 / end, start**2 / actual, years, months)
    assert mirrored.months_ahead == pytest.approx(row.months_ahead, rel=1e-9, abs=1e-9)
    assert (mirrored.grade == "achieved") == (row.grade == "achieved")


@given(values, values, values, st.integers(1, 20), st.integers(1, 300))
def test_what_is_ahead_on_the_way_up_is_behind_on_the_way_down(
    start: Fraction, end: Fraction, actual: Fraction, years: int, months: int
) -> None:
    """With the goal mirrored and the actual not, done and due change places about the baseline."""
    assume(end != start)
    up = judged(start, end, actual, years, months).months_ahead
    down = judged(start, start**2 / end, actual, years, months).months_ahead
    assert up is not None
    assert down is not None
    assert up + months == pytest.approx(-(down + months), rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(
    ("entry", "arrival"),
    [
        # linear: 12 * (goal - actual) / actual months after 2021-12, here 108 and an instant more
        ("{baseline: 0, goal: 1000000000, actuals: {2021: 100000000}}", "2030-12"),
        ("{baseline: 0, goal: 1000000001, actuals: {2021: 100000000}}", "2031-01"),
        # compound: doubled in a year, so eight times as much after two more, and an instant more
        ("{baseline: 1, goal: 8, actuals: {2021: 2}}", "2023-12"),
        ("{baseline: 1, goal: 8.00000001, actuals: {2021: 2}}", "2024-01"),
        # a loss that is halved in a year is an eighth after two more
        ("{baseline: -8, goal: to -1, actuals: {2021: -4}}", "2023-12"),
        ("{baseline: -8, goal: to -0.9999999999, actuals: {2021: -4}}", "2024-01"),
    ],
)
def test_an_instant_after_a_month_is_the_next_month(entry: str, arrival: str) -> None:
    assert row_of(entry, "base-year: 2020\nby: 2060").arrival == arrival
