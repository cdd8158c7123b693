"""How large is a cut?"""

from fractions import Fraction

import pytest

from socalc.arithmetic.growth import consolidation_ratio, reduction_rate


@pytest.mark.parametrize(
    ("before", "after", "share", "to_one"),
    [
        (66, 12, Fraction(9, 11), Fraction(11, 2)),  # 54 of 66 went
        (826, 542, Fraction(142, 413), Fraction(413, 271)),  # 284 of 826 went
        (5, 3, Fraction(2, 5), Fraction(5, 3)),
        (2, 1, Fraction(1, 2), Fraction(2)),
        (12, 66, Fraction(-9, 2), Fraction(2, 11)),  # more, so the share is negative
    ],
)
def test_share_removed_and_how_many_to_one(
    before: int, after: int, share: Fraction, to_one: Fraction
) -> None:
    assert reduction_rate(Fraction(before), Fraction(after)) == share
    assert consolidation_ratio(Fraction(before), Fraction(after)) == to_one


def test_no_share_of_nothing_and_no_ratio_to_nothing() -> None:
    with pytest.raises(ZeroDivisionError):
        reduction_rate(Fraction(0), Fraction(3))
    with pytest.raises(ZeroDivisionError):
        consolidation_ratio(Fraction(3), Fraction(0))
