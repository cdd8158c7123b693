"""The page about formulas and the program agree: each equation and table of the page is worked out as it stands there.

The equations are read from the page, so that one that is changed there, or new, is held too or found to be missing here.
"""

import re
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from itertools import product
from math import ceil, floor
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import socalc
from socalc.analyses.grades import GRADES
from socalc.analyses.growth import METHODS, PERIODS, PERIODS_A_YEAR
from socalc.targets.dates import parse_any_date
from socalc.targets.file import TargetFile
from socalc.targets.ratio import Ratio
from tests.conftest import ROOT
from tests.docs.holding import NEAR, Agrees, Row, disagreements, unnoticed
from tests.docs.notation import Equation, Value, altered, equations, tokens, value_of
from tests.docs.test_pages import sections, tables

FORMULAS = ROOT / "docs" / "formulas.md"


def read(text: str) -> TargetFile:
    return socalc.read_target_file(text.encode(), "it")


def has_rate(start: Fraction | None, end: Fraction | None) -> bool:
    """As the page says in words; its table is held below."""
    if start is None or end is None:
        return False
    return (start > 0 and end > 0) or start <= end < 0


# -- What the program says, by the names of the page ----------------------------------------------

WAYS = [
    ("118.4", "x2"), ("200", "to 150"), ("100", "to 100.0000001"), ("1", "x1000"), ("7", "to 7"), ("-40", "to -10"),
    ("-40", "to -40"), ("-10", "to -40"), ("0", "to 5"), ("5", "to 0"), ("-40", "60"), ("-7.5", "1"), ("40", "to -10"),
    ("-3", "to 0"), ("0", "to 0"), ("", "+50%"), ("", "-20%"), ("", "5"), ("63.5", "+30"), ("900", "to 0.004"),
]  # fmt: skip
"""Baselines and goals: rises, falls, small changes, losses, zeros, and no baseline."""


@cache
def ways() -> TargetFile:
    lines = [
        f"  t{n}: {{goal: {goal}, window: {window}{f', baseline: {start}' if start else ''}}}"
        for n, ((start, goal), window) in enumerate(product(WAYS, ("2-3", "2.5", "11")))
    ]
    return read("\n".join(["growth:", *lines]))


@cache
def growth_rows() -> list[Row]:
    return [
        {
            "target value": row.target_value,
            "baseline": row.baseline,
            "multiple": row.multiple,
            "change": row.change,
            "years": row.years,
            "periods": row.years * PERIODS_A_YEAR[per],
            "required growth": row.growth if method == "compound" else None,
            "linear growth": row.growth if method == "linear" else None,
            "amount": row.amount,
            "amount a year": None if row.amount is None else row.amount * PERIODS_A_YEAR[per],
            "break-even": row.break_even,
            "method": method,
        }
        for per, method in product(PERIODS, METHODS)
        for row in socalc.required_growth(ways(), per=per, method=method).rows
    ]


@cache
def path_rows() -> list[Row]:
    """The milestones before the last of each way; those of counts are not rounded here."""
    rows = []
    for per, method in product(PERIODS, METHODS):
        ends = {row.target: row for row in socalc.required_growth(ways()).rows}
        steps = socalc.path(ways(), per=per, method=method).rows
        for row in steps:
            goal = ends[row.target]
            assert goal.baseline is not None
            assert goal.target_value is not None
            periods = row.years * PERIODS_A_YEAR[per]
            if goal.baseline.denominator == goal.target_value.denominator == 1:
                continue
            rows.append(
                {
                    "baseline": goal.baseline,
                    "target value": goal.target_value,
                    "k": row.number,
                    "n": periods,
                    "compound: milestone": row.value if row.method == "compound" else None,
                    "linear: milestone": row.value if row.method == "linear" else None,
                    "asked": method,
                }
            )
    return rows + _path_values()


