"""What does each command line answer, refuse and show?"""

import csv
import json
import shlex
import shutil
import sys
from math import isfinite
from pathlib import Path
from typing import NoReturn

import pytest

from socalc import __version__
from socalc.cli.app import COMMANDS as ALL
from socalc.cli.app import program
from socalc.cli.exits import Code, guarded
from tests.conftest import ROOT, Socalc

COMMANDS = ("growth", "consolidation", "init", "schema")
REPORTS = ("growth", "consolidation")

TARGETS = """\
window: 3
growth:
  revenue: double
  profit: +50%
  profit per firm: x3
  dated: {baseline: 100, goal: 121, base-year: 2023}
consolidation:
  firms: {before: 66, after: 12, years: 3}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a target file."""
    (tmp_path / "targets.yaml").write_text(TARGETS, "utf-8")
    return tmp_path


# What is answered: command line, what to take from each row, the rows.

ANSWERS = [
    # 2 ** (1/3) - 1 and 2 ** (1/2) - 1
    ("growth revenue", "growth", [0.2599210498948732]),
    ("growth revenue --years 2", "growth", [0.41421356237309503]),
    ("growth revenue --years 2-3", "years", [2, 3]),
    ("growth revenue --years '2 to 3 years'", "years", [2, 3]),
    ("growth revenue --years 2,3,5", "years", [2, 3, 5]),
    ("growth revenue --years 2.5", "years", [2.5]),
    ("growth revenue --years=3年", "years", [3]),
    # 121 from 100 over 2 years is 10 % a year; 2 over 12 quarters and 36 months: 2 ** (1/12) - 1 and 2 ** (1/36) - 1
    ("growth dated --by 2025", "growth", [0.1]),
    ("growth dated --by 2025", "by", [2025]),
    ("growth dated --by 2025-2027", "years", [2, 4]),
    ("growth revenue --per quarter", "growth", [0.05946309435929526]),
    ("growth revenue --per month", "growth", [0.019440643702144828]),
    ("growth revenue --per quarter", "per", ["quarter"]),
    # linear: 100 more on 100 in 3 years is a third of the baseline a year
    ("growth revenue --method linear", "growth", [1 / 3]),
    ("growth revenue --method linear", "amount", [100 / 3]),
    # names and patterns, always in the order of the file
    ("growth", "target", ["revenue", "profit", "profit per firm", "dated"]),
    ("growth profit revenue", "target", ["revenue", "profit"]),
    ("growth 'prof*'", "target", ["profit", "profit per firm"]),
    ("growth 'prof*' profit", "target", ["profit", "profit per firm"]),
    ("growth '[rd]*'", "target", ["revenue", "dated"]),
    ("growth revenue revenue", "target", ["revenue"]),
    # without a file
    ("growth --goal x2", "years", [2, 3]),
    ("growth --goal x2", "baseline", [100, 100]),
    ("growth --from 118.4 --goal x2 --years 3", "target_value", [236.8]),
    # half the loss is left after two years: 0.5 ** 0.5 - 1; a loss that grows has no rate
    ("growth --from=-40 --goal 'to -20' --years 2", "growth", [-0.2928932188134524]),
    ("growth --from=-20 --goal 'to -40' --years 2", "growth", [None]),
    ("growth --from -40 --goal=60 --years 2", "break_even", [0.8]),
    ("growth --from 60% --goal +5pp --years 1", "target_value", [65]),
    ("growth --goal -30% --years 1", "growth", [-0.3]),
    # 54 of 66 are gone: 9/11; 18 a year; 66/12
    ("consolidation", "reduction", [9 / 11]),
    ("consolidation", "per_year", [18]),
    ("consolidation --years 2,6", "per_year", [27, 9]),
    ("consolidation --from 66 --to 12", "ratio", [5.5]),
    ("consolidation --from 66 --to 12", "years", [None]),
    ("consolidation --from 66 --to 12 --stated 81.8%", "verdict", ["consistent"]),
    ("consolidation --from 66 --to 12 --stated 82.8%", "verdict", ["inconsistent"]),
    ("consolidation --from 66 --to 12 --stated '5.5 to 1'", "verdict", ["consistent"]),
    ("consolidation --from 4 --to 0", "ratio", [None]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "name", "values"), ANSWERS, ids=[f"{a}: {b}" for a, b, _ in ANSWERS])  # fmt: skip
