"""What would a document say if some of its values were others?

A setting is typed as ``revenue.baseline=120``: which value, and what would stand after the colon in
the file. Its nodes have places of their own: line -1 is the first setting, -2 the second.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from socalc.reading.document import read_document
from socalc.reading.node import Listing, Mapping, Node, Scalar
from socalc.reading.text import REMEDY, refused_in
from socalc.targets.nearest import nearest
from socalc.targets.problems import Place, Problem, Problems, shortened

EXAMPLE = "write NAME=VALUE: revenue.baseline=120, assets=+60% or window=4"

_ALTERNATIVES = {"window": "by", "by": "window"}
"""Each says how long; setting one puts the other out of force."""

_SHORT_FORM = "goal"
"""The field that is meant where an entry is one value."""


class _Setting(NamedTuple):
    """What is to be set, as typed, and its value."""

    name: Scalar
    value: Node


def with_settings(
    root: Mapping,
    texts: Sequence[str],
    keys: Collection[str],
    sections: Collection[str],
    problems: Problems,
) -> Mapping:
    """The mapping of a file with every setting in its place.

    ``keys`` are those that the file itself may have, ``sections`` those of them that hold entries.
    Adds a problem for a setting that cannot be read or that names nothing in the file.
    """
    own = [key for key in keys if key not in sections]
    for number, text in enumerate(texts, start=1):
        setting = _setting(text, -number, problems)
        if setting is None:
            continue
        path = _path(root, setting, own, sections, problems)
        if path:
            root = _with(root, path, setting.value)
    return root


def _setting(text: str, line: int, problems: Problems) -> _Setting | None:
    name, equals, value = text.partition("=")
    whole = Place(line, 1, len(text))
    if refused := refused_in(text):
        problems.append(Problem(f"{refused} is refused", whole, REMEDY))
        return None
    if not equals or not name.strip():
        problems.append(Problem(f"`{shortened(text)}` sets nothing", whole, EXAMPLE))
        return None
    start = len(text) - len(value.lstrip())
    node = _value(value.strip(), line, start, problems)
    return _Setting(Scalar(name.strip(), line, 1, len(name.rstrip())), node) if node else None


def _value(typed: str, line: int, start: int, problems: Problems) -> Node | None:
    """The value as a file would have it after the colon, ``start`` characters into the option."""
    if not typed.startswith(("{", "[", '"', "'")):
        return Scalar(typed, line, start + 1, len(typed) or 1)
    found = Problems()
    node = read_document(typed, found)
    for problem in found:
        within = problem.place or Place(1, 1)
        place = Place(line, within.column + start, within.length)
        problems.append(problem._replace(place=place))
    return _moved(node, line, start) if node and not found else None


def _moved(node: Node, line: int, columns: int) -> Node:
    """The node at its place in the text of an option."""
    column = node.column + columns
    if isinstance(node, Scalar):
        return node._replace(line=line, column=column)
    if isinstance(node, Listing):
        return Listing([_moved(item, line, columns) for item in node.items], line, column)
    items = [
        (key._replace(line=line, column=key.column + columns), _moved(value, line, columns))
        for key, value in node.items
    ]
    return Mapping(items, line, column)


def _path(
    root: Mapping,
    setting: _Setting,
    own: Collection[str],
    sections: Collection[str],
    problems: Problems,
) -> tuple[Scalar, ...]:
    """The keys that lead to the value: one of the file's own, or a section, an entry and its fields.

    Nothing if there is no such entry. A name may hold dots itself; the longest known one counts.
    """
    name = setting.name
    if name.text in own:
        return (name,)
    known = _entries(root, sections)
    parts = name.text.split(".")
    for length in range(len(parts), 0, -1):
        found = known.get(".".join(parts[:length]).strip(), [])
        if len(found) > 1:
            both = " and ".join(f"`{section.text}`" for section, _, _ in found)
            message = f"`{shortened(found[0][1].text)}` stands under {both}"
            help = f"write the section before it: {found[0][0].text}.{shortened(name.text)}"
            problems.append(Problem(message, name.place, help))
            return ()
        if found:
            section, entry, node = found[0]
            field, _, within = ".".join(parts[length:]).partition(".")
            is_short = isinstance(setting.value, Scalar) and isinstance(node, Mapping)
            if not field and is_short:
                field = _SHORT_FORM
            fields = (name._replace(text=key.strip()) for key in (field, within) if key)
            return section, entry, *fields
    entries = [entry.text for found in known.values() for _, entry, _ in found]
    help = nearest(parts[0], list(dict.fromkeys([*own, *entries])))
    problems.append(Problem(f"`{shortened(name.text)}` is not in the file", name.place, help))
    return ()


def _entries(
    root: Mapping, sections: Collection[str]
) -> dict[str, list[tuple[Scalar, Scalar, Node]]]:
    """Section, name and value of the entries, by their names with the section before it and without."""
    known: dict[str, list[tuple[Scalar, Scalar, Node]]] = {}
    for section, entries in root.items:
        if section.text in sections and isinstance(entries, Mapping):
            for key, node in entries.items:
                found = (section, key, node)
                known.setdefault(key.text, []).append(found)
                known.setdefault(f"{section.text}.{key.text}", []).append(found)
    return known


def _with(mapping: Mapping, path: Sequence[Scalar], value: Node) -> Mapping:
    """The mapping with a value at the end of a path of keys; what is missing is added."""
    key, *rest = path
    items = mapping.items
    if not rest and (other := _ALTERNATIVES.get(key.text)):
        items = [item for item in items if item[0].text != other or item[0].line < 0]
    place = next((place for place, item in enumerate(items) if item[0].text == key.text), None)
    if place is None:
        return mapping._replace(items=[*items, (key, _inside(None, key, rest, value))])
    old_key, old = items[place]
    new = (old_key, _inside(old, key, rest, value))
    return mapping._replace(items=[*items[:place], new, *items[place + 1 :]])


def _inside(old: Node | None, key: Scalar, rest: Sequence[Scalar], value: Node) -> Node:
    """The value, or what was there before with the value somewhere in it."""
    if not rest:
        return value
    if isinstance(old, Mapping):
        return _with(old, rest, value)
    items: list[tuple[Scalar, Node]] = []
    if isinstance(old, Scalar):
        items.append((key._replace(text=_SHORT_FORM), old))
    return _with(Mapping(items, key.line, key.column), rest, value)
