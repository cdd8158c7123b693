"""Whatever fails, and whenever: the old file, or the new one whole, or an error; never success with less."""

import json
import subprocess
import sys
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


def ended(tmp_path: Path, line: str, *, old: bool) -> list[list[Ended]]:
    """How the runs of a command ended, for each kind of fault; the last one is that in which nothing failed."""
    (tmp_path / "in.yaml").write_text(TARGETS)
    (tmp_path / "in.csv").write_text(ROWS)
    if old:
        for name in ("out.json", "out.csv"):
            (tmp_path / name).write_text(OLD)
    script = [sys.executable, str(ROOT / "tests" / "whole" / "faulty.py"), str(tmp_path)]
    done = subprocess.run(
        [*script, *line.split()],
        capture_output=True,
        env=clean_environment(PYTHONPATH=str(ROOT / "src")),
        timeout=300,
        check=True,
    )
    return [[Ended(*one) for one in runs] for runs in json.loads(done.stdout)]


@pytest.mark.parametrize(
    ("line", "old"),
    [(line, False) for line in LINES] + [(line, True) for line in LINES if "out." in line],
)
def test_nothing_that_fails_loses_anything_in_silence(tmp_path: Path, line: str, old: bool) -> None:
    kinds = ended(tmp_path, line, old=old)
    assert len(kinds) == len(KINDS) * len(BUFFERING)
    for *runs, whole in kinds:
        assert (whole.failed, whole.code, whole.stderr) == ("", 0, "")
        assert "write" in {run.failed for run in runs}
        for run in runs:
            assert_nothing_lost(run, whole, old=old)


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


def test_all_kinds_of_requests_are_made_to_fail(tmp_path: Path) -> None:
    runs, *_ = ended(tmp_path, "growth -q -f in.csv -o out.csv", old=True)
    assert {run.failed for run in runs} >= {
        "open", "write", "close", "fsync", "replace", "fchmod", "fstat", "lstat",
    }  # fmt: skip
