"""What is different between two sheets of the same kind?"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product, zip_longest
from typing import Annotated, NamedTuple

from socalc.analyses.column import Column, Kind, Part, Target, columns_of
from socalc.rendering import figures
from socalc.rendering.figures import Number
from socalc.rendering.sheet import TARGET, Sheet, Value, ViewColumn


class Difference(NamedTuple):
    """One figure of a row that differs. ``None`` is a number that does not exist."""

    target: Target = ""
    label: str = ""
    period: Annotated[str, Column("text", "Period")] = ""
    years: Annotated[Number | None, Column("typed", "Years")] = None
    years_set: Annotated[Number | None, Column("typed", "Years")] = None
    """Horizon, in the file and with the values that are set."""
    field: Annotated[str, Column("text", "Figure")] = ""
    value: Annotated[Value, Column("typed", "In the file")] = None
    value_set: Annotated[Value, Column("typed", "With --set")] = None
    difference: Annotated[Fraction | None, Column("number", "Difference")] = None
    """Value with what is set - value in the file; ``None`` for texts."""
    kind: Kind = "text"


def compared(before: Sheet, after: Sheet) -> Sheet:
    """The sheet of all that differs from the first sheet to the second.

    Rows that agree in all columns that name a row belong together. Of these, one horizon on one side
    is held against each on the other; else rows of the same horizon, or from the same line, are held
    against each other first, and the others by their order. A row that only one of the sheets has is
    told as such.
    """
    rows = [
        difference
        for pair in _pairs(before, after)
        for difference in _differences(*pair, before.columns)
    ]
    return Sheet(
        schema="socalc.compare/1",
        heading=f"{after.heading}, what changes",
        columns=columns_of(Difference),
        view=_view(before.columns),
        rows=rows,
        digits=max(before.digits, _DIGITS_MIN),
        title=after.title,
        source=after.source,
        notice=after.notice or ("" if rows else "Nothing changes."),
    )


def _view(columns: tuple[Column, ...]) -> tuple[ViewColumn | str, ...]:
    ordinals = {column.name for column in columns if column.is_ordinal}

    def shown(value: Value, row: Difference, digits: int) -> str:
        is_ordinal = row.field in ordinals and value is not None
        return str(value) if is_ordinal else _shown(value, row, digits)

    return (
        TARGET,
        "period",
        ViewColumn("years", of_row=_years, numeric=False),
        ViewColumn("field", lambda field, _: field.replace("_", " ")),
        ViewColumn("value", of_row=lambda row, n: shown(row.value, row, n), wraps=True),
        ViewColumn("value_set", of_row=lambda row, n: shown(row.value_set, row, n), wraps=True),
        ViewColumn("difference", of_row=_points, role="result"),
    )


_NOTHING = (None, "")
_DIGITS_MIN = 2
_DIGITS_OF_NUMBERS = 4
"""Decimals of numbers that are no shares: enough to see small differences."""

ROW, PRESENT, MISSING = "row", "present", "missing"
"""What is told of a row that only one of the two sheets has."""

_Row = Sequence[Value]


def _places(columns: tuple[Column, ...], part: Part) -> list[int]:
    return [place for place, column in enumerate(columns) if column.part == part]


def _pairs(before: Sheet, after: Sheet) -> Iterator[tuple[_Row | None, _Row | None]]:
    horizons = _places(before.columns, "horizon")
    first = horizons or _places(before.columns, "place")
    olds, news = _by_name(before), _by_name(after)
    for name in olds | news:
        old, new = olds.get(name, []), news.get(name, [])
        if horizons and min(len(old), len(new)) == 1:
            yield from product(old, new)
        else:
            yield from _matched(old, new, first)


def _matched(
    old: list[_Row], new: list[_Row], places: list[int]
) -> Iterator[tuple[_Row | None, _Row | None]]:
    """Rows that agree in some places, and what is left by its order."""
    rest, left = [], list(new)
    for row in old:
        alike = (other for other in left if all(row[place] == other[place] for place in places))
        other = next(alike, None) if places else None
        if other is None:
            rest.append(row)
        else:
            left.remove(other)
            yield row, other
    yield from zip_longest(rest, left)


def _by_name(sheet: Sheet) -> dict[tuple[Value, ...], list[_Row]]:
    names = [
        (place, sheet.columns[place].named or _whole) for place in _places(sheet.columns, "names")
    ]
    found: dict[tuple[Value, ...], list[_Row]] = {}
    for row in sheet.rows:
        found.setdefault(tuple(named(row[place]) for place, named in names), []).append(row)
    return found


def _whole(value: Value) -> Value:
    return value


def _differences(
    old: _Row | None, new: _Row | None, columns: tuple[Column, ...]
) -> Iterator[Difference]:
    """What differs from one row to the other, or all figures of the only one there is.

    Of a pair whose horizons differ and nothing else, the horizons are told.
    """
    none = _heads(old, new, columns)
    is_alone = old is None or new is None
    if is_alone:
        sides = (PRESENT, MISSING) if new is None else (MISSING, PRESENT)
        yield none._replace(field=ROW, value=sides[0], value_set=sides[1])
    horizons, is_silent = [], True
    for place, column in enumerate(columns):
        value, value_set = (None if row is None else row[place] for row in (old, new))
        if value == value_set or (value in _NOTHING and value_set in _NOTHING):
            continue
        told = list(_told(none, column, old, new, place))
        if column.part == "horizon":
            horizons += told
        elif (not column.part or column.named) and not (is_alone and column.name == "label"):
            is_silent = False
            yield from told
    if is_silent and not is_alone:
        yield from horizons


def _heads(old: _Row | None, new: _Row | None, columns: tuple[Column, ...]) -> Difference:
    """A difference that says of which row it is, and nothing yet of a figure."""
    names = [column.name for column in columns]
    olds, news = (dict(zip(names, row or (), strict=False)) for row in (old, new))
    known = olds | news
    name = known.get("target") or known.get("group")
    if "target" not in names:  # of implied, the ratio
        name = next((known[c.name] for c in columns if c.part == "names" and c.name in known), "")
    return Difference(
        target=str(name or ""),
        label=str(known.get("label", "")),
        period=str(known.get("period", "")),
        years=_number(olds.get("years")),
        years_set=_number(news.get("years")),
    )


def _told(
    none: Difference, column: Column, old: _Row | None, new: _Row | None, place: int
) -> Iterator[Difference]:
    """What is told of one figure that differs: in one line, or in two where it is no longer the same
    figure."""
    row = none._replace(field=column.name)
    sides = [(side, _measure(column, side), side[place]) for side in (old, new) if side is not None]
    if len(sides) == 2 and sides[0][1] == sides[1][1]:
        (_, (_, kind), value), (_, _, value_set) = sides
        yield row._replace(
            value=value, value_set=value_set, difference=_difference(value, value_set), kind=kind
        )
        return
    for side, (_, kind), value in sides:
        if value not in _NOTHING:
            one = row._replace(kind=kind)
            yield one._replace(value=value) if side is old else one._replace(value_set=value)


def _measure(column: Column, row: _Row) -> tuple[str, Kind]:
    return column.measure(row) if column.measure else ("", column.kind)


def _difference(value: Value, value_set: Value) -> Fraction | None:
    if value is None or value_set is None or isinstance(value, str) or isinstance(value_set, str):
        return None
    return Fraction(value_set) - Fraction(value)


def _years(row: Difference, _: int) -> str:
    sides = [figures.typed(years) for years in (row.years, row.years_set)]
    return sides[0] if sides[0] == sides[1] else " -> ".join(side or "none" for side in sides)


def _shown(value: Value, row: Difference, digits: int) -> str:
    if isinstance(value, str):
        return value
    if row.kind == "share":
        return figures.percent(value, digits)
    if row.kind == "points":
        return figures.points(value, digits, signed=False)
    return figures.quantity(value, _DIGITS_OF_NUMBERS)


def _number(value: Value) -> Number | None:
    return None if isinstance(value, str) else value


def _points(row: Difference, digits: int) -> str:
    """The difference with its sign; of two percentages, in points."""
    if row.kind in ("share", "points"):
        return figures.points(row.difference, digits)
    return figures.quantity(row.difference, _DIGITS_OF_NUMBERS, signed=True)
