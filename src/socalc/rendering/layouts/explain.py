"""The columns of an explanation: formula, numbers put in, and what they come to."""

import re
from fractions import Fraction
from typing import NamedTuple

from socalc.analyses.explain import Explanation, Number, Quantity, Step
from socalc.rendering import figures
from socalc.rendering.sheet import Column, Sheet, ViewColumn

DIGITS = 6
"""Decimals unless others are asked for: enough to follow the rounding of any printed figure."""

_COLUMNS = (
    Column("target"),
    Column("label"),
    Column("quantity"),
    Column("formula"),
    Column("numbers"),
    Column("counted"),
    Column("result", "number"),
    Column("low", "number"),
    Column("high", "number"),
    Column("stated"),
    Column("stated_low", "number"),
    Column("stated_high", "number"),
    Column("verdict"),
    Column("line", "typed"),
)
_FORMULAS: dict[Quantity, str] = {
    "growth": "(end / start) ^ (1 / periods) - 1",
    "rate": "(end / start) ^ (1 / years) - 1",
    "linear growth": "(end / start - 1) / periods",
    "amount": "(end - start) / periods",
    "reduction": "1 - end / start",
    "change": "end / start - 1",
    "multiple": "end / start",
    "ratio": "start / end",
    "points": "(end - start) / 100",
    "removed": "start - end",
    "per year": "(start - end) / periods",
    "counts": "before - removed + added",
}
_FALLS: dict[Quantity, str] = {
    "rate": "1 - (end / start) ^ (1 / years)",
    "points": "(start - end) / 100",
}
_SHARES = ("growth", "rate", "linear growth", "reduction", "change", "points")


class _Row(NamedTuple):
    """A step as it is written: the formula and the numbers in words."""

    target: str
    label: str
    quantity: Quantity
    formula: str
    numbers: str
    counted: str
    result: Number
    low: Number | None
    high: Number | None
    stated: str
    stated_low: Fraction | None
    stated_high: Fraction | None
    verdict: str
    line: int | None


def explain_sheet(explanation: Explanation, digits: int | None = None) -> Sheet:
    """The sheet of an explanation."""
    view = (
        ViewColumn("Target", lambda row, _: row.label or row.target, role="name", wraps=True),
        ViewColumn("Quantity", lambda row, _: row.quantity),
        ViewColumn("Formula", lambda row, _: row.formula),
        ViewColumn("Numbers", lambda row, _: row.numbers),
        ViewColumn("Counted", lambda row, _: row.counted, wraps=True),
        ViewColumn(
            "Result", lambda row, n: _shown(row, row.result, n), numeric=True, role="result"
        ),
        ViewColumn("Range", lambda row, n: _span(row, row.low, row.high, n)),
        ViewColumn("Stated", lambda row, _: row.stated),
        ViewColumn("Stands for", lambda row, n: _span(row, row.stated_low, row.stated_high, n)),
        ViewColumn("Verdict", lambda row, _: row.verdict, role="verdict"),
        ViewColumn("Line", lambda row, _: (row.line and str(row.line)) or "", numeric=True),
    )
    return Sheet(
        "socalc.explain/1",
        "How it follows",
        explanation.title,
        explanation.source,
        _COLUMNS,
        view,
        [_row(step) for step in explanation.steps],
        DIGITS if digits is None else digits,
    )


def _row(step: Step) -> _Row:
    band = step.stands_for
    return _Row(
        step.target,
        step.label,
        step.quantity,
        _formula(step),
        _numbers(step),
        step.counted,
        step.result,
        step.low,
        step.high,
        step.stated,
        band.low if band else None,
        band.high if band else None,
        step.verdict,
        step.line,
    )


def _formula(step: Step) -> str:
    return (step.falls and _FALLS.get(step.quantity)) or _FORMULAS[step.quantity]


def _numbers(step: Step) -> str:
    """The formula with the numbers put in; each name occurs as a word of its own."""
    put_in = {
        "start": step.start, "end": step.end, "periods": step.periods, "years": step.periods,
        "before": step.start, "removed": step.removed, "added": step.added,
    }  # fmt: skip
    words = (
        figures.typed(put_in[word]) if word in put_in else word
        for word in re.split(r"(\w+)", _formula(step))
    )
    return "".join(words)


def _shown(row: _Row, value: Number | None, digits: int) -> str:
    if row.quantity == "points" and value is not None:
        return f"{figures.quantity(Fraction(value) * 100, digits)} pp"
    if row.quantity in _SHARES:
        return figures.percent(value, digits)
    if row.quantity == "multiple":
        return figures.multiple(value, digits)
    return (
        figures.ratio(value, digits) if row.quantity == "ratio" else figures.quantity(value, digits)
    )


def _span(row: _Row, low: Number | None, high: Number | None, digits: int) -> str:
    """Both ends of a range; nothing where it is the one number that the row shows anyway."""
    if low == high:
        return ""
    if low is None or high is None:
        return (
            f"above {_shown(row, low, digits)}"
            if high is None
            else f"below {_shown(row, high, digits)}"
        )
    return f"{_shown(row, low, digits)} to {_shown(row, high, digits)}"
