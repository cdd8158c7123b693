"""The direct way of plain rows, the way of all rows, the way of YAML and plain fractions: all agree."""

import csv
import io
import json
from fractions import Fraction
from pathlib import Path

import mpmath
import pytest
import typer.main
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from socalc.cli.app import program

PROGRAM = typer.main.get_group(program())
FORMATS = ["csv", "tsv", "json", "jsonl"]

numbers = st.integers(0, 10**9).map(str)
decimals = st.decimals(0, 10**7, places=3).map(lambda number: f"{number:f}")
typed_numbers = (
    numbers | decimals | st.sampled_from(["0.50", "118.40", "0.00001", "999999999999999.0"])
)
odd_numbers = st.sampled_from(
    ["-40", "1,234.5", "12,34", "1.5e3", "1e-3", "1.2 bn", "0.5 bn", "1,250 m", "3.5亿元", "about 9", "60%",
     "12.5%", "00", "7.", "x", "7 x", "1.2.3", "2e300", "999999999999999 tn"]
)  # fmt: skip
measures = st.tuples(
    typed_numbers, st.sampled_from([" bn", "%", "万", "e3", " USD", " m", " x"])
).map("".join)
factors = (
    st.integers(1, 400).map(lambda number: f"+{number}%")
    | st.sampled_from(
        [
            "-30%",
            "x2",
            "x1.75",
            "double",
            "halve",
            "翻一番",
            "-100%",
            "x1",
            "+12.125%",
            "-99.9%",
            "+0.0%",
        ]
    )
    | st.decimals(0, 100, places=2).flatmap(
        lambda n: st.sampled_from([f"+{n}%", f"-{n}%", f"x{n}"])
    )
)
sums = st.sampled_from(["+20", "-54", "+0.25", "-1e9", "+20 bn"])
odd_goals = st.sampled_from(
    ["1.8 trillion", "50%", "+5pp", "2 times", "", "to -20", "0", "at least 150", "150 or more", "+20% or more",
     "over x2", "不超过60", "＋５０％", "150％", "150+", "+50%左右", "cut by 15%", "halved", "-1/3", "from 66 to 12"]
)  # fmt: skip
goals = factors | factors | typed_numbers | sums | odd_goals
texts = st.text(
    st.sampled_from("ab é中\\%{}'\"=;\t"), max_size=6
) | st.sampled_from(["a, b", 'say "x"', " padded ", "%s", "\ue000", "two\tcells"])  # fmt: skip
names = texts.map(lambda text: f"n{text}")

typed = typed_numbers | typed_numbers | typed_numbers | odd_numbers | measures | st.just("")
counts = st.integers(0, 300).map(str) | typed
shares = st.decimals(0, 120, places=1).map(lambda share: f"{share}%")
stated = (
    shares
    | shares.map(lambda share: f"{share} a year")
    | st.decimals(0, 9, places=1).flatmap(lambda n: st.sampled_from([f"x{n}", f"{n} to 1"]))
    | st.sampled_from(
        ["81.8%", "over 50%", "under 20%", "about 30%", "nearly 90%", "-81.8%", "+12%", "5pp", "26% a year", "",
         "x0", "0%", "nonsense", "CAGR 7%", "-3% a year", "100%", "about -5% a year", "below 60%", "over x1"]
    )
)  # fmt: skip
rare_years = st.sampled_from(["", "", "", "2023", "2012-13", "FY2013", "23"])

FIELDS: dict[str, st.SearchStrategy[str]] = {
    "unit": st.sampled_from(["", "", "bn yuan", "yuan", "%", "t", "US$"]),
    "label": texts,
    "note": texts | st.sampled_from(["", "two\nlines"]),
    "region": texts,
}
GOALS: dict[str, st.SearchStrategy[str]] = {
    **FIELDS,
    "baseline": typed,
    "goal": goals,
    "window": st.sampled_from(["", "3", "3", "2-3", "2.5", "0.3", "0"]),
    "by": st.sampled_from(["", "", "", "2026"]),
    "base-year": st.sampled_from(["2023", "2023", "2020", "", "2012-13"]),
    "stated": stated,
}
ACTUALS: dict[str, st.SearchStrategy[str]] = {
    **GOALS,
    "2024": typed,
    "2025-06": typed,
    "2025": typed,
    "2025-12": st.just("") | typed,
    "2026": typed,
}
COUNTS: dict[str, st.SearchStrategy[str]] = {
    **FIELDS,
    "before": counts,
    "after": counts,
    "removed": st.just("") | counts,
    "added": st.just("") | st.just("") | counts,
    "years": st.sampled_from(["", "3", "2.5", "2019-2030", "x"]),
    "stated": stated,
    "base-year": rare_years,
}
CLAIMS: dict[str, st.SearchStrategy[str]] = {
    **FIELDS,
    "from": counts,
    "to": counts,
    "years": st.sampled_from(["", "1", "3", "2.5", "2019-2030", "0.25", "x"]),
    "stated": stated,
}
NEEDED: dict[str, dict[str, str]] = {
    "growth": {"goal": "x2"},
    "path": {"goal": "x2"},
    "progress": {"goal": "x2", "baseline": "100", "base-year": "2023", "2024": "120"},
    "consolidation": {"before": "66", "after": "12"},
    "check": {"from": "66", "to": "12", "stated": "81.8%"},
}
"""The columns that every table of a verb has here, with the cells of a good row."""

