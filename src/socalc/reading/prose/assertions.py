"""Does the text assert a change at all, or suppose, deny or correct it?"""

from socalc.reading.prose.lexicon import INVERTED
from socalc.reading.prose.tie import Tie

NOT_REACH = 10
"""Tokens before a pair and its change in which a word such as never denies them."""


def supposed(tie: Tie) -> str:
    """``if it rose from 10 to 12``, ``would have been cut``, ``had it gone ahead``, ``假如``."""
    stretch = tie.stretch()
    is_inverted = tie.sentence[stretch.start].name in INVERTED
    told = is_inverted or any(tie.sentence.role(place) == "supposed" for place in stretch)
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
    told = any(tie.sentence.role(place) == "not" for place in near)
    return "the text says that it is not so" if told else ""
