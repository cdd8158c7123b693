"""Do stated figures follow from plain values?"""

from collections.abc import Collection
from fractions import Fraction

from socalc.analyses import candidates
from socalc.analyses.causes import Misfit, causes
from socalc.analyses.start_and_end import StartAndEnd
from socalc.answers.fast.goals import Remembered
from socalc.answers.fast.judged import Judged, Printed, Values, judged, printed, span, values_of
from socalc.answers.fast.lines import FieldPlaces, Line
from socalc.answers.fast.numbers import shortest
from socalc.rendering.exact import typed_text


class CheckLines:
    """Turns plain rows of claims, or of counts, into text; ``misfits`` are the verdicts that are a finding."""

    def __init__(
        self, cells: FieldPlaces, line: Line, told: Remembered, misfits: Collection[str]
    ) -> None:
        self._line = line
        self._others = cells.others
        self._told = told
        self._misfits = misfits
        self._fewer = "before" in cells.places
        ends = ("before", "after") if self._fewer else ("from", "to")
        self._name, self._label, self._note = map(cells.at, ("target", "label", "note"))
        self._start, self._end, self._unit = map(cells.at, (*ends, "unit"))
        self._years, self._stated = map(cells.at, ("years", "stated"))
        others = ("removed", "added", "window", "by", "base-year", *cells.dates)
        self._odd = [cells.at(field) for field in others if field in cells.places]

    def text(self, cells: list[str], number: int) -> str | None:
        """The line of a row; ``None`` if it is not plain."""
        name, note, time = cells[self._name].strip(), cells[self._note], cells[self._years]
        start, end, figure = cells[self._start], cells[self._end], printed(cells[self._stated])
        values, years = values_of(start, end, cells[self._unit]), span(time) if time else None
        if not name or values is None or figure is None or (time and years is None):
            return None
        if any(cells[place] for place in self._odd):
            return None
        found = judged(values, figure, years, self._fewer)
        if found is None:
            return None
        if found.verdict in self._misfits:
            self._told.has_finding = True
        cause = ""
        if found.verdict == "inconsistent":
            cause = self._line.quoted(_cause(values, figure, years, found))
        line = (
            name, found.kind, figure.stated.text, found.value, found.low, found.high, found.verdict,
            cause, str(number), cells[self._label].strip(), shortest(start, *values.start),
            shortest(end, *values.end), typed_text(years) if years and found.kind == "rate" else self._line.nothing,
            *self._fitting(values, figure, found), note if note.strip() else "", values.unit,
            *self._others(cells),
        )  # fmt: skip
        return self._line.of(line) + "\n"

    def _fitting(self, values: Values, figure: Printed, found: Judged) -> tuple[str, str]:
        """The least and the greatest whole number before that would print the same."""
        if found.kind == "rate" or not values.are_counts:
            return self._line.nothing, self._line.nothing
        stated = figure.stated
        is_size = stated.kind == "change" and not (stated.sign or self._fewer)
        fitting = candidates.starts_either_way if is_size else candidates.starts
        fits = fitting(values.end[0], stated, found.falls)
        most = fits[-1] if fits and fits[-1] < candidates.LARGEST else self._line.nothing
        return (str(fits[0]) if fits else self._line.nothing), str(most)


def _cause(values: Values, figure: Printed, years: Fraction | None, found: Judged) -> str:
    start, end = Fraction(*values.start), Fraction(*values.end)
    pair = StartAndEnd(start, end, None, counts=values.are_counts)
    misfit = Misfit(pair, years, figure.stated, found.kind, found.falls)
    return "; or ".join(causes(misfit))
