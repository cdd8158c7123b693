"""Which entries of a section are bare texts, so that nobody needs their nodes and places?"""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any, Protocol

import yaml

from socalc.reading.characters import refused_in
from socalc.reading.sections.timing import Timing
from socalc.targets.file import Growth


class TargetTaker(Protocol):
    """Takes growth targets as they are read, in their order; the file is without them then.

    Nothing holds before the file is read to its end.
    """

    def start(self, timing: Timing) -> None:
        """Start, or start again: this holds for the targets that follow."""

    def offer(self, name: str, texts: list[str]) -> bool:
        """Take an entry of bare texts (a goal, or keys and values in turn), or leave it to be read."""

    def take(self, target: Growth) -> None:
        """Take a target that was read."""


Offer = Callable[[str, list[str]], bool]
"""Is asked with the key of an entry, and its value or the keys and values of its mapping in turn. Whether it
took the entry."""

_STARTS = frozenset({yaml.MappingStartEvent, yaml.SequenceStartEvent})
_ENDS = frozenset({yaml.MappingEndEvent, yaml.SequenceEndEvent})
_SCALAR: Any = yaml.ScalarEvent


def others(events: Iterator[Any], offer: Offer, hand_on: Callable[[], None]) -> Iterator[Any]:
    """The events from the first entry of a section to its end, but for the entries that ``offer`` takes.

    ``hand_on`` is called after each of the other ones, so that all are taken in their order.
    """
    for first in events:
        seen = [first]
        if type(first) in _ENDS:
            yield first
            return
        try:
            texts = _texts(events, seen) if _is_bare(first) else None
        except yaml.YAMLError:
            yield from seen
            raise
        if texts is None or not offer(first.value, texts):
            yield from _entry(chain(seen, events))
            hand_on()


def _is_bare(event: Any) -> bool:
    return (
        type(event) is _SCALAR
        and event.anchor is None
        and event.tag is None
        and event.value != "<<"
        and not (event.style == '"' and refused_in(event.value))
    )


def _texts(events: Iterator[Any], seen: list[Any]) -> list[str] | None:
    """The texts of a value, if there is nothing else in it; ``seen`` gets the events that were looked at."""
    event = next(events)
    seen.append(event)
    if type(event) is _SCALAR:
        return [event.value] if _is_bare(event) else None
    if (
        type(event) is not yaml.MappingStartEvent
        or event.anchor is not None
        or event.tag is not None
    ):
        return None
    texts: list[str] = []
    for event in events:
        seen.append(event)
        if not _is_bare(event):
            return texts if type(event) is yaml.MappingEndEvent else None
        texts.append(event.value)
    return None


def _entry(events: Iterator[Any]) -> Iterator[Any]:
    """The events of a key and its value."""
    depth = nodes = 0
    for event in events:
        yield event
        depth += (type(event) in _STARTS) - (type(event) in _ENDS)
        nodes += not depth
        if nodes == 2:
            return
