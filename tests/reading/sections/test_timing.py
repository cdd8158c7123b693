"""How long do the file and its targets allow, and until when?"""

import pytest

from socalc import read_target_file
from socalc.targets.file import Growth
from socalc.targets.problems import TargetFileError

# head of the file, fields of the target, who set the window, years and deadlines, base year
Terms = tuple[str, str, str | None, list[tuple[float, int | None]], int | None]
TERMS: list[Terms] = [
    ("", "", None, [], None),
    ("window: 3", "", "file", [(3, None)], None),
    ("window: 2-3 years", "", "file", [(2, None), (3, None)], None),
    ("window: [2, 3]", "", "file", [(2, None), (3, None)], None),
    ("window: [2, 3, 5]", "", "file", [(2, None), (3, None), (5, None)], None),
    ("window: 2.5", "", "file", [(2.5, None)], None),
    # a base year says in which year a horizon ends, if that is a whole one
    ("base-year: 2023", "", None, [], 2023),
    ("window: 3\nbase-year: 2023", "", "file", [(3, 2026)], 2023),
    ("window: 2.5\nbase-year: 2023", "", "file", [(2.5, None)], 2023),
    # or how long it is until a deadline: 2027 - 2023 = 4
    ("base-year: 2023\nby: 2027", "", "file", [(4, 2027)], 2023),
    ("base-year: 2023\nby: 2026-2027", "", "file", [(3, 2026), (4, 2027)], 2023),
    ("base-year: 2023\nby: [2025, 2028]", "", "file", [(2, 2025), (5, 2028)], 2023),
    ("by: 2027\nbase-year: 2023", "", "file", [(4, 2027)], 2023),
    # what a target says goes before what the file says
    ("window: 3", "window: 5", "target", [(5, None)], None),
    ("", "window: 2-3", "target", [(2, None), (3, None)], None),
    ("", "base-year: 2023, by: 2027", "target", [(4, 2027)], 2023),
    ("", "base-year: 2023", None, [], 2023),
    ("base-year: 2023\nby: 2027", "window: 3", "target", [(3, 2026)], 2023),
    ("base-year: 2023\nby: 2027", "by: 2030", "target", [(7, 2030)], 2023),
    ("base-year: 2023\nwindow: 3", "by: 2030", "target", [(7, 2030)], 2023),
    ("base-year: 2023\nby: 2027", "base-year: 2020, by: 2025", "target", [(5, 2025)], 2020),
    ("base-year: 2023", "window: 3", "target", [(3, 2026)], 2023),
    # a base year of its own moves the window of the file
    ("base-year: 2023\nwindow: 3", "base-year: 2020", "file", [(3, 2023)], 2020),
    ("base-year: 2023\nby: 2027", "base-year: 2024", "file", [(3, 2027)], 2024),
    ("window: 3", "base-year: 2020", "file", [(3, 2023)], 2020),
]

# text of the file, line, column and message of the one problem
REFUSED = [
    (
        "base-year: 2023\ngrowth:\n  a: {goal: x2, window: soon}",
        3,
        25,
        "not a number of years: `soon`",
    ),
    (
        "base-year: 2023\ngrowth:\n  a: {goal: x2, by: 2020}",
        3,
        21,
        "the deadline 2020 and the base year 2023 do not go together",
    ),
    ("window: soon\ngrowth: {a: x2}", 1, 9, "not a number of years: `soon`"),
    ("base-year: 23\ngrowth: {a: x2}", 1, 12, "not a date: `23`"),
    ("by: 2027\ngrowth: {a: x2}", 1, 5, "`by` without `base-year`"),
    ("growth:\n  a: {goal: x2, by: 2027}", 2, 21, "`by` without `base-year`"),
    ("base-year: 2023\nwindow: 3\nby: 2027\ngrowth: {a: x2}", 3, 5, "both `window` and `by`"),
    (
        "base-year: 2023\nby: 2023\ngrowth: {a: x2}",
        2,
        5,
        "the deadline 2023 and the base year 2023 do not go together",
    ),
    (
        "base-year: 2023\nby: 2027\ngrowth:\n  a: {goal: x2, base-year: 2027}",
        4,
        28,
        "the deadline 2027 and the base year 2027 do not go together",
    ),
]


def only_target(text: str) -> Growth:
    (target,) = read_target_file(text.encode(), "f.yaml").growth
    return target


@pytest.mark.parametrize(("head", "own", "origin", "horizons", "base_year"), TERMS)
def test_a_target_takes_its_own_terms_and_else_those_of_the_file(
    head: str,
    own: str,
    origin: str | None,
    horizons: list[tuple[float, int | None]],
    base_year: int | None,
) -> None:
    fields = f"goal: x2, {own}" if own else "goal: x2"
    target = only_target(f"{head}\ngrowth:\n  revenue: {{{fields}}}\n")
    window = target.window
    assert (window.origin if window else None) == origin
    found = window.horizons if window else ()
    assert [(float(horizon.years), horizon.by) for horizon in found] == horizons
    assert target.base == (base_year and base_year * 12 + 12)


@pytest.mark.parametrize("head", sorted({head for head, own, *_ in TERMS if not own}))
def test_the_short_form_takes_the_terms_of_the_file(head: str) -> None:
    short = only_target(f"{head}\ngrowth:\n  revenue: x2\n")
    long = only_target(f"{head}\ngrowth:\n  revenue: {{goal: x2}}\n")
    assert short == long


@pytest.mark.parametrize(("text", "line", "column", "message"), REFUSED)
def test_terms_that_do_not_go_together_are_one_problem_at_its_place(
    text: str, line: int, column: int, message: str
) -> None:
    with pytest.raises(TargetFileError) as caught:
        read_target_file(text.encode(), "f.yaml")
    (problem,) = caught.value.problems
    assert problem.place
    assert (problem.place.line, problem.place.column, problem.message) == (line, column, message)
