"""How do plain rows of a table become text, in their order among all others?"""

import csv
import re
from collections.abc import Callable, Iterable

from socalc.analyses.growth import PERIODS
from socalc.analyses.horizons import AS_IN_THE_FILE
from socalc.answers.fast.goals import Goals, Remembered, Written
from socalc.answers.fast.lines import FieldPlaces, Line, cells_of, line_of, odd_signs
from socalc.answers.question import Question
from socalc.reading.sections.timing import Timing
from socalc.reading.tables.columns import Columns
from socalc.reading.tables.records import Piece, Record
from socalc.reading.tables.signs import Signs
from socalc.rendering.sheet import Sheet
from socalc.targets.problems import Refusal

Work = Callable[[list[str], int], str | None]
"""The lines of a row from its cells and its line in the file; ``None`` if it is not plain."""

Slowly = Callable[[Iterable[Record]], str]
"""The lines of rows by the way of all records."""

_STRICT_CELL = r'(?:"[^"]*+(?:""[^"]*+)*+"|[^",]*+)'
_STRICT_ROW = re.compile(f"{_STRICT_CELL}(?:,{_STRICT_CELL})*+").fullmatch
_ACTIVE = frozenset('",\t\n')
_FIELD_MAX = csv.field_size_limit()


class FastRows:
    """Turns rows of a table into text: plain ones directly, the others slowly."""

    def __init__(
        self,
        columns: Columns,
        separator: str,
        odd: list[str],
        work: Work,
        signs: Signs,
        told: Remembered,
    ) -> None:
        self._separator = separator
        self._count = len(columns.fields)
        self._odd = odd
        self._work = work
        self._signs = signs
        self._has_signs = not columns.are_values
        self.told = told

    def text(self, piece: Piece, slowly: Slowly) -> str:
        """The lines of all rows of a piece of which nothing is to be refused."""
        rows, work, separator, count = piece.texts, self._work, self._separator, self._count
        joined = "".join(rows)
        odd = [sign for sign in self._odd if sign in joined]
        has_breaks = "\n" in joined
        found: list[str] = []
        waiting: list[Record] = []
        line = piece.first
        for row in rows:
            text = None
            if not (odd and any(sign in row for sign in odd)):
                cells = row.split(separator) if '"' not in row else _unquoted(row)
                if len(cells) == count:
                    cells.append("")
                    text = work(cells, line)
            if text is not None:
                if waiting:
                    found.append(slowly(waiting))
                    waiting = []
                found.append(text)
            elif row:
                waiting.append(Record(line, row, []))
                if self._has_signs and not self._signs.first:  # this row may decide it
                    found.append(slowly(waiting))
                    waiting = []
            line += 1 + (row.count("\n") if has_breaks else 0)
        if waiting:
            found.append(slowly(waiting))
        return "".join(found)


def _unquoted(row: str) -> list[str]:
    """The cells of a row with quotes, if none of them needs its quotes; else no cell."""
    if len(row) > _FIELD_MAX or not _STRICT_ROW(row):
        return []
    cells = next(csv.reader([row]))
    return cells if all(map(_ACTIVE.isdisjoint, cells)) else []


def rows_of(
    question: Question, columns: Columns, separator: str, sheet: Sheet, signs: Signs
) -> FastRows | None:
    """What turns the rows of a table into lines of a sheet; ``None`` if nothing does so directly."""
    assert question.source is not None
    assert question.source.table is not None
    format = question.output.format
    cells, told = cells_of(columns, question.source.table.keep), Remembered()
    work = _work(question, columns, cells, line_of(sheet, format), signs, told)
    return work and FastRows(columns, separator, odd_signs(format, separator), work, signs, told)


def _work(
    question: Question,
    columns: Columns,
    cells: FieldPlaces,
    line: Line,
    signs: Signs,
    told: Remembered,
) -> Work | None:
    options = question.options
    asked, per = AS_IN_THE_FILE, PERIODS[0]
    match question.verb.name, columns.section:
        case "consolidation", "consolidation":
            from socalc.answers.fast.consolidation import ConsolidationLines

            return ConsolidationLines(cells, line, options.over).text
        case "check", "claims" | "consolidation":
            from socalc.answers.fast.check import CheckLines

            return CheckLines(cells, line, told, options.findings).text
        case "growth", _:
            from socalc.answers.fast.growth import GrowthLines

            asked, per = options.horizons, options.per
            written: Written = GrowthLines(line, cells.others, per, options.method)
        case "path", _:
            from socalc.answers.fast.path import PathLines

            asked, per = options.horizons, options.per
            written = PathLines(line, cells.others, per, options.method)
        case "progress", _ if columns.dating in ("", "months"):
            from socalc.analyses.progress import months_until
            from socalc.answers.fast.progress import ProgressLines

            try:
                month = months_until(options.until, columns.dating)
            except Refusal:
                return None
            written = ProgressLines(line, cells, told, columns.dating, month, options.findings)
        case _:
            return None
    if columns.goal_tells_share:
        return None
    timing = Timing(None, None, None, None, None, columns.dating)
    return Goals(
        cells, timing, signs, told, asked, per, line.nothing, written, columns.are_values
    ).text
