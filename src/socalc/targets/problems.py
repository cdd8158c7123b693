"""What is wrong, where, and what is the remedy?"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, Self

from socalc.targets.hidden_characters import ACTING_REMEDY, BLANKS, acting_character, character_name


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
    more: int = 0
    """How many others of its kind stand on the same line."""


OF_A_KIND_MAX = 20
"""Problems of one kind that are shown: whoever mends these knows how to mend the rest."""

SHOWN_MAX = 100
"""Problems of one source that are shown: more than anybody reads."""

TOLD_BYTES_MAX = 16_000
"""Bytes that the problems of one run may take on standard error: some ten screens, and room for the
notes within 20 KB."""

_PLACES_MAX = 10_000
"""Places of problems that are remembered, so that no file can fill the memory."""

_CHANGING = r"(?s)`.*`|U\+[0-9A-F]+|0x[0-9a-f]+|[0-9][0-9,.]*"


def kind_of(message: str) -> str:
    """What a message says whatever it says it of.

    >>> kind_of("unknown key `a` in target `b`") == kind_of("unknown key `c` in target `d`")
    True
    """
    return re.sub(_CHANGING, "…", message)


class Problems(list[Problem]):
    """Problems as they are found, so that none floods what is shown and none fills the memory.

    One kind on one line, with the same remedy, is one problem, which counts the others. ``OF_A_KIND_MAX`` problems of a kind
    and ``SHOWN_MAX`` in all are kept; ``left_out`` counts the rest. What is found at a place that is
    a problem ``beside`` these follows from that one, and is none. To be sorted only after the last.
    """

    def __init__(self, beside: "Problems | None" = None) -> None:
        super().__init__()
        self.left_out = 0
        self._beside = beside
        self._of_a_kind: Counter[str] = Counter()
        self._on_a_line: dict[tuple[str, str, int], int] = {}
        self._places: set[tuple[int, int]] = set()
        self._crowded: dict[int, int] = {}
        """Lines with many of a kind that were counted at once, by the column of the first."""

    @property
    def found(self) -> int:
        """How many there are, also those that are not kept."""
        return self.left_out + sum(1 + problem.more for problem in self)

    def append(self, problem: Problem) -> None:
        self.add(problem)

    def extend(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self.add(problem)

    def __iadd__(self, problems: Iterable[Problem]) -> Self:  # type: ignore[override,misc]
        self.extend(problems)
        return self

    def add(self, problem: Problem, remedy: Callable[[], str] | None = None) -> bool:
        """Take a problem, and whether it is a new one that is shown; only then is its ``remedy`` sought,
        if that is some work."""
        place = problem.place
        if self._beside is not None and self._beside.covers(place):
            return False
        if place and len(self._places) < _PLACES_MAX:
            self._places.add(place[:2])
            if problem.more:
                self._crowded.setdefault(place.line, place.column)
        kind = kind_of(problem.message)
        key = kind, problem.help, place.line if place else 0
        index = self._on_a_line.get(key)
        if index is not None:
            first = self[index]
            if place and first.place and place.column < first.place.column:
                problem, first = first, problem._replace(help=remedy() if remedy else problem.help)
            self[index] = first._replace(more=first.more + 1 + problem.more)
            return False
        if self._of_a_kind[kind] >= OF_A_KIND_MAX or len(self) >= SHOWN_MAX:
            self.left_out += 1 + problem.more
            return False
        self._of_a_kind[kind] += 1
        self._on_a_line[key] = len(self)
        super().append(problem._replace(help=remedy()) if remedy else problem)
        return True

    def refuse(self, refusal: "Refusal", place: Place | None) -> None:
        """Take what a text says that nobody can read, at its place."""
        if refusal.has_help:
            self.add(Problem(refusal.message, place, refusal.help))
        else:
            self.add(Problem(refusal.message, place), lambda: refusal.help)

    def covers(self, place: Place | None) -> bool:
        """Whether a problem starts within a stretch; of no place, whether there is any problem."""
        if place is None or not self:
            return bool(self)
        line, column, length = place
        if self._crowded.get(line, column + length) < column + length:
            return True
        if length > len(self._places):
            return any(at == line and column <= c < column + length for at, c in self._places)
        return any((line, c) in self._places for c in range(column, column + length))


class Refusal(ValueError):
    """A text that says nothing we can take, with what to write instead.

    The functions that read one figure, goal or window raise it; whoever knows the place of the text
    makes a ``Problem`` of it. A help that is some work may be handed as a function: it is called
    when somebody asks for it.
    """

    def __init__(self, message: str, help: str | Callable[[], str] = "") -> None:
        super().__init__(message)
        self.message = message
        self._help = help

    @property
    def has_help(self) -> bool:
        """Whether what to write instead is known without any work."""
        return isinstance(self._help, str)

    @property
    def help(self) -> str:
        """What to write instead."""
        return self._help if isinstance(self._help, str) else self._help()


SETTING = "--set"
"""The place of a value that an option sets."""


class AlreadyTold(Exception):
    """What is wrong was told where it was found; this sums it up."""


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
        others = self.left_out + sum(1 + problem.more for problem in self.problems) - 1
        more = f" (and {others:,} more)" if others else ""
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
