"""What does starting socalc cost, against merely importing the libraries it uses?

Processor time of whole processes, run in turn (A B A B ...) so that a change of the machine's speed meets
both alike; a ratio for each pair, and the median of the ratios. ``least`` is the quotient of the two least
times, which a busy machine disturbs less::

    python benchmarks/start_up.py [PAIRS]
"""

import platform
import sys
from importlib.metadata import version
from statistics import median

from processes import cost, prepare

PAIRS = 25
LIMIT = 1.25
"""What start-up may cost at most; ``--version`` has no limit and is shown for comparison."""

MACHINE, PEOPLE = "import typer, yaml", "import typer, yaml, rich.console, rich.table"
"""What a format for programs cannot do without, and what a table cannot."""

COMMANDS = ("growth", "consolidation", "check", "path", "progress", "implied")
CASES = (
    *(((name, "--format", "json"), MACHINE) for name in COMMANDS),
    *(((name, "--format", "table"), PEOPLE) for name in COMMANDS),
    (("growth", "--format", "csv"), MACHINE),
    (("growth", "--format", "plain"), MACHINE),
    (("--version",), "import typer"),
)


def main() -> None:
    pairs = int(sys.argv[1]) if sys.argv[1:] else PAIRS
    prepare()
    libraries = ", ".join(f"{name} {version(name)}" for name in ("typer", "rich", "pyyaml"))
    print(f"Python {platform.python_version()}, {libraries}, {pairs} pairs each\n")
    print("ratio   min   max  least   socalc  imports")
    for arguments, imports in CASES:
        _warm_up = cost("-m", "socalc", *arguments), cost("-c", imports)
        both = [
            (cost("-m", "socalc", *arguments).seconds, cost("-c", imports).seconds)
            for _ in range(pairs)
        ]
        ratios = [ours / theirs for ours, theirs in both]
        ours, theirs = (min(times) * 1000 for times in zip(*both, strict=True))
        print(
            f"{median(ratios):5.2f} {min(ratios):5.2f} {max(ratios):5.2f}  {ours / theirs:5.2f}  "
            f"{ours:4.0f} ms  {theirs:4.0f} ms  socalc {' '.join(arguments)} / {imports}"
        )
    print(f"\nAll but the last may be {LIMIT} at most.")


if __name__ == "__main__":
    main()
