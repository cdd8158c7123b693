"""How many fewer, what share and how many to one are plain counts?"""

from collections.abc import Sequence
from fractions import Fraction

from socalc.answers.fast.judged import Values, judged, printed, span, values_of
from socalc.answers.fast.lines import FieldPlaces, Line
from socalc.answers.fast.numbers import LIMIT, decimal, difference, shortest
from socalc.rendering.exact import ratio_text, typed_text


class ConsolidationLines:
    """Turns plain rows of counts into text; ``over`` are the years that are asked for."""

    def __init__(self, cells: FieldPlaces, line: Line, over: Sequence[Fraction]) -> None:
        self._line = line.of
        self._nothing = line.nothing
        self._others = cells.others
        self._over = over
        self._name, self._label, self._note = map(cells.at, ("target", "label", "note"))
        self._before, self._after, self._unit = map(cells.at, ("before", "after", "unit"))
        self._years, self._stated = map(cells.at, ("years", "stated"))
        self._sums = [cells.at(field) for field in ("removed", "added") if field in cells.places]
        under_way = ("window", "by", "base-year", *cells.dates)
        self._under_way = [cells.at(field) for field in under_way if field in cells.places]

    def text(self, cells: list[str], _: int) -> str | None:
        """The lines of a row; ``None`` if it is not plain."""
        name, stated, note = cells[self._name].strip(), cells[self._stated], cells[self._note]
        before, after = cells[self._before], cells[self._after]
        values, time = values_of(before, after, cells[self._unit]), cells[self._years]
        years = span(time) if time else None
        if not name or values is None or (time and years is None) or self._is_odd(cells):
            return None
        verdict = verdict_of(values, stated, years)
        removed = difference(values.start, values.end)
        if verdict is None or abs(removed[0]) >= LIMIT:
            return None
        (d, s), (n, m) = values.start, values.end
        more, places = d * m - n * s, s * m
        head = (
            name, cells[self._label].strip(), shortest(before, d, s), shortest(after, n, m),
            ratio_text(*removed), ratio_text(more, d * m), ratio_text(d * m, n * s),
        )  # fmt: skip
        tail = stated, verdict, values.unit, note if note.strip() else "", *self._others(cells)
        lines = ""
        for over in self._over or (years,):
            pace = self._nothing, self._nothing
            if over is not None:
                p, q = over.as_integer_ratio()
                pace = typed_text(over), ratio_text(more * q, places * p)
            lines += self._line((*head, *pace, *tail)) + "\n"
        return lines

    def _is_odd(self, cells: list[str]) -> bool:
        """Whether the row is one of counts under way, or of counts that are not plain."""
        return any(cells[place] for place in self._under_way) or any(
            cells[place] and not decimal(cells[place]) for place in self._sums
        )


def verdict_of(values: Values, stated: str, years: Fraction | None) -> str | None:
    """How a stated figure fits, if there is one; ``None`` if it cannot be judged here."""
    if not stated:
        return "unchecked"
    figure = printed(stated)
    found = figure and judged(values, figure, years, fewer=True)
    return found.verdict if found else None
