"""What is asked: which verb, of which source, with which options, and in which form does the answer go out?

All of it is decided once, before anything is read, and handed on whole.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from socalc.rendering.formats import Format
from socalc.rendering.terminal import Terminal

if TYPE_CHECKING:
    from socalc.reading.sections.entry import Section
    from socalc.reading.tables.columns import Form
    from socalc.reading.tables.records import Read
    from socalc.rendering.sheet import Sheet
    from socalc.targets.file import TargetFile


NOTHING = "There is nothing to show."
"""The notice of an answer without a row."""


class Finding(NamedTuple):
    """What a verb finds in some targets: the sheet that tells it, whether that is a finding about the
    figures, and a text that goes out in place of the sheet, if there is one."""

    sheet: "Sheet"
    is_finding: bool = False
    text: Iterable[str] | None = None


class Verb(NamedTuple):
    """What one of the commands does, whatever the source and the form of the answer."""

    name: str
    find: "Callable[[TargetFile, Question], Finding]"
    pick: "Callable[[TargetFile, Sequence[str]], TargetFile]"
    """The file with the targets that it works on, of those that names and patterns pick."""
    sections: "tuple[Section, ...]" = ()
    """What the rows of a table may be; nothing for a verb that takes no tables."""
    uses_actuals: bool = False
    """Whether it uses actuals of growth targets."""
    reads_long_files: bool = False
    """Whether the targets of a long YAML file become text as they are read."""


class RejectedRows(Protocol):
    """Where the bad rows of a table go."""

    def add(self, text: str) -> None:
        """Take a row."""

    def bring_out(self) -> None:
        """Write all of them, also if there are none."""


class Source(NamedTuple):
    """What is read: a target file in YAML, or a table."""

    name: str
    """What it is called in every format and message."""
    path: str
    """The same for a file; nothing for standard input."""
    load: Callable[[], bytes]
    """All its bytes."""
    open: "Callable[[], Read]"
    """What gives the bytes as they come."""
    note: str = ""
    """What is to be said of where it was found."""
    table: "Form | None" = None
    """How it is written, if it is a table."""
    skip_bad: bool = False
    """Whether rows that cannot be read are left out."""
    rejects: RejectedRows | None = None


class Output(NamedTuple):
    """In which form the answer goes out."""

    format: Format
    terminal: Terminal = Terminal()
    digits: int | None = None
    csv_safe: bool = False
    header: bool = True


class Question(NamedTuple):
    """What is asked, as the command line, the environment and the file's name have it."""

    verb: Verb
    options: Any
    """What only this verb has."""
    output: Output
    tell: Callable[[str], None]
    """Takes what is to be said beside the answer: errors."""
    note: Callable[[str], None]
    """Takes a remark that may be left out."""
    source: Source | None = None
    given: "TargetFile | None" = None
    """The targets where options give them and nothing is read."""
    patterns: Sequence[str] = ()
    settings: Sequence[str] = ()
    """Values that stand in for those of the file, each as ``revenue.goal=x3``."""
    compare: bool = False
    """Whether what the settings change is asked for."""
    explain: bool = False
    needs_all: bool = False
    """Whether nothing can be told before all targets are known."""
