"""What reaches a pipe, a file, a closed stream or a full disk, and how does the program end there?"""

import csv
import io
import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import pytest

from tests.conftest import ROOT, Socalc, clean_environment

BOTH_WAYS = pytest.mark.usefixtures("buffering")

TEXTS = """\
title: "混合 plan | 2024"
source: 'a "quoted" source, and more'
window: 3
growth:
  资产: {goal: 翻一番, note: "tab\\there, line\\nbreak and a | pipe"}
  "=1+1": {baseline: 118.40, goal: +50%, note: "@cmd"}
  "a,b": {baseline: "1,234,567,890,123.4567890123456", goal: -30%, label: 'say "x"', unit: "*yuan*"}
  loss: {baseline: -40, goal: 60}
  far: {baseline: 3, goal: 7}
"""
"""Names and notes with what the formats treat as their own, and numbers of every kind."""

FORMATS = ("plain", "csv", "tsv", "json", "jsonl", "markdown")

HOSTILE = [
    {"COLUMNS": "0", "TERM": "dumb", "FORCE_COLOR": "1", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    {"COLUMNS": "5", "TERM": "xterm-256color", "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo"},
    {"COLUMNS": "500", "LINES": "1", "LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii", "PYTHONHASHSEED": "2",
     "PYTHONUNBUFFERED": "1"},
]  # fmt: skip


InShell = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def in_shell(program: list[str]) -> InShell:
    """The program run by a shell with its streams redirected, as in ``socalc growth >&-``."""

    def run(redirection: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            ["/bin/sh", "-c", f'exec "$@" {redirection}', "sh", *program, *arguments],
            capture_output=True,
            cwd=ROOT,
            env=clean_environment(),
            timeout=60,
            check=False,
        )

    return run


def no_constant(name: str) -> NoReturn:
    raise AssertionError(f"{name} is no JSON")


# The same input gives the same bytes.


@pytest.mark.parametrize("format", FORMATS)
def test_a_pipe_receives_the_same_bytes_everywhere(socalc: Socalc, format: str) -> None:
    command = ("growth", "-f", "-", "--format", format)
    expected = socalc(*command, input=TEXTS, PYTHONUNBUFFERED="")
    assert expected.returncode == 0
    assert expected.stdout.decode("utf-8").endswith("\n")
    assert b"\r" not in expected.stdout
    for environment in HOSTILE:
        assert socalc(*command, input=TEXTS, cwd=ROOT, **environment).stdout == expected.stdout


def test_a_pipe_receives_plain_text_unless_told_otherwise(socalc: Socalc) -> None:
    plain = socalc("growth", "--format", "plain").stdout
    assert socalc("growth").stdout == plain
    assert socalc("growth", "-o", "-").stdout == plain
    assert socalc("growth", SOCALC_FORMAT="").stdout == plain
    assert b"\x1b" not in socalc("growth", FORCE_COLOR="1").stdout


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    ],
)
def test_a_table_falls_back_to_ascii_where_nothing_else_can_be_shown(
    socalc: Socalc, environment: dict[str, str]
) -> None:
    command = ("growth", "-f", "-", "--format", "table")
    done = socalc(*command, input=TEXTS, cwd=ROOT, **environment)
    assert done.returncode == 0
    text = done.stdout.decode("ascii")
    assert "??" in text
    assert "----" in text
    assert "+14.47 %" in text


def test_errors_reach_a_stream_that_shows_only_ascii(socalc: Socalc) -> None:
    done = socalc("growth", "-f", "-", input="growth: {资产: 翻}", PYTHONIOENCODING="ascii")
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"<stdin>:1:14: error: not a goal" in done.stderr


# Each format read back by what reads it.


