"""``socalc implied``: what goals demand of the ratio between two targets."""

import json

import pytest

from tests.conftest import Socalc

FILE = """
growth:
  a/b: x2
  a: {label: Alpha, unit: bn yuan, baseline: 100, goal: 150}
  b: {baseline: -5, goal: 10}
  c: {baseline: 50, unit: firms, goal: to 0}
  d: +20
  b/c: x3
consolidation:
  n: {before: 66, after: 12, unit: firms}
  none left: {before: 10, after: 0}
  new: {before: 0, after: 5}
ratios:
  share: a / n
"""


def implied(socalc: Socalc, *ratios: str, file: str | None = None) -> list[dict[str, object]]:
    arguments = ("--file", "-") if file else ()
    done = socalc("implied", *ratios, *arguments, "--json", input=file or "")
    assert (done.returncode, done.stderr) == (0, b"")
    rows: list[dict[str, object]] = json.loads(done.stdout)["rows"]
    return rows


def test_the_shipped_goals_imply_their_ratios(socalc: Socalc) -> None:
    assert [(row["ratio"], row["multiple"]) for row in implied(socalc)] == [
        ("return on assets", pytest.approx(4 / 3)),  # x2 over x1.5
        ("profit margin", 1),
        ("asset turnover", pytest.approx(4 / 3)),
    ]


@pytest.mark.parametrize(
    ("asked", "multiples"),
    [
        ("profit margin", [1]),
        ("*s*", [pytest.approx(4 / 3), pytest.approx(4 / 3)]),
        ("assets / provincial firms", [8.25]),  # x1.5 over 12/66
        ("assets/provincial firms", [8.25]),
        ("provincial firms / all-level firms", [pytest.approx(12 / 66 / (542 / 826))]),
    ],
)
def test_ratios_are_picked_by_name_or_given_by_two_targets(
    asked: str, multiples: list[float], socalc: Socalc
) -> None:
    assert [row["multiple"] for row in implied(socalc, asked)] == multiples


def test_without_baselines_only_the_multiple_is_known(socalc: Socalc) -> None:
    (row,) = implied(socalc, "profit / assets")
    assert (row["change"], row["baseline"], row["target_value"]) == (
        pytest.approx(1 / 3),
        None,
        None,
    )


def test_with_baselines_the_ratio_itself_is_told(socalc: Socalc) -> None:
    (row,) = implied(socalc, file=FILE)
    assert (row["label"], row["unit"]) == ("Alpha / n", "bn yuan / firms")
    assert (row["numerator"], row["denominator"]) == ("a", "n")
    assert (row["baseline"], row["target_value"]) == (pytest.approx(100 / 66), 12.5)  # 150/12


@pytest.mark.parametrize(
    ("asked", "note"),
    [
        ("a / b", "no multiple: b has none"),  # a loss
        ("a / c", "no multiple: c has none"),  # nothing is to be left
        ("a / d", "no multiple: d has none"),  # no baseline
        ("d / a", "no multiple: d has none"),
        ("a / none left", "no multiple: none left has none"),
        ("a / new", "no multiple: new has none"),
    ],
)
def test_a_ratio_without_a_multiple_says_of_which_target(
    asked: str, note: str, socalc: Socalc
) -> None:
    (row,) = implied(socalc, asked, file=FILE)
    assert (row["multiple"], row["change"], row["note"]) == (None, None, note)


def test_a_loss_that_shrinks_has_the_multiple_of_the_loss(socalc: Socalc) -> None:
    file = "growth: {p: {baseline: -40, goal: to -10}, q: {baseline: -10, goal: to -40}, s: x2}"
    (row,) = implied(socalc, "p / s", file=file)  # a quarter of the loss over twice the sales
    assert (row["multiple"], row["note"]) == (0.125, "p: the multiple is that of a loss")
    (row,) = implied(socalc, "q / s", file=file)
    assert (row["multiple"], row["note"]) == (None, "no multiple: q has none")


