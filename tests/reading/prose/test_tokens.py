"""What is each piece of a sentence?"""

import pytest

from socalc.reading.prose import words_en, words_zh
from socalc.reading.prose.lexer import narrowed, numeral
from socalc.reading.prose.tokens import tokens


def figures(text: str) -> list[tuple[str, str]]:
    """The tokens of a text that hold a figure, each with its kind."""
    found = tokens(narrowed(text))
    return [(t.kind, f"{t.hedge} {t.sign}{t.figure}".strip()) for t in found if t.figure]


CASES = [
    ("$8,909.6 million", [("number", "$8,909.6 million")]),
    ("USD 24.68 billion", [("number", "USD 24.68 billion")]),
    ("£45m, 250k users", [("number", "£45 million"), ("number", "250 k")]),
    ("1 994 tonnes", [("number", "1,994")]),
    ("63.5亿元", [("number", "63.5亿")]),
    ("３６０个", [("number", "360")]),
    ("七十二处", [("number", "72")]),
    ("about 25 per cent", [("percent", "about 25%")]),
    ("百分之三十五", [("percent", "35%")]),
    ("3000多家", [("number", "over 3000")]),
    ("(−21 %)", [("percent", "-21%")]),
    ("81.8%[3] of 542¹", [("percent", "81.8%"), ("number", "542")]),
    ("0.45 percentage points", [("points", "0.45pp")]),
    ("in 2019", [("year", "2019")]),
    ("from 2015 to 2020", [("period", "2015-2020")]),
    ("2021—2023年", [("period", "2021-2023")]),
    ("from 2000 to 1500 posts", [("number", "2000"), ("number", "1500")]),
    ("2019年的2019户", [("year", "2019"), ("number", "2019")]),
    ("two to three years", [("span", "2-3")]),
    ("用两到三年时间", [("span", "2-3")]),
    ("more than doubled", [("times", "over x2")]),
    ("six times as many", [("times", "6")]),
    ("into a single group", [("number", "1")]),
    ("one of them", [("word", "1")]),
    ("pages 12 and 13", [("opaque", "12"), ("number", "13")]),
    ("on 31 December", [("opaque", "31")]),
    ("5-10 people", [("opaque", "5-10")]),
    ("12 to 19 degrees", [("number", "12"), ("opaque", "19")]),
    ("1.234,5 and 1,23", [("opaque", "1.234"), ("number", "5"), ("opaque", "1"), ("number", "23")]),
    ("COVID-19, G20, 5th", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_figures_are_told_apart(text: str, expected: list[tuple[str, str]]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "digits"),
    [("十", "10"), ("二十", "20"), ("十二", "12"), ("三百零五", "305"), ("两", "2"), ("三点五", "3.5"),
     ("百十千", None), ("", None), ("点五", None)],
)  # fmt: skip
def test_chinese_numerals(text: str, digits: str | None) -> None:
    assert numeral(text) == digits


@pytest.mark.parametrize("language", [words_en, words_zh], ids=["en", "zh"])
def test_a_word_does_one_thing(language: object) -> None:
    """In the tables of a language each word has one role, so that their order does not matter."""
    tables = [getattr(language, name) for name in ("ROLES", "HEDGES", "MULTIPLES", "FRACTIONS")]
    words = [word for table in tables for words in table.values() for word in words.split()]
    assert sorted(word for word in set(words) if words.count(word) > 1) == []