def test_a_command_answers(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
    line: str,
    name: str,
    values: list[object],
) -> None:
    monkeypatch.chdir(folder)
    assert ended(*shlex.split(line), "--json") == Code.DONE
    rows = json.loads(capsysbinary.readouterr().out)["rows"]
    assert [row[name] for row in rows] == [
        pytest.approx(value, rel=1e-14) if isinstance(value, float) else value for value in values
    ]


def ended(*arguments: str) -> int:
    """The exit code of a command line that runs inside of this process."""
    with pytest.raises(SystemExit) as end:
        program(*arguments[:1])(list(arguments), prog_name="socalc")
    assert isinstance(end.value.code, int)
    return end.value.code


# What is refused: command line, what the error says, what the help says.

REFUSALS = [
    ("growth --years 0", "not a horizon: 0 years", "above 0 and at most 1000"),
    ("growth --years 1001", "not a horizon: 1001 years", "above 0 and at most 1000"),
    ("growth --years 3-2", "a window that does not grow: `3-2`", "2-3"),
    ("growth --years -3", "not a number of years: `-3`", "2-3 or 2,3,5"),
    ("growth --years 1e3", "not a number of years: `1e3`", "2-3"),
    ("growth --years nan", "not a number of years: `nan`", "2-3"),
    ("growth --years 1_0", "not a number of years: `1_0`", "2-3"),
    ("growth --years ٣", "not a number of years: `٣`", "2-3"),
    ("growth --years ''", "the value is missing", "write one"),
    ("growth --years 2027", "not a horizon: 2027 years", "at most 1000"),
    ("growth --years 36days", "not a number of years: `36days`", "18 months"),
    ("growth --years 3 --by 2027", "both --years and --by", "keep one"),
    ("growth --by 27", "--by: not a date: `27`", "2025-06"),
    ("growth --by 2027", "target `revenue` has no `base-year`", "base-year: 2023"),
    ("growth dated --by 2023", "the deadline 2023 and the base year 2023", "after the base year"),
    ("growth --per Year", "--per: unknown value `Year`", "year, quarter, month"),
    ("growth --method log", "--method: unknown value `log`", "compound, linear"),
    ("growth nobody", "no target matches `nobody`", "`revenue`"),
    ("growth revenu", "no target matches `revenu`", "did you mean `revenue`?"),
    ("growth revenue 'x*'", "no target matches `x*`", "`revenue`"),
    ("growth ''", "no target matches ``", "`revenue`"),
    ("growth firms", "no target matches `firms`", "ask `socalc consolidation`"),
    ("consolidation revenue", "no target matches `revenue`", "ask `socalc growth`"),
    ("growth --from 3", "--from without --goal", "--goal x2"),
    ("growth --goal x2 --by 2027", "--by with --goal", "ask for --years 3"),
    ("growth --goal x2 revenue", "--goal and a file", "give one by options"),
    ("growth --goal x2 -f targets.yaml", "--goal and a file", "give one by options"),
    ("growth --from 1.234,5 --goal x2", "--from: a number that can be read in two ways", "1,234.5"),
    ("growth --from 118.4 --goal 50%", "--goal: by or to? `50%`", "+50%"),
    ("growth --goal '2 times'", "--goal: `2 times` is read as a multiple by some", "x2"),
    ("growth --from -40 --goal x2", "of a negative baseline can be read in two ways", "write the value"),
    ("growth --goal x", "--goal: not a goal: `x`", "+50%"),
    ("consolidation --from 66", "--from and --to go together", "--from 66 --to 12"),
    ("consolidation --to 12", "--from and --to go together", "--from 66 --to 12"),
    ("consolidation --stated 81.8%", "--from and --to go together", "--from 66 --to 12"),
    ("consolidation --from 66 --to 12 firms", "--from and a file", "give one by options"),
    ("consolidation --from -6 --to 12", "--from: fewer than none: `-6`", "0 or more"),
    ("consolidation --from 6 --to 12%", "--to: a percentage and a number that is none", "both alike"),
    ("consolidation --from 66 --to 12 --stated 81.8", "--stated: not a printed", "81.8%"),
    ("consolidation --years 0", "not a horizon: 0 years", "above 0"),
    ("growth --digits 16", "--digits: not a number of decimals: `16`", "0 to 15"),
    ("growth --digits -1", "--digits: not a number of decimals: `-1`", "0 to 15"),
    ("growth --digits 1.0", "--digits: not a number of decimals: `1.0`", "0 to 15"),
    ("growth --digits ٣", "--digits: not a number of decimals: `٣`", "0 to 15"),
    ("growth --color sometimes", "--color: unknown value `sometimes`", "auto, always or never"),
    ("growth --format xlsx", "--format: no format `xlsx`", "table, plain, csv, tsv, json, jsonl, markdown"),
    ("growth --format JSON", "--format: no format `JSON`", "json"),
    ("growth --json --format csv", "both --json and --format csv", "keep one"),
    ("growth --group-by group --explain", "both --group-by and --explain", "keep one"),
    ("growth -f x --input xml", "--input: no kind of file `xml`", "yaml, csv, tsv, jsonl"),
    ("growth -f x.jsonl --columns a,b", "--columns with JSON Lines", "names of their own"),
    ("growth -f x.csv --map goal=a --map goal=b", "--map: twice in `goal=b`", "keep one"),
    ("growth -f nobody.csv --format csv", "cannot read `nobody.csv`: No such file or directory", ""),
    ("growth -f nobody.yaml", "cannot read `nobody.yaml`: No such file or directory", ""),
    ("growth -f targets.yaml nobody -o out.csv", "no target matches `nobody`", "`revenue`"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "told", "help"), REFUSALS, ids=[line for line, *_ in REFUSALS])
