"""How long may it take, and from when to when is that?"""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socalc.targets.problems import Refusal
from socalc.targets.window import (
    DEFAULT_YEARS,
    YEARS_MAX,
    horizons_from,
    horizons_until,
    parse_calendar_year,
    parse_deadlines,
    parse_span,
    parse_years,
)

F = Fraction

YEARS: list[tuple[str, tuple[Fraction | int, ...]]] = [
    ("3", (3,)),
    (" 3 ", (3,)),
    ("3 years", (3,)),
    ("1 year", (1,)),
    ("5年", (5,)),
    ("2.5", (F(5, 2),)),
    ("0.25", (F(1, 4),)),
    ("1000", (1000,)),
    ("2-3", (2, 3)),
    ("2-3 years", (2, 3)),
    ("2 – 3 yrs", (2, 3)),
    ("2 to 3", (2, 3)),
    ("2至3年", (2, 3)),
    ("2.5-3", (F(5, 2), 3)),
    ("2,3,5", (2, 3, 5)),
    ("2, 3, 5 years", (2, 3, 5)),
]

SPANS: list[tuple[str, Fraction | int]] = [
    ("11", 11),
    ("10.5 years", F(21, 2)),
    ("2019-2030", 11),  # intervals: 2019 to 2020 is the first
    ("2022 to 2025", 3),
    ("2023–2024", 1),
    ("2019至2030", 11),
    ("1000-2000", 1000),
]

DEADLINES = [
    ("2027", (2027,)),
    ("2026-2027", (2026, 2027)),
    ("2026 to 2028", (2026, 2028)),
    ("2026, 2028", (2026, 2028)),
]

# which parser, text, part of the message
REFUSED: list[tuple[Callable[[str], object], str, str]] = [
    (parse_years, "", "the value is missing"),
    (parse_years, "soon", "not a number of years"),
    (parse_years, "18 mouths", "not a number of years"),
    (parse_years, "three", "not a number of years"),  # of what?
    (parse_years, "up to 3 years", "not a number of years"),
    (parse_years, "two and a half years and a half", "not a number of years"),
    (parse_years, "0 months", "0 months"),
    (parse_years, "2 years, 18 months", "horizons in no order"),
    (parse_years, "two years to 18 months", "a window that does not grow"),
    (parse_years, "2026-2030", "may be 4 years, or 5 if 2026 is one of them"),
    (parse_years, "-3", "not a number of years"),
    (parse_years, "2-3-4", "not a number of years"),
    (parse_years, "2,,3", "not a number of years"),
    (parse_years, "2,", "not a number of years"),
    (parse_years, "3.", "not a number of years"),
    (parse_years, "1e3", "not a number of years"),
    (parse_years, "３", "not a number of years"),
    (parse_years, "nan", "not a number of years"),
    (parse_years, "2." + "1" * 40, "not a number of years"),
    (parse_years, "10000", "not a number of years"),
    (parse_years, "0", "0 years"),
    (parse_years, "0.0", "0.0 years"),
    (parse_years, "1001", "1001 years"),
    (parse_years, "1000.5", "1000.5 years"),
    (parse_years, "2027", "2027 years"),
    (parse_years, "3-2", "a window that does not grow"),
    (parse_years, "3-3", "a window that does not grow"),
    (parse_years, "3, 2", "horizons in no order"),
    (parse_years, "2, 2", "horizons in no order"),
    (parse_years, "1," * 100 + "1", "a value of 201 characters"),
    (parse_deadlines, "", "the value is missing"),
    (parse_deadlines, "2028, 2026", "deadlines in no order"),
    (parse_deadlines, "2026, 2026", "deadlines in no order"),
    (parse_deadlines, "27", "not a date"),
    (parse_deadlines, "0999", "not a date"),
    (parse_deadlines, "12027", "not a date"),
    (parse_deadlines, "spring 2027", "may mean 2027-05 or 2027-06"),
    (parse_deadlines, "early 2027", "may mean 2026-12 or 2027-03"),
    (parse_deadlines, "2027年初", "may mean 2026-12 or 2027-03"),
    (parse_deadlines, "late 2027", "may mean 2027-09 or 2027-12"),
    (parse_deadlines, "15 June 2027", "not a date"),
    (parse_deadlines, "2027/06", "not a date"),
    (parse_deadlines, "third half of 2027", "two halves"),
    (parse_deadlines, "2028-2027", "deadlines in the wrong order"),
    (parse_deadlines, "2027-2027", "deadlines in the wrong order"),
    (parse_calendar_year, "23", "not a calendar year"),
    (parse_calendar_year, "2023-12", "not a calendar year"),
    (parse_calendar_year, "２０２３", "not a calendar year"),
    (parse_span, "", "the value is missing"),
    (parse_span, "2-3", "not one stretch of years"),
    (parse_span, "2,3", "not one stretch of years"),
    (parse_span, "2019", "2019 years"),
    (parse_span, "2030-2019", "do not go forward"),
    (parse_span, "2019-2019", "do not go forward"),
    (parse_span, "1000-2001", "do not go forward"),
]


