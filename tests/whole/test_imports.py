"""What does each command load? A list of modules is stable where milliseconds are not."""

import re
import subprocess
import sys

import pytest

from socalc.cli.app import COMMANDS
from tests.conftest import Socalc

_LINE = re.compile(r"^import time:\s+\d+ \|\s+\d+ \|\s*(\S+)$", re.MULTILINE)

START = {"answers.question", "rendering.formats", "rendering.terminal"}
"""What stands in the options that commands share, and so is loaded for ``--version`` too."""

SECTIONS = {f"reading.sections.{name}" for name in (
    "actuals", "claim", "consolidation", "entry", "fields", "growth", "timing",
)} | {"reading.sections", "reading.tree"}  # fmt: skip
BYTES = {"reading.characters", "reading.not_text"}
READING = SECTIONS | BYTES | {
    "reading.yaml", "reading.yaml.document", "reading.yaml.target_file", "reading.yaml.section_reader",
}  # fmt: skip
OUT = {"analyses.column", "rendering.terminal", "rendering.sheet", "rendering.figures"}
GROWTH = OUT | {
    "analyses.horizons", "analyses.growth", "analyses.bounds", "rendering.layouts.growth",
}  # fmt: skip
CONSOLIDATION = OUT | {
    "analyses.consolidation", "analyses.start_and_end", "analyses.recompute",
    "rendering.layouts.consolidation",
}  # fmt: skip
CHECK = OUT | {
    "analyses.check", "analyses.start_and_end", "analyses.recompute", "analyses.causes",
    "analyses.candidates", "rendering.layouts.check",
}  # fmt: skip
PATH = GROWTH | {"analyses.path", "rendering.layouts.path"}
PROGRESS = PATH - {"rendering.layouts.path"} | {
    "analyses.progress", "analyses.pace", "analyses.grades", "rendering.layouts.progress",
    "rendering.bar_in_cell",
}  # fmt: skip
PROSE = {f"reading.prose.{name}" for name in (
    "changes", "claims", "dates", "doubts", "html", "lexer", "page", "pairs", "pairs.later_value_first",
    "pairs.earlier_value_first", "pairs.find", "pairs.pair", "promises", "read", "sentence", "subjects", "ties",
    "tokens", "words", "words_en", "words_zh",
)} | {"reading.prose"} | BYTES  # fmt: skip
SCAN = PROSE | CHECK | {"analyses.scan", "rendering.layouts.scan"}
TABLE = {
    "rendering.formats.table",
    "rendering.formats.cells",
    "rendering.width",
    "rendering.bar_in_cell",
}
PLAIN = {"rendering.formats.plain", "rendering.formats.cells", "rendering.width"}
MARKDOWN = {"rendering.formats.markdown", "rendering.formats.cells"}
DELIMITED = {"rendering.formats.delimited", "rendering.exact"}
JSON = {"rendering.formats.json", "rendering.exact"}

ROWS = {
    "reading.tables.cells", "reading.tables.columns", "reading.tables.json_lines",
    "reading.tables.records", "reading.tables.row", "reading.tables.signs",
    "reading.tables.table", "rendering.formats.in_pieces", "reading.tables",
}  # fmt: skip
STREAM = ROWS | {"answers.rows_as_they_come", "answers.usable_rows", "analyses.column"}
TABLES = SECTIONS | BYTES | STREAM
DIRECT = {"rendering.exact", "answers.fast"} | {
    f"answers.fast.{name}" for name in ("table_rows", "goals", "lines", "numbers")
}

