"""``socalc solve``: each of the four unknowns, the reasons for none, and whole numbers that fit."""

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socalc.analyses.solve import numbers_that_fit, solve
from socalc.targets.stated import parse_stated
from tests.conftest import Socalc


def number(value: Fraction | float | None) -> float:
    assert value is not None
    return float(value)


@pytest.mark.parametrize(
    ("arguments", "name", "value"),
    [
        # as spreadsheets have them: RRI(10.5; 10; 3), RRI(3; 2; 4), PDURATION(2.5%; 2000; 2200)
        ("--from 10 --to 3 --years 10.5", "rate", -0.10833437505113598),
        ("--from 2 --to 4 --years 3", "rate", 0.2599210498948732),
        ("--from 2000 --to 2200 --rate 2.5%", "years", 3.859866162622655),
        ("--from 100 --years 2 --rate 10%", "to", 121),
        ("--to 121 --years 2 --rate 10%", "from", 100),
        ("--from 100 --years 2015-2017 --rate 10%", "to", 121),
        ("--from 100 --years 3 --rate -100%", "to", 0),
        ("--from 100 --to 100 --rate 0%", "years", 0),
        ("--from 100 --to 50 --rate -50%", "years", 1),
    ],
)
def test_the_missing_one_is_worked_out(
    arguments: str, name: str, value: float, socalc: Socalc
) -> None:
    done = socalc("solve", *arguments.split(), "--json")
    row = json.loads(done.stdout)["rows"][0]
    assert done.returncode == 0
    assert row["solved"] == name
    assert row[name] == pytest.approx(value, rel=1e-14)
    assert row["note"] == ""


values = st.fractions(min_value=Fraction(1, 1000), max_value=10**6)
rates = st.fractions(min_value=Fraction(-9, 10), max_value=5, max_denominator=1000)
times = st.fractions(min_value=Fraction(1, 4), max_value=40, max_denominator=12)


@given(values, rates.filter(bool), times)
def test_each_of_the_four_undoes_the_others(
    start: Fraction, rate: Fraction, years: Fraction
) -> None:
    """Growing and then asking for what is left out gives back what was put in."""
    end = Fraction(number(solve(start, None, years, rate).end))
    assert number(solve(None, end, years, rate).start) == pytest.approx(float(start), rel=1e-12)
    assert number(solve(start, end, years, None).rate) == pytest.approx(float(rate), rel=1e-9)
    assert number(solve(start, end, None, rate).years) == pytest.approx(float(years), rel=1e-9)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ("--from 100 --to 150 --rate 0%", "at this rate it is never reached"),
        ("--from 100 --to 150 --rate -100%", "at this rate it is never reached"),
        ("--from 100 --to 150 --rate -5%", "at this rate it moves away and is never reached"),
        ("--from -100 --to 150 --rate 5%", "the value before is negative, so there is no rate"),
        ("--from 0 --to 150 --years 3", "the value before is zero, so there is no rate"),
        ("--from 10 --to 0 --years 3", "the value after is zero, so there is no rate"),
        ("--from -10 --to -40 --years 3", "the loss grows, so there is no rate"),
        ("--from -10 --to -40 --rate 5%", "the loss grows, so there is no rate"),
        ("--from -40 --to -10 --rate 5%", "at this rate it moves away and is never reached"),
        (
            "--from 1e300 --to 1e-300 --years 3",
            "the value before and the value after are too far apart, so there is no rate",
        ),
        ("--to 100 --years 3 --rate -100%", "nothing is left at a rate of -100 %"),
        ("--from 100 --years 3 --rate -150%", "nothing falls by more than 100 %"),
        (
            "--from 100 --years 1000 --rate 900%",
            "the value is too large or too small to be written",
        ),
        ("--from 1e300 --years 2 --rate 900%", "the value is too large or too small to be written"),
    ],
)
def test_what_has_no_answer_says_why(arguments: str, reason: str, socalc: Socalc) -> None:
    done = socalc("solve", *arguments.split(), "--json")
    row = json.loads(done.stdout)["rows"][0]
    assert (done.returncode, row["note"]) == (0, f"no answer: {reason}")
    assert row[row["solved"]] is None


