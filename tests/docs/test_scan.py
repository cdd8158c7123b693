"""Do the tables of docs/scan.md say what is found in their sentences?"""

import re

import pytest

from socalc.analyses.scan import scan
from socalc.reading.prose.read import read_prose
from socalc.targets.figure import parse_figure
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "scan.md").read_text("utf-8")


def rows(header: str) -> list[list[str]]:
    """The rows below a header of a table."""
    table = re.search(rf"^\| {header} .*\n\|.*\n((?:\|.*\n)+)", PAGE, re.MULTILINE)
    assert table
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table[1].splitlines()]


@pytest.mark.parametrize("row", rows("construction"), ids=lambda row: row[1][:40])
def test_a_construction_is_read_as_the_table_says(row: list[str]) -> None:
    construction, text, start, end, stated = row
    found = scan([read_prose(text.encode(), "docs")]).rows
    assert len(found) == 1
    assert f"`{found[0].construction}`" == construction
    assert (found[0].start, found[0].end) == (parse_figure(start).value, parse_figure(end).value)
    assert (found[0].stated, found[0].verdict) == (stated, "consistent")


@pytest.mark.parametrize("row", rows("reason"), ids=lambda row: row[0])
def test_what_is_not_judged_is_told_with_the_reason(row: list[str]) -> None:
    reason, text = row
    found = scan([read_prose(text.encode(), "docs")], everything=True).rows
    assert {one.verdict for one in found} == {"unchecked"}
    assert any(reason.strip("`") in one.cause for one in found)
