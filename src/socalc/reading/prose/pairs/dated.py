"""X then, Y later: ``was valued at X in 2019 and will reach Y by 2030``, ``2022年为X，预计2027年将达到Y``."""

from collections.abc import Iterator

from socalc.reading.prose.amount import Amount, alike
from socalc.reading.prose.clause import leads_on
from socalc.reading.prose.pair import Pair
from socalc.reading.prose.sentence import Sentence


def pairs(sentence: Sentence) -> Iterator[Pair]:
    """The pair of this construction, if just two values are dated; of a series, each with the last."""
    dated = [
        amount
        for amount in sentence.amounts.values()
        if amount.when and sentence[amount.place].kind != "span"
    ]
    if any(_is_change(sentence, amount.place) for amount in dated):
        dated = [amount for amount in dated if not amount.figure.percent]
    for position, start in enumerate(dated[:-1]):
        end = dated[position + 1]
        if not alike(start, end) or _order(start) == _order(end):
            continue
        goes_on = leads_on(sentence, start.last + 1, end.place)
        if goes_on or _is_of_this_year(sentence, start, end):
            before, after = sorted((start, end), key=_order)
            yield Pair("dated", before, after, start.place, max(start.last, end.last))


def _is_change(sentence: Sentence, place: int) -> bool:
    """Whether a share says how much something changed: rose by 10% in 2020 and 12% in 2021."""
    is_share = sentence[place].kind == "percent"
    return is_share and sentence.role(place - 1) in ("by", "up", "down")


def _is_of_this_year(sentence: Sentence, start: Amount, end: Amount) -> bool:
    """``made 40 tons last year. This year's output of 46 tons``: one unit, and a date that owns it."""
    gap = [sentence[place] for place in range(start.last + 1, end.place)]
    owned = any(token.role == "now" and token.name.endswith(("'s", "’s")) for token in gap)
    owned = owned and not any(token.name == "per" for token in gap)
    return owned and bool(start.unit) and start.unit == end.unit


def _order(amount: Amount) -> int:
    return amount.year or {"before": 0, "now": 10_000}[amount.when]