def test_json_is_a_document_with_its_texts_and_numbers_as_typed(socalc: Socalc) -> None:
    done = socalc("growth", "-f", "-", "--json", input=TEXTS)
    document = json.loads(done.stdout, parse_constant=no_constant, parse_float=str)
    assert list(document) == ["schema", "title", "source", "notice", "rows"]
    assert document["schema"] == "socalc.growth/1"
    assert document["title"] == "混合 plan | 2024"
    assert [row["target"] for row in document["rows"]] == ["资产", "=1+1", "a,b", "loss", "far"]
    assert document["rows"][0]["note"] == "tab\there, line\nbreak and a | pipe"
    assert document["rows"][1]["baseline"] == "118.4"
    assert document["rows"][2]["baseline"] == "1234567890123.4567890123456"
    assert document["rows"][3]["growth"] is None


def test_json_lines_are_the_rows_of_the_json_document(socalc: Socalc) -> None:
    document = socalc("growth", "-f", "-", "--json", input=TEXTS).stdout
    lines = socalc("growth", "-f", "-", "--format", "jsonl", input=TEXTS).stdout
    rows = [json.loads(line, parse_constant=no_constant) for line in lines.splitlines()]
    assert rows == json.loads(document)["rows"]


def test_csv_read_back_is_the_rows_of_the_json_document(socalc: Socalc) -> None:
    document = socalc("growth", "-f", "-", "--json", input=TEXTS).stdout
    text = socalc("growth", "-f", "-", "--format", "csv", input=TEXTS).stdout.decode()
    rows = json.loads(document, parse_float=str, parse_int=str)["rows"]
    read = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    assert read == [{name: value or "" for name, value in row.items()} for row in rows]


def test_tsv_has_one_line_a_record_and_one_tab_between_cells(socalc: Socalc) -> None:
    text = socalc("growth", "-f", "-", "--format", "tsv", input=TEXTS).stdout.decode()
    header, *records = [line.split("\t") for line in text.removesuffix("\n").split("\n")]
    assert [len(record) for record in records] == [len(header)] * 5
    assert records[0][header.index("note")] == "tab here, line break and a | pipe"
    assert records[2][header.index("label")] == 'say "x"'


def test_markdown_shows_every_character_of_a_text_as_itself(socalc: Socalc) -> None:
    text = socalc("growth", "-f", "-", "--format", "markdown", input=TEXTS).stdout.decode()
    bars = [line.replace("\\|", "").count("|") for line in text.splitlines()]
    assert bars == [bars[0]] * 7
    assert r"line break and a \| pipe" in text
    assert r"\*yuan\*" in text


def test_plain_text_has_one_line_a_record_whatever_stands_in_it(socalc: Socalc) -> None:
    assert socalc("growth", "-f", "-", input=TEXTS).stdout.count(b"\n") == 6


def test_csv_safe_defuses_texts_and_leaves_numbers_alone(socalc: Socalc) -> None:
    command = ("growth", "-f", "-", "--format", "csv")
    usual = socalc(*command, input=TEXTS).stdout.decode()
    safe = socalc(*command, "--csv-safe", input=TEXTS).stdout.decode()
    changed = {
        (before, after)
        for old, new in zip(csv.reader(io.StringIO(usual)), csv.reader(io.StringIO(safe)), strict=True)
        for before, after in zip(old, new, strict=True)
        if before != after
    }  # fmt: skip
    assert changed == {
        ("=1+1", "'=1+1"), ("@cmd", "'@cmd"), ("+50%", "'+50%"), ("-30%", "'-30%"),
    }  # fmt: skip
    assert ",-40," in safe


# Streams that are closed, full or no longer read.

EVERY_WRITER = [
    "growth --json", "growth --format table", "growth --help", "--version", "init -", "schema",
    "--show-completion bash",
]  # fmt: skip


@BOTH_WAYS
@pytest.mark.parametrize("line", EVERY_WRITER)
def test_a_full_disk_is_an_error_of_one_line(line: str, in_shell: InShell) -> None:
    done = in_shell(">/dev/full", *line.split())
    assert_unwritable(done, b"No space left on device")


