"""Is every number whole on every screen, and every text what the file says?"""

import json
import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

import pyte
import pytest

from socalc import read_target_file
from socalc.analyses.consolidation import consolidation
from socalc.analyses.growth import required_growth
from socalc.rendering.formats.cells import cells
from socalc.rendering.formats.json import json_text
from socalc.rendering.formats.plain import plain
from socalc.rendering.formats.table import table
from socalc.rendering.layouts.consolidation import consolidation_sheet
from socalc.rendering.layouts.growth import growth_sheet
from socalc.rendering.sheet import Sheet
from socalc.rendering.terminal import Terminal
from tests.conftest import ROOT, Socalc
from tests.pseudoterminal import on_terminal

FILES = {"shipped": ROOT / "targets.yaml", "nasty": Path(__file__).with_name("nasty.yaml")}
REPORTS = [(file, verb) for file in FILES for verb in ("growth", "consolidation")]

WIDTHS = [1, 10, *range(20, 201), 500]

MARKUP = ["[/x]", "[bold]loud[/bold]", ":100:", ":smile:", "[link=http://x]", "[unit]", "[red]", ":fire:"]  # fmt: skip

every_report = pytest.mark.parametrize(("file", "verb"), REPORTS)


@cache
def sheet_of(file: str, verb: str) -> Sheet:
    targets = read_target_file(FILES[file].read_bytes(), file)
    if verb == "growth":
        return growth_sheet(required_growth(targets))
    return consolidation_sheet(consolidation(targets))


@cache
def on_screen(file: str, verb: str, columns: int | None) -> str:
    return "".join(table(sheet_of(file, verb), Terminal(columns)))


def numbers(text: str) -> Counter[str]:
    """Every word that holds a digit, and every number with the words that belong to it."""
    words = [word for word in text.split() if re.search("[0-9]", word)]
    phrases = re.findall(r"\S*[0-9] (?:%|to 1)(?!\S)", text)
    return Counter(words + phrases)


