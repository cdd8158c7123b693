"""What do the targets of a group require together?"""

import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socalc import read_target_file
from socalc.analyses.groups import Field, groups
from socalc.analyses.horizons import Horizons
from socalc.targets.problems import Refusal
from tests.conftest import Socalc


def rows_of(entries: str, head: str = "window: 2", field: Field = "group") -> list[Any]:
    text = f"{head}\ngrowth: {{{entries}}}"
    return list(groups(read_target_file(text.encode(), "f.yaml"), field).rows)


def test_growth_follows_from_the_sums_and_is_no_mean() -> None:
    # 30 and 70 are to be 36 and 85: 100 to 121, so 10 % a year; the two alone are 9.54 % and 10.19 %
    rows = rows_of("a: {baseline: 30, goal: 36, group: g}, b: {baseline: 70, goal: 85, group: g}")
    assert [(row.group, row.target) for row in rows] == [
        ("g", ""),
        ("g", "a"),
        ("g", "b"),
        ("", ""),
    ]
    group, first, second, whole = rows
    assert (group.parts, group.baseline, group.target_value) == (2, 100, 121)
    assert (group.growth, group.amount) == (pytest.approx(0.1), 10.5)
    # 6 and 15 more, of 100
    assert [first.contribution, second.contribution] == [Fraction(6, 100), Fraction(15, 100)]
    assert whole[4:] == group._replace(contribution=None)[4:]
    assert group.contribution == Fraction(21, 100)


def test_contributions_of_groups_are_of_the_whole() -> None:
    # g: 30 to 60, h: 10 to 20 and 60 to 70; all: 100 to 150
    rows = rows_of(
        "a: {baseline: 30, goal: 60, group: g}, b: {baseline: 10, goal: 20, group: h}, "
        "c: {baseline: 60, goal: 70, group: h}"
    )
    told = {(row.group, row.target): row.contribution for row in rows}
    assert told == {
        ("g", ""): Fraction(30, 100), ("g", "a"): 1,
        ("h", ""): Fraction(20, 100), ("h", "b"): Fraction(1, 7), ("h", "c"): Fraction(1, 7),
        ("", ""): None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("entry", "note"),
    [
        ("{baseline: -5, goal: 10, group: g}", "left out: x (a loss)"),
        ("{baseline: 5, goal: -15, group: g}", "left out: x (a loss)"),
        ("{goal: x2, group: g}", "left out: x (no baseline)"),
        ("{goal: 500, group: g}", "left out: x (no baseline)"),
        ("{baseline: 5%, goal: 6%, group: g}", "left out: x (a percentage)"),
        ("{baseline: 5, unit: '%', goal: 6, group: g}", "left out: x (a percentage)"),
        ("{label: Ex, baseline: -5, goal: 10, group: g}", "left out: Ex (a loss)"),
    ],
)
def test_what_has_no_sum_is_left_out_and_named(entry: str, note: str) -> None:
    rows = rows_of(f"a: {{baseline: 100, goal: 121, group: g}}, x: {entry}")
    group, _, part, whole = rows
    assert (group.parts, group.baseline, group.growth) == (1, 100, pytest.approx(0.1))
    assert (group.note, part.note, whole.note) == (note, note, note)
    assert part.contribution is None


def test_many_that_are_left_out_are_counted() -> None:
    entries = ", ".join(f"x{number}: {{goal: x2, group: g}}" for number in range(9))
    group = rows_of(f"{entries}, a: {{baseline: 1, goal: 2, group: g}}")[0]
    assert group.note.endswith("x4 (no baseline) and 4 more")


@pytest.mark.parametrize(
    ("first", "second", "note"),
    [
        ("baseline: 1, unit: t", "baseline: 1, unit: km", "no sum: units differ (km, t)"),
        ("baseline: 1, unit: t", "baseline: 1", "no sum: units differ (none, t)"),
        ("baseline: $1", "baseline: €1", "no sum: units differ"),
    ],
)
def test_what_is_in_different_units_has_no_sum(first: str, second: str, note: str) -> None:
    rows = rows_of(f"a: {{{first}, goal: x2, group: g}}, b: {{{second}, goal: x2, group: g}}")
    assert (rows[0].baseline, rows[0].growth, rows[0].parts) == (None, None, 0)
    assert rows[0].note.startswith(note)
    assert rows[-1].note.startswith(note)
    assert {row.contribution for row in rows} == {None}


