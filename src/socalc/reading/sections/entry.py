"""Which target is an entry, whether it stands in YAML, in a row, in an object or in options?"""

from collections.abc import Callable
from typing import Literal, NamedTuple

from socalc.reading.sections import claim, consolidation, growth
from socalc.reading.sections.fields import Entry, entry_of
from socalc.reading.sections.timing import Timing
from socalc.reading.tree import Mapping, Node, Scalar
from socalc.targets.file import Target, TargetFile, file_of
from socalc.targets.goal import Goal
from socalc.targets.goal_text import parse_goal
from socalc.targets.problems import Problems, Refusal

Section = Literal["growth", "consolidation", "claims"]
"""The sections whose entries are targets, or claims about some."""

VALUE = "target-value"
"""What the column of goals may be called if each of them is a value, whatever its sign."""


class Shape(NamedTuple):
    """What the entries of a section look like."""

    keys: tuple[str, ...]
    example: str
    """An entry to learn from."""
    written: str = ""
    """What may stand after the name."""
    marks: tuple[str, ...] = ()
    """Names of columns that tell such an entry from those of other sections."""


SECTIONS: dict[str, Shape] = {
    "growth": Shape(
        growth.KEYS,
        "assets: +50%",
        "a goal (+50%) or `{baseline: 118.4, goal: x2}`",
        ("goal", VALUE),
    ),
    "consolidation": Shape(
        consolidation.KEYS,
        "provincial firms: {before: 66, after: 12}",
        "`{before: 66, after: 12}`",
        consolidation.COUNTS,
    ),
    "claims": Shape(
        claim.KEYS,
        "market: {from: 66, to: 12, stated: 81.8%}",
        "`{from: 66, to: 12, stated: 81.8%}`",
        ("from", "to"),
    ),
    "ratios": Shape((), "return on assets: profit / assets"),
}
"""The keys of a target file that hold entries."""

ALONE = "goal"
"""The field that is meant where an entry of ``growth`` is one value."""


def target_of(
    section: Section, entry: Entry, file: Timing, parse: Callable[[str], Goal] = parse_goal
) -> Target | None:
    """The target that an entry is in what is told of time by its file; ``parse`` reads its goal."""
    match section:
        case "growth":
            return growth.growth_of(entry, file, parse)
        case "consolidation":
            return consolidation.consolidation_of(entry, file)
        case "claims":
            return claim.claim_of(entry, file)


def target_in_tree(
    section: Section, name: Scalar, node: Node, file: Timing, problems: Problems
) -> Target | None:
    """The target of an entry that is a node of a tree: a mapping of its fields, or a goal alone."""
    shape = SECTIONS[section]
    if isinstance(node, Mapping):
        return target_of(section, entry_of(name, node, shape.keys, problems), file)
    entry = Entry(name, {ALONE: node}, problems)
    if isinstance(node, Scalar) and section == "growth":
        return target_of(section, entry, file)
    entry.tell(node.place, f"{entry.what} says nothing that can be read", f"write {shape.written}")
    return None


def target_of_texts(section: Section, texts: dict[str, str], file: Timing) -> Target | None:
    """The target that some fields make, whose places nobody asks for; ``None`` if anything is wrong with them."""
    problems = Problems()
    items: list[tuple[Scalar, Node]] = [
        (Scalar(field, 1, 1), Scalar(text, 1, 1)) for field, text in texts.items()
    ]
    target = target_in_tree(section, Scalar("target", 1, 1), Mapping(items, 1, 1), file, problems)
    return None if problems else target


def given_target(section: Section, options: dict[str, tuple[str, str | None]]) -> TargetFile:
    """The one target that options describe: of each field the name of its option, and the text if it is given.

    Raises ``Refusal`` for the first option that cannot be read.

    >>> given_target("growth", {"baseline": ("--from", "80"), "goal": ("--goal", "x2")}).growth[0].target_value
    Fraction(160, 1)
    """
    names = [option for option, _ in options.values()]
    fields: dict[str, Node] = {
        field: Scalar(text, number, 1)
        for number, (field, (_, text)) in enumerate(options.items())
        if text is not None
    }
    problems = Problems()
    target = target_of(section, Entry(Scalar("given", 0, 0), fields, problems), Timing())
    if told := sorted((problem.place.line, problem) for problem in problems if problem.place):
        number, first = told[0]
        raise Refusal(f"{names[number]}: {first.message}", first.help)
    return file_of([target] if target else [])
