"""How long do the file and its targets allow, and until when?"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import partial
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from socalc.reading import tree
from socalc.reading.sections.fields import Entry, one_line, parsed
from socalc.targets.dates import Date, Dating, date_name, dating_of, parse_any_date
from socalc.targets.problems import Place, Problem, Problems, Refusal, shortened
from socalc.targets.suggestion import nearest
from socalc.targets.window import (
    Origin,
    Stretch,
    Window,
    horizons_from,
    horizons_until,
    parse_deadlines,
    parse_span,
    parse_stretch,
    parse_years,
)

T = TypeVar("T")

Spans = Mapping[str, Stretch]
"""Stretches of time by their names: ``15th plan``."""


class Timing(NamedTuple):
    """What an entry (the file or a target) says about time. Dates are told in months from the year 0."""

    years: tuple[Fraction, ...] | None = None
    deadlines: tuple[int, ...] | None = None
    base: int | None = None
    window: Window | None = None
    by: Place | None = None
    """Where deadlines stand that no base year goes with."""
    dating: Dating = ""
    """How dates are written, if the base year or a deadline tells it."""
    spans: Spans = MappingProxyType({})

    def window_of(self, target: Entry) -> tuple[Window | None, int | None, Dating]:
        """The window of a target of this file, the month of its base, and how its dates are written."""
        if not target.fields.keys() & {"window", "by", "base-year"}:
            return self.window, self.base, self.dating
        own = _timing_of(target, "target", self)
        dating = own.dating or self.dating
        is_mixed = self.dating not in ("", dating)
        if is_mixed and not (own.base and {"window", "by"} & target.fields.keys()):
            target.tell(target.name.place, *_TWO_NAMINGS)
        if own.by:
            target.tell(own.by, *_NO_BASE_YEAR)
        if own.window or "base-year" not in target.fields or not own.base:
            return own.window, own.base, dating
        place = target.fields["base-year"].place
        inherited = _window(self._replace(base=own.base, dating=dating), "file", place, target)
        return inherited, own.base, dating

    def years_of(self, entry: Entry) -> Fraction | None:
        """How long something took: a stretch of time, or one that has a name in the file."""
        return entry.value("years", self._years)

    def _years(self, text: str) -> Fraction:
        span = self.spans.get(text.strip())
        return span.years if span else _unless_named(text, parse_span, self.spans)

    def refuse_lost_deadlines(self, bases: list[int | None], problems: Problems) -> None:
        """Tell that the file's deadlines hold for a target without a base year, if they do."""
        if self.by and (None in bases or not bases):
            problems.append(Problem(_NO_BASE_YEAR[0], self.by, _NO_BASE_YEAR[1]))


_UNREADABLE = 0
"""Stands for the month of a base year that cannot be read, so that nobody asks for one."""

_NO_BASE_YEAR = (
    "`by` without `base-year`",
    "add the year of the baseline: `base-year: 2023`",
)
_TWO_NAMINGS = (
    "two ways to write fiscal years, which count differently",
    "write all years of a target in one way: 2012-13 or FY2013",
)


def timing_of_file(file: Entry) -> Timing:
    """What a file says about time, for all its targets."""
    return _timing_of(file, "file", Timing(spans=_spans_of(file)))


def _spans_of(file: Entry) -> Spans:
    """The stretches of time that have a name in the file."""
    node = file.fields.get("spans")
    spans: dict[str, Stretch] = {}
    if node is None or (isinstance(node, tree.Scalar) and not node.text):
        return spans
    if not isinstance(node, tree.Mapping):
        file.tell(
            node.place, "`spans` holds names of times", "write `spans: {15th plan: 2025-2030}`"
        )
        return spans
    for key, value in node.items:
        name = parsed(key, _span_name, file.problems)
        span = parsed(value, parse_stretch, file.problems)
        if name in spans:
            message = f"duplicate key `{shortened(key.text)}` in `spans`"
            file.tell(key.place, message, "remove or rename one of the two")
        elif name and span:
            spans[name] = span
    return spans


def _span_name(text: str) -> str:
    """The name of a stretch of time. Raises ``Refusal`` for one that may be a time by itself."""
    name = one_line(text)
    if any(map(str.isalpha, name)) and not any(_is_read(name, p) for p in _TIMES):
        return name
    help = "name it as nobody writes a time: `15th plan: 2025-2030`"
    raise Refusal(f"a name that may be a time by itself: `{shortened(name)}`", help)


