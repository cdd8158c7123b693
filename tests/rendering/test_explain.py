"""``--explain``: the numbers shown, worked out anew, come to the result shown."""

import ast
import json
import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socalc import read_target_file
from socalc.analyses.check import check
from socalc.analyses.explain import (
    Explanation,
    explain_check,
    explain_consolidation,
    explain_growth,
)
from socalc.analyses.growth import METHODS, PERIODS
from socalc.rendering.layouts.explain import explain_sheet
from socalc.rendering.sheet import Sheet
from tests.conftest import Socalc


def worked_out(numbers: str) -> float:
    """What a reader with a calculator gets for the numbers shown."""
    text = numbers.replace(",", "").replace("^", "**")

    def value(node: ast.expr) -> Fraction | float:
        match node:
            case ast.Constant():
                return Fraction(ast.get_source_segment(text, node) or "")
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return -value(operand)
            case ast.BinOp(left=left, op=op, right=right):
                first, second = value(left), value(right)
                match op:
                    case ast.Add():
                        return first + second
                    case ast.Sub():
                        return first - second
                    case ast.Div():
                        return first / second
                    case ast.Pow():
                        return math.pow(first, second)
        raise AssertionError(f"not a formula with numbers: {numbers}")

    return float(value(ast.parse(text, mode="eval").body))


def explained(explanation: Explanation) -> list[dict[str, object]]:
    return cells_of(explain_sheet(explanation))


def cells_of(sheet: Sheet) -> list[dict[str, object]]:
    names = [column.name for column in sheet.columns]
    return [dict(zip(names, row, strict=True)) for row in sheet.rows]


def assert_they_come_to_the_result(rows: list[dict[str, object]]) -> None:
    assert rows
    for row in rows:
        result = row["result"]
        assert isinstance(result, int | float | Fraction)
        assert worked_out(str(row["numbers"])) == pytest.approx(
            float(result), rel=1e-9, abs=1e-12
        ), row


GOALS = """
window: 2-3 years
base-year: 2023
growth:
  assets: +50%
  sales: {baseline: 118.4, goal: x2}
  large: {unit: bn yuan, baseline: 1.2 trillion, goal: 1.8 trillion, window: 2.5}
  debt: {baseline: 96, goal: -12, by: 2027}
  loss: {baseline: -40, goal: 60}
  share: {baseline: 60%, goal: +5pp}
"""


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("per", PERIODS)
def test_growth_can_be_worked_out_anew(per: str, method: str, socalc: Socalc) -> None:
    done = socalc(
        "growth", "--explain", "--per", per, "--method", method, "--file", "-", "--json",
        input=GOALS,
    )  # fmt: skip
    rows = json.loads(done.stdout)["rows"]
    assert {row["target"] for row in rows} == {"assets", "sales", "large", "debt", "loss", "share"}
    assert_they_come_to_the_result(rows)


def test_consolidations_can_be_worked_out_anew() -> None:
    text = b"""
consolidation:
  firms: {before: 66, after: 12, years: 2}
  more: {before: 12, after: 66}
  none left: {before: 3, after: 0}
  rounded: {before: 1.2 k, after: 0.9 k}
  follows: {removed: 14023, after: 45895, years: 2016-2019}
"""
    assert_they_come_to_the_result(
        explained(explain_consolidation(read_target_file(text, "targets.yaml")))
    )


CHECKED = {
    "a cut": "{from: 66, to: 12, stated: 81.8%}",
    "a rise": "{from: 66, to: 120, stated: 82%}",
    "a multiple": "{from: 66, to: 120, stated: x1.8}",
    "a ratio": "{from: 66, to: 12, stated: 5.5 to 1}",
    "a rate": "{from: 63.5 bn, to: 127.4 bn, years: 2019-2030, stated: 6.6% a year}",
    "a rate of a fall": "{from: 10, to: 3, years: 10.5, stated: 10.8% a year}",
    "a rate of a fall, signed": "{from: 10, to: 3, years: 10.5, stated: -10.8% a year}",
    "points up": "{from: 60%, to: 65%, stated: 5pp}",
    "points down": "{from: 65%, to: 60%, stated: 5pp}",
    "nothing stated": "{from: 66, to: 12}",
}


