"""A sheet as a Rich table, whole at every width.

The table is rendered at its natural width. If that does not fit, only free text is broken into
lines; if it still does not fit, each record becomes a block of ``name: value`` lines. No number is
ever cropped, wrapped or shortened.
"""

from collections.abc import Iterator
from io import StringIO
from typing import NamedTuple

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from socalc.rendering.bar_in_cell import ASCII
from socalc.rendering.formats.cells import Cells, harmless_cells
from socalc.rendering.sheet import Role, Sheet
from socalc.rendering.terminal import Terminal
from socalc.rendering.width import padded, width
from socalc.targets.hidden_characters import without_commands

TEXT_MIN = 10
"""Free text is not broken into lines narrower than this, or than its longest word."""

GAPS = (2, 1)
"""Cells between two columns: two if they fit, else one."""

_STYLES: dict[Role, str] = {"": "", "name": "bold", "result": "bold cyan", "remark": "dim"}
_VERDICT_STYLES = {
    "consistent": "green", "consistent-if-rounded": "yellow", "inconsistent": "bold red",
    "unchecked": "dim",
}  # fmt: skip
MARK = "bold underline"
"""How a figure stands out in its sentence."""

_UNLIMITED = 1_000_000


def table(sheet: Sheet, terminal: Terminal) -> Iterator[str]:
    """The text of a sheet for a terminal, with its heading above and its source below."""
    columns = [_encodable(column, terminal.encoding) for column in harmless_cells(sheet)]
    limit = terminal.columns or _UNLIMITED
    yield _prose(": ".join(filter(None, (sheet.heading, sheet.title))), "bold", terminal)
    yield _prose(sheet.notice, "yellow", terminal)
    yield "\n"
    if not sheet.rows:
        yield _prose("There is nothing to show.", "", terminal)
    elif fit := _fit(columns, limit):
        yield _table_text(columns, fit, terminal)
    elif fit := _fit(kept := _without_spare(columns, limit), limit):
        yield _table_text(kept, fit, terminal)
        left_out = ", ".join(_on_one_line(column) for column in columns if column not in kept)
        yield _prose(f"A wider window also shows: {left_out}.", "dim", terminal)
    else:
        yield _records(columns, terminal)
    if sheet.remark or sheet.source:
        yield "\n"
    yield _prose(sheet.remark, "dim", terminal)
    yield _prose(sheet.source and f"Source: {sheet.source}", "dim", terminal)


def _without_spare(columns: list[Cells], limit: int) -> list[Cells]:
    """The columns that are needed, and of the spare ones the first that fit as well."""
    kept = [column for column in columns if not column.spare]
    for spare in columns:
        if spare.spare:
            more = [column for column in columns if column in kept or column is spare]
            if not _fit(more, limit):
                break
            kept = more
    return kept


def _table_text(columns: list[Cells], fit: "_Fit", terminal: Terminal) -> str:
    natural = sum(fit.widths) + fit.gap * (len(columns) - 1)
    return _printed([_rich_table(columns, fit, terminal)], natural, terminal)


def _on_one_line(column: Cells) -> str:
    return " ".join(column.heading.split())