COLUMNS = {
    "growth": GOALS, "path": GOALS, "progress": ACTUALS, "consolidation": COUNTS, "check": CLAIMS,
}  # fmt: skip
OPTIONS: dict[str, list[tuple[str, ...]]] = {
    "growth": [(), ("--years", "3"), ("--method", "linear"), ("--per", "month", "--years", "7"), ("--by", "2027")],
    "path": [(), ("--years", "3"), ("--method", "linear"), ("--per", "quarter", "--years", "1.3")],
    "progress": [(), ("--as-of", "2025"), ("--as-of", "2025-12"), ("--fail-on", "limited")],
    "consolidation": [(), ("--years", "3"), ("--years", "2-3")],
    "check": [(), ("--strict",), ("--exit-zero",)],
}  # fmt: skip


plain_numbers = st.integers(1, 10**7).map(str) | st.decimals("0.001", 10**6, places=3).map(str)
few = st.integers(1, 300).map(str)
plain_texts = st.text(st.sampled_from("ab é中%{}'=;"), max_size=6)
PLAIN: dict[str, st.SearchStrategy[str]] = {
    **dict.fromkeys(["baseline", "2024", "2025-06", "2025", "2026"], plain_numbers),
    "2025-12": st.just(""),
    **dict.fromkeys(["before", "after", "from", "to"], few | few | plain_numbers),
    **dict.fromkeys(["label", "note", "region"], plain_texts),
    "target": plain_texts.map(lambda text: f"n{text}"),
    "goal": factors | plain_numbers | sums,
    "unit": st.sampled_from(["", "bn yuan", "yuan", "t"]),
    "window": st.sampled_from(["", "3", "2-3", "2.5", "0.3"]),
    "by": st.just(""),
    "base-year": st.sampled_from(["2023", "2020"]),
    "years": st.sampled_from(["", "1", "3", "2.5", "2019-2030", "0.25"]),
    **dict.fromkeys(["removed", "added"], st.sampled_from(["", "", "7"])),
}
"""Cells as most tables have them: of these, most rows go directly."""


def plain_row(verb: str, columns: list[str]) -> st.SearchStrategy[dict[str, str]]:
    """A row of such cells; counts have no base year unless they are under way."""
    cells = {name: PLAIN.get(name, stated) for name in columns}
    if verb == "consolidation" and "base-year" in cells:
        cells["base-year"] = st.just("")
    return st.fixed_dictionaries(cells)


@st.composite
def tables(draw: st.DrawFn, verb: str = "growth") -> list[dict[str, str]]:
    """Rows of some columns in any order, plain and odd ones, some of them alike."""
    fields, needed = COLUMNS[verb], NEEDED[verb]
    some = draw(st.sets(st.sampled_from(list(fields))))
    columns = list(dict.fromkeys(draw(st.permutations(["target", *needed, *some]))))
    row = st.fixed_dictionaries(
        {name: names if name == "target" else fields[name] for name in columns}
    )
    good = {name: needed.get(name, "n" if name == "target" else "") for name in columns}
    plain = plain_row(verb, columns)
    return [*draw(st.lists(plain | plain | row, min_size=3, max_size=9)), good]


def written(rows: list[dict[str, str]], everything: bool = False) -> str:
    buffer = io.StringIO()
    writer = csv.DictWriter(
        buffer, list(rows[0]), quoting=csv.QUOTE_ALL if everything else csv.QUOTE_MINIMAL
    )
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tables")


def run(folder: Path, text: str, ending: str, *arguments: str) -> str | None:
    """What ``growth`` writes for a file, or nothing if it refuses it."""
    return outcome(folder, "growth", text, ending, *arguments)[1]


