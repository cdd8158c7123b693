"""Which of four is missing, and which whole numbers fit? ``docs/formulas.md``, ``docs/output.md``."""

from fractions import Fraction
from typing import NamedTuple

from .cells import Expected, Row, Starts, Typed, near
from .rates import MP, big, has_rate, log, rate
from .verdicts import Stated, judge


class Question(NamedTuple):
    """Three of the four numbers, as typed; the rate in per cent."""

    start: str = ""
    end: str = ""
    years: str = ""
    rate: str = ""

    @property
    def arguments(self) -> list[str]:
        """The options that ask it."""
        options = (
            ("--from", self.start),
            ("--to", self.end),
            ("--years", self.years),
            ("--rate", f"{self.rate}%" if self.rate else ""),
        )
        return [part for option in options if option[1] for part in option]

    def answer(self) -> Row:
        """The row of ``socalc solve``; what has no answer has a note."""
        known = [Fraction(text) if text else None for text in self]
        names = ("from", "to", "years", "rate")
        if known[3] is not None:
            known[3] /= 100
        solved = names[known.index(None)]
        value = solution(*known)
        row: dict[str, Expected] = {
            name: None if number is None else Typed(number)
            for name, number in zip(names, known, strict=True)
        }
        of_a_loss = solved in ("years", "rate") and known[0] is not None and known[0] < 0
        note = Starts() if value is None or of_a_loss else ""
        return {**row, solved: value, "solved": solved, "note": note}


def solution(
    start: Fraction | None, end: Fraction | None, years: Fraction | None, growth: Fraction | None
) -> Expected:
    """The number that is missing."""
    if growth is None:
        assert start is not None
        assert end is not None
        assert years is not None
        return near(rate(start, end, years))
    if years is None:
        assert start is not None
        assert end is not None
        return years_of(start, end, growth)
    if growth < -1 or (growth == -1 and start is None):
        return None
    value = end if start is None else start
    assert value is not None
    if start is None:
        years = -years
    if years.denominator == 1 and abs(years) <= 64:
        return value * (1 + growth) ** int(years)
    if value == 0 or growth == -1:
        return 0
    return near(big(value) * MP.power(big(1 + growth), big(years)))


def years_of(start: Fraction, end: Fraction, growth: Fraction) -> Expected:
    """``log(end / start) / log(1 + rate)`` where the rate leads from one to the other."""
    if not has_rate(start, end) or growth <= -1:
        return None
    if start == end:
        return 0
    if growth == 0:
        return None
    years = log(end / start) / log(1 + growth)
    return near(years) if years > 0 else None


COUNTS = 3000
"""Whole numbers are tried up to here."""


def whole_numbers(stated: Stated, before: int | None, after: int | None) -> list[tuple[int, int]]:
    """The pairs that a figure fits; a share without a sign counts what was removed."""
    pairs = [
        (before if before is not None else number, after if after is not None else number)
        for number in range(COUNTS + 1)
    ]
    return [
        (first, last)
        for first, last in pairs
        if first
        and judge(
            stated,
            Fraction(first),
            Fraction(last),
            (Fraction(last, first), Fraction(last, first)),
            removal=True,
        ).verdict
        == "consistent"
    ]
