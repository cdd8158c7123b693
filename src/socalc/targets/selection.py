"""Which targets do names and patterns pick?"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from fnmatch import fnmatchcase, translate
from types import MappingProxyType
from typing import Protocol, TypeVar

from socalc.targets.problems import Refusal, shortened
from socalc.targets.suggestion import nearest


class Named(Protocol):
    """Anything that has a name."""

    @property
    def name(self) -> str: ...


T = TypeVar("T", bound=Named)


def select(
    targets: Sequence[T],
    patterns: Sequence[str] | None,
    elsewhere: Mapping[str, Sequence[Named]] = MappingProxyType({}),
    what: str = "target",
) -> tuple[T, ...]:
    """The targets whose name is one of the patterns or matches one (``*``, ``?``, ``[ab]``).

    Without patterns all of them; always in the order of the file. ``elsewhere`` holds the targets
    of other commands, for telling which one to ask, and ``what`` is what they are called. Raises ``Refusal`` for the first pattern that
    picks nothing.

    >>> from socalc.targets.file import TargetFile
    >>> select(TargetFile().growth, [])
    ()
    """
    if not patterns:
        return tuple(targets)
    all_names = dict.fromkeys(target.name for target in targets)
    globs = matchers(patterns)
    picked: set[str] = set()
    for pattern in dict.fromkeys(patterns):
        names = {pattern} & all_names.keys()
        if not names and pattern in globs:
            names = set(filter(globs[pattern], all_names))
        if not names:
            raise Refusal(
                f"no {what} matches `{shortened(pattern)}`", _remedy(targets, pattern, elsewhere)
            )
        picked |= names
    return tuple(target for target in targets if target.name in picked)


def _remedy(
    targets: Sequence[Named], pattern: str, elsewhere: Mapping[str, Sequence[Named]]
) -> str:
    for command, others in elsewhere.items():
        if any(fnmatchcase(target.name, pattern) for target in others):
            return f"it stands under `{command}`: ask `socalc {command}`"
    return nearest(pattern, [target.name for target in targets])


_ACTIVE = frozenset("*?[")


def matchers(patterns: Iterable[str]) -> dict[str, Callable[[str], object]]:
    """What tells whether a name matches, for each of some patterns that are more than a name (``*``, ``?``,
    ``[ab]``). Made once: names are asked one by one, and a name is found without it.

    >>> [pattern for pattern, matches in matchers(["prov*", "assets"]).items() if matches("provinces")]
    ['prov*']
    """
    return {
        pattern: re.compile(translate(pattern)).match
        for pattern in patterns
        if not _ACTIVE.isdisjoint(pattern)
    }
