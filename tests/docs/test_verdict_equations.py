"""The equations of the page about verdicts, read from it and worked out, are what ``check`` goes by."""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache
from typing import Any, NamedTuple

import pytest

import socalc
from socalc.targets.figure import parse_figure
from socalc.targets.stated import parse_stated
from socalc.targets.window import parse_span
from tests.conftest import ROOT
from tests.docs.holding import NEAR, Row, disagreements, unnoticed
from tests.docs.notation import Equation, Nonsense, Token, altered, equations, tokens, value_of
from tests.docs.test_pages import sections, tables

VERDICTS = ROOT / "docs" / "verdicts.md"


def judged(start: str, end: str, stated: str, years: str = "") -> Any:
    claim = socalc.Claim(
        "claim",
        parse_figure(start),
        parse_figure(end),
        parse_span(years) if years else None,
        parse_stated(stated),
    )
    (row,) = socalc.check(socalc.TargetFile(claims=(claim,))).rows
    return row


# -- How a range goes through ---------------------------------------------------------------------

RANGES = [
    ("100.0", "250.0", "x2.5"), ("36 bn", "31 bn", "15%"), ("66.0", "12.0", "5.5 to 1"), ("63.5", "127.4", "+100%"),
    ("about 40", "66", "65%"), ("66", "about 12", "-82%"), ("-40.0", "-10.0", "75%"), ("66", "12", "81.8%"),
    ("0.04", "0.07", "x2"), ("-40.0", "-39.5", "x1.0"),
]  # fmt: skip

OF_A_MULTIPLE: dict[str, Callable[[Any, Any], tuple[Any, Any]]] = {
    "multiple": lambda low, high: (low, high),
    "change": lambda low, high: (1 + low, 1 + high),
    "reduction": lambda low, high: (1 - high, 1 - low),
    "ratio": lambda low, high: (1 / high, 1 / low),
}
"""The range of end / start, from that of the figure."""


@cache
def range_rows() -> list[Row]:
    rows = []
    for start, end, stated in RANGES:
        found = judged(start, end, stated)
        low, high = OF_A_MULTIPLE[found.kind](found.low, found.high)
        first, last = parse_figure(start), parse_figure(end)
        rows.append(
            {
                "start": first.value,
                "end": last.value,
                "margin of start": first.margin,
                "margin of end": last.margin,
                "low": low,
                "high": high,
            }
        )
    return rows


def test_where_a_start_may_be_zero_there_is_no_upper_end() -> None:
    found = judged("about 1", "12.0", "x12")
    assert (found.low, found.high) == (Fraction("11.95") / 2, None)


def test_for_points_the_margins_add_up() -> None:
    found = judged("60.0%", "65%", "5pp")
    assert (found.low, found.high) == (Fraction("0.0445"), Fraction("0.0555"))


# -- Yearly rates ---------------------------------------------------------------------------------

RATES = [
    # 1.055 ^ 2 and 1.045 ^ 2: at the ends of what 5 % stands for, and next to them
    ("1000000", "1113025", "2", "+5% a year", "0.045", "0.055"),
    ("1000000", "1113026", "2", "+5% a year", "0.045", "0.055"),
    ("1000000", "1092025", "2", "+5% a year", "0.045", "0.055"),
    ("1000000", "1092024", "2", "+5% a year", "0.045", "0.055"),
    ("100", "200", "3", "+26.0% a year", "0.2595", "0.2605"),
    ("100", "200", "3", "+33.3% a year", "0.3325", "0.3335"),
    ("100", "200", "2.5", "+32.0% a year", "0.3195", "0.3205"),
    ("100", "200", "2.5", "+40% a year", "0.395", "0.405"),
    ("100", "1000", "2.5", "+151% a year", "1.505", "1.515"),
    ("200", "100", "3", "-20.6% a year", "-0.2065", "-0.2055"),
    ("200", "100", "3.5", "-17.9% a year", "-0.1795", "-0.1785"),
    ("200", "100", "3.5", "-12% a year", "-0.125", "-0.115"),
    ("66", "12", "11", "-14% a year", "-0.145", "-0.135"),
]


@cache
def rate_rows() -> list[Row]:
    return [
        {
            "start": Fraction(start),
            "end": Fraction(end),
            "years": Fraction(years),
            "p": Fraction(Fraction(years).numerator),
            "q": Fraction(Fraction(years).denominator),
            "low": Fraction(low),
            "high": Fraction(high),
            "fits": judged(start, end, stated, years).verdict == "consistent",
        }
        for start, end, years, stated, low, high in RATES
    ]


# -- Net and gross --------------------------------------------------------------------------------


