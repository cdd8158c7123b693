"""Does work grow as the input does, for every reader and every option that may be repeated?

Counted in calls and in bytes of memory, at n, 2n and 4n: what is added from 2n to 4n is about twice what is
added from n to 2n. No clock is asked, but for what one call searches (a list for a name), where no count
shows it: there two CPU times are compared.
"""

import gc
import math
import time
import tracemalloc
from collections.abc import Callable
from cProfile import Profile
from pathlib import Path
from typing import NamedTuple

import pytest

from socalc.cli.app import program

N = 110
"""More than problems of a kind and in all are shown, so that what is shown does not grow."""

GROWTH_MAX = (2.1, 2.6)
"""Twice the input may cost so many times more calls and bytes; what grows with the square costs four times more."""

FEW = 20
"""For readers that are slow and show all they read."""

BYTES_MAX = 40_000
"""As large as a file may be here: what is read has room for the largest file, and hides what is smaller."""

FREE = (1000, 500_000)
"""What may come and go once: caches, buffers, tables of the reader."""


class Shape(NamedTuple):
    """A command line and its input, both of some size; the options of tables follow from ``kind``."""

    arguments: Callable[[int], list[str]]
    text: Callable[[int], str]
    kind: str = "yaml"
    size: int = N


def lines(line: str, head: str = "") -> Callable[[int], str]:
    """A text of n lines; ``%d`` is the number of the line."""
    return lambda n: head + "".join(line.replace("%d", str(i)) for i in range(n))


def row(head: str, item: str, tail: str = "", between: str = ", ") -> Callable[[int], str]:
    """A text with n items on one line."""
    return lambda n: head + between.join(item.replace("%d", str(i)) for i in range(n)) + tail


def dates(n: int) -> list[str]:
    return [f"{2001 + i // 12}-{i % 12 + 1:02}" for i in range(n)]


def words(line: str) -> Callable[[int], list[str]]:
    return lambda _: line.split()


def repeated(line: str, option: str, value: str) -> Callable[[int], list[str]]:
    """A command line with an option n times."""
    return lambda n: [
        *line.split(),
        *(part for i in range(n) for part in (option, value.replace("%d", str(i)))),
    ]


def wide(head: str, cells: str, column: str) -> Callable[[int], str]:
    """A table of n columns and one row."""
    return lambda n: head + "".join(f",{column}{i}" for i in range(n)) + f"\n{cells}{',6' * n}\n"


def dated_table(n: int) -> str:
    return f"target,baseline,goal,base-year,{','.join(dates(n))}\na,5,x2,2000{',6' * n}\n"


def dated_object(n: int) -> str:
    inner = ",".join(f'"{date}":6' for date in dates(n))
    return f'{{"target":"a","baseline":5,"goal":"x2","base-year":2000,"actuals":{{{inner}}}}}\n'


GROWTH, SCAN = words("growth --format csv"), words("scan --format csv")
TARGETS = lines("  a%d: {baseline: 5, goal: x2}\n", "growth:\n")
DATED = lines("  a%d: {baseline: 5, goal: x2, actuals: {2022: 6}}\n", "base-year: 2020\ngrowth:\n")
GROUPS = lines("  a%d: {baseline: 5, goal: x2, group: g%d}\n", "growth:\n")
FEW_GROUPS = lines("  a%d: {baseline: 5, goal: x2, group: g}\n", "growth:\n")
COUNTS = lines("  a%d: {before: 66, after: 12}\n", "consolidation:\n")
CLAIMS = lines("  a%d: {from: 66, to: 12, stated: 81.8%}\n", "claims:\n")

