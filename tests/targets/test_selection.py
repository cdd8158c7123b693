"""Which targets do names and patterns pick?"""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socalc.targets.problems import Refusal
from socalc.targets.selection import select


class Target(NamedTuple):
    name: str


FILE = [Target(name) for name in ("assets", "revenue", "profit", "profit [net]", "净利润")]

PICKS = [
    ([], ["assets", "revenue", "profit", "profit [net]", "净利润"]),
    (["profit"], ["profit"]),
    (["prof*"], ["profit", "profit [net]"]),
    (["*"], ["assets", "revenue", "profit", "profit [net]", "净利润"]),
    (["?ssets"], ["assets"]),
    (["[ar]*"], ["assets", "revenue"]),
    (["profit [net]"], ["profit [net]"]),  # a name goes before the pattern it looks like
    (["*利润"], ["净利润"]),
    (["revenue", "assets"], ["assets", "revenue"]),  # in the order of the file
    (["assets", "a*", "assets"], ["assets"]),  # each once
]

# pattern, message, remedy
REFUSED = [
    ("asets", "no target matches `asets`", "did you mean `assets`?"),
    ("firms", "no target matches `firms`", "it stands under `consolidation`"),
    ("fir*", "no target matches `fir*`", "it stands under `consolidation`"),
    ("zzz", "no target matches `zzz`", "known here: `assets`, `revenue`"),
    ("ASSETS", "no target matches `ASSETS`", "known here: `assets`"),
    ("", "no target matches ``", "known here: `assets`"),
    ("z\x1b[2J", "no target matches `z\\x1b[2J`", "known here: `assets`"),
]


@pytest.mark.parametrize(("patterns", "names"), PICKS)
def test_names_and_patterns_pick(patterns: list[str], names: list[str]) -> None:
    assert [target.name for target in select(FILE, patterns)] == names


@pytest.mark.parametrize(("pattern", "message", "remedy"), REFUSED)
def test_a_pattern_that_picks_nothing_is_refused_with_a_remedy(
    pattern: str, message: str, remedy: str
) -> None:
    with pytest.raises(Refusal) as caught:
        select(FILE, ["assets", pattern], {"consolidation": [Target("firms")]})
    assert caught.value.message == message
    assert remedy in caught.value.help


def test_of_many_names_a_few_are_shown() -> None:
    with pytest.raises(Refusal) as caught:
        select([Target(f"t{n:04}") for n in range(5000)], ["zzz"])
    assert caught.value.help.endswith("and 4988 more")
    assert len(caught.value.help) < 160


def test_a_file_without_targets_of_the_kind_says_so() -> None:
    with pytest.raises(Refusal) as caught:
        select([], ["assets"])
    assert caught.value.help == "none is known here"


@given(st.lists(st.text(min_size=1), unique=True, min_size=1), st.data())
def test_a_name_always_picks_its_own_target_and_no_other(
    names: list[str], data: st.DataObject
) -> None:
    """Whatever the name looks like, brackets and asterisks included."""
    name = data.draw(st.sampled_from(names))
    assert select([Target(each) for each in names], [name]) == (Target(name),)