@pytest.mark.parametrize(("text", "years"), YEARS)
def test_years_are_one_number_a_range_by_its_ends_or_a_list(
    text: str, years: tuple[Fraction, ...]
) -> None:
    assert parse_years(text) == years


@pytest.mark.parametrize(("text", "years"), SPANS)
def test_a_span_counts_intervals_and_not_years_named(text: str, years: Fraction) -> None:
    assert parse_span(text) == years


@pytest.mark.parametrize(("text", "years"), DEADLINES)
def test_deadlines_are_calendar_years(text: str, years: tuple[int, ...]) -> None:
    assert [date.months for date in parse_deadlines(text)] == [year * 12 + 12 for year in years]


@pytest.mark.parametrize(("parse", "text", "reason"), REFUSED)
def test_what_is_no_time_is_refused(parse: Callable[[str], object], text: str, reason: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse(text)
    assert reason in caught.value.message
    assert caught.value.help


def test_without_a_word_it_is_two_to_three_years() -> None:
    assert [int(years) for years in DEFAULT_YEARS] == [2, 3]


@pytest.mark.parametrize(
    ("years", "base_year", "by"),
    [(F(3), 2023, 2026), (F(3), None, None), (F(5, 2), 2023, None)],
)
def test_a_horizon_ends_in_a_calendar_year_where_that_is_a_whole_one(
    years: Fraction, base_year: int | None, by: int | None
) -> None:
    (horizon,) = horizons_from((years,), base_year and base_year * 12 + 12)
    assert (horizon.years, horizon.by) == (years, by)


@pytest.mark.parametrize(("deadline", "base_year"), [(2023, 2023), (2020, 2023), (3001, 2000)])
def test_a_deadline_comes_after_the_base_year_and_within_a_thousand_years(
    deadline: int, base_year: int
) -> None:
    with pytest.raises(Refusal, match="do not go together"):
        horizons_until((deadline * 12 + 12,), base_year * 12 + 12)


@given(st.integers(12_000, 120_000), st.integers(1, YEARS_MAX * 12))
def test_counting_from_and_until_agree(base: int, months: int) -> None:
    assert horizons_until((base + months,), base) == horizons_from((F(months, 12),), base)


@given(st.lists(st.integers(1, YEARS_MAX), min_size=1, max_size=9, unique=True).map(sorted))
def test_a_list_of_years_is_read_as_printed(years: list[int]) -> None:
    assert parse_years(", ".join(map(str, years))) == tuple(years)


def read_or_refused(text: str) -> tuple[Fraction, ...] | Refusal:
    try:
        return parse_years(text)
    except Refusal as refusal:
        return refusal


@given(st.text("0123456789.,- toyears至年", max_size=20))
def test_any_text_is_years_above_zero_or_refused(text: str) -> None:
    read = read_or_refused(text)
    if isinstance(read, Refusal):
        assert read.message.isprintable()
    else:
        assert all(0 < count <= YEARS_MAX for count in read)
