"""How long do the file and its targets allow, and until when?"""

from fractions import Fraction
from typing import NamedTuple

from socalc.reading.sections.fields import Entry
from socalc.targets.dates import Dating, dating_of_year, fiscal_naming
from socalc.targets.problems import Place, Problem, Problems, Refusal
from socalc.targets.window import (
    Origin,
    Window,
    horizons_from,
    horizons_until,
    parse_calendar_year,
    parse_deadlines,
    parse_years,
)


class Timing(NamedTuple):
    """What an entry (the file or a target) says about time."""

    years: tuple[Fraction, ...] | None = None
    deadlines: tuple[int, ...] | None = None
    base_year: int | None = None
    window: Window | None = None
    by: Place | None = None
    """Where deadlines stand that no base year goes with."""
    dating: Dating = ""
    """How fiscal years are written, if the base year or a deadline is one."""

    def window_of(self, target: Entry) -> tuple[Window | None, int | None, Dating]:
        """The window of a target of this file, its base year, and how its years are written."""
        if not target.fields.keys() & {"window", "by", "base-year"}:
            return self.window, self.base_year, self.dating
        own = timing_of(target, "target", self.base_year)
        dating = own.dating or self.dating
        is_mixed = self.dating not in ("", dating)
        if is_mixed and not (own.base_year and {"window", "by"} & target.fields.keys()):
            target.tell(target.name.place, *_TWO_NAMINGS)
        if own.by:
            target.tell(own.by, *_NO_BASE_YEAR)
        if own.window or "base-year" not in target.fields or not own.base_year:
            return own.window, own.base_year, dating
        place = target.fields["base-year"].place
        inherited = _window(
            self.years, self.deadlines, own.base_year, "file", place, target.problems
        )
        return inherited, own.base_year, dating

    def refuse_lost_deadlines(self, base_years: list[int | None], problems: Problems) -> None:
        """Tell that the file's deadlines hold for a target without a base year, if they do."""
        if self.by and (None in base_years or not base_years):
            problems.append(Problem(_NO_BASE_YEAR[0], self.by, _NO_BASE_YEAR[1]))


_NO_YEAR = 0
"""Stands for a base year that cannot be read, so that nobody asks for one."""

_NO_BASE_YEAR = (
    "`by` without `base-year`",
    "add the year of the baseline: `base-year: 2023`",
)
_TWO_NAMINGS = (
    "two ways to write fiscal years, which count differently",
    "write all years of a target in one way: 2012-13 or FY2013",
)


def timing_of(entry: Entry, origin: Origin, base_year: int | None) -> Timing:
    """What an entry says about time; ``base_year`` is the one that holds if it names none."""
    years = entry.values("window", parse_years)
    deadlines = entry.values("by", parse_deadlines)
    by = entry.fields.get("by")
    if "base-year" in entry.fields:
        base_year = entry.value("base-year", parse_calendar_year) or _NO_YEAR
    if by and "window" in entry.fields:
        entry.tell(by.place, "both `window` and `by`", "keep one: how long, or until when")
        deadlines = None
    untold = entry._replace(problems=Problems())
    dating = untold.value("base-year", dating_of_year) or ""
    of_deadlines = untold.values("by", fiscal_naming) or dating
    if by and dating and of_deadlines != dating:
        entry.tell(by.place, *_TWO_NAMINGS)
    place = (by or entry.fields.get("window") or entry.name).place
    return Timing(
        years,
        deadlines,
        base_year,
        _window(years, deadlines, base_year, origin, place, entry.problems),
        place if deadlines and base_year is None else None,
        dating or of_deadlines,
    )


def _window(
    years: tuple[Fraction, ...] | None,
    deadlines: tuple[int, ...] | None,
    base_year: int | None,
    origin: Origin,
    place: Place,
    problems: Problems,
) -> Window | None:
    if years:
        return Window(horizons_from(years, base_year), origin)
    if deadlines and base_year:
        try:
            return Window(horizons_until(deadlines, base_year), origin)
        except Refusal as refusal:
            problems.refuse(refusal, place)
    return None
