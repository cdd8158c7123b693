"""Which targets does a document hold, and is each of them complete and possible?"""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from socalc.reading import fields
from socalc.reading.claim import claim_of
from socalc.reading.consolidation import consolidation_of
from socalc.reading.document import Mapping, Node, Scalar, read_document
from socalc.reading.fields import Entry
from socalc.reading.growth import growth_of
from socalc.reading.ratio import ratio_of
from socalc.reading.terms import terms_of
from socalc.reading.text import decode
from socalc.targets.file import TargetFile
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
        root = read_document(text, problems)
        if root is not None or not problems:
            found = Problems()
            if isinstance(root, Mapping) and settings:
                from socalc.reading.settings import with_settings

                root = with_settings(root, settings, KEYS, SECTIONS, problems)
            file = _target_file(root, found)
            _add_what_does_not_follow(problems, found)
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


def _target_file(root: Node | None, problems: Problems) -> TargetFile:
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
    growth = _section(
        file, "growth", lambda name, node: growth_of(name, node, terms, problems), problems
    )
    consolidation = _section(
        file,
        "consolidation",
        lambda name, node: consolidation_of(name, node, terms, problems),
        problems,
    )
    base_years = [target.base_year for target in growth]
    base_years += [count.base_year for count in consolidation if count.under_way]
    terms.refuse_lost_deadlines(base_years, problems)
    targets = TargetFile(
        fields.text(file, "title", problems),
        fields.text(file, "source", problems),
        growth,
        consolidation,
        _section(file, "claims", lambda name, node: claim_of(name, node, problems), problems),
    )
    names = _names(file, "growth") | _names(file, "consolidation")
    ratios = _section(
        file, "ratios", lambda name, node: ratio_of(name, node, names, problems), problems
    )
    return targets._replace(ratios=ratios)


def _names(file: Entry, section: str) -> dict[str, None]:
    """The names in a section in their order, also of entries that cannot be read."""
    node = file.fields.get(section)
    items = node.items if isinstance(node, Mapping) else []
    return dict.fromkeys(key.text.strip() for key, _ in items)


def _section(
    file: Entry, section: str, read: Callable[[Scalar, Node], T | None], problems: Problems
) -> tuple[T, ...]:
    entries = (read(name, node) for name, node in _named(file, section, problems))
    return tuple(entry for entry in entries if entry is not None)


def _named(file: Entry, section: str, problems: Problems) -> Iterator[tuple[Scalar, Node]]:
    """The entries of a section, each name once."""
    node = file.fields.get(section)
    if node is None or (isinstance(node, Scalar) and not node.text):
        return
    if not isinstance(node, Mapping):
        problems.append(
            Problem(
                f"`{section}` holds names with what they stand for",
                node.place,
                f"write one entry a line, indented: `  {SECTIONS[section]}`",
            )
        )
        return
    seen = set()
    for key, value in node.items:
        name = fields.parsed(key, fields.one_line, problems)
        if name == "":
            problems.append(
                Problem(f"an entry of `{section}` without a name", key.place, "name it")
            )
        elif name in seen:
            message = f"duplicate entry `{shortened(key.text)}` in `{section}`"
            problems.append(Problem(message, key.place, "remove or rename one of the two"))
        elif name:
            seen.add(name)
            yield (key if name == key.text else key._replace(text=name)), value
