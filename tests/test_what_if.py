"""``--set`` and ``--compare`` as users meet them."""

import csv
import json
from fractions import Fraction
from io import StringIO

import pytest

from socalc.rendering.layouts.compare import compared
from socalc.rendering.sheet import Column, Sheet, Value
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
        Column("target"),
        Column("years", "typed"),
        Column("growth", "share"),
        Column("grade"),
    )
    return Sheet("s/1", "S", "", "", columns, (), rows, 2)


PAIRS: list[tuple[list[tuple[Value, ...]], list[tuple[Value, ...]], list[tuple[Value, ...]]]] = [
    # rows before, rows after, (years, years set, field, value, value set, difference)
    ([("a", 2, 0.5, "x")], [("a", 2, 0.5, "x")], []),
    ([("a", 2, 0.5, "x")], [("a", 2, 0.75, "x")], [(2, 2, "growth", 0.5, 0.75, Fraction(1, 4))]),
    ([("a", 2, 0.5, "x")], [("a", 2, 0.5, "y")], [(2, 2, "grade", "x", "y", None)]),
    ([("a", 2, None, "x")], [("a", 2, 0.5, "x")], [(2, 2, "growth", None, 0.5, None)]),
    # the same number of horizons: by their order
    ([("a", 2, 0.5, ""), ("a", 3, 0.25, "")], [("a", 4, 0.5, ""), ("a", 5, 0.75, "")],
     [(3, 5, "growth", 0.25, 0.75, Fraction(1, 2))]),
    # one against several: against each
    ([("a", 4, 1.0, "")], [("a", 2, 0.5, ""), ("a", 3, 0.25, "")],
     [(4, 2, "growth", 1.0, 0.5, Fraction(-1, 2)), (4, 3, "growth", 1.0, 0.25, Fraction(-3, 4))]),
    # nothing on one side
    ([("a", 4, 1.0, "")], [], [(4, None, "growth", 1.0, None, None)]),
    ([], [("a", 4, None, "x")], [(None, 4, "grade", None, "x", None)]),
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
