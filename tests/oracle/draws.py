"""Targets by chance, from a fixed seed: the same cases everywhere, more of them when asked."""

from random import Random

from .readings import CEILINGS, FLOORS, LESS, MORE
from .targets import Target

PLAIN_UNITS = ("", "", "", "firms", "m", "yuan")
SCALED_UNITS = ("bn yuan", "bn dollars", "亿元", "万人", "thousand tonnes", "k firms")
PERCENT_UNITS = ("%", "% of GDP", "per cent of sales")


def number(random: Random, whole: bool = False) -> str:
    """Digits of a number above zero: a count, decimals, or an order of magnitude."""
    kind = random.random()
    if whole or kind < 0.45:
        return str(random.choice((random.randint(1, 99), random.randint(1, 99_999))))
    if kind < 0.85:
        places = random.randint(1, 3)
        return f"{random.randint(1, 999_999) / 10**places:.{places}f}".replace("0.000", "0.001")
    return f"{random.randint(1, 999)}e{random.randint(-9, 12)}"


def unit_and_values(random: Random, count: int) -> tuple[str, list[str]]:
    """A unit and so many values that go with it and with each other."""
    kind = random.random()
    whole = random.random() < 0.5
    if kind < 0.55:
        return random.choice(PLAIN_UNITS), [number(random, whole) for _ in range(count)]
    if kind < 0.7:
        unit = random.choice(SCALED_UNITS)
        return unit, [number(random, whole) for _ in range(count)]
    if kind < 0.8:
        return random.choice(PERCENT_UNITS), [number(random, whole) for _ in range(count)]
    if kind < 0.9:
        return "", [f"{number(random, whole).split('e')[0]}%" for _ in range(count)]
    scale = random.choice((" bn", " million", "k", "万亿"))
    sign = random.choice(("", "¥", "CNY "))
    hedge = random.choice(("", "", "about "))
    values = [f"{hedge}{sign}{number(random, whole).split('e')[0]}{scale}" for _ in range(count)]
    return "", values


def signed(random: Random, digits: str, losses: float) -> str:
    """Sometimes a loss, sometimes zero."""
    chance = random.random()
    if chance < losses and digits[0].isdigit():
        return f"-{digits}"
    if chance < losses * 1.3 and digits.replace(".", "").isdigit():
        return "0"
    return digits


def horizon(random: Random) -> tuple[str, ...]:
    """Years of a window: one horizon or several, whole or not."""
    kind = random.random()
    if kind < 0.6:
        return (str(random.randint(1, 12)),)
    if kind < 0.8:
        return (f"{random.randint(1, 80) / 10}",)
    first = random.randint(1, 5)
    return (str(first), str(first + random.randint(1, 4)))


def target(random: Random, name: str, losses: float = 0.2) -> Target:
    """A target under ``growth`` with a baseline, or with an index in its place."""
    unit, (before, after) = unit_and_values(random, 2)
    before, after = signed(random, before, losses), signed(random, after, losses)
    if random.random() < 0.06:
        after = before
    baseline: str = before
    kind = random.random()
    if kind < 0.5 or before.startswith("-") or before == "0":
        goal = f"to {after}" if after.startswith("-") or random.random() < 0.3 else after
    elif kind < 0.6 and not before.endswith("%") and unit not in PERCENT_UNITS:
        step = after.removeprefix("-").removeprefix("about ")
        goal = random.choice("+-") + step
    elif kind < 0.65 and (before.endswith("%") or unit in PERCENT_UNITS):
        goal = f"{random.choice('+-')}{random.randint(1, 30)}pp"
    elif kind < 0.85:
        goal = random.choice(
            (
                f"+{random.randint(1, 400)}%",
                f"-{random.randint(1, 100)}%",
                f"+{random.randint(1, 9999) / 10}%",
            )
        )
    else:
        factor = f"{random.randint(1, 600) / 100}"
        goal = random.choice(
            (
                "double",
                "triple",
                "quadruple",
                "halve",
                "翻两番",
                "翻三番",
                f"x{factor}",
                f"{factor}x",
            )
        )
    if random.random() < 0.15 and not goal.endswith("pp") and (goal[0] in "+-" or "%" not in goal):
        baseline = ""
    by = base_year = None
    if random.random() < 0.5:
        base_year = random.randint(1990, 2030)
        if random.random() < 0.5:
            by = base_year + random.randint(1, 12)
    months = [12, 12]
    if base_year is not None and random.random() < 0.5:
        months = [random.randint(1, 12), random.choice((3, 6, 9, 12, random.randint(1, 12)))]
    note = "As printed." if random.random() < 0.1 else ""
    return Target(
        name=name,
        goal=goal,
        baseline=baseline,
        unit="" if not baseline and unit in PERCENT_UNITS else unit,
        window=horizon(random),
        base_year=base_year,
        base_month=months[0],
        by_month=months[1],
        by=() if by is None else (by,),
        note=note,
    )


def targets(cases: int, seed: int, losses: float = 0.2) -> list[Target]:
    """So many targets, the same ones for the same seed."""
    random = Random(seed)  # noqa: S311 (no secret)
    return [target(random, f"t{place}", losses) for place in range(cases)]


def bounded(random: Random, target: Target) -> Target:
    """The target with a floor or a ceiling as its goal, if that can be said of it."""
    goal = target.goal
    if goal.startswith("-"):
        return target._replace(goal=goal + random.choice(MORE))
    if goal == "halve":
        return target._replace(goal=f"{goal} or more")
    before = random.random() < 0.7
    word = random.choice(FLOORS + CEILINGS if before else MORE + LESS)
    return target._replace(goal=f"{word}{goal}" if before else f"{goal}{word}")