def test_where_horizons_differ_there_is_a_sum_but_no_rate() -> None:
    entries = "a: {baseline: 1, goal: 2, group: g}, b: {baseline: 1, goal: 2, group: g, window: 5}"
    group = rows_of(entries)[0]
    assert (group.baseline, group.target_value, group.growth, group.years) == (2, 4, None, None)
    assert group.note == "no rate: horizons differ, ask for --years"
    file = read_target_file(f"growth: {{{entries}}}".encode(), "it")
    assert groups(file, asked=Horizons((Fraction(1),))).rows[0].growth == 1


def test_a_table_may_be_grouped_by_any_of_its_columns(socalc: Socalc) -> None:
    table = "target,goal,baseline,region\na,x2,100,north\nb,x4,300,south\nc,x3,100,north\n"
    arguments = ("growth", "-f", "-", "--input", "csv", "--years", "1", "--json")
    rows = json.loads(socalc(*arguments, "--group-by", "region", input=table).stdout)["rows"]
    assert [(row["group"], row["target"], row["growth"]) for row in rows] == [
        ("north", "", 1.5), ("north", "a", 1), ("north", "c", 2), ("south", "", 3), ("south", "b", 3),
        ("", "", 2.4),
    ]  # fmt: skip
    refused = socalc(*arguments, "--group-by", "province", input=table)
    assert (refused.returncode, refused.stdout) == (2, b"")
    assert b"no column `province`" in refused.stderr


def test_each_end_of_a_window_has_its_rate() -> None:
    rows = rows_of("a: {baseline: 1.0, goal: 64, group: g}", "window: 2-3")
    assert [(row.target, row.years, row.growth) for row in rows] == [
        ("", 2, 7), ("", 3, 3), ("a", 2, 7), ("a", 3, 3), ("", 2, 7), ("", 3, 3),
    ]  # fmt: skip


def test_targets_without_a_group_count_in_the_whole() -> None:
    rows = rows_of("a: {baseline: 1, goal: 2}, b: {baseline: 3, goal: 4, group: g}")
    assert [(row.group, row.target, row.contribution) for row in rows] == [
        ("", "a", Fraction(1, 4)), ("g", "", Fraction(1, 4)), ("g", "b", Fraction(1, 3)),
        ("", "", None),
    ]  # fmt: skip


def test_without_any_group_it_says_what_to_do() -> None:
    with pytest.raises(Refusal, match="no target has a `group`") as caught:
        rows_of("a: {baseline: 1, goal: 2}")
    assert "`group:`" in caught.value.help


def test_other_fields_group_too() -> None:
    rows = rows_of(
        "a: {baseline: 1, goal: 2, unit: t}, b: {baseline: 1, goal: 2, unit: km}", field="unit"
    )
    assert [(row.group, row.baseline) for row in rows if not row.target] == [
        ("t", 1), ("km", 1), ("", None),
    ]  # fmt: skip


parts = st.lists(
    st.tuples(st.integers(1, 10**6), st.integers(0, 10**6), st.sampled_from("xyz")),
    min_size=1,
    max_size=12,
)


@given(parts)
def test_contributions_add_up_to_the_change(found: list[tuple[int, int, str]]) -> None:
    entries = ", ".join(
        f"t{number}: {{baseline: {start}, goal: to {end}, group: {group}}}"
        for number, (start, end, group) in enumerate(found)
    )
    rows = rows_of(entries)
    heads = {row.group: row for row in rows if not row.target}
    for name, head in heads.items():
        below = [
            row
            for row in rows
            if (row.group == name and row.target if name else row.group and not row.target)
        ]
        assert sum((row.contribution or 0 for row in below), Fraction(0)) == head.change
        assert sum((row.baseline or 0 for row in below), Fraction(0)) == head.baseline
