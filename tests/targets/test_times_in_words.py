"""Time as plans print it: each wording by hand, and one meaning however it is written."""

import csv
import io
import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socalc import read_target_file
from socalc.analyses.growth import required_growth
from socalc.analyses.path import path
from socalc.analyses.progress import progress
from socalc.targets.dates import Date, parse_any_date
from socalc.targets.file import Growth
from socalc.targets.problems import Refusal, TargetFileError
from socalc.targets.spoken_dates import LONG_NAMES, NAMES, last_day
from socalc.targets.window import parse_deadlines, parse_span, parse_years
from tests.conftest import Socalc

# what may be typed for the end of a month, by year and month
DATES: dict[tuple[int, int], list[str]] = {
    (2027, 3): [
        "2027-03", "2027-03-31", "Mar 2027", "March 2027", "march 2027", "Q1 2027", "q1 2027", "2027-Q1", "2027Q1",
        "2027 Q1", "2027/Q1", "first quarter of 2027", "the first quarter of 2027", "1st quarter 2027", "03/2027",
        "end of March 2027", "end of Q1 2027", "end-March 2027", "31 March 2027", "31st March 2027",
        "March 31, 2027", "March 31 2027", "2027年3月", "2027年03月", "2027 年 3 月", "2027年3月份", "2027年3月底",
        "2027年3月末", "2027年3月31日", "2027年一季度", "2027年第一季度", "2027年第1季度",
    ],
    (2027, 6): [
        "mid-2027", "mid 2027", "Mid-2027", "middle of 2027", "the middle of 2027", "H1 2027", "2027-H1",
        "first half of 2027", "2027年中", "2027年上半年", "Q2 2027", "30 June 2027", "2027年6月底",
    ],
    (2027, 9): ["Sep 2027", "Sept 2027", "Sept. 2027", "Q3 2027", "third quarter of 2027", "2027年三季度"],
    (2028, 2): ["2028-02-29", "29 February 2028", "Feb. 2028", "2028年2月29日"],
    (2027, 12): [
        "2027", "2027-12", "2027年", "end of 2027", "the end of 2027", "end-2027", "end 2027", "end of the year 2027", "year-end 2027", "Year end 2027",
        "End of 2027", "2027年底", "2027年末", "2027 年底", "Q4 2027", "last quarter of 2027", "H2 2027",
        "second half of 2027", "2027年下半年", "2027年四季度", "31 December 2027",
    ],
}  # fmt: skip

# a time, and its months
TIMES: list[tuple[str, tuple[int, ...]]] = [
    ("18 months", (18,)),
    ("18个月", (18,)),
    ("one month", (1,)),
    ("six quarters", (18,)),
    ("6 quarters", (18,)),
    ("六个季度", (18,)),
    ("6个季度", (18,)),
    ("1.5 years", (18,)),
    ("1 and a half years", (18,)),
    ("a year and a half", (18,)),
    ("一年半", (18,)),
    ("a year", (12,)),
    ("half a year", (6,)),
    ("半年", (6,)),
    ("two and a half years", (30,)),
    ("两年半", (30,)),
    ("three years", (36,)),
    ("Three Years", (36,)),
    ("three-year", (36,)),
    ("5-year", (60,)),
    ("三年", (36,)),
    ("十年", (120,)),
    ("十二个月", (12,)),
    ("twelve months", (12,)),
    ("in two years", (24,)),
    ("within 5 years", (60,)),
    ("五年内", (60,)),
    ("5年以内", (60,)),
    ("five years", (60,)),
    ("two to three years", (24, 36)),
    ("in 2-3 years", (24, 36)),
    ("2–3 years", (24, 36)),
    ("2～3年", (24, 36)),
    ("两到三年", (24, 36)),
    ("两三年", (24, 36)),
    ("二至三年", (24, 36)),
    ("三至五年", (36, 60)),
    ("12-18 months", (12, 18)),
    ("18 months to 2 years", (18, 24)),
    ("6, 12, 18 months", (6, 12, 18)),
    ("18 months, 2 years, 3", (18, 24, 36)),
    ("两年、三年", (24, 36)),
    ("two or three years", (24, 36)),
    ("十五年", (180,)),
    ("十五至二十年", (180, 240)),
]


