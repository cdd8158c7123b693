"""Where a value, a value before or a time exists, and where none does."""

from fractions import Fraction

import pytest

from socalc.arithmetic.compound import value_after, value_before, years_needed

HALF, ONE, ALL = Fraction(1, 2), Fraction(1), Fraction(-1)


def test_nothing_is_left_after_any_part_of_a_year_at_a_fall_of_all() -> None:
    assert value_after(Fraction(100), ALL, HALF) == value_after(Fraction(100), ALL, ONE) == 0


def test_nothing_falls_by_more_than_all() -> None:
    with pytest.raises(ValueError, match="more than 100 %"):
        value_after(Fraction(100), Fraction(-3, 2), HALF)


def test_what_is_lost_cannot_be_reckoned_back() -> None:
    with pytest.raises(ValueError, match="nothing is left"):
        value_before(Fraction(100), ALL, ONE)


@pytest.mark.parametrize("multiple", [Fraction(0), Fraction(-2)])
def test_no_time_leads_to_zero_or_to_a_loss(multiple: Fraction) -> None:
    with pytest.raises(ValueError, match="never reached"):
        years_needed(multiple, HALF)
