"""How is a problem worded, whatever the text it is about?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socalc.targets.problems import Place, Problem, Problems, TargetFileError, shortened
from socalc.targets.suggestion import nearest

KNOWN = ["goal", "baseline", "stated", "base-year"]

NEAREST = [
    ("goals", "did you mean `goal`?"),
    ("Goal", "did you mean `goal`?"),
    ("base_year", "did you mean `base-year`?"),
    ("base year", "did you mean `base-year`?"),
    ("state", "did you mean `stated`?"),
    ("zzz", "known here: `goal`, `baseline`, `stated`, `base-year`"),
    ("", "known here: `goal`, `baseline`, `stated`, `base-year`"),
]

# text, as shown in a message
SHOWN = [
    ("", ""),
    ("goal", "goal"),
    ("x" * 40, "x" * 40),
    ("x" * 41, "x" * 39 + "…"),
    ("翻一番", "翻一番"),
    ("a\nb\tc", "a\\nb\\tc"),
    ("a\x1b[2J", "a\\x1b[2J"),
    ("\u202e12", "\\u202e12"),
    ("\u200b", "\\u200b"),
    ("[red]", "[red]"),
    (":100:", ":100:"),
]

SUMMARIES = [
    ([Problem("bad", Place(3, 5))], "f.yaml:3:5: bad"),
    ([Problem("bad")], "f.yaml: bad"),
    ([Problem("bad", Place(1, 1)), Problem("b"), Problem("c")], "f.yaml:1:1: bad (and 2 more)"),
]


@pytest.mark.parametrize(("typed", "remedy"), NEAREST)
def test_the_nearest_known_name_is_offered_or_all_of_them(typed: str, remedy: str) -> None:
    assert nearest(typed, KNOWN) == remedy


def test_of_many_known_names_a_few_are_shown() -> None:
    assert nearest("zzz", [f"t{n}" for n in range(14)]).endswith("`t10`, `t11` and 2 more")


@pytest.mark.parametrize(("text", "shown"), SHOWN)
def test_a_text_in_a_message_is_cut_and_cannot_act(text: str, shown: str) -> None:
    assert shortened(text) == shown


@pytest.mark.parametrize(("problems", "summary"), SUMMARIES)
def test_an_error_names_its_first_place_and_how_many_more(problems: Problems, summary: str) -> None:
    assert str(TargetFileError("f.yaml", problems)) == summary


@given(st.text(), st.integers(1, 80))
def test_a_text_in_a_message_is_always_printable_and_on_one_line(text: str, limit: int) -> None:
    assert shortened(text, limit).isprintable()


def test_of_many_known_names_the_nearest_is_found_without_comparing_all() -> None:
    names = [f"{word} {n}" for n in range(100) for word in ("assets", "revenue", "profit", "debt")]
    assert nearest("assetts 42", names) == "did you mean `assets 42`?"
    assert nearest("zzz", names).endswith(" and 388 more")


def test_one_kind_on_one_line_is_one_problem_with_its_count() -> None:
    problems = Problems()
    for column in (7, 3, 9):
        problems.append(Problem(f"bad `{column}`", Place(2, column), "help"))
    problems.append(Problem("bad `1`", Place(3, 1), "help"))
    problems.append(Problem("bad `1`", Place(3, 2), "another help"))
    assert problems == [
        Problem("bad `3`", Place(2, 3), "help", 2),
        Problem("bad `1`", Place(3, 1), "help"),
        Problem("bad `1`", Place(3, 2), "another help"),
    ]
    assert (problems.found, problems.left_out) == (5, 0)


def test_twenty_of_a_kind_and_a_hundred_in_all_are_kept_and_remedies_sought_for_these_only() -> (
    None
):
    problems, sought = Problems(), []
    for line in range(1, 200):
        for kind in "abcdefgh":
            problem = Problem(f"{kind} `{line}`", Place(line, 1))
            problems.add(problem, lambda: sought.append(1) or "write it")  # type: ignore[func-returns-value]
    assert len(problems) == len(sought) == 100
    assert problems.found == 199 * 8
    assert {problem.help for problem in problems} == {"write it"}


def test_what_stands_where_another_problem_is_follows_from_it() -> None:
    above = Problems()
    above.append(Problem("bad", Place(1, 5)))
    problems = Problems(beside=above)
    for place in (Place(1, 3, 4), Place(1, 6, 4), Place(2, 5), None):
        problems.append(Problem("worse", place))
    assert [problem.place for problem in problems] == [Place(1, 6, 4), Place(2, 5)]
