"""Targets of a long YAML file become text as they are read; all of it is as if they did not."""

import io
from contextlib import redirect_stderr
from pathlib import Path

import pytest
import typer.main
from hypothesis import example, given, settings
from hypothesis import strategies as st

from socalc.cli.app import program
from tests.answers.test_table_ways import (
    FORMATS,
    goals,
    measures,
    odd_numbers,
    texts,
    typed_numbers,
)
from tests.conftest import Socalc

PROGRAM = typer.main.get_group(program())
LENGTHENING = f"# {'-' * 2**16}\n"
"""Makes a file long, and nothing else."""

GREAT = "  a: {{baseline: 1, goal: {0}}}\n  b: {{baseline: 999999999999999, goal: {0}}}\n"
"""A target value of more digits than a plain decimal has."""

WRITTEN = ["{}", '"{}"', "'{}'", "&a {}", "!!str {}", "[{}]", "*a"]
fields = st.one_of(
    st.tuples(st.just("baseline"), typed_numbers | measures | odd_numbers | st.just("")),
    st.tuples(st.just("goal"), goals),
    st.tuples(st.just("unit"), st.sampled_from(["", "bn yuan", "%", "t"])),
    st.tuples(st.just("window"), st.sampled_from(["3", "2-3", "[2, 3]", "0"])),
    st.tuples(st.just("base-year"), st.sampled_from(["2023", "23"])),
    st.tuples(st.just("by"), st.sampled_from(["2026", "2020"])),
    st.tuples(st.just("label"), texts),
    st.tuples(st.just("note"), texts | st.just(r'"two\nlines"')),
    st.tuples(st.just("group"), texts),
    st.tuples(st.just("stated"), st.sampled_from(["26% a year", "x2", "nonsense"])),
    st.tuples(st.just("actuals"), st.sampled_from(["{2024: 5}", "{2024: [5]}", ""])),
    st.tuples(st.just("gaol"), goals),
)
style = st.sampled_from(WRITTEN[:3] * 8 + WRITTEN)
names = st.sampled_from(["a", "b", "c d", "e", "<<", "x: y", '"q"', "'a, b'", '"\\t"', " f ", ""])
names = names | st.integers(1, 10**6).map(str)


@st.composite
def mappings(draw: st.DrawFn) -> str:
    """What stands after a name: a mapping that most of the time has a baseline and a goal."""
    chosen = [("baseline", draw(typed_numbers | measures)), ("goal", draw(goals))]
    chosen = draw(st.permutations(chosen + draw(st.lists(fields, max_size=3))))
    if draw(st.booleans()):
        return "".join(f"\n    {name}: {draw(style).format(text)}" for name, text in chosen)
    return "{" + ", ".join(f"{name}: {draw(style).format(text)}" for name, text in chosen) + "}"