def _path_values() -> list[Row]:
    """The path values of progress; after the deadline the path stays where it is."""
    return [
        {
            "baseline": row["baseline"],
            "target value": row["target value"],
            "k": min(row["elapsed years"], row["years"]),
            "n": row["years"],
            "compound: milestone": row["path value"] if _goal_has_rate(row) else None,
            "linear: milestone": None if _goal_has_rate(row) else row["path value"],
            "asked": "compound",
        }
        for row in progress_rows()
    ]


@cache
def date_rows() -> list[Row]:
    """Dates by their year and the number of their month, as they are read."""
    months = ["2023-01", "June 2024", "2025-Q3", "2026", "Nov 2027"]
    years, numbers = (2023, 2024, 2025, 2026, 2027), (1, 6, 9, 12, 11)
    return [
        {"months of a date": parse_any_date(text).months, "year": year, "month": month}
        for text, year, month in zip(months, years, numbers, strict=True)
    ]


@cache
def horizon_rows() -> list[Row]:
    """Horizons by their deadline and by their length."""
    times = ["by: 2027", "by: Q2 2027", "by: [2026-11, 2029]", "window: 18 months", "window: 2-3"]
    rows = []
    for base, time in product(("2023", "2024-05", "Q3 2025"), times):
        (target,) = read(f"growth: {{a: {{goal: x2, base-year: {base}, {time}}}}}").growth
        assert target.window
        rows += [
            {
                "months of the baseline": target.base,
                "months of the deadline": horizon.end,
                "years": horizon.years,
            }
            for horizon in target.window.horizons
        ]
    return rows


@cache
def period_rows() -> list[Row]:
    """How many periods a way has: the number of its last milestone."""
    return [
        {
            "years": last[1],
            **{
                f"per {each}: periods": number if each == per else None
                for each in PERIODS
            },
            "per": per,
        }
        for per in PERIODS
        for last, number in {
            (row.target, row.years): row.number for row in socalc.path(ways(), per=per).rows
        }.items()
    ]  # fmt: skip


@cache
def consolidation_rows() -> list[Row]:
    counts = [(66, 12, 3), (196, 100, 7), (5, 5, 2), (12, 66, 4), (0, 3, 5), (40, 0, 6), (0, 0, 1)]
    lines = [
        f"  c{n}: {{before: {before}, after: {after}, years: {years}}}"
        for n, (before, after, years) in enumerate(counts)
    ]
    return [
        {
            "before": row.before,
            "after": row.after,
            "years": row.years,
            "removed": row.removed,
            "reduction rate": row.reduction,
            "consolidation ratio": row.ratio,
            "removed a year": row.per_year,
        }
        for row in socalc.consolidation(read("\n".join(["consolidation:", *lines]))).rows
    ]


@cache
def solve_rows() -> list[Row]:
    """Each of four values worked out from the other three; the others of the row are what was typed."""
    rows = []
    starts = [Fraction(text) for text in ("2000", "118.4", "-40", "0.5")]
    spans = [Fraction(text) for text in ("3", "2.5", "11", "1/4")]
    rates = [Fraction(text) for text in ("0.025", "-0.3", "1.5")]
    for start, years, rate in product(starts, spans, rates):
        rows.append(_solved("to", start, None, years, rate))
        rows.append(_solved("from", None, start, years, rate))
    for start, multiple, years in product(starts, (Fraction("1.1"), Fraction("0.3")), spans):
        end = start * multiple
        rows.append(_solved("rate", start, end, years, None))
        rows += [_solved("years", start, end, None, rate) for rate in rates]
    return rows


SOLVED = {"from": "value before", "to": "value after", "years": "years", "rate": "rate"}
"""The four values in the order of ``solve``, and what the page calls them."""


def _solved(unknown: str, *typed: Fraction | None) -> Row:
    found = socalc.solve(*typed)
    names = dict(zip(SOLVED.values(), found[:4], strict=True))
    return {**names, "unknown": unknown}


