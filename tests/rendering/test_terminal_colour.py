"""When is there colour, and is the text the same without it?"""

import re

import pytest

from socalc import read_target_file
from socalc.analyses.consolidation import consolidation
from socalc.rendering.formats.table import table
from socalc.rendering.layouts.consolidation import consolidation_sheet
from socalc.rendering.terminal import Terminal
from tests.conftest import ROOT, Socalc
from tests.pseudoterminal import on_terminal

SGR = re.compile(r"\x1b\[[0-9;]*m")

ON_A_TERMINAL = [
    # settings, whether there is colour
    ("", True),
    ("TERM=xterm-256color", True),
    ("TERM=dumb", False),
    ("NO_COLOR=1", False),
    ("NO_COLOR=", True),  # no-color.org: "when present and not an empty string"
    ("FORCE_COLOR=1 TERM=dumb", True),
    ("FORCE_COLOR=1 NO_COLOR=1", False),
    ("NO_COLOR=1 TERM=dumb --color=always", True),
    ("--color=never", False),
]
IN_A_PIPE = [
    ("", False),
    ("FORCE_COLOR=1", True),
    ("FORCE_COLOR=", False),
    ("FORCE_COLOR=0", False),
    ("FORCE_COLOR=1 NO_COLOR=1", False),
    ("FORCE_COLOR=1 --color=never", False),
    ("NO_COLOR=1 --color=always", True),
]


def taken_apart(settings: str) -> tuple[list[str], dict[str, str]]:
    """The options and the variables of one line of a table above."""
    words = settings.split()
    variables = [word.partition("=") for word in words if not word.startswith("-")]
    options = [word for word in words if word.startswith("-")]
    return options, {name: value for name, _, value in variables}


@pytest.mark.parametrize(("settings", "coloured"), ON_A_TERMINAL)
def test_a_terminal_gets_colour_as_the_conventions_say(settings: str, coloured: bool) -> None:
    options, variables = taken_apart(settings)
    received = on_terminal("consolidation", *options, columns=80, cwd=ROOT, **variables)
    assert ("\x1b" in received) == coloured


@pytest.mark.parametrize(("settings", "coloured"), IN_A_PIPE)
def test_a_table_in_a_pipe_gets_colour_only_where_it_is_asked_for(
    socalc: Socalc, settings: str, coloured: bool
) -> None:
    options, variables = taken_apart(settings)
    command = ("consolidation", "--format", "table", *options)
    done = socalc(*command, input=b"", cwd=ROOT, **variables)
    assert (b"\x1b" in done.stdout) == coloured


@pytest.mark.parametrize("format", ["plain", "csv", "json", "markdown"])
def test_only_a_table_has_colour(socalc: Socalc, format: str) -> None:
    done = socalc("consolidation", "--color", "always", "--format", format, FORCE_COLOR="1")
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout


@pytest.mark.parametrize("columns", [20, 40, 81, 100, None])
def test_text_without_colour_is_coloured_text_without_the_codes(columns: int | None) -> None:
    data = (ROOT / "targets.yaml").read_bytes()
    sheet = consolidation_sheet(consolidation(read_target_file(data, "targets.yaml")))
    coloured = "".join(table(sheet, Terminal(columns, colour=True)))
    assert SGR.search(coloured)
    stripped = [line.rstrip(" ") for line in SGR.sub("", coloured).splitlines()]
    assert stripped == "".join(table(sheet, Terminal(columns))).splitlines()


def test_the_verdict_is_a_word_and_not_only_a_colour(socalc: Socalc) -> None:
    lines = socalc("consolidation", "--from", "66", "--to", "13", "--stated", "81.8%").stdout
    assert b"inconsistent" in lines