def test_a_numerator_that_falls_to_nothing_has_the_multiple_zero(socalc: Socalc) -> None:
    (row,) = implied(socalc, "c / a", file=FILE)
    assert (row["multiple"], row["target_value"]) == (0, 0)


def test_names_may_hold_a_slash(socalc: Socalc) -> None:
    (row,) = implied(socalc, "a/b / a", file=FILE)
    assert (row["numerator"], row["denominator"]) == ("a/b", "a")
    assert row["multiple"] == pytest.approx(4 / 3)


@pytest.mark.parametrize(
    ("asked", "message", "help"),
    [
        ("a/b/c", "a ratio that can be read in two ways", "rename a target"),
        ("a / zz", "no target `zz`", "known here"),
        ("a / non left", "no target `non left`", "did you mean `none left`?"),
        ("shar", "no ratio matches `shar`", "did you mean `share`?"),
    ],
)
def test_what_names_no_ratio_is_refused(
    asked: str, message: str, help: str, socalc: Socalc
) -> None:
    done = socalc("implied", asked, "--file", "-", input=FILE)
    assert (done.returncode, done.stdout) == (2, b"")
    assert message in done.stderr.decode()
    assert help in done.stderr.decode()


@pytest.mark.parametrize("asked", [[], ["a"], ["a/b", "a"]])
def test_a_file_without_ratios_tells_how_to_ask(asked: list[str], socalc: Socalc) -> None:
    file = "growth: {a: x2, b: x3}"
    done = socalc("implied", *asked, "--file", "-", input=file)
    assert done.returncode == 2
    assert b"name two targets: socalc implied profit/assets" in done.stderr


def test_all_ratios_that_name_no_targets_are_told_with_their_places(socalc: Socalc) -> None:
    text = "growth:\n  a: x2\nratios:\n  r: a / zz\n  s: a\n  t: [a]\n"
    done = socalc("implied", "--file", "-", input=text)
    assert done.returncode == 2
    for place in ("<stdin>:4:6: error: no target `zz`", "<stdin>:5:6: ", "<stdin>:6:6: "):
        assert place in done.stderr.decode()


SCALES = """
growth:
  profit: {unit: 亿元, baseline: 200, goal: 300, window: 3}
  assets: {unit: 万亿元, baseline: 1.5, goal: 2, window: 5}
  jobs: {unit: 万人, baseline: 50, goal: 60, base-year: 2020, by: 2025}
  tax: {baseline: ¥1.5 tn, goal: ¥2 tn, base-year: 2022, by: 2025}
  costs: {unit: bn USD, baseline: 100, goal: 90, base-year: 2020, by: 2025}
"""


@pytest.mark.parametrize(
    ("ratio", "before", "after", "unit", "note"),
    [
        # 200 over 15,000; 300 over 20,000
        ("profit / assets", 200 / 15000, 300 / 20000, "万亿元 / 万亿元",
         "horizons differ: profit 3 years, assets 5 years"),
        ("assets / profit", 75, 20000 / 300, "亿元 / 亿元",
         "horizons differ: assets 5 years, profit 3 years"),
        # another thing is measured: each in its own scale
        ("profit / jobs", 4, 5, "亿元 / 万人", "horizons differ: profit 3 years, jobs 5 years"),
        ("profit / costs", 2, 300 / 90, "亿元 / bn USD",
         "horizons differ: profit 3 years, costs 5 years"),
        # the figures themselves tell their scale
        ("profit / tax", 200 / 15000, 300 / 20000, "亿元 / 亿元", ""),
        # both by 2025, though from different years
        ("costs / jobs", 2, 1.5, "bn USD / 万人", ""),
        ("tax / jobs", 3 * 10**10, 2 * 10**12 / 60, "万人", ""),
    ],
)  # fmt: skip
def test_two_scales_of_one_unit_become_one_and_two_horizons_are_told(
    ratio: str, before: float, after: float, unit: str, note: str, socalc: Socalc
) -> None:
    (row,) = implied(socalc, ratio, file=SCALES)
    assert row["baseline"] == pytest.approx(before)
    assert row["target_value"] == pytest.approx(after)
    assert (row["unit"], row["note"]) == (unit, note)
