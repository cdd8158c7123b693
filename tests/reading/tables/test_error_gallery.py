"""What does a user see for each thing that can be wrong with a table?"""

from collections.abc import Callable
from pathlib import Path

import pytest

from socalc.reading.tables.columns import Form, Input
from socalc.rendering.diagnostics import diagnostics
from socalc.targets.problems import TargetFileError
from tests.conftest import Socalc
from tests.gallery import GALLERY, Case, cases
from tests.reading.tables.whole_tables import read_table

KINDS: dict[str, Input] = {".csv": "csv", ".tsv": "tsv", ".jsonl": "jsonl"}
CASES = cases(GALLERY / "tables")
CASES_LEAST = 60

RUN_EVERY = 6
"""The real program runs over each sixth file; the others are read in this process only."""

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


def refused(case: Case) -> TargetFileError:
    form = Form(KINDS[Path(case.name).suffix], ("growth",), actuals=True)
    with pytest.raises(TargetFileError) as caught:
        read_table(case.input, case.name, form)
    return caught.value


@every_case
def test_a_refused_table_is_explained(case: Case, golden: Callable[[Path, str], None]) -> None:
    case.hold(diagnostics(refused(case)), golden)


def test_no_case_is_lost() -> None:
    assert len(CASES) >= CASES_LEAST


@every_case
def test_problems_stand_in_the_order_of_the_table(case: Case) -> None:
    places = [problem.place for problem in refused(case).problems if problem.place]
    assert places == sorted(places)


@pytest.mark.parametrize("format", ["csv", "plain"])
@pytest.mark.parametrize("case", CASES[::RUN_EVERY], ids=lambda case: case.name)
def test_the_program_says_the_same_and_exits_2(
    socalc: Socalc, tmp_path: Path, case: Case, format: str
) -> None:
    """Whether rows go out as they come or only together."""
    (tmp_path / case.name).write_bytes(case.input)
    done = socalc("progress", "-q", "--file", case.name, "--format", format, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, case.said)
    if format == "plain":
        assert done.stdout == b""
