"""The tables of forms in the page about the file: each is taken or refused, and means what it says."""

import re
from collections.abc import Callable
from contextlib import suppress
from fractions import Fraction
from typing import NamedTuple

import pytest

from socalc.targets.figure import parse_count, parse_figure
from socalc.targets.goal import number_of, over, target_value
from socalc.targets.goal_text import parse_goal
from socalc.targets.problems import Refusal
from socalc.targets.stated import parse_stated
from socalc.targets.window import parse_date, parse_deadlines, parse_span, parse_years
from tests.conftest import ROOT
from tests.docs.test_pages import sections, tables

FILE_FORMAT = ROOT / "docs" / "file-format.md"


class Form(NamedTuple):
    """A row of a table of forms: under which heading, whether it is taken, and its cells by name."""

    heading: str
    taken: bool
    text: str
    cells: dict[str, str]


def forms() -> list[Form]:
    """All forms of the page about the file, accepted and refused."""
    return [
        Form(
            heading, header[0] == "Written", row[0].strip("`"), dict(zip(header, row, strict=True))
        )
        for heading, text in sections(FILE_FORMAT)
        for header, *rows in tables(text)
        if header[0] in ("Written", "Refused")
        for row in rows
    ]


def _goal(form: Form) -> Fraction | None:
    typed = form.cells["Baseline"].strip("`")
    goal = parse_goal(form.text)
    baseline = parse_figure(typed) if typed else goal.start
    value = target_value(goal, baseline)
    return number_of(over(goal, Fraction(form.cells["Years"])), baseline) if goal.yearly else value


READERS: dict[str, Callable[[Form], object]] = {
    "Numbers": lambda form: parse_figure(form.text),
    "Goals": _goal,
    "Stated figures": lambda form: parse_stated(form.text),
    "Years": lambda form: parse_years(form.text),
    "Deadlines": lambda form: parse_deadlines(form.text),
    "Dates": lambda form: parse_date(form.text),
    "Spans": lambda form: parse_span(form.text),
}


@pytest.mark.parametrize("form", forms(), ids=lambda form: f"{form.heading}: {form.text}")
def test_every_form_is_taken_or_refused_as_its_table_says(form: Form) -> None:
    read = READERS[form.heading]
    if form.taken:
        read(form)
    else:
        with pytest.raises(Refusal):
            read(form)


@pytest.mark.parametrize(
    "form",
    [form for form in forms() if form.taken and form.heading in ("Numbers", "Goals")],
    ids=lambda form: f"{form.heading}: {form.text}",
)
def test_every_number_means_what_its_table_says(form: Form) -> None:
    if form.heading == "Goals":
        assert _goal(form) == Fraction(form.cells["Target value"])
    else:
        figure, within = parse_figure(form.text), form.cells["True number within"]
        assert figure.value == Fraction(form.cells["Value"])
        assert figure.margin == (0 if within == "exact" else Fraction(within))


def test_every_goal_is_the_bound_that_its_table_says() -> None:
    goals = [form for form in forms() if form.heading == "Goals" and form.taken]
    assert {form.cells.get("Bound") for form in goals} == {None, "floor", "ceiling"}
    for form in goals:
        assert parse_goal(form.text).bound == form.cells.get("Bound", "")


@pytest.mark.parametrize(
    ("form", "also"),
    [
        (form, also)
        for form in forms()
        if form.heading == "Goals" and form.taken
        for also in re.findall(
            "`([^`]+)`", form.cells["Means"].partition("also ")[2].partition(";")[0]
        )
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_a_goal_is_also_written_as_is_of_the_same_bound(form: Form, also: str) -> None:
    """A whole goal, or a word that takes the place of the one before its number."""
    number = "".join(re.findall("[0-9.]+%?", form.text)[:1])
    read = []
    for text in (also, f"{also} {number}", f"{number} {also}", f"+{number}{also}"):
        with suppress(Refusal):
            read.append(parse_goal(text).bound)
    assert form.cells.get("Bound", "") in read


def test_every_grammar_has_both_tables() -> None:
    assert {(form.heading, form.taken) for form in forms()} == {
        (heading, taken) for heading in READERS for taken in (True, False)
    }


def test_a_count_is_a_number_of_0_or_more() -> None:
    assert parse_count("0").value == 0
    with pytest.raises(Refusal):
        parse_count("-1")
