"""A stated figure is judged exactly as its rule says, held against independent definitions."""

import csv
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import product
from pathlib import Path

import mpmath
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from socalc import read_target_file
from socalc.analyses.check import check
from socalc.analyses.recompute import Recomputed, printed_band, recompute
from socalc.analyses.start_and_end import between, of_counts
from socalc.arithmetic.growth import required_growth_rate
from socalc.targets.figure import parse_figure
from socalc.targets.stated import parse_stated

PUBLISHED = Path(__file__).with_name("published.csv")


def judged(start: str, end: str, stated: str, years: str = "", fewer: bool = False) -> Recomputed:
    basis = between(parse_figure(start), parse_figure(end))
    return recompute(basis, Fraction(years) if years else None, parse_stated(stated), fewer)


with PUBLISHED.open(encoding="utf-8", newline="") as published:
    CLAIMS = [row for row in csv.DictReader(published) if row["stated"]]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim["source"][:30])
def test_published_claims_get_the_verdict_of_exact_arithmetic(claim: dict[str, str]) -> None:
    found = judged(claim["from"], claim["to"], claim["stated"], claim["years"])
    assert found.verdict == claim["verdict"]
    assert found.value is not None
    scale = 1 if claim["kind"] == "multiple" else 100
    sizes = (abs(Decimal(float(found.value) * scale)), abs(Decimal(claim["recomputed"])))
    assert abs(sizes[0] - sizes[1]) < Decimal("1e-6")


@pytest.mark.parametrize("decimals", [0, 1, 2, 3])
def test_whole_numbers_agree_with_brute_force(decimals: int) -> None:
    """For all pairs up to 24 and every figure near the truth: in whole units of the last place,
    twice the distance between 100 (before - after) and figure * before is at most before."""
    unit = 10**decimals
    for before, after in product(range(1, 25), range(25)):
        truth = 100 * (before - after) * unit
        nearest = truth // before
        for figure in range(max(nearest - 1, 0), nearest + 3):
            fits = 2 * abs(truth - figure * before) <= before
            text = f"{Decimal(figure).scaleb(-decimals):.{decimals}f}%"
            found = judged(str(before), str(after), text, fewer=True)
            assert (found.verdict == "consistent") == fits, (before, after, text)
            assert fits or found.verdict == "inconsistent"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        # removed 13,500 to 14,500, after 45,500 to 46,500: 13.5 / (13.5 + 46.5) to 14.5 / (14.5 + 45.5)
        ("removed: 1.4万, after: 4.6万", "0.225", "0.241666666666666667"),
        # 13.5 / 60.5 to 14.5 / 59.5
        ("removed: 1.4万, before: 6.0万", "0.223140495867769", "0.243697478991597"),
        # 30 removed and 9 to 11 added: 19 to 21 of 100
        ("removed: 30, added: about 10, before: 100", "0.19", "0.21"),
        ("removed: 14023, after: about 45895", "0.234032615233073", "0.234040422585622"),
    ],
)
def test_a_derived_count_does_not_vary_on_its_own(text: str, low: str, high: str) -> None:
    data = f"consolidation: {{bodies: {{{text}, stated: 25%}}}}".encode()
    file = read_target_file(data, "it")
    found = recompute(of_counts(file.consolidation[0]), None, parse_stated("25%"), fewer=True)
    assert found.low is not None
    assert found.high is not None
    assert (float(found.low), float(found.high)) == pytest.approx((float(low), float(high)))
    assert found.verdict == "inconsistent"


