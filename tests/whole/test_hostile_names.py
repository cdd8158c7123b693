"""Whatever a name or a text holds, no stream carries it raw, and no line begins a runner's command."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socalc import read_target_file
from socalc.rendering.diagnostics import diagnostics
from socalc.rendering.formats import FORMATS, text_of
from socalc.rendering.layouts.check import check_sheet
from socalc.rendering.layouts.growth import growth_sheet
from socalc.rendering.terminal import Terminal
from socalc.targets.hidden_characters import ACTING, shown, shown_lines
from socalc.targets.problems import TargetFileError
from tests.conftest import Socalc

import socalc as program  # isort: skip

ACTS = re.compile(f"\r|{ACTING}")
COMMAND = re.compile(r"(?m)^\s*::|##\[|##vso\[")

HOSTILE = [
    "a\x1b[2Jb", "a\x1b]0;title\x07b", "a\x9b31mb", "a\u202eb", "a\u2066b", "a\u200bb", "a\u200db",
    "a\u00adb", "a\u2028b", "a\u2029b", "a\x85b", "a\n::error::b", "a\r::error::b", "::error::b",
    "  ::add-mask::b", "##[error]b", "a ##[debug]b", "##vso[task.complete]b", "a\tb", "a\x00b"[:1] + "\x7f",
]  # fmt: skip
"""Each could move a cursor, hide what stands there, end a line, or begin a command."""


def is_harmless(text: str) -> bool:
    return not ACTS.search(text) and not COMMAND.search(text)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_shown_name_is_harmless_and_on_one_line(name: str) -> None:
    assert is_harmless(shown(name))
    assert not set("\n\r\t") & set(shown(name))


@given(st.text() | st.lists(st.sampled_from(HOSTILE)).map("".join))
def test_any_name_and_any_message_is_shown_harmlessly(text: str) -> None:
    assert is_harmless(shown(text))
    assert "\n" not in shown(text)
    assert is_harmless(shown_lines(text))


@pytest.mark.parametrize(
    "name", ["plan.yaml", "目标 2026.yaml", "dossier é.txt", "👩‍👩‍👧.txt", "می‌خواهم.txt"]
)
def test_a_name_that_does_nothing_is_shown_as_it_is(name: str) -> None:
    assert shown(name) == name


FORMATS_OF_CHECK = [f for f in FORMATS if f != "github"]


@pytest.mark.parametrize("format", FORMATS)
def test_the_name_of_a_scanned_file_reaches_no_stream_raw(
    socalc: Socalc, tmp_path: Path, format: str
) -> None:
    names = [f"{name}.txt" for name in HOSTILE]
    for name in names:
        (tmp_path / name).write_text("It fell from 66 to 12, 71.8% less.")
    done = socalc("scan", *names, "--format", format, cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    out = done.stdout.decode()
    if format == "github":  # its own commands, one a finding
        assert out.count("\n") == len(names)
        out = re.sub("(?m)^::error ", "", out)
    assert is_harmless(out)
    assert is_harmless(done.stderr.decode())
    if format in ("csv", "tsv", "jsonl"):
        assert out.count("\n") == len(names) + (format != "jsonl")
    if format == "jsonl":
        told = [json.loads(line)["file"] for line in out.splitlines()]
        assert told == [shown(name) for name in names]


@pytest.mark.parametrize(
    "command",
    [
        ["growth", "-f", "NAME"], ["growth", "-f", "NAME.csv"], ["scan", "NAME"], ["NAME"], ["growth", "--NAME"],
        ["growth", "NAME"], ["growth", "--format", "NAME"], ["growth", "--years", "NAME"],
        ["growth", "--set", "NAME=1"], ["growth", "-o", "NAME/x"], ["growth", "--map", "NAME=x"],
        ["growth", "-f", "NAME", "--input", "NAME"], ["init", "NAME/x/y"], ["schema", "NAME"],
        ["--show-completion", "NAME"], ["growth", "--color", "NAME"], ["solve", "-NAME"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_what_is_typed_is_told_harmlessly(
    command: list[str], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in HOSTILE:
        if "\x00" not in name:
            told = _told([part.replace("NAME", name) for part in command], capfd, monkeypatch)
            assert is_harmless(told), name


@pytest.mark.parametrize("variable", ["SOCALC_FILE", "SOCALC_FORMAT"])
def test_what_variables_hold_is_told_harmlessly(
    variable: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in HOSTILE:
        monkeypatch.setenv(variable, name)
        assert is_harmless(_told(["growth"], capfd, monkeypatch)), name


@pytest.mark.parametrize("wish", ["source_", "complete_", ""])
def test_what_asks_for_completion_is_told_harmlessly(wish: str) -> None:
    from socalc.cli.exits import UsageError
    from socalc.cli.usage import refuse_unknown_shell

    for name in HOSTILE:
        with pytest.raises(UsageError) as error:
            refuse_unknown_shell(wish + name)
        assert is_harmless(shown_lines(error.value.message)), name  # as `complain` writes it


def _told(
    arguments: list[str], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> str:
    """What the program says on both streams, run in this process: it ends with exit code 2."""
    from socalc.cli.app import program
    from socalc.cli.exits import guarded
    from socalc.cli.usage import ended

    monkeypatch.setattr("sys.argv", ["socalc", *arguments])
    assert guarded(lambda: ended(program(*arguments[:1])), debug=False) == 2
    out, err = capfd.readouterr()
    assert out == ""
    return err


TEXTS = st.lists(
    st.sampled_from(["::", "##[error]", "##vso[x]", "error", " ", "\n", "a", "|", ";", "=", "<b>"]), max_size=6
).map("".join)  # fmt: skip


@given(TEXTS, TEXTS, TEXTS, st.sampled_from(FORMATS_OF_CHECK), st.booleans())
def test_no_text_of_a_file_begins_a_command(
    name: str, label: str, note: str, format: str, safe: bool
) -> None:
    document = {
        "title": label,
        "growth": {name or "x": {"goal": "x2", "baseline": "5", "label": label, "unit": label, "note": note,
                                 "stated": "81%", "window": "3"}},
    }  # fmt: skip
    try:
        file = read_target_file(json.dumps(document).encode(), "::error::f.yaml")
    except TargetFileError as error:
        told = shown_lines(diagnostics(error))
        assert is_harmless(told)
        return
    sheets = [growth_sheet(program.required_growth(file)), check_sheet(program.check(file))]
    for sheet in sheets:
        for columns in (None, 40):
            text = "".join(text_of(sheet, format, Terminal(columns), safe))  # type: ignore[arg-type]
            assert is_harmless(text), text


def test_csv_quotes_a_command_and_changes_no_value(socalc: Socalc) -> None:
    done = socalc(
        "growth",
        "-f",
        "-",
        "--input",
        "csv",
        "--format",
        "csv",
        input="target,goal\n::error::x,x2\n",
    )
    line = done.stdout.decode().splitlines()[1]
    assert line.startswith('"::error::x",')
    assert next(csv.reader(io.StringIO(line)))[0] == "::error::x"


@pytest.mark.parametrize("format", ["csv", "tsv", "json", "jsonl"])
def test_rows_and_entries_write_commands_alike(socalc: Socalc, format: str) -> None:
    """The direct ways of plain rows and of long files leave such texts to the usual one."""
    names = ["plain", "::error::x", "##[error]y", "a::b"]
    table = "target,goal\n" + "".join(f"{name},x2\n" for name in names)
    yaml = "growth:\n" + "".join(f'  "{name}": x2\n' for name in names)
    long = yaml + "".join(f"  target number {n}: x2\n" for n in range(4000))
    command = ("growth", "--years", "3", "-q", "--format", format, "-f", "-")
    of_table = socalc(*command, "--input", "csv", input=table).stdout.decode()
    of_yaml = socalc(*command, input=yaml).stdout.decode()
    assert is_harmless(of_table)
    rows = [line.rstrip(",") for line in of_yaml.splitlines() if "x2" in line]
    assert rows == [line.rstrip(",") for line in of_table.splitlines() if "x2" in line]
    assert rows == [line.rstrip(",") for line in socalc(*command, input=long).stdout.decode().splitlines()
                    if "x2" in line][:4]  # fmt: skip


NAMES_IN_MARKDOWN = [
    "<b>x</b>",
    "[a](b)",
    "https://a.example",
    "www.a.example",
    "|",
    "**x**",
    "`x`",
    "\\",
]


@pytest.mark.parametrize("name", NAMES_IN_MARKDOWN)
def test_a_name_is_no_markup_in_markdown(socalc: Socalc, name: str) -> None:
    text = f"target,goal\n{name},x2\n"
    done = socalc("growth", "-f", "-", "--input", "csv", "--format", "markdown", input=text)
    cell = done.stdout.decode().splitlines()[2][2:].split(" | ")[0]
    assert re.sub(r"\\(?=[^\w\s])", "", cell.replace("\\\\", "\0")).replace("\0", "\\") == name
    assert not re.search(r"(?<!\\)([<>\[\]*`|]|://)|www\.", cell)


FORMULAS = [
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "＝1+1", "＋1", "－1", "＠x", "\t=1", " =1", '"=1+1', "-x", "-1;=1",
]  # fmt: skip


@pytest.mark.parametrize("format", ["csv", "tsv"])
@pytest.mark.parametrize("text", FORMULAS)
def test_csv_safe_puts_an_apostrophe_before_every_formula(
    socalc: Socalc, format: str, text: str
) -> None:
    table = json.dumps({"target": "a", "goal": "x2", "kept": text}) + "\n"
    command = ("growth", "-f", "-", "--input", "jsonl", "--keep", "--csv-safe", "--format", format)
    out = socalc(*command, input=table).stdout.decode()
    [_, *rows] = (
        csv.reader(io.StringIO(out))
        if format == "csv"
        else [line.split("\t") for line in out.splitlines()]
    )
    assert rows[0][-1].startswith("'")


@pytest.mark.parametrize("number", ["-5", "-1,234.5", "-1e3", "5", "-0.25"])
def test_csv_safe_never_touches_a_number(socalc: Socalc, number: str) -> None:
    table = f'target,goal,kept\na,x2,"{number}"\n'
    command = ("growth", "-f", "-", "--input", "csv", "--keep", "--csv-safe", "--format", "csv")
    out = socalc(*command, input=table).stdout.decode()
    assert next(csv.DictReader(io.StringIO(out)))["kept"] == number


@pytest.mark.parametrize("text", ["a;=1+1", "a|=1+1", "a\t=1+1", "a; @x"])
def test_csv_safe_quotes_where_a_spreadsheet_might_begin_a_cell(socalc: Socalc, text: str) -> None:
    table = f'target,goal,kept\na,x2,"{text}"\n'
    command = ("growth", "-f", "-", "--input", "csv", "--keep", "--csv-safe", "--format")
    assert f',"{text}"\n' in socalc(*command, "csv", input=table).stdout.decode()
    out = socalc(*command, "tsv", input=table).stdout.decode()
    assert not re.search(r"[;|]\s*[=@]", out)
