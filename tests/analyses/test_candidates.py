"""The whole numbers that fit a figure are all of those that fit, and no others."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from socalc.analyses.basis import between
from socalc.analyses.candidates import LARGEST, ends, starts
from socalc.analyses.recompute import recompute, tells_a_fall
from socalc.targets.figure import parse_figure
from socalc.targets.stated import parse_stated


@pytest.mark.parametrize(
    ("after", "stated", "before"),
    [
        (12, "82%", [65, 66, 67, 68]),  # 12/65 = 18.46 %, 12/68 = 17.65 %
        (12, "81.8%", [66]),
        (542, "34.4%", [826]),  # 542/825 leaves 34.30 %, 542/827 34.46 %
        (12, "5.5 to 1", [66]),  # 65.4 to 66.6
        (0, "50%", []),
    ],
)
def test_numbers_before_that_fit(after: int, stated: str, before: list[int]) -> None:
    assert list(starts(after, parse_stated(stated), falls=True)) == before


def test_the_search_ends_where_no_greatest_number_fits() -> None:
    # 3 left is 100 % fewer, to the nearest per cent, than any number from 600 (99.5 %)
    found = starts(3, parse_stated("100%"), falls=True)
    assert (found[0], found[-1]) == (600, LARGEST)


def test_numbers_after_that_fit() -> None:
    assert list(ends(66, parse_stated("81.8%"), falls=True)) == [12]
    assert list(ends(826, parse_stated("34%"), falls=True)) == list(range(542, 550))


figures = st.sampled_from(
    ["50%", "33.3%", "over 40%", "under 12%", "nearly 20%", "about 30%", "2 to 1", "100%", "x0"]
)


@given(st.integers(0, 60), figures)
@example(0, "100%")  # nothing is left of any number
@example(0, "over 2 to 1")
def test_they_are_those_that_checking_finds_consistent(after: int, stated: str) -> None:
    figure = parse_stated(stated)
    found = starts(after, figure, falls=True)
    for before in range(1, 200):
        basis = between(parse_figure(str(before)), parse_figure(str(after)))
        assert tells_a_fall(basis, figure, fewer=True)
        fits = recompute(basis, None, figure, fewer=True).verdict == "consistent"
        assert (before in found) == fits, (before, after, stated)
