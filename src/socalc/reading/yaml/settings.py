"""What would a document say if some of its values were others?

A setting is typed as ``revenue.baseline=120``: which value, and what would stand after the colon in
the file. Its nodes have places of their own: line -1 is the first setting, -2 the second.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from socalc.reading.characters import REMEDY, refused_in
from socalc.reading.sections.entry import ALONE, SECTIONS
from socalc.reading.tree import Listing, Mapping, Node, Scalar
from socalc.reading.yaml.document import read_document
from socalc.targets.problems import Place, Problem, Problems, shortened
from socalc.targets.suggestion import nearest

EXAMPLE = "write NAME=VALUE: revenue.baseline=120, assets=+60% or window=4"

_ALTERNATIVES = {"window": "by", "by": "window"}
"""Each says how long; setting one puts the other out of force."""


class _Setting(NamedTuple):
    """What is to be set, as typed, and its value."""

    name: Scalar
    value: Node


def with_settings(
    root: Mapping,
    texts: Sequence[str],
    keys: Collection[str],
    problems: Problems,
) -> Mapping:
    """The mapping of a file with every setting in its place; ``keys`` are those that it may have.

    Adds a problem for a setting that cannot be read or that names nothing in the file.
    """
    names = _Names(root, [key for key in keys if key not in SECTIONS])
    copy = _Copy(root)
    for number, text in enumerate(texts, start=1):
        setting = _setting(text, -number, problems)
        if setting is not None and (path := _path(setting, names, copy, problems)):
            copy.put(copy.root, path, setting.value)
    return copy.root


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


class _Names:
    """What settings may name: keys of the file itself, and entries. Looked through once for all settings."""

    def __init__(self, root: Mapping, own: Collection[str]) -> None:
        self.own = own
        self._entries: dict[str, list[tuple[Scalar, Scalar]]] = {}
        """Section and name of entries, by their names with the section before it and without."""
        for section, entries in root.items:
            if section.text in SECTIONS and isinstance(entries, Mapping):
                for key, _ in entries.items:
                    found = (section, key)
                    self._entries.setdefault(key.text, []).append(found)
                    self._entries.setdefault(f"{section.text}.{key.text}", []).append(found)
        self._lengths = {len(name) for name in self._entries}

    def longest(self, name: str) -> tuple[list[tuple[Scalar, Scalar]], str]:
        """The entries of the longest known name that a name with dots starts with, and what follows."""
        stop = len(name)
        while stop >= 0:
            end = stop
            while end and name[end - 1].isspace():
                end -= 1
            # so that of a name with 60,000 dots few parts are cut out
            if end in self._lengths and (found := self._entries.get(name[:end])):
                return found, name[stop + 1 :]
            stop = name.rfind(".", 0, stop)
        return [], ""

    def remedy(self, name: str) -> str:
        """What to write instead of a name that is not known."""
        entries = (entry.text for found in self._entries.values() for _, entry in found)
        return nearest(name.partition(".")[0], list(dict.fromkeys([*self.own, *entries])))


class _Copy:
    """A document that is changed: each mapping is copied when it is changed first, and its keys are looked
    up by where they stand, so that a setting costs the same in any file."""

    def __init__(self, root: Mapping) -> None:
        self._places: dict[int, dict[str, int]] = {}
        """Of the lists of items that were copied, where each key stands first."""
        self._kept: list[object] = []
        """These lists, so that none is taken for another."""
        self.root = self._owned(root)

    def _owned(self, mapping: Mapping) -> Mapping:
        if id(mapping.items) in self._places:
            return mapping
        items = list(mapping.items)
        self._kept.append(items)
        self._index(items)
        return mapping._replace(items=items)

    def _index(self, items: list[tuple[Scalar, Node]]) -> None:
        places = self._places[id(items)] = {}
        for place, (key, _) in enumerate(items):
            places.setdefault(key.text, place)

    def entry(self, section: Scalar, name: Scalar) -> Node | None:
        """What an entry holds by now."""
        place = self._places[id(self.root.items)][section.text]
        key, entries = self.root.items[place]
        if not isinstance(entries, Mapping):
            return None
        entries = self._owned(entries)
        self.root.items[place] = key, entries
        found = self._places[id(entries.items)].get(name.text)
        return None if found is None else entries.items[found][1]

    def put(self, mapping: Mapping, path: Sequence[Scalar], value: Node) -> None:
        """Put a value at the end of a path of keys; what is missing is added."""
        key, *rest = path
        items = mapping.items
        places = self._places[id(items)]
        other = places.get(_ALTERNATIVES.get(key.text, "")) if not rest else None
        if other is not None and items[other][0].line > 0:
            out = items[other][0].text
            items[:] = [item for item in items if item[0].text != out or item[0].line < 0]
            self._index(items)
            places = self._places[id(items)]
        place = places.setdefault(key.text, len(items))
        if place == len(items):
            items.append((key, self._inside(None, key, rest, value)))
        else:
            old_key, old = items[place]
            items[place] = old_key, self._inside(old, key, rest, value)

    def _inside(self, old: Node | None, key: Scalar, rest: Sequence[Scalar], value: Node) -> Node:
        """The value, or what was there before with the value somewhere in it."""
        if not rest:
            return value
        if not isinstance(old, Mapping):
            is_short = isinstance(old, Scalar)
            items: list[tuple[Scalar, Node]] = (
                [(key._replace(text=ALONE), old)] if old is not None and is_short else []
            )
            old = Mapping(items, key.line, key.column)
        old = self._owned(old)
        self.put(old, rest, value)
        return old


def _path(setting: _Setting, names: _Names, copy: _Copy, problems: Problems) -> tuple[Scalar, ...]:
    """The keys that lead to the value: one of the file's own, or a section, an entry and its fields.

    Nothing if there is no such entry. A name may hold dots itself; the longest known one counts.
    """
    name = setting.name
    if name.text in names.own:
        return (name,)
    found, after = names.longest(name.text)
    if not found:
        message = f"`{shortened(name.text)}` is not in the file"
        problems.add(Problem(message, name.place), lambda: names.remedy(name.text))
        return ()
    if len(found) > 1:
        both = " and ".join(f"`{section.text}`" for section, _ in found)
        message = f"`{shortened(found[0][1].text)}` stands under {both}"
        help = f"write the section before it: {found[0][0].text}.{shortened(name.text)}"
        problems.append(Problem(message, name.place, help))
        return ()
    section, entry = found[0]
    field, _, within = after.partition(".")
    is_mapping = isinstance(copy.entry(section, entry), Mapping)
    if not field and isinstance(setting.value, Scalar) and is_mapping:
        field = ALONE
    fields = (name._replace(text=key.strip()) for key in (field, within) if key)
    return section, entry, *fields
