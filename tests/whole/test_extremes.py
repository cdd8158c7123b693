"""Figures of any size, in any combination, have a report in every format: a bug is never the answer."""

import json
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from socalc import read_target_file
from socalc.analyses.check import check
from socalc.analyses.consolidation import consolidation
from socalc.analyses.explain import explain_check, explain_consolidation, explain_growth
from socalc.analyses.growth import required_growth
from socalc.analyses.horizons import Horizons
from socalc.analyses.path import path
from socalc.analyses.progress import progress
from socalc.rendering.formats import text_of
from socalc.rendering.layouts.check import check_sheet
from socalc.rendering.layouts.consolidation import consolidation_sheet
from socalc.rendering.layouts.explain import explain_sheet
from socalc.rendering.layouts.growth import growth_sheet
from socalc.rendering.layouts.path import path_sheet
from socalc.rendering.layouts.progress import progress_sheet
from socalc.rendering.sheet import Sheet
from socalc.rendering.terminal import Terminal
from socalc.targets.file import TargetFile
from socalc.targets.problems import TargetFileError

NUMBERS = [
    "0", "1", "1e200", "-1e200", "2", "-40", "66", "118.4", "-0.0", "about 5", "1.2 trillion", "1e300", "1e-300",
    "5e-299", "9" * 39, "0." + "0" * 27 + "1",
]  # fmt: skip
GOALS = [
    "150", "to -20", "to 0", "+50%", "-100%", "x2", "halve", "x0.0001", "x1e300", "+1e300%", "+20",
    "+1e-186", "-54", "x1." + "0" * 24 + "1",
]  # fmt: skip
STATED = [
    "81.8%", "-81.8%", "0%", "26.0% a year", "x2.9", "5.5 to 1", "5pp", "over 3%", "under 3% a year",
    "nearly 90%", "99999999999%", "0.00000000001% a year", "x0", "0 to 1", "about 5%",
]  # fmt: skip
YEARS = ["3", "2.5", "999.999", "0.001", "0." + "0" * 15 + "1"]


def entry(**fields: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """An entry of the file; any of its fields may be missing."""
    kept = st.fixed_dictionaries(
        {}, optional={name.rstrip("_"): text for name, text in fields.items()}
    )
    return kept.map(json.dumps)


numbers, stated, years = map(st.sampled_from, (NUMBERS, STATED, YEARS))
growths = entry(
    baseline=numbers, goal=st.sampled_from(GOALS + NUMBERS), stated=stated, window=years,
    unit=st.sampled_from(["%", "bn yuan"]),
)  # fmt: skip
cuts = entry(
    before=numbers, after=numbers, removed=numbers, added=numbers, stated=stated, years=years
)
claims = entry(from_=numbers, to=numbers, stated=stated, years=years)


def reports(file: TargetFile) -> list[Sheet]:
    found = check(file)
    few = Horizons((Fraction(5, 2),))
    return [
        check_sheet(found),
        growth_sheet(required_growth(file)),
        growth_sheet(required_growth(file, per="month", method="linear")),
        consolidation_sheet(consolidation(file)),
        consolidation_sheet(consolidation(file, (Fraction(3),))),
        path_sheet(path(file, few)),
        progress_sheet(progress(file)),
        explain_sheet(explain_growth(file)),
        explain_sheet(explain_consolidation(file)),
        explain_sheet(explain_check(file, found.rows)),
    ]


def refused(constant: str) -> None:
    raise AssertionError(f"{constant} in JSON")


def number(text: str) -> float:
    assert text.startswith("-") <= (float(text) != 0), f"{text} in JSON"
    return float(text)


@settings(max_examples=150)
@given(growths, cuts, claims, numbers)
def test_extreme_figures_have_a_report_in_every_format(
    growth: str, cut: str, claim: str, actual: str
) -> None:
    sections = [
        f"growth: {{a: {growth}}}",
        f"consolidation: {{b: {cut}}}",
        f"claims: {{c: {claim}}}",
    ]
    measured = f"growth: {{d: {{baseline: 100, goal: x2, actuals: {{2025-06: {actual}}}}}}}"
    for section in [*sections, measured]:
        try:
            file = read_target_file(f"base-year: 2023\n{section}".encode(), "extremes.yaml")
        except TargetFileError:
            continue
        for sheet in reports(file):
            text = "".join(text_of(sheet, "json", Terminal()))
            rows = json.loads(text, parse_constant=refused, parse_float=number)["rows"]
            for row in rows:  # no growth is told only where nothing is to change
                if row.get("growth") == 0 and "goal" in row:
                    assert row["baseline"] == row["target_value"]
            for format in ("csv", "plain", "table"):
                assert "".join(text_of(sheet, format, Terminal(80)))