@pytest.mark.parametrize("entry", CHECKED.values(), ids=CHECKED)
def test_checks_can_be_worked_out_anew(entry: str) -> None:
    file = read_target_file(f"claims: {{a: {entry}}}".encode(), "targets.yaml")
    assert_they_come_to_the_result(explained(explain_check(file, check(file).rows)))


def test_counts_can_be_worked_out_anew() -> None:
    text = b"consolidation: {a: {before: 100, removed: 30, added: 10, after: 81}}"
    file = read_target_file(text, "targets.yaml")
    (row,) = explained(explain_check(file, check(file).rows))
    assert row["numbers"] == "100 - 30 + 10"
    assert row["result"] == 80


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(1, 30))
def test_any_growth_can_be_worked_out_anew(start: int, end: int, years: int) -> None:
    text = f"growth: {{a: {{baseline: {start}, goal: to {end}, window: {years}}}}}"
    file = read_target_file(text.encode(), "targets.yaml")
    assert_they_come_to_the_result(explained(explain_growth(file)))


@pytest.mark.parametrize(
    ("stated", "low", "high"),
    [
        ("81.8%", "0.8175", "0.8185"),
        ("about 82%", "0.81", "0.83"),
        ("over 80%", "0.80", None),
        ("under 90%", None, "0.90"),
        ("nearly 82%", "0.738", "0.82"),
        ("x0.18", "0.175", "0.185"),
    ],
)
def test_what_the_stated_figure_stands_for_is_told(
    stated: str, low: str | None, high: str | None
) -> None:
    text = f"claims: {{a: {{from: 66, to: 12, stated: {stated}}}}}"
    file = read_target_file(text.encode(), "targets.yaml")
    (row,) = explained(explain_check(file, check(file).rows))
    assert row["stated_low"] == (Fraction(low) if low else None)
    assert row["stated_high"] == (Fraction(high) if high else None)


@pytest.mark.parametrize(
    ("arguments", "counted"),
    [
        ("growth debt", "2023 to 2027 is 4 years, as the target says"),
        ("growth large", "2023 to 2026-06 is 2.5 years, as the target says"),
        ("growth assets --years 3", "2023 to 2026 is 3 years, as the option says"),
        (
            "growth assets --years 2 --per quarter",
            "2023 to 2025 is 2 years, as the option says: 8 quarters",
        ),
    ],
)
def test_the_intervals_counted_are_told(arguments: str, counted: str, socalc: Socalc) -> None:
    done = socalc(*arguments.split(), "--explain", "--file", "-", "--json", input=GOALS)
    assert json.loads(done.stdout)["rows"][0]["counted"] == counted


def test_the_line_of_the_file_and_the_range_of_rounded_inputs_are_told(socalc: Socalc) -> None:
    done = socalc(
        "growth", "sales", "--years", "1", "--explain", "--file", "-", "--json", input=GOALS
    )
    rate = json.loads(done.stdout)["rows"][0]
    assert (rate["line"], rate["low"], rate["high"]) == (6, 1, 1)  # x2, whatever the baseline
    done = socalc(
        "growth", "assets", "--years", "1", "--explain", "--file", "-", "--json", input=GOALS
    )
    rate = json.loads(done.stdout)["rows"][0]
    assert (rate["line"], rate["low"], rate["high"]) == (5, 0.495, 0.505)


def test_explaining_a_check_keeps_its_exit_code(socalc: Socalc) -> None:
    for stated, code in (("81.8%", 0), ("18.2%", 1)):
        claim = ("--from", "66", "--to", "12", "--stated", stated)
        assert socalc("check", *claim, "--explain").returncode == code


def test_points_are_explained_in_points(socalc: Socalc) -> None:
    done = socalc("check", "--from", "60%", "--to", "65%", "--stated", "5pp", "--explain")
    assert b"  5 pp  4 pp to 6 pp  5pp     4.5 pp to 5.5 pp  consistent\n" in done.stdout