@pytest.mark.parametrize("decimals", [0, 1, 2])
def test_rounded_amounts_agree_with_a_search_of_their_corners(decimals: int) -> None:
    """Amounts with one decimal: the change is extreme where both inputs are, so the four corners
    tell whether any inputs that print the same give the figure."""
    for tenths_from, tenths_to in product(range(21, 60, 7), range(15, 90, 11)):
        start, end = Decimal(tenths_from) / 10, Decimal(tenths_to) / 10
        half = Decimal("0.05")
        corners = [
            abs(Fraction(e) / Fraction(s) - 1)
            for s in (start - half, start + half)
            for e in (end - half, end + half)
        ]
        if min(corners) == 0 or start == end:
            continue
        point = abs(Fraction(end) / Fraction(start) - 1)
        step = Fraction(1, 100 * 10**decimals)
        for offset in (-2, -1, 0, 1, 2):
            figure = round(point / step) + offset
            if figure < 0:
                continue
            text = f"{Decimal(figure).scaleb(-decimals):.{decimals}f}%"
            low, high = figure * step - step / 2, figure * step + step / 2
            expected = "inconsistent"
            if low <= point <= high:
                expected = "consistent"
            elif min(corners) <= high and max(corners) >= low:
                expected = "consistent-if-rounded"
            found = judged(f"{start:.1f}", f"{end:.1f}", text)
            assert found.verdict == expected, (start, end, text)


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(1, 40), st.integers(0, 4))
@example(4, 9, 2, 0)  # the rate is exactly 50 %
def test_yearly_rates_agree_with_fifty_digits_at_the_boundaries(
    before: int, after: int, years: int, decimals: int
) -> None:
    """The figures one unit around the truth: those whose band ends within 1e-40 of the truth are
    decided by exact powers alone, and none of these may differ from the 50-digit rate."""
    with mpmath.workdps(60):
        truth = (mpmath.mpf(after) / before) ** (mpmath.mpf(1) / years) - 1
        sign, size = ("-" if truth < 0 else ""), abs(truth) * 100
        for offset in (-1, 0, 1):
            figure = int(mpmath.nint(size * 10**decimals)) + offset
            if figure < 0:
                continue
            text = f"{sign}{Decimal(figure).scaleb(-decimals):.{decimals}f}% a year"
            distance = abs(size * 10**decimals - figure) - mpmath.mpf("0.5")
            fits = distance <= mpmath.mpf("1e-40")
            found = judged(str(before), str(after), text, str(years))
            assert (found.verdict == "consistent") == fits, (text, mpmath.nstr(distance, 5))


@pytest.mark.parametrize(
    ("stated", "fits"),
    [
        ("50.0% a year", True),
        ("49.95% a year", False),
        ("50.05% a year", False),
        ("50.5% a year", False),
        ("51% a year", False),
        ("50% a year", True),
        ("over 50% a year", False),  # it is 50 %, not more
        ("over 49% a year", True),
        ("under 50% a year", False),
        ("nearly 50% a year", True),  # at it counts as nearly
    ],
)
def test_both_ends_of_a_band_belong_to_it_but_over_and_under_are_strict(
    stated: str, fits: bool
) -> None:
    # from 4 to 9 in 2 years: (9/4) ** (1/2) - 1 = 0.5 exactly
    assert (judged("4", "9", stated, "2").verdict == "consistent") == fits


@pytest.mark.parametrize(
    ("start", "end", "stated", "verdict"),
    [
        ("8", "7", "12.5%", "consistent"),
        ("8", "7", "12%", "consistent"),  # 12.5 is the end of 11.5 to 12.5
        ("8", "7", "13%", "consistent"),  # and of 12.5 to 13.5
        ("8", "7", "-13%", "consistent"),
        ("8", "7", "+13%", "inconsistent"),
        ("7", "8", "14.3%", "consistent"),
        ("7", "8", "-14.3%", "inconsistent"),
        ("7", "8", "x1.1", "consistent"),
        ("66", "12", "5.5 to 1", "consistent"),
        ("66", "12", "5 to 1", "consistent"),  # 5.5 is the end of 4.5 to 5.5
        ("66", "12", "4 to 1", "inconsistent"),
        ("60%", "65%", "5pp", "consistent"),
        ("60%", "65%", "-5pp", "inconsistent"),
        ("60%", "65%", "7pp", "inconsistent"),
        ("60%", "65%", "6pp", "consistent-if-rounded"),  # 59.5 to 65.5 is 6
        ("60", "65", "5pp", "unchecked"),
        ("0", "65", "5%", "unchecked"),
        ("-5", "65", "5%", "unchecked"),
        ("5", "0", "2 to 1", "unchecked"),
        ("5", "6", "20% a year", "unchecked"),  # over how many years?
        ("0.4", "9", "x23", "consistent"),  # 22.5 is the end of 22.5 to 23.5
        ("1e-200", "1e200", "x3", "unchecked"),
        ("about 100", "150", "about 50%", "consistent"),
        ("about 100", "150", "52%", "consistent-if-rounded"),  # 150 / 99 - 1 = 51.5 %
        ("914.5", "900.2", "nearly 2%", "consistent"),  # 1.56 %: within half a unit below
        ("914.5", "900.2", "under 2%", "consistent"),
        ("914.5", "900.2", "over 2%", "inconsistent"),
        ("100", "91", "nearly 10%", "consistent"),  # 9 %: within a tenth below
        ("1000", "989", "nearly 1.2%", "consistent"),  # 1.1 %: within a tenth below
        ("1000", "989", "nearly 1.0%", "inconsistent"),  # 1.1 % is above
    ],
)
def test_verdicts_by_hand(start: str, end: str, stated: str, verdict: str) -> None:
    assert judged(start, end, stated).verdict == verdict