@cache
def implied_rows() -> list[Row]:
    """Ratios of goals and of counts; the multiple of a goal is the one that ``growth`` tells."""
    file = read(
        "growth: {a: {baseline: 118.4, goal: x2}, b: +50%, c: {baseline: 0, goal: to 5},"
        " d: {baseline: -40, goal: to -10}}\n"
        "consolidation: {e: {before: 66, after: 12}, f: {before: 30, after: 45}}\n"
    )
    multiples = {row.target: row.multiple for row in socalc.required_growth(file).rows}
    for count in file.consolidation:
        multiples[count.name] = count.after.value / count.before.value
    pairs = [(one, two) for one, two in product(multiples, repeat=2) if one != two]
    ratios = [Ratio(f"{one}/{two}", one, two) for one, two in pairs]
    return [
        {
            "multiple of the first": multiples[row.numerator],
            "multiple of the second": multiples[row.denominator],
            "multiple of the ratio": row.multiple,
        }
        for row in socalc.implied(file, ratios).rows
    ]


JOURNEYS = [
    ("100.5", "200"), ("196.5", "100"), ("50.0", "50"), ("-12.5", "-2"), ("-12.5", "2"), ("-2.5", "-12"), ("0.0", "8"), ("9.5", "0"),
    ("9.5", "-3"),
]  # fmt: skip
ACTUALS = ["120", "90", "150", "196.5", "100", "205", "45", "-8", "-15", "2.5", "0"]
DATES = ["2001", "2002-04", "2004", "2006-11", "2007", "2008-03", "2010"]
DEADLINE, BASE = 2007, 2000


@cache
def progress_rows() -> list[Row]:
    """Before, at and after the deadline, for gains and losses that are passed, missed or go the wrong way."""
    lines = [
        f"  t{n}: {{baseline: {start}, goal: to {end}, actuals: {{{date}: {actual}}}}}"
        for n, ((start, end), actual, date) in enumerate(product(JOURNEYS, ACTUALS, DATES))
    ]
    file = read("\n".join([f"base-year: {BASE}", f"by: {DEADLINE}", "growth:", *lines]))
    rows = []
    for row in socalc.progress(file).rows:
        elapsed = Fraction(_months(row.as_of) - _months(str(BASE)), 12)
        rows.append(
            {
                "actual": row.actual,
                "baseline": row.baseline,
                "target value": row.target_value,
                "path value": row.path_value,
                "elapsed years": elapsed,
                "years": row.years,
                "years left": row.years - elapsed,
                "attainment": row.attainment,
                "observed growth": row.observed,
                "required growth": row.required,
                "required from now on": row.required_from_now,
                "on-track ratio": row.on_track_ratio,
                "expected at deadline": row.expected_at_deadline,
                "years to arrival": _months(row.arrival) - _months(row.as_of)
                if row.arrival
                else None,
                "months ahead": row.months_ahead,
                "to go": row.to_go,
                "way": row.way,
                "R": row.on_track_ratio,
                "grade": row.grade,
            }
        )
    return rows


@cache
def bound_rows() -> list[Row]:
    """Floors that hold at the baseline, kept and broken, before, at and after the deadline."""
    lines = [
        f"  t{n}: {{baseline: 100, goal: at least 80, actuals: {{2001-03: {before}, {date}: {actual}}}}}"
        for n, (before, actual, date) in enumerate(
            product(("95", "70.5", "-3"), ("97", "81", "75", "-8"), DATES[1:])
        )
    ]
    file = read("\n".join([f"base-year: {BASE}", f"by: {DEADLINE}", "growth:", *lines]))
    befores = {target.name: target.actuals[0].figure.value for target in file.growth}
    return [
        {
            "actual": row.actual,
            "value before": befores[row.target],
            "years between": Fraction(_months(row.as_of) - _months("2001-03"), 12),
            "years left": row.years - Fraction(_months(row.as_of) - _months(str(BASE)), 12),
            "expected at deadline": row.expected_at_deadline,
        }
        for row in socalc.progress(file).rows
    ]


