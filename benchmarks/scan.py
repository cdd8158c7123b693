"""How many of the claims in the corpus does ``socalc scan`` find, and how often is it wrong?

Prints recall, precision and false accusations by language and construction, and how fast text is read::

    python benchmarks/scan.py [FOLDER] [--speed MEGABYTES]
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from time import process_time
from typing import Any, NamedTuple

import yaml

from socalc.analyses.scan import ScanRow, scan
from socalc.reading.prose.read import read_prose
from socalc.targets.figure import parse_figure
from socalc.targets.stated import parse_stated

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

CORPUS = Path(__file__).parent.parent / "tests" / "reading" / "prose" / "corpus"


class Score(NamedTuple):
    """What was expected and what was found in some texts."""

    texts: int = 0
    expected: int = 0
    found: int = 0
    """Claims that are expected, with the values, the figure and the verdict that are expected."""
    extra: int = 0
    """Claims that are not expected, or have another verdict."""
    accused: int = 0
    """Claims called inconsistent that are not expected to be."""

    def __add__(self, other: tuple[int, ...]) -> "Score":  # type: ignore[override]
        return Score(*(mine + its for mine, its in zip(self, other, strict=True)))

    @property
    def recall(self) -> float:
        return self.found / self.expected if self.expected else 1.0

    @property
    def precision(self) -> float:
        judged = self.found + self.extra
        return self.found / judged if judged else 1.0


def corpus(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every text of a corpus, with the name of its file: language and construction."""
    for path in sorted(folder.glob("*.yaml")):
        for entry in yaml.load(path.read_text("utf-8"), LOADER):  # noqa: S506
            yield path.stem, entry


def score(entry: dict[str, Any]) -> Score:
    """How well one text is read."""
    rows = list(scan([read_prose(entry["text"].encode(), "text")]).rows)
    found = accused = 0
    for claim in entry["claims"]:
        row = next((row for row in rows if _is(row, claim)), None)
        if row is not None:
            rows.remove(row)
            found += row.verdict == claim["verdict"]
            accused += row.verdict == "inconsistent" != claim["verdict"]
    wrong = len(rows) + accused
    accused += sum(row.verdict == "inconsistent" for row in rows)
    return Score(1, len(entry["claims"]), found, wrong, accused)


def _is(row: ScanRow, claim: dict[str, str]) -> bool:
    """Whether a row is of the values and the figure of an expected claim."""
    values = tuple(parse_figure(claim[key]).value for key in ("from", "to"))
    found, expected = parse_stated(row.stated), parse_stated(claim["stated"])
    return (row.start, row.end) == values and found[1:3] == expected[1:3]


def scores(folder: Path = CORPUS) -> dict[str, Score]:
    """The scores by file."""
    result: dict[str, Score] = {}
    for name, entry in corpus(folder):
        result[name] = result.get(name, Score()) + score(entry)
    return result


def main() -> None:
    arguments = sys.argv[1:]
    megabytes = 0.0
    if "--speed" in arguments:
        place = arguments.index("--speed")
        megabytes = float(arguments[place + 1])
        del arguments[place : place + 2]
    folder = Path(arguments[0]) if arguments else CORPUS
    _print_scores(scores(folder))
    if megabytes:
        _print_speed(folder, megabytes)


def _print_scores(found: dict[str, Score]) -> None:
    total = Score()
    print(f"{'':22} texts claims  found  extra accused  recall precision")
    for name, one in found.items():
        total += one
        _print_score(name, one)
    for language in sorted({name[:2] for name in found}):
        parts = [one for name, one in found.items() if name[:2] == language]
        _print_score(language, sum(parts, Score()))
    _print_score("all", total)


def _print_score(name: str, one: Score) -> None:
    print(
        f"{name:22} {one.texts:5} {one.expected:6} {one.found:6} {one.extra:6} {one.accused:7} "
        f"{one.recall:7.3f} {one.precision:9.3f}"
    )


def _print_speed(folder: Path, megabytes: float) -> None:
    """The time for so much text, and for a tenth of it: ten times the text should cost ten times."""
    base = "\n\n".join(entry["text"] for _, entry in corpus(folder)).encode() + b"\n\n"
    seconds = []
    for size in (megabytes / 10, megabytes):
        data = (base * (int(size * 1e6) // len(base) + 1))[: int(size * 1e6)]
        data = data[: data.rindex(b"\n\n")]
        begun = process_time()
        read_prose(data, "text")
        seconds.append(process_time() - begun)
    print(
        f"\n{megabytes:g} MB of the corpus: {seconds[1]:.1f} s, {megabytes / seconds[1]:.2f} MB/s; "
        f"{seconds[1] / seconds[0]:.1f} times the cost of a tenth of it"
    )


if __name__ == "__main__":
    main()
