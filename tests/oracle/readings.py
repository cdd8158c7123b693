"""What do typed texts mean? ``docs/file-format.md``: numbers, units, goals."""

import re
from fractions import Fraction
from typing import NamedTuple

HALF = Fraction(1, 2)

SCALES = {
    "k": 10**3,
    "m": 10**6,
    "bn": 10**9,
    "tn": 10**12,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "千": 10**3,
    "万": 10**4,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
}
ABOUT = ("about", "around", "approximately", "roughly", "~", "≈", "约", "大约")
MONEY = ("¥", "$", "€", "CNY", "USD", "EUR", "yuan", "dollars", "euros", "元", "人民币")
MULTIPLES = {
    "double": Fraction(2),
    "翻一番": Fraction(2),
    "翻番": Fraction(2),
    "翻倍": Fraction(2),
    "triple": Fraction(3),
    "quadruple": Fraction(4),
    "翻两番": Fraction(4),
    "翻三番": Fraction(8),
    "halve": HALF,
}


class Unit(NamedTuple):
    """What a unit says of the values beside it; ``scale`` is None where it has no scale word."""

    scale: int | None = None
    money: bool = False
    percent: bool = False

    @property
    def rounded(self) -> bool:
        """Whether even a plain integer was rounded: decision and docs put the unit beside it."""
        return self.scale is not None or self.percent

    @property
    def counts(self) -> bool:
        """Whether values may be counts: money and percentages are none."""
        return not self.rounded and not self.money


UNITS = {
    "": Unit(),
    "firms": Unit(),
    "m": Unit(),  # metres: k and m are scale words only beside another word
    "yuan": Unit(money=True),
    "USD": Unit(money=True),
    "bn yuan": Unit(10**9, money=True),
    "bn dollars": Unit(10**9, money=True),
    "m yuan": Unit(10**6, money=True),
    "EUR million": Unit(10**6, money=True),
    "亿元": Unit(10**8, money=True),
    "万亿元": Unit(10**12, money=True),
    "万人": Unit(10**4),
    "thousand tonnes": Unit(10**3),
    "k firms": Unit(10**3),
    "%": Unit(percent=True),
    "% of GDP": Unit(percent=True),
    "per cent of sales": Unit(percent=True),
}
"""Units by hand, so that their meaning does not hang on a reading of the same words."""


class Figure(NamedTuple):
    """A typed number in the unit of its target, and how far the true one may be away."""

    value: Fraction
    margin: Fraction
    is_count: bool
    percent: bool


_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?(?:[eE]-?\d+)?")


def read_number(text: str) -> tuple[Fraction, Fraction, bool]:
    """The value of digits, one unit of their last place, and whether they are a plain integer.

    >>> read_number("81.80")
    (Fraction(409, 5), Fraction(1, 100), False)
    """
    mantissa, _, exponent = text.replace(",", "").lower().partition("e")
    decimals = len(mantissa.partition(".")[2])
    power = Fraction(10) ** int(exponent or 0)
    return Fraction(mantissa) * power, power / 10**decimals, not decimals and not exponent


def read_figure(text: str, unit: str = "") -> Figure:
    """A figure such as ``about ¥118.4 bn``, in the unit given.

    >>> read_figure("1.8 trillion", "bn yuan")
    Figure(value=Fraction(1800, 1), margin=Fraction(50, 1), is_count=False, percent=False)
    >>> read_figure("36", "bn yuan").margin
    Fraction(1, 2)
    """
    of = UNITS[unit]
    rest = text
    about = next((word for word in sorted(ABOUT, key=len)[::-1] if rest.startswith(word)), "")
    rest = rest.removeprefix(about)
    found = _NUMBER.search(rest)
    assert found is not None, text
    value, place, integer = read_number(found[0])
    words = (rest[: found.start()] + " " + rest[found.end() :]).strip()
    percent = words.endswith("%")
    money = next((word for word in MONEY if word in words), "")
    word = words.replace(money, "").strip(" %")
    own = SCALES[word] if word else None
    factor = Fraction(1)
    if own is not None:
        factor = Fraction(own, of.scale or 1)
    exact = integer and not about and own is None and not percent and not of.rounded
    margin = Fraction(0) if exact else place * factor * (1 if about else HALF)
    return Figure(value * factor, margin, exact and of.counts and not money, percent or of.percent)


