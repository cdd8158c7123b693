"""Which known name was meant by one that is not known?"""

from collections.abc import Collection
from itertools import islice
from operator import add

from socalc.targets.problems import shortened

_NAMES_SEARCHED = 1000
_NAMES_SHOWN = 12

_NAMES_COMPARED = 24
"""Names that are compared letter by letter, which costs a hundred times what a first look does."""


def nearest(typed: str, known: Collection[str], otherwise: str | None = None) -> str:
    """The remedy for a name that is not known: the nearest known one, or ``otherwise``, or the
    first of them.

    >>> nearest("basline", ["goal", "baseline"])
    'did you mean `baseline`?'
    >>> nearest("x", ["goal", "baseline"])
    'known here: `goal`, `baseline`'
    """
    from difflib import get_close_matches

    names = list(islice(known, _NAMES_SEARCHED))
    if near := get_close_matches(typed[:_COMPARED_MAX], _likely(typed, names), n=1):
        return f"did you mean `{shortened(near[0])}`?"
    if otherwise is not None:
        return otherwise
    if not names:
        return "none is known here"
    shown = ", ".join(f"`{shortened(name)}`" for name in names[:_NAMES_SHOWN])
    more = len(known) - _NAMES_SHOWN
    return f"known here: {shown}{f' and {more} more' if more > 0 else ''}"


_COMPARED_MAX = 40
"""Characters of a name that are compared."""


def _likely(typed: str, names: list[str]) -> list[str]:
    """The names that share most of their letters and neighbours with what is typed."""
    names = [name for name in names if len(name) <= 3 * _COMPARED_MAX]  # none longer is near
    if len(names) <= _NAMES_COMPARED:
        return names
    parts = _parts(typed[:_COMPARED_MAX])
    ratio = {
        name: len(parts & found) / (len(found) + 1) for name in names if (found := _parts(name))
    }
    return sorted(ratio, key=lambda name: -ratio[name])[:_NAMES_COMPARED]


def _parts(name: str) -> set[str]:
    return {*name, *map(add, name, name[1:])}
