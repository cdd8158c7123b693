"""Which targets does a document hold, and is each of them complete and possible?"""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Generic, TypeVar

from socalc.reading import fields
from socalc.reading.claim import claim_of
from socalc.reading.consolidation import consolidation_of
from socalc.reading.document import Mapping, Node, Scalar, Take, kept, read_document
from socalc.reading.fields import Entry
from socalc.reading.growth import growth_of
from socalc.reading.ratio import ratio_of
from socalc.reading.terms import Terms, terms_of
from socalc.reading.text import decode
from socalc.targets.file import Claim, Consolidation, Growth, TargetFile
from socalc.targets.problems import Place, Problem, Problems, TargetFileError, shortened

SECTIONS = {
    "growth": "assets: +50%",
    "consolidation": "provincial firms: {before: 66, after: 12}",
    "claims": "market: {from: 66, to: 12, stated: 81.8%}",
    "ratios": "return on assets: profit / assets",
}
"""The keys that hold entries, each with an entry to learn from."""

KEYS = ("title", "source", "window", "base-year", "by", *SECTIONS)

T = TypeVar("T")


def read_target_file(data: bytes, source: str, settings: Sequence[str] = ()) -> TargetFile:
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
        reader = _Reader()
        # settings change any of the entries, so that all of them have to be there at once
        enter = reader.enter if not settings else kept
        root = read_document(text, problems, enter)
        if root is not None or not problems:
            if isinstance(root, Mapping) and settings:
                from socalc.reading.settings import with_settings

                root = with_settings(root, settings, KEYS, SECTIONS, problems)
            file = reader.file(root)
            if reader.is_late:  # what holds for all targets stands below them
                reader = _Reader()
                file = reader.file(read_document(text, Problems()))
            _add_what_does_not_follow(problems, reader.problems)
    if problems:
        problems.sort(key=_order)
        raise TargetFileError(source, problems, text, problems.left_out, settings)
    return file


def _order(problem: Problem) -> tuple[bool, int, int]:
    """The values set by options first, then the file from top to bottom."""
    line, column, _ = problem.place or Place(0, 0)
    return line >= 0, abs(line), column


def _add_what_does_not_follow(problems: Problems, found: Problems) -> None:
    """Add what was found in the values, unless the text at that place is a problem by itself."""
    columns: dict[int, list[int]] = {}
    for problem in problems:
        if problem.place:
            columns.setdefault(problem.place.line, []).append(problem.place.column)
    for problem in found:
        place = problem.place
        if place is None and problems:
            continue
        if place and any(
            place.column <= column < place.column + place.length
            for column in columns.get(place.line, ())
        ):
            continue
        problems.append(problem)
    problems.left_out += found.left_out


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

    def __init__(self) -> None:
        self.problems = Problems()
        self.terms: Terms | None = None
        """What holds for all targets, as far as is known; ``None`` until a section starts."""
        self.is_late = False
        """Whether more of it was found below targets that have been taken already."""
        self.growth = _Section("growth", self._growth, self.problems)
        self.consolidation = _Section("consolidation", self._consolidation, self.problems)
        self.claims = _Section("claims", self._claim, self.problems)
        self.begun: set[str] = set()

    def enter(self, key: Scalar, above: Mapping) -> Take | None:
        """Who takes the entries of a section; nobody those of a repeated or another one."""
        sections: dict[str, _Section[Any]] = {
            section.name: section for section in (self.growth, self.consolidation, self.claims)
        }
        if key.text not in sections or key.text in self.begun:
            return None
        self.begun.add(key.text)
        if self.terms is None:
            self.terms = terms_of(_file_entry(above, Problems()), "file", None, Problems())
        return sections[key.text].take

    def _growth(self, key: Scalar, node: Node) -> Growth | None:
        assert self.terms is not None
        return growth_of(key, node, self.terms, self.problems)

    def _consolidation(self, key: Scalar, node: Node) -> Consolidation | None:
        assert self.terms is not None
        return consolidation_of(key, node, self.terms, self.problems)

    def _claim(self, key: Scalar, node: Node) -> Claim | None:
        return claim_of(key, node, self.problems)

    def file(self, root: Node | None) -> TargetFile:
        """What a document holds: the entries that were taken, and all that is left in the tree."""
        problems = self.problems
        if root is None or (isinstance(root, Scalar) and not root.text):
            problems.append(
                Problem("the file is empty", None, "`socalc init` writes one to start from")
            )
            return TargetFile()
        if not isinstance(root, Mapping):
            problems.append(
                Problem(
                    "a target file is a mapping of keys to values",
                    root.place,
                    "start with `growth:` or `consolidation:`; `socalc init` writes an example",
                )
            )
            return TargetFile()
        file = _file_entry(root, problems)
        terms = terms_of(file, "file", None, problems)
        self.is_late = self.terms not in (None, terms)
        self.terms = terms
        growth, consolidation = self.growth.all_of(file), self.consolidation.all_of(file)
        base_years = [target.base_year for target in growth]
        base_years += [count.base_year for count in consolidation if count.under_way]
        terms.refuse_lost_deadlines(base_years, problems)
        names = self.growth.names | self.consolidation.names
        ratios = _Section(
            "ratios", lambda key, node: ratio_of(key, node, names, problems), problems
        )
        return TargetFile(
            fields.text(file, "title", problems),
            fields.text(file, "source", problems),
            growth,
            consolidation,
            self.claims.all_of(file),
            ratios.all_of(file),
        )


def _file_entry(root: Mapping, problems: Problems) -> Entry:
    return fields.entry(Scalar("", 1, 1), root, KEYS, problems)


class _Section(Generic[T]):
    """The entries of one section, each name once."""

    def __init__(
        self, name: str, read: Callable[[Scalar, Node], T | None], problems: Problems
    ) -> None:
        self.name = name
        self.read = read
        self.problems = problems
        self.names: dict[str, None] = {}
        """In their order, also of entries that cannot be read."""
        self.entries: list[T] = []

    def take(self, key: Scalar, value: Node) -> None:
        name = fields.parsed(key, fields.one_line, self.problems)
        if name == "":
            message = f"an entry of `{self.name}` without a name"
            self.problems.append(Problem(message, key.place, "name it"))
        elif name in self.names:
            message = f"duplicate entry `{shortened(key.text)}` in `{self.name}`"
            self.problems.append(Problem(message, key.place, "remove or rename one of the two"))
        elif name:
            self.names[name] = None
            entry = self.read(key if name == key.text else key._replace(text=name), value)
            if entry is not None:
                self.entries.append(entry)

    def all_of(self, file: Entry) -> tuple[T, ...]:
        """The entries that were taken before, and those that are left in the tree of the file."""
        node = file.fields.get(self.name)
        if isinstance(node, Mapping):
            for key, value in node.items:
                self.take(key, value)
        elif node is not None and not (isinstance(node, Scalar) and not node.text):
            self.problems.append(
                Problem(
                    f"`{self.name}` holds names with what they stand for",
                    node.place,
                    f"write one entry a line, indented: `  {SECTIONS[self.name]}`",
                )
            )
        return tuple(self.entries)
