"""What is wrong, where, and what is the remedy?"""

from collections.abc import Collection, Sequence
from typing import NamedTuple


class Place(NamedTuple):
    """Where a text stands in a file: 1-based line and column, and how many characters it spans."""

    line: int
    column: int
    length: int = 1


class Problem(NamedTuple):
    """One thing that is wrong: a sentence, its place, and what to do about it."""

    message: str
    place: Place | None = None
    help: str = ""


class Refusal(ValueError):
    """A text that says nothing we can take, with what to write instead.

    The functions that read one figure, goal or window raise it; whoever knows the place of the text
    makes a ``Problem`` of it.
    """

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help


class TargetFileError(ValueError):
    """Everything that is wrong with one source of targets.

    ``source`` is its name as shown to people (``<stdin>`` for standard input), ``problems`` are in
    the order of their places, and ``text`` is what was read, for showing the lines.
    """

    def __init__(self, source: str, problems: Sequence[Problem], text: str = "") -> None:
        self.source = source
        self.problems = tuple(problems)
        self.text = text
        super().__init__(self._summary())

    def _summary(self) -> str:
        first = self.problems[0]
        place = f":{first.place.line}:{first.place.column}" if first.place else ""
        more = f" (and {len(self.problems) - 1} more)" if len(self.problems) > 1 else ""
        return f"{self.source}{place}: {first.message}{more}"


def shortened(text: str, limit: int = 40) -> str:
    """The text for use inside a message: on one line, cut in the middle of nowhere, never wrapped.

    Characters that a terminal would act on are shown as escapes.

    >>> shortened("a" * 50, limit=8)
    'aaaaaaa…'
    >>> shortened("a\\x1b[2J")
    'a\\\\x1b[2J'
    """
    if len(text) > limit:
        text = text[: limit - 1] + "…"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


_NAMES_SEARCHED = 1000
_NAMES_SHOWN = 12


def nearest(typed: str, known: Collection[str]) -> str:
    """The remedy for a name that is not known: the nearest known one, or the first of them.

    >>> nearest("basline", ["goal", "baseline"])
    'did you mean `baseline`?'
    >>> nearest("x", ["goal", "baseline"])
    'known here: `goal`, `baseline`'
    """
    from difflib import get_close_matches

    names = list(known)
    if near := get_close_matches(typed[:40], names[:_NAMES_SEARCHED], n=1):
        return f"did you mean `{shortened(near[0])}`?"
    if not names:
        return "none is known here"
    shown = ", ".join(f"`{shortened(name)}`" for name in names[:_NAMES_SHOWN])
    more = len(names) - _NAMES_SHOWN
    return f"known here: {shown}{f' and {more} more' if more > 0 else ''}"
