"""Required growth holds 15 significant digits, and arrives where it is meant to."""

from fractions import Fraction

import mpmath
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from socalc.arithmetic.growth import (
    is_writable,
    linear_growth_rate,
    linear_pace,
    periods_to_break_even,
    precise_growth_rate,
    required_growth_rate,
)

DIGITS = 50
TOLERANCE = mpmath.mpf("5e-16")
"""Half a unit of the fifteenth significant digit, for the leading digits that leave least room."""

periods = st.one_of(
    st.sampled_from([Fraction(1), Fraction(2), Fraction(3), Fraction(5, 2), Fraction(36)]),
    st.integers(1, 1000).map(Fraction),
    st.builds(Fraction, st.integers(1, 10**6), st.just(1000)),
)
multiples = st.one_of(
    st.builds(
        lambda digits, power: digits * Fraction(10) ** power,
        st.integers(1, 10**17),
        st.integers(-300, 282),
    ),
    st.builds(Fraction, st.integers(1, 10**6), st.integers(1, 10**6)),
    st.builds(lambda part: 1 + Fraction(part, 10**18), st.integers(-(10**7), 10**7)),
)


def exactly(multiple: Fraction, over: Fraction) -> mpmath.mpf:
    """The rate with 50 digits beyond those that are lost where a multiple is close to 1."""
    with mpmath.workdps(2 * DIGITS):
        logarithm = mpmath.log(mpmath.mpf(multiple.numerator) / multiple.denominator)
        return mpmath.expm1(logarithm * over.denominator / over.numerator)


@given(multiples, periods)
@example(Fraction(1, 10**300), Fraction(3))
@example(Fraction(10**300), Fraction(3))
@example(Fraction(10**300), Fraction(1000))
@example(1 + Fraction(1, 10**12), Fraction(3))
@example(1 - Fraction(1, 10**12), Fraction(5, 2))
@example(Fraction(2), Fraction(1, 3))
def test_the_rate_has_fifteen_significant_digits(multiple: Fraction, over: Fraction) -> None:
    assume(is_writable(multiple) and multiple != 1)
    truth = exactly(multiple, over)
    assume(abs(truth) < mpmath.mpf("1e300"))
    with mpmath.workdps(DIGITS):
        assert abs(required_growth_rate(multiple, over) / truth - 1) <= TOLERANCE


@pytest.mark.parametrize(
    ("multiple", "over", "rate"),
    [
        (Fraction(3, 2), 3, 0.14471424255333187),  # 1.5 ** (1/3) = 1.144714242553331867...
        (Fraction(2), 3, 0.2599210498948732),  # 2 ** (1/3) = 1.259921049894873164...
        (Fraction(3, 2), 2, 0.22474487139158905),  # sqrt(1.5) = 1.224744871391589049...
        (Fraction(2), 2, 0.41421356237309503),  # sqrt(2) = 1.414213562373095048...
        (Fraction(1), 7, 0.0),
        (Fraction(1, 4), 2, -0.5),
        (Fraction(121, 100), 2, 0.1),
    ],
)
def test_rates_known_by_hand(multiple: Fraction, over: int, rate: float) -> None:
    assert required_growth_rate(multiple, Fraction(over)) == rate


@given(st.fractions(Fraction(1, 100), 100), st.integers(1, 12))
def test_growing_at_the_required_rate_arrives(multiple: Fraction, years: int) -> None:
    reached = (1 + Fraction(required_growth_rate(multiple, Fraction(years)))) ** years
    assert abs(reached / multiple - 1) < Fraction(years, 10**13)


@pytest.mark.parametrize("multiple", [Fraction(0), Fraction(-8), Fraction(1, 10**301)])
def test_no_rate_where_none_exists(multiple: Fraction) -> None:
    with pytest.raises(ValueError, match="multiple"):
        required_growth_rate(multiple, Fraction(3))


@pytest.mark.parametrize("over", [Fraction(0), Fraction(-1)])
def test_no_rate_over_no_time(over: Fraction) -> None:
    with pytest.raises(ValueError, match="positive number of periods"):
        required_growth_rate(Fraction(2), over)


@pytest.mark.parametrize(
    ("multiple", "over"),
    [
        (Fraction(10**301), 3),
        (Fraction(10), Fraction(1, 1000)),
        (Fraction(10), Fraction(1, 10**4)),
        (Fraction(2), Fraction(1, 10**36)),
    ],
)
def test_a_rate_too_large_for_a_double_is_an_error(multiple: Fraction, over: Fraction) -> None:
    with pytest.raises((OverflowError, ValueError)):
        required_growth_rate(multiple, Fraction(over))


@pytest.mark.parametrize("over", [Fraction(3), Fraction(60), Fraction(10**4)])
@pytest.mark.parametrize("sign", [1, -1])
def test_a_rate_is_zero_only_where_nothing_changes(over: Fraction, sign: int) -> None:
    assert required_growth_rate(Fraction(1), over) == 0
    # log(1 + c) and exp(c) - 1 are c to as many digits as c has zeros
    small = Fraction(sign, 10**290)
    expected = float(small / over)
    assert required_growth_rate(1 + small, over) == pytest.approx(expected, rel=1e-15)
    assert float(precise_growth_rate(1 + small, over)) == pytest.approx(expected, rel=1e-15)
    for change in (Fraction(sign, 10**386), Fraction(sign, 10**305)):
        with pytest.raises(OverflowError, match="too small"):
            required_growth_rate(1 + change, over)
        with pytest.raises(OverflowError, match="too small"):
            linear_growth_rate(1 + change, over)


@given(st.fractions(), st.fractions(), st.fractions(Fraction(1, 1000), 1000))
def test_walking_at_the_linear_pace_arrives(start: Fraction, end: Fraction, over: Fraction) -> None:
    assert start + linear_pace(start, end, over) * over == end


def test_a_loss_breaks_even_where_the_pace_has_made_it_up() -> None:
    # from -40 to 60 in 3 years is 100/3 a year; 40 / (100/3) = 1.2 years
    assert periods_to_break_even(Fraction(-40), Fraction(100, 3)) == Fraction(6, 5)
    for start, pace in [(0, 1), (5, 1), (-5, 0), (-5, -1)]:
        with pytest.raises(ValueError, match="loss"):
            periods_to_break_even(Fraction(start), Fraction(pace))
