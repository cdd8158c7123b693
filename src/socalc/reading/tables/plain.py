"""Which rows hold nothing but a name, plain decimals, and fields that many rows share?

Such a row needs no tree: what it shares with others is read once, and its decimals are whole numbers
with a place for the point. Everything else is left to ``row.py``; both ways give the same.
"""

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter

from socalc.reading.plain import Key, Plain, plain_decimal, plain_measure
from socalc.reading.tables.columns import Columns, is_dated

_STRICT_CELL = r'(?:"[^"]*+(?:""[^"]*+)*+"|[^",]*+)'
_STRICT_ROW = re.compile(f"{_STRICT_CELL}(?:,{_STRICT_CELL})*+").fullmatch
_ACTIVE = frozenset('",\t\n')
_FIELD_MAX = csv.field_size_limit()


class PlainRows:
    """Takes apart the rows of some columns that are plain.

    ``keep`` is whether the cells that hold no field are wanted.
    """

    def __init__(self, columns: Columns, separator: str, keep: bool) -> None:
        fields = columns.fields
        self._separator = separator
        # no name may hold a tab, nor any format write it as it is; TSV has no quotes
        self._foreign = "\t" if separator == "," else '"'
        self._columns = len(fields)
        self._name, self._goal = fields.index("target"), fields.index("goal")
        self._baseline = fields.index("baseline") if "baseline" in fields else None
        alone = {"target", "label", "note", "baseline", "goal", ""}
        self._shared = _getter(
            [i for i, field in enumerate(fields) if field not in alone and not is_dated(field)]
        )
        self._texts = _texts(columns, keep)

    def of(self, rows: Sequence[str]) -> Iterator[Plain | None]:
        """What each row says; ``None`` for one that is not plain."""
        separator, columns, name, goal = self._separator, self._columns, self._name, self._goal
        baseline, shared, texts = self._baseline, self._shared, self._texts
        has_foreign = self._foreign in "".join(rows)  # mostly not, and then no row need be asked
        for row in rows:
            if has_foreign and self._foreign in row:
                yield None
                continue
            cells = self._quoted(row) if '"' in row else row.split(separator)
            if len(cells) != columns:
                yield None
                continue
            typed, aim = "" if baseline is None else cells[baseline], cells[goal]
            start = plain_decimal(typed)
            suffix: str | None = ""
            if start is None:
                suffix, start = (plain_measure(typed) or ("", None)) if typed else (None, None)
            end = plain_decimal(aim) if "0" <= aim[:1] <= "9" else None
            text = cells[name].strip()
            if not text or (typed and not start):
                yield None
                continue
            key: Key = (aim if end is None else None, suffix)
            if shared:
                key += shared(cells)
            yield key, text, texts(cells) if texts else (), start, end

    def _quoted(self, row: str) -> list[str]:
        """The cells of a row with quotes, if none of them needs its quotes; else no cell."""
        if len(row) > _FIELD_MAX or not _STRICT_ROW(row):
            return []
        cells = next(csv.reader([row]))
        return cells if all(map(_ACTIVE.isdisjoint, cells)) else []


_Getter = Callable[[Sequence[str]], tuple[str, ...]]


def _getter(indexes: list[int]) -> _Getter | None:
    """What takes some cells of a row; ``None`` where there are none."""
    if len(indexes) > 1:
        return itemgetter(*indexes)
    if indexes:
        [only] = indexes
        return lambda cells: (cells[only],)
    return None


def _texts(columns: Columns, keep: bool) -> _Getter | None:
    """What takes label, note and the cells that hold no field; ``None`` where there is no such column."""
    fields = columns.fields
    label = fields.index("label") if "label" in fields else None
    note = fields.index("note") if "note" in fields else None
    others = _getter([index for index, field in enumerate(fields) if keep and not field])
    if label is None and note is None and others is None:
        return None
    return lambda cells: (
        cells[label].strip() if label is not None else "",
        cells[note] if note is not None and cells[note].strip() else "",
        *(others(cells) if others else ()),
    )
