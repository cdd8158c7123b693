"""``socalc path`` as its users meet it."""

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from socalc.analyses.horizons import Horizons
from socalc.analyses.path import path
from socalc.targets.file import Growth, TargetFile
from socalc.targets.goal_text import parse_goal
from tests.conftest import Socalc
from tests.pseudoterminal import on_terminal
from tests.rendering.test_golden import FILES, GOLDEN

CENTRAL = ("-f", "examples/central-soes.yaml")


@pytest.mark.parametrize(("format", "ending"), FILES)
def test_the_central_enterprises_are_told_as_in_the_golden_files(
    socalc: Socalc, golden: Callable[[Path, str], None], format: str, ending: str
) -> None:
    done = socalc("path", *CENTRAL, "--format", format)
    assert (done.returncode, done.stderr) == (0, b"")
    golden(GOLDEN / f"path.{ending}", done.stdout.decode("utf-8"))


@pytest.mark.parametrize(
    ("line", "periods"),
    [
        ("--years 2", ["1", "2"]),
        ("--years 1-2", ["1", "1", "2"]),
        ("--years 0.5 --per quarter", ["1", "2"]),
        ("--years 0.25 --per month", ["1", "2", "3"]),
        ("--years 2 --method linear", ["1", "2"]),
    ],
)
def test_options_choose_the_milestones(line: str, periods: list[str], socalc: Socalc) -> None:
    done = socalc("path", "assets", *line.split(), "--json")
    rows = json.loads(done.stdout)["rows"]
    assert [row["period"] for row in rows] == periods
    assert rows[-1]["value"] == 150


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("--per week", "--per: unknown value `week`"),
        ("--method wavy", "--method: unknown value `wavy`"),
        ("--by 2027", "no `base-year`"),
        ("--years 2 --by 2027", "both --years and --by"),
        ("nosuch", "no target matches `nosuch`"),
    ],
)
def test_what_cannot_be_asked_is_refused(line: str, message: str, socalc: Socalc) -> None:
    done = socalc("path", *line.split())
    assert (done.returncode, done.stdout) == (2, b"")
    assert message in done.stderr.decode()


def test_where_nobody_gives_a_horizon_a_note_says_so(socalc: Socalc) -> None:
    done = socalc("path", "-f", "-", input="growth: {a: x2}")
    assert done.stderr.startswith(b"socalc: note: Two to three years")
    assert len(done.stdout.splitlines()) == 1 + 2 + 3


def test_a_narrow_terminal_has_a_block_for_each_milestone() -> None:
    shown = on_terminal("path", *CENTRAL, columns=40, NO_COLOR="1")
    assert shown.count("Milestone:") == 7
    assert "─" not in shown


@pytest.mark.parametrize("format", ["csv", "json", "plain", "table"])
def test_more_periods_than_anybody_reads_are_refused_with_the_number(
    socalc: Socalc, format: str
) -> None:
    file = "window: 1000\ngrowth: {a: {baseline: 5, goal: x2}}\n"
    done = socalc("path", "-f", "-", "--per", "month", "--format", format, input=file)
    assert (done.returncode, done.stdout) == (2, b"")
    assert (
        b"the path of `a` has 12,000 months, and at most 1,200 periods are written" in done.stderr
    )
    assert b"= help: ask for longer periods (--per year) or fewer years" in done.stderr
    # over all horizons of a target: 601 + 600
    done = socalc("path", "-f", "-", "--years", "600,601", input=file)
    assert b"has 1,201 years" in done.stderr
    done = socalc(
        "path", "-f", "-", "--years", "100", "--per", "month", "--format", "csv", input=file
    )
    assert done.stdout.count(b"\n") == 1 + 1200


def test_milestones_are_worked_out_as_they_are_asked_for() -> None:
    target = Growth("a", parse_goal("x4"), Fraction(400))
    rows = path(TargetFile(growth=(target,)), Horizons((Fraction(1), Fraction(5, 2)))).rows
    assert [row.number for row in rows] == [1, 1, 2, Fraction(5, 2)]
    assert (len(rows), rows[-1].value, len(rows[1:])) == (4, 400, 3)
