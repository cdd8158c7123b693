"""``socalc progress`` against the oracle: paces, grades, arrivals, every column."""

import re
from fractions import Fraction
from random import Random

import pytest

from .cells import Case, agree
from .conftest import Ask
from .draws import bounded, targets
from .progress import month_of, progress_rows
from .readings import read_figure
from .targets import Target, section


def dated(name: str, baseline: str, goal: str, by: int, date: str, actual: str) -> Target:
    """A target from the end of 2020 with one actual."""
    return Target(name, goal, baseline, base_year=2020, by=(by,), actuals={date: actual})


BY_HAND: dict[str, tuple[Target, dict[str, str]]] = {
    target.name: (target, worked)
    for target, worked in (
        # No direction, so no grade, whatever the actual: 50 * (45 / 50) ^ (10 / 2) = 29.52.
        (
            dated("equal", "50", "50", 2030, "2022", "45"),
            {"grade": "", "on_track_ratio": "", "expected_at_deadline": "29.52"},
        ),
        (dated("equal and kept", "40", "40", 2030, "2022", "40"), {"grade": "", "to_go": "0"}),
        (dated("equal zeros", "0", "to 0", 2030, "2022", "3"), {"grade": "", "to_go": "-3"}),
        (dated("plus nothing", "40", "+0%", 2030, "2022", "20"), {"grade": "", "required": "0"}),
        # At and after the deadline what is not reached is missed; the ratio stands beside.
        (dated("at the deadline", "100", "200", 2022, "2022", "196"), {"grade": "missed"}),
        (dated("one month before", "100", "200", 2022, "2022-11", "196"), {"grade": "on track"}),
        (dated("after it", "100", "to 50", 2022, "2024", "51"), {"grade": "missed"}),
        (dated("away and late", "100", "to 50", 2022, "2024", "151"), {"grade": "missed"}),
        (dated("late but there", "100", "to 50", 2022, "2024", "50"), {"grade": "achieved"}),
        # The loss halves in three years, and is to be a quarter after six: on pace exactly.
        (
            dated("loss", "-40", "to -10", 2026, "2023", "-20"),
            {
                "on_track_ratio": "1",
                "grade": "on track",
                "expected_at_deadline": "-10",
                "months_ahead": "0",
                "arrival": "2026-12",
            },
        ),
        # The loss grew, so no rate leads there: paces are linear, -10 of 30 after half the time.
        (
            dated("loss grew", "-40", "to -10", 2026, "2023", "-50"),
            {
                "on_track_ratio": "-0.666666666666667",
                "grade": "moving away",
                "expected_at_deadline": "-60",
                "months_ahead": "-60",
                "arrival": "",
            },
        ),
        # A profit already where a smaller loss was asked for: 45 / 3 per 30 / 6.
        (
            dated("profit", "-40", "to -10", 2026, "2023", "5"),
            {"on_track_ratio": "3", "grade": "achieved", "expected_at_deadline": "50"},
        ),
        # To zero there is no rate: half of the way after half of the time.
        (
            dated("to zero", "40", "to 0", 2026, "2023", "20"),
            {
                "on_track_ratio": "1",
                "observed": "-0.206299474015900",
                "expected_at_deadline": "0",
                "months_ahead": "0",
                "arrival": "2026-12",
            },
        ),
        # A growing loss as the goal has no rate: 10 of 30 after a third of the time.
        (
            dated("growing loss", "-10", "to -40", 2026, "2022", "-20"),
            {"on_track_ratio": "1", "grade": "on track", "expected_at_deadline": "-40"},
        ),
        # 12 * (1000000001 - 100000000) / 100000000 is 108.00000012 months: the 109th month.
        (
            dated("an instant late", "0", "1000000001", 2040, "2021", "100000000"),
            {"arrival": "2031-01"},
        ),
        (dated("in time", "0", "1000000000", 2040, "2021", "100000000"), {"arrival": "2030-12"}),
        # Thresholds belong to the better grade: 19 of 20 and 12 of 20, of a linear way.
        (dated("0.95", "-10", "10", 2022, "2021", "-0.5"), {"grade": "on track"}),
        (dated("0.60", "-10", "10", 2022, "2021", "-4"), {"grade": "needs acceleration"}),
        (dated("0.5999", "-10", "10", 2022, "2021", "-4.001"), {"grade": "limited"}),
        (dated("stands still", "10", "20", 2022, "2021", "10"), {"grade": "limited"}),
    )
}