SHAPES: dict[str, Shape] = {
    # YAML: keys, entries, fields, and what is wrong with each
    "entries": Shape(GROWTH, TARGETS),
    "entries on one line": Shape(GROWTH, row("growth: {", "a%d: x2", "}")),
    "entries that cannot be read": Shape(GROWTH, lines("  a%d: {goal: 2 times}\n", "growth:\n")),
    "repeated entries": Shape(GROWTH, lines("  a: x2\n", "growth:\n")),
    "repeated sections": Shape(GROWTH, lines("growth: {a%d: x2}\n")),
    "unknown keys": Shape(GROWTH, lines("k%d: 1\n")),
    "unknown sections": Shape(GROWTH, lines("k%d: {a: b}\n")),
    "unknown fields": Shape(GROWTH, row("growth:\n  a: {", "k%d: 1", "}")),
    "a list under an unknown key": Shape(GROWTH, lines("- a\n", "growth: {a: x2}\nk:\n")),
    "anchors": Shape(GROWTH, row("growth: {", "a%d: &x x2", "}")),
    "control characters": Shape(GROWTH, lines("  a%d: x2\x01\n", "growth:\n")),
    "empty lines": Shape(GROWTH, lines("\n", "k: 1\n")),
    "documents": Shape(GROWTH, lines("---\n")),
    "brackets": Shape(GROWTH, lambda n: "a: " + "[" * n),
    "a list of years": Shape(GROWTH, row("growth: {a: x2}\nwindow: [", "1", "]")),
    "actuals": Shape(
        words("progress --format csv"),
        lambda n: "base-year: 2000\ngrowth:\n  a: {baseline: 5, goal: x2, actuals: {"
        + ", ".join(f"{date}: 6" for date in dates(n))
        + "}}",
    ),
    "actuals that cannot be read": Shape(
        words("progress --format csv"),
        row("base-year: 2000\ngrowth:\n  a: {baseline: 5, goal: x2, actuals: {", "x%d: 6", "}}"),
    ),
    "consolidations": Shape(words("consolidation --format csv"), COUNTS, size=FEW),
    "claims": Shape(words("check --format csv"), CLAIMS, size=FEW),
    "claims that cannot be read": Shape(
        words("check"), lines("  a%d: {from: 6x, to: 12}\n", "claims:\n")
    ),
    "ratios": Shape(
        words("implied --format csv"),
        lambda n: TARGETS(n) + "ratios:\n" + "".join(f"  r{i}: a{i} / a0\n" for i in range(n)),
        size=FEW,
    ),
    "ratios of names that are not there": Shape(
        words("implied --format csv"),
        lambda n: TARGETS(n) + "ratios:\n" + "".join(f"  r{i}: b{i} / a0\n" for i in range(n)),
    ),
    "many groups": Shape(
        words("growth --group-by group --format csv"), GROUPS, size=FEW
    ),
    "a large group": Shape(
        words("growth --group-by group --format csv"), FEW_GROUPS, size=FEW
    ),
    "progress": Shape(words("progress --format csv"), DATED, size=FEW),
    "paths": Shape(words("path --format csv"), TARGETS, size=FEW),
    "paths in plain text": Shape(words("path --format plain"), TARGETS, size=FEW),
    "explanations": Shape(words("growth --explain"), TARGETS, size=FEW),
    "a comparison": Shape(words("growth --set window=4 --compare --format csv"), TARGETS, size=FEW),
    # options that may be repeated
    "--set": Shape(repeated("growth --format csv", "--set", "a%d.goal=x3"), TARGETS),
    "--set of fields": Shape(repeated("growth --format csv", "--set", "a0.note=%d"), TARGETS),
    "--set of names that are not there": Shape(
        repeated("growth --format csv", "--set", "b%d.goal=x3"), TARGETS
    ),
    "--set with dots": Shape(
        lambda n: ["growth", "--set", ".".join("a" * n) + "=x2"], lambda _: "growth: {a: x2}"
    ),
    "--map": Shape(
        repeated("growth --format csv", "--map", "=c%d"), wide("target,goal", "a,x2", "c"), "csv"
    ),
    "--map of columns that are not there": Shape(
        repeated("growth --format csv", "--map", "=d%d"), wide("target,goal", "a,x2", "c"), "csv"
    ),
    "--columns": Shape(
        lambda n: [*GROWTH(n), "--columns", "target,goal," + ",".join(f"c{i}" for i in range(n))],
        lambda n: "a,x2" + ",6" * n + "\n",
        "csv",
    ),
    "names of targets": Shape(lambda n: [*GROWTH(n), *(f"a{i}" for i in range(n))], TARGETS),
    # tables: columns, rows, cells
    "columns": Shape(GROWTH, wide("target,goal", "a,x2", "c"), "csv"),
    "columns that are kept": Shape(
        words("growth --format csv --keep"), wide("target,goal", "a,x2", "c"), "csv"
    ),
    "repeated columns": Shape(GROWTH, row("target,goal,", "c", "\n", ","), "csv"),
    "columns of dates": Shape(GROWTH, dated_table, "csv"),
    "rows": Shape(GROWTH, lines("a%d,x2\n", "target,goal\n"), "csv"),
    "rows of TSV": Shape(GROWTH, lines("a%d\tx2\n", "target\tgoal\n"), "tsv"),
    "rows with quotes": Shape(GROWTH, lines('"a ""%d""","x2"\n', "target,goal\n"), "csv"),
    "rows that go over lines": Shape(
        GROWTH, lines('a%d,x2,"a\nb"\n', "target,goal,note\n"), "csv"
    ),
    "bad rows": Shape(GROWTH, lines("a%d,2 times\n", "target,goal\n"), "csv"),
    "bad rows that are skipped": Shape(
        words("growth --format csv --skip-bad"), lines("a%d,2 times\n", "target,goal\n"), "csv"
    ),
    "open quotes": Shape(
        words("growth --format csv --skip-bad"), lines('a,"x2\n' + "b,x2\n" * 120, "target,goal\n"), "csv", FEW
    ),
    "a long cell": Shape(GROWTH, lambda n: f"target,goal\na,{'x' * 100 * n}\n", "csv"),
    "control characters in a row": Shape(
        GROWTH, lambda n: "target,goal\na," + "\x01" * n + "\n", "csv"
    ),
    "objects": Shape(GROWTH, lines('{"target": "a%d", "goal": "x2"}\n'), "jsonl"),
    "objects with names of their own": Shape(
        GROWTH, lines('{"target": "a", "goal": "x2", "c%d": 1}\n'), "jsonl"
    ),
    "names of an object": Shape(
        words("growth --format csv --keep"),
        row('{"target": "a", "goal": "x2", ', '"c%d": 1', "}\n"),
        "jsonl",
    ),
    "dates of an object": Shape(GROWTH, dated_object, "jsonl"),
    "depth of an object": Shape(
        GROWTH, lambda n: '{"target": "a", "goal": "x2", "c": ' + "[1," * n + "]" * n + "}\n", "jsonl"
    ),
    "lines that are no objects": Shape(
        GROWTH, lines("{nope\n", '{"target": "a", "goal": "x2"}\n'), "jsonl"
    ),
    # prose
    "sentences": Shape(SCAN, row("", "66 firms became 12, 81.8% fewer.", "", " "), "txt", FEW),
    "paragraphs": Shape(SCAN, lines("66 firms became 12, 81.8% fewer.\n\n"), "txt", FEW),
    "figures in a sentence": Shape(SCAN, row("", "the 66", "", " "), "txt"),
    "digits": Shape(SCAN, lambda n: "1" * n, "txt"),
    "spaces": Shape(SCAN, lambda n: "66" + " " * n + "to 12", "txt"),
    "HTML": Shape(SCAN, lines("<p>66 firms became 12, 81.8% fewer.", "<html>"), "html", FEW),
    "open tags": Shape(SCAN, lambda n: "<html>" + "<" * n, "html"),
    "open comments": Shape(SCAN, lambda n: "<html>" + "<!--" * n, "html"),
    "Markdown": Shape(SCAN, lines("[66](b) `c` *d* ", "# a\n"), "md"),
    "a draft": Shape(words("scan --draft"), lines("66 firms became 12, 81.8% fewer.\n\n"), "txt", FEW),
}  # fmt: skip


