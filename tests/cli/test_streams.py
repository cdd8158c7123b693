"""Does everything reach a pipe that is slow, stopped, small or in a hurry, buffered and unbuffered?"""

import fcntl
import os
import signal
import subprocess
import time
from functools import cache
from itertools import combinations
from pathlib import Path
from resource import RLIMIT_FSIZE, setrlimit
from typing import TYPE_CHECKING, NoReturn

import pytest

from socalc.cli.streams import put
from tests.conftest import INTERPRETED, ROOT, Socalc, clean_environment

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.usefixtures("buffering")

ROWS = 1_500
PIPE = 2**16
"""Bytes that a pipe of Linux holds."""


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A table whose results are many times what a pipe holds."""
    path = tmp_path_factory.mktemp("streams") / "rows.csv"
    rows = (f"firm {n},{n},x2\n" for n in range(1, ROWS + 1))
    path.write_text("target,baseline,goal\n" + "".join(rows))
    return path


WRITERS = [
    ["growth", "-q", "--format", "csv"],
    ["growth", "-q", "--json"],
    ["growth", "-q"],
    ["growth", "-q", "--format", "csv", "-o", "/proc/thread-self/fd/1"],
]
"""In a stream, in one piece and by name."""


@pytest.fixture(params=WRITERS, ids=" ".join)
def command(request: pytest.FixtureRequest, table: Path, program: list[str]) -> list[str]:
    return [*program, *request.param, "-f", str(table)]


def expected(command: list[str]) -> bytes:
    whole = result_of(tuple(command))
    assert whole.count(b"firm ") == 2 * ROWS  # over two and over three years
    return whole


def wait_until_full(process: subprocess.Popen[bytes], reader: int) -> None:
    """Until the program is blocked by a pipe that nobody reads."""
    before, now = 0, 0
    while process.poll() is None and (now == 0 or now != before):
        time.sleep(0.1)
        before, now = now, waiting_in(reader)


def waiting_in(reader: int) -> int:
    import array
    import termios

    count = array.array("i", [0])
    fcntl.ioctl(reader, termios.FIONREAD, count)
    return count[0]


def all_of(reader: int) -> bytes:
    return b"".join(iter(lambda: os.read(reader, 3000), b""))


def test_a_stop_while_a_pipe_is_blocked_loses_nothing(
    command: list[str], program: list[str]
) -> None:
    """What Ctrl-Z and ``fg`` do: the write that was blocked ends with a part of what it was given."""
    whole = expected(command)
    command = [*INTERPRETED, *command[len(program) :]]  # a stop cannot be passed on
    reader, writer = os.pipe()
    with subprocess.Popen(command, stdout=writer, env=clean_environment()) as process:
        os.close(writer)
        wait_until_full(process, reader)
        got = os.read(reader, 10_000)
        for _ in range(3):
            process.send_signal(signal.SIGSTOP)
            os.waitpid(process.pid, os.WUNTRACED)
            process.send_signal(signal.SIGCONT)
            time.sleep(0.02)
            got += os.read(reader, 5_000)
        got += all_of(reader)
    os.close(reader)
    assert (process.returncode, got) == (0, whole)


def test_a_pipe_that_does_not_let_its_writers_wait_gets_everything(command: list[str]) -> None:
    whole = expected(command)
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    with subprocess.Popen(command, stdout=writer, env=clean_environment()) as process:
        os.close(writer)
        wait_until_full(process, reader)
        got = all_of(reader)
    os.close(reader)
    assert (process.returncode, got) == (0, whole)


def test_a_reader_who_leaves_while_a_writer_waits_for_room_ends_it(command: list[str]) -> None:
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    with subprocess.Popen(command, stdout=writer, env=clean_environment()) as process:
        os.close(writer)
        wait_until_full(process, reader)
        os.close(reader)
    assert process.returncode == -signal.SIGPIPE


LINES = ["growth --json", "growth --format table", "growth --format csv", "schema", "init -", "growth --help"]  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_a_disk_that_takes_all_but_the_last_bytes_is_an_error(
    tmp_path: Path, line: str, socalc: Socalc, program: list[str]
) -> None:
    """A limit on the size of files stands for the disk: the last write is a short one."""
    whole = socalc(*line.split(), COLUMNS="80").stdout
    room = len(whole) - 1
    with (tmp_path / "out").open("wb") as out:
        done = subprocess.run(
            [*program, *line.split()],
            stdout=out,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            env=clean_environment(PYTHONDONTWRITEBYTECODE="1", COLUMNS="80"),
            timeout=60,
            check=False,
            preexec_fn=lambda: setrlimit(RLIMIT_FSIZE, (room, room)),
        )
    assert done.returncode == 2
    assert b"socalc: error: cannot write standard output: " in done.stderr
    assert (tmp_path / "out").read_bytes() == whole[:room]


CLOSED = [" ".join(c) for n in range(4) for c in combinations(("<&-", ">&-", "2>&-"), n)]


@pytest.mark.parametrize("closed", CLOSED)
@pytest.mark.parametrize(("output", "stream"), [("-", ">&-"), ("/dev/stderr", "2>&-"), ("out", "")])
def test_whatever_is_closed_a_result_is_whole_or_an_error(
    tmp_path: Path, closed: str, output: str, stream: str, program: list[str]
) -> None:
    line = [*program, "growth", "-f", str(ROOT / "targets.yaml"), "--format", "csv"]
    done = subprocess.run(
        ["/bin/sh", "-c", f'exec "$@" {closed}', "sh", *line, "-o", output],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        cwd=tmp_path,
        env=clean_environment(),
        timeout=60,
        check=False,
    )
    files = [path.read_bytes() for path in tmp_path.iterdir()]
    if stream in closed.split():
        assert (done.returncode, done.stdout, files) == (2, b"", [])
        assert done.stderr.startswith(b"" if "2>&-" in closed else b"socalc: error: cannot write ")
    else:
        found = [text for text in (done.stdout, done.stderr, *files) if text]
        assert (done.returncode, found) == (0, [result_of(tuple(line))])


@cache
def result_of(line: tuple[str, ...]) -> bytes:
    return subprocess.run(line, capture_output=True, env=clean_environment(), check=True).stdout


def test_errors_reach_a_standard_error_that_is_slow(table: Path, program: list[str]) -> None:
    """Twenty problems and more on a pipe that nobody may wait for and that is full already."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    filler = os.write(writer, b"x" * PIPE)
    command = [*program, "growth", "-f", str(table), "--map", "goal=target", "--format", "csv"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=writer, env=clean_environment()) as process:  # fmt: skip
        os.close(writer)
        time.sleep(0.5)
        got = all_of(reader)[filler:]
    os.close(reader)
    assert process.returncode == 2
    assert got.startswith(b"socalc: note: ") or b"error: " in got
    assert got.endswith(b"\n")


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        ("yaml", [b"growth:\n  a: +50%\n", b"  b: x2\n"]),
        ("csv", [b"target,goal\na,+50%\n", b"b,x2\n"]),
    ],
)
def test_a_pipe_that_does_not_let_its_readers_wait_is_read_to_its_end(
    kind: str, parts: list[bytes], program: list[str]
) -> None:
    """What is not there yet is not the end."""
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    command = [*program, "growth", "-q", "-f", "-", "--input", kind, "--format", "csv"]
    with subprocess.Popen(
        command, stdin=reader, stdout=subprocess.PIPE, env=clean_environment()
    ) as process:
        os.close(reader)
        for part in parts:
            time.sleep(0.5)
            os.write(writer, part)
        os.close(writer)
        assert process.stdout is not None
        got = process.stdout.read()
    assert process.returncode == 0
    assert [line[:2] for line in got.splitlines()[1:]] == [b"a,", b"a,", b"b,", b"b,"]


class Taking:
    """A sink that takes what it is told to take."""

    def __init__(self, *amounts: int | None) -> None:
        self.amounts: Iterator[int | None] = iter(amounts)
        self.got = b""

    def write(self, data: memoryview, /) -> int | None:
        taken = next(self.amounts)
        self.got += bytes(data[: taken or 0])
        return taken

    def fileno(self) -> NoReturn:
        raise OSError("no file")


def test_put_goes_on_until_all_is_out_and_no_further() -> None:
    sink = Taking(1, 3, 2)
    put(sink, b"abcdef")
    assert sink.got == b"abcdef"
    put(sink, b"")


@pytest.mark.parametrize("amount", [0, None])
def test_put_fails_where_nothing_is_taken_and_nobody_can_wait(amount: int | None) -> None:
    with pytest.raises(OSError, match="no"):
        put(Taking(1, amount), b"abc")
