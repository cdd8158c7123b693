"""``socalc progress`` as its users meet it."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from socalc.analyses.grades import GRADES
from socalc.cli.app import program
from socalc.rendering.bar_in_cell import bar
from tests.conftest import ROOT, Socalc
from tests.pseudoterminal import on_terminal
from tests.rendering.test_golden import FILES, GOLDEN

CENTRAL = ("-f", "examples/central-soes.yaml")
BAR = "━━━━━━━━━──┃"
"""69 of 96 are gone: 0.72 of 12 cells; 89 of 96 should be: the mark in the twelfth."""


@pytest.mark.parametrize(("format", "ending"), FILES)
def test_the_central_enterprises_are_told_as_in_the_golden_files(
    socalc: Socalc, golden: Callable[[Path, str], None], format: str, ending: str
) -> None:
    done = socalc("progress", *CENTRAL, "--format", format)
    assert (done.returncode, done.stderr) == (0, b"")
    golden(GOLDEN / f"progress.{ending}", done.stdout.decode("utf-8"))


@pytest.mark.parametrize(
    ("as_of", "fail_on", "code"),
    [
        # 2008 is limited, 2010-04 needs acceleration
        ("2008", "limited", 1), ("2008", "moving away", 0), ("2008", "needs acceleration", 1),
        ("2008", "achieved", 1), ("2010-04", "limited", 0), ("2010-04", "needs acceleration", 1),
        ("2010-04", "on track", 1), ("2005", "achieved", 0),  # no actual: no grade
    ],
)  # fmt: skip
def test_a_grade_that_is_too_bad_is_exit_code_1(
    as_of: str, fail_on: str, code: int, socalc: Socalc
) -> None:
    done = socalc("progress", *CENTRAL, "--as-of", as_of, "--fail-on", fail_on)
    assert (done.returncode, done.stderr) == (code, b"")
    assert done.stdout


LATE = """base-year: 2002
by: 2012
growth:
  nearly: {baseline: 100, goal: 200, actuals: {2012-12: 196}}
  same: {baseline: 40, goal: 40, actuals: {2012-12: 4000}}