@cache
def yearly_rows(kind: str) -> list[Row]:
    """Goals for each year over whole years and others."""
    way = "compounding" if kind == "%" else "adding up"
    amounts = ("6", "-3", "0.5", "250", "-60")
    goals = [f"{amount if amount[0] == '-' else '+' + amount}{kind} a year" for amount in amounts]
    lines = [
        f"  t{n}: {{baseline: {baseline}, goal: {goal}, window: {window}}}"
        for n, (goal, baseline, window) in enumerate(
            product(goals, ("100", "118.4", "1e9"), ("2-3", "2.5", "30", "7 months"))
        )
    ]
    file = read("\n".join(["growth:", *lines]))
    typed = {target.name: target.goal.figure.value for target in file.growth}
    return [
        {
            f"{way}: target value": row.target_value,
            "baseline": row.baseline,
            "years": row.years,
            "rate": typed[row.target] / 100,
            "amount for each year": typed[row.target],
        }
        for row in socalc.required_growth(file).rows
    ]


def _months(date: str) -> int:
    """A year stands for its December, as the page says."""
    year, _, month = date.partition("-")
    return int(year) * 12 + int(month or 12)


# -- What is held where ---------------------------------------------------------------------------


def is_near(found: Any, worked_out: Value) -> bool:
    if isinstance(found, Fraction) and isinstance(worked_out, Fraction):
        return found == worked_out
    return bool(abs(worked_out - Fraction(found)) <= NEAR * abs(Fraction(found)))


def is_near_for_months(found: Any, worked_out: Value) -> bool:
    """Of two numbers of months that may be nearly the same, only the difference is told."""
    return bool(abs(worked_out - Fraction(found)) <= Fraction(1, 10**10))


def is_its_month(found: Any, worked_out: Value) -> bool:
    """The arrival is the month by whose end the goal is reached; whole months are whole, noise or not."""
    return 0 <= worked_out <= 1000 and bool(
        found == ceil(worked_out * 12 - Fraction(1, 10**6))
    )  # fmt: skip


class Held(NamedTuple):
    """Where an equation is held, where the words of the page say that it counts, and how close."""

    rows: Callable[[], list[Row]]
    counts: Callable[[Row], bool]
    agrees: Agrees = is_near

    def where_it_counts(self) -> list[Row]:
        return [row for row in self.rows() if self.counts(row)]


def _has_multiple(row: Row) -> bool:
    """Baseline above 0, or a loss that gets no greater."""
    start, end = row["baseline"], row["target value"]
    return start is not None and end is not None and (start > 0 or start <= end < 0)


def _goal_has_rate(row: Row) -> bool:
    return has_rate(row["baseline"], row["target value"])


def _has_rates(row: Row) -> bool:
    return _goal_has_rate(row) and has_rate(row["baseline"], row["actual"])


def _has_direction(row: Row) -> bool:
    return bool(row["baseline"] != row["target value"])


def _goal_reached(row: Row) -> bool:
    start, end, actual = row["baseline"], row["target value"], row["actual"]
    if start == end:
        return False
    return bool(actual >= end if end > start else actual <= end)


def _observed_is_told(row: Row) -> bool:
    """Where a loss is to become a profit, it is not told."""
    return has_rate(row["baseline"], row["actual"]) and (
        row["baseline"] > 0 or _goal_has_rate(row)
    )  # fmt: skip


def _asks_more(row: Row) -> bool:
    return row["years left"] > 0 and not _goal_reached(row)


def _arrives(row: Row) -> bool:
    """The goal lies ahead, and the way goes there: not reached yet, and not the wrong way."""
    start, end, actual = row["baseline"], row["target value"], row["actual"]
    ahead = (end - actual) * (actual - start) > 0
    return ahead and not _goal_reached(row)


def _always(_: Row) -> bool:
    return True


def _solve(unknown: str) -> Callable[[Row], bool]:
    def counts(row: Row) -> bool:
        if row["unknown"] != unknown:
            return False
        if unknown != "years":
            return True
        grows = abs(row["value after"]) > abs(row["value before"])
        is_loss_that_grows = row["value before"] < 0 and grows
        return bool(grows == (row["rate"] > 0)) and not is_loss_that_grows

    if unknown == "rate":
        return lambda row: (
            row["unknown"] == unknown and has_rate(row["value before"], row["value after"])
        )
    return counts


