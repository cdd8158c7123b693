"""Which two targets does a ratio compare?"""

from collections.abc import Collection
from typing import NamedTuple

from socalc.targets.problems import Refusal, shortened, stripped
from socalc.targets.suggestion import nearest


class Ratio(NamedTuple):
    """A ratio of two targets by their names, such as profit / assets."""

    name: str
    numerator: str
    denominator: str
    line: int = 0


def parse_ratio(text: str, names: Collection[str], name: str = "", line: int = 0) -> Ratio:
    """The ratio that a text means, among targets of these names (which may hold a slash).

    Raises ``Refusal`` for a text that names no two of them.

    >>> parse_ratio("profit / assets", ["profit", "assets"])[1:3]
    ('profit', 'assets')
    """
    text = stripped(text)
    slashes = [place for place, character in enumerate(text) if character == "/"]
    pairs = [(text[:place].strip(), text[place + 1 :].strip()) for place in slashes]
    known = [pair for pair in pairs if pair[0] in names and pair[1] in names]
    if len(known) > 1:
        raise Refusal(
            f"a ratio that can be read in two ways: `{shortened(text)}`", "rename a target"
        )
    if known:
        return Ratio(name or text.strip(), *known[0], line)
    if not pairs:
        raise Refusal(f"not a ratio: `{shortened(text)}`", "write two targets: profit / assets")
    part = next(part for part in pairs[0] if part not in names)
    what = f"no target `{shortened(part)}`" if part else "a target is missing beside the slash"
    raise Refusal(what, lambda: nearest(part, names))
