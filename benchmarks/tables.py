"""What does a row of a table cost, against a script with pandas that writes the same columns?

Processor time and memory of whole processes that read the same CSV and write CSV, run in turn. pandas may live in an
environment of its own; awk does growth only, where it is installed::

    python benchmarks/tables.py [ROWS] [PYTHON_WITH_PANDAS] [SHAPE ...]

The scripts look for no mistakes, give no reasons (which take a good part of ``check``), and compute with doubles.
"""

import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from processes import Cost, cost_of, prepare

ROWS = 1_000_000
RUNS = 3

GROWTH = """
columns = dict(target=t.target, label="", unit="", baseline=t.baseline, goal=t.goal,
    target_value=t.baseline * multiple, multiple=multiple, change=multiple - 1, years=3, per="year",
    method="compound", growth=multiple ** (1 / 3) - 1, amount=t.baseline * (multiple - 1) / 3, note="",
    by="", break_even="", break_even_year="")
"""
CHANGES = """
text = t.goal.str
number = pandas.to_numeric(text.strip("+%x"))
multiple = numpy.where(text.startswith("x"), number, 1 + number / 100)
"""
CONSOLIDATION = """
removed = t.before - t.after
columns = {"target": t.target, "label": "", "before": t.before, "after": t.after, "removed": removed,
    "reduction": removed / t.before, "ratio": t.before / t.after, "years": t.years,
    "per_year": removed / t.years, "stated": "", "verdict": "unchecked", "unit": "", "note": ""}
"""
PATH = """
t = t.loc[t.index.repeat(3)].reset_index(drop=True)
number = t.index % 3 + 1
columns = dict(target=t.target, label="", unit="", period=number,
    value=t.baseline * (t.goal / t.baseline) ** (number / 3),
    growth=(t.goal / t.baseline) ** (1 / 3) - 1, years=3, per="year", method="compound", number=number,
    note="")
"""
PROGRESS = """
actual, elapsed = t["2024"], 2024 - t["base-year"]
left = t.window - elapsed
observed, required = (actual / t.baseline) ** (1 / elapsed) - 1, (t.goal / t.baseline) ** (1 / t.window) - 1
path, ratio = t.baseline * (t.goal / t.baseline) ** (elapsed / t.window), observed / required
reached = (actual - t.goal) * (t.goal - t.baseline) >= 0
with numpy.errstate(all="ignore"):
    months = numpy.ceil(elapsed * numpy.log(t.goal / actual) / numpy.log(actual / t.baseline) * 12)
arrives = ~reached & (months > 0) & (months <= 12000)
months = 2024 * 12 + 11 + months.where(arrives, 0).astype(int)
arrival = (months // 12).astype(str) + "-" + (months % 12 + 1).astype(str).str.zfill(2)
columns = {"target": t.target, "label": "", "as_of": 2024, "baseline": t.baseline, "actual": actual,
    "target_value": t.goal, "years": t.window, "path_value": path, "attainment": actual / path,
    "observed": observed, "required": required,
    "required_from_now": ((t.goal / actual) ** (1 / left) - 1).where(~reached), "on_track_ratio": ratio,
    "grade": numpy.select([reached, ratio >= 0.95, ratio >= 0.6, ratio >= 0],
        ["achieved", "on track", "needs acceleration", "limited"], "moving away"),
    "expected_at_deadline": actual * (actual / t.baseline) ** (left / elapsed),
    "arrival": arrival.where(arrives, ""),
    "months_ahead": 12 * (t.window * numpy.log(actual / t.baseline) / numpy.log(t.goal / t.baseline) - elapsed),
    "to_go": t.goal - actual, "unit": "", "by": t["base-year"] + t.window, "note": ""}
"""
CHECK = """
start, end = t["from"], t["to"]
digits, yearly = t.stated.str.replace("%.*", "", regex=True), t.stated.str.endswith("year")
value, half = digits.astype(float) / 100, 0.005 * 10.0 ** -digits.str.partition(".")[2].str.len()
whole = (start % 1 == 0) & (end % 1 == 0)
near = numpy.where(whole, 0, 0.005)
def figure(start, end):
    return numpy.where(yearly, (end / start) ** (1 / t.years) - 1, 1 - end / start)
point, ends = figure(start, end), [figure(start + near, end - near), figure(start - near, end + near)]
low, high = numpy.minimum(*ends), numpy.maximum(*ends)
counts = whole & ~yearly
columns = {"target": t.target, "kind": numpy.where(yearly, "rate", "reduction"), "stated": t.stated,
    "recomputed": point, "low": low, "high": high,
    "verdict": numpy.select([abs(point - value) <= half, (low <= value + half) & (high >= value - half)],
        ["consistent", "consistent-if-rounded"], "inconsistent"),
    "cause": "", "line": t.index + 2, "label": "", "from": start, "to": end,
    "years": t.years.where(yearly),
    "fits_from": numpy.ceil(end / (1 - value + half)).where(counts),
    "fits_to": numpy.floor(end / (1 - value - half)).where(counts), "note": "", "unit": ""}
"""
PANDAS = """
import sys, numpy, pandas
t = pandas.read_csv(sys.argv[1])
{script}
pandas.DataFrame(columns).to_csv(sys.argv[2], index=False)
"""
AWK = {
    "growth by changes": "m = $3 ~ /^x/ ? substr($3, 2) : 1 + $3 / 100; print $0, m ^ (1 / 3) - 1",
    "growth to values": "print $0, ($3 / $2) ^ (1 / 3) - 1",
}


def changes(chance: Random, number: int) -> str:
    goal = f"+{chance.randint(1, 99)}%" if number % 3 else f"x{chance.randint(11, 30) / 10}"
    return f"{chance.randint(100, 99_999_999) / 100},{goal}"


