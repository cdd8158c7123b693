"""Does a printed cell hold what was worked out? Expectations, and how they are compared."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final, NamedTuple, TypeAlias

import pytest

from .rates import MP, Real, big

SHOWN: Final = 15
"""Differences in a message."""

LARGEST: Final = Fraction(2) ** 1024
"""From here on there is no floating-point number, and a cell must be empty."""


SMALLEST: Final = 1 / LARGEST
"""What is nearer to zero may be left out, but is never shown as zero."""


class Near(NamedTuple):
    """A number that is right to so many significant digits, or so many of ``scale``."""

    value: Real
    digits: int = 15
    scale: int = 0


class Typed(NamedTuple):
    """A number of the file, with all its digits."""

    value: Fraction


class OneOf(NamedTuple):
    """Where the docs leave two readings open."""

    readings: tuple["Expected", ...]


class Starts(NamedTuple):
    """A text that begins like this; with nothing given, any text but the empty one."""

    text: str = ""


class Anything(NamedTuple):
    """What is not looked at."""


Expected: TypeAlias = str | int | Fraction | Near | Typed | OneOf | Starts | Anything | None
Row: TypeAlias = Mapping[str, Expected]
Cell: TypeAlias = str | Fraction | None


def one_of(*readings: Expected) -> OneOf:
    """Any of these is right."""
    return OneOf(readings)


def near(value: Real | None, digits: int = 15, scale: int = 0) -> Expected:
    """A rounded number, or nothing where there is none."""
    return None if value is None else Near(value, digits, scale)


def fits(expected: Expected, cell: Cell) -> bool:
    """Whether a cell is as expected.

    >>> fits(Fraction(1, 3), Fraction("0.3333333333333333")), fits(Typed(Fraction(1, 3)), None)
    (True, False)
    """
    match expected:
        case Anything():
            return True
        case OneOf(readings):
            return any(fits(reading, cell) for reading in readings)
        case Starts(text):
            return isinstance(cell, str) and cell != "" and cell.startswith(text)
        case None:
            return cell is None or cell == ""
        case str() | Typed():
            return cell == (expected.value if isinstance(expected, Typed) else expected)
    return number_fits(expected, cell)


def number_fits(expected: Near | int | Fraction, cell: Cell) -> bool:
    """Whether a cell holds a number that was worked out."""
    value = expected.value if isinstance(expected, Near) else expected
    if abs(value) >= (big(LARGEST) if isinstance(expected, Near) else LARGEST):
        return cell is None
    if not isinstance(cell, Fraction):
        return cell is None and 0 < abs(value) < SMALLEST
    if value and not cell:
        return False  # a number that is not zero is never shown as zero
    if isinstance(expected, Near):
        slack = MP.mpf(10) ** -expected.digits * max(abs(value), expected.scale)
        return bool(abs(big(cell) - value) <= slack)
    return cell == expected or float(cell) == float(expected)


def differences(expected: Row, row: Mapping[str, Cell]) -> list[str]:
    """What is not as expected in a row, column by column."""
    return [
        f"{column}: expected {shown(wanted)}, printed {show(row.get(column))}"
        for column, wanted in expected.items()
        if column not in row or not fits(wanted, row[column])
    ]


def shown(expected: Expected) -> str:
    """An expectation for a message."""
    match expected:
        case Near(value):
            return str(MP.nstr(value, 17))
        case OneOf(readings):
            return " or ".join(shown(reading) for reading in readings)
        case Fraction() | Typed():
            return str(expected)
    return repr(expected)


def show(cell: Cell) -> str:
    """A cell for a message."""
    return str(float(cell)) if isinstance(cell, Fraction) else repr(cell)


class Case(NamedTuple):
    """A target as it is typed, and the rows that it must lead to."""

    name: str
    text: str
    rows: Sequence[Row]


def misses(cases: Sequence[Case], rows: Sequence[Mapping[str, Cell]]) -> list[str]:
    """Where the program's rows differ from those of the cases; names are told apart."""
    printed: dict[str, list[Mapping[str, Cell]]] = {}
    for row in rows:
        printed.setdefault(str(row["target"]), []).append(row)
    found: list[str] = []
    for case in cases:
        of_case = printed.pop(case.name, [])
        if len(of_case) != len(case.rows):
            found.append(f"{case.text}\n      {len(case.rows)} rows expected, not {len(of_case)}")
        for expected, row in zip(case.rows, of_case, strict=False):
            found += [f"{case.text}      {line}" for line in differences(expected, row)]
    return [*found, *(f"unexpected: {name}" for name in printed)]


def written_years(years: Fraction) -> Expected:
    """Years with all their digits, where these come to an end, as those of a third of a year do not."""
    return Typed(years) if 10**40 % years.denominator == 0 else years


def agree(cases: Sequence[Case], rows: Sequence[Mapping[str, Cell]]) -> None:
    """Fail with the first few differences, each with the target as it is typed."""
    found = misses(cases, rows)
    if found:
        pytest.fail(f"{len(found)} differences:\n" + "\n".join(found[:SHOWN]), pytrace=False)
