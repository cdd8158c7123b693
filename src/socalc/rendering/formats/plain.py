"""A sheet as aligned plain text: one header line, one record a line, the same in every pipe."""

from collections.abc import Iterator

from socalc.rendering.formats.cells import Cells, harmless_cells
from socalc.rendering.sheet import Sheet
from socalc.rendering.width import padded, width

GAP = "  "
MISSING = "-"


def plain(sheet: Sheet) -> Iterator[str]:
    """The lines of a sheet, each ending in a line feed."""
    columns = [_aligned(column) for column in harmless_cells(sheet)]
    for line in zip(*columns, strict=True):
        yield GAP.join(line).rstrip() + "\n"


def _aligned(column: Cells) -> list[str]:
    texts = [" ".join(column.heading.split()), *(text or MISSING for text in column.texts)]
    widest = max(map(width, texts))
    return [padded(text, widest, right=column.numeric) for text in texts]
