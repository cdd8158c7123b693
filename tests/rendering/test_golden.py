"""What does the shipped file look like in each format? A person looks at the golden files."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Socalc

GOLDEN = Path(__file__).parent.parent / "golden"

FILES = [
    ("table", "table.txt"), ("plain", "plain.txt"), ("csv", "csv"), ("tsv", "tsv"), ("json", "json"),
    ("jsonl", "jsonl"), ("markdown", "md"),
]  # fmt: skip


@pytest.mark.parametrize(("format", "ending"), FILES)
@pytest.mark.parametrize("command", ["growth", "consolidation"])
def test_the_shipped_file_is_told_as_in_the_golden_files(
    socalc: Socalc,
    golden: Callable[[Path, str], None],
    command: str,
    format: str,
    ending: str,
) -> None:
    done = socalc(command, "--format", format)
    assert (done.returncode, done.stderr) == (0, b"")
    golden(GOLDEN / f"{command}.{ending}", done.stdout.decode("utf-8"))