@pytest.mark.parametrize(
    ("text", "months"),
    [(text, year * 12 + month) for (year, month), texts in DATES.items() for text in texts],
)
def test_a_date_in_words_is_the_end_of_what_it_names(text: str, months: int) -> None:
    assert parse_any_date(text).in_dating("") == months
    assert [date.months for date in parse_deadlines(text)] == [months]


@pytest.mark.parametrize(("text", "months"), TIMES)
def test_a_time_with_a_unit_is_so_many_months(text: str, months: tuple[int, ...]) -> None:
    assert parse_years(text) == tuple(Fraction(count, 12) for count in months)
    if len(months) == 1:
        assert parse_span(text) == Fraction(months[0], 12)


@pytest.mark.parametrize(
    "text",
    [
        "2027/06", "2027.06", "2027-6", "06-2027", "13/2027", "Q5 2027", "2027-Q0", "H3 2027", "Q2 27", "mid-27",
        "31 June 2027", "30 June", "June 31, 2027", "30 Juno 2027", "2027年13月", "2027年6月31日", "2027年五季度",
        "end of", "end of the plan", "end of June", "middle of June 2027", "Q2 FY2027", "FY2027-Q2", "03/04/2027",
    ],
)  # fmt: skip
def test_other_words_are_no_dates(text: str) -> None:
    with pytest.raises(Refusal):
        parse_any_date(text)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("spring 2027", "2027-05", "2027-06"),
        ("the summer of 2027", "2027-08", "2027-09"),
        ("autumn 2027", "2027-11", "2027-12"),
        ("Fall 2027", "2027-11", "2027-12"),
        ("winter 2027", "2027-02", "2027-12"),
        ("early 2027", "2026-12", "2027-03"),
        ("beginning of 2027", "2026-12", "2027-03"),
        ("2027年初", "2026-12", "2027-03"),
        ("late 2027", "2027-09", "2027-12"),
        ("before 2030", "2029-12", "2030-12"),
        ("2030年前", "2029-12", "2030-12"),
        ("2030年以前", "2029-12", "2030-12"),
    ],
)
def test_words_with_two_readings_are_refused_with_both(text: str, first: str, second: str) -> None:
    with pytest.raises(Refusal) as told:
        parse_any_date(text)
    assert told.value.message == f"`{text}` may mean {first} or {second}"
    assert (first in told.value.help, second in told.value.help) == (True, True)


def test_a_fiscal_year_ends_where_it_ends() -> None:
    assert parse_any_date("end of FY2027")[1:] == parse_any_date("FY2027")[1:]
    assert parse_any_date("end of 2026-27")[1:] == Date("", "split", 2026 * 12 + 12)[1:]


# -- One meaning however it is written ---------------------------------------------------------

months = st.integers(2025 * 12 + 1, 2034 * 12 + 12)


def forms(end: int) -> list[str]:
    """Ways to write the month by whose end something is due."""
    year, rest = divmod(end - 1, 12)
    month, name, day = rest + 1, LONG_NAMES[rest].title(), last_day(year, rest + 1)
    written = [
        f"{name} {year}", f"{NAMES[rest]} {year}", f"{year}-{month:02}-{day}", f"{month:02}/{year}",
        f"{day} {name} {year}", f"{name} {day}, {year}", f"end of {name} {year}", f"{year}年{month}月底",
    ]  # fmt: skip
    if month % 3 == 0:
        written += [f"Q{month // 3} {year}", f"{year}-Q{month // 3}", f"{year}年{month // 3}季度"]
    if month % 6 == 0:
        written += [f"H{month // 6} {year}"]
    if month == 12:
        written += [f"{year}", f"end of {year}", f"{year}年底"]
    return written


def rows(text: str) -> list[object]:
    """All that growth, path and progress say of the targets of a file, but for the dates as typed."""
    file = read_target_file(text.encode(), "f.yaml")
    found = [row._replace(as_of="") for row in progress(file).rows]
    return [*required_growth(file).rows, *path(file).rows, *found]


