"""Do time and memory grow in proportion to the number of targets, and how far above parsing are they?

Reads a generated file, works out required growth or checks claims, and writes CSV; against PyYAML's C
parser that only delivers the events of the same bytes::

    python benchmarks/scale.py [TARGETS ...]
"""

import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from processes import Cost, cost, prepare

SIZES = (10_000, 100_000)
RUNS = 3
LIMIT = 4.0
"""What 100,000 targets may cost at most, as a multiple of the parser's time."""

EVENTS = """
import sys, yaml
with open(sys.argv[1], "rb") as file:
    for event in yaml.parse(file.read(), Loader=yaml.CSafeLoader):
        pass
"""

SHAPES = {
    "goals only": ("growth", "  target {n}: +{percent}.5%\n"),
    "with baselines": (
        "growth",
        "  target {n}:\n    baseline: {n}.25\n    goal: x1.{percent}\n    unit: bn yuan\n",
    ),
    "claims": (
        "check --exit-zero",
        "  claim {n}: {{from: {n}, to: 1{n}, years: 7, stated: {percent}% a year}}\n",
    ),
}


def generated(shape: str, targets: int) -> str:
    """A file of so many targets, all over three years; no two baselines are the same."""
    command, template = SHAPES[shape]
    entries = (template.format(n=n, percent=n % 90 + 10) for n in range(1, targets + 1))
    section = "growth" if command == "growth" else "claims"
    return f"window: 3\n{section}:\n" + "".join(entries)


def main() -> None:
    sizes = [int(text.replace("_", "")) for text in sys.argv[1:]] or SIZES
    prepare()
    print("ratio   socalc   events    memory    a target")
    with TemporaryDirectory() as folder:
        for shape in SHAPES:
            for targets in sizes:
                path = Path(folder, "targets.yaml")
                path.write_text(generated(shape, targets), encoding="utf-8")
                _print_row(shape, targets, str(path))
    print(f"\nFor growth the ratio may be {LIMIT:g} at most at {max(SIZES):,} targets.")


def _print_row(shape: str, targets: int, path: str) -> None:
    """One line: the median of some runs, in turn."""
    runs = [
        (
            cost("-m", "socalc", *SHAPES[shape][0].split(), "-f", path, "--format", "csv"),
            cost("-c", EVENTS, path),
        )
        for _ in range(RUNS)
    ]
    ours, theirs = (_median([pair[side] for pair in runs]) for side in (0, 1))
    ratio = median(pair[0].seconds / pair[1].seconds for pair in runs)
    print(
        f"{ratio:5.2f} {ours.seconds:6.2f} s {theirs.seconds:6.2f} s {ours.mebibytes:5.0f} MiB "
        f"{ours.seconds / targets * 1e6:8.1f} us  {targets:,} targets, {shape}"
    )


def _median(costs: list[Cost]) -> Cost:
    return Cost(median(c.seconds for c in costs), max(c.mebibytes for c in costs))


if __name__ == "__main__":
    main()
