"""Is a change told against another month or year than that of the value before?"""

from socalc.reading.prose.sentence import Sentence
from socalc.reading.prose.tie import Tie

BASE_REACH = 10
"""Tokens behind a figure in which the time it is compared with is told."""

_PART_OF_A_YEAR = ("month", "quarter", "week", "月", "季")
MONTH_AGAINST_YEAR = "month against year"


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
    near = [*range(tie.change.first - 2, tie.change.first), *tie.behind(BASE_REACH)]
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
