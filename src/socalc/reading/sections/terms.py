"""How long do the file and its targets allow, and until when?"""

from fractions import Fraction
from typing import NamedTuple

from socalc.reading.sections import fields
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


class Terms(NamedTuple):
    """What an entry (the file or a target) says about time."""

    years: tuple[Fraction, ...] | None
    deadlines: tuple[int, ...] | None
    base_year: int | None
    window: Window | None
    by: Place | None
    """Where deadlines stand that no base year goes with."""
    dating: Dating = ""
    """How fiscal years are written, if the base year or a deadline is one."""

    def window_of(
        self, target: Entry, problems: Problems
    ) -> tuple[Window | None, int | None, Dating]:
        """The window of a target of this file, its base year, and how its years are written."""
        if not target.fields.keys() & {"window", "by", "base-year"}:
            return self.window, self.base_year, self.dating
        own = terms_of(target, "target", self.base_year, problems)
        dating = own.dating or self.dating
        is_mixed = self.dating not in ("", dating)
        if is_mixed and not (own.base_year and {"window", "by"} & target.fields.keys()):
            problems.append(_two_namings(target.key.place))
        if own.by:
            problems.append(_no_base_year(own.by))
        if own.window or "base-year" not in target.fields or not own.base_year:
            return own.window, own.base_year, dating
        place = target.fields["base-year"].place
        inherited = _window(self.years, self.deadlines, own.base_year, "file", place, problems)
        return inherited, own.base_year, dating

    def refuse_lost_deadlines(self, base_years: list[int | None], problems: Problems) -> None:
        """Tell that the file's deadlines hold for a target without a base year, if they do."""
        if self.by and (None in base_years or not base_years):
            problems.append(_no_base_year(self.by))


_NO_YEAR = 0
"""Stands for a base year that cannot be read, so that nobody asks for one."""


def _no_base_year(place: Place) -> Problem:
    help = "add the year of the baseline: `base-year: 2023`"
    return Problem("`by` without `base-year`", place, help)


def _two_namings(place: Place) -> Problem:
    help = "write all years of a target in one way: 2012-13 or FY2013"
    return Problem("two ways to write fiscal years, which count differently", place, help)


def terms_of(entry: Entry, origin: Origin, base_year: int | None, problems: Problems) -> Terms:
    """What an entry says about time; ``base_year`` is the one that holds if it names none."""
    window_node, by_node = entry.fields.get("window"), entry.fields.get("by")
    years = fields.parsed_list(window_node, parse_years, problems)
    deadlines = fields.parsed_list(by_node, parse_deadlines, problems)
    if "base-year" in entry.fields:
        base_year = (
            fields.parsed(entry.fields["base-year"], parse_calendar_year, problems) or _NO_YEAR
        )
    if window_node and by_node:
        help = "keep one: how long, or until when"
        problems.append(Problem("both `window` and `by`", by_node.place, help))
        deadlines = None
    dating = fields.parsed(entry.fields.get("base-year"), dating_of_year, Problems()) or ""
    of_deadlines = fields.parsed_list(by_node, fiscal_naming, Problems()) or dating
    if by_node and dating and of_deadlines != dating:
        problems.append(_two_namings(by_node.place))
    dating = dating or of_deadlines
    lacking = deadlines and base_year is None
    place = (by_node or window_node or entry.key).place
    window = _window(years, deadlines, base_year, origin, place, problems)
    return Terms(years, deadlines, base_year, window, place if lacking else None, dating)


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