def test_a_command_refuses_with_the_reason_and_the_remedy(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    line: str,
    told: str,
    help: str,
) -> None:
    monkeypatch.chdir(folder)
    assert ended(*shlex.split(line)) == Code.NOT_DONE
    out, error = capsys.readouterr()
    first, *rest = error.splitlines()
    assert out == ""
    assert first.startswith("socalc: error: ")
    assert told in first
    assert help in " ".join(rest)
    assert [one[:11] for one in rest] == (["   = help: "] if help else [])
    assert [path.name for path in folder.iterdir()] == ["targets.yaml"]


MISUSE = [
    ("growth --nope", "No such option: --nope"),
    ("growth -x", "No such option: -x"),
    ("growth --years", "Option '--years' requires an argument"),
    ("--install-completion", "No such option: --install-completion"),
    ("growth --install-completion", "No such option: --install-completion"),
    ("--years 3 growth", "No such option: --years"),
    ("nope", "No such command 'nope'"),
    ("init a.yaml b.yaml", "unexpected extra argument"),
    ("schema a", "unexpected extra argument"),
]


@pytest.mark.parametrize(("line", "told"), MISUSE, ids=[line for line, _ in MISUSE])
def test_a_command_line_that_cannot_be_read_is_an_error(
    capsys: pytest.CaptureFixture[str], line: str, told: str
) -> None:
    assert ended(*line.split()) == Code.NOT_DONE
    out, error = capsys.readouterr()
    assert out == ""
    assert told in error
    assert "Traceback" not in error


@pytest.mark.parametrize(
    ("goal", "value", "bound"),
    [("at least 150", "150", "floor"), ("-20% or more", "80", "ceiling"), ("不超过150", "150", "ceiling"), ("＋５０％", "150", ""),
     ("cut by a fifth", "80", ""), ("from 100 to over 150", "150", "floor")],
)  # fmt: skip
def test_a_goal_in_words_is_taken_at_every_door(
    goal: str, value: str, bound: str, socalc: Socalc
) -> None:
    csv_line, set_goal = f'target,baseline,goal\na,100,"{goal}"\n', f"a.goal={goal}"
    json_line = json.dumps({"target": "a", "baseline": "100", "goal": goal})
    file = "growth: {a: {baseline: 100, goal: x7}}"
    doors = [
        socalc("growth", "--from", "100", "--goal", goal, "--json", "--years", "3"),
        socalc("growth", "-f", "-", "--set", set_goal, "--json", "--years", "3", input=file),
        socalc("growth", "-f", "-", "--input", "csv", "--json", "--years", "3", input=csv_line),
        socalc("growth", "-f", "-", "--input", "jsonl", "--json", "--years", "3", input=json_line),
    ]
    for done in doors:
        (row,) = json.loads(done.stdout)["rows"]
        assert (str(row["target_value"]), row["bound"], row["goal"]) == (value, bound, goal)


