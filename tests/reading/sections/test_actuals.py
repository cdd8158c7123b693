"""What do the actuals of a target say, and where is what is wrong with them?"""

from fractions import Fraction

import pytest

from socalc import read_target_file
from socalc.targets.file import Actual
from socalc.targets.problems import TargetFileError
from socalc.targets.window import parse_date

HEAD = "base-year: 2023\ngrowth:\n"


def actuals_of(text: str) -> tuple[Actual, ...]:
    (target,) = read_target_file(text.encode(), "f.yaml").growth
    return target.actuals


def problems_of(text: str) -> list[tuple[int, int, str]]:
    with pytest.raises(TargetFileError) as caught:
        read_target_file(text.encode(), "f.yaml")
    return [
        (problem.place.line, problem.place.column, problem.message)
        for problem in caught.value.problems
        if problem.place
    ]


# the fields of the target, and the actuals it has in the end: date, value
TAKEN = [
    ("baseline: 5, goal: x2, actuals: {}", []),
    ("baseline: 5, goal: x2, actuals: {2024: 6}", [("2024", 6)]),
    ("baseline: 5, goal: x2, actuals: {'2024': '6'}", [("2024", 6)]),
    ("baseline: 5, goal: x2, actuals: {2024-01: 6.5}", [("2024-01", 6.5)]),
    ("goal: x2, actuals: {2024: 6}", [("2024", 6)]),
    ("baseline: 5, goal: x2, base-year: 2020, actuals: {2021: 6}", [("2021", 6)]),
    # in the order of their dates: a year is its December
    ("baseline: 5, goal: x2, actuals: {2025: 8, 2024-11: 6, 2025-11: 7, 2024: 6.5}",
     [("2024-11", 6), ("2024", 6.5), ("2025-11", 7), ("2025", 8)]),
    # in the unit of the target: 1.2 trillion is 1,200 bn
    ("unit: bn yuan, baseline: 900, goal: x2, actuals: {2024: 1.2 trillion, 2025: 1300}",
     [("2024", 1200), ("2025", 1300)]),
    ("unit: '%', baseline: 60, goal: 65, actuals: {2024: 61, 2025: 62%}",
     [("2024", 61), ("2025", 62)]),
    ("baseline: 60%, goal: 65%, actuals: {2024: 61%}", [("2024", 61)]),
    ("baseline: 5, goal: x2, actuals: {2024: -6, 2025: about 7}", [("2024", -6), ("2025", 7)]),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "expected"), TAKEN)
def test_actuals_are_read_in_the_order_of_their_dates(
    fields: str, expected: list[tuple[str, float]]
) -> None:
    found = actuals_of(f"{HEAD}  a: {{{fields}}}\n")
    assert [(actual.date, actual.figure.value) for actual in found] == [
        (date, Fraction(value)) for date, value in expected
    ]
    assert [actual.months for actual in found] == [parse_date(actual.date) for actual in found]


@pytest.mark.parametrize(
    ("date", "months"),
    [("2003", 2003 * 12 + 12), ("2003-12", 2003 * 12 + 12), ("2004-01", 2004 * 12 + 1)],
)
def test_a_year_stands_for_its_december(date: str, months: int) -> None:
    assert parse_date(date) == months


def test_an_actual_keeps_how_it_was_printed() -> None:
    (actual,) = actuals_of(f"{HEAD}  a: {{baseline: 5, goal: x2, actuals: {{2024: 6.50}}}}\n")
    assert (actual.figure.text, actual.figure.margin) == ("6.50", Fraction(1, 200))


# the text below `  a: {baseline: 5, goal: x2, actuals: `, column, and message of the one problem
COLUMN = len("  a: {baseline: 5, goal: x2, actuals: {") + 1
REFUSED = [
    ("6}", COLUMN - 1, "actuals are values by date"),
    ("[6]}", COLUMN - 1, "actuals are values by date"),
    ("}", COLUMN - 1, "actuals are values by date"),
    ("{24: 6}}", COLUMN, "not a date: `24`"),
    ("{2024-6: 6}}", COLUMN, "not a date: `2024-6`"),
    ("{2024-00: 6}}", COLUMN, "not a date: `2024-00`"),
    ("{2024-13: 6}}", COLUMN, "not a date: `2024-13`"),
    ("{2024-06-15: 6}}", COLUMN, "not a date: `2024-06-15`"),
    ("{２０２４: 6}}", COLUMN, "not a date: `２０２４`"),
    ("{2023: 6}}", COLUMN, "`2023` is not after the base year 2023"),
    ("{2023-12: 6}}", COLUMN, "`2023-12` is not after the base year 2023"),
    ("{2023-06: 6}}", COLUMN, "`2023-06` is not after the base year 2023"),
    ("{2019: 6}}", COLUMN, "`2019` is not after the base year 2023"),
    ("{2024: 6, 2024: 7}}", COLUMN + 9, "a second actual for `2024`"),
    ("{2024: 6, 2024-12: 7}}", COLUMN + 9, "a second actual for `2024-12`"),
    ("{2024: some}}", COLUMN + 6, "not a number: `some`"),
    ("{2024: }}", COLUMN + 6, "the value is missing"),
    ("{2024: [6]}}", COLUMN + 6, "one value is needed here"),
    ("{2024: 6%}}", COLUMN + 6, "a percentage and a number that is none: `5` and `6%`"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "column", "message"), REFUSED)
def test_what_is_wrong_with_an_actual_is_one_problem_at_its_place(
    text: str, column: int, message: str
) -> None:
    assert problems_of(f"{HEAD}  a: {{baseline: 5, goal: x2, actuals: {text}\n") == [
        (3, column, message)
    ]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ("baseline: $5, goal: x2, actuals: {2024: €6}", "currencies"),
        (
            "unit: m yuan, baseline: 5, goal: x2, actuals: {2024: USD 6}",
            "`USD 6` is not in `m yuan`",
        ),
        ("baseline: 5 bn, goal: x2, actuals: {2024: 6}", "scale"),
    ],
)
def test_an_actual_that_is_unlike_the_baseline_is_refused(fields: str, message: str) -> None:
    ((line, column, told),) = problems_of(f"{HEAD}  a: {{{fields}}}\n")
    assert (line, column) == (3, len("  a: {") + fields.index("2024: ") + len("2024: ") + 1)
    assert message in told


def test_without_base_year_no_time_has_passed() -> None:
    assert problems_of("growth:\n  a: {baseline: 5, goal: x2, actuals: {2024: 6}}\n") == [
        (2, COLUMN - 1, "`actuals` without `base-year`")
    ]


def test_all_that_is_wrong_is_told_in_one_run() -> None:
    text = (
        f"{HEAD}  a:\n    goal: x2\n    actuals:\n      soon: 6\n      2024: more\n      2022: 7\n"
    )
    assert [line for line, *_ in problems_of(text)] == [6, 7, 8]


def test_a_consolidation_has_actuals_too() -> None:
    text = "base-year: 2023\nconsolidation:\n  a: {before: 66, after: 12, actuals: {2024: 20}}\n"
    (count,) = read_target_file(text.encode(), "it").consolidation
    assert [(actual.date, actual.figure.value) for actual in count.actuals] == [
        ("2024", Fraction(20))
    ]
    assert count.under_way


def test_actuals_of_a_consolidation_are_counts() -> None:
    text = "base-year: 2023\nconsolidation:\n  a: {before: 66, after: 12, actuals: {2024: -20}}\n"
    ((line, column, _),) = problems_of(text)
    assert (line, column) == (3, len("  a: {before: 66, after: 12, actuals: {2024: ") + 1)
