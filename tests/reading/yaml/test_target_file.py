"""Which targets does a file hold, and what of it is told when something is wrong?"""

import gc
from fractions import Fraction

import pytest

from socalc import read_target_file
from socalc.targets.file import TargetFile
from socalc.targets.problems import Place, TargetFileError

F = Fraction

WHOLE = """\
title: Jilin provincial SOE reform
source: press conference, 16 May 2024
growth:
  assets: +50%
  revenue:
    label: Operating revenue
    unit: bn yuan
    baseline: 118.40
    goal: x2
    stated: 26.0% a year
    window: 3
    note: |
      two lines
      of text
consolidation:
  provincial firms: {before: 66, after: 12, stated: 81.80%, years: 2021-2024, unit: firms}
"""


def read(text: str | bytes) -> TargetFile:
    return read_target_file(text.encode() if isinstance(text, str) else text, "f.yaml")


def problems_of(text: str | bytes) -> list[tuple[int, int, str]]:
    """Line, column and message of everything that is wrong; 0, 0 for the file as a whole."""
    with pytest.raises(TargetFileError) as caught:
        read(text)
    return [
        (problem.place.line, problem.place.column, problem.message)
        if problem.place
        else (0, 0, problem.message)
        for problem in caught.value.problems
    ]


def test_a_file_is_read_whole_and_figures_keep_their_zeros() -> None:
    file = read(WHOLE)
    assets, revenue = file.growth
    (firms,) = file.consolidation
    assert (file.title, file.source) == (
        "Jilin provincial SOE reform",
        "press conference, 16 May 2024",
    )
    assert (assets.name, assets.goal.text, assets.line) == ("assets", "+50%", 4)
    assert assets.target_value == 150
    assert (revenue.label, revenue.unit, revenue.note) == (
        "Operating revenue", "bn yuan", "two lines\nof text\n",
    )  # fmt: skip
    assert revenue.baseline
    assert (revenue.baseline.text, revenue.baseline.step) == ("118.40", F(1, 100))
    assert revenue.target_value == F("236.8")
    assert revenue.stated
    assert revenue.stated.kind == "rate"
    assert [firms.before.value, firms.after.value, firms.years] == [66, 12, 3]
    assert firms.stated
    assert firms.stated.step == F(1, 10_000)


@pytest.mark.parametrize(
    "text",
    [
        WHOLE.replace("\n", "\r\n"),
        "\ufeff" + WHOLE,
        "# a comment\n---\n" + WHOLE.replace("note: |", "note: |2") + "...\n",
    ],
    ids=["CRLF", "byte order mark", "document marks"],
)
def test_line_ends_marks_and_comments_change_no_figure(text: str) -> None:
    plain = [(t.name, t.goal, t.target_value, t.baseline, t.stated) for t in read(WHOLE).growth]
    other = [(t.name, t.goal, t.target_value, t.baseline, t.stated) for t in read(text).growth]
    assert other == plain


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("title: x", (0, 0)),
        ("growth:", (0, 0)),
        ("growth: {}", (0, 0)),
        ("growth: {}\nconsolidation:", (0, 0)),
        ("growth: {a: x2, b: x3}", (2, 0)),
        ("consolidation: {a: {before: 5, after: 3}}", (0, 1)),
        ("growth: {a: x2}\nconsolidation: {a: {before: 5, after: 3}}", (1, 1)),
    ],
)
def test_a_section_may_be_empty_or_missing(text: str, counts: tuple[int, int]) -> None:
    file = read(text)
    assert (len(file.growth), len(file.consolidation)) == counts


@pytest.mark.parametrize(
    ("fields", "baseline", "target"),
    [
        ("baseline: 1.8 trillion, goal: 2 trillion", 1_800_000_000_000, 2_000_000_000_000),
        ("baseline: 1.8 trillion, goal: 2 trillion, unit: bn yuan", 1800, 2000),
        ("baseline: 118.4, goal: 1.8 trillion, unit: bn yuan", F("118.4"), 1800),
        ("baseline: 118.4, goal: +20 bn, unit: bn yuan", F("118.4"), F("138.4")),
        ("baseline: 1.8 trillion, goal: +200, unit: bn yuan", 1800, 2000),
    ],
)
def test_scale_words_are_measured_in_the_scale_of_the_unit(
    fields: str, baseline: Fraction | int, target: Fraction | int
) -> None:
    (revenue,) = read(f"growth: {{revenue: {{{fields}}}}}").growth
    assert revenue.baseline
    assert revenue.baseline.value == baseline
    assert revenue.target_value == target


def test_a_percentage_is_its_own_unit() -> None:
    (share,) = read("growth: {share: {baseline: 60%, goal: +5pp}}").growth
    assert share.unit == "%"
    assert share.target_value == 65


