"""``--set`` and ``--compare`` as users meet them."""

import csv
import json
from fractions import Fraction
from io import StringIO

import pytest

from socalc.analyses.column import Column
from socalc.rendering.layouts.compare import compared
from socalc.rendering.sheet import Sheet, Value
from tests.conftest import Socalc

FILE = """\
base-year: 2023
window: 2-3
growth:
  revenue: {baseline: 100, goal: x2, actuals: {2024: 130}}
consolidation:
  firms: {before: 66, after: 12, stated: 81.8%}
ratios:
  revenue a firm: revenue / firms
"""


@pytest.mark.parametrize(
    ("line", "setting", "field", "values"),
    [
        # x2 in four years: 2 ** 0.25 - 1; x4 in 2 and 3 years; 11 of 66 are left: 5/6; 200/50 = 4
        ("growth", "window=4", "growth", [0.18920711500272105]),
        ("growth", "revenue=x4", "growth", [1, 0.5874010519681995]),
        ("consolidation", "firms.after=11", "reduction", [0.8333333333333334]),
        ("check", "firms.stated=18.2%", "verdict", ["inconsistent"]),
        ("path --years 1", "revenue=x4", "value", [400]),
        ("progress", "revenue.actuals.2024=200", "grade", ["achieved", "achieved"]),
        ("implied", "firms.after=33", "multiple", [4]),
    ],
)
def test_every_report_takes_another_value(
    line: str, setting: str, field: str, values: list[object], socalc: Socalc
) -> None:
    done = socalc(*line.split(), "-f", "-", "--json", "--set", setting, input=FILE)
    report = json.loads(done.stdout)
    assert [row[field] for row in report["rows"]] == values
    assert report["notice"].startswith(f"What if: {setting}.")
    assert done.stderr == b""
    assert done.returncode == (line == "check")


@pytest.mark.parametrize(
    "line", ["growth", "consolidation", "check", "path", "progress", "implied"]
)
def test_every_report_can_be_compared(line: str, socalc: Socalc) -> None:
    settings = [
        "--set",
        "revenue=x4",
        "--set",
        "firms.after=11",
        "--set",
        "revenue.actuals.2024=200",
    ]
    done = socalc(line, "-f", "-", *settings, "--compare", "--format", "csv", input=FILE)
    (first, *_) = csv.DictReader(StringIO(done.stdout.decode()))
    assert first["value"] != first["value_set"]


def test_standard_input_is_read_once_and_compared_all_the_same(socalc: Socalc) -> None:
    arguments = ("growth", "-f", "-", "--set", "window=4", "--compare", "--json")
    rows = json.loads(socalc(*arguments, input=FILE).stdout)["rows"]
    growth = [row for row in rows if row["field"] == "growth"]
    # 2 and 3 years each against the one horizon of 4
    assert [(row["years"], row["years_set"]) for row in growth] == [(2, 4), (3, 4)]
    assert growth[1]["value"] == 0.2599210498948732
    assert growth[1]["value_set"] == 0.18920711500272105
    assert growth[1]["difference"] == pytest.approx(0.18920711500272105 - 0.2599210498948732)


def test_what_is_set_is_told_but_not_in_the_result(socalc: Socalc) -> None:
    done = socalc("growth", "-f", "-", "--set", "window=4", input=FILE)
    assert done.stderr == b"socalc: note: What if: window=4.\n"
    assert b"What if" not in done.stdout
    quiet = socalc("growth", "-f", "-", "--set", "window=4", "-q", input=FILE)
    assert (quiet.stderr, quiet.stdout) == (b"", done.stdout)


def test_nothing_that_changes_is_said(socalc: Socalc) -> None:
    done = socalc("growth", "-f", "-", "--set", "window=2-3", "--compare", input=FILE)
    assert b"Nothing changes." in done.stderr


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("growth --compare", "--compare without --set"),
        ("growth --explain --compare --set window=4", "both --compare and --explain"),
        ("growth --goal x2 --set window=4", "--goal and --set"),
        ("check --from 1 --to 2 --stated 3% --set window=4", "--from and --set"),
        ("consolidation --from 2 --to 1 --set window=4", "--from and --set"),
        ("solve --from 1 --to 2 --years 3 --set window=4", "solve reads no file"),
    ],
)
def test_what_makes_no_sense_is_refused(line: str, message: str, socalc: Socalc) -> None:
    done = socalc(*line.split())
    assert (done.returncode, done.stdout) == (2, b"")
    assert message in done.stderr.decode()


def sheet(*rows: tuple[Value, ...]) -> Sheet:
    columns = (
        Column(part="names", name="target"),
        Column("typed", part="horizon", name="years"),
        Column("share", name="growth"),
        Column(name="grade"),
    )
    return Sheet(schema="s/1", heading="S", columns=columns, view=(), rows=rows, digits=2)