def test_a_ratio_has_no_upper_end_where_as_good_as_nothing_may_be_left() -> None:
    # about 1 is 0 to 2: 66 / 2 = 33 and upwards
    found = judged("66", "about 1", "66 to 1")
    assert (found.verdict, found.value, found.low, found.high) == ("consistent", 66, 33, None)


def test_a_yearly_rate_that_is_too_large_for_a_double_is_judged_and_not_shown() -> None:
    found = judged("1e-140", "1e140", "5% a year", "0.001")
    assert (found.verdict, found.value) == ("inconsistent", None)


@pytest.mark.parametrize(
    ("start", "end", "years", "stated", "verdict"),
    [
        ("10", "3", "10.5", "-10.83343751% a year", "consistent"),
        ("2", "4", "2.123456789", "38.6% a year", "consistent"),
        ("2", "4", "2.123456789", "38.7% a year", "inconsistent"),
        ("2", "4", "0.001", "3% a year", "inconsistent"),
        ("4", "0", "3", "100% a year", "unchecked"),  # no rate leads to zero, nor from it
        ("0", "4", "3", "100% a year", "unchecked"),
        ("4", "-1", "3", "100% a year", "unchecked"),
        ("4", "1", "2", "50% a year", "consistent"),  # a fall by half a year
        ("4", "1", "2", "+50% a year", "inconsistent"),
    ],
)
def test_yearly_rates_by_hand(start: str, end: str, years: str, stated: str, verdict: str) -> None:
    assert judged(start, end, stated, years).verdict == verdict


@pytest.mark.parametrize(
    ("start", "end", "years", "stated", "verdict"),
    [
        # a quarter of the loss is left: a cut of it by 75 %
        ("-40", "-10", "", "75%", "consistent"),
        ("-40", "-10", "", "-75%", "consistent"),
        ("-40", "-10", "", "+75%", "unchecked"),  # is it the value that got better, or the loss?
        ("-40", "-10", "", "+20%", "unchecked"),
        ("-40", "-10", "", "74%", "inconsistent"),
        ("-40", "-10", "", "over 70%", "consistent"),
        ("-40", "-10", "", "under 70%", "inconsistent"),
        ("-40", "-10", "", "x0.25", "consistent"),
        ("-40", "-10", "", "4 to 1", "consistent"),
        ("-482.411", "-357.073", "", "26%", "consistent"),  # 125.338 / 482.411 = 25.98 %
        ("-482.411", "-357.073", "", "25.9%", "inconsistent"),
        ("-40", "-40", "", "0%", "consistent"),
        # -0.45 to -0.25 bn is a cut by 44.4 %, -0.35 to -0.35 bn is none
        ("-0.4 bn", "-0.3 bn", "", "30%", "consistent-if-rounded"),
        ("-0.4 bn", "-0.3 bn", "", "45%", "inconsistent"),
        ("about -1", "-1", "", "40%", "consistent-if-rounded"),  # -2 to -1 is a cut by half
        # 1 - (1/4) ** (1/3) = 37.004 %
        ("-40", "-10", "3", "37.0% a year", "consistent"),
        ("-40", "-10", "3", "-37.0% a year", "consistent"),
        ("-40", "-10", "3", "+37.0% a year", "unchecked"),
        ("-40", "-10", "3", "25% a year", "inconsistent"),
        ("-40", "-40", "3", "0.0% a year", "consistent"),
        # the points of a margin are its own: a rise
        ("-10%", "-4%", "", "60%", "consistent"),
        ("-10%", "-4%", "", "6pp", "consistent"),
        ("-10%", "-4%", "", "-6pp", "inconsistent"),
        # no rate and no share
        ("-10", "-40", "", "75%", "unchecked"),
        ("-10", "-40", "3", "58.7% a year", "unchecked"),
        ("-40", "0", "", "100%", "unchecked"),
        ("-40", "0", "3", "100% a year", "unchecked"),
        ("-40", "10", "", "125%", "unchecked"),
        ("-40", "10", "3", "10% a year", "unchecked"),
    ],
)
def test_of_a_loss_that_shrinks_the_loss_is_judged(
    start: str, end: str, years: str, stated: str, verdict: str
) -> None:
    assert judged(start, end, stated, years).verdict == verdict