def values(chance: Random, _: int) -> str:
    cents = chance.randint(100, 99_999_999)
    return f"{cents / 100},{cents * chance.randint(80, 300) // 100 / 100}"


def counts(chance: Random, _: int) -> str:
    before = chance.randint(10, 5000)
    return f"{before},{chance.randint(1, before)},{chance.randint(1, 10)}"


def actuals(chance: Random, number: int) -> str:
    row = values(chance, number)
    actual = float(row.split(",")[0]) * chance.randint(90, 200) / 100
    return f"{row},{chance.randint(2020, 2022)},5,{actual:.2f}"


def claims(chance: Random, number: int) -> str:
    """Yearly rates and cuts in turn; one in ten is off by up to three points."""
    years, off = chance.randint(2, 10), chance.random() * 3 if number % 10 > 8 - number % 2 else 0
    if number % 2:
        start = chance.randint(100, 99_999_999) / 100
        end = start * chance.randint(101, 300) / 100
        return f"{start},{end:.2f},{years},{((end / start) ** (1 / years) - 1) * 100 + off:.1f}% a year"
    before = chance.randint(10, 5000)
    after = chance.randint(1, before - 1)
    return f"{before},{after},{years},{(1 - after / before) * 100 + off:.1f}%"


class Shape(NamedTuple):
    """A table, the command that reads it, and the same in pandas."""

    columns: str
    row: Callable[[Random, int], str]
    command: str
    script: str
    limit: float
    """What socalc may cost at most, as a multiple of what pandas does."""


SHAPES = {
    "growth by changes": Shape("baseline,goal", changes, "growth --years 3", CHANGES + GROWTH, 1),
    "growth to values": Shape(
        "baseline,goal", values, "growth --years 3", "multiple = t.goal / t.baseline" + GROWTH, 1
    ),
    "consolidation": Shape("before,after,years", counts, "consolidation", CONSOLIDATION, 2),
    "path": Shape("baseline,goal", values, "path --years 3", PATH, 2),
    "progress": Shape(
        "baseline,goal,base-year,window,2024", actuals, "progress --as-of 2024", PROGRESS, 2
    ),
    "check": Shape("from,to,years,stated", claims, "check --exit-zero", CHECK, 4),
}


def generated(shape: Shape, rows: int) -> Iterator[str]:
    """The lines of a table of so many rows.

    They are never held together: what this process holds, its children hold as they start."""
    chance = random.Random(1)  # noqa: S311 - the same table each time
    yield f"target,{shape.columns}\n"
    for number in range(1, rows + 1):
        yield f"firm {number},{shape.row(chance, number)}\n"


def write_table(path: str, shape: Shape, rows: int) -> None:
    """Write such a table to a file."""
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(generated(shape, rows))


def commands(name: str, source: str, result: str, python: str) -> dict[str, list[str]]:
    """The programs that are compared, by their names; the first is socalc."""
    shape = SHAPES[name]
    socalc = [sys.executable, "-m", "socalc", *shape.command.split(), "-q", "-f", source]
    found = {"socalc": [*socalc, "-o", result]}
    if _has_pandas(python):
        script = PANDAS.format(script=shape.script)
        found["pandas"] = [python, "-c", script, source, result]
    if name in AWK and (awk := shutil.which("mawk") or shutil.which("gawk")):
        begin = 'BEGIN {FS = OFS = ","; OFMT = "%.15g"} NR == 1 {print $0, "growth"; next} '
        found["awk, growth only"] = [awk, f"{begin}{{{AWK[name]}}}", source]
    return found


def _has_pandas(python: str) -> bool:
    asked = subprocess.run([python, "-c", "import pandas"], capture_output=True, check=False)
    return asked.returncode == 0


def main() -> None:
    rows = int(sys.argv[1].replace("_", "")) if sys.argv[1:] else ROWS
    python = sys.argv[2] if sys.argv[2:] else sys.executable
    prepare()
    print(f"{rows:,} rows\nsocalc / it  limit   seconds    memory")
    with TemporaryDirectory() as folder:
        source, result = (str(Path(folder, name)) for name in ("rows.csv", "result.csv"))
        for name in sys.argv[3:] or SHAPES:
            write_table(source, SHAPES[name], rows)
            _print_shape(name, commands(name, source, result, python))
        shape = SHAPES["growth by changes"]
        write_table(source, shape, rows // 10)
        command = commands("growth by changes", source, result, python)["socalc"]
        few = _median([cost_of(*command) for _ in range(RUNS)])
        write_table(source, shape, rows)
        many = _median([cost_of(*command) for _ in range(RUNS)])
    print(
        f"From {rows // 10:,} to {rows:,} rows: {many.seconds / few.seconds:.1f} times the time, "
        f"{few.mebibytes:.0f} and {many.mebibytes:.0f} MiB"
    )


def _print_shape(name: str, programs: dict[str, list[str]]) -> None:
    runs = [{it: cost_of(*command) for it, command in programs.items()} for _ in range(RUNS)]
    for it in programs:
        ratio = median(run["socalc"].seconds / run[it].seconds for run in runs)
        its = _median([run[it] for run in runs])
        limit = f"{SHAPES[name].limit:6g}" if it == "pandas" else " " * 6
        print(f"{ratio:11.2f} {limit} {its.seconds:9.2f} {its.mebibytes:5.0f} MiB  {name}: {it}")


def _median(costs: list[Cost]) -> Cost:
    return Cost(median(c.seconds for c in costs), max(c.mebibytes for c in costs))


if __name__ == "__main__":
    main()
