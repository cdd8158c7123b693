"""What does a user see for each thing that can be wrong with a table?

``errors/tables/NAME.csv`` (``.tsv``, ``.jsonl``) holds the table as a user would have it, ``NAME.txt``
what is said about it.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from socalc.reading.tables.columns import Form, Input
from socalc.rendering.diagnostics import diagnostics
from socalc.targets.problems import TargetFileError
from tests.conftest import Socalc
from tests.whole_tables import read_table

GALLERY = Path(__file__).parent / "errors" / "tables"
KINDS: dict[str, Input] = {".csv": "csv", ".tsv": "tsv", ".jsonl": "jsonl"}
FILES = sorted(path for path in GALLERY.iterdir() if path.suffix in KINDS)
FILES_LEAST = 50

RUN_EVERY = 6
"""The real program runs over each sixth file; the others are read in this process only."""


def refused(path: Path) -> TargetFileError:
    with pytest.raises(TargetFileError) as caught:
        read_table(
            path.read_bytes(), path.name, Form(KINDS[path.suffix], ("growth",), actuals=True)
        )
    return caught.value


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_refused_table_is_explained(path: Path, golden: Callable[[Path, str], None]) -> None:
    golden(path.with_suffix(".txt"), diagnostics(refused(path)))


def test_every_table_has_its_explanation_and_every_explanation_its_table() -> None:
    assert {path.stem for path in FILES} == {path.stem for path in GALLERY.glob("*.txt")}
    assert len(FILES) >= FILES_LEAST


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_problems_stand_in_the_order_of_the_table(path: Path) -> None:
    places = [problem.place for problem in refused(path).problems if problem.place]
    assert places == sorted(places)


@pytest.mark.parametrize("format", ["csv", "plain"])
@pytest.mark.parametrize("path", FILES[::RUN_EVERY], ids=lambda path: path.stem)
def test_the_program_says_the_same_and_exits_2(socalc: Socalc, path: Path, format: str) -> None:
    """Whether rows go out as they come or only together."""
    done = socalc("progress", "-q", "--file", path.name, "--format", format, cwd=GALLERY)
    assert done.returncode == 2
    assert done.stderr == path.with_suffix(".txt").read_bytes()
    if format == "plain":
        assert done.stdout == b""
