"""Which two ends has the range that a text means?"""

import re

from socalc.targets.problems import Refusal, shortened

_BETWEEN = r"\s*(?:\bto\b|[-–—~]|至|到)\s*"
_RANGE = rf"""(?ix)(?: between\s+ (?P<least>\S.*[0-9].*?) \s+and\s+ (?P<most>.*[0-9].*)
    | (?P<low>[+−-]?[^0-9+−-]*[0-9][^+−-]*?) (?<![eE]) {_BETWEEN} (?P<high>[+−-]?[^0-9+−-]*[0-9].*) )"""
"""A text, since most files have no range."""
_SIGNS = "+-−"
_LENGTH_MAX = 200
"""Two numbers with their words are no longer."""


def ends_of_range(text: str, rest: str, word: str) -> tuple[str, str] | None:
    """Both ends of the range that is left of a text without its words, ``None`` if it is none; what stands behind the
    second number only is of both. Raises ``Refusal`` beside a word for a bound or about, and for two signs.

    >>> ends_of_range("80-100 million", "80-100 million", "")
    ('80 million', '100 million')
    """
    numbers = re.findall("[0-9][0-9.,]*", rest[:_LENGTH_MAX])
    if len(numbers) < 2 or len(rest) > _LENGTH_MAX or not (match := re.fullmatch(_RANGE, rest)):
        return None
    low, high = (match["low"] or match["least"]).strip(), (match["high"] or match["most"]).strip()
    if word:
        raise Refusal(
            f"a word for both ends, or for the first? `{shortened(text)}`",
            f"write the range alone, `{low} to {high}`, or one goal: `{word}{low}`",
        )
    signs = [end[0] if end[0] in _SIGNS else "" for end in (low, high)]
    if signs[0] != signs[1]:
        raise _mixed(text, *signs, *(end.lstrip(f"{_SIGNS} ") for end in (low, high)))
    return low + re.sub(".*[0-9]", "", high) if low[-1].isdigit() else low, high


def _mixed(text: str, first: str, second: str, low: str, high: str) -> Refusal:
    """What is said of a range of which one end is a change, or a fall, and the other is not."""
    if first and second:
        return Refusal(
            f"a range of a rise and a fall? `{shortened(text)}`",
            f"write two targets, `{first}{low}` and `{second}{high}`",
        )
    sign = first or second
    return Refusal(
        f"a range of changes, or of values? `{shortened(text)}`",
        f"write `{sign}{low} to {sign}{high}` for a range of changes, `{low} to {high}` for one of values",
    )
