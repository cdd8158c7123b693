"""What is wrong, where, and what is the remedy?"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from socalc.targets.shown import ACTING_REMEDY, BLANKS, acting_character, character_name


class Place(NamedTuple):
    """Where a text stands in a file: 1-based line and column, and how many characters it spans.

    A line below 0 is none of the file: -1 is the first value set by an option, -2 the second.
    """

    line: int
    column: int
    length: int = 1


class Problem(NamedTuple):
    """One thing that is wrong: a sentence, its place, and what to do about it."""

    message: str
    place: Place | None = None
    help: str = ""


class Problems(list[Problem]):
    """Problems as they are found. So that no file can fill the memory, only the first thousand are
    kept; ``left_out`` counts the others."""

    KEPT = 1000

    def __init__(self) -> None:
        super().__init__()
        self.left_out = 0

    @property
    def is_full(self) -> bool:
        """Whether the next problem will only be counted, so that its remedy need not be sought."""
        return len(self) >= self.KEPT

    def append(self, problem: Problem) -> None:
        if not self.is_full:
            super().append(problem)
        else:
            self.left_out += 1


class Refusal(ValueError):
    """A text that says nothing we can take, with what to write instead.

    The functions that read one figure, goal or window raise it; whoever knows the place of the text
    makes a ``Problem`` of it.
    """

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help


SETTING = "--set"
"""The place of a value that an option sets."""


class TargetFileError(ValueError):
    """Everything that is wrong with one source of targets.

    ``source`` is its name as shown to people (``<stdin>`` for standard input), ``problems`` are in
    the order of their places, and ``text`` is what was read, for showing the lines, from the line
    ``first``. ``left_out`` is how many more there are than are kept, and ``settings`` are the values
    set by options.
    """

    def __init__(
        self,
        source: str,
        problems: Sequence[Problem],
        text: str = "",
        left_out: int = 0,
        settings: Sequence[str] = (),
        first: int = 1,
    ) -> None:
        self.source = source
        self.problems = tuple(problems)
        self.text = text
        self.left_out = left_out
        self.settings = tuple(settings)
        self.first = first
        super().__init__(self._summary())

    def _summary(self) -> str:
        first = self.problems[0]
        more = f" (and {len(self.problems) - 1} more)" if len(self.problems) > 1 else ""
        return f"{self.where(first)}: {first.message}{more}"

    def where(self, problem: Problem) -> str:
        """The source of a problem, with line and column if it has them."""
        source = shortened(self.source, 200)
        if problem.place is None:
            return source
        if problem.place.line < 0:
            return SETTING
        return f"{source}:{problem.place.line}:{problem.place.column}"


TEXT_MAX = 200
"""Characters that a figure, a goal or a window may have: more is a slip, or an attack."""


def stripped(text: str) -> str:
    """A typed value without the blanks around it.

    Raises ``Refusal`` for one that is missing, or too long to be worth reading, or that holds a
    character that acts without being seen: it is no blank, for any parser.
    """
    text = text.strip(BLANKS)
    if not text:
        raise Refusal("the value is missing", "write one, or leave it out altogether")
    if len(text) > TEXT_MAX:
        message = f"a value of {len(text):,} characters: `{shortened(text)}`"
        raise Refusal(message, f"write at most {TEXT_MAX} characters")
    refuse_acting(text)
    return text


def refuse_acting(text: str) -> None:
    """Raise ``Refusal`` for a text with a character that acts without being seen."""
    if acting := acting_character(text):
        raise Refusal(f"{character_name(acting)} in `{shortened(text)}`", ACTING_REMEDY)


def shortened(text: str, limit: int = 40) -> str:
    """The text for use inside a message: on one line, and cut if it is long.

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


def nearest(typed: str, known: Collection[str], otherwise: str | None = None) -> str:
    """The remedy for a name that is not known: the nearest known one, or ``otherwise``, or the
    first of them.

    >>> nearest("basline", ["goal", "baseline"])
    'did you mean `baseline`?'
    >>> nearest("x", ["goal", "baseline"])
    'known here: `goal`, `baseline`'
    """
    from difflib import get_close_matches

    names = list(known)
    if near := get_close_matches(typed[:40], names[:_NAMES_SEARCHED], n=1):
        return f"did you mean `{shortened(near[0])}`?"
    if otherwise is not None:
        return otherwise
    if not names:
        return "none is known here"
    shown = ", ".join(f"`{shortened(name)}`" for name in names[:_NAMES_SHOWN])
    more = len(names) - _NAMES_SHOWN
    return f"known here: {shown}{f' and {more} more' if more > 0 else ''}"
