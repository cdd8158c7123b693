"""How many cases, and the program asked in bulk."""

import json
from collections.abc import Callable
from fractions import Fraction

import pytest

from tests.conftest import Socalc

from .cells import Cell

Ask = Callable[..., list[dict[str, Cell]]]


def _number(text: str) -> Fraction:
    value = Fraction(text)
    assert value or not text.startswith("-"), "a zero below zero is printed"
    return value


@pytest.fixture
def ask(socalc: Socalc) -> Ask:
    """The rows that the program prints: ``ask("growth", "--per", "month", file="growth: ...")``."""

    def rows(
        *arguments: str, file: str = "", codes: tuple[int, ...] = (0, 1)
    ) -> list[dict[str, Cell]]:
        source = ("-f", "-") if file else ()
        done = socalc(*arguments, *source, "--json", "-q", input=file)
        assert done.returncode in codes, done.stderr.decode()[:3000]
        document = json.loads(done.stdout, parse_float=_number, parse_int=_number)
        printed: list[dict[str, Cell]] = document["rows"]
        return printed

    return rows


@pytest.fixture
def cases(request: pytest.FixtureRequest) -> int:
    """How many targets each test draws."""
    return int(request.config.getoption("--oracle-cases"))
