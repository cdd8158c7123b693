"""``socalc scan``: texts in, claims and a draft out."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from socalc import read_target_file
from socalc.targets.window import Horizon, Window
from tests.conftest import Socalc
from tests.pseudoterminal import on_terminal
from tests.rendering.test_golden import FILES, GOLDEN

TEXT = "examples/press-conference.txt"


@pytest.mark.parametrize(("format", "ending"), [*FILES, ("github", "github.txt")])
def test_the_press_conference_is_told_as_in_the_golden_files(
    socalc: Socalc, golden: Callable[[Path, str], None], format: str, ending: str
) -> None:
    done = socalc("scan", "--all", TEXT, "--format", format)
    assert done.returncode == 1
    golden(GOLDEN / f"scan.{ending}", done.stdout.decode("utf-8"))


@pytest.mark.parametrize("columns", [220, 60], ids=["table", "records"])
def test_a_terminal_shows_the_sentence_with_the_figures_marked(columns: int) -> None:
    shown = on_terminal("scan", TEXT, columns=columns, TERM="xterm")
    assert "\x1b[1;4m66\x1b[0m" in shown
    assert "Last spring the province merged its" in shown
    plain = on_terminal("scan", TEXT, columns=columns, NO_COLOR="1", TERM="xterm")
    assert "\x1b" not in plain
    assert "Last spring the province merged its 66 holding companies" in plain


def test_only_complete_claims_are_shown_without_all(socalc: Socalc) -> None:
    verdicts = [
        line.split(",")[-6] for line in _csv(socalc("scan", TEXT, "--format", "csv").stdout)
    ]
    assert "unchecked" not in verdicts


def _csv(out: bytes) -> list[str]:
    return out.decode().splitlines()[1:]


def test_exit_codes(socalc: Socalc, tmp_path: Path) -> None:
    fits = "It fell from 66 to 12, 81.8% less."
    assert socalc("scan", "-", input=fits).returncode == 0
    assert socalc("scan", "-", input=fits.replace("81", "71")).returncode == 1
    assert socalc("scan", "-", "--exit-zero", input=fits.replace("81", "71")).returncode == 0
    assert (
        socalc("scan", "--all", "-", input="In real terms it fell 9% from 5 to 4.").returncode == 0
    )
    done = socalc("scan", str(tmp_path / "none.txt"))
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"none.txt" in done.stderr


def test_several_texts_each_with_its_name(socalc: Socalc, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Cuts\n\nIt fell from **66** to 12, 81.8% less.\n")
    (tmp_path / "b.html").write_text(
        "<p>It fell from 66 to 12, 81.8% less.</p><!-- from 1 to 2 -->"
    )
    done = socalc("scan", "a.md", "b.html", "--format", "tsv", cwd=tmp_path)
    places = [line.split("\t")[:2] for line in _csv(done.stdout)]
    assert places == [["a.md", "3"], ["b.html", "1"]]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("-f", "targets.yaml", "-"), b"scan reads texts, no target file"),
        (("--draft", "--json", "-"), b"--draft writes a target file"),
        (("--draft", "--all", "-"), b"--draft writes a target file"),
    ],
)
def test_options_that_make_no_sense_are_refused(
    socalc: Socalc, arguments: tuple[str, ...], told: bytes
) -> None:
    done = socalc("scan", *arguments)
    assert done.returncode == 2
    assert told in done.stderr
    assert b"help:" in done.stderr


def test_the_draft_is_told_as_in_the_golden_file(
    socalc: Socalc, golden: Callable[[Path, str], None]
) -> None:
    done = socalc("scan", "--draft", TEXT)
    assert (done.returncode, done.stderr) == (0, b"")
    golden(GOLDEN / "scan.draft.yaml", done.stdout.decode("utf-8"))


@pytest.mark.parametrize("command", ["growth", "consolidation", "check", "path", "progress"])
def test_a_draft_is_input_of_every_command(socalc: Socalc, command: str) -> None:
    drafted = socalc("scan", "--draft", TEXT).stdout
    done = socalc(command, "-f", "-", "--format", "json", input=drafted)
    assert done.returncode in (0, 1)
    assert b"error" not in done.stderr


def test_the_pipeline_of_the_readme(socalc: Socalc) -> None:
    drafted = socalc("scan", "--draft", TEXT).stdout
    shown = socalc("growth", "-f", "-", "--years", "3", input=drafted).stdout.decode()
    assert [line.split()[0] for line in shown.splitlines()[1:]] == ["assets", "revenue", "profit"]
    assert shown.count("14.47 %") == 1
    assert shown.count("25.99 %") == 2


NASTY = """Yes fell from 66 to 12: "quoted" # and so on. They merged 66 no into 12. Null fell from 66 to 12.
We plan to raise: x by 5% in two years, to raise the rate by 8 percentage points within 3 years.
The [a]: {b} fell from $1.5 billion to €1.2 billion. It grew from 5 to 1.2 million.
"""


def test_a_draft_says_when_a_promise_is_due_as_far_as_a_target_file_can(socalc: Socalc) -> None:
    """A deadline without a year to count from stands in the note, and points make a unit."""
    text = "We will double exports by 2030 from 2024 levels.\n\n"
    text += "The ministry wants to raise the share of women by 5 percentage points by 2030.\n"
    drafted = socalc("scan", "--draft", "-", input=text).stdout
    exports, women = read_target_file(drafted, "draft").growth
    assert exports.window == Window((Horizon(Fraction(6), 2030 * 12 + 12),), "target")
    assert (exports.base, exports.goal.kind) == (2024 * 12 + 12, "multiple")
    assert (women.goal.kind, women.unit, women.window) == ("points", "%", None)
    assert women.note.startswith("<stdin>:3: by 2030: raise the share of women")


def test_a_draft_can_be_read_whatever_the_text_says(socalc: Socalc) -> None:
    drafted = socalc("scan", "--draft", "-", input=NASTY).stdout
    file = read_target_file(drafted, "draft")
    assert file.consolidation
    assert len({target.name for target in file.checkable}) == len(file.checkable)


def test_a_draft_says_what_check_says_of_the_text(socalc: Socalc) -> None:
    scanned = socalc("scan", TEXT, "--format", "tsv").stdout.decode().splitlines()[1:]
    drafted = socalc("scan", "--draft", TEXT).stdout
    checked = socalc("check", "-f", "-", "--format", "tsv", input=drafted).stdout.decode()
    verdicts = [line.split("\t")[6] for line in checked.splitlines()[1:]]
    assert sorted(line.split("\t")[8] for line in scanned) == sorted(
        verdict for verdict in verdicts if verdict != "unchecked"
    )


@pytest.mark.parametrize("command", ["scan", "solve"])
def test_what_a_command_without_a_target_file_has_no_use_for_is_not_offered(
    command: str, socalc: Socalc
) -> None:
    shown = socalc(command, "--help").stdout
    assert b"--format" in shown
    assert not any(option in shown for option in (b"--file", b"--set", b"--compare"))
