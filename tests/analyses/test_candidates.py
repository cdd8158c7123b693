"""The whole numbers that fit a figure are all of those that fit, and no others."""

from functools import cache, lru_cache
from itertools import product

import pytest

from socalc.analyses.candidates import LARGEST, ends, starts, starts_either_way
from socalc.analyses.check import check
from socalc.analyses.recompute import recompute
from socalc.analyses.start_and_end import between
from socalc.targets.figure import Figure, parse_figure
from socalc.targets.file import Claim, Consolidation, TargetFile
from socalc.targets.stated import Stated, parse_stated


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


KINDS = ("{}%", "-{}%", "+{}%", "x{}", "{} to 1")
HEDGES = ("", "about ", "over ", "under ", "nearly ")
SIZES = (
    "0",
    "0.0",
    "0.5",
    "1",
    "2",
    "3.0",
    "10.4",
    "33.3",
    "50",
    "50.0",
    "99",
    "100",
    "150",
    "250.0",
)
EVERY_FIGURE = pytest.mark.parametrize(
    "figures", [f"{hedge}{kind}" for kind, hedge in product(KINDS, HEDGES)]
)
"""Of all sizes."""
NUMBERS = range(1, 26)


@cache
def figure(number: int) -> Figure:
    return parse_figure(str(number))


@lru_cache(1000)
def fits(before: int, after: int, stated: Stated) -> bool:
    """Whether the figure is found consistent with the two numbers themselves, as ``check`` goes by it."""
    return recompute(between(figure(before), figure(after)), None, stated).verdict == "consistent"


def goes_the_other_way(before: int, after: int, stated: Stated, falls: bool) -> bool:
    """Whether two numbers rise where a share counts what was cut, or the reverse."""
    return stated.kind == "change" and (before < after if falls else before > after)


@EVERY_FIGURE
def test_they_are_those_that_checking_finds_consistent(figures: str) -> None:
    """For every kind of figure and every word before it, by trying all numbers up to 25."""
    for size, known, falls in product(SIZES, (0, 1, 7, 12), (True, False)):
        stated = parse_stated(figures.format(size))
        if stated.sign == "+" if falls else stated.sign == "-":
            continue
        before = [
            b for b in NUMBERS
            if fits(b, known, stated) and not goes_the_other_way(b, known, stated, falls)
        ]  # fmt: skip
        found = starts(known, stated, falls)
        assert [b for b in NUMBERS if b in found] == before, (size, known, falls)
        after = [
            a for a in (0, *NUMBERS)
            if known and fits(known, a, stated) and not goes_the_other_way(known, a, stated, falls)
        ]  # fmt: skip
        found = ends(known, stated, falls)
        assert [a for a in (0, *NUMBERS) if a in found] == after, (size, known, falls)


@pytest.mark.parametrize("figures", [f"{hedge}{{}}%" for hedge in HEDGES])
def test_those_of_a_size_follow_one_another_in_both_directions(figures: str) -> None:
    for size, after, falls in product(SIZES, (1, 7, 12), (True, False)):
        stated = parse_stated(figures.format(size))
        found = starts_either_way(after, stated, falls)
        assert all(fits(b, after, stated) for b in NUMBERS if b in found)
        if found:  # the next ones on both sides do not
            assert found[0] == 1 or not fits(found[0] - 1, after, stated)
            assert found[-1] == LARGEST or not fits(found[-1] + 1, after, stated)
        else:
            way = range(after + 1, 200) if falls else range(1, after)
            assert not any(fits(b, after, stated) for b in way)


@pytest.mark.parametrize(
    ("start", "end", "stated", "expected"),
    [
        # 7/5 is a rise by 40 %, 7/13 a cut by 46.2 %; 7/4 is a rise by 75 %, 7/14 a cut by 50 %
        (14, 7, "below 50.0%", (5, 13)),
        (14, 7, "below -50.0%", (7, 13)),
        (5, 7, "below +50.0%", (5, 7)),
        # 6 of 12 are 50 % fewer, and than 4 50 % more: the other direction, and a gap between
        (12, 6, "50%", (12, 12)),
        (4, 6, "50%", (4, 4)),
        # 7/15 is a cut by 53.3 %, and there is no end; 7/4 a rise by 75 %, and so from 1
        (15, 7, "over 50%", (15, None)),
        (4, 7, "over 50%", (1, 4)),
        # nothing is nearly 0 % but what is 0 %: 0 % and what lies below
        (7, 7, "nearly 0%", (7, 7)),
        # over 10.4 to 1: from 72.8
        (14, 7, "over 10.4 to 1", (73, None)),
        (14, 7, "nearly 0 to 1", (None, None)),
    ],
)
def test_numbers_before_that_fit_a_claim(
    start: int, end: int, stated: str, expected: tuple[int | None, int | None]
) -> None:
    claim = Claim(
        "c", parse_figure(str(start)), parse_figure(str(end)), stated=parse_stated(stated)
    )
    row = check(TargetFile(claims=(claim,))).rows[0]
    assert (row.fits_from, row.fits_to) == expected


def test_of_a_consolidation_more_than_before_is_no_cut() -> None:
    # 7 are left: of 7, none were cut, of 13 46.2 %; 1 to 6 became more
    counts = (parse_figure("14"), parse_figure("7"))
    target = Consolidation("firms", *counts, stated=parse_stated("below 50.0%"))
    row = check(TargetFile(consolidation=(target,))).rows[0]
    assert (row.fits_from, row.fits_to) == (7, 13)


@pytest.mark.parametrize(
    ("stated", "verdict"),
    [  # about 0 is 0 to 1, of 10: a cut by 90 % to 100 %
        ("100%", "consistent"), ("95%", "consistent-if-rounded"), ("89%", "inconsistent"),
        ("101%", "inconsistent"), ("over 100%", "inconsistent"),
    ],
)  # fmt: skip
def test_nothing_falls_to_about_zero_by_more_than_all(stated: str, verdict: str) -> None:
    claim = Claim("c", parse_figure("10"), parse_figure("about 0"), stated=parse_stated(stated))
    assert check(TargetFile(claims=(claim,))).rows[0].verdict == verdict
