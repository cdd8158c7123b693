"""The page about verdicts: each cause in its tables is told, and every cause has its row."""

import pytest

from socalc.analyses import check as checking
from socalc.analyses.causes import HYPOTHESES, NEAR_MISSES, Misfit, causes
from socalc.targets.figure import parse_figure
from socalc.targets.file import Claim, TargetFile
from socalc.targets.stated import parse_stated
from socalc.targets.window import parse_span
from tests.conftest import ROOT
from tests.docs.test_pages import sections, tables

VERDICTS = ROOT / "docs" / "verdicts.md"
ROWS = [
    [cell.strip("`") for cell in row]
    for header, *rows in tables(dict(sections(VERDICTS))["Likely causes"])
    for row in rows
]
WORKED = [row for row in ROWS if row[-1]]


def _claim(row: list[str]) -> TargetFile:
    _, _, start, end, years, stated = row
    return TargetFile(
        claims=(
            Claim(
                "claim",
                parse_figure(start),
                parse_figure(end),
                parse_span(years) if years else None,
                parse_stated(stated),
            ),
        )
    )


@pytest.mark.parametrize("row", WORKED, ids=lambda row: f"{row[2]} to {row[3]}: {row[5]}")
def test_each_worked_example_gets_its_cause(row: list[str]) -> None:
    (found,) = checking.check(_claim(row)).rows
    assert found.verdict == "inconsistent"
    assert row[0] in found.cause.split("; or ")


def test_every_cause_has_a_worked_example(monkeypatch: pytest.MonkeyPatch) -> None:
    """All but the gross cut, which has a section with an example of its own."""
    misfits: list[Misfit] = []

    def noted(misfit: Misfit) -> list[str]:
        misfits.append(misfit)
        return causes(misfit)

    monkeypatch.setattr(checking, "causes", noted)
    for row in WORKED:
        checking.check(_claim(row))
    silent = {h.__name__ for h in (*HYPOTHESES, *NEAR_MISSES) if not any(map(h, misfits))}
    assert silent == {"gross_for_net"}
    assert "what was removed over" in dict(sections(VERDICTS))["Likely causes"]