@given(
    st.integers(1, 10**6),
    st.integers(1, 10**6),
    st.sampled_from(["%", "% a year"]),
    st.integers(0, 99),
)
def test_a_loss_is_judged_as_the_gain_it_mirrors(
    before: int, after: int, unit: str, figure: int
) -> None:
    before, after = max(before, after), min(before, after)
    gain, loss = (
        judged(f"{sign}{before}", f"{sign}{after}", f"{figure}{unit}", "3") for sign in ("", "-")
    )
    assert gain == loss


@pytest.mark.parametrize(
    ("goal", "stated", "verdict"),
    [
        ("to -10", "75%", "consistent"),
        ("+30", "75%", "consistent"),
        ("to -10", "37.0% a year", "consistent"),
        ("to -10", "26.0% a year", "inconsistent"),
        ("to 10", "75%", "unchecked"),
        ("to 0", "100%", "unchecked"),
    ],
)
def test_a_goal_that_shrinks_a_loss_is_judged(goal: str, stated: str, verdict: str) -> None:
    entry = f"{{baseline: -40, goal: {goal}, stated: {stated}, window: 3}}"
    (row,) = check(read_target_file(f"growth: {{a: {entry}}}".encode(), "f.yaml")).rows
    assert row.verdict == verdict
    assert row.note == ("" if verdict == "unchecked" else "the figure is that of a loss")


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.integers(0, 12))
def test_a_recomputed_change_printed_at_any_number_of_digits_fits(
    start: int, end: int, decimals: int
) -> None:
    found = judged(str(start), str(end), "0%")
    assert found.value is not None
    percent = (
        Decimal(abs(Fraction(found.value)).numerator * 100) / abs(Fraction(found.value)).denominator
        if found.value
        else Decimal(0)
    )
    printed = f"{percent.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}%"
    assert judged(str(start), str(end), printed).verdict == "consistent"


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(1, 60), st.integers(0, 9))
def test_a_recomputed_rate_printed_at_any_number_of_digits_fits(
    start: int, end: int, years: int, decimals: int
) -> None:
    rate = required_growth_rate(Fraction(end, start), Fraction(years))
    decimals = min(decimals, 12 - len(str(int(rate))))  # fourteen digits in all
    printed = f"{Decimal(rate) * 100:.{decimals}f}% a year"
    assert judged(str(start), str(end), printed, str(years)).verdict == "consistent"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("81.8%", "0.8175", "0.8185"),
        ("about 25%", "0.24", "0.26"),
        ("nearly 2%", "0.015", "0.02"),
        ("nearly 90%", "0.81", "0.90"),
        ("x3", "2.5", "3.5"),
        ("x2.0", "1.95", "2.05"),
        ("5.5 to 1", "5.45", "5.55"),
        ("5pp", "0.045", "0.055"),
    ],
)
def test_a_figure_stands_for_what_prints_like_it(text: str, low: str, high: str) -> None:
    assert printed_band(parse_stated(text))[:2] == (Fraction(low), Fraction(high))