@BOTH_WAYS
@pytest.mark.parametrize("line", EVERY_WRITER)
def test_a_closed_standard_output_is_an_error_and_never_a_silent_success(
    line: str, in_shell: InShell
) -> None:
    done = in_shell(">&-", *line.split())
    assert_unwritable(done, b"closed")


def assert_unwritable(done: subprocess.CompletedProcess[bytes], why: bytes) -> None:
    assert done.returncode == 2
    first, *more = done.stderr.splitlines()
    assert first.startswith(b"socalc: error: cannot write standard output: ")
    assert why in first
    assert [line[:10] for line in more] in ([], [b"   = help:"])


@BOTH_WAYS
def test_a_file_is_written_without_a_standard_output(tmp_path: Path, in_shell: InShell) -> None:
    done = in_shell(">&-", "growth", "-o", str(tmp_path / "out.json"))
    assert done.returncode == 0
    assert json.loads((tmp_path / "out.json").read_bytes())["rows"]


@BOTH_WAYS
def test_the_result_comes_without_a_standard_error(socalc: Socalc, in_shell: InShell) -> None:
    expected = socalc("growth", "--format", "csv").stdout
    for redirection in ("2>&-", "2>/dev/full"):
        done = in_shell(redirection, "growth", "--format", "csv")
        assert (done.returncode, done.stdout, done.stderr) == (0, expected, b"")


@BOTH_WAYS
@pytest.mark.parametrize("line", ["growth --nope", "growth -f no-such-file"])
@pytest.mark.parametrize("redirection", ["2>&-", "2>/dev/full"])
def test_without_a_standard_error_nothing_is_told_elsewhere(
    line: str, redirection: str, in_shell: InShell
) -> None:
    done = in_shell(redirection, *line.split())
    assert (done.returncode, done.stdout) == (2, b"")


@BOTH_WAYS
@pytest.mark.parametrize("kind", ["yaml", "csv"])
def test_a_closed_standard_input_is_an_error(kind: str, in_shell: InShell) -> None:
    done = in_shell("<&-", "growth", "-f", "-", "--input", kind)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"socalc: error: standard input is closed\n")


@BOTH_WAYS
@pytest.mark.parametrize("kind", ["yaml", "csv"])
def test_a_standard_input_that_cannot_be_read_is_an_error(kind: str, in_shell: InShell) -> None:
    done = in_shell("0>/dev/null", "growth", "-f", "-", "--input", kind)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"socalc: error: Bad file descriptor\n"


@BOTH_WAYS
def test_all_streams_closed_is_an_error_without_a_word(in_shell: InShell) -> None:
    done = in_shell("<&- >&- 2>&-", "growth")
    assert (done.returncode, done.stdout, done.stderr) == (2, b"", b"")


@BOTH_WAYS
@pytest.mark.parametrize("line", ["growth --json", "--help"])
def test_a_reader_who_left_ends_the_program_in_silence(line: str, program: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*program, *line.split()],
        stdout=writer,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=clean_environment(),
        timeout=60,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (-signal.SIGPIPE, b"")


@BOTH_WAYS
def test_a_shell_sees_a_broken_pipe_as_141(program: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        ["/bin/sh", "-c", '"$@" growth --json; echo "exit $?" >&2', "sh", *program],
        stdout=writer,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=clean_environment(),
        timeout=60,
        check=False,
    )
    os.close(writer)
    assert done.stderr.splitlines()[-1] == b"exit 141"


# Interrupts.


def interrupted(process: subprocess.Popen[bytes]) -> tuple[int, bytes, bytes]:
    """How a program ends that is interrupted while it reads, and what it wrote.

    A signal between two reads waits until the second one ends, so a patient user presses again.
    """
    while process.poll() is None:
        process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=0.5)
    assert process.stdout is not None
    assert process.stderr is not None
    return process.returncode, process.stdout.read(), process.stderr.read()


