"""``socalc solve`` against the oracle: the missing one of four, and whole numbers that fit."""

import pytest

from .cells import differences
from .conftest import Ask
from .solve import Question, whole_numbers
from .verdicts import read_stated

QUESTIONS = [
    Question("118.4", "236.8", "3"),
    Question("236.8", "118.4", "2.5"),
    Question("-40", "-10", "2"),  # the loss halves each year
    Question("-10", "-40", "2"),  # no rate: a loss that grows
    Question("-10", "40", "2"),
    Question("40", "0", "2"),
    Question("0", "40", "2"),
    Question("40", "40", "2"),
    Question("118.4", "", "3", "26"),
    Question("118.4", "", "2.5", "-12.75"),
    Question("-40", "", "2", "-50"),
    Question("40", "", "2", "-100"),
    Question("40", "", "2", "-120"),
    Question("", "236.8", "3", "26"),
    Question("", "236.8", "7.25", "-3.1"),
    Question("", "236.8", "3", "-100"),
    Question("118.4", "236.8", "", "26"),
    Question("2000", "2200", "", "2.5"),  # PDURATION: 3.86
    Question("118.4", "236.8", "", "-5"),
    Question("40", "20", "", "0"),
    Question("40", "40", "", "5"),
    Question("-40", "-10", "", "-50"),
    Question("40", "0", "", "-50"),
    Question("40", "", "65", "1.5"),
]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda asked: " ".join(asked.arguments))
def test_the_missing_one_of_four(question: Question, ask: Ask) -> None:
    row = ask("solve", *question.arguments)[0]
    assert not differences(question.answer(), row)


@pytest.mark.parametrize(
    ("stated", "before", "after"),
    [
        ("34.4%", None, 542),
        ("81.8%", 66, None),
        ("82%", None, 12),
        ("100%", 66, None),
        ("+50%", None, 300),
        ("-50%", None, 300),
        ("x2.5", 70, None),
        ("5.5 to 1", None, 12),
        ("over 10.4 to 1", 7, None),  # nothing left is no ratio
        ("nearly 12%", 340, None),
        ("about 34%", None, 54),
        ("over 50%", 14, None),
    ],
)
def test_whole_numbers_are_those_found_one_by_one(
    stated: str, before: int | None, after: int | None, ask: Ask
) -> None:
    side = ("--from", str(before)) if after is None else ("--to", str(after))
    rows = ask("solve", *side, "--stated", stated)
    wanted = whole_numbers(read_stated(stated), before, after)
    assert [row["before"] for row in rows] == [first for first, _ in wanted]
    assert [row["after"] for row in rows] == [last for _, last in wanted]
