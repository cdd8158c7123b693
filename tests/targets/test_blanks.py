"""Control characters are no blanks: every parser takes a text or refuses it, and nothing else happens."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socalc.targets.figure import parse_count, parse_figure, parse_whole
from socalc.targets.goal_text import parse_goal
from socalc.targets.hidden_characters import BLANKS
from socalc.targets.problems import Refusal
from socalc.targets.ratio import parse_ratio
from socalc.targets.stated import parse_rate, parse_stated
from socalc.targets.unit import parse_unit
from socalc.targets.window import (
    parse_calendar_year,
    parse_date,
    parse_deadlines,
    parse_span,
    parse_years,
)


def ratio(text: str) -> object:
    return parse_ratio(text, ["a", "b"])


PARSERS: dict[Callable[[str], object], str] = {
    parse_figure: "60%", parse_count: "66", parse_whole: "542", parse_goal: "+5 pp", parse_stated: "26.0 % a year",
    parse_rate: "26%", parse_years: "2 - 3 years", parse_deadlines: "2026, 2028", parse_calendar_year: "2025",
    parse_date: "2025-06", parse_span: "2019 - 2030", parse_unit: "bn yuan", ratio: "a / b",
}  # fmt: skip
"""Each with a text that it takes."""

NO_BLANKS = [chr(c) for c in range(0x3001) if chr(c).isspace() and chr(c) not in BLANKS]
"""What Python's ``strip`` takes away and we do not: U+000B, U+000C, U+001C to U+001F, U+0085, U+2028, U+2029."""


def test_the_list_of_what_is_no_blank() -> None:
    assert list("\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029") == NO_BLANKS


@pytest.mark.parametrize("parse", PARSERS)
def test_a_character_that_acts_is_refused_wherever_it_stands(
    parse: Callable[[str], object],
) -> None:
    text = PARSERS[parse]
    for character in [*NO_BLANKS, "\x00", "\x1b", "\x9b", "\u200b", "\xad", "\u202e"]:
        for place in range(len(text) + 1):
            message = refusal_of(parse, text[:place] + character + text[place:])
            assert message, (character, place)
            assert message.isprintable()


@pytest.mark.parametrize("parse", PARSERS)
def test_blanks_around_a_value_say_nothing(parse: Callable[[str], object]) -> None:
    text = PARSERS[parse]
    assert [blank for blank in BLANKS if refusal_of(parse, blank + text + blank)] == []


SIGNS = st.text(
    alphabet="0123456789.,%+-−x×~<>≈:/ eEabnmtopyrs年翻一番万亿倍$€\u00a0\u3000\x1c\x85",
    max_size=12,
)


@given(SIGNS | st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    for parse in PARSERS:
        assert refusal_of(parse, text).isprintable()


def refusal_of(parse: Callable[[str], object], text: str) -> str:
    """What a parser says of a text, with the remedy; nothing if it takes it."""
    try:
        parse(text)
    except Refusal as refusal:
        return refusal.message + refusal.help
    return ""