def interrupted_at(fifo: Path, first: bytes, *command: str) -> tuple[int, bytes, bytes]:
    """The same for a program that reads from a FIFO which nobody closes."""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=clean_environment(),
    ) as process:
        writer = os.open(fifo, os.O_WRONLY)  # returns when the program has opened it for reading
        try:
            os.write(writer, first)
            return interrupted(process)
        finally:
            os.close(writer)


@BOTH_WAYS
@pytest.mark.parametrize("first", [b"", b"growth: {assets: +50%}\n"])
def test_an_interrupt_while_reading_ends_with_130_and_writes_nothing(
    tmp_path: Path, first: bytes, program: list[str]
) -> None:
    fifo, out = tmp_path / "fifo", tmp_path / "out.json"
    os.mkfifo(fifo)
    out.write_bytes(b"before")
    command = (*program, "growth", "-f", str(fifo), "-o", str(out))
    assert interrupted_at(fifo, first, *command) == (130, b"", b"")
    assert out.read_bytes() == b"before"
    assert {path.name for path in tmp_path.iterdir()} == {"fifo", "out.json"}


@BOTH_WAYS
def test_an_interrupt_while_standard_input_is_read_ends_with_130(program: list[str]) -> None:
    with subprocess.Popen(
        [*program, "growth", "-f", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=clean_environment(),
    ) as process:
        assert process.stdin is not None
        more_than_a_pipe_holds = b"# comment\n" * 20_000
        process.stdin.write(more_than_a_pipe_holds)  # returns when the program reads
        assert interrupted(process) == (130, b"", b"")


# Which file is read.


def test_standard_input_is_a_file_named_dash(socalc: Socalc) -> None:
    data = (ROOT / "targets.yaml").read_bytes()
    expected = socalc("growth").stdout
    assert socalc("growth", "-f", "-", input=data).stdout == expected
    assert socalc("growth", input=data, SOCALC_FILE="-").stdout == expected
    assert socalc("growth", "-f", "/dev/stdin", input=data).stdout == expected


def test_an_empty_standard_input_is_an_error_at_stdin(socalc: Socalc) -> None:
    done = socalc("growth", "-f", "-")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"<stdin>: error: the file is empty\n")


def test_the_option_goes_before_the_variable_and_that_before_the_folder(
    socalc: Socalc, tmp_path: Path
) -> None:
    for name in ("option", "variable", "targets"):
        (tmp_path / f"{name}.yaml").write_text(f"growth: {{{name}: +50%}}", "utf-8")

    def read(*arguments: str, **environment: str) -> str:
        done = socalc("growth", "--json", *arguments, cwd=tmp_path, input=b"", **environment)
        return str(json.loads(done.stdout)["rows"][0]["target"])

    assert read("-f", "option.yaml", SOCALC_FILE="variable.yaml") == "option"
    assert read(SOCALC_FILE="variable.yaml") == "variable"
    assert read(SOCALC_FILE="") == "targets"


def test_a_target_file_is_found_upwards_to_the_first_folder_of_a_repository(
    socalc: Socalc, tmp_path: Path
) -> None:
    (tmp_path / "targets.yaml").write_text("growth: {outside: +50%}", "utf-8")
    deep = tmp_path / "repository" / "a" / "b"
    deep.mkdir(parents=True)
    assert b"outside" in socalc("growth", cwd=deep).stdout
    (tmp_path / "repository" / ".git").mkdir()
    done = socalc("growth", cwd=deep)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"targets.yaml" in done.stderr
    assert b"`socalc init`" in done.stderr
    (tmp_path / "repository" / "targets.yaml").write_text("growth: {inside: +50%}", "utf-8")
    assert b"inside" in socalc("growth", cwd=deep).stdout
    (tmp_path / "repository" / "targets.yaml").write_text("growth: {inside: 1.2.3}", "utf-8")
    assert socalc("growth", cwd=deep).stderr.startswith(b"../../targets.yaml:1:18: error: ")


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    line = [
        "sh",
        "-c",
        'rmdir "$0" && exec "$@"',
        str(folder),
        sys.executable,
        "-m",
        "socalc",
        "growth",
    ]
    done = subprocess.run(line, capture_output=True, cwd=folder, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"socalc: error: this folder is gone: ")


