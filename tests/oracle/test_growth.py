"""``socalc growth`` against the oracle: every column of every row."""

import csv
import io
import re
from fractions import Fraction
from random import Random

import pytest

from .cells import Case, agree
from .conftest import Ask
from .draws import bounded, targets
from .growth import Asked, Method, Per, growth_rows
from .targets import Target, section

WORKED: list[tuple[Target, dict[str, str | None]]] = [
    # -40 to -10 in two years: a quarter of the loss is left, so it halves each year.
    (Target("loss", "to -10", "-40", window=("2",)), {"growth": "-1/2", "multiple": "1/4"}),
    # 64 to 125 in three years: (125 / 64) ^ (1 / 3) = 5 / 4, and (125 - 64) / 3.
    (Target("cube", "125", "64"), {"growth": "1/4", "change": "61/64"}),
    (Target("no baseline", "+5"), {"growth": None, "amount": None, "target_value": None}),
    # -40 to 60 in four years: 25 a year, so 40 are made up after 1.6 years.
    (Target("profit", "60", "-40", window=("4",)), {"amount": "25", "break_even": "8/5"}),
    # Nothing changes, and that is a rate of nothing, also of a loss that stays.
    (Target("equal", "40", "40"), {"growth": "0", "multiple": "1", "change": "0"}),
    (Target("equal loss", "to -40", "-40"), {"growth": "0", "amount": "0"}),
    (Target("growing loss", "to -40", "-10"), {"growth": None, "amount": "-10"}),
    (Target("to zero", "to 0", "40", window=("4",)), {"growth": None, "multiple": "0"}),
    (Target("from zero", "40", "0", window=("4",)), {"growth": None, "amount": "10"}),
]
"""Worked by hand, and so a test of the oracle itself as well."""
BY_HAND = {target.name: (target, worked) for target, worked in WORKED}


def cases_of(drawn: list[Target], asked: Asked) -> list[Case]:
    """Each target with what it must lead to."""
    return [Case(each.name, each.yaml, growth_rows(each, asked)) for each in drawn]


@pytest.mark.parametrize("name", BY_HAND)
def test_cases_worked_by_hand(name: str, ask: Ask) -> None:
    target, worked = BY_HAND[name]
    row = ask("growth", file=section("growth", [target.yaml]))[0]
    for column, value in worked.items():
        assert row[column] == (None if value is None else Fraction(value)), column
    agree(cases_of([target], Asked()), [row])


@pytest.mark.parametrize(
    ("per", "method"),
    [("year", "compound"), ("quarter", "compound"), ("month", "linear"), ("year", "linear")],
)
def test_each_column_is_as_the_formulas_say(per: Per, method: Method, ask: Ask, cases: int) -> None:
    drawn = targets(cases, seed=1)
    file = section("growth", [each.yaml for each in drawn])
    rows = ask("growth", "--per", per, "--method", method, file=file)
    agree(cases_of(drawn, Asked(per, method)), rows)


def test_floors_and_ceilings_are_as_the_formulas_say(ask: Ask, cases: int) -> None:
    random = Random(6)  # noqa: S311 (no secret)
    drawn = [bounded(random, each) for each in targets(cases // 2, seed=6)]
    rows = ask("growth", file=section("growth", [each.yaml for each in drawn]))
    agree(cases_of(drawn, Asked()), rows)


def test_a_table_says_the_same(ask: Ask, cases: int) -> None:
    """The direct way of plain targets is another piece of the program."""
    drawn = [each._replace(actuals={}) for each in targets(cases, seed=2)]
    # beside plain numbers a bare minus is refused: value or difference?
    drawn = [each for each in drawn if not re.fullmatch(r"-.*[^%p]", each.goal)]
    columns = ("target", "baseline", "goal", "unit", "window", "base-year", "by", "note")
    table = io.StringIO()
    writer = csv.DictWriter(table, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({"target": each.name, **each.fields} for each in drawn)
    rows = ask("growth", "--input", "csv", file=table.getvalue())
    agree(cases_of(drawn, Asked()), rows)


def test_deadlines_and_windows_of_the_command_line_go_first(ask: Ask, cases: int) -> None:
    drawn = targets(cases // 4, seed=3)
    file = section("growth", [each.yaml for each in drawn])
    wanted = cases_of([each._replace(window=("2", "3.5"), by=()) for each in drawn], Asked())
    agree(wanted, ask("growth", "--years", "2,3.5", file=file))
    dated = [each for each in drawn if each.base_year is not None]
    file = section("growth", [each.yaml for each in dated])
    wanted = cases_of([each._replace(by=(2035, 2040), by_month=12) for each in dated], Asked())
    agree(wanted, ask("growth", "--by", "2035, 2040", file=file))
