"""Why may a figure and two values not be held against each other, though they stand together?

A doubt keeps a claim from being judged at all, a reserve from being accused where it does not fit. Each is
a small function that tells its reason or nothing; the first one that speaks is told.
"""

from collections.abc import Callable, Sequence

from socalc.reading.prose.sentence import Sentence
from socalc.reading.prose.subjects import differ
from socalc.reading.prose.ties import Tie
from socalc.reading.prose.words import (
    CONSTANT,
    EXPECTED,
    INVERTED,
    MEASURES,
    NEXT,
    PLANS,
    PROFITS,
)

BASE_REACH = 8
"""Tokens behind a figure in which the time or the thing it is compared with is told."""

SIGN_REACH = 6
"""Tokens before a pair in which a loss or a surplus may be named."""

PLAN_REACH = 4
"""Tokens before a value in which it may be called a plan."""

NOT_REACH = 10
"""Tokens before a pair and its change in which a word such as never denies them."""

TIME_REACH = 10
"""Tokens behind a figure in which the time it is compared with is told."""

_PART_OF_A_YEAR = ("month", "quarter", "week", "月", "季")
MONTH_AGAINST_YEAR = "month against year"


def doubt(tie: Tie) -> str:
    """Why a change must not be judged by its pair; mostly empty."""
    return tie.pair.doubt or tie.change.doubt or _first_told(tie, DOUBTS)


def reserve(tie: Tie) -> str:
    """Why a change must not be accused if it does not fit its pair; mostly empty."""
    return tie.pair.reserve or tie.change.reserve or _first_told(tie, RESERVES)


def _first_told(tie: Tie, reasons: Sequence[Callable[[Tie], str]]) -> str:
    return next((told for reason in reasons if (told := reason(tie))), "")


def respectively(tie: Tie) -> str:
    told = tie.sentence.has_role("respectively")
    return "`respectively`: which figure belongs to which values?" if told else ""


def real_or_nominal(tie: Tie) -> str:
    """``in real terms``, ``adjusted``, ``at 2015 prices``, ``同口径``."""
    sentence = tie.sentence
    told = any(
        (token.role == "real" and not _names_a_profit(sentence, place))
        or (token.kind == "year" and sentence[place + 1].name.startswith(CONSTANT))
        for place, token in enumerate(sentence.tokens)
    )
    return "the change is on another basis than the values" if told else ""


def adjusted_profit(tie: Tie) -> str:
    """``Adjusted EBITDA grew 12.5% to 27.0 million``: the values may be those of the unadjusted one."""
    sentence = tie.sentence
    told = any(_names_a_profit(sentence, place) for place in range(len(sentence)))
    return "the change is on another basis than the values" if told else ""


def _names_a_profit(sentence: Sentence, place: int) -> bool:
    """Whether a word such as adjusted is a part of what a profit is called: adjusted EBITDA."""
    is_real = sentence.role(place) == "real"
    return is_real and sentence[place + 1].name in PROFITS and sentence[place].text.isascii()


def open_values(tie: Tie) -> str:
    """``from over 3,000 to under 2,000``."""
    return "a value is only a bound" if tie.pair.start.is_open or tie.pair.end.is_open else ""


def two_units(tie: Tie) -> str:
    """``5 tonnes`` and ``9 kg``, ``40 clerks`` and ``12 hours``."""
    units = {tie.pair.start.unit, tie.pair.end.unit} - {""}
    return "two units" if len(units) > 1 and units & MEASURES else ""


def change_of_sign(tie: Tie) -> str:
    """``from a surplus to a deficit``: no share can tell of that. One word before both values, as in
    ``the deficit fell from 12 to 9``, is about both of them."""
    pair = tie.pair
    before = _sign_words(tie, range(max(0, pair.first - SIGN_REACH), pair.first))
    told = _sign_words(tie, range(pair.first, pair.last + 3)) - before or len(before) > 1
    words = {tie.sentence[i].name for i in range(max(0, pair.first - SIGN_REACH), pair.last + 3)}
    both = words & {"loss", "losses"} and words & {"profit", "profits", "income", "earnings"}
    return "from a gain to a loss or back" if told or both else ""


def _sign_words(tie: Tie, places: range) -> set[str]:
    found = (tie.sentence[place] for place in places)
    return {token.name.rstrip("s") for token in found if token.role == "sign"}