"""


@pytest.mark.parametrize("fail_on", GRADES)
def test_a_missed_goal_fails_whatever_is_asked_and_one_without_a_direction_does_not(
    fail_on: str, socalc: Socalc
) -> None:
    command = ("progress", "-f", "-", "--fail-on", fail_on, "--format", "csv")
    assert socalc(*command, "nearly", input=LATE).returncode == 1
    done = socalc(*command, "same", input=LATE)
    assert done.returncode == 0
    assert b"no direction: the goal equals the baseline" in done.stdout


def test_what_has_no_grade_is_told_below_the_table(socalc: Socalc) -> None:
    done = socalc("progress", "-f", "-", "--format", "table", input=LATE)
    told = "Without a grade: no direction: the goal equals the baseline (1 row)."
    assert told in " ".join(done.stdout.decode().split())


def test_a_changed_goal_turns_no_direction_into_a_grade(socalc: Socalc) -> None:
    command = (
        "progress",
        "same",
        "-f",
        "-",
        "--set",
        "same.goal=x2",
        "--compare",
        "--format",
        "csv",
    )
    done = socalc(*command, input=LATE)
    assert ",grade,,achieved,," in done.stdout.decode()


@pytest.mark.parametrize(
    ("line", "message", "help"),
    [
        ("--as-of soon", "--as-of: not a date: `soon`", "2025, 2025-Q2, 2025-06"),
        ("--as-of 2010-13", "--as-of: not a date: `2010-13`", "2025-06"),
        ("--fail-on bad", "--fail-on: unknown value `bad`", "moving away"),
        ("nosuch", "no target matches `nosuch`", "central enterprises"),
    ],
)
def test_what_cannot_be_asked_is_refused(
    line: str, message: str, help: str, socalc: Socalc
) -> None:
    done = socalc("progress", *CENTRAL, *line.split())
    assert (done.returncode, done.stdout) == (2, b"")
    assert message in done.stderr.decode()
    assert help in done.stderr.decode()


# -- The clock ------------------------------------------------------------------------------------


def ended(*arguments: str) -> int:
    """The exit code of a command line that runs inside of this process."""
    with pytest.raises(SystemExit) as end:
        program()(list(arguments), prog_name="socalc")
    assert isinstance(end.value.code, int)
    return end.value.code


def test_the_clock_is_not_read_where_a_date_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_clock(*_: object) -> NoReturn:
        raise AssertionError("the clock was read")

    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(time, "localtime", no_clock)
    assert ended("progress", *CENTRAL, "--as-of", "2008", "--json") == 0
    assert ended("progress", *CENTRAL, "--json") == 3


@pytest.mark.parametrize(
    ("now", "as_of"), [((2007, 7), "2007-07"), ((2008, 3), "2008"), ((2009, 11), "2009-12")]
)
def test_without_a_date_all_of_the_present_year_counts(
    now: tuple[int, int],
    as_of: str,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    moment = time.struct_time((*now, 15, 12, 0, 0, 0, 1, 0))
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(time, "localtime", lambda *_: moment)
    assert ended("progress", *CENTRAL, "--json") == 0
    assert json.loads(capsysbinary.readouterr().out)["rows"][0]["as_of"] == as_of


# -- The bar --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("done", "due", "drawn"),
    [
        (0.0, 0.0, " ┃─────────── "),
        (0.5, 0.5, " ━━━━━━┃───── "),
        (1.0, 1.0, " ━━━━━━━━━━━┃ "),
        (0.25, 0.75, " ━━━──────┃── "),
        (0.75, 0.25, " ━━━┃━━━━━─── "),
        (-0.5, 0.5, "◄──────┃───── "),
        (1.5, 0.5, " ━━━━━━┃━━━━━►"),
    ],
)
def test_a_bar_tells_what_is_done_and_what_is_due(done: float, due: float, drawn: str) -> None:
    assert bar(done, due) == drawn


@pytest.mark.parametrize("columns", [80, 120])
def test_a_terminal_has_the_bar_and_its_figures_beside_it(columns: int) -> None:
    shown = on_terminal("progress", *CENTRAL, columns=columns, NO_COLOR="1")
    assert max(map(len, shown.splitlines())) <= columns
    (line,) = [line for line in shown.splitlines() if BAR in line]
    for text in ("2010-04", "127", "106.62", "100", "0.72", "needs acceleration"):
        assert text in line
    assert "A wider window also shows: " in shown
    assert ("-30.13 %" in line) == (columns == 120)


@pytest.mark.parametrize("columns", [80, 76, 72])
def test_rows_of_several_horizons_are_never_without_their_years(
    columns: int, tmp_path: Path
) -> None:
    target = "assets: {baseline: 118.4, goal: x2, actuals: {2023: 150}}"
    text = f"window: 2-3\nbase-year: 2022\ngrowth: {{{target}}}"
    (tmp_path / "targets.yaml").write_text(text)
    shown = on_terminal("progress", columns=columns, cwd=tmp_path, NO_COLOR="1")
    assert "Years" in shown.partition("A wider window")[0]


def test_a_narrow_terminal_has_a_block_with_everything() -> None:
    shown = on_terminal("progress", *CENTRAL, columns=40, NO_COLOR="1")
    assert f"Progress:      {BAR}" in shown
    for text in ("From now on:  -30.13 %", "Arrival:      2013-10", "Months ahead: -21.8"):
        assert text in shown
    assert "A wider window" not in shown


def test_a_terminal_without_the_signs_has_ascii(socalc: Socalc) -> None:
    done = socalc("progress", *CENTRAL, "--format", "table", PYTHONIOENCODING="ascii")
    assert done.stdout.isascii()
    assert b"=========--|" in done.stdout


@pytest.mark.parametrize("format", ["csv", "tsv", "json", "jsonl"])
def test_formats_for_programs_have_no_bar(format: str, socalc: Socalc) -> None:
    assert socalc("progress", *CENTRAL, "--format", format).stdout.isascii()


def test_a_ratio_looks_as_it_was_graded(socalc: Socalc) -> None:
    # 10 % a year is required; 9.4868 % was observed, which is 0.94868 of it
    file = """{base-year: 2020, window: 3, growth: {a: {
        baseline: 100, goal: 133.1, actuals: {2021: 109.4868}}}}"""
    for digits, shown in (("0", "0.9"), ("1", "0.9"), ("2", "0.949"), ("4", "0.9487")):
        done = socalc("progress", "-f", "-", "--digits", digits, input=file)
        assert f" {shown}  needs acceleration" in done.stdout.decode()


def test_the_help_names_the_grades_in_their_order(socalc: Socalc) -> None:
    told = socalc("progress", "--help").stdout.decode().partition("Grades, the best first: ")[2]
    assert " ".join(told.partition(".")[0].split()) == ", ".join(GRADES)


def test_a_narrow_table_says_why_rows_have_no_grade(socalc: Socalc) -> None:
    starter = socalc("init", "-").stdout
    for columns in ("80", "300"):
        table = ("progress", "--file", "-", "--format", "table", "--as-of", "2025")
        shown = socalc(*table, input=starter, COLUMNS=columns).stdout.decode()
        told = " ".join(shown.partition("Without a grade: ")[2].split()).partition(".")[0]
        assert told == "no baseline is stated (4 rows), no actual is stated (9 rows)"
    central = socalc("progress", "-f", "examples/central-soes.yaml", "--format", "table")
    assert b"Without a grade" not in central.stdout