LOADED: list[tuple[str, set[str], set[str]]] = [
    # command line, modules above the targets and below the command line, libraries beside typer
    ("--version", START, set()),
    ("--help", START, set()),
    ("growth --help", START, set()),
    ("--show-completion bash", START, set()),
    ("nope", START, set()),
    ("growth --nope", START, set()),
    ("growth --format json", START | READING | GROWTH | JSON, {"yaml"}),
    ("growth --format jsonl", START | READING | GROWTH | JSON, {"yaml"}),
    ("growth --format csv", START | READING | GROWTH | DELIMITED, {"yaml"}),
    ("growth --format tsv", START | READING | GROWTH | DELIMITED, {"yaml"}),
    ("growth", START | READING | GROWTH | PLAIN, {"yaml"}),
    (
        "growth --format markdown",
        START | READING | GROWTH | MARKDOWN,
        {"yaml"},
    ),
    ("growth --format table", START | READING | GROWTH | TABLE, {"yaml", "rich"}),
    ("growth --goal x2 --json", START | SECTIONS | GROWTH | JSON, set()),
    ("consolidation --json", START | READING | CONSOLIDATION | JSON, {"yaml"}),
    ("consolidation --from 66 --to 12 --json", START | SECTIONS | CONSOLIDATION | JSON, set()),
    ("check --json", START | READING | CHECK | JSON, {"yaml"}),
    ("path --json", START | READING | PATH | JSON, {"yaml"}),
    ("path --format csv", START | READING | PATH | DELIMITED, {"yaml"}),
    ("progress --json", START | READING | PROGRESS | JSON, {"yaml"}),
    ("scan examples/press-conference.txt --json", START | SCAN | JSON, set()),
    ("progress --format table", START | READING | PROGRESS | TABLE, {"yaml", "rich"}),
    (
        "growth --set window=3 --json",
        START | READING | {"reading.yaml.settings"} | GROWTH | JSON,
        {"yaml"},
    ),
    (
        "growth -f examples/firms.csv --format csv",
        START | TABLES | DIRECT | {"answers.fast.growth"} | GROWTH | DELIMITED,
        set(),
    ),
    (
        "path -f examples/firms.csv --json",
        START | TABLES | DIRECT | {"answers.fast.path"} | PATH | JSON,
        set(),
    ),
    ("consolidation --format table", START | READING | CONSOLIDATION | TABLE, {"yaml", "rich"}),
]


def loaded(socalc: Socalc, line: str) -> set[str]:
    """The modules that the program imported, as the interpreter itself tells them."""
    told = socalc(*line.split(), PYTHONPROFILEIMPORTTIME="1").stderr.decode()
    return set(_LINE.findall(told))


@pytest.mark.parametrize(("line", "own", "libraries"), LOADED, ids=[line for line, *_ in LOADED])
def test_a_command_loads_what_it_needs_and_no_more(
    socalc: Socalc, line: str, own: set[str], libraries: set[str]
) -> None:
    modules = loaded(socalc, line)
    floors = {"reading", "analyses", "rendering", "answers"}
    names = {name.removeprefix("socalc.") for name in modules if name.startswith("socalc.")}
    files = {name for name in names if name.partition(".")[0] in floors and "." in name}
    verb = line.split()[0]
    if f"answers.{verb}" in files:
        own = own | {f"answers.{verb}", "answers.picked_targets", "answers.answer"}
    assert files - {"rendering.layouts"} == own
    assert modules & {"yaml", "rich", "typer", "click"} == libraries | {"typer"}


@pytest.mark.parametrize(
    ("named", "files"),
    [
        ("growth", {"growth"}),
        ("path", {"path"}),
        ("nope", set(COMMANDS)),
        ("--help", set(COMMANDS)),
    ],
)
def test_a_command_loads_none_of_the_others(named: str, files: set[str]) -> None:
    code = (
        "import sys; from socalc.cli.app import program; program(sys.argv[1]); print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, named], capture_output=True, text=True, check=True
    )
    names = {module.removeprefix("socalc.cli.") for module in done.stdout.split()}
    assert names & set(COMMANDS) == files


@pytest.mark.parametrize(
    "line", ["growth --json", "consolidation --format csv", "path --json", "progress --json"]
)
def test_beside_its_libraries_a_command_loads_little_of_python(socalc: Socalc, line: str) -> None:
    libraries = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "import typer, yaml"],
        capture_output=True,
        text=True,
        check=True,
    )
    modules = loaded(socalc, line) - set(_LINE.findall(libraries.stderr))
    packages = {name.partition(".")[0] for name in modules}
    assert packages <= {
        "socalc", "typer", "csv", "_csv", "json", "_json", "fractions", "numbers", "decimal", "_decimal",
        "encodings", "gc", "runpy",
    }  # fmt: skip
