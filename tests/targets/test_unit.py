"""A unit says the scale and the currency of the figures in it."""

from fractions import Fraction

import pytest

from socalc.targets.figure import parse_figure
from socalc.targets.problems import Refusal
from socalc.targets.unit import parse_unit

F = Fraction


@pytest.mark.parametrize(
    ("text", "unit", "value", "step"),
    [
        ("1.8 trillion", "bn yuan", 1800, 100),  # 1.8e12 / 1e9
        ("500 million", "bn yuan", F(1, 2), F(1, 1000)),
        ("118.4", "bn yuan", F("118.4"), F(1, 10)),  # already in the unit
        ("36 bn", "yuan", 36 * 10**9, 10**9),  # a unit without a scale
        ("36亿", "亿 yuan", 36, 1),
    ],
)
def test_a_scale_word_is_measured_in_the_scale_of_the_unit(
    text: str, unit: str, value: Fraction | int, step: Fraction | int
) -> None:
    figure = parse_unit(unit).takes(parse_figure(text))
    assert (figure.value, figure.step) == (value, step)


@pytest.mark.parametrize(
    ("text", "power", "currency"),
    [
        ("", 0, ""),
        ("yuan", 0, "CNY"),
        ("bn", 9, ""),
        ("BN yuan", 9, "CNY"),
        ("RMB bn", 9, "CNY"),
        ("million US$", 6, "USD"),
        ("亿元", 8, "CNY"),
        ("万亿元", 12, "CNY"),
        ("万 tons", 4, ""),
        ("firms", 0, ""),
        ("m", 0, ""),  # metres
        ("k", 0, ""),
        ("m yuan", 6, "CNY"),
        ("m yuan/year", 6, "CNY"),
        ("%", 0, ""),
    ],
)
def test_a_unit_may_hold_a_power_of_ten_and_a_currency(
    text: str, power: int, currency: str
) -> None:
    unit = parse_unit(text)
    assert (unit.power, unit.currency) == (power, currency)


def test_a_figure_in_another_currency_is_refused() -> None:
    with pytest.raises(Refusal, match="is not in"):
        parse_unit("bn USD").takes(parse_figure("€5 bn"))
    assert parse_unit("bn USD").takes(parse_figure("$5 bn")).value == 5


@pytest.mark.parametrize("unit", ["%", "per cent", "% of GDP"])
def test_in_per_cent_a_scale_word_is_refused(unit: str) -> None:
    with pytest.raises(Refusal, match="is not in"):
        parse_unit(unit).takes(parse_figure("5 bn"))


def test_in_per_cent_a_plain_number_is_a_percentage() -> None:
    assert parse_unit("%").takes(parse_figure("60")).percent
    assert not parse_unit("firms").takes(parse_figure("60")).percent


@pytest.mark.parametrize(
    ("text", "unit", "beside"),
    [
        ("36", "bn dollars", "36 bn"),
        ("36", "US$ bn", "36 bn"),
        ("36", "$bn", "36 bn"),
        ("36", "€m", "36 million"),
        ("36", "USD (millions)", "36 million"),
        ("36", "billions of euros", "36 bn"),
        ("36", "亿元", "36亿"),
        ("36", "人民币亿元", "36亿"),
        ("36", "thousand firms", "36 thousand"),
        ("36.5", "bn", "36.5 bn"),
        ("about 36", "bn", "about 36 bn"),
        ("0", "bn", "0 bn"),
    ],
)
def test_a_figure_is_as_exact_as_with_the_scale_of_its_unit_beside_it(
    text: str, unit: str, beside: str
) -> None:
    parsed, figure = parse_unit(unit), parse_figure(beside)
    taken = parsed.takes(parse_figure(text))
    one = 10**parsed.power
    assert (taken.low * one, taken.high * one) == (figure.low, figure.high)
    assert not taken.is_count


@pytest.mark.parametrize("unit", ["%", "percent of GDP", "per cent"])
def test_a_number_in_per_cent_is_as_exact_as_with_the_sign(unit: str) -> None:
    taken = parse_unit(unit).takes(parse_figure("60"))
    assert taken._replace(text="60%") == parse_figure("60%")


@pytest.mark.parametrize(
    ("unit", "is_count"),
    [
        ("", True), ("firms", True), ("户", True), ("m", True), ("千瓦", True), ("firms per bn yuan", True),
        ("yuan", False), ("Dollars", False), ("euro", False), ("元", False), ("美元", False), ("yen", False),
        ("RMB", False), ("万人", False), ("thousand firms", False), ("%", False), ("元/吨", False),
    ],
)  # fmt: skip
def test_money_percentages_and_thousands_are_no_counts(unit: str, is_count: bool) -> None:
    assert parse_unit(unit).takes(parse_figure("36")).is_count == is_count


def test_money_without_a_scale_is_as_exact_as_it_is_typed() -> None:
    assert parse_unit("dollars").takes(parse_figure("36")).margin == 0
    assert parse_figure("$36").margin == 0
    assert not parse_figure("$36").is_count