def test_a_git_file_of_a_worktree_ends_the_search_as_well(socalc: Socalc, tmp_path: Path) -> None:
    (tmp_path / "targets.yaml").write_text("growth: {outside: +50%}", "utf-8")
    (tmp_path / "tree").mkdir()
    (tmp_path / "tree" / ".git").write_text("gitdir: elsewhere", "utf-8")
    assert socalc("growth", cwd=tmp_path / "tree").returncode == 2


UNREADABLE = [
    ("no-such-file.yaml", b"cannot read `no-such-file.yaml`: No such file or directory"),
    (".", b"cannot read `.`: Is a directory"),
    ("/dev/zero", b"larger than 64 MiB"),
    ("", b"No such file or directory"),
]


@pytest.mark.parametrize(("path", "told"), UNREADABLE)
def test_a_file_that_cannot_be_read_is_an_error(socalc: Socalc, path: str, told: bytes) -> None:
    done = socalc("growth", "-f", path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert told in done.stderr


# Which format is written.


def test_the_variable_sets_the_format_where_nothing_else_does(
    socalc: Socalc, tmp_path: Path
) -> None:
    assert socalc("growth", SOCALC_FORMAT="csv").stdout.startswith(b"target,")
    assert socalc("growth", "--json", SOCALC_FORMAT="csv").stdout.startswith(b'{"schema"')
    socalc("growth", "-o", str(tmp_path / "out.tsv"), SOCALC_FORMAT="csv")
    assert (tmp_path / "out.tsv").read_bytes().startswith(b"target\t")


def test_a_format_that_does_not_exist_is_an_error_that_names_the_variable(socalc: Socalc) -> None:
    done = socalc("growth", SOCALC_FORMAT="xlsx")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"socalc: error: SOCALC_FORMAT: no format `xlsx`\n")
    assert b"json" in done.stderr


ENDINGS = [
    ("out.json", b'{"schema"'), ("out.ndjson", b'{"target"'), ("OUT.CSV", b"target,"),
    ("out.tsv", b"target\t"), ("out.md", b"| Target |"), ("out.txt", b"Target "),
]  # fmt: skip


def test_the_ending_of_a_file_says_its_format(socalc: Socalc, tmp_path: Path) -> None:
    for name, start in ENDINGS:
        assert socalc("growth", "-q", "-o", str(tmp_path / name)).stdout == b""
        assert (tmp_path / name).read_bytes().startswith(start), name
    socalc("growth", "--format", "csv", "-o", str(tmp_path / "out.json"))
    assert (tmp_path / "out.json").read_bytes().startswith(b"target,")


# A file is written whole or not at all.


def test_a_file_holds_the_same_bytes_as_a_pipe(socalc: Socalc, tmp_path: Path) -> None:
    done = socalc("growth", "-f", "-", "-o", str(tmp_path / "out.csv"), input=TEXTS)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    piped = socalc("growth", "-f", "-", "--format", "csv", input=TEXTS)
    assert (tmp_path / "out.csv").read_bytes() == piped.stdout


