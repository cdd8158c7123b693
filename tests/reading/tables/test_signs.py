"""A column of goals holds values or differences; which of the two -15027 is, is never guessed."""

import csv
import json

import pytest

from tests.conftest import Socalc

COLUMNS = "target,baseline,goal\n"


def values(socalc: Socalc, table: str, *options: str, input: str = "csv") -> tuple[list[str], str]:
    """Goal and target value of the rows that come out, and what is said of the others."""
    given = ("--input", input, "-f", "-", "--years", "5", "--format", "csv", *options)
    done = socalc("growth", *given, input=table)
    assert done.returncode == (2 if b"error" in done.stderr else 0)
    rows = csv.DictReader(done.stdout.decode().splitlines())
    return [f"{row['goal']}: {row['target_value']}" for row in rows], done.stderr.decode()


@pytest.mark.parametrize("pattern", [(), ("*",)], ids=["direct way", "way of all rows"])
@pytest.mark.parametrize(
    ("goals", "results", "refused"),
    [
        # Eurostat has -20684 and then -15027 in a column of values
        (["150", "-15027"], ["150: 150"], [3]),
        (["-15027", "150"], ["-15027: -14927"], [3]),
        (["+20", "150", "+5", "7"], ["+20: 120", "150: 150", "+5: 105", "7: 7"], []),  # + adds
        (["+20", "-5", "150"], ["+20: 120", "-5: 95"], [4]),
        (["-5", "-20", "+30.5"], ["-5: 95", "-20: 80", "+30.5: 130.5"], []),
        (["150", "+50%", "x2", "to -20"], ["150: 150", "+50%: 150", "x2: 200", "to -20: -20"], []),
        (["+50%", "-5", "to 20", "double"],
         ["+50%: 150", "-5: 95", "to 20: 20", "double: 200"], []),
        (["x2", '" 150 "', "-5"], ["x2: 200", " 150 : 150"], [4]),
        (["-5", "150", "x2", "160"], ["-5: 95", "x2: 200"], [3, 5]),
        (["two", "150", "-5"], ["150: 150"], [2, 4]),  # a bad row decides nothing
    ],
)  # fmt: skip
def test_negative_and_plain_numbers_do_not_stand_in_one_column(
    goals: list[str], results: list[str], refused: list[int], pattern: tuple[str], socalc: Socalc
) -> None:
    rows = "".join(f"n,100,{goal}\n" for goal in goals)
    found, told = values(socalc, COLUMNS + rows, *pattern)
    assert found == results
    assert [line for line in range(2, 7) if f"<stdin>:{line}:" in told] == refused


def test_the_first_row_that_contradicts_is_told_with_the_remedy(socalc: Socalc) -> None:
    _, told = values(socalc, "target,baseline,T\na,100,150\nb,-20684,-15027\n", "--map", "goal=T")
    assert "<stdin>:3:10: error: value or difference? `-15027`" in told
    assert "a plain number, `150` in line 2" in told
    assert "--map target-value='T'" in told


def test_what_contradicts_is_found_over_many_pieces_of_a_stream(socalc: Socalc) -> None:
    rows = [f"n,100,{150 + number % 7}" for number in range(60_000)]
    rows[50_000] = "n,100,-15027"
    found, told = values(socalc, COLUMNS + "\n".join(rows), "--skip-bad")
    assert len(found) == 59_999
    assert "(line 50002)" in told


@pytest.mark.parametrize("name", ["target value", "target_value", "target-value", "Target Value"])
@pytest.mark.parametrize("input", ["csv", "tsv", "jsonl"])
def test_a_column_of_target_values_holds_values_whatever_their_sign(
    name: str, input: str, socalc: Socalc
) -> None:
    rows = [("a", "-20684", "-15027"), ("b", "100", "150")]
    table = "\n".join(",".join(row) for row in [("target", "baseline", name), *rows])
    if input == "tsv":
        table = table.replace(",", "\t")
    if input == "jsonl":
        objects = [dict(zip(("target", "baseline", name), row, strict=True)) for row in rows]
        table = "\n".join(map(json.dumps, objects))
    assert values(socalc, table, input=input) == (["-15027: -15027", "150: 150"], "")


def test_map_says_which_column_holds_target_values(socalc: Socalc) -> None:
    table = "target,baseline,goal,V\na,-20684,x2,-15027\n"
    found, told = values(socalc, table, "--map", "target-value=V")
    assert found == ["-15027: -15027"]
    assert "not used: `goal`" in told


def test_beside_goals_a_column_of_target_values_is_a_result_and_not_read(socalc: Socalc) -> None:
    found, told = values(socalc, "target,baseline,goal,target_value\na,100,x2,7\n")
    assert found == ["x2: 200"]
    assert "not used: `target_value`" in told


def test_a_change_is_no_target_value(socalc: Socalc) -> None:
    _, told = values(socalc, "target,baseline,target value\na,100,+50%\nb,100,x2\n")
    assert "<stdin>:2:7: error: a sign before a value says nothing" in told
    assert "<stdin>:3:7: error: not a number" in told


@pytest.mark.parametrize(
    ("column", "baseline", "goal", "written"),
    [
        ("reduction_ambition", "11000", "0.3", "-30% or +30%"),  # SBTi: 30 % less, not 0.3 tonnes
        ("Target cut", "11000", "30", "-30% or +30%"),
        ("降幅", "11000", "0.125", "-12.5% or +12.5%"),
        ("reductionShare", "11000", "1", "-100% or +100%"),
        ("reduction_ambition", "0.6", "0.3", ""),  # both are shares
        ("employment rate", "60", "65", ""),  # both are percentages
        ("reduction_ambition", "11000", "-30%", ""),
        ("reduction_ambition", "11000", "7700", ""),
        ("execution", "11000", "0.3", ""),
        ("goal 2030", "11000", "0.3", ""),
    ],
)
def test_a_share_in_a_column_of_shares_is_not_taken_for_a_value_in_silence(
    column: str, baseline: str, goal: str, written: str, socalc: Socalc
) -> None:
    table = f"target,baseline,{column}\na,{baseline},{goal}\n"
    given = ("--input", "csv", "-f", "-", "--map", f"goal={column}", "--json")
    done = socalc("growth", *given, "--years", "5", input=table)
    (row,) = json.loads(done.stdout)["rows"]
    assert (row["note"] != "") == bool(written)
    assert written in row["note"]
