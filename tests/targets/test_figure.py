"""One door for numbers: which value, how exact, and what is refused."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socalc.targets.figure import (
    CURRENCY_CODES,
    SCALE_WORDS,
    Figure,
    parse_count,
    parse_figure,
)
from socalc.targets.problems import Refusal

F = Fraction

# text, value, one unit of its last printed place (0: exact)
VALUES = [
    # a plain integer is a count and exact
    ("0", 0, 0),
    ("66", 66, 0),
    ("1,234", 1234, 0),
    ("12,345,678", 12345678, 0),
    ("-40", -40, 0),
    ("−40", -40, 0),
    ("- 40", -40, 0),
    # decimals are rounded at the last printed digit
    ("0.5", F(1, 2), F(1, 10)),
    ("118.4", F(592, 5), F(1, 10)),
    ("118.40", F(592, 5), F(1, 100)),
    ("1,234.5", F(2469, 2), F(1, 10)),
    ("-1.50", F(-3, 2), F(1, 100)),
    ("0.000", 0, F(1, 1000)),
    # an exponent moves the last place: 1.5e6 is good to 0.1e6
    ("1.5e6", 1_500_000, 100_000),
    ("1.5E+6", 1_500_000, 100_000),
    ("2e3", 2000, 1000),
    ("25e-1", F(5, 2), F(1, 10)),
    ("1e300", 10**300, 10**300),
    ("1e-300", F(1, 10**300), F(1, 10**300)),
    # so does a scale word: 1.8 trillion is good to 0.1 trillion
    ("1.8 trillion", 1_800_000_000_000, 100_000_000_000),
    ("36 bn", 36_000_000_000, 10**9),
    ("36bn", 36_000_000_000, 10**9),
    ("36 Billion", 36_000_000_000, 10**9),
    ("250k", 250_000, 1000),
    ("7 thousand", 7000, 1000),
    ("7 M", 7_000_000, 10**6),
    ("2.50 million", 2_500_000, 10_000),
    ("3 tn", 3 * 10**12, 10**12),
    ("3.5亿", 350_000_000, 10_000_000),
    ("12万", 120_000, 10_000),
    ("1.2万亿", 1_200_000_000_000, 100_000_000_000),
    ("5千", 5000, 1000),
    # a percentage is the number before the sign
    ("60%", 60, 1),
    ("60.5 %", F(121, 2), F(1, 10)),
    ("60 percent", 60, 1),
    ("60 per cent", 60, 1),
    ("-3%", -3, 1),
]

# text, currency
CURRENCIES = [
    ("118.4", ""),
    ("$118.4", "USD"),
    ("US$ 118.4", "USD"),
    ("-$118.4", "USD"),
    ("$-118.4", "USD"),
    ("118.4 dollars", "USD"),
    ("CNY 20", "CNY"),
    ("20 RMB", "CNY"),
    ("20亿元", "CNY"),
    ("人民币20亿元", "CNY"),
    ("20 bn yuan", "CNY"),
    ("€20", "EUR"),
    ("20 EUR", "EUR"),
    ("20 euros", "EUR"),
    ("HK$20 bn", "HKD"),
    ("£20m", "GBP"),
]

# text, part of the message
REFUSED = [
    ("", "the value is missing"),
    ("   ", "the value is missing"),
    ("-", "a number is missing"),
    ("+118.4", "a sign before a value"),
    ("+0", "a sign before a value"),
    ("nan", "no finite number"),
    (".NaN", "no finite number"),
    ("-inf", "no finite number"),
    ("Infinity", "no finite number"),
    ("١٢٣", "digits that are not ASCII"),
    ("12٣", "digits that are not ASCII"),
    ("²", "digits that are not ASCII"),
    (".5", "not a number"),
    ("5.", "not a number"),
    ("1.234,5", "two ways"),
    ("1,23", "two ways"),
    ("1,2345", "two ways"),
    ("12,34,567", "two ways"),
    ("1234,567", "two ways"),
    (",123", "not a number"),
    ("1.2.3", "two ways"),
    ("1 234", "two ways"),
    ("1\u00a0234", "two ways"),
    ("1\u202f234", "two ways"),
    ("1'234", "two ways"),
    ("1_234", "two ways"),
    ("007", "leading zero"),
    ("00.5", "leading zero"),
    ("-01", "leading zero"),
    ("--5", "not a number"),
    ("−$-5", "not a number"),
    ("(40)", "not a number"),
    ("12:30", "not a number"),
    ("2024-05-16", "not a number"),
    ("0x1F", "not a number"),
    ("1/3", "not a number"),
    ("1e", "unknown word"),
    ("1e5.5", "not a number"),
    ("no", "not a number"),
    ("twelve", "not a number"),
    ("bn", "not a number"),
    ("12 zillion", "unknown word `zillion`"),
    ("12 bnx", "unknown word `bnx`"),
    ("12 bn bn", "unknown word `bn bn`"),
    ("12 firms", "unknown word `firms`"),
    ("118 XYZ", "unknown currency code `XYZ`"),
    ("ABC 118", "unknown currency code `ABC`"),
    ("$118 EUR", "two currencies"),
    ("€ 118 yuan", "two currencies"),
    ("5% %", "not a number"),
    ("60% bn", "not a number"),
    ("1" * 41, "more than 40 digits"),
    ("1." + "0" * 40, "more than 40 digits"),
    ("1" * 200, "more than 40 digits"),
    ("1" * 201, "a value of 201 characters"),
    ("1" * 5000, "a value of 5,000 characters"),
    ("1e301", "beyond 1e-300 to 1e300"),
    ("1.1e300", "beyond 1e-300 to 1e300"),
    ("10e300", "beyond 1e-300 to 1e300"),
    ("1e290 trillion", "beyond 1e-300 to 1e300"),
    ("9.9e-301", "beyond 1e-300 to 1e300"),
    ("1e999999999", "beyond 1e-300 to 1e300"),
    ("1e-999999999", "beyond 1e-300 to 1e300"),
    ("1e" + "9" * 198, "beyond 1e-300 to 1e300"),
    ("1e" + "9" * 5000, "a value of 5,002 characters"),
]

# text, least and greatest number printed like it
RANGES = [
    ("66", 66, 66),  # a count
    ("118.4", F("118.35"), F("118.45")),  # half a tenth either way
    ("118.40", F("118.395"), F("118.405")),
    ("36 bn", F("35.5e9"), F("36.5e9")),
    ("1,000 k", 999_500, 1_000_500),
    ("81.8%", F("81.75"), F("81.85")),
    ("-1.5", F("-1.55"), F("-1.45")),
    ("about 36 bn", 35 * 10**9, 37 * 10**9),  # a whole unit
    ("about 66", 65, 67),
    ("~66", 65, 67),
    ("≈ 1.5", F("1.4"), F("1.6")),
    ("roughly 1.50", F("1.49"), F("1.51")),
    ("约20亿元", 19 * 10**8, 21 * 10**8),
]

decimal_texts = st.builds(
    lambda sign, whole, decimals: f"{sign}{whole}{'.' if decimals else ''}{decimals}",
    st.sampled_from(["", "-"]),
    st.integers(0, 10**20),
    st.text("0123456789", max_size=19),
)
figure_texts = st.builds(
    lambda hedge, number, scale, percent: f"{hedge}{number}{scale}{percent}",
    st.sampled_from(["", "about ", "~", "约"]),
    decimal_texts,
    st.sampled_from(["", *SCALE_WORDS]),
    st.sampled_from(["", "%", " percent"]),
)


@pytest.mark.parametrize(("text", "value", "step"), VALUES)
def test_a_figure_means_one_number_and_says_how_exact_it_is(
    text: str, value: Fraction | int, step: Fraction | int
) -> None:
    figure = parse_figure(text)
    assert (figure.value, figure.step) == (value, step)
    assert (figure.text, figure.about) == (text, False)


@pytest.mark.parametrize(("text", "currency"), CURRENCIES)
def test_a_currency_has_one_name_however_it_is_written(text: str, currency: str) -> None:
    assert parse_figure(text).currency == currency


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_what_is_no_number_or_could_be_two_is_refused(text: str, reason: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse_figure(text)
    assert reason in caught.value.message
    assert caught.value.help


@pytest.mark.parametrize(("text", "low", "high"), RANGES)
def test_a_figure_stands_for_every_number_printed_like_it(
    text: str, low: Fraction | int, high: Fraction | int
) -> None:
    figure = parse_figure(text)
    assert (figure.low, figure.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "percent", "scaled"),
    [("60", False, False), ("60%", True, False), ("60 bn", False, True), ("6e9", False, False)],
)
def test_percentages_and_scale_words_are_remembered(text: str, percent: bool, scaled: bool) -> None:
    figure = parse_figure(text)
    assert (figure.percent, figure.scaled) == (percent, scaled)


@pytest.mark.parametrize("text", ["0", "66", "about 1,200", "1.2 k"])
def test_a_count_is_none_or_more(text: str) -> None:
    assert parse_count(text) == parse_figure(text)
    if parse_figure(text).value:
        with pytest.raises(Refusal, match="fewer than none"):
            parse_count(f"-{text}" if not text.startswith("about") else "about -1")


def test_a_long_text_is_cut_in_the_message() -> None:
    with pytest.raises(Refusal) as caught:
        parse_figure("x" * 10_000)
    assert len(caught.value.message) < 100


@given(st.integers(-(10**40) + 1, 10**40 - 1))
def test_a_printed_integer_is_read_back_exactly(number: int) -> None:
    assert parse_figure(str(number)) == Figure(str(number), F(number))


@given(st.integers(-(10**40) + 1, 10**40 - 1))
def test_commas_between_groups_change_nothing(number: int) -> None:
    grouped = parse_figure(f"{number:,}")
    assert grouped.value == number
    assert grouped.step == 0


@given(decimal_texts)
def test_decimals_are_read_as_the_standard_library_reads_them(text: str) -> None:
    assert parse_figure(text).value == F(text)


@given(decimal_texts, st.integers(-200, 200))
def test_exponents_are_read_as_the_standard_library_reads_them(text: str, exponent: int) -> None:
    assert parse_figure(f"{text}e{exponent}").value == F(f"{text}e{exponent}")


@given(figure_texts)
def test_a_figure_stands_among_the_numbers_printed_like_it(text: str) -> None:
    figure = parse_figure(text)
    assert figure.low <= figure.value <= figure.high
    assert figure.high - figure.low == 2 * figure.margin


@given(decimal_texts, st.sampled_from(sorted(SCALE_WORDS)), st.sampled_from(["", " "]))
def test_a_scale_word_multiplies_value_and_step_alike(text: str, word: str, space: str) -> None:
    plain, scaled = parse_figure(f"{text}e0"), parse_figure(f"{text}{space}{word}")
    assert scaled.value == plain.value * 10 ** SCALE_WORDS[word]
    assert scaled.step == plain.step * 10 ** SCALE_WORDS[word]


@given(st.sampled_from(sorted(CURRENCY_CODES)), st.sampled_from(["{} {}", "{}{}"]))
def test_every_currency_code_is_taken_before_and_after(code: str, form: str) -> None:
    before, after = parse_figure(form.format(code, "20")), parse_figure(form.format("20", code))
    assert before.value == after.value == 20
    assert before.currency == after.currency != ""


def read_or_refused(text: str) -> Figure | Refusal:
    try:
        return parse_figure(text)
    except Refusal as refusal:
        return refusal


@given(st.text(max_size=60))
def test_any_text_is_a_figure_or_refused(text: str) -> None:
    read = read_or_refused(text)
    if isinstance(read, Refusal):
        assert read.message.isprintable()
    else:
        assert read.low <= read.value <= read.high
