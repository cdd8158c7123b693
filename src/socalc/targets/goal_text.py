"""Which goal does a text mean?

Wording that two readers would understand differently is refused with what to write instead, for each of
the two.
"""

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from socalc.targets.figure import NUMBER_FORMS, Figure, in_ascii, parse_figure
from socalc.targets.goal import Bound, Goal, GoalKind, goal_to_reach, refuse_unlike
from socalc.targets.goal_range import ends_of_range
from socalc.targets.goal_words import (
    BEFORE,
    BEHIND,
    COUNTED,
    FALLS,
    FLOOR,
    MEASURES,
    PARTS,
    WORDS,
    Said,
    Words,
)
from socalc.targets.problems import Refusal, shortened, stripped
from socalc.targets.suggestion import nearest

_MULTIPLE = re.compile(r"[x×]\s*([0-9][0-9.,]*)|([0-9][0-9.,]*)\s*[x×]", re.IGNORECASE)
_POINTS = re.compile(
    r"(.*[0-9](?:\s*%)?)\s*(?:pp|p\.p\.|points|percentage points|个百分点)", re.IGNORECASE
)
_TIMES = re.compile(r"times|fold|倍", re.IGNORECASE)
_FROM_TO = r"(?i)\s+(?:(?:up|down)\s+)?(?=to\b)|\s*(?=提高|提升|上升|扩大|增|下降|降|压|减|到|至)"
"""Where the second value of two begins. A text, since most goals have no use for it."""

_SIGNS = ("+", "-", "−")
_OTHER_SIDE: dict[Bound, Bound] = {"floor": "ceiling", "ceiling": "floor", "": ""}

_SIDES: dict[Bound, str] = {"floor": "at least ", "ceiling": "at most ", "": ""}


@lru_cache(maxsize=4096)
def parse_goal(text: str) -> Goal:
    """The goal that a text means.

    Takes a value to reach (``150``, ``1.8 trillion``, ``to -20``, ``from 44% to 50%``), a change (``+50%``,
    ``cut by a third``), a multiple (``x2``, ``double``, ``翻一番``), an amount to add (``+20 bn``), points on a
    percentage (``+5pp``) or a new percentage (``65%``), each of them also as a floor (``at least 150``), as a
    ceiling (``不超过60%``) or about. Raises ``Refusal`` for anything else.

    >>> parse_goal("+50%").kind, parse_goal("x2").kind, parse_goal("+20 bn").kind
    ('change', 'multiple', 'amount')
    >>> goal = parse_goal("-20% or more")  # a fall by more leaves less
    >>> goal.bound, int(goal.figure.value)
    ('ceiling', -20)
    """
    typed = in_ascii(stripped(text))
    if goal := _multiple(text, typed, Said()):
        return goal
    if typed[-1] == "+" and typed[0].isdigit():
        low = typed[:-1].strip()
        raise Refusal(
            f"a floor or an amount to add? `{shortened(text)}`",
            f"write `at least {low}` for a floor, `+{low}` for what is to be added",
        )
    behind, rest = _taken_off(text, typed, BEHIND, at_end=True)
    before, rest = _taken_off(text, rest, BEFORE, at_end=False)
    said = _both(text, before, behind)
    if said.yearly:
        return _of_each_year(text, rest, said, behind)
    if said.on_average:
        raise _no_goal(text)
    if goal := _range_of(text, rest, said, behind):
        return goal
    return _goal(text, rest, said, behind)


def _range_of(text: str, rest: str, said: Said, behind: Said) -> Goal | None:
    """The goal of a range, which has two ends; ``None`` for what is none, as ``raise 44% to 50%``."""
    is_rise_or_fall = said.way != 0 and said.frame not in ("to", "by") and not said.yearly
    if is_rise_or_fall or said.frame not in ("", "to", "by"):
        return None
    word = _SIDES[said.bound] or ("about " if said.about else "")
    if (ends := ends_of_range(text, rest, word)) is None:
        return None
    if said.yearly and not (ends[0][0] in _SIGNS or said.way or _multiple(text, ends[0], said)):
        said = _with_way(text, ends, said)
    of_one = _of_each_year if said.yearly else _goal
    first, second = (of_one(text, end, said, behind) for end in ends)
    refuse_unlike(first.figure, second.figure)
    if first.kind != second.kind:
        raise _no_goal(text)
    if first.kind in ("value", "percentage") and first.figure.value > second.figure.value:
        raise Refusal(
            f"a range, or from one to the other? `{shortened(text)}`",
            f"write `{ends[1]} to {ends[0]}` for a range, "
            f"`from {ends[0]} to {ends[1]}` for a baseline and its goal",
        )
    return first._replace(until=second)