PAIRS: list[tuple[list[tuple[Value, ...]], list[tuple[Value, ...]], list[tuple[Value, ...]]]] = [
    # rows before, rows after, (years, years set, field, value, value set, difference)
    ([("a", 2, 0.5, "x")], [("a", 2, 0.5, "x")], []),
    ([("a", 2, 0.5, "x")], [("a", 2, 0.75, "x")], [(2, 2, "growth", 0.5, 0.75, Fraction(1, 4))]),
    ([("a", 2, 0.5, "x")], [("a", 2, 0.5, "y")], [(2, 2, "grade", "x", "y", None)]),
    ([("a", 2, None, "x")], [("a", 2, 0.5, "x")], [(2, 2, "growth", None, 0.5, None)]),
    # the same number of horizons: by their order; of the first, only the time is another
    ([("a", 2, 0.5, ""), ("a", 3, 0.25, "")], [("a", 4, 0.5, ""), ("a", 5, 0.75, "")],
     [(2, 4, "years", 2, 4, Fraction(2)), (3, 5, "growth", 0.25, 0.75, Fraction(1, 2))]),
    # one against several: against each
    ([("a", 4, 1.0, "")], [("a", 2, 0.5, ""), ("a", 3, 0.25, "")],
     [(4, 2, "growth", 1.0, 0.5, Fraction(-1, 2)), (4, 3, "growth", 1.0, 0.25, Fraction(-3, 4))]),
    # nothing on one side
    ([("a", 4, 1.0, "")], [],
     [(4, None, "row", "present", "missing", None), (4, None, "growth", 1.0, None, None)]),
    ([], [("a", 4, None, "x")],
     [(None, 4, "row", "missing", "present", None), (None, 4, "grade", None, "x", None)]),
    # of two horizons, those of the same years; what is left, by its order
    ([("a", 2, 0.5, ""), ("a", 3, 0.25, "")], [("a", 3, 0.25, ""), ("a", 4, 0.125, "")],
     [(2, 4, "growth", 0.5, 0.125, Fraction(-3, 8))]),
    # nothing but the time is another
    ([("a", 2, None, "")], [("a", 3, None, "")], [(2, 3, "years", 2, 3, Fraction(1))]),
    # exact and double of one value are the same
    ([("a", 2, Fraction(1, 2), "")], [("a", 2, 0.5, "")], []),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "differences"), PAIRS)
def test_rows_of_one_target_are_held_against_each_other(
    before: list[tuple[Value, ...]],
    after: list[tuple[Value, ...]],
    differences: list[tuple[Value, ...]],
) -> None:
    rows = compared(sheet(*before), sheet(*after)).rows
    assert [row[3:9] for row in rows] == differences


def test_calendar_years_are_not_grouped_for_people(socalc: Socalc) -> None:
    file = "{base-year: 2023, by: 2027, growth: {profit: {baseline: -40, goal: to 60}}}"
    done = socalc("growth", "-f", "-", "--set", "by=2030", "--compare", input=file)
    lines = [line.split() for line in done.stdout.decode().splitlines()]
    assert [line[-3:] for line in lines if "by" in line] == [["2027", "2030", "+3"]]
    assert [line[-3:] for line in lines if "year" in line] == [["2025", "2026", "+1"]]


