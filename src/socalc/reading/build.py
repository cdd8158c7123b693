"""Which targets does a document hold, and is each of them complete and possible?"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from socalc.reading import fields
from socalc.reading.claim import claim_of
from socalc.reading.consolidation import consolidation_of
from socalc.reading.document import Mapping, Node, Scalar, decode, read_document
from socalc.reading.fields import Entry
from socalc.reading.growth import growth_of
from socalc.reading.ratio import ratio_of
from socalc.reading.terms import terms_of
from socalc.targets.file import TargetFile
from socalc.targets.problems import Place, Problem, TargetFileError, shortened

KEYS = (
    "title",
    "source",
    "window",
    "base-year",
    "by",
    "growth",
    "consolidation",
    "claims",
    "ratios",
)

T = TypeVar("T")


def read_target_file(data: bytes, source: str) -> TargetFile:
    """The targets in the bytes of a YAML file; ``source`` is its name in messages.

    Raises ``TargetFileError`` with everything that is wrong with it.

    >>> read_target_file(b"growth: {assets: +50%}", "targets.yaml").growth[0].name
    'assets'
    """
    problems: list[Problem] = []
    text = decode(data, source, problems)
    with _collector_paused():
        root = read_document(text, problems)
        if root is not None or not problems:
            found: list[Problem] = []
            file = _target_file(root, found)
            told = {problem.place for problem in problems}
            problems += [problem for problem in found if problem.place not in told]
    if problems:
        problems.sort(key=lambda problem: problem.place or Place(0, 0))
        raise TargetFileError(source, problems, text)
    return file


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


def _target_file(root: Node | None, problems: list[Problem]) -> TargetFile:
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
    file = fields.entry(Scalar("", 1, 1), root, KEYS, problems)
    terms = terms_of(file, "file", None, problems)
    targets = TargetFile(
        fields.text(file, "title", problems),
        fields.text(file, "source", problems),
        _section(
            file, "growth", lambda name, node: growth_of(name, node, terms, problems), problems
        ),
        _section(
            file,
            "consolidation",
            lambda name, node: consolidation_of(name, node, problems),
            problems,
        ),
        _section(file, "claims", lambda name, node: claim_of(name, node, problems), problems),
    )
    names = {target.name for target in targets.targets}
    ratios = _section(
        file, "ratios", lambda name, node: ratio_of(name, node, names, problems), problems
    )
    return targets._replace(ratios=ratios)


def _section(
    file: Entry, section: str, read: Callable[[Scalar, Node], T | None], problems: list[Problem]
) -> tuple[T, ...]:
    entries = (read(name, node) for name, node in _named(file, section, problems))
    return tuple(entry for entry in entries if entry is not None)


def _named(file: Entry, section: str, problems: list[Problem]) -> Iterator[tuple[Scalar, Node]]:
    """The entries of a section, each name once."""
    node = file.fields.get(section)
    if node is None or (isinstance(node, Scalar) and not node.text):
        return
    if not isinstance(node, Mapping):
        problems.append(
            Problem(
                f"`{section}` holds names with their targets",
                node.place,
                "write one target a line, indented: `  assets: +50%`",
            )
        )
        return
    seen = set()
    for key, value in node.items:
        name = fields.parsed(key, fields.one_line, problems)
        if name == "":
            problems.append(Problem("a target without a name", key.place, "name it"))
        elif name in seen:
            message = f"duplicate target `{shortened(key.text)}` in `{section}`"
            problems.append(Problem(message, key.place, "remove or rename one of the two"))
        elif name:
            seen.add(name)
            yield (key if name == key.text else key._replace(text=name)), value