def test_writing_replaces_the_file_and_keeps_its_mode(socalc: Socalc, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_bytes(b"before")
    out.chmod(0o640)
    with out.open("rb") as reader:  # whoever reads the old file goes on reading the old file
        socalc("growth", "-o", str(out))
        assert reader.read() == b"before"
    assert json.loads(out.read_bytes())["rows"]
    assert stat.S_IMODE(out.stat().st_mode) == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


def test_a_new_file_has_the_mode_that_the_user_wants_for_new_files(
    tmp_path: Path, program: list[str]
) -> None:
    line = f'umask 027 && exec "$@" growth -o {tmp_path}/out.json'
    subprocess.run(
        ["/bin/sh", "-c", line, "sh", *program], cwd=ROOT, env=clean_environment(), check=True
    )
    assert stat.S_IMODE((tmp_path / "out.json").stat().st_mode) == 0o640


@pytest.mark.parametrize("there", [True, False])
def test_a_link_is_followed_and_stays_a_link(socalc: Socalc, tmp_path: Path, there: bool) -> None:
    (tmp_path / "folder").mkdir()
    real, link = tmp_path / "folder" / "real.json", tmp_path / "link.json"
    link.symlink_to("folder/real.json")
    if there:
        real.write_bytes(b"before")
    assert socalc("growth", "-o", str(link)).returncode == 0
    assert link.is_symlink()
    assert json.loads(real.read_bytes())["rows"]
    assert [path.name for path in real.parent.iterdir()] == ["real.json"]


@BOTH_WAYS
def test_a_device_is_written_to_and_not_replaced(socalc: Socalc) -> None:
    assert socalc("growth", "-o", "/dev/null").returncode == 0
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)
    done = socalc("growth", "-o", "/dev/full")
    assert done.returncode == 2
    assert b"cannot write `/dev/full`: No space left on device" in done.stderr


@BOTH_WAYS
def test_a_fifo_is_written_to_and_not_replaced(tmp_path: Path, program: list[str]) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    command = [*program, "growth", "--json", "-o", str(fifo)]
    with subprocess.Popen(command, cwd=ROOT, env=clean_environment()) as process:
        received = fifo.read_bytes()
    assert process.returncode == 0
    assert json.loads(received)["rows"]
    assert stat.S_ISFIFO(fifo.stat().st_mode)


def test_an_error_leaves_the_old_file_and_no_other(socalc: Socalc, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_bytes(b"before")
    for arguments in (("growth", "nobody"), ("growth", "--years", "0"), ("growth", "-f", "nope")):
        assert socalc(*arguments, "-o", str(out)).returncode == 2
    assert out.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


@BOTH_WAYS
def test_a_disk_that_fills_up_leaves_the_old_file_and_no_other(
    tmp_path: Path, program: list[str]
) -> None:
    """A limit on the size of files stands for the disk."""
    out = tmp_path / "out.json"
    out.write_bytes(b"before")
    line = f'trap "" XFSZ; ulimit -f 1; exec "$@" growth --years 1,2,3,4,5 -o {out}'
    done = subprocess.run(
        ["/bin/sh", "-c", line, "sh", *program],
        capture_output=True,
        cwd=ROOT,
        env=clean_environment(PYTHONDONTWRITEBYTECODE="1"),
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith(b"socalc: error: cannot write ")
    assert out.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


UNWRITABLE = ["no/such/folder/out.json", ".", "", "x" * 300, "/proc/out.json"]


@pytest.mark.parametrize("path", UNWRITABLE)
def test_a_file_that_cannot_be_written_is_an_error(
    socalc: Socalc, tmp_path: Path, path: str
) -> None:
    (tmp_path / "targets.yaml").write_text("growth: {assets: +50%}", "utf-8")
    done = socalc("growth", "-q", "-o", path, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"socalc: error: cannot write ")
    assert [path.name for path in tmp_path.iterdir()] == ["targets.yaml"]


def test_a_loop_of_links_is_an_error(socalc: Socalc, tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    done = socalc("growth", "-q", "-o", str(tmp_path / "loop"))
    assert done.returncode == 2
    assert done.stderr.startswith(b"socalc: error: cannot write ")


# Notes are for people and stand on standard error.


def test_the_note_on_the_horizon_is_told_beside_the_result_and_can_be_silenced(
    socalc: Socalc,
) -> None:
    command = ("growth", "-f", "-", "--format", "csv")
    told = socalc(*command, input="growth: {assets: +50%}")
    quiet = socalc(*command, "-q", input="growth: {assets: +50%}")
    assert told.stderr.startswith(b"socalc: note: Two to three years")
    assert quiet.stderr == b""
    assert told.stdout == quiet.stdout
