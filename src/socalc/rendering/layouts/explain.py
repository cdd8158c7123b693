"""How is an explanation laid out: formula, numbers put in, and what they come to?"""

import re
from fractions import Fraction
from typing import Annotated, NamedTuple

from socalc.analyses.column import Column, Target, columns_of
from socalc.analyses.explain import Explanation, Quantity, Step, StepValue
from socalc.rendering import figures
from socalc.rendering.sheet import TARGET, Sheet, ViewColumn
from socalc.targets.stated import SHARES

DIGITS = 6
"""Decimals unless others are asked for: enough to follow the rounding of any printed figure."""

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
_SHARES = ("growth", "linear growth", *SHARES)


class StepRow(NamedTuple):
    """A step as it is written: the formula and the numbers in words."""

    target: Target
    label: str
    quantity: Annotated[Quantity, Column("text", "Quantity")]
    formula: Annotated[str, Column("text", "Formula")]
    numbers: Annotated[str, Column("text", "Numbers")]
    counted: Annotated[str, Column("text", "Counted")]
    result: Annotated[StepValue, Column("number", "Result")]
    low: Annotated[StepValue | None, Column("number", "Range")]
    high: Annotated[StepValue | None, Column("number", "Range")]
    stated: Annotated[str, Column("text", "Stated")]
    stated_low: Annotated[Fraction | None, Column("number", "Stands for")]
    stated_high: Annotated[Fraction | None, Column("number", "Stands for")]
    verdict: Annotated[str, Column("text", "Verdict")]
    line: Annotated[int | None, Column("typed", "Line", is_ordinal=True)]


def explain_sheet(explanation: Explanation, digits: int | None = None) -> Sheet:
    """The sheet of an explanation."""
    return Sheet(
        schema="socalc.explain/1",
        heading="How it follows",
        columns=columns_of(StepRow),
        view=(
            TARGET,
            "quantity",
            "formula",
            "numbers",
            ViewColumn("counted", wraps=True),
            ViewColumn("result", of_row=lambda row, n: _shown(row, row.result, n), role="result"),
            ViewColumn("low", of_row=_range, numeric=False),
            "stated",
            ViewColumn("stated_low", of_row=_stands_for, numeric=False),
            ViewColumn("verdict", role="verdict"),
            "line",
        ),
        rows=[_row(step) for step in explanation.steps],
        digits=DIGITS if digits is None else digits,
        title=explanation.title,
        source=explanation.source,
    )


def _row(step: Step) -> StepRow:
    low, high = step.stands_for[:2] if step.stands_for else (None, None)
    return StepRow(
        target=step.target, label=step.label, quantity=step.quantity, formula=_formula(step),
        numbers=_numbers(step), counted=step.counted, result=step.result, low=step.low,
        high=step.high, stated=step.stated, stated_low=low, stated_high=high,
        verdict=step.verdict, line=step.line,
    )  # fmt: skip


def _formula(step: Step) -> str:
    return (step.falls and _FALLS.get(step.quantity)) or _FORMULAS[step.quantity]


def _numbers(step: Step) -> str:
    """The formula with the numbers put in; each name occurs as a word of its own."""
    put_in = {
        "start": step.start, "end": step.end, "periods": step.periods, "years": step.periods,
        "before": step.start, "removed": step.removed, "added": step.added,
    }  # fmt: skip
    words = (
        _put_in(put_in[word]) if word in put_in else word
        for word in re.split(r"(\w+)", _formula(step))
    )
    return "".join(words)


def _put_in(number: Fraction | None) -> str:
    """A number with every digit it has; months as years, which have no end, as a quotient."""
    is_quotient = number is not None and number.denominator % 3 == 0
    return f"({number})" if is_quotient else figures.typed(number)


def _shown(row: StepRow, value: StepValue | None, digits: int) -> str:
    if row.quantity == "points" and value is not None:
        return f"{figures.quantity(Fraction(value) * 100, digits)} pp"
    if row.quantity in _SHARES:
        return figures.percent(value, digits)
    if row.quantity == "multiple":
        return figures.multiple(value, digits)
    return (
        figures.ratio(value, digits) if row.quantity == "ratio" else figures.quantity(value, digits)
    )


def _range(row: StepRow, digits: int) -> str:
    return _span(row, row.low, row.high, digits)


def _stands_for(row: StepRow, digits: int) -> str:
    return _span(row, row.stated_low, row.stated_high, digits)


def _span(row: StepRow, low: StepValue | None, high: StepValue | None, digits: int) -> str:
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