PROBLEMS: list[tuple[str, list[tuple[int, int, str]]]] = [
    ("consolidation:\n  a: {before: 5x, after: 3x}", [
        (2, 15, "unknown word `x` after the number in `5x`"),  # and another one on that line
    ]),
    ("consolidation:\n  a: {before: 5, removed: 10}", [
        (2, 27, "more were removed than there were"),
    ]),
    ("consolidation:\n  a: {after: 5, added: 10, removed: 1}", [
        (2, 24, "more were added than there are"),
    ]),
    # either of the two would do
    ("consolidation:\n  a: {removed: 54}", [(2, 3, "target `a` has no `before`")]),
    # a baseline that cannot be read says nothing about the goal
    ("growth:\n  a: {baseline: six, goal: 60%}", [(2, 17, "not a number: `six`")]),
    ("consolidation:\n  a: {}", [
        (2, 3, "target `a` has no `before`"), (2, 3, "target `a` has no `after`"),
    ]),
    ("growth:\n  a: x2\x00", [(2, 8, "control character U+0000 is refused")]),
    ("growth: {a: !b x2}\n---\n", [
        (1, 13, "the tag `!b` is refused"), (2, 1, "a second document is refused"),
    ]),
    ("*a", [(1, 1, "the alias `*a` is refused")]),
    ("", [(0, 0, "the file is empty")]),
    ("- 1", [(1, 1, "a target file is a mapping of keys to values")]),
    ("windw: 3", [(1, 1, "unknown key `windw` in the file")]),
    ("growth: x2", [(1, 9, "`growth` holds names with what they stand for")]),
    ("growth:\n  a: [x2]", [(2, 6, "target `a` says nothing that can be read")]),
    ("growth:\n  a: {}", [(2, 3, "target `a` has no `goal`")]),
    ("growth:\n  a: x2\n  a: x3", [(3, 3, "duplicate entry `a` in `growth`")]),
    ("growth:\n  '': x2", [(2, 3, "an entry of `growth` without a name")]),
    ("growth:\n  a: 2 times\n  b: more", [
        (2, 6, "`2 times` is read as a multiple by some and as an increase by others"),
        (3, 6, "not a goal: `more`"),
    ]),
    ("consolidation:\n  a: {before: 5}", [(2, 3, "target `a` has no `after`")]),
    ("consolidation:\n  a: {before: -5, after: 3}", [(2, 15, "fewer than none: `-5`")]),
    ("growth:\r\n  翻: {baseline: 1,  目标: 2, goal: x2}\r\n", [
        (2, 21, "unknown key `目标` in target `翻`"),
    ]),
    # what follows from another problem at the same place is left out
    ("growth:\n  a: *b", [(2, 6, "the alias `*b` is refused")]),
    ("growth: {a: &x 50%}", [(1, 13, "the anchor `&x` is refused")]),
    ("growth: {a: '\x002 times'}", [(1, 14, "control character U+0000 is refused")]),
    # all of it in one run, in the order of the file and not of the checks
    ("consolidation: 3\nwindow: soon\ngrowth: {a: &x {goal: 50%}}\ntitle: [t]\n", [
        (1, 16, "`consolidation` holds names with what they stand for"),
        (2, 9, "not a number of years: `soon`"),
        (3, 13, "the anchor `&x` is refused"),
        (3, 23, "by or to? `50%` where no baseline is stated"),
        (4, 8, "one value is needed here"),
    ]),
    ("title: a\x1bb\nwindw: 3\n", [
        (1, 9, "control character U+001B is refused"),
        (2, 1, "unknown key `windw` in the file"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PROBLEMS)
def test_everything_that_is_wrong_is_told_once_at_its_place(
    text: str, expected: list[tuple[int, int, str]]
) -> None:
    assert problems_of(text) == expected


def test_the_names_offered_stand_in_the_order_of_the_file() -> None:
    """Under every hash seed."""
    names = [f"target {n}" for n in range(9)]
    section = "".join(f"  {name}: x2\n" for name in names)
    with pytest.raises(TargetFileError) as caught:
        read(f"growth:\n{section}ratios:\n  r: target 0 / zzz\n")
    assert caught.value.problems[0].help == "known here: " + ", ".join(
        f"`{name}`" for name in names
    )


def test_the_summary_names_the_first_place_and_how_many_more() -> None:
    with pytest.raises(TargetFileError, match=r"^f\.yaml:1:1: unknown key `a` .* \(and 1 more\)$"):
        read("a: 1\nb: 2\n")


@pytest.mark.parametrize("text", ["growth: {a: x2}", "growth: ["])
def test_the_garbage_collector_is_left_as_it_was(text: str) -> None:
    for enabled in (True, False):
        (gc.enable if enabled else gc.disable)()
        try:
            read_target_file(text.encode(), "f.yaml")
        except TargetFileError:
            assert text.endswith("[")
        assert gc.isenabled() is enabled
    gc.enable()


def test_a_ratio_of_a_target_that_cannot_be_read_is_no_problem_of_its_own() -> None:
    text = b"growth: {a: 50%, b: x2}\nratios: {r: a / b}\n"
    with pytest.raises(TargetFileError) as caught:
        read_target_file(text, "it")
    assert [problem.place and problem.place.line for problem in caught.value.problems] == [1]


TERMS_BELOW = b"""growth:
  early: {goal: +50%, base-year: 2020, actuals: {2023: 5}}
  later: +50%
by: 2027
base-year: 2024
"""


def test_what_holds_for_all_targets_may_stand_below_them() -> None:
    head, tail = TERMS_BELOW.split(b"by:")
    below, above = (
        read_target_file(data, "it").growth for data in (TERMS_BELOW, b"by:" + tail + head)
    )
    assert [target._replace(line=0) for target in below] == [t._replace(line=0) for t in above]
    assert [target.window.horizons[0].years for target in below if target.window] == [7, 3]


def test_targets_beyond_one_batch_are_all_there_in_their_order() -> None:
    names = [f"target {number}" for number in range(5000)]
    text = (
        "growth:\n" + "".join(f"  {name}: +50%\n" for name in names) + "claims: {last: {from: 1}}\n"
    )
    file = read_target_file(text.encode(), "it")
    assert [target.name for target in file.growth] == names
    assert [target.line for target in file.growth] == list(range(2, 5002))
    assert [claim.name for claim in file.claims] == ["last"]


def test_a_problem_in_the_last_of_many_targets_is_told_at_its_place() -> None:
    text = "growth:\n" + "".join(f"  target {number}: +50%\n" for number in range(5000))
    with pytest.raises(TargetFileError) as caught:
        read_target_file((text + "  last: 50%\n").encode(), "it")
    assert [problem.place for problem in caught.value.problems] == [Place(5002, 9, 3)]