@given(st.data(), months, st.integers(1, 60), st.integers(1, 60))
def test_the_same_time_in_two_forms_gives_the_same_rows(
    data: st.DataObject, base: int, length: int, gone: int
) -> None:
    def file(base_year: str, key: str, time: str, date: str) -> str:
        target = f"baseline: 100, goal: x2, actuals: {{{json.dumps(date)}: 120}}"
        head = f"base-year: {json.dumps(base_year)}\n{key}: {json.dumps(time)}\n"
        return f"{head}growth: {{a: {{{target}}}}}\n"

    def any_form(end: int) -> str:
        return data.draw(st.sampled_from(forms(end)))

    first, other = (
        file(any_form(base), "by", any_form(base + length), any_form(base + gone)) for _ in "ab"
    )
    assert rows(first) == rows(other)
    window = file(any_form(base), "window", f"{length} months", any_form(base + gone))
    assert rows(window) == rows(first)
    span = json.dumps(f"{any_form(base)} to {any_form(base + length)}")
    named = file(any_form(base), "window", "the plan", any_form(base + gone))
    assert rows(f"spans: {{the plan: {span}}}\n{named}") == rows(first)


@given(st.data(), months, st.integers(1, 60), st.integers(1, 60))
def test_years_come_out_as_months_over_twelve(
    data: st.DataObject, base: int, length: int, gone: int
) -> None:
    by, since = (data.draw(st.sampled_from(forms(base + count))) for count in (length, gone))
    text = {
        "growth": {
            "a": {
                "baseline": 1,
                "goal": "x2",
                "base-year": forms(base)[0],
                "by": by,
                "actuals": {since: 1},
            }
        }
    }
    (target,) = read_target_file(json.dumps(text).encode(), "f.yaml").growth
    assert target.window
    assert [horizon.years for horizon in target.window.horizons] == [Fraction(length, 12)]
    assert [actual.months - base for actual in target.actuals] == [gone]


# -- Worked by hand ----------------------------------------------------------------------------

