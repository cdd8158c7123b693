"""Formats for programs write a number as it is: no zero has a sign, and no growth is zero that is not."""

import json
import re
from fractions import Fraction

import pytest

from socalc.rendering.exact import derived_text, typed_text
from tests.conftest import Socalc


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (-0.0, "0.0"), (0.0, "0.0"), (Fraction(0), "0"), (0, "0"), (-0.5, "-0.5"), (5e-324, "5e-324"),
        (-1e-300, "-1e-300"), (Fraction(-1, 10**400), ""), (Fraction(1, 10**400), ""),
    ],
)  # fmt: skip
def test_no_zero_has_a_sign(value: float | Fraction, text: str) -> None:
    assert (derived_text(value), typed_text(value)) == (text, text)


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--from", "5", "--to", "5", "--stated", "-3% a year", "--years", "3"),
        ("check", "--from=-5", "--to=-5", "--stated", "-3% a year", "--years", "3"),
        ("check", "--from", "5", "--to", "5", "--stated", "-3%", "--explain"),
        ("growth", "--from", "-0.0", "--goal", "to -0", "--years", "3"),
        ("growth", "--from", "5", "--goal", "5", "--years", "3", "--method", "linear"),
        ("solve", "--from", "5", "--to", "5", "--rate=-3%"),
    ],
)
@pytest.mark.parametrize("format", ["csv", "jsonl"])
def test_no_command_writes_a_negative_zero(
    arguments: tuple[str, ...], format: str, socalc: Socalc
) -> None:
    done = socalc(*arguments, "--format", format)
    assert done.returncode in (0, 1)
    typed = done.stdout.decode().replace("to -0", "")
    assert not re.search(r"-0(\.0*)?(?![.0-9])", typed)


def test_growth_that_is_too_small_for_a_number_is_missing_with_the_reason(socalc: Socalc) -> None:
    # 1e-186 more on 1e200 is a change of 1e-386
    for method in ("compound", "linear"):
        done = socalc(
            "growth", "--from", "1e200", "--goal", "+1e-186", "--years", "3", "--method", method, "--json"
        )  # fmt: skip
        (row,) = json.loads(done.stdout)["rows"]
        assert (row["change"], row["growth"]) == (None, None)
        assert row["note"] == "no rate: it is too small to be written"
