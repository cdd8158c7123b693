"""Which targets do names and patterns pick?"""

from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from types import MappingProxyType
from typing import Protocol, TypeVar

from socalc.targets.problems import Refusal, shortened


class Named(Protocol):
    """Anything that has a name."""

    @property
    def name(self) -> str: ...


T = TypeVar("T", bound=Named)

_NAMES_SEARCHED = 1000
_NAMES_SHOWN = 8


def select(
    targets: Sequence[T],
    patterns: Sequence[str] | None,
    elsewhere: Mapping[str, Sequence[Named]] = MappingProxyType({}),
) -> tuple[T, ...]:
    """The targets whose name is one of the patterns or matches one (``*``, ``?``, ``[ab]``).

    Without patterns all of them; always in the order of the file. ``elsewhere`` holds the targets
    of other commands, for telling which one to ask. Raises ``Refusal`` for the first pattern that
    picks nothing.

    >>> from socalc.targets.file import TargetFile
    >>> select(TargetFile().growth, [])
    ()
    """
    if not patterns:
        return tuple(targets)
    picked: set[str] = set()
    for pattern in patterns:
        names = {target.name for target in targets if target.name == pattern} or {
            target.name for target in targets if fnmatchcase(target.name, pattern)
        }
        if not names:
            raise Refusal(
                f"no target matches `{shortened(pattern)}`", _remedy(targets, pattern, elsewhere)
            )
        picked |= names
    return tuple(target for target in targets if target.name in picked)


def _remedy(
    targets: Sequence[Named], pattern: str, elsewhere: Mapping[str, Sequence[Named]]
) -> str:
    from difflib import get_close_matches

    for command, others in elsewhere.items():
        if any(fnmatchcase(target.name, pattern) for target in others):
            return f"it stands under `{command}`: ask `socalc {command}`"
    names = [target.name for target in targets[:_NAMES_SEARCHED]]
    if near := get_close_matches(pattern[:40], names, n=1):
        return f"did you mean `{shortened(near[0])}`?"
    if not names:
        return "the file has none of this kind"
    shown = ", ".join(f"`{shortened(name)}`" for name in names[:_NAMES_SHOWN])
    more = len(targets) - _NAMES_SHOWN
    return f"the file has {shown}{f' and {more} more' if more > 0 else ''}"
