"""Whatever fails, and whenever: the old file, or the new one whole, or an error; never success with less."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, clean_environment
from tests.whole.faulty import BUFFERING, KINDS, Ended

TARGETS = "growth: {a: +50%, b: {baseline: 3, goal: x2}}\nwindow: 3\n"
ROWS = "target,goal,years\na,+50%,3\nb,x2,2\n"
OLD = "the old file"

LINES = [
    "growth -q -f in.yaml --json",
    "growth -q -f in.csv --format csv",
    "growth -q -f in.yaml --format table",
    "growth --help",
    "growth -q -f in.yaml -o out.json",
    "growth -q -f in.csv -o out.csv",
    "growth -q -f in.csv -o /proc/self/fd/1 --format csv",
    "init - ",
]
"""To standard output by every way there is, and to files, in one piece and in a stream."""


ASKED_FOR_A_FILE = {"open", "write", "close", "fsync", "replace", "fchmod", "fstat", "lstat"}


@pytest.fixture(scope="module")
def faulty() -> Iterator[subprocess.Popen[str]]:
    """What runs commands in which something fails."""
    with subprocess.Popen(
        [sys.executable, str(ROOT / "tests" / "whole" / "faulty.py")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=clean_environment(PYTHONPATH=str(ROOT / "src")),
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def ended(
    faulty: subprocess.Popen[str], tmp_path: Path, line: str, *, old: bool
) -> list[list[Ended]]:
    """How the runs of a command ended, for each kind of fault; the last one is that in which nothing failed."""
    (tmp_path / "in.yaml").write_text(TARGETS)
    (tmp_path / "in.csv").write_text(ROWS)
    if old:
        for name in ("out.json", "out.csv"):
            (tmp_path / name).write_text(OLD)
    assert faulty.stdin is not None
    assert faulty.stdout is not None
    faulty.stdin.write(f"{tmp_path} {line}\n")
    faulty.stdin.flush()
    return [[Ended(*one) for one in runs] for runs in json.loads(faulty.stdout.readline())]


@pytest.mark.parametrize(
    ("line", "old"),
    [(line, False) for line in LINES] + [(line, True) for line in LINES if "out." in line],
)
def test_nothing_that_fails_loses_anything_in_silence(
    faulty: subprocess.Popen[str], tmp_path: Path, line: str, old: bool
) -> None:
    kinds = ended(faulty, tmp_path, line, old=old)
    assert len(kinds) == len(KINDS) * len(BUFFERING)
    for *runs, whole in kinds:
        assert (whole.failed, whole.code, whole.stderr) == ("", 0, "")
        assert "write" in {run.failed for run in runs}
        for run in runs:
            assert_nothing_lost(run, whole, old=old)
    if old:
        assert {run.failed for run in kinds[0]} >= ASKED_FOR_A_FILE


def assert_nothing_lost(run: Ended, whole: Ended, *, old: bool) -> None:
    before = dict.fromkeys(("out.json", "out.csv"), OLD if old else "")
    assert run.files.keys() - before.keys() == {"in.yaml", "in.csv"}, "a temporary file is left"
    for name in before:
        was_or_is = (before[name] if old else None, whole.files.get(name))
        assert run.files.get(name) in was_or_is, run
    if run.code == 0:
        assert (run.stdout, run.files) == (whole.stdout, whole.files), run
    else:
        assert run.code == 2, run
        assert "socalc: error: " in run.stderr, run