def _both(*conditions: Callable[[Row], bool]) -> Callable[[Row], bool]:
    return lambda row: all(condition(row) for condition in conditions)


def _not(condition: Callable[[Row], bool]) -> Callable[[Row], bool]:
    return lambda row: not condition(row)


def _in(key: str, value: str) -> Callable[[Row], bool]:
    return lambda row: bool(row[key] == value)


def _linear_path(row: Row) -> bool:
    return row["asked"] == "linear" or not _goal_has_rate(row)


SOLVING = "Solving for the one that is missing"
REDUCTION = "Reduction rate and consolidation ratio"

HELD = {
    ("Multiple and change", 1, "multiple"): Held(growth_rows, _has_multiple),
    ("Multiple and change", 1, "change"): Held(growth_rows, _has_multiple),
    **{
        ("Years", 1, f"per {per}: periods"): Held(period_rows, _in("per", per))
        for per in PERIODS
    },
    ("Years", 2, "months of a date"): Held(date_rows, _always),
    ("Years", 2, "years"): Held(horizon_rows, _always),
    ("Years", 2, "months of the deadline"): Held(horizon_rows, _always),
    ("Required growth", 1, "required growth"): Held(
        growth_rows, _both(_in("method", "compound"), _goal_has_rate)
    ),
    ("Linear pace", 1, "amount"): Held(growth_rows, lambda row: row["baseline"] is not None),
    ("Linear pace", 1, "linear growth"): Held(
        growth_rows, _both(_in("method", "linear"), _has_multiple)
    ),
    ("Losses and zeros", 1, "break-even"): Held(
        growth_rows, lambda row: row["baseline"] is not None and row["baseline"] < 0 < row["target value"]
    ),
    (REDUCTION, 1, "removed"): Held(consolidation_rows, _always),
    (REDUCTION, 1, "reduction rate"): Held(consolidation_rows, lambda row: row["before"] != 0),
    (REDUCTION, 1, "consolidation ratio"): Held(consolidation_rows, lambda row: row["after"] != 0),
    (REDUCTION, 1, "removed a year"): Held(consolidation_rows, _always),
    **{
        (SOLVING, 1, name): Held(solve_rows, _solve(unknown))
        for unknown, name in SOLVED.items()
    },
    ("Implied ratios", 1, "multiple of the ratio"): Held(
        implied_rows, lambda row: None not in (row["multiple of the first"], row["multiple of the second"])
    ),
    ("Path", 1, "compound: milestone"): Held(path_rows, _not(_linear_path)),
    ("Path", 1, "linear: milestone"): Held(path_rows, _linear_path),
    ("Progress", 1, "attainment"): Held(progress_rows, lambda row: row["path value"] > 0),
    ("Progress", 1, "observed growth"): Held(progress_rows, _observed_is_told),
    ("Progress", 1, "required growth"): Held(progress_rows, _goal_has_rate),
    ("Progress", 1, "required from now on"): Held(
        progress_rows, _both(_asks_more, lambda row: has_rate(row["actual"], row["target value"]))
    ),
    ("Progress", 1, "on-track ratio"): Held(progress_rows, _both(_has_rates, _has_direction)),
    ("Progress", 1, "expected at deadline"): Held(
        progress_rows, _both(_has_rates, lambda row: row["years left"] > 0)
    ),
    ("Progress", 1, "years to arrival"): Held(
        progress_rows, _both(_has_rates, _arrives), is_its_month
    ),
    ("Progress", 1, "months ahead"): Held(
        progress_rows, _both(_has_rates, _has_direction), is_near_for_months
    ),
    ("Progress", 1, "to go"): Held(progress_rows, _always),
    ("Progress", 1, "way"): Held(progress_rows, _has_direction),
    ("Progress", 2, "on-track ratio"): Held(progress_rows, _both(_not(_has_rates), _has_direction)),
    ("Progress", 2, "expected at deadline"): Held(
        progress_rows, _both(_not(_has_rates), lambda row: row["years left"] > 0)
    ),
    ("Progress", 2, "years to arrival"): Held(
        progress_rows, _both(_not(_has_rates), _arrives), is_its_month
    ),
    ("Progress", 2, "months ahead"): Held(
        progress_rows, _both(_not(_has_rates), _has_direction), is_near_for_months
    ),
    ("Floors and ceilings", 1, "expected at deadline"): Held(
        bound_rows, lambda row: row["years left"] > 0
    ),
    ("Goals for each year", 1, "compounding: target value"): Held(
        lambda: yearly_rows("%"), _always, is_near
    ),
    ("Goals for each year", 1, "adding up: target value"): Held(lambda: yearly_rows(""), _always),
}  # fmt: skip
"""Every equation of the page: heading, number of the block below it, and what is on the left."""

