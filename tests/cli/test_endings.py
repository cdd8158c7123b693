"""How does the program end where a read fails, and where Python is told to stay?"""

from pathlib import Path

import pytest

from tests.conftest import Socalc

BROKEN = "/proc/self/mem"
"""A file that opens, and whose first read fails."""


@pytest.mark.skipif(not Path(BROKEN).exists(), reason="there is none on this system")
@pytest.mark.parametrize(
    "line",
    ["growth -f", "scan", "check -f", "growth --input csv --format csv -f", "growth --input tsv -f",
     "growth --input jsonl --format jsonl -f"],
)  # fmt: skip
def test_a_read_that_fails_names_its_file(socalc: Socalc, line: str) -> None:
    done = socalc(*line.split(), BROKEN)
    assert (done.returncode, done.stdout.count(b"\n") <= 1) == (2, True)
    assert done.stderr == b"socalc: error: cannot read `/proc/self/mem`: Input/output error\n"


@pytest.mark.parametrize(
    ("line", "code"),
    [("growth --goal x2 --years 3", 0), ("check --from 66 --to 12 --stated 71.8%", 1), ("growth --goal 50%", 2),
     ("growth --bad", 2), ("--version", 0), ("--help", 0), ("init -", 0)],
)  # fmt: skip
def test_it_ends_without_a_traceback_where_python_is_told_to_stay(
    socalc: Socalc, line: str, code: int
) -> None:
    usual, done = socalc(*line.split()), socalc(*line.split(), PYTHONINSPECT="1")
    assert (done.returncode, done.stdout, done.stderr) == (code, usual.stdout, usual.stderr)