_TIMES: tuple[Callable[[str], object], ...] = (parse_years, parse_span, parse_deadlines)


def _is_read(text: str, parse: Callable[[str], object]) -> bool:
    try:
        parse(text)
    except Refusal:
        return False
    return True


def _timing_of(entry: Entry, origin: Origin, file: Timing) -> Timing:
    """What an entry says about time; the base year of the file holds if it names none."""
    by, span = entry.fields.get("by"), _span_in(entry, file.spans)
    years = (
        None
        if span
        else entry.values("window", lambda text: _unless_named(text, parse_years, file.spans))
    )
    dates = entry.values("by", parse_deadlines)
    if by and "window" in entry.fields:
        entry.tell(by.place, "both `window` and `by`", "keep one: how long, or until when")
        dates = None
    base = entry.value("base-year", parse_any_date)
    dating = _dating_of(base, dates or (), span, file.dating)
    ends = _ends(entry, "by", dates or (), dating)
    start = file.base
    if "base-year" in entry.fields:
        start = next(iter(_ends(entry, "base-year", [base] if base else (), dating)), _UNREADABLE)
    place = (by or entry.fields.get("window") or entry.name).place
    if span:
        start, ends = _start_of(entry, span, start, dating), (span.end,)
    timing = Timing(years, ends or None, start, None, None, dating, file.spans)
    lost = place if ends and start is None else None
    return timing._replace(window=_window(timing, origin, place, entry), by=lost)


def _span_in(entry: Entry, spans: Spans) -> Stretch | None:
    """The stretch of time that an entry names as its window."""
    node = entry.fields.get("window")
    return spans.get(node.text.strip()) if isinstance(node, tree.Scalar) else None


def _unless_named(text: str, parse: Callable[[str], T], spans: Spans) -> T:
    """What a parser makes of a time. Raises ``Refusal`` with the nearest of the named stretches, where there are any."""
    try:
        return parse(text)
    except Refusal as refusal:
        if not spans:
            raise
        help = partial(_other_names, text, spans, refusal.help)
        raise Refusal(refusal.message, help) from None


def _other_names(text: str, spans: Spans, otherwise: str) -> str:
    return f"{otherwise}; of `spans`, {nearest(text, spans)}"


def _start_of(entry: Entry, span: Stretch, base: int | None, dating: Dating) -> int:
    """The month in which a named stretch starts. Tells that a base year says otherwise, if it does."""
    if base and base != span.start:
        starts, says = date_name(span.start, span.dating), date_name(base, dating)
        name = entry.fields["window"]
        assert isinstance(name, tree.Scalar)
        message = (
            f"`{shortened(name.text)}` starts at the end of {starts}, and `base-year` is {says}"
        )
        help = f"write `base-year: {starts}`, or count from {says}: `by: {date_name(span.end, span.dating)}`"
        entry.tell(name.place, message, help)
    return span.start


def _dating_of(
    base: Date | None, deadlines: Sequence[Date], span: Stretch | None, known: Dating
) -> Dating:
    """How the dates of an entry are written. A base year is a year, so that a pair alone is a fiscal one there."""
    dates = [*([base] if base else []), *deadlines]
    told = dating_of(dates, span.dating if span else "") or known
    return told or ("split" if base and base.form == "either" else "")


def _ends(entry: Entry, field: str, dates: Sequence[Date], dating: Dating) -> tuple[int, ...]:
    """The months from the year 0 to the ends of some dates; none if they do not go together."""
    try:
        return tuple(date.in_years_of(dating) for date in dates)
    except Refusal as refusal:
        place = entry.fields[field].place
        if dating in _FISCAL and all(date.form in (*_FISCAL, "year") for date in dates):
            entry.tell(place, *_TWO_NAMINGS)
        else:
            entry.problems.refuse(refusal, place)
        return ()


_FISCAL = ("split", "FY")


def _window(timing: Timing, origin: Origin, place: Place, entry: Entry) -> Window | None:
    """The window that years, or deadlines and a base, make."""
    if timing.years:
        return Window(horizons_from(timing.years, timing.base), origin)
    if timing.deadlines and timing.base:
        try:
            return Window(horizons_until(timing.deadlines, timing.base, timing.dating), origin)
        except Refusal as refusal:
            entry.problems.refuse(refusal, place)
    return None
