"""A likely cause is told only if it truly reproduces the stated figure, the simplest first."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socalc.analyses.check import CheckRow, check
from socalc.reading.sections.consolidation import COUNTS
from socalc.targets.figure import parse_figure
from socalc.targets.file import Claim, Consolidation, TargetFile
from socalc.targets.stated import parse_stated
from tests.analyses.test_recompute import CLAIMS


def checked(start: str, end: str, stated: str, years: str = "") -> CheckRow:
    claim = Claim(
        "claim",
        parse_figure(start),
        parse_figure(end),
        Fraction(years) if years else None,
        parse_stated(stated),
    )
    return check(TargetFile(claims=(claim,))).rows[0]


@pytest.mark.parametrize(
    ("start", "end", "years", "stated", "cause"),
    [
        ("66", "12", "", "18.2%", "this is what remains, not what was cut"),  # 12/66
        ("66", "12", "", "450%", "the change divided by the value after, not before"),  # 54/12
        ("100", "125", "", "20%", "the change divided by the value after, not before"),  # 25/125
        ("100", "200", "", "200%", "the multiple, written as a percentage"),
        ("100", "250", "", "2.5%", "the multiple with a percent sign"),
        ("66", "12", "", "5.5%", "the ratio with a percent sign"),  # 66/12
        ("100", "350", "", "x2.5", "the change, written as a multiple"),
        ("66", "12", "", "x5.5", "before and after are swapped"),
        (
            "100",
            "200",
            "3",
            "33.3% a year",
            "the total change divided by the years, not compounded",
        ),
        ("100", "200", "3", "100% a year", "the total change, not the change a year"),
        ("100", "200", "3", "26.0%", "the change a year, not the total"),
        ("17.2", "26.6", "5", "11.5% a year", "it fits over 4 years, not over 5 years"),
        ("100", "200", "3", "18.9% a year", "it fits over 4 years, not over 3 years"),  # 2**(1/4)
        ("100", "200", "3", "23.1% a year", "a continuous (logarithmic) rate, not a compound one"),
        ("4204.9", "8909.6", "11", "7.0% a year", "cut off at the last digit instead of rounded"),
        ("63.5", "127.4", "11", "6.6% a year", "rounded up instead of to the nearest"),
        ("108579", "12880", "", "90%", "right when rounded to fewer digits"),
        ("66", "12", "", "8.18%", "the decimal point is shifted"),
        ("66", "12", "", "+81.8%", "the opposite direction"),
        ("60%", "65%", "", "5%", "points, not per cent"),
        ("60%", "65%", "", "8pp", "per cent, not points"),  # 65/60 - 1 = 8.3 %
        # of a loss: a quarter is left of 40
        ("-40", "-10", "", "25%", "this is what remains, not what was cut"),
        ("-40", "-10", "", "300%", "the change divided by the value after, not before"),  # 30/10
        ("-40", "-10", "", "x0.75", "the change, written as a multiple"),
        ("-40", "-10", "", "x4", "before and after are swapped"),
        ("-40", "-10", "", "7.5%", "the decimal point is shifted"),
        (
            "-40",
            "-10",
            "3",
            "25% a year",
            "the total change divided by the years, not compounded",
        ),
        ("-40", "-10", "3", "75% a year", "the total change, not the change a year"),
        ("-40", "-10", "3", "37.0%", "the change a year, not the total"),
        ("-40", "-10", "3", "29.3% a year", "it fits over 4 years, not over 3 years"),
        ("-40", "-10", "3", "46.2% a year", "a continuous (logarithmic) rate, not a compound one"),
        ("-60%", "-45%", "", "15%", "points, not per cent"),
        ("66", "12", "", "over 81.82%", "it prints like this figure, but lies on its other side"),
        ("24.68", "32.33", "6", "4.59% a year", "one unit of the last place off"),
        ("171978000", "414839000", "5", "17.3% a year", "one digit differs"),  # 19.3 %
        ("66", "12", "", "18.8%", "two digits are swapped"),  # 81.8
        ("19.21", "32.92", "5", "8.58% a year", ""),  # 11.37 %: nothing explains it
    ],
)
def test_each_cause_explains_its_case(
    start: str, end: str, years: str, stated: str, cause: str
) -> None:
    row = checked(start, end, stated, years)
    assert row.verdict == "inconsistent"
    assert row.cause.split("; or ")[0] == cause


@pytest.mark.parametrize(
    ("start", "end", "years", "stated"),
    [
        ("10000", "10100", "1", "over 1% a year"),
        ("100", "50", "", "over 50%"),  # as much remains
        ("66", "12", "", "under 81.8%"),  # 81.82 is rounded to it, not cut off
    ],
)
def test_a_value_on_the_other_side_needs_no_other_cause(
    start: str, end: str, years: str, stated: str
) -> None:
    assert checked(start, end, stated, years).cause == (
        "it prints like this figure, but lies on its other side"
    )


def test_figures_that_fit_have_no_cause() -> None:
    assert checked("66", "12", "81.8%").cause == ""


def test_two_thirds_of_the_published_misfits_get_a_cause() -> None:
    misfits = [claim for claim in CLAIMS if claim["verdict"] == "inconsistent"]
    told = [
        checked(claim["from"], claim["to"], claim["stated"], claim["years"]).cause
        for claim in misfits
    ]
    assert len(misfits) > 10
    assert sum(map(bool, told)) >= len(told) * 2 / 3


def printed(value: Fraction, decimals: int) -> str:
    digits = Decimal(value.numerator * 100) / value.denominator
    return f"{digits.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}%"


@given(st.integers(2, 500), st.integers(1, 499), st.integers(0, 2))
def test_every_planted_slip_is_recognised_or_hidden_by_a_simpler_one(
    before: int, after: int, decimals: int
) -> None:
    """Each slip is made on purpose; the figure then either fits after all or gets some cause."""
    if after >= before:
        return
    share, rest = 1 - Fraction(after, before), Fraction(after, before)
    slips = [rest, share / rest, share * 10, share / 10]
    for slip in slips:
        row = checked(str(before), str(after), printed(slip, decimals))
        is_zero = not parse_stated(row.stated).value  # from which nothing can be told
        assert row.verdict == "consistent" or row.cause or is_zero


@given(
    st.integers(1, 200), st.integers(1, 200), st.integers(0, 2000), st.integers(0, 2), st.booleans()
)
def test_what_is_told_is_true(
    before: int, after: int, figure: int, decimals: int, yearly: bool
) -> None:
    """The plainest causes, recomputed here in another way, in whole units of the last place."""
    stated = f"{Decimal(figure).scaleb(-decimals):.{decimals}f}%" + (" a year" if yearly else "")
    row = checked(str(before), str(after), stated, "4")
    unit, rise = 100 * 10**decimals, Fraction(after, before)
    size = 1 - rise if after < before else rise - 1

    def prints(value: Fraction) -> bool:
        return bool(abs(value * unit - figure) <= Fraction(1, 2))

    for cause in row.cause.split("; or "):
        match cause:
            case "this is what remains, not what was cut":
                assert prints(rise)
            case "the change divided by the value after, not before":
                assert prints(abs(1 - 1 / rise))
            case "the multiple, written as a percentage":
                assert prints(rise)
            case "the total change divided by the years, not compounded":
                assert prints(size / 4)
            case "the total change, not the change a year":
                assert prints(size)
            case "it fits over 3 years, not over 4 years":
                low, high = (
                    1 + (figure + side) / unit if after >= before else 1 - (figure + side) / unit
                    for side in (Fraction(-1, 2), Fraction(1, 2))
                )
                assert min(low**3, high**3) <= rise <= max(low**3, high**3)


def test_gross_removals_are_told_apart_from_the_net_cut() -> None:
    # 30 of 100 went and 10 came: 30 % gross, 20 % net
    given = dict(zip(COUNTS, map(parse_figure, ("100", "80", "30", "10")), strict=True))
    target = Consolidation("bodies", **given, stated=parse_stated("30%"))  # type: ignore[arg-type]
    counts, share = check(TargetFile(consolidation=(target,))).rows
    assert counts.verdict == "consistent"
    assert share.verdict == "inconsistent"
    assert share.cause == "what was removed over what there was, not the net cut"


def test_gross_removals_tell_what_must_have_been_added() -> None:
    # SASAC, 2016 to 2019: 14,023 removed, 45,895 left, printed as 26.9 %. Net it would be 14,023 of
    # 59,918 = 23.4 %; 14,023 / 0.2695 = 52,033.4 and 14,023 / 0.2685 = 52,227.2 before.
    target = Consolidation(
        "legal entities",
        parse_figure("59918"),
        parse_figure("45895"),
        removed=parse_figure("14023"),
        derived="before",
        stated=parse_stated("26.9%"),
    )
    row = check(TargetFile(consolidation=(target,))).rows[0]
    assert row.verdict == "inconsistent"
    assert row.cause.endswith(
        "what was removed over the 52,034 to 52,227 there were before; 7,691 to 7,884 must then have"
        " been added"
    )


@pytest.mark.parametrize(
    ("removed", "after", "stated"),
    [
        ("10", "90", "-0%"),  # no share at all says nothing of what there was
        ("7", "50", "51.9%"),  # 7 / 0.5195 = 13.47 to 7 / 0.5185 = 13.50: no whole number
        (
            "10",
            "45",
            "5%",
        ),  # 182 to 222 before, of which 10 went and 45 are left: fewer than none came
    ],
)
def test_a_gross_share_that_no_count_fits_explains_nothing(
    removed: str, after: str, stated: str
) -> None:
    gone, left = parse_figure(removed), parse_figure(after)
    before = left._replace(value=left.value + gone.value)
    target = Consolidation(
        "bodies", before, left, removed=gone, derived="before", stated=parse_stated(stated)
    )
    row = check(TargetFile(consolidation=(target,))).rows[0]
    assert row.verdict == "inconsistent"
    assert "what was removed" not in row.cause


@pytest.mark.parametrize(
    ("end", "stated", "years"),
    [
        ("9e299", "0.000000000012345%", ""),
        ("9e290", "0.000000000012345% a year", "0.96"),
        ("9e290", "0.00000000000000000000000001234% a year", "0.97"),
    ],
)
def test_a_value_that_is_beyond_all_bounds_has_no_cause(end: str, stated: str, years: str) -> None:
    row = checked("1", end, stated, years)
    assert (row.verdict, row.cause) == ("inconsistent", "")
