"""What is different between two sheets of the same kind?"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product, zip_longest
from typing import NamedTuple

from socalc.rendering import figures
from socalc.rendering.sheet import Column, Kind, Sheet, Value, ViewColumn

_NAMES = ("group", "target", "ratio", "kind", "period")
"""Columns that say what a row is about; rows that agree in them are compared."""

_BESIDE = ("label", "title", "line", "years")
"""Columns that are told beside a difference, or are none of the figures."""


class Difference(NamedTuple):
    """One figure of a row that differs. ``None`` is a number that does not exist."""

    target: str
    label: str
    period: str
    years: Value
    years_set: Value
    """Horizon, in the file and with the values that are set."""
    field: str
    value: Value
    value_set: Value
    difference: Fraction | None
    """Value with what is set - value in the file; ``None`` for texts."""
    kind: Kind


_COLUMNS = (
    Column("target"),
    Column("label"),
    Column("period"),
    Column("years", "typed"),
    Column("years_set", "typed"),
    Column("field"),
    Column("value", "typed"),
    Column("value_set", "typed"),
    Column("difference", "number"),
    Column("kind"),
)


def compared(before: Sheet, after: Sheet) -> Sheet:
    """The sheet of all that differs from the first sheet to the second.

    Rows of one target and period belong together. Where one of the two sheets has a single horizon
    for them, it is held against each of the other's; else they go by their order.
    """
    rows = [
        difference
        for pair in _pairs(before, after)
        for difference in _differences(*pair, before.columns)
    ]
    return Sheet(
        "socalc.compare/1",
        f"{after.heading}, what changes",
        after.title,
        after.source,
        _COLUMNS,
        _VIEW,
        rows,
        max(before.digits, _DIGITS_MIN),
        after.notice or ("" if rows else "Nothing changes."),
    )


_NOTHING = (None, "")
_DIGITS_MIN = 2
_DIGITS_OF_NUMBERS = 4
"""Decimals of numbers that are no shares: enough to see small differences."""

_Row = Sequence[Value]


def _pairs(before: Sheet, after: Sheet) -> Iterator[tuple[_Row | None, _Row | None]]:
    olds, news = _by_name(before), _by_name(after)
    for name in olds | news:
        old, new = olds.get(name, []), news.get(name, [])
        if min(len(old), len(new)) == 1:
            yield from product(old, new)
        else:
            yield from zip_longest(old, new)


def _by_name(sheet: Sheet) -> dict[tuple[Value, ...], list[_Row]]:
    places = [place for place, column in enumerate(sheet.columns) if column.name in _NAMES]
    found: dict[tuple[Value, ...], list[_Row]] = {}
    for row in sheet.rows:
        found.setdefault(tuple(row[place] for place in places), []).append(row)
    return found


def _differences(
    old: _Row | None, new: _Row | None, columns: tuple[Column, ...]
) -> Iterator[Difference]:
    nothing = [None] * len(columns)
    names = [column.name for column in columns]
    olds = dict(zip(names, old or nothing, strict=True))
    news = dict(zip(names, new or nothing, strict=True))
    known = {
        name: value for each in (olds, news) for name, value in each.items() if value is not None
    }
    for column in columns:
        value, value_set = olds[column.name], news[column.name]
        if column.name in _NAMES or column.name in _BESIDE or value == value_set:
            continue
        if value in _NOTHING and value_set in _NOTHING:  # of a row that is there on one side only
            continue
        yield Difference(
            str(known.get("target") or known.get("ratio") or known.get("group") or ""),
            str(known.get("label", "")),
            str(known.get("period", "")),
            olds.get("years"),
            news.get("years"),
            column.name,
            value,
            value_set,
            _difference(value, value_set),
            column.kind,
        )


def _difference(value: Value, value_set: Value) -> Fraction | None:
    if value is None or value_set is None or isinstance(value, str) or isinstance(value_set, str):
        return None
    return Fraction(value_set) - Fraction(value)


def _years(row: Difference, _: int) -> str:
    sides = [figures.typed(_number(years)) for years in (row.years, row.years_set)]
    return sides[0] if sides[0] == sides[1] else " -> ".join(side or "none" for side in sides)


def _shown(value: Value, row: Difference, digits: int) -> str:
    if isinstance(value, str):
        return value
    if row.field in _CALENDAR and value is not None:
        return str(value)
    if row.kind == "share":
        return figures.percent(value, digits)
    return figures.quantity(value, _DIGITS_OF_NUMBERS)


_CALENDAR = {"by", "break_even_year"}
"""Fields that hold a calendar year: 2027, and not 2,027."""


def _number(value: Value) -> int | float | Fraction | None:
    return None if isinstance(value, str) else value


def _points(row: Difference, digits: int) -> str:
    """The difference with its sign; of two percentages, in points."""
    if row.kind == "share":
        return figures.points(row.difference, digits)
    return figures.quantity(row.difference, _DIGITS_OF_NUMBERS, signed=True)


_VIEW = (
    ViewColumn("Target", lambda row, _: row.label or row.target, role="name", wraps=True),
    ViewColumn("Period", lambda row, _: row.period),
    ViewColumn("Years", _years),
    ViewColumn("Figure", lambda row, _: row.field.replace("_", " ")),
    ViewColumn("In the file", lambda row, n: _shown(row.value, row, n), numeric=True, wraps=True),
    ViewColumn(
        "With --set", lambda row, n: _shown(row.value_set, row, n), numeric=True, wraps=True
    ),
    ViewColumn("Difference", _points, numeric=True, role="result"),
)