def _of_each_year(text: str, rest: str, said: Said, behind: Said) -> Goal:
    """The goal of a text that is for each year."""
    if goal := _range_of(text, rest, said, behind):
        return goal
    if not (rest[:1] in _SIGNS or said.way or _multiple(text, rest, said)):
        said = _with_way(text, (rest,), said)
    goal = _goal(text, rest, said, behind)
    if goal.kind in ("value", "percentage") or goal.start:
        raise _no_goal(text)
    return goal._replace(yearly=True)


def _with_way(text: str, ends: Sequence[str], said: Said) -> Said:
    """What words say of a figure without a sign for each year: a share that is a mean is growth. Raises ``Refusal``
    for any other."""
    points, side, rest = _POINTS.fullmatch(ends[0]), _SIDES[said.bound], " to ".join(ends)
    figure = _figure(text, points[1] if points else ends[0], said)
    if points:
        raise Refusal(
            f"points up or down? `{shortened(text)}`",
            f"write `up by {side}{rest} a year` or `down by {side}{rest} a year`",
        )
    if said.on_average and figure.percent and said.frame in ("", "to"):
        return said._replace(way=1, frame="")
    raise Refusal(
        f"a rise each year, or a yearly figure to reach? `{shortened(text)}`",
        f"write `{side}+{' to +'.join(ends)} a year` for a rise by that much each year, "
        f"`{side or 'to ' * (len(ends) == 1)}{rest}` for the figure to reach",
    )


@lru_cache(maxsize=4096)
def parse_target_value(text: str) -> Goal:
    """The goal of a number that is the value to reach, whatever its sign.

    Raises ``Refusal`` for what is no number, with or without a word for a floor, a ceiling or about.

    >>> parse_goal("-20").kind, parse_target_value("-20").kind
    ('amount', 'value')
    """
    typed = in_ascii(stripped(text))
    behind, rest = _taken_off(text, typed, BEHIND, at_end=True)
    before, rest = _taken_off(text, rest, BEFORE, at_end=False)
    said = _both(text, before, behind)
    if said == Said() or said._replace(bound="", about=False) != Said():
        return goal_to_reach(text, parse_figure(stripped(text)))
    return goal_to_reach(text, _figure(text, rest, said), said.bound)


def _taken_off(text: str, rest: str, words: Words, at_end: bool) -> tuple[Said, str]:
    """What the words at one end say, and what is left without them."""
    said = Said()
    while rest and rest.lower() not in WORDS:
        known = words.get(rest[-1 if at_end else 0].lower(), {})
        word = next((word for word in known if _stands(word, rest, at_end)), "")
        if not word:
            break
        more = known[word]
        said = _both(text, said, more)
        rest = rest[: -len(word)].rstrip() if at_end else rest[len(word) :].lstrip()
        if more.frame in ("from", "keep", "up to", "better"):
            break
    return said, rest


def _stands(word: str, rest: str, at_end: bool) -> bool:
    """Whether a text starts, or ends, with a word and not within one."""
    if (rest[-len(word) :] if at_end else rest[: len(word)]).lower() != word:
        return False
    beside = rest[: -len(word)][-1:] if at_end else rest[len(word) : len(word) + 1]
    edge = word[0] if at_end else word[-1]
    return not (edge.isascii() and edge.isalpha() and beside.isascii() and beside.isalpha())


def _both(text: str, first: Said, second: Said) -> Said:
    """What two words say together."""
    if first.bound and second.bound not in ("", first.bound):
        raise Refusal(
            f"a floor and a ceiling: `{shortened(text)}`",
            "write one of the two, or two targets",
        )
    if (first.way and second.way) or (first.frame and second.frame):
        raise _no_goal(text)
    return Said(
        first.bound or second.bound,
        first.about or second.about,
        first.way or second.way,
        first.frame or second.frame,
        first.yearly or second.yearly,
        first.on_average or second.on_average,
    )


