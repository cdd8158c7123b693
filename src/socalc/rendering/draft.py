"""A target file drafted from prose: what it promises, what was consolidated, what it claims.

Written to be read and corrected by a person: each entry has a note with the file and line it is from. Its quotes are
those of JSON, whose escapes are YAML's as well.
"""

import re
from collections.abc import Iterator, Sequence

from socalc.analyses.scan import ScanRow, scan
from socalc.rendering.figures import typed
from socalc.rendering.formats.json import quoted
from socalc.targets.figure import Figure
from socalc.targets.goal import refuse_unlike
from socalc.targets.problems import Refusal
from socalc.targets.prose import FoundClaim, Promise, Prose

_PLAIN_NAME = re.compile(r"[A-Za-z\u3400-\u9fff](?:[\w \-]*\w)?")
_PLAIN_VALUE = re.compile(r"(?:[+-]?[0-9]|[A-Za-z$£€¥￥₹~])[\w.%$£€¥￥₹ +\-]*")
_WORDS = frozenset(("yes", "no", "true", "false", "null", "on", "off", "y", "n"))
"""Names that some readers of YAML take for something else."""

NOTE_MAX = 160
DraftEntry = list[tuple[str, str]]


def draft(texts: Sequence[Prose]) -> Iterator[str]:
    """The lines of a target file with what was found in some texts."""
    sources = ", ".join(text.source for text in texts)
    yield "# Drafted by `socalc scan --draft`: read it, name what is meant, correct what is wrong.\n"
    yield f"title: {quoted('Draft from ' + sources)}\n"
    yield f"source: {quoted(sources)}\n"
    promises = [promise for text in texts for promise in text.promises]
    claims = [claim for text in texts for claim in text.found]
    found = list(zip(claims, scan(texts, everything=True).rows, strict=True))
    whole = [pair for pair in found if _is_whole(pair[0])]
    counts = [pair for pair in whole if _is_consolidation(pair[0])]
    others = [pair for pair in whole if not _is_consolidation(pair[0])]
    seen: dict[str, int] = {}
    yield from _section("growth", [(p.name or "goal", _goal(p)) for p in promises], seen)
    cuts = [(c.claim.name, _entry(c, row, "before", "after")) for c, row in counts]
    yield from _section("consolidation", cuts, seen)
    claimed = [(c.claim.name, _entry(c, row, "from", "to")) for c, row in others]
    yield from _section("claims", claimed, seen)


def _is_consolidation(found: FoundClaim) -> bool:
    """Whether two counts tell of fewer organisations, levels or sites."""
    start, end = found.claim.start, found.claim.end
    return bool(start and end and start.is_count and end.is_count and end.value < start.value)


def _is_whole(found: FoundClaim) -> bool:
    """Whether the two values can stand in one entry: not in two units or currencies."""
    start, end = found.claim.start, found.claim.end
    if not start or not end or found.doubt.startswith("two "):
        return False
    try:
        refuse_unlike(start, end)
    except Refusal:
        return False
    return True


def _section(
    name: str, entries: Sequence[tuple[str, DraftEntry]], seen: dict[str, int]
) -> Iterator[str]:
    if not entries:
        return
    yield f"\n{name}:\n"
    for title, fields in entries:
        yield f"  {_key(_unique(title or 'figure', seen))}:\n"
        for key, value in fields:
            yield f"    {key}: {value}\n"


def _unique(name: str, seen: dict[str, int]) -> str:
    """The name, with a number if it was there before; ``seen`` holds each with the last number it got."""
    key, unique = name.lower(), name
    number = seen.get(key, 1)
    while unique.lower() in seen:
        number += 1
        unique = f"{name} {number}"
    seen[key] = number
    seen.setdefault(unique.lower(), 1)
    return unique


def _goal(promise: Promise) -> DraftEntry:
    fields = [("goal", _value(promise.goal.text))]
    note = f"{promise.file}:{promise.line}: {promise.text}"
    if promise.goal.kind == "points":
        fields.append(("unit", quoted("%")))
    if promise.window:
        fields.append(("window", f"{promise.window} years"))
    if promise.base_year:
        fields.append(("base-year", promise.base_year))
    if promise.by and promise.base_year and not promise.window and promise.base_year < promise.by:
        fields.append(("by", promise.by))
    elif promise.by:
        note = f"{promise.file}:{promise.line}: by {promise.by}: {promise.text}"
    return [*fields, ("note", quoted(note[:NOTE_MAX]))]


def _entry(found: FoundClaim, row: ScanRow, before: str, after: str) -> DraftEntry:
    """The fields of a claim; a stated figure that is not judged is left to the reader, in the note."""
    claim = found.claim
    fields = [
        (key, _value(_figure(figure)))
        for key, figure in ((before, claim.start), (after, claim.end))
        if figure
    ]
    if found.years and claim.years is not None:
        fields.append(("years", found.years))
    note = f"{found.file}:{found.line}: {found.text}"
    if claim.stated and row.verdict != "unchecked":
        fields.append(("stated", _value(claim.stated.text)))
    elif claim.stated:
        left_out = f"stated {claim.stated.text}, left out: {row.cause}"
        note = f"{found.file}:{found.line}: {left_out}: {found.text}"
    return [*fields, ("note", quoted(note[:NOTE_MAX]))]


def _figure(figure: Figure) -> str:
    return figure.text or typed(figure.value)


def _key(name: str) -> str:
    plain = _PLAIN_NAME.fullmatch(name) and name.lower() not in _WORDS
    return name if plain else quoted(name)


def _value(text: str) -> str:
    return text if _PLAIN_VALUE.fullmatch(text) and text.lower() not in _WORDS else quoted(text)