def another_base(tie: Tie) -> str:
    """``15% more than in May of last year``, ``3% above forecast``: the figure has a base of its own."""
    sentence, change, pair = tie.sentence, tie.change, tie.pair
    if change.place < pair.start.place or pair.name == "compared":
        return ""
    is_side = sentence[change.last].name in ("above", "below", "over", "under")
    if not (is_side or sentence.any_role(tie.behind(4), "than", "compared", "block")):
        return ""
    near = [sentence[place] for place in tie.behind(BASE_REACH + 2)]
    own = {pair.start.when, "before", "then", "originally", "earlier", "once"} - {""}
    is_own = any(
        token.figure in own or token.role == "before" or token.name in own for token in near
    )
    is_of_a_month = any(token.role == "month" for token in near)
    return "" if is_own and not is_of_a_month else "the figure has a base of its own"


def alternatives(tie: Tie) -> str:
    """``doubled or tripled``, ``11% in Asia and 8% in Europe``."""
    sentence, change = tie.sentence, tie.change
    kind = sentence[change.place].kind
    places = [change.place - 1, change.place + 1, *tie.behind(6)]
    for place in places:
        other = sentence[place + (1 if place > change.place else -1)]
        if sentence.role(place) == "and" and other.kind == kind:
            return "two figures for one change"
    return ""


def per_head(tie: Tie) -> str:
    """Values per head or per unit, and a change of the total."""
    sentence, pair = tie.sentence, tie.pair
    gap = [sentence[place] for place in range(pair.last + 1, tie.change.place)]
    before = [sentence[place] for place in range(pair.last + 4)]
    total = any("总" in token.text or token.name in ("total", "overall") for token in gap)
    share = any(
        token.name in ("per", "average", "mean") or token.text.startswith(("每", "均", "平均"))
        for token in before
    )
    return "values per head, a change of the total" if total and share else ""


def another_year(tie: Tie) -> str:
    """``from 40 in 2019 to 50 in 2020, and by 12% in 2021``, ``a rise of 12% next year``."""
    sentence, pair, change = tie.sentence, tie.pair, tie.change
    if change.place < pair.last or change.yearly:
        return ""
    first = change.first
    while first > pair.last + 1 and not sentence.is_boundary(first - 1):
        first -= 1
    own = {pair.start.when, pair.end.when}
    places = [*range(first, change.place), *tie.behind(BASE_REACH)]
    is_other = pair.end.year and any(
        sentence[i].kind == "year" and sentence[i].figure not in own for i in places
    )
    told = is_other or any(sentence[i].name in NEXT for i in places)
    return "the figure is that of another year" if told else ""


def still_expected(tie: Tie) -> str:
    """``rose from 40 to 50 and is expected to grow by 12%``: the figure is that of a time to come."""
    sentence, pair, change = tie.sentence, tie.pair, tie.change
    told = any(sentence[i].name in EXPECTED for i in range(pair.last + 1, change.place))
    before = any(sentence[i].name in EXPECTED for i in range(pair.last + 1))
    told = told and not before and not change.yearly
    return "the figure may be that of a time to come" if told else ""


def largest(tie: Tie) -> str:
    """``rose by up to 12%``: the figure is the largest of several changes."""
    told = tie.sentence.role(tie.change.place) == "most"
    return "the figure is the largest of several" if told else ""


def of_a_plan(tie: Tie) -> str:
    """``45 million, against a budget of 50 million, up 8%``: the change may be since last year."""
    sentence, pair = tie.sentence, tie.pair
    near = range(max(pair.first, pair.start.place - PLAN_REACH), pair.start.place)
    told = pair.name == "compared" and any(sentence[i].name in PLANS for i in near)
    return "the value it is compared with is a plan" if told else ""


def another_scope(tie: Tie) -> str:
    """``up 12% in Europe``, of values that may be those of the world; ``up 12% in value``."""
    last = tie.change.last
    name = tie.sentence[last + 2]
    is_noun = name.kind == "word" and name.role in ("", "generic")
    told = tie.sentence.role(last + 1) == "in" and is_noun
    return "the figure may be that of a part" if told else ""


def domestic_product(tie: Tie) -> str:
    """Growth of the domestic product is told in real terms, its values in those of the day."""
    told = any(
        token.text == "GDP" or token.name == "domestic" or "生产总值" in token.text
        for token in tie.sentence.tokens
    )
    return "growth of GDP is mostly real, its values nominal" if told else ""


