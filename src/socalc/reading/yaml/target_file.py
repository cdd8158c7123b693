"""Which targets does a document hold, and is each of them complete and possible?"""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, get_args

from socalc.reading.characters import decode
from socalc.reading.sections.entry import SECTIONS, Section, target_in_tree
from socalc.reading.sections.fields import Entry, entry_of, parsed
from socalc.reading.sections.timing import Timing, timing_of_file
from socalc.reading.tree import Mapping, Node, Scalar
from socalc.reading.yaml.document import Taker, kept, read_document
from socalc.reading.yaml.section_reader import SectionReader
from socalc.targets.file import Growth, Target, TargetFile, file_of
from socalc.targets.problems import Place, Problem, Problems, TargetFileError
from socalc.targets.ratio import Ratio, parse_ratio

if TYPE_CHECKING:
    from socalc.reading.yaml.text_entries import TargetTaker

KEYS = ("title", "source", "spans", "window", "base-year", "by", *SECTIONS)


def read_target_file(
    data: bytes, source: str, settings: Sequence[str] = (), taker: "TargetTaker | None" = None
) -> TargetFile:
    """The targets in the bytes of a YAML file; ``source`` is its name in messages.

    ``settings`` are values to be taken instead of those in the file, each as ``revenue.goal=x3``.
    Raises ``TargetFileError`` with everything that is wrong with the file or with them.

    >>> read_target_file(b"growth: {assets: +50%}", "targets.yaml").growth[0].target_value
    Fraction(150, 1)
    >>> read_target_file(b"growth: {assets: +50%}", "it", ["assets=x3"]).growth[0].target_value
    Fraction(300, 1)
    """
    problems = Problems()
    text = decode(data, source, problems)
    with _collector_paused():
        reader = _Reader(taker, problems)
        # settings change any of the entries, so that all of them have to be there at once
        enter = reader.enter if not settings else kept
        root = read_document(text, problems, enter, KEYS)
        if root is not None or not problems:
            if isinstance(root, Mapping) and settings:
                from socalc.reading.yaml.settings import with_settings

                root = with_settings(root, settings, KEYS, problems)
            file = reader.file(root)
            if reader.is_late:  # what holds for all targets stands below them
                reader = _Reader(taker, problems)
                file = reader.file(read_document(text, Problems(), keys=KEYS))
            problems += reader.problems
            problems.left_out += reader.problems.left_out
    if problems:
        problems.sort(key=_order)
        raise TargetFileError(source, problems, text, problems.left_out, settings)
    return file


def _order(problem: Problem) -> tuple[bool, int, int]:
    """The values set by options first, then the file from top to bottom."""
    line, column, _ = problem.place or Place(0, 0)
    return line >= 0, abs(line), column


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Nothing read here refers back to itself; looking for cycles would cost three times the work."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class _Reader:
    """Takes the entries of a document as they come, and in the end says what the file holds."""

    def __init__(self, taker: "TargetTaker | None", problems: Problems) -> None:
        self.problems = Problems(beside=problems)
        """What is wrong with the values, unless the text at that place is a problem by itself."""
        self.taker = taker
        self.timing: Timing | None = None
        """What holds for all targets, as far as is known; ``None`` until a section starts."""
        self.is_late = False
        """Whether more of it was found below targets that have been taken already."""
        self.sections: dict[str, SectionReader[Target]] = {
            section: SectionReader(section, partial(self._target, section), self.problems)
            for section in get_args(Section)
        }
        self.begun: set[str] = set()
        self.bases: list[int | None] = []
        """Of the growth targets that were read."""

    def enter(self, key: Scalar, above: Callable[[], Mapping]) -> Taker | None:
        """Who takes the entries of a section; nobody those of a repeated or another one."""
        if key.text not in self.sections or key.text in self.begun:
            return None
        self.begun.add(key.text)
        if self.timing is None:
            self.timing = timing_of_file(_file_entry(above(), Problems()))
        offer = None
        if key.text == "growth" and self.taker:
            self.taker.start(self.timing)
            offer = self._offer if not self.timing.by else None
        return Taker(self.sections[key.text].take, offer)

    def _offer(self, name: str, texts: list[str]) -> bool:
        assert self.taker is not None
        names = self.sections["growth"].names
        if name in names or not self.taker.offer(name, texts):
            return False
        names[name] = None
        return True

    def _target(self, section: Section, key: Scalar, node: Node) -> Target | None:
        assert self.timing is not None
        target = target_in_tree(section, key, node, self.timing, self.problems)
        if isinstance(target, Growth):
            self.bases.append(target.base)
            if self.taker:
                self.taker.take(target)
                return None
        return target

    def file(self, root: Node | None) -> TargetFile:
        """What a document holds: the entries that were taken, and all that is left in the tree."""
        problems = self.problems
        if root is None or (isinstance(root, Scalar) and not root.text):
            help = "`socalc init` writes one to start from"
            problems.append(Problem("the file is empty", None, help))
            return TargetFile()
        if not isinstance(root, Mapping):
            help = "start with `growth:` or `consolidation:`; `socalc init` writes an example"
            message = "a target file is a mapping of keys to values"
            problems.append(Problem(message, root.place, help))
            return TargetFile()
        file = _file_entry(root, problems)
        timing = timing_of_file(file)
        self.is_late = self.timing not in (None, timing)
        self.timing = timing
        if self.taker and "growth" not in self.begun:
            self.taker.start(timing)
        targets = [target for section in self.sections.values() for target in section.all_of(file)]
        found = file_of(targets)
        bases = [count.base for count in found.consolidation if count.under_way]
        timing.refuse_lost_deadlines(self.bases + bases, problems)
        names = self.sections["growth"].names | self.sections["consolidation"].names

        def ratio(key: Scalar, node: Node) -> Ratio | None:
            return parsed(node, lambda t: parse_ratio(t, names, key.text, key.line), problems)

        ratios = SectionReader("ratios", ratio, problems)
        return found._replace(
            title=file.text("title"), source=file.text("source"), ratios=ratios.all_of(file)
        )


def _file_entry(root: Mapping, problems: Problems) -> Entry:
    return entry_of(Scalar("", 1, 1), root, KEYS, problems)
