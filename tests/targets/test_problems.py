"""How is a problem worded, whatever the text it is about?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socalc.targets.nearest import nearest
from socalc.targets.problems import Place, Problem, Problems, TargetFileError, shortened

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
