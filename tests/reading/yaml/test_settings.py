"""What would a document say if some of its values were others?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socalc import read_target_file
from socalc.rendering.diagnostics import diagnostics
from socalc.targets.file import TargetFile
from socalc.targets.problems import Place, TargetFileError

FILE = """\
window: 2-3
base-year: 2023
growth:
  assets: +50%
  revenue: {unit: bn yuan, baseline: 118.4, goal: x2, actuals: {2024: 131.0}}
  v1.2: x2
  v1: {goal: x3}
  firms: +10
consolidation:
  provincial firms: {before: 66, after: 12, stated: 81.8%}
  firms: {before: 5, after: 3}
claims:
  market: {from: 40, to: 60, years: 4, stated: 10.7% a year}
ratios:
  return: assets / revenue
"""

# what is set, and the file with the same written into it
SAME: list[tuple[str, str, str]] = [
    ("window=4", "window: 2-3", "window: 4"),
    (" window = 4 ", "window: 2-3", "window: 4"),
    ("window=[2, 3, 5]", "window: 2-3", "window: [2, 3, 5]"),
    ("by=2027", "window: 2-3", "by: 2027"),
    ("title=A title = b", "window: 2-3", "title: A title = b\nwindow: 2-3"),
    ("title='quoted: so'", "window: 2-3", "title: 'quoted: so'\nwindow: 2-3"),
    ("assets=+60%", "assets: +50%", "assets: +60%"),
    ("assets.baseline=90", "assets: +50%", "assets: {goal: +50%, baseline: 90}"),
    ("assets.window=4", "assets: +50%", "assets: {goal: +50%, window: 4}"),
    ("assets={goal: +60%, baseline: 9}", "assets: +50%", "assets: {goal: +60%, baseline: 9}"),
    ("revenue=x3", "goal: x2, ac", "goal: x3, ac"),
    ("revenue.baseline=120", "118.4", "120"),
    ("revenue.baseline=1,200.5", "118.4", '"1,200.5"'),
    ("revenue.note=what # if", "118.4", '118.4, note: "what # if"'),
    ("revenue.actuals.2024=150", "131.0", "150"),
    ("revenue.actuals.2025-06=150", "131.0", "131.0, 2025-06: 150"),
    ("revenue.actuals={2025: 150}", "{2024: 131.0}", "{2025: 150}"),
    ("growth.revenue.baseline=120", "118.4", "120"),
    ("v1.2=x5", "v1.2: x2", "v1.2: x5"),
    ("v1.2.baseline=5", "v1.2: x2", "v1.2: {goal: x2, baseline: 5}"),
    ("v1.goal=x5", "goal: x3", "goal: x5"),
    ("provincial firms.after=10", "after: 12", "after: 10"),
    ("consolidation.firms.after=2", "after: 3", "after: 2"),
    ("growth.firms=+20", "firms: +10", "firms: +20"),
    ("market.stated=11%", "10.7% a year", "11%"),
    ("return=revenue / assets", "assets / revenue", "revenue / assets"),
]  # fmt: skip


@pytest.mark.parametrize(("setting", "written", "instead"), SAME)
def test_a_value_that_is_set_counts_as_if_it_were_written(
    setting: str, written: str, instead: str
) -> None:
    assert FILE.count(written) == 1
    edited = read_target_file(FILE.replace(written, instead).encode(), "it")
    assert without_lines(read_target_file(FILE.encode(), "it", [setting])) == without_lines(edited)


def without_lines(file: TargetFile) -> TargetFile:
    return TargetFile(
        file.title,
        file.source,
        tuple(target._replace(line=0) for target in file.growth),
        tuple(target._replace(line=0) for target in file.consolidation),
        tuple(claim._replace(line=0) for claim in file.claims),
        tuple(ratio._replace(line=0) for ratio in file.ratios),
    )


def test_a_target_keeps_its_line_in_the_file() -> None:
    changed = read_target_file(FILE.encode(), "it", ["assets=+60%"])
    assert changed.growth[0].line == 4


def test_the_last_setting_of_a_value_counts() -> None:
    changed = read_target_file(FILE.encode(), "it", ["assets=+60%", "assets=+70%"])
    assert changed.growth[0].goal.text == "+70%"


# what is set, and the place and message of the one problem
REFUSED: list[tuple[str, tuple[int, int, int], str]] = [
    ("revenue.baseline=1,23", (-1, 18, 4), "can be read in two ways"),
    ("revenue.baseline=", (-1, 18, 1), "the value is missing"),
    ("revenue.basline=120", (-1, 1, 15), "unknown key `basline` in target `revenue`"),
    ("revenu.baseline=120", (-1, 1, 15), "`revenu.baseline` is not in the file"),
    ("widnow=4", (-1, 1, 6), "`widnow` is not in the file"),
    ("window=0", (-1, 8, 1), "not a horizon: 0 years"),
    ("window = 0", (-1, 10, 1), "not a horizon: 0 years"),
    ("firms.after=2", (-1, 1, 11), "`firms` stands under `growth` and `consolidation`"),
    ("assets", (-1, 1, 6), "`assets` sets nothing"),
    ("=4", (-1, 1, 2), "`=4` sets nothing"),
    ("growth=x2", (-1, 1, 6), "`growth` is not in the file"),
    ("assets=50%", (-1, 8, 3), "by or to?"),
    ("revenue={goal: x2, goal: x3}", (-1, 20, 4), "duplicate key `goal`"),
    ("revenue={goal: x2", (-1, 9, 1), "a bracket is opened here and never closed"),
    ("revenue={goal: &a x2}", (-1, 16, 1), "anchor"),
    ("title=a\x1b[2J", (-1, 1, 11), "control character U+001B"),
    ("revenue.actuals.2022=5", (-1, 1, 20), "is not after the base year"),
    ("return=assets / nothing", (-1, 8, 16), "no target `nothing`"),
]  # fmt: skip


@pytest.mark.parametrize(("setting", "place", "message"), REFUSED)
def test_what_cannot_be_set_is_a_problem_at_its_place_in_the_option(
    setting: str, place: tuple[int, int, int], message: str
) -> None:
    with pytest.raises(TargetFileError) as caught:
        read_target_file(FILE.encode(), "it", [setting])
    (problem,) = caught.value.problems
    assert message in problem.message
    assert problem.place == Place(*place)
    assert diagnostics(caught.value).startswith("--set: error: ")


def test_problems_of_settings_and_file_are_told_together() -> None:
    with pytest.raises(TargetFileError) as caught:
        read_target_file(b"growth: {a: 50%}", "it", ["window=0", "b=x2"])
    lines = diagnostics(caught.value).splitlines()
    assert [line for line in lines if "error:" in line] == [
        "--set: error: not a horizon: 0 years",
        "--set: error: `b` is not in the file",
        "it:1:13: error: by or to? `50%` where no baseline is stated",
    ]
    assert lines[-1] == "3 errors in it and --set"
    assert str(caught.value) == "--set: not a horizon: 0 years (and 2 more)"


@given(st.lists(st.text(max_size=30), max_size=4))
def test_no_setting_ends_in_anything_but_targets_or_problems(settings: list[str]) -> None:
    try:
        told = str(read_target_file(FILE.encode(), "it", settings))
    except TargetFileError as error:
        told = diagnostics(error)
    assert told