def run(shape: Shape, n: int, folder: Path) -> Callable[[], None]:
    """What does the work of a shape of some size, in this process."""
    arguments, path = shape.arguments(n), folder / f"it.{shape.kind}"
    path.write_text(shape.text(n), encoding="utf-8", newline="")
    file = [str(path)] if arguments[0] == "scan" else ["--file", str(path)]
    whole = [*arguments, *file, "--output", str(folder / "out")]

    def work() -> None:
        with pytest.raises(SystemExit) as end:
            program(arguments[0])(whole, prog_name="socalc")
        assert end.value.code in (0, 1, 2)

    return work


class Cost(NamedTuple):
    """The calls of functions that some work takes, built in or not, and the bytes it has in memory at most."""

    calls: int
    peak: int


def cost(work: Callable[[], None]) -> Cost:
    counter = Profile()
    tracemalloc.start()
    try:
        with counter:
            work()
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    return Cost(sum(entry.callcount for entry in counter.getstats()), peak)


@pytest.mark.parametrize("name", SHAPES)
def test_work_and_memory_grow_as_the_input_does(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shape = SHAPES[name]
    monkeypatch.setattr("socalc.reading.characters.BYTES_MAX", BYTES_MAX)
    run(shape, shape.size, tmp_path)()  # what is loaded and remembered once
    costs = [cost(run(shape, shape.size * times, tmp_path)) for times in (1, 2, 4)]
    for measured, most, free in zip(zip(*costs, strict=True), GROWTH_MAX, FREE, strict=True):
        first, second = measured[1] - measured[0], measured[2] - measured[1]
        assert second <= most * max(first, 0) + free, measured


SEARCHED = ["columns that are kept", "columns of dates", "dates of an object", "--map", "--columns"]
RATIO_MAX = 8
"""Four times the input takes four to six times as long, and twelve times or more where each part looks through
all others, as far as that is not hidden by the rest of the work."""

ROUNDS_MIN, ROUNDS_MAX = 2, 8
"""How often both sizes are measured in turn: noise passes, and what looks through all is slow each time."""


@pytest.mark.parametrize("name", SEARCHED)
def test_no_name_is_searched_among_all_others(name: str, tmp_path: Path) -> None:
    """No count of calls shows a search within a list, so the least CPU times of two sizes are compared."""

    def seconds(work: Callable[[], None]) -> float:
        gc.collect()
        gc.disable()  # what other tests left in memory is not searched meanwhile
        try:
            start = time.process_time()
            work()
            return time.process_time() - start
        finally:
            gc.enable()

    folders = [tmp_path / size for size in ("small", "large")]
    for folder in folders:
        folder.mkdir()
    works = [run(SHAPES[name], n, f) for n, f in zip((4000, 16_000), folders, strict=True)]
    small = large = math.inf
    for number in range(ROUNDS_MAX):
        small, large = min(small, seconds(works[0])), min(large, seconds(works[1]))
        if number + 1 >= ROUNDS_MIN and large <= RATIO_MAX * small:
            return
    pytest.fail(f"four times the input took {large / small:.1f} times as long")