def outcome(
    folder: Path, verb: str, text: str, ending: str, *arguments: str
) -> tuple[object, str | None]:
    """How a command ends for a file, and what it writes, or nothing if it refuses it."""
    source, result = folder / f"table{ending}", folder / "result"
    source.write_bytes(text.encode())
    result.unlink(missing_ok=True)
    with pytest.raises(SystemExit) as ended:
        PROGRAM([verb, "-q", "-f", str(source), "-o", str(result), *arguments], prog_name="socalc")
    assert ended.value.code in ((0, 1) if result.exists() else (2,))
    return ended.value.code, result.read_text("utf-8") if result.exists() else None


EVERY_ROW = "n*"
"""A pattern that all names match; where one is asked for, each row goes the way of all rows."""


@pytest.mark.parametrize("verb", list(COLUMNS))
@given(st.data(), st.sampled_from(FORMATS), st.booleans(), st.booleans())
@settings(max_examples=200)
def test_the_direct_way_and_the_way_of_all_rows_write_the_same(
    folder: Path, verb: str, data: st.DataObject, format: str, everything: bool, keep: bool
) -> None:
    rows = data.draw(tables(verb))
    options = data.draw(st.sampled_from(OPTIONS[verb]))
    given = (*options, "--format", format, "--skip-bad", *(["--keep"] if keep else []))
    text = written(rows, everything=everything)
    result = outcome(folder, verb, text, ".csv", *given)
    assert result[1] is not None
    assert result == outcome(folder, verb, text, ".csv", *given, EVERY_ROW)


@given(tables(), st.sampled_from(FORMATS))
@settings(max_examples=60)
def test_tsv_too_has_two_ways_to_the_same(
    folder: Path, rows: list[dict[str, str]], format: str
) -> None:
    text = "\n".join(
        "\t".join(cells) for cells in [list(rows[0]), *([row[n] for n in rows[0]] for row in rows)]
    )
    given = ("--format", format, "--skip-bad", "--keep")
    result = run(folder, text, ".tsv", *given)
    assert result is not None
    assert result == run(folder, text, ".tsv", *given, EVERY_ROW)


@given(tables(), st.sampled_from(["csv", "json"]))
@settings(max_examples=60)
def test_a_table_and_yaml_give_the_same_target_by_target(
    folder: Path, rows: list[dict[str, str]], format: str
) -> None:
    """Row by row, as one that YAML refuses is to be refused in a table too."""
    for row in rows:
        fields = {name: cell for name, cell in row.items() if name not in ("target", "region")}
        fields = {name: cell for name, cell in fields.items() if cell.strip()}
        document = {"growth": {row["target"]: fields}}
        from_yaml = run(
            folder, yaml.safe_dump(document, allow_unicode=True), ".yaml", "--format", format
        )
        from_table = run(folder, written([row]), ".csv", "--format", format)
        members = {name: cell for name, cell in row.items() if cell.strip()}
        from_object = run(folder, json.dumps(members), ".jsonl", "--format", format)
        assert (from_yaml is None) == (from_table is None) == (from_object is None)
        if from_yaml is not None and from_table is not None and from_object is not None:
            if format == "json":
                assert json.loads(from_yaml) == json.loads(from_table) == json.loads(from_object)
            else:
                assert from_yaml == from_table == from_object


plain_rows = st.lists(
    st.tuples(st.integers(1, 10**8), st.integers(0, 4), st.integers(1, 10**8), st.integers(0, 4)),
    min_size=1,
    max_size=5,
)


@given(plain_rows, st.integers(1, 30))
@settings(max_examples=80)
def test_plain_rows_are_what_fractions_and_fifty_digits_say(
    folder: Path, rows: list[tuple[int, int, int, int]], years: int
) -> None:
    """Nothing of socalc in the expectation: exact fractions, and mpmath for the root."""
    mpmath.mp.dps = 50
    lines = [f"t,{_decimal(n, k)},{_decimal(m, j)}" for n, k, m, j in rows]
    text = "\n".join(["target,baseline,goal", *lines])
    result = run(folder, text, ".csv", "--years", str(years), "--format", "csv")
    assert result is not None
    for (n, k, m, j), row in zip(rows, csv.DictReader(io.StringIO(result)), strict=True):
        start, end = Fraction(n, 10**k), Fraction(m, 10**j)
        assert Fraction(row["baseline"]) == start
        assert Fraction(row["target_value"]) == end
        assert float(row["multiple"]) == float(end / start)
        assert float(row["change"]) == float(end / start - 1)
        assert float(row["amount"]) == float((end - start) / years)
        root = mpmath.root(mpmath.mpf(m * 10**k) / (n * 10**j), years) - 1
        assert abs(mpmath.mpf(float(row["growth"])) - root) <= 1e-15 * abs(root)


def _decimal(digits: int, decimals: int) -> str:
    text = str(digits).rjust(decimals + 1, "0")
    return f"{text[:-decimals]}.{text[-decimals:]}" if decimals else text
