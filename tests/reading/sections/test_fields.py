"""What does one field of an entry hold: a value, or one problem?"""

import pytest

from socalc.reading.sections import fields
from socalc.reading.tree import Listing, Mapping, Node, Scalar
from socalc.targets.problems import Place, Problem, Problems, Refusal

KNOWN = ("goal", "baseline", "stated", "base-year")


def typed(text: str, column: int = 9) -> Scalar:
    return Scalar(text, 3, column, max(1, len(text)))


def mapping(*keys: str) -> Mapping:
    return Mapping([(typed(key, column=n), typed("1")) for n, key in enumerate(keys, 1)], 2, 3)


def whole(text: str) -> int:
    if not text.isdecimal():
        raise Refusal(f"no whole number: {text}", "write 3")
    return int(text)


# keys of a target, those kept, message and remedy of the problems
ENTRIES: list[tuple[tuple[str, ...], list[str], list[tuple[str, str]]]] = [
    (("goal", "baseline"), ["goal", "baseline"], []),
    ((), [], []),
    (
        ("goal", "goal"),
        ["goal"],
        [("duplicate key `goal` in target `revenue`", "remove one of the two")],
    ),
    (
        ("basline",),
        [],
        [("unknown key `basline` in target `revenue`", "did you mean `baseline`?")],
    ),
    (
        ("zzz",),
        [],
        [
            (
                "unknown key `zzz` in target `revenue`",
                "known here: `goal`, `baseline`, `stated`, `base-year`",
            )
        ],
    ),
    (
        ("x" * 99,),
        [],
        [
            (
                f"unknown key `{'x' * 39}…` in target `revenue`",
                "known here: `goal`, `baseline`, `stated`, `base-year`",
            )
        ],
    ),
]


@pytest.mark.parametrize(("keys", "kept", "told"), ENTRIES)
def test_a_repeated_or_unknown_key_is_told_and_left_out(
    keys: tuple[str, ...], kept: list[str], told: list[tuple[str, str]]
) -> None:
    problems = Problems()
    entry = fields.entry_of(typed("revenue"), mapping(*keys), KNOWN, problems)
    assert list(entry.fields) == kept
    assert [(problem.message, problem.help) for problem in problems] == told


def test_of_a_repeated_key_the_first_value_stays_and_the_second_place_is_told() -> None:
    problems = Problems()
    first, second = typed("1"), typed("2")
    node = Mapping([(typed("goal", 5), first), (typed("goal", 15), second)], 2, 3)
    entry = fields.entry_of(typed("revenue"), node, KNOWN, problems)
    assert entry.fields == {"goal": first}
    assert [problem.place for problem in problems] == [Place(3, 15, 4)]


def test_the_file_is_the_entry_without_a_name() -> None:
    problems = Problems()
    fields.entry_of(Scalar("", 1, 1), mapping("zzz"), KNOWN, problems)
    assert problems[0].message == "unknown key `zzz` in the file"


def test_a_missing_field_is_told_at_the_name_of_its_entry() -> None:
    problems = Problems()
    entry = fields.entry_of(typed("revenue", column=2), mapping(), KNOWN, problems)
    entry.require("goal", "+50%")
    assert problems == [
        Problem("target `revenue` has no `goal`", Place(3, 2, 7), "add `goal: +50%`")
    ]


@pytest.mark.parametrize(
    ("node", "value", "problem"),
    [
        (typed("42"), 42, None),
        (typed("4x"), None, Problem("no whole number: 4x", Place(3, 9, 2), "write 3")),
        (
            mapping("a"),
            None,
            Problem("one value is needed here", Place(2, 3), "write it after the colon"),
        ),
        (
            Listing([typed("1")], 4, 5),
            None,
            Problem("one value is needed here", Place(4, 5), "write it after the colon"),
        ),
    ],
)
def test_a_field_is_a_value_or_one_problem_at_its_place(
    node: Node, value: int | None, problem: Problem | None
) -> None:
    problems = Problems()
    assert fields.parsed(node, whole, problems) == value
    assert problems == ([problem] if problem else [])


def window(node: Node | None, problems: Problems) -> fields.Entry:
    return fields.Entry(typed("revenue"), {} if node is None else {"window": node}, problems)


@pytest.mark.parametrize(
    ("node", "text"),
    [
        (typed("2,3"), "2,3"),
        (Listing([typed("2"), typed("3")], 1, 1), "2,3"),
        (Listing([typed("2")], 1, 1), "2"),
        (None, None),
    ],
)
def test_a_list_reads_like_its_texts_with_commas(node: Node | None, text: str | None) -> None:
    assert window(node, Problems()).values("window", str) == text


def test_a_list_of_lists_is_one_problem() -> None:
    problems = Problems()
    entry = window(Listing([Listing([], 1, 2)], 1, 1), problems)
    assert entry.values("window", str) is None
    assert problems == [Problem("a list of numbers is needed", Place(1, 1), "write [2, 3]")]


@pytest.mark.parametrize(
    ("text", "line"), [("", ""), ("  a b ", "a b"), ("翻一番", "翻一番"), ("[red]", "[red]")]
)
def test_a_text_of_one_line_loses_only_the_spaces_around_it(text: str, line: str) -> None:
    assert fields.one_line(text) == line


@pytest.mark.parametrize("text", ["a\nb", "a\n", "a\tb", "a\rb"])
def test_a_line_break_or_tab_is_refused_in_a_text_of_one_line(text: str) -> None:
    with pytest.raises(Refusal, match="a line break or tab"):
        fields.one_line(text)
