"""What does a text say? Claims with the words they rest on, and goals that it promises."""

from typing import NamedTuple

from socalc.targets.file import Claim
from socalc.targets.goal import Goal


class Passage(NamedTuple):
    """A sentence, and where its figures stand in it: ``(start, end)``, not overlapping, in order."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


class FoundClaim(NamedTuple):
    """A claim of a text, where it stands, and what speaks against judging it."""

    claim: Claim
    file: str
    line: int
    text: str
    """The words it rests on, on one line."""
    passage: Passage = Passage("")
    """Its sentence, or as much of it as is shown, with the figures marked."""
    years: str = ""
    """The years as a target file has them: ``2019-2030`` or ``5``."""
    construction: str = ""
    """In which way the two values are given: ``from-to``, ``consolidated`` and so on."""
    doubt: str = ""
    """Why it must not be judged; empty where nothing speaks against it."""
    reserve: str = ""
    """Why it must not be accused where it does not fit; empty where nothing speaks against it."""


class Promise(NamedTuple):
    """A goal that a text promises, with its time as far as that is told."""

    name: str
    goal: Goal
    file: str
    line: int
    text: str
    window: str = ""
    base_year: str = ""
    by: str = ""


class Prose(NamedTuple):
    """What the prose of one file says."""

    source: str
    found: tuple[FoundClaim, ...] = ()
    promises: tuple[Promise, ...] = ()