def cells_wide(text: str) -> int:
    """Cells of a terminal, by the Unicode table that Python has and the program does not use."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


@every_report
def test_every_number_is_whole_at_every_width(file: str, verb: str) -> None:
    whole = numbers("".join(plain(sheet_of(file, verb))))
    assert whole
    for columns in WIDTHS:
        missing = whole - numbers(on_screen(file, verb, columns))
        assert not missing, f"{columns} columns"


@every_report
def test_every_number_of_the_json_document_is_on_the_screen(file: str, verb: str) -> None:
    """Counts and baselines are shown with all their digits, grouped by thousands."""
    document = json.loads("".join(json_text(sheet_of(file, verb))))
    names = ("baseline", "years", "before", "after", "removed")
    exact = [row[name] for row in document["rows"] for name in names if row.get(name) is not None]
    grouped = {f"{value:,}" for value in exact if isinstance(value, int)}
    assert grouped
    for columns in WIDTHS:
        assert grouped <= set(on_screen(file, verb, columns).split()), f"{columns} columns"


@every_report
def test_a_line_is_wider_than_the_screen_only_for_what_must_not_be_broken(
    file: str, verb: str
) -> None:
    columns = cells(sheet_of(file, verb))
    unbroken = {text for column in columns if not column.wraps for text in column.texts}
    unbroken |= {f"{' '.join(column.heading.split())}:" for column in columns}
    for screen in WIDTHS:
        for line in on_screen(file, verb, screen).splitlines():
            if cells_wide(line) > screen:
                assert line in unbroken or len(line.split()) == 1, f"{screen} columns"


@every_report
def test_a_table_that_fits_is_a_table(file: str, verb: str) -> None:
    natural = on_screen(file, verb, None)
    fits = max(cells_wide(line) for line in natural.splitlines())
    assert on_screen(file, verb, fits) == natural
    assert "─" in natural
    assert "─" not in on_screen(file, verb, 20)


@pytest.mark.parametrize("verb", ["growth", "consolidation"])
def test_only_free_text_is_broken_before_the_table_is_given_up(verb: str) -> None:
    """A few columns less than natural: the same lines of numbers, and more lines for the texts."""
    fits = max(map(cells_wide, on_screen("nasty", verb, None).splitlines()))
    narrower = on_screen("nasty", verb, fits - 20)
    assert "─" in narrower
    assert max(map(cells_wide, narrower.splitlines())) <= fits - 20
    assert narrower.count("\n") > on_screen("nasty", verb, None).count("\n")


@pytest.mark.parametrize("text", MARKUP)
@pytest.mark.parametrize("columns", [20, 80, 200, None])
def test_text_of_a_file_is_shown_as_it_stands(text: str, columns: int | None) -> None:
    assert text in FILES["nasty"].read_text("utf-8")
    assert text in on_screen("nasty", "growth", columns)


@every_report
def test_every_word_of_a_text_is_shown_at_every_width(file: str, verb: str) -> None:
    sheet = sheet_of(file, verb)
    words = Counter(
        word
        for column in cells(sheet)
        if column.wraps
        for text in column.texts
        for word in text.split()
    )
    words += Counter(f"{sheet.title} {sheet.source}".split())
    for columns in WIDTHS:
        assert not words - Counter(on_screen(file, verb, columns).split()), f"{columns} columns"


@every_report
def test_numbers_end_in_one_column_and_texts_start_in_one(file: str, verb: str) -> None:
    """The places of the cells on the lines of the table, found from the left."""
    sheet = sheet_of(file, verb)
    lines = on_screen(file, verb, None).splitlines()
    shown = cells(sheet)
    rows = list(zip(*(column.texts for column in shown), strict=True))
    first = next(i for i, line in enumerate(lines) if line.startswith("─")) + 1
    body = [line for line in lines[first:] if line and not line.startswith("─")][: len(rows)]
    edges: list[set[int]] = [set() for _ in shown]
    for row, line in zip(rows, body, strict=True):
        place = 0
        for text, column, edge in zip(row, shown, edges, strict=True):
            if text:
                start = line.index(text, place)
                place = start + len(text)
                edge.add(cells_wide(line[:place] if column.numeric else line[:start]))
    assert [len(edge) for edge in edges] == [1] * len(shown)


@pytest.mark.parametrize(
    ("file", "columns"), [("shipped", 20), ("nasty", 33), ("shipped", 80), ("nasty", 200)]
)
def test_a_real_terminal_receives_the_table_for_its_width(file: str, columns: int) -> None:
    received = on_terminal(
        "growth", "-f", str(FILES[file]), columns=columns, TERM="xterm", NO_COLOR="1"
    )
    assert received == on_screen(file, "growth", columns)


@pytest.mark.parametrize("columns", [25, 81])
def test_a_terminal_shows_every_number_on_one_line(columns: int) -> None:
    """What a terminal emulator has on its lines, from the bytes that the real program wrote."""
    received = on_terminal("consolidation", columns=columns, TERM="xterm")
    emulator = pyte.Screen(columns, 200)
    pyte.Stream(emulator).feed(received.replace("\n", "\r\n"))
    expected = numbers("".join(plain(sheet_of("shipped", "consolidation"))))
    assert not expected - numbers("\n".join(emulator.display))


def test_columns_goes_before_the_width_of_the_terminal_as_in_every_shell() -> None:
    received = on_terminal("consolidation", columns=200, NO_COLOR="1", COLUMNS="30")
    assert received == on_screen("shipped", "consolidation", 30)


@pytest.mark.parametrize("columns", ["0", "wide"])
def test_columns_that_are_no_width_do_not_count(columns: str) -> None:
    received = on_terminal("consolidation", columns=81, NO_COLOR="1", COLUMNS=columns)
    assert received == on_screen("shipped", "consolidation", 81)


def test_a_terminal_that_does_not_tell_its_width_has_eighty_columns() -> None:
    received = on_terminal("consolidation", columns=0, NO_COLOR="1")
    assert received == on_screen("shipped", "consolidation", 80)


@pytest.mark.parametrize("columns", ["0", "5"])
def test_a_table_in_a_pipe_has_its_natural_width(socalc: Socalc, columns: str) -> None:
    piped = socalc("consolidation", "--format", "table", COLUMNS=columns, TERM="dumb").stdout
    assert piped.decode() == on_screen("shipped", "consolidation", None)
