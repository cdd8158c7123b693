"""What the documentation shows is what the program does, and nothing of the program is left out."""

import doctest
import pkgutil
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import typer.main
import yaml

from socalc import read_target_file
from socalc.cli.app import program
from socalc.rendering import layouts
from tests.conftest import ROOT, Socalc, clean_environment

PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
DOCS = ROOT / "docs"

_FENCED = re.compile(r"^```(?P<language>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


def sections(page: Path) -> Iterator[tuple[str, str]]:
    """The headings of a page, each with the text below it, without consoles and other blocks."""
    prose = _FENCED.sub("", page.read_text("utf-8"))
    parts = re.split(r"^#+ (.*)\n", prose, flags=re.MULTILINE)
    return zip(parts[1::2], parts[2::2], strict=True)


def tables(text: str) -> Iterator[list[list[str]]]:
    """The tables of a text, each a list of rows of cells, without the line below the header."""
    for table in re.findall(r"(?:^\|.*\|\n)+", text, flags=re.MULTILINE):
        rows = [
            [cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()
        ]
        yield [rows[0], *rows[2:]]


every_page = pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])


# -- The consoles: each command is run and its output compared ------------------------------------


@pytest.fixture
def shell(tmp_path: Path, program: list[str]) -> Callable[[str], str]:
    """Runs a line as a reader at the root of the repository would: in a copy of the files there
    that commands read, with ``socalc`` on the path and output into a pipe."""
    reader = tmp_path / "reader"
    shutil.copytree(ROOT / "examples", reader / "examples")
    shutil.copy(ROOT / "targets.yaml", reader)
    (reader / ".git").mkdir()
    wrapper = tmp_path / "bin" / "socalc"
    wrapper.parent.mkdir()
    wrapper.write_text(f'#!/bin/sh\nexec {shlex.join(program)} "$@"\n')
    wrapper.chmod(0o755)
    environment = clean_environment()
    environment["PATH"] = f"{wrapper.parent}:{environment['PATH']}"

    def run(line: str) -> str:
        ended = subprocess.run(
            ["sh", "-c", line],
            cwd=reader,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=60,
            check=False,
        )
        return ended.stdout.decode("utf-8")

    return run


def with_outputs(text: str, run: Callable[[str], str]) -> str:
    """The page with the output below each ``$ `` line of its consoles as it is now.

    What stands below a command that needs a program this machine lacks is left as it is.
    """

    def console(block: re.Match[str]) -> str:
        if block["language"] != "console":
            return block[0]
        shown = []
        for command, printed in _commands(block["body"]):
            shown.append(f"$ {command}\n")
            shown.append(run(command) if _can_run(command) else printed)
        return f"```console\n{''.join(shown)}```"

    return _FENCED.sub(console, text)