ON_THE_PAGE = equations(FORMULAS)


def test_every_equation_of_the_page_is_held() -> None:
    assert sorted(each[:3] for each in ON_THE_PAGE) == sorted(HELD)


def test_an_equation_that_is_new_or_altered_on_the_page_is_found(tmp_path: Path) -> None:
    """From the text of the page on: so that what is planted by other tests is what a writer would do."""
    page, text = tmp_path / "page.md", FORMULAS.read_text("utf-8")
    page.write_text(f"{text}\n```text\nlead = actual - path value\n```\n", "utf-8")
    assert [each[1:3] for each in equations(page) if each[:3] not in HELD] == [(1, "lead")]
    page.write_text(
        text.replace("to go                  = target value -", "to go = target value +"), "utf-8"
    )
    (key,) = {each[:3] for each in {*equations(page)} - {*ON_THE_PAGE}}
    (planted,) = (each for each in equations(page) if each[:3] == key)
    held = HELD[key]
    assert next(disagreements("to go", tokens(planted.text), held.where_it_counts(), held.agrees))


each_equation = pytest.mark.parametrize(
    "equation",
    [equation for equation in ON_THE_PAGE if equation[:3] in HELD],
    ids=lambda each: f"{each.heading}, {each.block}: {each.name}",
)


@each_equation
def test_each_equation_is_what_the_program_says(equation: Equation) -> None:
    held = HELD[equation[:3]]
    rows = held.where_it_counts()
    assert len(rows) >= 3
    pieces = tokens(equation.text)
    assert [*disagreements(equation.name, pieces, rows, held.agrees)][:3] == []


@each_equation
def test_each_equation_that_is_altered_is_found(equation: Equation) -> None:
    held = HELD[equation[:3]]
    first = held.rows()[0].items()
    names = [n for n, value in first if re.fullmatch("[a-z ]+", n) and not isinstance(value, str)]
    rows = held.where_it_counts()
    assert unnoticed(equation.name, equation.text, names, rows, held.agrees) == []


def test_a_number_is_missing_where_the_words_of_the_page_say_so() -> None:
    """What none of its equations is said to count for."""
    for heading, name in {(heading, name) for heading, _, name in HELD}:
        held = [HELD[key] for key in HELD if (key[0], key[2]) == (heading, name)]
        for row in held[0].rows():
            if heading != SOLVING and not any(each.counts(row) for each in held):
                assert row[name] is None, (heading, name, row)


# -- What the page says in tables and in words ----------------------------------------------------

VALUES = [Fraction(text) for text in ("-40", "-10", "-9.5", "0", "0.5", "10", "40")]

CASES: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "any": lambda *_: True,
    "0": lambda it, _: it == 0,
    "above 0": lambda it, _: it > 0,
    "below 0": lambda it, _: it < 0,
    "below 0, the same or nearer to 0": lambda it, start: start <= it < 0,
    "below 0, further from 0": lambda it, start: it < min(start, Fraction(0)),
}
"""What a cell of the first table says of a value; some compare it with the value that it comes from."""


