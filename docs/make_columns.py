"""Which columns has each report?

Writes the tables of columns on the pages anew, from the rows that declare them: names, order, types, and the
heading for people where a table does not tell it. What a column means is written on the pages by hand, and stays::

    python docs/make_columns.py           # write the tables anew
    python docs/make_columns.py --check   # exit 1 if one has drifted
"""

import re
import sys
from pathlib import Path
from typing import Any, get_args

from socalc.analyses.check import CheckRow
from socalc.analyses.column import Column, columns_of
from socalc.analyses.consolidation import ConsolidationRow
from socalc.analyses.groups import GroupRow
from socalc.analyses.growth import GrowthRow
from socalc.analyses.implied import ImpliedRow
from socalc.analyses.path import PathRow
from socalc.analyses.progress import ProgressRow
from socalc.analyses.scan import ScanRow
from socalc.analyses.solve import Candidate, SolveRow
from socalc.rendering.layouts.compare import Difference
from socalc.rendering.layouts.explain import StepRow

DOCS = Path(__file__).resolve().parent

ROWS: dict[str, type[tuple[Any, ...]]] = {
    "growth": GrowthRow, "groups": GroupRow, "consolidation": ConsolidationRow, "check": CheckRow,
    "path": PathRow, "progress": ProgressRow, "implied": ImpliedRow, "solve": SolveRow,
    "candidates": Candidate, "scan": ScanRow, "explain": StepRow, "compare": Difference,
}  # fmt: skip
"""The rows of each report, by the name of its schema, which stands before the table."""

_TABLE = re.compile(r"(`socalc\.(\w+)/\d+`\.\n\n\| column .*\n\|[-|]+\n)((?:\|.*\n)+)")
_BY_HAND = ("", "", "")
"""What the page tells: the unit, what is meant where a value is missing, and the heading."""


def written(page: str) -> str:
    """The page with its tables of columns written anew."""
    return _TABLE.sub(lambda match: match[1] + _table(ROWS[match[2]], match[3]), page)


def _table(row: type[tuple[Any, ...]], table: str) -> str:
    lines = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines()]
    told = {name.strip("`"): by_hand for name, _, *by_hand in lines}
    types = row.__annotations__.values()
    return "".join(
        _line(column, _type(column, type_), *told.get(column.name, _BY_HAND))
        for column, type_ in zip(columns_of(row), types, strict=True)
    )


def _line(column: Column, type: str, unit: str, missing: str, heading: str) -> str:
    declared = " ".join(column.heading.split())
    heading = heading if declared in heading else declared
    cells = (f"`{column.name}`", type, unit, missing, heading)
    return f"|{'|'.join(f' {cell} ' if cell else ' ' for cell in cells)}|\n"


def _type(column: Column, type_: Any) -> str:
    if column.kind == "text":
        return "text"
    [whole, *_] = get_args(type_)  # of ``Annotated[int | None, Column(...)]``
    types = set(get_args(whole) or [whole]) - {type(None)}
    return "number or text" if str in types else "integer" if types == {int} else "number"


def main() -> int:
    """Write the tables, or say which have drifted."""
    pages = {path: path.read_text("utf-8") for path in sorted(DOCS.glob("*.md"))}
    found = [name for text in pages.values() for _, name, _ in _TABLE.findall(text)]
    assert sorted(found) == sorted(ROWS), "a report has one table, below the name of its schema"
    drifted = {path: new for path, text in pages.items() if (new := written(text)) != text}
    if "--check" not in sys.argv[1:]:
        for path, text in drifted.items():
            path.write_text(text, "utf-8")
        return 0
    for path in drifted:
        print(f"docs/{path.name} drifted: python docs/make_columns.py", file=sys.stderr)
    return 1 if drifted else 0


if __name__ == "__main__":
    sys.exit(main())