@cache
def net_rows() -> list[Row]:
    counts = [(100, 30, 5, 75), (100, 30, 5, 77), (66, 60, 6, 12), (8, 2, 3, 9), (50, 10, 20, 40)]
    lines = [
        f"  c{n}: {{before: {a}, removed: {b}, added: {c}, after: {d}}}"
        for n, (a, b, c, d) in enumerate(counts)
    ]
    text = "\n".join(["consolidation:", *lines])
    found = socalc.check(socalc.read_target_file(text.encode(), "it")).rows
    for row, (*_, after) in zip(found, counts, strict=True):
        assert row.kind == "counts"
        assert (row.verdict == "consistent") == (row.recomputed == after)
    return [
        {
            "before": Fraction(before),
            "removed": Fraction(removed),
            "added": Fraction(added),
            "after": row.recomputed,
        }
        for row, (before, removed, added, _) in zip(found, counts, strict=True)
    ]


# -- Each equation, and each that is altered ------------------------------------------------------


class Held(NamedTuple):
    """An expression of the page, and what of the program it has to come to, in which rows."""

    place: str
    text: str
    name: str
    rows: Callable[[], list[Row]]


RANGE, RATE, NET = "How a range goes through", "Yearly rates", "Net and gross"


def _held(each: Equation) -> Held:
    place = f"{each.heading}, {each.block}: {each.name or each.text}"
    if each.heading == RANGE:
        return Held(place, each.text, each.name, range_rows)
    if each.heading == NET:
        return Held(place, each.name, each.text, net_rows)
    return Held(place, each.text, "fits", rate_rows)


ON_THE_PAGE = equations(VERDICTS)
IN_NUMBERS = (NET, 2)
"""This block has nothing but numbers; they are held below."""
HELD = [_held(each) for each in ON_THE_PAGE if each[:2] != IN_NUMBERS]


def test_every_block_of_the_page_is_held() -> None:
    assert {each[:2] for each in ON_THE_PAGE} == {
        (RANGE, 1),
        (RATE, 1),
        (RATE, 2),
        (NET, 1),
        IN_NUMBERS,
    }
    assert [held.name for held in HELD] == ["low", "high", "fits", "fits", "after"]


each_equation = pytest.mark.parametrize("held", HELD, ids=lambda held: held.place)


@each_equation
def test_each_equation_is_what_the_program_goes_by(held: Held) -> None:
    assert [*disagreements(held.name, tokens(held.text), held.rows())] == []


@each_equation
def test_each_equation_that_is_altered_is_found(held: Held) -> None:
    names = [name for name in held.rows()[0] if name not in ("fits", held.name)]
    assert unnoticed(held.name, held.text, names, held.rows()) == []


# -- The table of what is recomputed as what ------------------------------------------------------

KINDS = {
    "a share or change": ("change", "reduction"),
    "a yearly rate": ("rate", "rate"),
    "a multiple": ("multiple", "multiple"),
    "a ratio, N to 1": ("ratio", "ratio"),
    "points": ("points", "points"),
}
"""What a row of the table is about: the kind of a rise, and that of a cut."""

STATED = {
    "a share or change": ("7%", "+7%", "-7%"),
    "a yearly rate": ("7% a year", "+7% a year", "-7% a year"),
    "a multiple": ("x2",),
    "a ratio, N to 1": ("2 to 1",),
    "points": ("7pp", "+7pp", "-7pp"),
}


@cache
def recomputed_as() -> dict[str, list[str]]:
    """The expression of each row of the table, and if it has one, that for a cut."""
    text = dict(sections(VERDICTS))[RANGE]
    _, *rows = next(table for table in tables(text) if table[0] == ["stated", "recomputed as"])
    return {
        stated: re.sub(", of two percentages$| for a cut", "", cell).split(", or ")
        for stated, cell in rows
    }


def _recomputed(about: str) -> Iterator[tuple[bool, Row]]:
    """Figures of a kind, each with whether it tells a cut: without a sign, where the values fall."""
    percent = "%" if about == "points" else ""
    for start, end, years in ((100, 250, "3"), (66, 12, "2.5"), (40, 41, "11"), (63, 35, "1")):
        for stated in STATED[about]:
            found = judged(f"{start}{percent}", f"{end}{percent}", stated, years)
            is_cut = stated[0] == "-" if stated[0] in "+-" else end < start
            assert found.kind == KINDS[about][is_cut]
            value = Fraction(found.recomputed) * (100 if percent else 1)
            yield (
                is_cut,
                {
                    "start": Fraction(start),
                    "end": Fraction(end),
                    "years": Fraction(years),
                    "recomputed": value,
                },
            )


def _differs(about: str, ways: list[list[Token]]) -> bool:
    for is_cut, row in _recomputed(about):
        try:
            value = value_of(ways[-1] if is_cut else ways[0], row)
        except (Nonsense, OverflowError):
            return True
        if abs(value - row["recomputed"]) > NEAR * abs(row["recomputed"]):
            return True
    return False


