"""``socalc check`` against the oracle: kinds, recomputed figures, ranges, verdicts."""

from fractions import Fraction
from random import Random
from typing import NamedTuple

import pytest

from .cells import Anything, Case, Expected, Row, Starts, Typed, agree
from .conftest import Ask
from .draws import unit_and_values
from .rates import power
from .readings import read_figure
from .targets import entry, section
from .verdicts import GREATEST, fits_before, judge_figures, read_stated


class Claim(NamedTuple):
    """An entry under ``claims``, as typed, or one under ``consolidation``."""

    name: str
    start: str
    end: str
    stated: str
    unit: str = ""
    years: str = ""
    removal: bool = False

    @property
    def case(self) -> Case:
        """The entry and its row."""
        start, end = read_figure(self.start, self.unit), read_figure(self.end, self.unit)
        stated = read_stated(self.stated)
        years = Fraction(self.years) if self.years else None
        judged = judge_figures(stated, start, end, years, self.removal)
        yearly = stated.kind == "rate"
        keys = ("before", "after") if self.removal else ("from", "to")
        fields = {keys[0]: self.start, keys[1]: self.end, "stated": self.stated}
        fields |= {"years": self.years} if self.years else {}
        fields |= {"unit": self.unit} if self.unit else {}
        row: dict[str, Expected] = {
            "target": self.name,
            "stated": self.stated,
            "kind": judged.kind,
            "recomputed": judged.recomputed,
            "low": judged.low,
            "high": judged.high,
            "verdict": judged.verdict,
            "cause": cause_of(str(judged.verdict)),
            "from": Typed(start.value),
            "to": Typed(end.value),
            "years": Typed(years) if yearly and years is not None else None,
            "note": Starts() if start.value < 0 and judged.verdict != "unchecked" else "",
            "label": "",
        }
        return Case(self.name, entry(self.name, dict(fields)), [row])


def cause_of(verdict: str) -> Expected:
    """Nothing to explain where a figure fits; a reason where none was checked."""
    if verdict == "consistent":
        return ""
    return Starts() if verdict == "unchecked" else Anything()


def checked(claims: list[Claim], ask: Ask) -> None:
    """Hold the program's rows for some claims against the oracle's."""
    cases = [claim.case for claim in claims]
    removals = [case.text for case, claim in zip(cases, claims, strict=True) if claim.removal]
    others = [case.text for case, claim in zip(cases, claims, strict=True) if not claim.removal]
    file = section("consolidation", removals) + section("claims", others)
    agree(cases, ask("check", file=file))


BY_HAND = [
    # 1 - 31 / 36 = 13.9 %, but 1 - 30.5 / 36.5 = 16.4 %: wherever the scale word stands.
    (Claim("figures", "36 bn", "31 bn", "15%"), "consistent-if-rounded"),
    (Claim("unit", "36", "31", "15%", "bn dollars"), "consistent-if-rounded"),
    (Claim("no scale", "36", "31", "15%", "firms"), "inconsistent"),
    (Claim("metres", "36", "31", "15%", "m"), "inconsistent"),
    # 65 / 60 = 8.33 %, and 65.5 / 59.5 = 10.1 %.
    (Claim("per cent", "60%", "65%", "9%"), "consistent-if-rounded"),
    (Claim("per cent unit", "60", "65", "9%", "%"), "consistent-if-rounded"),
    (Claim("points unit", "60", "65", "6pp", "% of GDP"), "consistent-if-rounded"),
    # Ends belong to a figure, and "over" and "under" it does not lie itself.
    (Claim("lower end", "2000", "1835", "8.3%"), "consistent"),
    (Claim("past it", "20000", "18351", "8.3%"), "inconsistent"),
    (Claim("over itself", "200", "100", "over 50%"), "inconsistent"),
    (Claim("under itself", "200", "100", "under 50%"), "inconsistent"),
    (Claim("over", "200", "99", "over 50%"), "consistent"),
    (Claim("about", "200", "101", "about 50%"), "consistent"),
    (Claim("nearly", "200", "110", "nearly 50%"), "consistent"),
    (Claim("nearly, above", "200", "99", "nearly 50%"), "inconsistent"),
    (Claim("nearly, too low", "200", "111", "nearly 50%"), "inconsistent"),
    # A loss of 40 narrowed to 10: by 75 %, and by a half a year in two years.
    (Claim("loss", "-40", "-10", "75%"), "consistent"),
    (Claim("loss signed", "-40", "-10", "-75%"), "consistent"),
    (Claim("loss a year", "-40", "-10", "50% a year", years="2"), "consistent"),
    (Claim("loss wrong", "-40", "-10", "74%"), "inconsistent"),
    (Claim("loss grew", "-10", "-40", "300%"), "unchecked"),
    (Claim("loss to profit", "-10", "40", "50%"), "unchecked"),
    # No rate leads to zero, though all is gone.
    (Claim("to zero", "40", "0", "100%"), "consistent"),
    (Claim("to zero a year", "40", "0", "100% a year", years="2"), "unchecked"),
    (Claim("to a loss a year", "40", "-10", "100% a year", years="2"), "unchecked"),
    (Claim("from zero", "0", "40", "100%"), "unchecked"),
    # (144 / 100) ^ (1 / 2) is 1.2 exactly, at the end of what 20.5 % less half a unit is.
    (Claim("root", "100", "144", "20% a year", years="2"), "consistent"),
    (Claim("root at an end", "10000", "14641", "20.95% a year", years="2"), "inconsistent"),
    (Claim("root on an end", "10000", "14641", "over 21% a year", years="2"), "inconsistent"),
    (Claim("unchanged", "100", "100", "-5% a year", years="2"), "inconsistent"),
    (Claim("no years", "100", "144", "20% a year"), "unchecked"),
    (Claim("removed", "66", "12", "81.8%", removal=True), "consistent"),
    (Claim("more", "12", "66", "450%", removal=True), "inconsistent"),
    (Claim("added", "12", "66", "+450%", removal=True), "consistent"),
    (Claim("to one", "66", "12", "5.5 to 1", removal=True), "consistent"),
]