def two_things(tie: Tie) -> str:
    """``from 3 provinces to 12 projects``: the values may count different things."""
    sentence, pair = tie.sentence, tie.pair
    is_merged = sentence.any_role(range(pair.first, pair.last), "merge")
    differs = pair.name != "consolidated" and not is_merged and differ(sentence, pair)
    return "the values may count different things" if differs else ""


def supposed(tie: Tie) -> str:
    """``if it rose from 10 to 12``, ``would have been cut``, ``had it gone ahead``, ``假如``."""
    stretch = tie.stretch()
    is_inverted = tie.sentence[stretch.start].name in INVERTED
    told = is_inverted or tie.sentence.any_role(stretch, "supposed")
    return "the text only supposes it" if told else ""


def denied(tie: Tie) -> str:
    """``wrongly``, ``contrary to reports``, ``in fact``, ``误写``; ``claimed`` where a ``but`` follows."""
    sentence = tie.sentence
    is_reported = sentence.has_role("reported") and sentence.has_role("block")
    told = sentence.has_role("denied") or is_reported
    return "the text denies or corrects it" if told else ""


def negated(tie: Tie) -> str:
    """``did not fall from 400 to 300``, ``并未增长``."""
    near = range(max(tie.stretch().start, tie.first - NOT_REACH), tie.last + 1)
    told = tie.sentence.any_role(near, "not")
    return "the text says that it is not so" if told else ""


def unlike_periods(tie: Tie) -> str:
    """Month against year: a change against the month or the year before, of values of other dates."""
    sentence, start, end = tie.sentence, tie.pair.start, tie.pair.end
    is_of_a_part = start.when != "before" or _is_of_last_month(sentence)
    yearly = sentence.has_role("yoy") or (is_of_a_part and _is_of_last_year(tie))
    years = end.year - start.year if start.year and end.year else None
    months = _months(sentence)
    is_one_month = years == 1 and len(months) == 1
    if sentence.has_role("mom") or (_has_part(sentence) and sentence.has_role("whole")):
        return MONTH_AGAINST_YEAR
    if yearly and months and is_of_a_part and not is_one_month:
        return MONTH_AGAINST_YEAR
    if years is not None and _is_of_last_month(sentence):
        return MONTH_AGAINST_YEAR
    if yearly and years is not None and years != 1:
        return "a change against the year before, of values more years apart"
    return ""


def _months(sentence: Sentence) -> set[str]:
    """The months and seasons that are named; 6月 by its number."""
    return {
        sentence[place - 1].text if token.text == "月" else token.name[:3]
        for place, token in enumerate(sentence.tokens)
        if token.role == "month"
    }


def _has_part(sentence: Sentence) -> bool:
    """Whether a part of a year is named beside a whole one."""
    return sentence.has_role("part") or any(token.text == "月" for token in sentence.tokens)


def _is_of_last_year(tie: Tie) -> bool:
    """``28% more than a year ago``, ``比上年同期增长28%``."""
    near = [*range(tie.change.first - 2, tie.change.first), *tie.behind(TIME_REACH)]
    tokens = [tie.sentence[place] for place in near]
    return any(
        token.role == "before" and ("year" in token.name or "年" in token.text) for token in tokens
    )


def _is_of_last_month(sentence: Sentence) -> bool:
    """``上月``, ``the previous month``, ``a month earlier``, but not ``the year-ago quarter``."""
    for place, token in enumerate(sentence.tokens):
        if token.role == "before" and "year" not in token.name and "年" not in token.text:
            words = "".join(sentence[near].name for near in (place - 1, place, place + 1))
            if any(part in words for part in _PART_OF_A_YEAR):
                return True
    return False


DOUBTS: tuple[Callable[[Tie], str], ...] = (
    supposed,
    denied,
    negated,
    respectively,
    real_or_nominal,
    open_values,
    two_units,
    change_of_sign,
    unlike_periods,
    another_base,
    alternatives,
    per_head,
    another_year,
)

RESERVES: tuple[Callable[[Tie], str], ...] = (
    another_scope,
    domestic_product,
    two_things,
    of_a_plan,
    largest,
    adjusted_profit,
    still_expected,
)
