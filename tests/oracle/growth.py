"""What growth does a goal require? ``docs/formulas.md`` and ``docs/output.md#growth``."""

from fractions import Fraction
from math import ceil
from typing import Literal, NamedTuple

from .cells import Expected, Row, Starts, Typed, near, one_of, written_years
from .rates import has_rate, rate
from .targets import Target

Per = Literal["year", "quarter", "month"]
Method = Literal["compound", "linear"]
PERIODS: dict[Per, int] = {"year": 1, "quarter": 4, "month": 12}


class Asked(NamedTuple):
    """The options of a command that bear upon growth and path."""

    per: Per = "year"
    method: Method = "compound"


def multiple_of(start: Fraction | None, end: Fraction | None) -> Fraction | None:
    """``target value / baseline``: of a value above zero, or of a loss that shrinks."""
    if start is None or end is None or start == 0 or (start < 0 and not has_rate(start, end)):
        return None
    return end / start


def growth_of(start: Fraction, end: Fraction, periods: Fraction, method: Method) -> Expected:
    """The growth a period, by the table under "Losses and zeros"."""
    if method == "compound":
        return near(rate(start, end, periods))
    if start > 0 or start < end < 0:
        return (end - start) / periods / start
    return one_of(None, Fraction(0)) if start == end < 0 else None


def note_of(target: Target, start: Fraction | None, end: Fraction | None, asked: Asked) -> Expected:
    """Whether there must be a note: why there is no rate, or whose rate it is."""
    if start is None or end is None or start == 0:
        return Starts()
    if start < 0:
        return Starts() if start != end else one_of(target.told, Starts())
    if end <= 0 and asked.method == "compound":
        return Starts()
    return target.told


def growth_rows(target: Target, asked: Asked = Asked()) -> list[Row]:  # noqa: B008 (frozen)
    """The rows of ``socalc growth`` for a target, one a horizon."""
    goal = target.read
    start, end = goal.start, goal.target
    multiple: Expected = multiple_of(start, end)
    if start is not None and start == end and start < 0:
        multiple = one_of(None, Fraction(1))  # D1 gives it a rate, the table no multiple
    rows: list[Row] = []
    for years in target.horizons:
        periods = years * PERIODS[asked.per]
        known = start is not None and end is not None
        even = None
        if start is not None and end is not None and start < 0 < end:
            even = -start * years / (end - start)
        at_zero = start is not None and start < 0 and end == 0
        base = target.base
        row: dict[str, Expected] = {
            "target": target.name,
            "label": "",
            "unit": target.shown_unit,
            "baseline": None if start is None else Typed(start),
            "goal": target.goal,
            "target_value": end,
            "multiple": multiple,
            "change": one_of(None, Fraction(0))
            if not isinstance(multiple, Fraction | None)
            else (None if multiple is None else multiple - 1),
            "years": written_years(years),
            "per": asked.per,
            "method": asked.method,
            "growth": None,
            "amount": None,
            "note": note_of(target, start, end, asked),
            "by": target.deadline(years),
            "break_even": one_of(None, years) if at_zero else even,
            "break_even_year": None,
            "deadline": target.deadline_text(years),
            "bound": target.bound,
        }
        if known:
            assert start is not None
            assert end is not None
            row["growth"] = growth_of(start, end, periods, asked.method)
            row["amount"] = (end - start) / periods
        if even is not None and base is not None:
            row["break_even_year"] = ceil(even + Fraction(base, 12)) - 1
        if at_zero and base is not None:
            row["break_even_year"] = one_of(None, ceil(years + Fraction(base, 12)) - 1)
        rows.append(row)
    return rows
