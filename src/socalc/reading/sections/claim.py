"""What does an entry of ``claims`` say?"""

from socalc.reading.sections.fields import Entry
from socalc.reading.sections.timing import Timing
from socalc.targets.figure import parse_figure
from socalc.targets.file import Claim
from socalc.targets.stated import parse_stated

KEYS = ("from", "to", "years", "stated", "label", "unit", "note")


def claim_of(entry: Entry, file: Timing) -> Claim:
    """The claim of an entry; any of its figures may be missing, it cannot be checked then."""
    unit = entry.unit()
    start = entry.figure("from", parse_figure, unit)
    end = entry.figure("to", parse_figure, unit, like=start)
    return Claim(
        entry.name.text,
        start,
        end,
        file.years_of(entry),
        entry.value("stated", parse_stated),
        entry.text("label"),
        unit.or_percent(start, end).text,
        entry.note(),
        entry.name.line,
    )