def cases_of(drawn: list[Target], as_of: str) -> list[Case]:
    """Each target with what it must lead to."""
    return [Case(each.name, each.yaml, progress_rows(each, as_of)) for each in drawn]


@pytest.mark.parametrize("name", BY_HAND)
def test_cases_worked_by_hand(name: str, ask: Ask) -> None:
    target, worked = BY_HAND[name]
    rows = ask("progress", "--as-of", "2025", file=section("growth", [target.yaml]))
    for column, value in worked.items():
        cell = rows[0][column]
        if isinstance(cell, Fraction):
            places = len(value.partition(".")[2]) or 9
            assert round(float(cell), places) == pytest.approx(float(value), abs=1e-9), column
        else:
            assert (cell or "") == value, column
    agree(cases_of([target], "2025"), rows)


def measured(random: Random, target: Target) -> Target:
    """A target with actuals of its kind: on its way, beyond it, away from it, at its ends."""
    goal = target.read
    if goal.start is None or goal.target is None:
        return target._replace(base_year=2010, actuals={"2012": "5"}, by=())
    start, end = goal.start, goal.target
    actuals: dict[str, str] = {}
    for _ in range(random.randint(1, 3)):
        part = Fraction(random.choice((-30, -5, 0, 1, 20, 50, 57, 60, 90, 95, 100, 120)), 100)
        value = start + (end - start) * part if random.random() < 0.9 else -start
        year = 2010 + random.randint(1, 9)
        month = random.choice([month for month in range(1, 13) if month != year % 100 + 1])
        date = str(year) if random.random() < 0.4 else f"{year}-{month:02}"
        if all(month_of(date) != month_of(other) for other in actuals):
            actuals[date] = typed(value, target)
    by = (2010 + random.randint(1, 10),) if target.by else ()
    return target._replace(base_year=2010, by=by, actuals=actuals)


def typed(value: Fraction, target: Target) -> str:
    """A value near to the one given, with the scale word or percent sign of the baseline."""
    found = re.search(r"[\d.](k| bn| million|万亿|%)$", target.baseline)
    suffix = found[1] if found else ""
    digits = f"{float(value / read_figure(f'1{suffix}').value):.6g}".replace("e+", "e")
    return f"{digits}{suffix}" if suffix.strip("% ") == "" or "e" not in digits else f"1{suffix}"


def test_each_column_is_as_the_formulas_say(ask: Ask, cases: int) -> None:
    random = Random(5)  # noqa: S311 (no secret)
    drawn = [measured(random, each) for each in targets(cases, seed=5, losses=0.3)]
    file = section("growth", [each.yaml for each in drawn])
    for as_of in ("2030", "2014-06"):
        agree(cases_of(drawn, as_of), ask("progress", "--as-of", as_of, file=file))


def test_floors_and_ceilings_are_graded_as_the_formulas_say(ask: Ask, cases: int) -> None:
    random = Random(8)  # noqa: S311 (no secret)
    drawn = [bounded(random, measured(random, each)) for each in targets(cases, seed=8, losses=0.3)]
    drawn += [
        each._replace(name=f"{each.name} alone", baseline="")
        for each in drawn
        if each.core[0].isdigit() and each.core[-1] not in "x%"
    ]
    file = section("growth", [each.yaml for each in drawn])
    for as_of in ("2030", "2014-06"):
        agree(cases_of(drawn, as_of), ask("progress", "--as-of", as_of, file=file))
