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