FLOORS = ("at least ", "no less than ", "over ", "不低于", ">= ")
CEILINGS = ("at most ", "no more than ", "below ", "不超过", "<= ")
MORE, LESS = (" or more", "以上"), (" or less", "以内")
"""Words for a bound, before and behind a goal."""


def read_bound(goal: str) -> tuple[str, str]:
    """A goal without the word for its bound, and whether it is a floor or a ceiling; more of a fall leaves less.

    >>> read_bound("at least 150"), read_bound("-20% or more"), read_bound("x2")
    (('150', 'floor'), ('-20%', 'ceiling'), ('x2', ''))
    """
    for words, bound in ((FLOORS, "floor"), (CEILINGS, "ceiling")):
        for word in words:
            if goal.startswith(word):
                return goal.removeprefix(word), bound
    for endings, bound, of_fall in ((MORE, "floor", "ceiling"), (LESS, "ceiling", "")):
        for word in endings:
            if goal.endswith(word):
                core = goal.removesuffix(word)
                is_fall = core.startswith("-") or core == "halve"
                return core, of_fall if is_fall else bound
    return goal, ""


class Goal(NamedTuple):
    """A goal: its target value, and the least and greatest of target value / baseline.

    ``start`` is the baseline, or the index of 100 where none is stated and the goal needs none.
    """

    start: Fraction | None
    target: Fraction | None
    low: Fraction | None
    high: Fraction | None
    is_index: bool
    points: bool


def _corners(starts: list[Fraction], ends: list[Fraction]) -> tuple[Fraction, Fraction | None]:
    """Least and greatest of end / start; None where a start may be zero."""
    quotients = [end / start for start in starts for end in ends if start]
    return min(quotients), None if 0 in starts else max(quotients)


def ends_of(figure: Figure) -> list[Fraction]:
    """The least and the greatest number that a figure stands for."""
    return [figure.value - figure.margin, figure.value + figure.margin]


def range_of_multiple(start: Figure, end: Figure) -> tuple[Fraction, Fraction | None]:
    """``docs/verdicts.md``: the four corners of end / start."""
    return _corners(ends_of(start), ends_of(end))


def _multiple_of(goal: str) -> Fraction | None:
    if goal in MULTIPLES:
        return MULTIPLES[goal]
    found = re.fullmatch(r"[x×]([\d.]+)|([\d.]+)x", goal)
    return Fraction(found[1] or found[2]) if found else None


def read_goal(goal: str, baseline: str | None, unit: str = "") -> Goal:
    """What a goal asks of a baseline.

    >>> read_goal("-54", "66").target
    Fraction(12, 1)
    >>> read_goal("+50%", None)[:4]
    (Fraction(100, 1), Fraction(150, 1), Fraction(299, 200), Fraction(301, 200))
    """
    start = None if baseline is None else read_figure(baseline, unit)
    low: Fraction | None
    high: Fraction | None
    multiple = _multiple_of(goal)
    if multiple is not None:
        low = high = multiple
    elif goal[0] in "+-" and goal.endswith("%") and goal[-2] != "%":
        change = read_figure(goal[1:])
        sign = 1 if goal[0] == "+" else -1
        multiple = 1 + sign * change.value / 100
        low = 1 + (sign * change.value - change.margin) / 100
        high = 1 + (sign * change.value + change.margin) / 100
    if multiple is not None:
        before = Fraction(100) if start is None else start.value
        return Goal(before, before * multiple, low, high, start is None, False)
    points = goal.endswith("pp")
    if goal[0] not in "+-":
        end = read_figure(goal.removeprefix("to "), unit)
        if start is None:
            return Goal(None, end.value, None, None, False, False)
        low, high = range_of_multiple(start, end) if start.value else (None, None)
        return Goal(start.value, end.value, low, high, False, False)
    if start is None:
        return Goal(None, None, None, None, False, points)
    step = read_figure(goal[1:].removesuffix("pp"), "" if points else unit)
    sign = 1 if goal[0] == "+" else -1
    corners = [
        (before + sign * by) / before for before in ends_of(start) for by in ends_of(step) if before
    ]
    low, high = (min(corners), max(corners)) if corners else (None, None)
    return Goal(start.value, start.value + sign * step.value, low, high, False, points)