def test_all_problems_of_a_file_are_told_with_their_places(socalc: Socalc) -> None:
    text = "growth:\n  a: {gaol: x2}\n  b: 50%\nconsolidation: {c: {before: 1, after: x}}\n"
    done = socalc("growth", "-f", "-", input=text)
    assert (done.returncode, done.stdout) == (2, b"")
    lines = done.stderr.decode().splitlines()
    assert [line for line in lines if line.startswith("<stdin>:")] == [
        "<stdin>:2:3: error: target `a` has no `goal`",
        "<stdin>:2:7: error: unknown key `gaol` in target `a`",
        "<stdin>:3:6: error: by or to? `50%` where no baseline is stated",
        "<stdin>:4:39: error: not a number: `x`",
    ]
    assert "   = help: did you mean `goal`?" in lines
    assert lines[-1] == "4 errors in <stdin>"


@pytest.mark.parametrize(
    ("digits", "shown"), [("0", b"+26 %"), ("2", b"+25.99 %"), ("5", b"+25.99210 %")]
)
def test_digits_say_how_a_rate_is_rounded_for_people_and_not_for_programs(
    capsysbinary: pytest.CaptureFixture[bytes], digits: str, shown: bytes
) -> None:
    command = ("growth", "--goal", "x2", "--years", "3", "--digits", digits)
    ended(*command)
    assert shown in capsysbinary.readouterr().out
    ended(*command, "--json")
    assert b"0.2599210498948732" in capsysbinary.readouterr().out


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        (("--from", "1000", "--goal", "1003", "--years", "1"), b"+0.3 %"),
        (("--from", "1000", "--goal", "999.6", "--years", "1"), b"-0.04 %"),
        (("--from", "1000", "--goal", "1000", "--years", "1"), b"  0 %"),
    ],
)
def test_without_decimals_nothing_but_zero_is_shown_as_zero(
    capsysbinary: pytest.CaptureFixture[bytes], options: tuple[str, ...], shown: bytes
) -> None:
    ended("growth", *options, "--digits", "0")
    assert shown in capsysbinary.readouterr().out


# Help.


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_the_help_of_every_command_shows_examples(
    capsys: pytest.CaptureFixture[str], command: str, option: str
) -> None:
    assert ended(command, option) == Code.DONE
    out, error = capsys.readouterr()
    assert error == ""
    assert out.startswith(f"Usage: socalc {command} ")
    assert f"Examples:\n    socalc {command}" in out


def test_the_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("--help") == Code.DONE
    out = capsys.readouterr().out
    assert out.isascii()
    for command in ALL:
        assert f"\n  {command} " in out
    assert set(ALL) >= set(COMMANDS)