def _way(start: Fraction, end: Fraction, method: Any = "compound") -> Any:
    goal = f"{{goal: to {float(end)}, baseline: {float(start)}, window: 3}}"
    (row,) = socalc.required_growth(read(f"growth: {{t: {goal}}}"), method=method).rows
    return row


def _table(heading: str, number: int) -> list[list[str]]:
    _, *rows = [*tables(dict(sections(FORMULAS))[heading])][number]
    return rows


def _says_a_rate(start: Fraction, end: Fraction) -> set[bool]:
    """Whether a rate exists, as each row of the table says that is about two such values."""
    return {
        answer.startswith("yes")
        for first, second, answer in _table("Losses and zeros", 0)
        if CASES[first](start, start) and CASES[second](end, start)
    }


@pytest.mark.parametrize(("start", "end"), [*product(VALUES, repeat=2)])
def test_a_rate_exists_as_the_table_says(start: Fraction, end: Fraction) -> None:
    assert _says_a_rate(start, end) == {_way(start, end).growth is not None}
    assert has_rate(start, end) == (_way(start, end).growth is not None)


def test_each_row_about_rates_is_needed() -> None:
    for first, second, _ in _table("Losses and zeros", 0):
        assert any(
            CASES[first](start, start) and CASES[second](end, start)
            for start, end in product(VALUES, repeat=2)
        )


ROWS_OF_CASES: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "baseline above 0, target value above 0": lambda start, end: start > 0 and end > 0,
    "baseline above 0, target value 0 or below": lambda start, end: start > 0 >= end,
    "baseline below 0, target value the same or above it, and below 0": (
        lambda start, end: start <= end < 0
    ),
    "any other baseline of 0 or below": lambda start, end: start <= 0 and not start <= end < 0,
}


def test_what_is_missing_is_what_the_table_of_cases_says() -> None:
    *stated, bare = _table("Losses and zeros", 1)
    assert [case for case, *_ in stated] == [*ROWS_OF_CASES]
    for start, end in product(VALUES, repeat=2):
        compound, linear = _way(start, end), _way(start, end, "linear")
        found = (compound.multiple, compound.growth, linear.growth, compound.amount)
        (row,) = [cells for case, *cells in stated if ROWS_OF_CASES[case](start, end)]
        assert [cell.startswith("yes") for cell in row] == [each is not None for each in found]
        assert all("of the loss" in cell for cell in row[1:3]) == (
            start < 0 and row[1] != "missing"
        )
    assert bare == ["no baseline, goal a value, an amount or points", *["missing"] * 4]
    for goal in ("5", "+30", "+5pp, unit: '%'"):
        (alone,) = socalc.required_growth(read(f"growth: {{t: {{goal: {goal}, window: 3}}}}")).rows
        assert (alone.multiple, alone.growth, alone.amount) == (None, None, None)


def _grades(table: list[list[str]]) -> list[tuple[str, str]]:
    return [(grade.strip("`"), condition) for grade, condition in table]


def _documented_grade(row: Row, table: list[list[str]]) -> str | None:
    """The grade by the table: first whether the goal is reached, then whether its time is over, then the ratio."""
    grades = _grades(table)
    by_words = {condition: grade for grade, condition in grades if condition.startswith("any: ")}
    reached, over = by_words
    assert "actual has reached the goal" in reached
    assert "deadline has come or passed" in over
    if row["R"] is None:
        return None
    if _goal_reached(row):
        return by_words[reached]
    if row["years left"] <= 0:
        return by_words[over]
    (grade,) = [
        grade
        for grade, condition in grades
        if not condition.startswith("any: ") and value_of(tokens(condition), row)
    ]
    return grade


def test_grades_are_those_of_the_table() -> None:
    table = _table("Progress", 0)
    assert sorted(grade for grade, _ in _grades(table)) == sorted(GRADES)
    found = {row["grade"] for row in progress_rows() + threshold_rows()}
    assert found == {*GRADES, None}
    for row in progress_rows() + threshold_rows():
        assert row["grade"] == _documented_grade(row, table), row


