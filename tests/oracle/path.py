"""What must each period reach? ``docs/formulas.md#path`` and ``docs/output.md#path``."""

import re
from fractions import Fraction
from math import floor

from .cells import Expected, Row, Starts, near, one_of
from .growth import PERIODS, Asked, Per
from .rates import MP, Real, big, has_rate, power
from .readings import MULTIPLES, read_figure
from .targets import Target


def numbers(periods: Fraction) -> list[Fraction]:
    """Periods since the baseline; the last is shorter where they are no whole number."""
    whole = [Fraction(number) for number in range(1, floor(periods) + 1)]
    return whole if periods.denominator == 1 else [*whole, periods]


def milestone(start: Fraction, end: Fraction, part: Fraction, linear: bool) -> Fraction | Real:
    """Where the path is after a part of its way; the last is the target value exactly."""
    if part == 1:
        return end
    if linear:
        return start + (end - start) * part
    return big(start) * power(end / start, part)


def halves_up(value: Fraction | Real) -> Fraction:
    """The whole number next to a value."""
    return Fraction(int(MP.floor((big(value) if isinstance(value, Fraction) else value) + 0.5)))


def growth_between(before: Fraction | Real, after: Fraction | Real) -> Expected:
    """The growth on the milestone before."""
    if before == 0 or (before < 0 and not before < after < 0):
        return one_of(None, Fraction(0)) if before == after and before < 0 else None
    if isinstance(before, Fraction) and isinstance(after, Fraction):
        return after / before - 1
    numerator, denominator = (
        big(value) if isinstance(value, Fraction) else value for value in (after, before)
    )
    return near(numerator / denominator - 1)


def period_text(number: Fraction, per: Per, base: int | None) -> str:
    """The calendar period, or the number of the period."""
    if base is None:
        return str(int(number)) if number.denominator == 1 else str(float(number))
    end = base + number * 12 / PERIODS[per]
    if end.denominator != 1:
        return ""
    year, month = divmod(int(end) - 1, 12)
    if number.denominator == 1 and per == "year" and month == 11:
        return str(year)
    if number.denominator == 1 and per == "quarter" and month % 3 == 2:
        return f"{year}-Q{month // 3 + 1}"
    return f"{year}-{month + 1:02}"  # also where a period is cut short, or is none of a calendar


def counts_things(target: Target) -> bool:
    """Whether a goal that is a value or an amount is a count itself; others are as the baseline is."""
    if re.fullmatch(r"[+-].*%|[x×].*|.*x", target.core) or target.core in MULTIPLES:
        return True
    return read_figure(target.core.removeprefix("to ").lstrip("+"), target.unit).is_count


def path_rows(target: Target, asked: Asked = Asked()) -> list[Row]:  # noqa: B008 (frozen)
    """The rows of ``socalc path`` for a target, one a milestone."""
    start, end = target.read.start, target.read.target
    if start is None or end is None:
        return []
    rate_exists = has_rate(start, end)
    linear = asked.method == "linear" or not rate_exists
    count = target.start is not None and target.start.is_count
    whole = count and end.denominator == 1 and counts_things(target)
    if start == end < 0 and asked.method == "compound":
        method: Expected = one_of("compound", "linear")
    else:
        method = "linear" if linear else "compound"
    if target.held:
        method = asked.method
    silent = start > 0 and (end > 0 or asked.method == "linear")
    rows: list[Row] = []
    for years in target.horizons:
        periods = years * PERIODS[asked.per]
        before: Fraction | Real = end if target.held else start
        for number in numbers(periods):
            value = end if target.held else milestone(start, end, number / periods, linear)
            if whole and not target.held:
                value = halves_up(value)
            rows.append(
                {
                    "target": target.name,
                    "label": "",
                    "unit": target.shown_unit,
                    "period": period_text(number, asked.per, target.base),
                    "value": value if isinstance(value, Fraction) else near(value),
                    "growth": growth_between(before, value),
                    "bound": target.bound,
                    "years": years,
                    "per": asked.per,
                    "method": method,
                    "number": number,
                    "note": Starts(f"{target.held}; each is the {target.bound} itself")
                    if target.held
                    else target.told
                    if silent
                    else (
                        Starts()
                        if asked.method == "compound" and start != end
                        else one_of(target.told, Starts())
                    ),
                }
            )
            before = value
    return rows