def test_the_table_has_every_kind() -> None:
    assert [*recomputed_as()] == [*KINDS]


@pytest.mark.parametrize("about", KINDS)
def test_each_figure_is_recomputed_as_the_table_says(about: str) -> None:
    ways = [tokens(text) for text in recomputed_as()[about]]
    assert not _differs(about, ways)
    for n, way in enumerate(ways):
        for slip in altered(way, ["start", "end", "years"]):
            assert _differs(about, [*ways[:n], slip, *ways[n + 1 :]]), slip


# -- The table of words before a figure -----------------------------------------------------------

Ends = tuple[Fraction | None, Fraction | None, bool]
"""The least and the greatest number that a figure stands for, if there are such, and whether they belong to it."""

WORDS: dict[str, Callable[[Fraction, Fraction], Ends]] = {
    "half a unit of the last printed digit either way": (
        lambda value, unit: (value - unit / 2, value + unit / 2, True)
    ),
    "a whole unit either way": lambda value, unit: (value - unit, value + unit, True),
    "everything above the figure; the figure itself is not over it": (
        lambda value, _: (value, None, False)
    ),
    "everything below the figure; the figure itself is not under it": (
        lambda value, _: (None, value, False)
    ),
    "the figure, and what lies below it, as far as half a unit or a tenth of it: the larger of the two": (
        lambda value, unit: (value - max(unit / 2, value / 10), value, True)
    ),
}
"""What a cell of the table says of the figure and one unit of its last digit."""

START, STEP = 10**6, Fraction(1, 10**6)
"""A count before, and by how much its change differs where the count after differs by one."""


def _fits(change: Fraction, stated: str) -> bool:
    end = START * (1 + change)
    assert end.denominator == 1
    return bool(judged(str(START), str(end), stated).verdict == "consistent")


@pytest.mark.parametrize("figure", ["20%", "2%", "7.0%"])
def test_a_word_before_a_figure_stands_for_what_the_table_says(figure: str) -> None:
    value = Fraction(figure.rstrip("%")) / 100
    unit = Fraction(1, 1000 if "." in figure else 100)
    _, *rows = next(tables(dict(sections(VERDICTS))["What a printed figure stands for"]))
    assert len(rows) == 5
    for word, meaning in rows:
        stated = f"{'' if word == 'none' else word} +{figure}"
        least, greatest, belong = WORDS[meaning](value, unit)
        for end, inwards in ((least, STEP), (greatest, -STEP)):
            if end is None:
                assert _fits(value + 3 * unit * (1 if inwards < 0 else -1), stated), stated
            else:
                found = [_fits(end + n * inwards, stated) for n in (-1, 0, 1)]
                assert found == [False, belong, True], (stated, end)


def test_the_margins_of_inputs_are_those_of_the_table() -> None:
    _, *rows = next(tables(dict(sections(VERDICTS))["How inputs are read"]))
    read_as = {
        re.sub(r": `.*", "", cell): (re.findall("`(.*?)`", cell), said) for cell, said in rows
    }
    ((count,), exact) = read_as["a plain integer"]
    assert parse_figure(count).margin == 0
    assert exact.split(";")[0] == "a count, exact"
    rounded = read_as["decimals, a scale word, a power of ten or a percent sign"]
    assert rounded == (["63.5 bn"], "rounded: half a unit of the last printed digit either way")
    for text, unit in (
        ("63.5 bn", 10**8),
        ("63.5", "0.1"),
        ("63 bn", 10**9),
        ("6e3", 1000),
        ("6%", 1),
    ):
        assert parse_figure(text).margin == Fraction(unit) / 2, text
    assert read_as["with `about`"][1] == "a whole unit either way"
    assert [parse_figure(text).margin for text in ("about 66", "about 6.5")] == [1, Fraction("0.1")]
    ((zero,), _) = read_as["zero without a minus"]
    cut = judged("66", zero, "100%")
    assert (cut.low, cut.high) == (1 - Fraction(1, 66), 1)
    (spans, years) = read_as["years"]
    assert [parse_span(text) for text in spans] == [Fraction("10.5"), 11]
    assert years.endswith("here 11")
    assert read_as["a goal"][1] == "`x2` is exact, `+50%` stands for 49.5 % to 50.5 %"
    goals = "growth: {a: {goal: x2, stated: x2}, b: {goal: +50%, stated: 50%}}"
    exactly, about_half = socalc.check(socalc.read_target_file(goals.encode(), "it")).rows
    assert (exactly.low, exactly.high) == (2, 2)
    assert (about_half.low, about_half.high) == (Fraction("0.495"), Fraction("0.505"))