def _commands(body: str) -> Iterator[tuple[str, str]]:
    """Each command of a console and what is printed below it; a backslash continues a command."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        match = re.match(r"((?:[^\n]*\\\n)*[^\n]*)\n", part)
        assert match, f"a command without an end: {part}"
        yield match[1], part[match.end() :]


def _can_run(command: str) -> bool:
    return "| jq" not in command or shutil.which("jq") is not None


@every_page
def test_every_console_shows_what_the_program_prints(
    page: Path, shell: Callable[[str], str], golden: Callable[[Path, str], None]
) -> None:
    """Standard output and standard error together, byte for byte.

    A command with ``jq`` in it is run only where jq is installed. ``--update-golden`` writes the
    outputs anew.
    """
    golden(page, with_outputs(page.read_text("utf-8"), shell))


def test_an_output_that_drifted_is_found() -> None:
    page = "```console\n$ echo 1\n2\n$ echo 3 \\\n  4\n3 4\n```\n"
    runs = {"echo 1": "1\n", "echo 3 \\\n  4": "3 4\n"}
    assert with_outputs(page, runs.__getitem__) == page.replace("2\n", "1\n")


# -- The YAML blocks: whole files, read without an error ------------------------------------------


def yaml_blocks() -> list[tuple[str, str]]:
    """Every YAML block of the documentation, with the place it stands at.

    Each is a whole target file; one that is not says so after ``yaml`` and is left out.
    """
    return [
        (f"{page.name}:{text.count(chr(10), 0, block.start()) + 2}", block["body"])
        for page in PAGES
        for text in [page.read_text("utf-8")]
        for block in _FENCED.finditer(text)
        if block["language"] == "yaml"
    ]


@pytest.mark.parametrize(("place", "text"), yaml_blocks())
def test_every_yaml_block_is_a_file_that_is_read(place: str, text: str) -> None:
    file = read_target_file(text.encode(), place)
    assert file.growth or file.consolidation or file.claims
    assert yaml.safe_load(text)


# -- Commands, options and columns: nothing is left out -------------------------------------------

PROGRAM = typer.main.get_group(program())


class Report(NamedTuple):
    """A sheet: the layout it is in, and a command line that makes one, from a file without rows."""

    layout: str
    arguments: tuple[str, ...]


REPORTS = {
    "growth": Report("growth", ("growth", "--file", "-")),
    "groups": Report("groups", ("growth", "--group-by", "group", "--file", "-")),
    "consolidation": Report("consolidation", ("consolidation", "--file", "-")),
    "check": Report("check", ("check", "--file", "-")),
    "path": Report("path", ("path", "--file", "-")),
    "progress": Report("progress", ("progress", "--file", "-")),
    "implied": Report("implied", ("implied", "a/b", "--file", "-")),
    "solve": Report("solve", ("solve", "--from", "1", "--to", "2", "--years", "3")),
    "whole numbers that fit": Report("solve", ("solve", "--to", "12", "--stated", "82%")),
    "scan": Report("scan", ("scan", "-")),
    "explain": Report("explain", ("growth", "--explain", "--file", "-")),
    "what if": Report("compare", ("growth", "--set", "window=3", "--compare", "--file", "-")),
}
"""Every report, by the heading of its section."""

PAGE_OF = {
    "groups": "growth",
    "whole numbers that fit": "solve",
    "explain": "output",
    "what if": "output",
}
"""The page of a section; the others have a page of their name."""

FILES = {
    "groups": "growth: {a: {baseline: 2, goal: 3, group: g}}",
    "implied": "growth: {a: {baseline: 2, goal: 3}, b: {baseline: 0, goal: 5}}",
}
"""What the reports read; a file without targets unless another stands here."""


@pytest.mark.parametrize("command", PROGRAM.commands)
def test_every_command_has_a_page_or_a_heading(command: str) -> None:
    assert (DOCS / f"{command}.md").exists() or command in dict(sections(DOCS / "output.md"))


@pytest.mark.parametrize("command", ["", *PROGRAM.commands])
def test_every_option_is_described(command: str) -> None:
    """In code, as in ``--file PATH``, on any page."""
    prose = "".join(_FENCED.sub("", page.read_text("utf-8")) for page in PAGES)
    described = {
        word for code in re.findall(r"(?<!`)`([^`]+)`(?!`)", prose) for word in code.split()
    }
    shown = PROGRAM.commands[command] if command else PROGRAM
    options = {name for parameter in shown.params for name in parameter.opts if name[0] == "-"}
    assert options - described == set()


def test_every_layout_is_listed_here() -> None:
    listed = {report.layout for report in REPORTS.values()}
    assert listed == {module.name for module in pkgutil.iter_modules(layouts.__path__)}


def _section(heading: str) -> str:
    """The text below a heading; of a page of that name, all that no other report has a heading for."""
    page = DOCS / f"{PAGE_OF.get(heading, heading)}.md"
    if heading in PAGE_OF:
        return dict(sections(page))[heading]
    return "".join(text for name, text in sections(page) if name not in PAGE_OF)


def _column_table(heading: str) -> list[list[str]]:
    text = _section(heading)
    return next(rows for header, *rows in tables(text) if header[0] == "column")


def _shown(heading: str, format: str, socalc: Socalc) -> str:
    file = FILES.get(heading, "{}")
    return socalc(*REPORTS[heading].arguments, "--format", format, input=file).stdout.decode()


@pytest.mark.parametrize("heading", REPORTS)
def test_every_column_is_described_in_its_place(heading: str, socalc: Socalc) -> None:
    header = _shown(heading, "csv", socalc).splitlines()[0]
    assert [row[0].strip("`") for row in _column_table(heading)] == header.split(",")


def _tables_of_columns(docs: Path, *options: str) -> tuple[int, str]:
    command = [sys.executable, str(docs / "make_columns.py"), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


def test_the_tables_of_columns_are_those_that_rows_declare() -> None:
    assert _tables_of_columns(DOCS, "--check") == (0, "")


def test_a_table_of_columns_that_drifted_is_found_and_written_anew(tmp_path: Path) -> None:
    docs = shutil.copytree(DOCS, tmp_path / "docs")
    page = docs / "growth.md"
    text = page.read_text("utf-8")
    drifted = re.sub(r"\| `by` .*\n", "| `nope` | text | | | |\n", text, count=1)
    page.write_text(drifted.replace("| `goal` | text |", "| `goal` | number |"), "utf-8")
    told = "docs/growth.md drifted: python docs/make_columns.py\n"
    assert _tables_of_columns(docs, "--check") == (1, told)
    assert _tables_of_columns(docs) == (0, "")
    anew = re.sub(r"\| `by` .*\n", "| `by` | integer | | | By |\n", text, count=1)
    assert page.read_text("utf-8") == anew


@pytest.mark.parametrize("heading", REPORTS)
def test_every_heading_for_people_is_described(heading: str, socalc: Socalc) -> None:
    header = _shown(heading, "markdown", socalc).splitlines()[0]
    headings = {cell.strip() for cell in header.strip("|").split("|")}
    described = {name.strip() for row in _column_table(heading) for name in row[-1].split(",")}
    assert headings - described == set()


@pytest.mark.parametrize("heading", REPORTS)
def test_the_name_of_every_schema_is_told(heading: str, socalc: Socalc) -> None:
    name = _shown(heading, "json", socalc).split('"')[3]
    assert f"`{name}`" in _section(heading)


# -- Links ----------------------------------------------------------------------------------------


def _anchors(page: Path) -> set[str]:
    """The anchors that GitHub gives the headings of a page."""
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading, _ in sections(page)
    }


@every_page
def test_every_local_link_leads_somewhere(page: Path) -> None:
    prose = _FENCED.sub("", page.read_text("utf-8"))
    for link in re.findall(r"\]\(([^)\s]+)\)", prose):
        if re.match("[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path) if path else page
        assert target.exists(), link
        assert not anchor or anchor in _anchors(target), link


# -- Python ---------------------------------------------------------------------------------------


def test_the_python_of_the_pages_runs() -> None:
    blocks = [
        (page.name, block["body"])
        for page in PAGES
        for block in _FENCED.finditer(page.read_text("utf-8"))
        if block["language"] == "python"
    ]
    assert blocks
    for name, body in blocks:
        example = doctest.DocTestParser().get_doctest(body, {}, name, name, 0)
        assert doctest.DocTestRunner().run(example).failed == 0