@pytest.mark.parametrize(
    "arguments",
    [
        ("--from", "100"),
        ("--from", "100", "--to", "150"),
        ("--from", "100", "--to", "150", "--years", "3", "--rate", "5%"),
        ("--from", "100", "--to", "150", "--years", "2-3"),
        ("--from", "100", "--to", "150", "--rate", "about 5%"),
        ("--from", "118.4 bn", "--to", "236", "--years", "3"),
        ("--stated", "34.4%"),
        ("--from", "826", "--to", "542", "--stated", "34.4%"),
        ("--to", "542", "--stated", "34.4%", "--years", "3"),
        ("--to", "542.5", "--stated", "34.4%"),
        ("--to", "542", "--stated", "34.4% a year"),
        ("--to", "542", "--stated", "5pp"),
        ("--to", "12", "--stated", "100%"),  # no end in sight
        ("--to", "542", "--stated", "34.4%", "--file", "targets.yaml"),
    ],
)
def test_what_is_no_question_is_refused(arguments: tuple[str, ...], socalc: Socalc) -> None:
    done = socalc("solve", *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"= help: " in done.stderr


@pytest.mark.parametrize("rate", ["26", "x2", "26% in all"])
def test_a_rate_that_is_none_is_told_how_to_write_one(rate: str, socalc: Socalc) -> None:
    done = socalc("solve", "--from", "1", "--to", "2", "--rate", rate)
    assert done.stderr.decode() == (
        f"socalc: error: --rate: not a rate: `{rate}`\n   = help: write 26% or -5%, for each year\n"
    )


@pytest.mark.parametrize(
    ("arguments", "pairs"),
    [
        ("--to 542 --stated 34.4%", [(826, 542)]),
        ("--to 12 --stated 82%", [(65, 12), (66, 12), (67, 12), (68, 12)]),
        ("--from 66 --stated 81.8%", [(66, 12)]),
        ("--from 4 --stated +50%", [(4, 6)]),
        ("--to 6 --stated x1.5", [(4, 6)]),
        ("--to 12 --stated 150%", []),
        # below 50 %, none to be exact, to 42.9 %: three of seven; a rise is no cut
        ("--from 7 --stated=under50.0%", [(7, 4), (7, 5), (7, 6), (7, 7)]),
        ("--to 3 --stated=under50.0%", [(3, 3), (4, 3), (5, 3)]),
        ("--from 7 --stated=over10.4:1", []),  # 7 to 1 at most, and to nothing left none
        ("--from 7 --stated=nearly0:1", []),
        ("--from 7 --stated=under0:1", []),
        ("--from 7 --stated=over100%", []),  # no more than all can go
        ("--from 2 --stated=under+50.0%", [(2, 2)]),
    ],
)
def test_the_whole_numbers_that_fit_are_listed(
    arguments: str, pairs: list[tuple[int, int]], socalc: Socalc
) -> None:
    done = socalc("solve", *arguments.split(), "--json")
    found = json.loads(done.stdout)
    assert (done.returncode, found["schema"]) == (0, "socalc.candidates/1")
    assert [(row["before"], row["after"]) for row in found["rows"]] == pairs


@given(st.integers(1, 5000), st.integers(1, 5000))
def test_the_pair_that_was_printed_is_among_those_that_fit(before: int, after: int) -> None:
    if after >= before:
        return
    share = 100 * (1 - Fraction(after, before))
    stated = parse_stated(f"{float(share):.3f}%")
    assert (before, after) in numbers_that_fit(None, after, stated)
    assert (before, after) in numbers_that_fit(before, None, stated)
