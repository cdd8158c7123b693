"""Over which horizons is a target judged?"""

from fractions import Fraction
from typing import NamedTuple

from socalc.targets.dates import Date, dating_of
from socalc.targets.file import Growth
from socalc.targets.problems import Refusal, shortened
from socalc.targets.window import DEFAULT_YEARS, Window, horizons_from, horizons_until


class Horizons(NamedTuple):
    """The horizons asked for on the command line, which go before those of the file."""

    years: tuple[Fraction, ...] = ()
    deadlines: tuple[Date, ...] = ()


AS_IN_THE_FILE = Horizons()


def window_of(target: Growth, asked: Horizons = AS_IN_THE_FILE) -> Window:
    """The horizons a target is judged at: those asked for, else its file's, else two to three years.

    Raises ``Refusal`` if a deadline is asked for and the target has no base year before it.
    """
    if asked.deadlines:
        if target.base is None:
            raise Refusal(
                f"target `{shortened(target.name)}` has no `base-year` to count from",
                "add `base-year: 2023` to the file, or ask for --years",
            )
        dating = dating_of(asked.deadlines, target.dating)
        try:
            ends = [date.in_years_of(dating) for date in asked.deadlines]
        except Refusal as refusal:
            if not target.dating:
                raise refusal
            raise Refusal(
                f"target `{shortened(target.name)}` has years written in another way",
                "ask for the deadline as its years are written: 2012-13, FY2013 or 2013",
            ) from None
        return Window(horizons_until(ends, target.base, dating), "option")
    if asked.years:
        return Window(horizons_from(asked.years, target.base), "option")
    if target.window is None:
        return Window(horizons_from(DEFAULT_YEARS, target.base), "default")
    return target.window
