"""What does a user see for each thing that can be wrong with a file?

What is too large to keep is generated here.
"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from socalc import read_target_file
from socalc.rendering.diagnostics import diagnostics
from socalc.targets.problems import Place, TargetFileError
from tests.conftest import ROOT, Socalc, clean_environment
from tests.gallery import GALLERY, Case, cases

CASES = cases(GALLERY)
CASES_LEAST = 150

RUN_EVERY = 6
"""The real program runs over each sixth file; the others are read in this process only."""

SECONDS_MAX = 20
MEMORY_MAX_KIB = 120_000
LEVELS = 30_000

PARSERS_DIFFER = {
    "place-tab-before.yaml",  # only the C parser takes a tab between a colon and a value
    "yaml-unknown-escape.yaml",  # the pure Python parser points behind the backslash
}

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


def refused(case: Case) -> TargetFileError:
    with pytest.raises(TargetFileError) as caught:
        read_target_file(case.input, case.name)
    return caught.value


def places_of(case: Case) -> list[Place]:
    return [problem.place for problem in refused(case).problems if problem.place]


@every_case
def test_a_refused_file_is_explained(case: Case, golden: Callable[[Path, str], None]) -> None:
    case.hold(diagnostics(refused(case)), golden)


def test_no_case_is_lost() -> None:
    assert len(CASES) >= CASES_LEAST


def test_problems_stand_in_the_order_of_the_file() -> None:
    for case in CASES:
        places = places_of(case)
        assert places == sorted(places), case.name


def test_sections_may_stand_in_another_order_than_they_are_read_in() -> None:
    """Growth is read first, so without a case like this one the test above could not fail."""
    case = next(case for case in CASES if case.name == "sections-in-another-order.yaml")
    assert [place.line for place in places_of(case)] == [2, 4, 6]


def test_places_do_not_depend_on_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML comes with and without its C parser; only the wording of syntax errors may differ."""
    alike = [case for case in CASES if case.name not in PARSERS_DIFFER]
    expected = [places_of(case) for case in alike]
    monkeypatch.setattr("socalc.reading.yaml.document._LOADER", yaml.SafeLoader)
    for case, places in zip(alike, expected, strict=True):
        assert places_of(case) == places, case.name