def _printed(parts: list[Table | Text], columns: int, terminal: Terminal) -> str:
    """What Rich makes of the parts, independent of its own reading of the environment."""
    file = StringIO()
    console = Console(
        file=file,
        width=columns,
        height=_UNLIMITED,
        color_system="standard" if terminal.colour else None,
        force_terminal=terminal.colour,
        no_color=not terminal.colour,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    for part in parts:
        console.print(part, crop=False, soft_wrap=isinstance(part, Text) and bool(part.no_wrap))
    return "".join(line.rstrip(" ") + "\n" for line in file.getvalue().splitlines())


def _prose(text: str, style: str, terminal: Terminal) -> str:
    """A line of text around the table, broken between words only."""
    words = _replaced(without_commands(text), terminal.encoding).split()
    if not words:
        return ""
    room = terminal.columns or _UNLIMITED
    lines = [Text(line, style=style, no_wrap=True) for line in _lines(words, room)]
    return _printed([*lines], room, terminal)


def _lines(words: list[str], room: int) -> Iterator[str]:
    """The words, as many on a line as fit; a word that is wider than the room has its own line."""
    line = ""
    for word in words:
        if not line:
            line = word
        elif width(line) + 1 + width(word) <= room:
            line += f" {word}"
        else:
            yield line
            line = word
    yield line


class _Fit(NamedTuple):
    """How a table fits: the width of each column, and the cells between two columns."""

    widths: list[int]
    gap: int


def _fit(columns: list[Cells], limit: int) -> _Fit | None:
    """How the table fits into the limit, or ``None`` if it does not.

    Every column has its natural width. What is missing is taken from the gaps first, then from free
    text, the widest first.
    """
    widths = [max(map(width, [*column.heading.split("\n"), *column.texts])) for column in columns]
    for gap in GAPS:
        missing = sum(widths) + gap * (len(columns) - 1) - limit
        if missing <= 0:
            return _Fit(widths, gap)
    for index, column in sorted(enumerate(columns), key=lambda item: -widths[item[0]]):
        if missing > 0 and column.wraps:
            words = (word for text in column.texts for word in text.split())
            least = max(TEXT_MIN, width(column.heading), *map(width, words))
            given = max(0, min(missing, widths[index] - least))
            widths[index] -= given
            missing -= given
    return _Fit(widths, GAPS[-1]) if missing <= 0 else None


def _rich_table(columns: list[Cells], fit: _Fit, terminal: Terminal) -> Table:
    result = Table(
        box=box.HORIZONTALS if _has_lines(terminal.encoding) else _ASCII_LINES,
        show_edge=False,
        pad_edge=False,
        padding=(0, fit.gap - 1, 0, 0),
    )
    for column, cells_wide in zip(columns, fit.widths, strict=True):
        result.add_column(
            Text(column.heading),
            justify="right" if column.numeric else "left",
            vertical="top",
            width=cells_wide,
            no_wrap=True,
        )
    names = columns[0].texts
    grouped = len(set(names)) < len(names)
    for index, texts in enumerate(zip(*(column.texts for column in columns), strict=True)):
        changes = index + 1 < len(names) and names[index + 1] != names[index]
        row = [
            _marked(
                Text(
                    "\n".join(_lines(text.split(), room)) if column.wraps else text,
                    style=_style(column.role, text),
                ),
                column,
                index,
            )
            for column, text, room in zip(columns, texts, fit.widths, strict=True)
        ]
        result.add_row(*row, end_section=grouped and changes)
    return result


_ASCII_LINES = box.Box("    \n    \n -- \n    \n -- \n -- \n    \n    \n", ascii=True)


def _records(columns: list[Cells], terminal: Terminal) -> str:
    """One block of ``name: value`` lines a record, the values below each other; a value that does not
    fit beside its name is put on the next line."""
    room = terminal.columns or _UNLIMITED
    headings = [f"{_on_one_line(column)}:" for column in columns]
    indent = max(map(width, headings)) + 1
    aligned = all(indent + width(t) <= room for c in columns if not c.wraps for t in c.texts)
    blocks = []
    for index in range(len(columns[0].texts)):
        lines: list[str] = []
        for heading, column in zip(headings, columns, strict=True):
            text = column.texts[index]
            if not text:
                continue
            beside = padded(heading, indent) if aligned else heading + " "
            style = _style(column.role, text)
            if width(beside) + width(text) <= room:
                value = _marked(Text(text, style), column, index)
                lines.append(_printed([Text(beside).append(value)], room, terminal))
            else:
                broken = "\n".join(_lines(text.split(), room)) if column.wraps else text
                value = _marked(Text(broken, style, no_wrap=True), column, index)
                lines.append(f"{heading}\n" + _printed([value], room, terminal))
        blocks.append("".join(lines))
    return "\n".join(blocks)


def _style(role: Role, text: str) -> str:
    return _VERDICT_STYLES.get(text, "") if role == "verdict" else _STYLES[role]


def _encodable(column: Cells, encoding: str) -> Cells:
    texts = [passage.text for passage in column.passages] or column.texts
    return column._replace(texts=[_replaced(text, encoding) for text in texts])


def _marked(text: Text, column: Cells, index: int) -> Text:
    """The text with what its passage marks in bold and underlined: breaking lines moved nothing."""
    if column.passages:
        for start, end in column.passages[index].marks:
            text.stylize(MARK, start, end)
    return text


def _replaced(text: str, encoding: str) -> str:
    """The text as the encoding can show it: ASCII for the signs of a bar, else a question mark."""
    if encoding == "utf-8":
        return text
    try:
        text.encode(encoding)
    except UnicodeError:
        return text.translate(ASCII).encode(encoding, "replace").decode(encoding)
    return text


def _has_lines(encoding: str) -> bool:
    return _replaced("─", encoding) == "─"