def _goal(text: str, rest: str, said: Said, behind: Said) -> Goal:
    """The goal of what is left of a text without its words."""
    _refuse_two_readings(text, rest, said)
    if said.frame == "from":
        return _from_to(text, rest, said)
    if goal := _multiple(text, rest, said):
        return goal
    if _TIMES.search(rest):
        raise Refusal(
            f"`{shortened(text)}` is read as a multiple by some and as an increase by others",
            "write x2 for twice as much, x3 for three times as much, +200% for 200 % more",
        )
    if said.frame in ("to", "hold"):
        return _to_reach(text, rest, said)
    if rest[:1] in _SIGNS and rest[1:].strip():
        return _signed(text, rest, said, behind)
    if said.way:
        return _changed(text, "+" if said.way > 0 else "-", rest, said)
    if said.frame in ("by", "up to"):
        raise _no_goal(text)
    _refuse_bare(text, rest, said)
    figure = _figure(text, rest, said)
    if said == Said(about=True):
        figure = figure._replace(text=stripped(text))
    return goal_to_reach(text, figure, said.bound)


def _refuse_two_readings(text: str, rest: str, said: Said) -> None:
    """Raise ``Refusal`` for words that two readers understand differently."""
    shown = f"`{shortened(text)}`"
    match said.frame:
        case "keep":
            found = re.search("[0-9][0-9.,]*(?:%|[千百万亿]+)?", rest)
            value = found[0] if found else "95%"
            raise Refusal(
                f"a floor or a ceiling? {shown}",
                f"write on which side it must stay: `at least {value}`, or `at most {value}`",
            )
        case "up to" if rest:
            raise Refusal(
                f"a ceiling, or the value to reach? {shown}",
                f"write `at most {rest}` for a ceiling, `to {rest}` for the value to reach",
            )
        case "hold" if rest and not (said.bound or said.about):
            raise Refusal(
                f"a ceiling, or the value to reach? {shown}",
                f"write `不超过{rest}` for a ceiling, `达到{rest}` for the value to reach",
            )
        case "better":
            by = f"by {_SIDES[said.bound]}{rest or '5pp'}"
            raise Refusal(
                f"up or down? {shown}",
                f"what is better is more of one thing and less of another: write `up {by}` or `down {by}`",
            )


def _refuse_bare(text: str, rest: str, said: Said) -> None:
    """Raise ``Refusal`` for points or a part of a whole without a word for up, down or to."""
    side = _SIDES[said.bound]
    if _part(rest):
        by = f"down by {side}{rest}" if side else f"-{rest}"
        raise Refusal(
            f"by or to? `{shortened(text)}`",
            f"write `{by}` for a fall by that part, `to {side}{rest}` for a fall to it",
        )
    if _POINTS.fullmatch(rest):
        raise Refusal(
            f"points up or down? `{shortened(text)}`",
            f"write {side}+5pp or {f'down by {side}5pp' if side else '-5pp'}",
        )


def _to_reach(text: str, rest: str, said: Said) -> Goal:
    """The goal of a text that says it is a value to reach; a part of a whole is one of the baseline."""
    if said.way < 0 and said.bound == "floor":
        raise Refusal(
            f"a fall to that value, or a floor? `{shortened(text)}`",
            f"write `at most {rest}` for a fall so far or further, `at least {rest}` for a floor",
        )
    if part := _part(rest):
        return Goal(text, "multiple", Figure(text, part), said.bound)
    goal = goal_to_reach(text, _figure(text, rest, said), said.bound)
    return goal._replace(says_to=True, way=said.way)


def _multiple(text: str, rest: str, said: Said) -> Goal | None:
    """The goal of a multiple in words or digits; ``None`` for any other."""
    word = rest.lower()
    match = _MULTIPLE.fullmatch(rest)
    if word not in WORDS and match is None:
        return None
    if said.way or said.frame:
        raise _no_goal(text)
    if match is None:
        bound = _OTHER_SIDE[said.bound] if word in FALLS else said.bound
        step = Fraction(said.about)
        return Goal(text, "multiple", Figure(text, WORDS[word], step, said.about), bound)
    figure = _figure(text, match[1] or match[2], said)
    if figure.value <= 0:
        raise Refusal(f"no multiple: `{shortened(text)}`", "a multiple is above 0: x2, x1.5, x0.5")
    return Goal(text, "multiple", figure, said.bound)