@cache
def threshold_rows() -> list[Row]:
    """Linear paces, half of the time over: each actual is twice its ratio in per cent of the way."""
    file = read(
        f"base-year: {BASE}\nby: 2010\ngrowth:\n"
        + "".join(
            f"  t{n}: {{baseline: 0.0, goal: to 200, actuals: {{2005: {actual}}}}}\n"
            for n, actual in enumerate(
                ("95", "94.9", "94.999", "60", "59.9", "60.1", "0", "0.1", "-0.1")
            )
        )
    )
    return [
        {
            "actual": row.actual,
            "baseline": row.baseline,
            "target value": row.target_value,
            "years left": Fraction(5),
            "R": None if row.on_track_ratio is None else Fraction(str(row.on_track_ratio)),
            "grade": row.grade,
        }
        for row in socalc.progress(file).rows
    ]


def test_each_threshold_of_the_table_that_is_altered_is_found() -> None:
    table = _table("Progress", 0)
    conditions = [(n, row[1]) for n, row in enumerate(table) if not row[1].startswith("any: ")]
    assert len(conditions) == 4
    for n, condition in conditions:
        for slip in altered(tokens(condition), ["years left"]):
            text = " ".join(piece.text for piece in slip)
            planted = [*table[:n], [table[n][0], text], *table[n + 1 :]]
            assert _finds_another_grade(planted), text


def _finds_another_grade(table: list[list[str]]) -> bool:
    for row in threshold_rows() + progress_rows():
        try:
            if _documented_grade(row, table) != row["grade"]:
                return True
        except ValueError:  # no grade or two of them, or what cannot be read
            return True
    return False


def test_counts_on_the_way_are_rounded_halves_up_and_grow_as_they_are() -> None:
    (text,) = [each.text for each in ON_THE_PAGE if each.name == "compound: milestone"]
    ways = {"a": (196, 100), "b": (3, 48), "c": (1000, 1001)}
    lines = [f"  {n}: {{baseline: {x}, goal: to {y}, window: 4}}" for n, (x, y) in ways.items()]
    before: dict[str, Fraction] = {n: Fraction(x) for n, (x, _) in ways.items()}
    for row in socalc.path(read("\n".join(["growth:", *lines]))).rows:
        start, end = map(Fraction, ways[row.target])
        names = {"baseline": start, "target value": end, "k": row.number, "n": row.years}
        whole = floor(value_of(tokens(text), names) + Fraction(1, 2))
        assert row.value == whole
        assert row.growth == float(whole / before[row.target] - 1)
        before[row.target] = Fraction(whole)


def test_the_year_of_the_break_even_is_rounded_up() -> None:
    file = read("base-year: 2020\nwindow: 3\ngrowth: {a: {baseline: -40, goal: 60}}")
    (row,) = socalc.required_growth(file).rows
    (text,) = [each.text for each in ON_THE_PAGE if each.name == "break-even"]
    years = value_of(tokens(text), {"baseline": row.baseline, "amount a year": row.amount})
    assert row.break_even_year == 2020 + ceil(years) == 2022


def test_what_spreadsheets_call_it_comes_to_the_same() -> None:
    prose = FORMULAS.read_text("utf-8")
    (arguments, result) = re.findall(r"`=PDURATION\((.*?)\)` is ([\d.]+\d)", prose)[0]
    rate, start, end = (value_of(tokens(text), {}) for text in arguments.split("; "))
    assert round(float(socalc.solve(start, end, None, rate).years or 0), 2) == float(result)
    ((years, first, last),) = re.findall(r"`=RRI\((.*?); (.*?); (.*?)\)`", prose)
    console = prose.partition("=RRI(")[2]
    assert f"--from {first} --goal x2 --years {years}" in console
    assert Fraction(last) == 2 * Fraction(first)