@pytest.mark.parametrize("case", CASES[::RUN_EVERY], ids=lambda case: case.name)
def test_the_program_says_the_same_and_exits_2(socalc: Socalc, tmp_path: Path, case: Case) -> None:
    (tmp_path / case.name).write_bytes(case.input)
    done = socalc("growth", "--file", case.name, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == case.said


def target(field: str, value: str) -> str:
    return f"growth:\n  revenue: {{baseline: 118.4, goal: x2, {field}: {value}}}\n"


def alias_bomb(levels: int, copies: int) -> str:
    """Lists of aliases of lists of aliases: a tree of ``copies ** levels`` leaves."""
    lists = [f"  l0: &l0 [{', '.join(['x'] * copies)}]"]
    for level in range(1, levels):
        aliases = ", ".join([f"*l{level - 1}"] * copies)
        lists.append(f"  l{level}: &l{level} [{aliases}]")
    return "growth:\n" + "\n".join(lists) + "\n"


def many_goals(goal: str) -> str:
    """Goals as long as a value may be, all different, so that none is remembered."""
    return "growth:\n" + "".join(f"  a{n}: '{goal}{chr(0x4E00 + n)}'\n" for n in range(1500))


HOSTILE = {
    "many slashes": (
        f"growth: {{a: x2}}\nratios: {{r: '{'/' * 100_000}'}}",
        "a value of 100,000 characters",
    ),
    "spaces behind about": (
        target("label", "x").replace("118.4", f"about{' ' * 10**5}x"),
        "a value of 100,006",
    ),
    "spaces before": (target("label", "x").replace("118.4", f"'{' ' * 10**5}x'"), "not a"),
    "digits before": (
        target("label", "x").replace("118.4", "1" * 10**5 + "!"),
        "a value of 100,001",
    ),
    "groups": (target("label", "x").replace("118.4", f"'1{',111' * 10**6}x'"), ""),
    "goal digits": (f"growth: {{a: {'1' * 10**5}!}}", "a value of 100,001"),
    "stated spaces": (target("stated", f"about{' ' * 10**5}x"), "a value of 100,006"),
    "window list": (f"window: {'1,' * 10**6}x\ngrowth: {{a: x2}}", "a value of 2,000,001"),
    "many horizons": (
        f"window: {'1,' * 3000}1\ngrowth:\n" + "".join(f"  a{n}: x2\n" for n in range(300)),
        "",
    ),
    "tag directives": ("".join(f"%TAG !a{n}! x\n" for n in range(10**5)) + "---\ngrowth:\n", ""),
    "a million control characters": ("\x01" * 10**6, "control character U+0001"),
    "a hundred thousand unknown keys": (
        "".join(f"key{n}: 1\n" for n in range(10**5)),
        "unknown key `key0`",
    ),
    "open brackets": ("[" * LEVELS, "nesting deeper than 12"),
    "open braces": ("{a: " * LEVELS, "nesting deeper than 12"),
    "lists in lists": ("- " * LEVELS, "nesting deeper than 12"),
    "keys of keys": ("? " * LEVELS, "nesting deeper than 12"),
    "brackets and braces": ("[{a: " * LEVELS, "nesting deeper than 12"),
    "block in block": ("".join(" " * n + "a:\n" for n in range(1000)), "nesting deeper than 12"),
    "closing brackets": ("]" * LEVELS, "not YAML"),
    "alias bomb": (alias_bomb(levels=25, copies=9), "anchor `&l0`"),
    "a million digits": (
        target("label", "x").replace("118.4", "1" * 10**6),
        "a value of 1,000,000",
    ),
    "a million decimals": (
        target("label", "x").replace("118.4", "1." + "3" * 10**6),
        "a value of 1,000,002",
    ),
    "an exponent of a million digits": (
        target("label", "x").replace("118.4", "1e" + "9" * 10**6),
        "a value of 1,000,002",
    ),
    "a change of a million digits": (f"growth: {{a: +{'1' * 10**6}%}}", "a value of 1,000,002"),
    "a multiple of a million digits": (f"growth: {{a: x{'1' * 10**6}}}", "a value of 1,000,001"),
    "a million letters": (f"growth: {{a: {'x' * 10**6}}}", "a value of 1,000,000"),
    "a key of a million letters": (f"{'a' * 10**6}: x2", "not YAML"),
    "many numbers of years": (
        f"window: {'1,' * 100_000}x\ngrowth: {{a: x2}}",
        "a value of 200,001",
    ),
    "a goal of many words": (f"growth: {{a: '{'1 ' * 100_000}'}}", "a value of 199,999"),
    "a text over many lines": ("growth:\n  a: |\n" + "    1\n" * 50_000, "a value of 99,999"),
    "an unclosed quote": ("growth: '" + "''" * 500_000, "a quote is opened here"),
    "a long printed figure": (target("stated", f"1{' ' * 20_000}y"), "a value of 20,002"),
    "the most spaces, many times": (many_goals(f"about{' ' * 194}"), "not a goal"),
    "the most spaces behind, many times": (many_goals(f"1{' ' * 198}"), "unknown word"),
    "the most digits, many times": (many_goals("1" * 199), "unknown word"),
    "the most words, many times": (many_goals("at least " * 22), "not a goal"),
    "nothing but spaces": (" " * 10**6, "the file is empty"),
    "nothing but line ends": ("\n" * 10**6, "the file is empty"),
    "nothing but documents": ("---\n" * 100_000, "a second document"),
    "one target many times": ("growth:\n" + "  a: x2\n" * 10_000, "duplicate entry `a`"),
    "many unknown keys": ("".join(f"key{n}: 1\n" for n in range(5000)), "unknown key `key0`"),
    "many anchors": ("".join(f"k{n}: &a{n} x\n" for n in range(5000)), "anchor `&a0`"),
    "many control characters": ("\x01" * 5000, "control character U+0001 is refused"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_is_refused_in_little_time_and_memory(name: str, program: list[str]) -> None:
    text, expected = HOSTILE[name]
    limited = f'ulimit -v {MEMORY_MAX_KIB}; exec "$@"'
    result = subprocess.run(
        ["/bin/sh", "-c", limited, "sh", *program, "growth", "--file", "-"],
        input=text.encode(),
        capture_output=True,
        env=clean_environment(),
        timeout=SECONDS_MAX,
        check=False,
    )
    said = result.stderr.decode()
    assert (result.returncode, result.stdout) == (2, b"")
    assert expected in said
    assert "Traceback" not in said
    assert max(map(len, said.splitlines())) < 500


def test_the_page_of_errors_shows_every_case() -> None:
    check = [sys.executable, "docs/make_errors.py", "--check"]
    done = subprocess.run(
        check, cwd=ROOT, env=clean_environment(), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