MANY = """\
base-year: 2023
window: 2-3
growth:
  revenue: {baseline: 100, goal: x2, actuals: {2024: 130}, stated: 26.0% a year, group: a}
  profit: {baseline: -40, goal: to 60, group: b}
  both: {baseline: 10, goal: to 20, stated: 100%}
consolidation:
  firms: {before: 66, after: 12, stated: 81.8%, years: 3}
  both: {before: 40, after: 10, stated: 75%}
claims:
  share: {from: 44%, to: 50%, stated: 6pp}
  up: {from: 100, to: 150, stated: 50%}
ratios:
  revenue a firm: revenue / firms
"""
CHANGES = [
    # 66 to 11: 55 fewer, 55/66 = 5/6 against 9/11, 6 to 1 against 5.5 to 1, 55/3 a year against 18
    ("consolidation", "firms.after=11",
     ["firms after 12 11 -1 typed", "firms removed 54 55 1 typed",
      "firms reduction 0.8182 0.8333 0.01515 share", "firms ratio 5.5 6 0.5 number",
      "firms per_year 18 18.33 0.3333 number", "firms verdict consistent inconsistent - text"]),
    ("consolidation", "firms.years=4", ["firms per_year 18 13.5 -4.5 number"]),
    ("consolidation", "firms.note=n", ["firms note - n - text"]),
    ("consolidation", "firms.label=L", ["firms label - L - text"]),
    # 51 % - 44 % = 7 points, and a point either way
    ("check", "share.to=51%",
     ["share recomputed 0.06 0.07 0.01 points", "share low 0.05 0.06 0.01 points",
      "share high 0.07 0.08 0.01 points", "share verdict consistent consistent-if-rounded - text",
      "share to 50 51 1 typed"]),
    # a share has no difference from a ratio, nor a cut from a rise
    ("check", "firms.stated=5.5 to 1",
     ["firms kind reduction ratio - text", "firms stated 81.8% 5.5 to 1 - text",
      "firms recomputed 0.8182 - - share", "firms recomputed - 5.5 - number",
      "firms low 0.8182 - - share", "firms low - 5.5 - number",
      "firms high 0.8182 - - share", "firms high - 5.5 - number"]),
    # 66 - 50 = 16, not 12: that is a row of its own, and no other
    ("check", "firms.removed=50",
     ["firms row missing present - text", "firms kind - counts - text", "firms stated - 12 - text",
      "firms recomputed - 16 - number", "firms low - 16 - number", "firms high - 16 - number",
      "firms verdict - inconsistent - text",
      "firms cause - fewer are left than removing so many leaves - text",
      "firms from - 66 - typed", "firms to - 12 - typed"]),
    # of two rows of one name, the other is left alone
    ("check", "growth.both={baseline: 10, goal: to 20}",
     ["both row present missing - text", "both kind change - - text", "both stated 100% - - text",
      "both recomputed 1 - - share", "both low 1 - - share", "both high 1 - - share",
      "both verdict consistent - - text", "both from 10 - - typed", "both to 20 - - typed",
      "both fits_from 10 - - typed", "both fits_to 10 - - typed"]),
    # 150 is 50.5 % to 51.5 % more than 99.01 to 99.67, so than no whole number
    ("check", "up.stated=51%",
     ["up stated 50% 51% - text", "up verdict consistent inconsistent - text",
      "up cause - one unit of the last place off - text", "up fits_from 100 - - typed",
      "up fits_to 100 - - typed"]),
    ("implied", "firms.after=11",
     ["revenue a firm multiple 11 12 1 number", "revenue a firm change 10 11 1 share",
      "revenue a firm target_value 16.67 18.18 1.515 number"]),
    ("growth profit", "profit.note=n", ["profit note no rate: the baseline is negative "
     "no rate: the baseline is negative; n - text"] * 2),
    ("growth both", "growth.both.unit=t", ["both unit - t - text"] * 2),
    ("growth --group-by group", "profit.group=c",
     ["b row present missing - text", "b parts 0 - - typed"]),
    # 100 * 2 ** (k/3) is 126, 159 and 200; * 2 ** (k/4) is 119, 141, 168, 200
    ("path revenue", "window=4", ["revenue value 141 119 -22 number"]),
    # 1.5 - 1 against 2 ** (1/2) - 1, which is 0.4142, and 2 ** (1/3) - 1
    ("progress revenue", "revenue.actuals.2024=150",
     ["revenue actual 130 150 20 typed", "revenue attainment 0.9192 1.061 0.1414 share",
      "revenue observed 0.3 0.5 0.2 share",
      "revenue required_from_now 0.5385 0.3333 -0.2051 share",
      "revenue on_track_ratio 0.7243 1.207 0.4828 number",
      "revenue grade needs acceleration on track - text"]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "setting", "told"), CHANGES, ids=lambda value: str(value)[:30])
def test_rows_are_matched_by_what_they_are_about(
    line: str, setting: str, told: list[str], socalc: Socalc
) -> None:
    done = socalc(*line.split(), "-f", "-", "--set", setting, "--compare", "--json", input=MANY)
    rows = json.loads(done.stdout)["rows"]
    found = [
        " ".join(
            f"{value:.4g}"
            if isinstance(value, int | float)
            else "-"
            if value in (None, "")
            else value
            for name in ("target", "field", "value", "value_set", "difference", "kind")
            for value in (row[name],)
        )
        for row in rows
    ]
    assert found[: len(told)] == told
    if line.split()[0] not in ("path", "progress") and "--group-by" not in line:
        assert len(found) == len(told)


def test_shares_are_compared_as_people_read_them(socalc: Socalc) -> None:
    settings = ("--set", "firms.after=11", "--set", "share.to=51%")
    done = socalc("check", "-f", "-", *settings, "--compare", input=MANY)
    lines = [" ".join(line.split()) for line in done.stdout.decode().splitlines()]
    assert "firms recomputed 81.82 % 83.33 % +1.52 pp" in lines
    assert "share recomputed 6 pp 7 pp +1 pp" in lines