@pytest.mark.parametrize(("claim", "verdict"), BY_HAND, ids=[claim.name for claim, _ in BY_HAND])
def test_verdicts_worked_by_hand(claim: Claim, verdict: str) -> None:
    """The oracle itself, before the program is held against it."""
    assert claim.case.rows[0]["verdict"] == verdict


def test_the_program_says_so_too(ask: Ask) -> None:
    checked([claim for claim, _ in BY_HAND], ask)


def printed(random: Random, value: float, kind: str) -> str:
    """A figure near to a value, as a source may print it; now and then another one."""
    value *= random.choice((1, 1, 1, 1, 1.02, 0.97, 0.5))
    places = random.choice((0, 1, 1, 2))
    digits = f"{abs(value):.{places}f}"
    hedge = random.choice(("",) * 7 + ("about ", "over ", "under ", "nearly ", "约", "more than "))
    sign = (
        random.choice(("", "", "", "+" if value > 0 else "-")) if kind in ("share", "rate") else ""
    )
    forms = {
        "share": "{}%",
        "rate": random.choice(("{}% a year", "CAGR {}%", "{}% p.a.", "{}% CAGR")),
        "multiple": random.choice(("x{}", "{}x")),
        "ratio": random.choice(("{} to 1", "{}:1")),
        "points": "{}pp",
    }
    return hedge + forms[kind].format(sign + digits)


def drawn_claim(random: Random, name: str) -> Claim:
    """A claim whose figure fits, nearly fits or does not fit."""
    unit, (start, end) = unit_and_values(random, 2)
    before, after = read_figure(start, unit), read_figure(end, unit)
    multiple = after.value / before.value
    if not Fraction(1, 50) < multiple < 50:
        digits = f"{float(before.value):.4g}"
        if "e" in digits or "." in start or "e" in start or not before.is_count:
            start, end, unit = "66", str(random.randint(2, 900)), ""
        else:
            end = str(random.randint(1, 3 * int(before.value) + 1))
        before, after = read_figure(start, unit), read_figure(end, unit)
        multiple = after.value / before.value
    kinds = ["share", "share", "rate", "rate", "multiple", "ratio"]
    kind = random.choice([*kinds, "points", "points"] if before.percent else kinds)
    if kind in ("share", "rate") and random.random() < 0.1 and multiple < 1:
        start, end = (
            text if text.startswith(("about", "¥", "C")) else f"-{text}" for text in (start, end)
        )
        if start[0] != "-" or end[0] != "-":
            start, end, unit = "-40", "-10", ""
            multiple = Fraction(1, 4)
    years = random.choice(("2", "3", "5", "11", "2.5"))
    value = {
        "share": float(multiple - 1) * 100,
        "rate": float(power(multiple, 1 / Fraction(years)) - 1) * 100,
        "multiple": float(multiple),
        "ratio": float(1 / multiple),
        "points": float(after.value - before.value),
    }[kind]
    return Claim(
        name, start, end, printed(random, value, kind), unit, years if kind == "rate" else ""
    )


def test_each_column_is_as_the_page_says(ask: Ask, cases: int) -> None:
    random = Random(6)  # noqa: S311 (no secret)
    drawn = [drawn_claim(random, f"c{place}") for place in range(cases)]
    drawn += [
        claim._replace(name=f"r{place}", removal=True)
        for place, claim in enumerate(drawn)
        if claim.start[0] != "-" and claim.end[0] != "-" and "pp" not in claim.stated
    ]
    checked(drawn, ask)


def test_counts_before_that_fit_are_those_found_one_by_one(ask: Ask, cases: int) -> None:
    random = Random(7)  # noqa: S311 (no secret)
    drawn = [Claim("below", "14", "7", "below 50.0%"), Claim("all gone", "40", "0", "100%")]
    drawn.append(Claim("nothing fits", "7", "14", "nearly 0 to 1"))
    for place in range(cases // 5):
        before, after = random.sample(range(1, 400), 2)
        kind = random.choice(("share", "share", "multiple", "ratio"))
        multiple = Fraction(after, before)
        value = {
            "share": float(multiple - 1) * 100,
            "multiple": float(multiple),
            "ratio": float(1 / multiple),
        }[kind]
        figure = printed(random, value, kind)
        drawn.append(Claim(f"c{place}", str(before), str(after), figure))
    wanted = []
    for claim in drawn:
        found = fits_before(
            read_stated(claim.stated), int(claim.end), int(claim.end) < int(claim.start)
        )
        row: Row = {
            "fits_from": found[0] if found else None,
            "fits_to": found[-1] if found and found[-1] < GREATEST else None,
        }
        wanted.append(Case(claim.name, claim.case.text, [row]))
    agree(wanted, ask("check", file=section("claims", [case.text for case in wanted])))
