"""Which names does a pattern match?"""

import re
from collections.abc import Callable, Iterable
from fnmatch import translate

_ACTIVE = frozenset("*?[")


def matchers(patterns: Iterable[str]) -> dict[str, Callable[[str], object]]:
    """What tells whether a name matches, for each of some patterns that are more than a name (``*``, ``?``,
    ``[ab]``). Made once: names are asked one by one, and a name is found without it.

    >>> [pattern for pattern, matches in matchers(["prov*", "assets"]).items() if matches("provinces")]
    ['prov*']
    """
    return {
        pattern: re.compile(translate(pattern)).match
        for pattern in patterns
        if not _ACTIVE.isdisjoint(pattern)
    }