entries = st.tuples(names, mappings() | st.builds(str.format, style, goals)).map(
    lambda entry: f"  {entry[0]}: {entry[1]}\n"
)
good = st.tuples(st.integers(1, 10**6), typed_numbers | measures, goals).map(
    lambda it: f"  g{it[0]}: {{baseline: {it[1]}, goal: {it[2]}, label: L{it[0]}}}\n"
)
sections = st.sampled_from(
    [
        "window: 3\n", "by: 2027\n", "base-year: 2023\n", "title: T\n", "ratios: {r: g1 / g2}\n",
        "claims: {c: {from: 66, to: 12, stated: 81.8%}}\n", "growth: {g: +1%}\n", "}\n", "--- {}\n",
    ]
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("entries")


def run(folder: Path, text: str, *arguments: str) -> tuple[object, str, str]:
    """Exit code, result and messages of ``growth``."""
    source, result = folder / "targets.yaml", folder / "result"
    source.write_bytes(text.encode())
    result.unlink(missing_ok=True)
    said = io.TextIOWrapper(io.BytesIO(), "utf-8")
    with redirect_stderr(said), pytest.raises(SystemExit) as ended:
        PROGRAM(["growth", "-f", str(source), "-o", str(result), *arguments], prog_name="socalc")
    return (
        ended.value.code,
        result.read_text("utf-8") if result.exists() else "",
        said.buffer.getvalue().decode(),
    )


@given(
    st.lists(sections, max_size=2).map("".join),
    st.lists(good | good | entries, max_size=7).map("".join),
    st.lists(sections, max_size=1).map("".join),
    st.sampled_from(FORMATS),
    st.sampled_from([(), (), ("--years", "3"), ("--by", "2027"), ("--method", "linear")]),
)
@example("", "  a: +50%\n  b: {goal: x2\n", "", "csv", ())
@example("by: 2027\n", "  a: +50%\n", "", "csv", ())
@example(
    "",
    "".join(f"  {n}: {{baseline: {n}.5 bn, goal: {n}}}\n" for n in (5000, 150)),
    "",
    "csv",
    (),
)
@example("", "  a: +50%\n  b: 1\n", "window: 3\n", "json", ())
@example("", "  a: +50%\n", "", "csv", ("--by", "2027"))
@example("", "  a: &here {goal: x2}\n", "", "csv", ())
@example("", '  a: {baseline: 1, goal: x2, unit: "\ue000"}\n', "", "csv", ())
@example("", "  a: {baseline: 1e-70, goal: x2}\n", "", "csv", ())
@example("", "  a: {baseline: 1e-61, goal: 150}\n", "", "csv", ())
@example("window: 3\n", GREAT.format("x2"), "", "csv", ())
@example("", GREAT.format("x2"), "", "json", ())
@example("", GREAT.format("+2"), "", "csv", ())
@settings(max_examples=400)
def test_a_long_file_is_told_as_a_short_one(
    folder: Path,
    above: str,
    section: str,
    below: str,
    format: str,
    options: tuple[str, ...],
) -> None:
    text = f"{above}growth:\n{section}{below}"
    given = (*options, "--format", format)
    long = run(folder, text + LENGTHENING, *given)
    assert long == run(folder, text, *given)


@pytest.mark.parametrize("format", FORMATS)
def test_many_targets_of_all_kinds_come_in_their_order(folder: Path, format: str) -> None:
    forms = (
        "+{}%", "{{baseline: {}.5, goal: x2}}", "{{baseline: -{}, goal: 20}}", "{}", "x2",
        "{{baseline: 1e3, goal: {}}}", "{{baseline: {}, goal: +20, note: 'a, b'}}",
        "{{baseline: {}, goal: 70, actuals: {{2024: 9}}, base-year: 2023}}",
    )  # fmt: skip
    lines = [f"  t{n}: {forms[n % len(forms)].format(n + 1)}\n" for n in range(4000)]
    text = "window: 3\ngrowth:\n" + "".join(lines)
    code, long, _ = run(folder, text, "--format", format)
    assert code == 0
    assert long == run(folder, text, "--format", format, "*")[1]
    assert long.count("t3999") == 1


def test_many_targets_of_which_none_is_plain_come_in_their_order(folder: Path) -> None:
    lines = [f"  t{n}: {{baseline: -{n + 1}, goal: 20}}\n" for n in range(2500)]
    text = "window: 3\ngrowth:\n" + "".join(lines)
    code, long, _ = run(folder, text, "--format", "csv")
    assert code == 0
    assert long == run(folder, text, "--format", "csv", "*")[1]


def test_an_error_at_the_end_of_a_long_file_leaves_nothing(socalc: Socalc) -> None:
    lines = [f"  t{n}: +50%\n" for n in range(9000)]
    done = socalc(
        "growth", "-f", "-", "--format", "csv", input=f"growth:\n{''.join(lines)}  t1: x2\n"
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"<stdin>:9002:3: error: duplicate entry `t1` in `growth`" in done.stderr
