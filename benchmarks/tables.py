"""What does a row of a table cost, against scripts with pandas, awk and Miller that do the same?

Processor time and memory of whole processes that read the same CSV, work out the growth over three years and
write CSV, run in turn. pandas may live in an environment of its own; what is not installed is left out::

    python benchmarks/tables.py [ROWS] [PYTHON_WITH_PANDAS]

``growth only`` adds one column to those that were read, which is the least that can be asked. ``all columns``
works out the numbers that socalc writes: target value, multiple, change, growth and amount. None of the scripts
looks for mistakes, and all compute with doubles.
"""

import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from processes import Cost, cost_of, prepare

ROWS = 1_000_000
RUNS = 3

READ_GOALS = {
    "changes": """
text = table["goal"].str
number = pandas.to_numeric(text.strip("+%x"))
multiple = numpy.where(text.startswith("x"), number, 1 + number / 100)
""",
    "values": """
multiple = table["goal"] / table["baseline"]
""",
}
"""What the goals of a shape are, in pandas."""

PANDAS = """
import sys, numpy, pandas
table = pandas.read_csv(sys.argv[1])
{read_goals}
{more}
table["growth"] = multiple ** (1 / 3) - 1
table.to_csv(sys.argv[2], index=False)
"""
ALL_COLUMNS = """
table["target_value"] = table["baseline"] * multiple
table["multiple"] = multiple
table["change"] = multiple - 1
table["amount"] = (table["target_value"] - table["baseline"]) / 3
"""

AWK = {
    "changes": '{m = $3 ~ /^x/ ? substr($3, 2) : 1 + $3 / 100; print $0, m ^ (1 / 3) - 1}',
    "values": "{print $0, ($3 / $2) ^ (1 / 3) - 1}",
}  # fmt: skip
MILLER = {
    "changes": '$growth = ($goal =~ "^x" ? float(sub($goal, "x", "")) : 1 + float(gsub($goal, "[+%]", "")) / 100)'
    " ** (1 / 3) - 1",
    "values": "$growth = ($goal / $baseline) ** (1 / 3) - 1",
}


def generated(shape: str, rows: int) -> Iterator[str]:
    """The lines of a table of so many rows: names, baselines with two decimals, and goals.

    They are never held together: what this process holds, its children hold as they start."""
    chance = random.Random(1)  # noqa: S311 - the same table each time
    yield "target,baseline,goal\n"
    for number in range(1, rows + 1):
        cents = chance.randint(100, 99_999_999)
        goal = f"{cents * chance.randint(80, 300) // 100 / 100}"
        if shape == "changes":
            goal = f"+{chance.randint(1, 99)}%" if number % 3 else f"x{chance.randint(11, 30) / 10}"
        yield f"firm {number},{cents / 100},{goal}\n"


def write_table(path: str, shape: str, rows: int) -> None:
    """Write such a table to a file."""
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(generated(shape, rows))


def commands(shape: str, source: str, result: str, python: str) -> dict[str, list[str]]:
    """The programs that are compared, by their names; the first is socalc."""
    growth = [sys.executable, "-m", "socalc", "growth", "-f", source, "--years", "3"]
    found = {"socalc": [*growth, "-o", result]}
    if _has_pandas(python):
        for name, more in {"pandas, growth only": "", "pandas, all columns": ALL_COLUMNS}.items():
            script = PANDAS.format(read_goals=READ_GOALS[shape], more=more)
            found[name] = [python, "-c", script, source, result]
    for awk in ("mawk", "gawk"):
        if shutil.which(awk):
            begin = 'BEGIN {FS = OFS = ","; OFMT = "%.15g"} NR == 1 {print $0, "growth"; next} '
            found[awk] = [awk, f"{begin}{AWK[shape]}", source]
    if shutil.which("mlr"):
        found["Miller"] = ["mlr", "--csv", "put", MILLER[shape], source]
    return found


def _has_pandas(python: str) -> bool:
    asked = subprocess.run([python, "-c", "import pandas"], capture_output=True, check=False)
    return asked.returncode == 0


def main() -> None:
    rows = int(sys.argv[1].replace("_", "")) if sys.argv[1:] else ROWS
    python = sys.argv[2] if sys.argv[2:] else sys.executable
    prepare()
    with TemporaryDirectory() as folder:
        source, result = (str(Path(folder, name)) for name in ("rows.csv", "result.csv"))
        for shape in READ_GOALS:
            write_table(source, shape, rows)
            _print_shape(shape, rows, commands(shape, source, result, python))
        write_table(source, "changes", rows // 10)
        _print_growth(rows, commands("changes", source, result, python)["socalc"], source)


def _print_shape(shape: str, rows: int, programs: dict[str, list[str]]) -> None:
    runs = [{name: cost_of(*command) for name, command in programs.items()} for _ in range(RUNS)]
    print(f"{rows:,} rows, goals are {shape}\nsocalc / it   seconds    memory")
    for name in programs:
        ratio = median(run["socalc"].seconds / run[name].seconds for run in runs)
        its = _median([run[name] for run in runs])
        print(f"{ratio:11.2f} {its.seconds:9.2f} {its.mebibytes:5.0f} MiB  {name}")
    print()


def _print_growth(rows: int, command: list[str], source: str) -> None:
    """What ten times as many rows cost."""
    few = _median([cost_of(*command) for _ in range(RUNS)])
    write_table(source, "changes", rows)
    many = _median([cost_of(*command) for _ in range(RUNS)])
    print(
        f"From {rows // 10:,} to {rows:,} rows: {many.seconds / few.seconds:.1f} times the time, "
        f"{few.mebibytes:.0f} and {many.mebibytes:.0f} MiB"
    )


def _median(costs: list[Cost]) -> Cost:
    return Cost(median(c.seconds for c in costs), max(c.mebibytes for c in costs))


if __name__ == "__main__":
    main()