@pytest.mark.parametrize("command", REPORTS)
def test_every_report_has_the_shared_options(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    ended(command, "--help")
    out = capsys.readouterr().out
    for option in (
        "-f, --file", "--format", "--json", "-o, --output", "--color", "--digits", "--csv-safe",
        "-q, --quiet", "--debug", "-h, --help",
    ):  # fmt: skip
        assert f"  {option} " in out


@pytest.mark.parametrize("command", REPORTS)
def test_the_examples_of_the_help_run(
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
    tmp_path: Path,
    command: str,
) -> None:
    ended(command, "--help")
    examples = capsysbinary.readouterr().out.decode().partition("Examples:\n")[2].splitlines()
    shutil.copy(ROOT / "targets.yaml", tmp_path)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    assert examples
    for example in examples:
        words = shlex.split(example.partition(" | ")[0])
        assert words[:2] == ["socalc", command]
        assert ended(*words[1:]) == Code.DONE, example


def test_options_and_names_stand_in_any_order(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(folder)
    answers = set()
    for line in (
        "revenue --years 2 --json", "--json --years=2 revenue", "--json --years 2 -- revenue",
    ):  # fmt: skip
        assert ended("growth", *line.split()) == Code.DONE
        answers.add(capsysbinary.readouterr().out)
    assert len(answers) == 1


def test_the_version_is_told(socalc: Socalc) -> None:
    done = socalc("--version")
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        f"socalc {__version__}\n".encode(),
        b"",
    )


def test_without_a_command_the_help_is_shown_and_nothing_is_done(socalc: Socalc) -> None:
    done = socalc()
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Usage: socalc" in done.stderr


# Completion.


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_script_is_shown_and_nothing_is_installed(
    socalc: Socalc, tmp_path: Path, shell: str
) -> None:
    done = socalc("--show-completion", shell, cwd=tmp_path, HOME=str(tmp_path))
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"_SOCALC_COMPLETE" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_shell_without_completion_is_a_usage_error(socalc: Socalc) -> None:
    done = socalc("--show-completion", "tcsh")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"tcsh" in done.stderr


COMPLETIONS = [
    ("socalc gr", "1", "growth"),
    ("socalc growth --forma", "2", "--format"),
    ("socalc consolidation --ye", "2", "--years"),
]


@pytest.mark.parametrize(("words", "index", "completed"), COMPLETIONS)
def test_a_shell_is_told_how_to_complete(
    socalc: Socalc, words: str, index: str, completed: str
) -> None:
    done = socalc(_SOCALC_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=index)
    assert (done.returncode, done.stdout.split()) == (0, [completed.encode()])


# init and schema.


def test_init_writes_a_file_that_every_command_takes(socalc: Socalc, tmp_path: Path) -> None:
    assert socalc("init", cwd=tmp_path).returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["targets.yaml"]
    for command in REPORTS:
        done = socalc(command, "--json", cwd=tmp_path)
        assert done.returncode == 0, command
        assert json.loads(done.stdout)["rows"], command


def test_init_explains_what_it_writes(socalc: Socalc) -> None:
    assert b"\n#" in b"\n" + socalc("init", "-").stdout


def test_init_shows_the_file_it_would_write(socalc: Socalc, tmp_path: Path) -> None:
    shown = socalc("init", "-", cwd=tmp_path)
    assert shown.returncode == 0
    assert list(tmp_path.iterdir()) == []
    socalc("init", "plan.yaml", cwd=tmp_path)
    assert (tmp_path / "plan.yaml").read_bytes() == shown.stdout
    assert socalc("growth", "-f", "-", input=shown.stdout).returncode == 0


def test_init_overwrites_nothing_unless_it_is_forced(socalc: Socalc, tmp_path: Path) -> None:
    (tmp_path / "targets.yaml").write_bytes(b"mine")
    done = socalc("init", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"`targets.yaml` is there already" in done.stderr
    assert b"--force" in done.stderr
    assert (tmp_path / "targets.yaml").read_bytes() == b"mine"
    assert socalc("init", "--force", cwd=tmp_path).returncode == 0
    assert (tmp_path / "targets.yaml").read_bytes() == socalc("init", "-").stdout


def test_init_writes_through_no_dangling_link(socalc: Socalc, tmp_path: Path) -> None:
    (tmp_path / "targets.yaml").symlink_to("elsewhere.yaml")
    assert socalc("init", cwd=tmp_path).returncode == 2
    assert not (tmp_path / "elsewhere.yaml").exists()


def test_init_in_a_folder_that_is_not_there_is_an_error(socalc: Socalc, tmp_path: Path) -> None:
    done = socalc("init", "no/such/targets.yaml", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"cannot write `no/such/targets.yaml`: No such file or directory" in done.stderr
    assert b"help: make its folder first" in done.stderr


def test_schema_shows_a_json_schema(socalc: Socalc, tmp_path: Path) -> None:
    shown = socalc("schema")
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert json.loads(shown.stdout)["$schema"].startswith("http://json-schema.org/draft-07/")
    assert socalc("schema", "-o", str(tmp_path / "s.json")).stdout == b""
    assert (tmp_path / "s.json").read_bytes() == shown.stdout
    assert socalc("schema", "-o", "-").stdout == shown.stdout


# A bug of ours.


def test_a_bug_is_one_line_and_exit_three(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert broken_growth(monkeypatch) == Code.BUG
    out, error = capsys.readouterr()
    assert out == ""
    first, second = error.splitlines()
    assert first == "socalc: bug: RuntimeError: two lines"
    assert second.startswith("   = help: ")
    assert "--debug" in second


def test_debug_shows_the_traceback_of_a_bug(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert broken_growth(monkeypatch, "--debug") == Code.BUG
    error = capsys.readouterr().err
    assert error.startswith("Traceback (most recent call last):\n")
    assert "socalc: bug: RuntimeError: two lines" in error


def broken_growth(monkeypatch: pytest.MonkeyPatch, *options: str) -> int:
    """The exit code of growth where the analysis fails."""

    def fail(*_: object) -> None:
        raise RuntimeError("two lines")

    monkeypatch.setattr(sys.modules["socalc.answers.growth"], "required_growth", fail)
    return ended("growth", "--goal", "x2", *options)


def test_the_message_of_a_bug_stays_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> int:
        raise RuntimeError("one\ntwo\x1b[2J" + "x" * 1000)

    assert guarded(fail, debug=False) == Code.BUG
    first, *rest = capsys.readouterr().err.splitlines()
    assert first.startswith(r"socalc: bug: RuntimeError: one\ntwo\x1b[2J")
    assert len(first) < 300
    assert len(rest) == 1


# Numbers at the ends of what may be typed.

EXTREMES = [
    "growth --from 1e-300 --goal 1e300",
    "growth --from 1e300 --goal 1e-300",
    "growth --from 1e300 --goal 1e300 --years 0.000000000000000000000000000000000001",
    "growth --from -1e300 --goal 1e300 --years 0.00000000000001 --per month",
    "consolidation --from 1e-300 --to 1e300",
    "consolidation --from 1e300 --to 1e-300 --stated '5 to 1'",
    "consolidation --from 1e-300 --to 1e300 --stated -5%",
    "consolidation --from 1e300 --to 0 --years 0.00000000000001",
]


@pytest.mark.parametrize("format", ["json", "plain"])
@pytest.mark.parametrize("line", EXTREMES)
def test_the_largest_and_smallest_numbers_are_no_bug(
    capsysbinary: pytest.CaptureFixture[bytes], line: str, format: str
) -> None:
    assert ended(*shlex.split(line), "-q", "--format", format) == Code.DONE
    out, error = capsysbinary.readouterr()
    assert error == b""
    if format == "json":
        assert json.loads(out, parse_constant=no_constant, parse_float=finite)["rows"]
    else:
        assert max(map(len, out.split())) <= 50


def no_constant(name: str) -> NoReturn:
    raise AssertionError(f"{name} is no JSON")


def finite(text: str) -> float:
    """The number that a reader with doubles gets, as all usual readers of JSON are."""
    assert isfinite(float(text))
    assert float(text) != 0 or text.strip("-0.") == ""
    return float(text)


@pytest.mark.parametrize(
    ("entry", "note"),
    [
        ("baseline: 44%, goal: +6%", "+6% is 6 % of 44 %; for points write +6pp"),
        ("baseline: 44, unit: '%', goal: +6%", "+6% is 6 % of 44 %; for points write +6pp"),
        ("baseline: 7.50%, goal: -12.5%", "-12.5% is 12.5 % of 7.5 %; for points write -12.5pp"),
        ("baseline: 44%, goal: +6pp", ""),
        ("baseline: 44%, goal: 50%", ""),
        ("baseline: 44%, goal: x1.1", ""),
        ("baseline: 44, goal: +6%", ""),
    ],
)
@pytest.mark.parametrize("command", ["growth", "path", "progress"])
def test_per_cent_of_a_percentage_are_told_from_points(
    entry: str, note: str, command: str, socalc: Socalc
) -> None:
    text = f"growth: {{a: {{{entry}, window: 3, base-year: 2020, actuals: {{2021: 45%}}}}}}"
    if "44, goal" in entry:
        text = text.replace("45%", "45")
    done = socalc(command, "-f", "-", "--format", "csv", input=text)
    assert done.stderr == b""
    for row in csv.DictReader(done.stdout.decode().splitlines()):
        assert row["note"] == note


def test_per_cent_of_a_percentage_are_told_of_rows_and_of_options(socalc: Socalc) -> None:
    note = "+6% is 6 % of 44 %; for points write +6pp"
    table = "target,baseline,goal\nb,40%,50%\na,44%,+6%\n"
    rows = socalc("growth", "--input", "csv", "-f", "-", "--json", input=table)
    given = socalc("growth", "--from", "44%", "--goal", "+6%", "--json")
    assert [row["note"] for row in json.loads(rows.stdout)["rows"]][2:] == [note, note]
    assert [row["note"] for row in json.loads(given.stdout)["rows"]] == [note, note]


def test_too_little_memory_is_no_bug(capsys: pytest.CaptureFixture[str]) -> None:
    def work() -> int:
        raise MemoryError

    assert guarded(work, debug=False) == 2
    assert capsys.readouterr().err == (
        "socalc: error: there is not enough memory for this\n"
        "   = help: split the input, ask for less at once, or allow more memory (ulimit -v)\n"
    )