# x4 from 100, and 200 at a date: base year, window or deadline, that date; then years, by, deadline, growth a year and the
# names of the milestones. Half of the way, in logarithms, is done at that date.
WORKED = [
    # two years and a half: 4 ** (1 / 2.5) - 1
    ("2023", "by: 2026-06", "2025-03", 2.5, None, "2026-06", 4**0.4 - 1, "2024 2025 2026-06"),
    # one year from the middle of one: 4 - 1
    ("2025-06", "by: mid-2026", "2025-12", 1.0, None, "2026-06", 3.0, "2026-06"),
    # 18 months from the end of June are the end of the next year
    ("mid-2025", "window: 18 months", "Q1 2026", 1.5, 2026, "2026", 4 ** (2 / 3) - 1, "2026-06 2026-12"),
    # the 15th plan: five years
    ("2025", "window: 15th plan", "2026-Q1", 5.0, 2030, "2030", 4**0.2 - 1, "2026 2027 2028 2029 2030"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("base", "time", "date", "years", "by", "deadline", "growth", "periods"), WORKED
)
def test_rows_of_months_by_hand(
    base: str, time: str, date: str, years: float, by: int | None, deadline: str, growth: float,
    periods: str, socalc: Socalc,
) -> None:  # fmt: skip
    head = f"spans: {{15th plan: 2025-2030}}\nbase-year: {base}\n{time}\n"
    text = f"{head}growth: {{a: {{baseline: 100.0, goal: x4, actuals: {{{date}: 200.0}}}}}}\n"
    (row,) = asked("growth", text, socalc)
    assert (row["years"], row["by"], row["deadline"]) == (years, by, deadline)
    assert row["growth"] == pytest.approx(growth, abs=1e-15)
    assert [row["period"] for row in asked("path", text, socalc)] == periods.split()
    (row,) = asked("progress", text, socalc)
    elapsed = (parse_any_date(date).months - parse_any_date(base).months) / 12
    pace = (2 ** (1 / elapsed) - 1) / growth
    assert row["on_track_ratio"] == pytest.approx(pace, abs=1e-12)
    assert row["months_ahead"] == pytest.approx(12 * (years / 2 - elapsed), abs=1e-9)
    assert row["deadline"] == deadline


def asked(command: str, text: str, socalc: Socalc, *options: str) -> list[dict[str, object]]:
    done = socalc(command, "-f", "-", "--json", *options, input=text)
    assert (done.returncode, done.stderr) == (0, b"")
    found: list[dict[str, object]] = json.loads(done.stdout)["rows"]
    return found


@pytest.mark.parametrize(
    ("per", "base", "periods"),
    [
        ("year", "2025-06", ["2026-06", "2027-06", "2027-12"]),
        ("quarter", "2025-12", ["2026-Q1", "2026-Q2", "2026-Q3"]),
        ("quarter", "2025-09", ["2025-Q4", "2026-Q1", "2026-Q2"]),
        ("quarter", "2025-05", ["2025-08", "2025-11", "2026-02"]),  # no quarters of a calendar
        ("month", "2025-11", ["2025-12", "2026-01", "2026-02"]),
    ],
)
def test_periods_are_counted_from_the_month_of_the_baseline(
    per: str, base: str, periods: list[str], socalc: Socalc
) -> None:
    text = f"base-year: {base}\nby: 2027\ngrowth: {{a: {{baseline: 1.0, goal: x2}}}}\n"
    rows = asked("path", text, socalc, "--per", per)
    assert [row["period"] for row in rows][:3] == periods


def test_years_that_come_to_no_end_are_told_in_months(socalc: Socalc) -> None:
    text = "base-year: May 1993\nby: Q2 1995\ngrowth: {a: {baseline: 10.0, goal: 20}}\n"
    assert asked("growth", text, socalc)[0]["years"] == 25 / 12
    shown = socalc("growth", "-f", "-", input=text).stdout.decode()
    assert " 2.08 " in shown
    told = socalc("growth", "-f", "-", "--explain", "--per", "quarter", input=text).stdout.decode()
    assert "(20 / 10) ^ (1 / (25/3)) - 1" in told
    assert "1993-05 to 1995-06 is 25 months, as the file says: 25/3 quarters" in told


# -- Every way in ------------------------------------------------------------------------------

HEADS = ["baseline", "goal", "base-year", "window", "by", "2026-Q1", "June 2026"]
TABLE = [
    ["100", "x2", "2025", "18 months", "", "101.5", ""],
    ["100", "200", "2025-06", "", "2027-06", "", "130.25"],
    ["100", "+50%", "mid-2025", "两到三年", "", "110", "120"],
    ["100", "x2", "2025年6月", "", "Q2 2027 to end of 2028", "", "120"],
    ["80.5", "161", "2025", "", "end of 2030", "81", "82"],
]


@pytest.mark.parametrize("command", ["growth", "path", "progress"])
@pytest.mark.parametrize("input", ["csv", "tsv", "jsonl"])
def test_a_table_says_what_a_file_says(command: str, input: str, socalc: Socalc) -> None:
    names = [f"t{number}" for number in range(len(TABLE))]
    rows = [
        {"target": name, **dict(zip(HEADS, row, strict=True))}
        for name, row in zip(names, TABLE, strict=True)
    ]
    if input == "jsonl":
        text = "".join(json.dumps({k: v for k, v in row.items() if v}) + "\n" for row in rows)
    else:
        whole = io.StringIO()
        writer = csv.DictWriter(whole, rows[0], delimiter="\t" if input == "tsv" else ",")
        writer.writeheader()
        writer.writerows(rows)
        text = whole.getvalue()
    entries = {
        name: {
            **{key: value for key, value in zip(HEADS[:5], row, strict=False) if value},
            "actuals": {key: value for key, value in zip(HEADS[5:], row[5:], strict=True) if value},
        }
        for name, row in zip(names, TABLE, strict=True)
    }
    table = asked(command, text, socalc, "--input", input)
    assert table == asked(command, json.dumps({"growth": entries}), socalc)


def test_options_take_what_keys_take(socalc: Socalc) -> None:
    text = "base-year: 2025\ngrowth: {a: {baseline: 100, goal: x2}}\n"
    for option, key in (
        ("by", "Q2 2027"),
        ("by", "2027年底"),
        ("years", "18 months"),
        ("years", "两到三年"),
    ):
        field = "window" if option == "years" else option
        typed = asked("growth", f"{field}: {key}\n{text}", socalc)
        assert asked("growth", text, socalc, f"--{option}", key) == typed
        done = socalc("growth", "-f", "-", "--json", "--set", f"{field}={key}", input=text)
        assert json.loads(done.stdout)["rows"] == typed


def test_a_date_asked_for_may_be_a_quarter(socalc: Socalc) -> None:
    actuals = "actuals: {2026-03-31: 101, 2026年6月: 104, Q3 2026: 109}"
    text = f"base-year: 2025\nby: 2030\ngrowth: {{a: {{baseline: 100, goal: x2, {actuals}}}}}\n"
    for asked_for, latest in (
        ("Q2 2026", "2026年6月"),
        ("2026-04", "2026-03-31"),
        ("2026", "Q3 2026"),
    ):
        (row,) = asked("progress", text, socalc, "--as-of", asked_for)
        assert row["as_of"] == latest


# -- Named spans -------------------------------------------------------------------------------


def targets(text: str) -> tuple[Growth, ...]:
    return read_target_file(text.encode(), "f.yaml").growth


SPANS = "spans: {15th plan: 2025-2030, action plan: Q2 2025 to 2027-12}\n"


def test_a_named_span_is_a_base_year_and_a_deadline() -> None:
    named = targets(f"{SPANS}window: 15th plan\ngrowth: {{a: x2}}\n")
    assert named == targets("base-year: 2025\nby: 2030\ngrowth: {a: x2}\n")
    (own,) = targets(f"{SPANS}growth: {{a: {{goal: x2, window: action plan}}}}\n")
    assert own.base == 2025 * 12 + 6
    assert own.window
    assert [horizon.deadline("") for horizon in own.window.horizons] == ["2027"]


def test_a_named_span_may_stand_below_what_uses_it() -> None:
    above = targets(f"{SPANS}window: 15th plan\ngrowth: {{a: {{goal: x2, baseline: 1}}}}\n")
    below = targets(f"growth: {{a: {{goal: x2, baseline: 1}}}}\nwindow: 15th plan\n{SPANS}")
    assert [row._replace(line=0) for row in above] == [row._replace(line=0) for row in below]


def test_an_own_base_year_is_counted_to_the_end_of_the_files_span() -> None:
    (target,) = targets(f"{SPANS}window: 15th plan\ngrowth: {{a: {{goal: x2, base-year: 2020}}}}\n")
    assert target.window
    assert [horizon.years for horizon in target.window.horizons] == [10]


@pytest.mark.parametrize("base", ["2025", "2025-12", "end of 2025", "Q4 2025"])
def test_a_base_year_beside_a_named_span_must_agree(base: str) -> None:
    own = f"growth: {{a: {{goal: x2, base-year: {base}, window: 15th plan}}}}\n"
    assert targets(SPANS + own)[0].base == 2025 * 12 + 12
    with pytest.raises(TargetFileError, match="starts at the end of 2025"):
        targets(SPANS + own.replace(base, "2026"))


def test_a_claim_and_a_consolidation_may_take_as_long_as_a_named_span() -> None:
    text = f"{SPANS}claims: {{c: {{years: 15th plan}}}}\nconsolidation: {{d: {{before: 9, after: 3, years: action plan}}}}\n"
    file = read_target_file(text.encode(), "f.yaml")
    assert file.claims[0].years == 5
    assert file.consolidation[0].years == Fraction(5, 2)


def test_what_is_set_may_be_a_named_span(socalc: Socalc) -> None:
    text = f"{SPANS}base-year: 2025\ngrowth: {{a: x2}}\n"
    done = socalc("growth", "-f", "-", "--json", "--set", "window=15th plan", input=text)
    assert [row["deadline"] for row in json.loads(done.stdout)["rows"]] == ["2030"]


# -- Months beside fiscal years ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("entry", "months"),
    [
        ("base-year: 2008, by: 2010-06", [18]),
        ("base-year: 2008-06, by: 2010-11", [29]),  # a month stands beside it
        ("base-year: 2008-09, by: 2010-06", [21]),
        ("base-year: 2008-09, by: 2010-11", [24]),  # pairs only
        ("base-year: 2008-09, by: 2018-19", [120]),
        ("base-year: 2008, by: 2018-19", [120]),
        ("base-year: 2008-09, window: 2", [24]),
    ],
)
def test_what_stands_beside_it_decides_what_a_pair_is(entry: str, months: list[int]) -> None:
    (target,) = targets(f"growth: {{a: {{goal: x2, {entry}}}}}")
    assert target.window
    assert [horizon.years * 12 for horizon in target.window.horizons] == months


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ("base-year: 2008, by: 2010-11", "may be a month or a fiscal year"),
        ("base-year: 2008-06, by: FY2010", "do not count alike"),
        ("base-year: FY2008, by: 2010-06", "do not count alike"),
        ("base-year: FY2008, by: 2012-13", "two ways to write fiscal years"),
        ("base-year: 2008/09, by: Q2 2010", "do not count alike"),
    ],
)
def test_months_and_fiscal_years_of_one_target_do_not_go_together(entry: str, reason: str) -> None:
    with pytest.raises(TargetFileError, match=reason):
        targets(f"growth: {{a: {{goal: x2, {entry}}}}}")
