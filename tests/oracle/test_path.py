"""``socalc path`` against the oracle: every milestone of every target."""

from fractions import Fraction
from random import Random

import pytest

from .cells import Case, agree
from .conftest import Ask
from .draws import bounded, targets
from .growth import Asked, Method, Per
from .path import path_rows
from .targets import Target, section

BY_HAND: dict[str, tuple[Target, list[str]]] = {
    target.name: (target, values)
    for target, values in (
        # 16 to 81 in four years: times 3 / 2 each year.
        (Target("counts", "81", "16", window=("4",)), ["24", "36", "54", "81"]),
        # 10 * 2 ^ (1 / 2) = 14.14 and 4 * 2 ^ (1 / 2) = 5.66: counts are whole ...
        (Target("firms", "20", "10", window=("2",)), ["14", "20"]),
        (Target("up", "8", "4", window=("2",)), ["6", "8"]),
        # ... and halves go up: 5 + 2.5, and -5 + 2.5, on a linear way.
        (Target("half of a loss", "to 0", "-5", window=("2",)), ["-2", "0"]),
        # Money and percentages are no counts, whether unit or figure says so: x1.5 each year.
        (Target("money", "9", "4", "亿元", window=("2",)), ["6", "9"]),
        # The loss is a ninth after two years, a third after one.
        (Target("loss", "to -1", "-9", window=("2",)), ["-3", "-1"]),
        (Target("growing loss", "to -9", "-1", window=("2",)), ["-5", "-9"]),
        # A fractional horizon: 4 ^ (1 / 1.5) after one year of one and a half is no whole number.
        (Target("short", "27", "1", window=("1.5",)), ["9", "27"]),
    )
}
"""Milestones worked by hand."""

NO_COUNTS = [
    Target("scale", "20", "10", "亿元", window=("3",)),
    Target("money in the unit", "20", "10", "yuan", window=("3",)),
    Target("money beside", "CNY 20", "CNY 10", window=("3",)),
    Target("scaled people", "20", "10", "万人", window=("3",)),
    Target("per cent in the unit", "20", "10", "% of GDP", window=("3",)),
    Target("per cent beside", "20%", "10%", window=("3",)),
    Target("about", "20", "about 10", window=("3",)),
    Target("decimals", "20", "10.0", window=("3",)),
    Target("power of ten", "20", "1e1", window=("3",)),
    Target("index", "x2", window=("3",)),
]


def cases_of(drawn: list[Target], asked: Asked) -> list[Case]:
    """Each target with its milestones."""
    return [Case(each.name, each.yaml, path_rows(each, asked)) for each in drawn]


@pytest.mark.parametrize("name", BY_HAND)
def test_cases_worked_by_hand(name: str, ask: Ask) -> None:
    target, values = BY_HAND[name]
    rows = ask("path", file=section("growth", [target.yaml]))
    assert [row["value"] for row in rows] == [Fraction(value) for value in values]
    agree(cases_of([target], Asked()), rows)


@pytest.mark.parametrize("target", NO_COUNTS, ids=[target.name for target in NO_COUNTS])
def test_only_counts_are_whole(target: Target, ask: Ask) -> None:
    rows = ask("path", file=section("growth", [target.yaml]))
    assert all(row["value"].denominator > 1 for row in rows[:-1])  # type: ignore[union-attr]
    agree(cases_of([target], Asked()), rows)


@pytest.mark.parametrize(
    ("per", "method"),
    [("year", "compound"), ("quarter", "compound"), ("month", "compound"), ("quarter", "linear")],
)
def test_each_milestone_is_as_the_formulas_say(
    per: Per, method: Method, ask: Ask, cases: int
) -> None:
    drawn = targets(cases if per == "year" else cases // 4, seed=4)
    file = section("growth", [each.yaml for each in drawn])
    rows = ask("path", "--per", per, "--method", method, file=file)
    agree(cases_of(drawn, Asked(per, method)), rows)


def test_the_milestones_of_floors_and_ceilings_are_as_the_formulas_say(
    ask: Ask, cases: int
) -> None:
    random = Random(7)  # noqa: S311 (no secret)
    drawn = [bounded(random, each) for each in targets(cases // 2, seed=7)]
    rows = ask("path", file=section("growth", [each.yaml for each in drawn]))
    agree(cases_of(drawn, Asked()), rows)
