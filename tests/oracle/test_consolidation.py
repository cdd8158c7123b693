"""``socalc consolidation``, and ``check`` of it, against the oracle."""

from fractions import Fraction
from random import Random

import pytest

from .cells import Case, agree
from .conftest import Ask
from .consolidation import Count, check_rows, consolidation_rows
from .targets import section

BY_HAND: list[tuple[Count, str, str]] = [
    # 54 of 66 are gone; over what follows from removed and added it is the same share.
    (Count("both", "66", "12", stated="81.8%"), "9/11", "consistent"),
    (Count("removed", "66", removed="60", added="6", stated="81.8%"), "9/11", "consistent"),
    (Count("left", after="12", removed="60", added="6", stated="82.9%"), "9/11", "inconsistent"),
    # 30 k less 3 k: one tenth; 29.5 to 30.5 and 2.5 to 3.5 give 8.2 % to 11.9 %.
    (Count("rounded", "30 k", removed="3 k", stated="11.5%"), "1/10", "consistent-if-rounded"),
    (
        Count("unit", "30", removed="3", unit="k firms", stated="11.5%"),
        "1/10",
        "consistent-if-rounded",
    ),
    (Count("more", "12", "66", stated="x5.5"), "-9/2", "consistent"),
    (Count("all", "66", "0", stated="100%"), "1", "consistent"),
    (Count("all a year", "66", "0", years="2", stated="100% a year"), "1", "unchecked"),
    # (27 / 64) ^ (1 / 3) = 3 / 4
    (Count("a year", "64", "27", years="3", stated="25% a year"), "37/64", "consistent"),
]


@pytest.mark.parametrize(
    ("count", "reduction", "verdict"), BY_HAND, ids=[c.name for c, *_ in BY_HAND]
)
def test_worked_by_hand(count: Count, reduction: str, verdict: str) -> None:
    """The oracle itself, before the program is held against it."""
    row = consolidation_rows(count)[0]
    assert (row["reduction"], row["verdict"]) == (Fraction(reduction), verdict)


def held(counts: list[Count], ask: Ask) -> None:
    """Hold both commands against the oracle."""
    file = section("consolidation", [count.yaml for count in counts])
    wanted = [Case(count.name, count.yaml, consolidation_rows(count)) for count in counts]
    agree(wanted, ask("consolidation", file=file))
    wanted = [Case(count.name, count.yaml, check_rows(count)) for count in counts]
    agree(wanted, ask("check", file=file))


def test_the_program_says_so_too(ask: Ask) -> None:
    held([count for count, *_ in BY_HAND], ask)


def drawn_count(random: Random, name: str) -> Count:
    """Counts before and after, or one of them and what went and came."""
    suffix = random.choice(("", "", "", " k", "万"))
    hedge = random.choice(("", "", "", "about "))
    unit = random.choice(("", "firms", "k firms")) if not suffix else ""
    before = random.randint(20, 3000)
    removed = random.randint(0, before - 10)
    added = random.choice((0, 0, random.randint(1, 50)))
    after = before - removed + added
    share = (1 - after / before) * random.choice((1, 1, 1, 1.03, removed / (before - after or 1)))
    stated = random.choice(("", f"{share * 100:.{random.randint(0, 2)}f}%"))
    if share < 0 and stated:
        stated = "-" + stated[1:] if random.random() < 0.5 else "+" + stated[1:]
    texts = {
        "before": str(before),
        "after": str(after + random.choice((0, 0, 0, 1, 40))),
        "removed": str(removed),
        "added": str(added),
    }
    left_out = random.choice(("", "before", "after"))
    keys = ["before", "after", *random.choice(((), ("removed",), ("removed", "added")))]
    if "removed" in keys and left_out:
        keys.remove(left_out)
    figures = {key: f"{hedge}{texts[key]}{suffix}" for key in keys}
    years = random.choice(("", "3", "2.5"))
    return Count(name, **figures, years=years, stated=stated, unit=unit)


def test_each_column_is_as_the_pages_say(ask: Ask, cases: int) -> None:
    random = Random(8)  # noqa: S311 (no secret)
    held([drawn_count(random, f"n{place}") for place in range(cases)], ask)
