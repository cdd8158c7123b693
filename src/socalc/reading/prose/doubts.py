"""Why may a figure and two values not be held against each other, though they stand together?

A doubt keeps a claim from being judged at all, a reserve from being accused where it does not fit. Each is
a small function that tells its reason or nothing; the first one that speaks is told.
"""

from collections.abc import Callable

from socalc.reading.prose.assertions import denied, negated, supposed
from socalc.reading.prose.lexicon import CONSTANT, MEASURES
from socalc.reading.prose.naming import differ
from socalc.reading.prose.periods import unlike_periods
from socalc.reading.prose.tie import Tie

BASE_REACH = 8
"""Tokens behind a figure in which the time or the thing it is compared with is told."""

SIGN_REACH = 6
"""Tokens before a pair in which a loss or a surplus may be named."""


def doubt(tie: Tie) -> str:
    """Why a change must not be judged by its pair; mostly empty."""
    return (
        tie.pair.doubt
        or tie.change.doubt
        or next(filter(None, (reason(tie) for reason in DOUBTS)), "")
    )


def reserve(tie: Tie) -> str:
    """Why a change must not be accused if it does not fit its pair; mostly empty."""
    return (
        tie.pair.reserve
        or tie.change.reserve
        or next(filter(None, (reason(tie) for reason in RESERVES)), "")
    )


def respectively(tie: Tie) -> str:
    told = tie.sentence.has_role("respectively")
    return "`respectively`: which figure belongs to which values?" if told else ""


def real_or_nominal(tie: Tie) -> str:
    """``in real terms``, ``adjusted``, ``at 2015 prices``, ``同口径``."""
    sentence = tie.sentence
    told = sentence.has_role("real") or any(
        token.kind == "year" and sentence[place + 1].name.startswith(CONSTANT)
        for place, token in enumerate(sentence.tokens)
    )
    return "the change is on another basis than the values" if told else ""


def open_values(tie: Tie) -> str:
    """``from over 3,000 to under 2,000``."""
    return "a value is only a bound" if tie.pair.start.is_open or tie.pair.end.is_open else ""


def two_units(tie: Tie) -> str:
    """``5 tonnes`` and ``9 kg``, ``40 clerks`` and ``12 hours``."""
    units = {tie.pair.start.unit, tie.pair.end.unit} - {""}
    return "two units" if len(units) > 1 and units & MEASURES else ""


def change_of_sign(tie: Tie) -> str:
    """``from a surplus to a deficit``: no share can tell of that."""
    near = range(max(0, tie.pair.first - SIGN_REACH), tie.pair.last + 3)
    words = {tie.sentence[place].name for place in near}
    told = any(tie.sentence.role(place) == "sign" for place in near)
    both = words & {"loss", "losses"} and words & {"profit", "profits", "income", "earnings"}
    return "from a gain to a loss or back" if told or both else ""


def another_base(tie: Tie) -> str:
    """``15% more than in May of last year``, ``3% above forecast``: the figure has a base of its own."""
    sentence, change, pair = tie.sentence, tie.change, tie.pair
    if change.place < pair.start.place or pair.name == "compared":
        return ""
    behind = tie.behind(4)
    is_side = sentence[change.last].name in ("above", "below", "over", "under")
    compared = [place for place in behind if sentence.role(place) in ("than", "compared", "block")]
    if not (is_side or compared):
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
    total = any("总" in token.text or token.name == "total" for token in gap)
    share = any(token.name == "per" or token.text.startswith(("每", "人均")) for token in before)
    return "values per head, a change of the total" if total and share else ""


def another_scope(tie: Tie) -> str:
    """``up 12% in Europe``, of values that may be those of the world."""
    last = tie.change.last
    name = tie.sentence[last + 2]
    told = tie.sentence.role(last + 1) == "in" and name.kind == "word" and not name.role
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
    is_merged = any(sentence.role(i) == "merge" for i in range(pair.first, pair.last))
    differs = pair.name != "consolidated" and not is_merged and differ(sentence, pair)
    return "the values may count different things" if differs else ""


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
)

RESERVES: tuple[Callable[[Tie], str], ...] = (another_scope, domestic_product, two_things)
