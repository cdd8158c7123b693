"""How many fewer? ``docs/formulas.md`` and ``docs/output.md#consolidation``."""

from fractions import Fraction
from typing import NamedTuple

from .cells import Expected, Row, Starts, Typed
from .readings import Figure, ends_of, range_of_multiple, read_figure
from .targets import entry
from .verdicts import Judged, judge, read_stated


class Count(NamedTuple):
    """An entry under ``consolidation``, as typed; what is empty is left out."""

    name: str
    before: str = ""
    after: str = ""
    removed: str = ""
    added: str = ""
    years: str = ""
    stated: str = ""
    unit: str = ""

    @property
    def yaml(self) -> str:
        """The entry on a line of YAML."""
        return entry(
            self.name,
            {key: value for key, value in self._asdict().items() if value and key != "name"},
        )

    def figure(self, typed: str) -> Figure | None:
        """One of its numbers."""
        return read_figure(typed, self.unit) if typed else None

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        """Before and after; ``before - removed + added = after`` gives the one left out."""
        before, after = self.figure(self.before), self.figure(self.after)
        removed, added = self.figure(self.removed), self.figure(self.added)
        net = (removed.value if removed else 0) - (added.value if added else 0)
        if before is None:
            assert after is not None
            return after.value + net, after.value
        return before.value, after.value if after else before.value - net

    @property
    def spread(self) -> tuple[Fraction | None, Fraction | None]:
        """The range of after / before over all inputs that print the same."""
        before, after = self.figure(self.before), self.figure(self.after)
        if before and after:
            return range_of_multiple(before, after) if before.value else (None, None)
        none = [Fraction(0)]
        outs = ends_of(read_figure(self.removed, self.unit)) if self.removed else none
        ins = ends_of(read_figure(self.added, self.unit)) if self.added else none
        nets = [out - into for out in outs for into in ins]
        if before:
            quotients = [(start - net) / start for start in ends_of(before) for net in nets]
        else:
            assert after is not None
            quotients = [end / (end + net) for end in ends_of(after) for net in nets]
        return min(quotients), max(quotients)

    @property
    def judged(self) -> Judged | None:
        """The stated figure against the counts, over the years of the file."""
        if not self.stated:
            return None
        years = Fraction(self.years) if self.years else None
        return judge(read_stated(self.stated), *self.ends, self.spread, years, removal=True)

    @property
    def counts_agree(self) -> Judged | None:
        """Whether before, removed and added lead to the count after; where one of the four is not
        stated, it follows from the others."""
        before, after = self.figure(self.before), self.figure(self.after)
        removed, added = self.figure(self.removed), self.figure(self.added)
        if not (before and after and removed and added):
            return None
        parts = [(before, 1), (removed, -1), (added, 1)]
        value = sum((part.value * sign for part, sign in parts if part), Fraction(0))
        margin = sum((part.margin for part, _ in parts if part), Fraction(0))
        low, high = ends_of(after)
        verdict = "inconsistent"
        if low <= value <= high:
            verdict = "consistent"
        elif low <= value + margin and value - margin <= high:
            verdict = "consistent-if-rounded"
        return Judged("counts", value, value - margin, value + margin, verdict)


def consolidation_rows(count: Count) -> list[Row]:
    """The row of ``socalc consolidation``."""
    before, after = count.ends
    years = Fraction(count.years) if count.years else None
    judged = count.judged
    verdict: Expected = judged.verdict if judged else "unchecked"
    quiet = before > 0 and (judged is None or verdict != "unchecked")
    return [
        {
            "target": count.name,
            "label": "",
            "before": before,
            "after": after,
            "removed": before - after,
            "reduction": 1 - after / before if before else None,
            "ratio": before / after if after else None,
            "years": None if years is None else Typed(years),
            "per_year": None if years is None else (before - after) / years,
            "stated": count.stated,
            "verdict": verdict,
            "unit": count.unit,
            "note": "" if quiet else Starts(),
        }
    ]


def check_rows(count: Count) -> list[Row]:
    """The rows of ``socalc check`` for it: its counts, then its stated figure."""
    rows: list[Row] = []
    for judged in (count.counts_agree, count.judged):
        if judged is not None:
            row: dict[str, Expected] = dict(zip(Judged._fields, judged, strict=True))
            before, after = count.ends
            rows.append({"target": count.name, **row, "from": before, "to": after})
    return rows
