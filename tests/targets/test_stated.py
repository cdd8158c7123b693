"""Which numbers does a printed growth or reduction figure stand for?"""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socalc.targets.problems import Refusal
from socalc.targets.stated import Hedge, Stated, StatedKind, parse_stated

F = Fraction

# text, kind, value and one unit of its last printed place (fractions, or multiples)
FIGURES: list[tuple[str, StatedKind, Fraction | int, Fraction | int]] = [
    ("81.8%", "change", F("0.818"), F("0.001")),
    ("34.4 %", "change", F("0.344"), F("0.001")),
    ("34%", "change", F("0.34"), F("0.01")),
    ("34.40%", "change", F("0.344"), F("0.0001")),
    ("1,234%", "change", F("12.34"), F("0.01")),
    ("50 percent", "change", F("0.5"), F("0.01")),
    ("50 per cent", "change", F("0.5"), F("0.01")),
    ("26.0% a year", "rate", F("0.26"), F("0.001")),
    ("26% per year", "rate", F("0.26"), F("0.01")),
    ("26%/yr", "rate", F("0.26"), F("0.01")),
    ("26 % / year", "rate", F("0.26"), F("0.01")),
    ("26% p.a.", "rate", F("0.26"), F("0.01")),
    ("26% per annum", "rate", F("0.26"), F("0.01")),
    ("26% annually", "rate", F("0.26"), F("0.01")),
    ("26% CAGR", "rate", F("0.26"), F("0.01")),
    ("CAGR 26.0%", "rate", F("0.26"), F("0.001")),
    ("cagr of 26%", "rate", F("0.26"), F("0.01")),
    ("年均26%", "rate", F("0.26"), F("0.01")),
    ("x2.9", "multiple", F("2.9"), F("0.1")),
    ("×3", "multiple", 3, 1),
    ("2.9x", "multiple", F("2.9"), F("0.1")),
    ("2.90 x", "multiple", F("2.9"), F("0.01")),
    ("5.5 to 1", "ratio", F("5.5"), F("0.1")),
    ("5.5:1", "ratio", F("5.5"), F("0.1")),
    ("11 : 1", "ratio", 11, 1),
    ("5pp", "points", F("0.05"), F("0.01")),
    ("0.5 pp", "points", F("0.005"), F("0.001")),
    ("5 percentage points", "points", F("0.05"), F("0.01")),
    ("5个百分点", "points", F("0.05"), F("0.01")),
]

SIGNS = [("81.8%", ""), ("-81.8%", "-"), ("−81.8%", "-"), ("+50%", "+"), ("- 3pp", "-"), ("x2", "")]

HEDGES: list[tuple[str, Hedge]] = [
    ("81.8%", ""),
    ("about 81.8%", "about"),
    ("About 81.8%", "about"),
    ("approximately 81.8%", "about"),
    ("~81.8%", "about"),
    ("约81.8%", "about"),
    ("over 81.8%", "over"),
    ("more than 81.8%", "over"),
    ("> 81.8%", "over"),
    ("超过81.8%", "over"),
    ("under 81.8%", "under"),
    ("less than 81.8%", "under"),
    ("<81.8%", "under"),
    ("nearly x3", "nearly"),
    ("almost 5.5 to 1", "nearly"),
    ("近81.8%", "nearly"),
    ("about CAGR 26%", "about"),
    ("over -30%", "over"),
]

# text, part of the message
REFUSED = [
    ("", "the value is missing"),
    ("81.8", "not a printed"),
    ("81.8 a year", "not a printed"),
    ("two fifths", "not a printed"),
    ("50% a month", "not a printed"),
    ("CAGR x2", "not a printed"),
    ("CAGR 5pp", "not a printed"),
    ("5.5 to 2", "not a printed"),
    ("about over 5%", "not a printed"),
    ("roughly", "not a printed"),
    ("٣٤%", "not a printed"),
    ("1e3%", "not a printed"),
    ("81,8%", "two ways"),
    ("1,67 to 1", "two ways"),
    ("x1.234,5", "two ways"),
    ("5.%", "not a number"),
    ("007%", "leading zero"),
    ("-5.5 to 1", "a sign on a multiple"),
    ("+x2", "a sign on a multiple"),
    ("1" * 41 + "%", "more than 40 digits"),
]


@pytest.mark.parametrize(("text", "kind", "value", "step"), FIGURES)
def test_a_printed_figure_says_its_kind_and_how_exact_it_is(
    text: str, kind: StatedKind, value: Fraction, step: Fraction
) -> None:
    stated = parse_stated(text)
    assert (stated.kind, stated.value, stated.step) == (kind, value, step)
    assert (stated.text, stated.hedge) == (text, "")


@pytest.mark.parametrize(("text", "sign"), SIGNS)
def test_a_printed_sign_tells_a_direction_and_none_a_size(text: str, sign: str) -> None:
    stated = parse_stated(text)
    assert stated.sign == sign
    assert stated.value > 0


@pytest.mark.parametrize(("text", "hedge"), HEDGES)
def test_a_word_before_a_figure_is_remembered(text: str, hedge: Hedge) -> None:
    assert parse_stated(text).hedge == hedge


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_what_is_no_printed_figure_is_refused(text: str, reason: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse_stated(text)
    assert reason in caught.value.message
    assert caught.value.help


@given(st.integers(0, 10**6), st.integers(0, 8))
def test_a_printed_percentage_is_read_back_exactly(count: int, digits: int) -> None:
    """A number of so many decimals: its step is one unit of the last, its value a count of steps."""
    text = f"{count}" if digits == 0 else f"{count // 10**digits}.{count % 10**digits:0{digits}}"
    stated = parse_stated(f"{text}%")
    assert stated.step == F(1, 10 ** (digits + 2))
    assert stated.value == count * stated.step


def read_or_refused(text: str) -> Stated | Refusal:
    try:
        return parse_stated(text)
    except Refusal as refusal:
        return refusal


@given(st.text(max_size=40))
def test_any_text_is_a_printed_figure_or_refused(text: str) -> None:
    read = read_or_refused(text)
    if isinstance(read, Refusal):
        assert read.message.isprintable()
    else:
        assert read.value >= 0
        assert read.step > 0