def _from_to(text: str, rest: str, said: Said) -> Goal:
    """The goal of a text that tells where it starts: ``44% to 50%`` after its ``from``."""
    for match in re.finditer(_FROM_TO, rest):
        try:
            start = parse_figure(_counted(rest[: match.start()].strip()))
        except Refusal:
            continue
        before, end = _taken_off(text, rest[match.end() :], BEFORE, at_end=False)
        both = _both(text, before, said._replace(frame="", way=0))
        if both.frame == "to" and not _POINTS.fullmatch(end):
            if said.way * before.way < 0:
                break
            goal = goal_to_reach(text, _figure(text, end, both), both.bound)
            return goal._replace(start=start, way=said.way or before.way)
    raise _no_goal(text)


def _signed(text: str, rest: str, said: Said, behind: Said) -> Goal:
    """The goal of a text with a sign; of a fall only what stands behind it tells which side is meant."""
    sign, rest = rest[0], rest[1:].lstrip()
    if rest[0] in _SIGNS or said.way:
        raise Refusal(f"two signs in a goal: `{shortened(text)}`", "keep one: +20 or -20")
    if sign != "+" and said.bound and behind.bound != FLOOR.bound:
        each = " a year" if said.yearly else ""
        raise Refusal(
            f"a larger fall, or a smaller one? `{shortened(text)}`",
            f"write `-{rest}{each} or more` for a fall by at least that, "
            f"`down by at most {rest}{each}` for one by no more",
        )
    return _changed(text, sign, rest, said)


def _changed(text: str, sign: str, rest: str, said: Said) -> Goal:
    """The goal of a rise or fall by what is left of a text; more of a fall leaves less."""
    bound = said.bound if sign == "+" else _OTHER_SIDE[said.bound]
    if part := _part(rest):
        kind: GoalKind = "change"
        figure = Figure(text, part * 100, Fraction(said.about), said.about)
    else:
        kind = "amount"
        if match := _POINTS.fullmatch(rest):
            kind, rest = "points", match[1]
        figure = _figure(text, rest, said)
    if figure.percent:
        if kind == "points":
            raise Refusal(f"per cent or points? `{shortened(text)}`", "write +5% or +5pp")
        kind = "change"
    if sign != "+":
        figure = figure._replace(value=-figure.value)
    if kind == "change" and figure.value < -100:
        raise Refusal(
            f"a fall of more than 100 %: `{shortened(text)}`",
            "nothing falls below nothing by a share of itself; write the value to reach: to -20",
        )
    return Goal(text, kind, figure, bound)


def _part(rest: str) -> Fraction | None:
    """The part of a whole that a text means: ``1/3``, ``a third``, ``三分之二``, ``一半``."""
    if rest in ("一半", "半", "in half"):
        return Fraction(1, 2)
    if "/" in rest and (match := re.fullmatch("([1-9][0-9]?) ?/ ?([1-9][0-9]?)", rest)):
        return Fraction(int(match[1]), int(match[2]))
    if "分" in rest and (
        match := re.fullmatch("([二三四五六七八九十])分之([一二三四五六七八九])", rest)
    ):
        return Fraction(COUNTED[match[2]], COUNTED[match[1]])
    number, _, part = rest.lower().replace("-", " ").rpartition(" ")
    count, of = COUNTED.get(number or "one"), PARTS.get(part.removesuffix("s"))
    return Fraction(count, of) if count and of else None


def _figure(text: str, rest: str, said: Said) -> Figure:
    """The figure that is left; what is wrong with it is told of the whole text."""
    bare = f"about {_counted(rest)}" if said.about else _counted(rest)
    try:
        return parse_figure(bare)
    except Refusal as refusal:
        if refusal.help == NUMBER_FORMS or not any(character.isdigit() for character in rest):
            raise _no_goal(text) from refusal
        quoted = refusal.message.replace(f"`{shortened(bare)}`", f"`{shortened(text.strip())}`")
        raise Refusal(quoted, refusal.help) from refusal


def _counted(rest: str) -> str:
    """A number without the word that counts things behind it: ``12`` of ``12家``."""
    is_counted = rest[-1:] in MEASURES and re.search("[0-9千万亿]$", rest[:-1])
    return rest[:-1] if rest and is_counted else rest


def _no_goal(text: str) -> Refusal:
    near = nearest(text.lower(), WORDS, otherwise="")
    return Refusal(
        f"not a goal: `{shortened(text.strip())}`",
        near
        or "write a value (150), a change (+50%), a multiple (x2, double, halve), an amount to add "
        "(+20) or points (+5pp)",
    )
