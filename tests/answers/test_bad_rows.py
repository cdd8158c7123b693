"""Is no row of a table lost in silence: rows in are rows out and rows told?"""

import csv
import io
import re
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socalc.reading.tables.cells import ROW_LINES_MAX
from socalc.reading.tables.columns import Form
from socalc.reading.tables.table import read_rows
from tests.conftest import Socalc

HEADER = "target,goal,note\n"
SKIP = ("growth", "-f", "-", "--input", "csv", "--format", "csv", "--years", "3", "--skip-bad")

LINES = [
    "assets,+50%,", "profit,x2,a note", '"a, b",+5%,"said ""no"""', 'two,+5%,"two\nlines"', "",
    "ragged,+5%", "slip,2 times,", 'a"b,+5%,', '"open,+5%,', 'shut",+5%,', '"', '"x" y,+5%,', ",+5%,",
]  # fmt: skip
tables = st.lists(st.sampled_from(LINES), max_size=30).map(lambda lines: "\n".join([*lines, ""]))


def records(text: str, sizes: list[int]) -> list[tuple[int, str, bool]]:
    """Line, text and whether it can be used, of each row of a table that is read in pieces of some sizes."""
    stream, given = io.BytesIO((HEADER + text).encode()), iter(sizes)
    table = read_rows(lambda _: stream.read(next(given, 7)), Form("csv", ("growth",)))
    rows = (table.row(record) for piece in table.pieces for record in piece.records())
    return [(row.record.line, row.record.text, not row.problems) for row in rows]


@given(tables, st.lists(st.integers(1, 60), max_size=20))
def test_every_line_belongs_to_one_row_however_the_table_is_read(
    text: str, sizes: list[int]
) -> None:
    found = records(text, sizes)
    assert found == records(text, [10**6])
    lines = text.split("\n")
    for line, row, _ in found:
        rows = row.split("\n")
        assert lines[line - 2 : line - 2 + len(rows)] == rows
        lines[line - 2 : line - 2 + len(rows)] = [""] * len(rows)
    assert not any(lines)  # none is in no row, none in two


@pytest.mark.parametrize("seed", range(6))
def test_rows_in_are_rows_out_and_rows_told(seed: int, socalc: Socalc, tmp_path: Path) -> None:
    lines = Random(seed).choices(LINES, k=400)  # noqa: S311
    text, rejects = "\n".join([*lines, ""]), tmp_path / "rejects.csv"
    done = socalc(*SKIP, "--rejects", str(rejects), input=HEADER + text)
    expected = records(text, [10**6])
    bad = [row for _, row, good in expected if not good]
    assert done.returncode == 0
    out = list(csv.reader(io.StringIO(done.stdout.decode())))
    assert len(out) == 1 + len(expected) - len(bad)
    assert rejects.read_bytes().decode() == "".join(f"{row}\n" for row in bad)
    told = re.fullmatch(
        r"socalc: note: ([0-9]+) bad rows of <stdin> skipped \(lines .*\); ([0-9]+) of ([0-9]+) rows are good\n",
        done.stderr.decode(),
    )
    assert told
    assert [int(n) for n in told.groups()] == [len(bad), len(expected) - len(bad), len(expected)]


def stray(apart: int) -> str:
    """Rows, of which two that are so many lines apart have a stray quote."""
    rows = [f"row{n},+5%,\n" for n in range(1, apart + 3)]
    rows[0] = 'row1,"+5%,\n'
    rows[apart] = f'row{apart + 1},+5"%,\n'
    return HEADER + "".join(rows)


def test_a_bad_row_of_several_lines_is_told_with_them(socalc: Socalc) -> None:
    done = socalc(*SKIP, input=stray(10))
    assert done.stdout.count(b"\n") == 2  # the header, and the row below
    note = b"socalc: note: 1 bad row of <stdin> skipped (lines 2 to 12; 11 lines); 1 of 2 rows are good\n"
    assert done.stderr == note
    done = socalc(*SKIP[:-1], input=stray(10))
    assert b", in a row of 11 lines, 2 to 12\n" in done.stderr


def test_a_quote_swallows_no_more_lines_than_a_row_may_have(socalc: Socalc) -> None:
    assert ROW_LINES_MAX == 100
    assert b"lines 2 to 101; 100 lines); 1 of 2 rows" in socalc(*SKIP, input=stray(99)).stderr
    done = socalc(*SKIP, input=stray(100))  # 101 lines
    assert b"2 bad rows of <stdin> skipped (lines 2, 102); 100 of 102 rows are good" in done.stderr
    done = socalc(*SKIP[:-1], input=stray(100))
    assert done.stdout.count(b"\n") == 1 + 100
    assert b"<stdin>:2:6: error: a quote is opened here and never closed" in done.stderr
    assert b"help: close it; a row has at most 100 lines" in done.stderr


def test_a_quote_that_is_never_closed_spoils_its_line_only(socalc: Socalc) -> None:
    done = socalc(*SKIP, input=f'{HEADER}a,+5%,\nb,"+5%,\nc,+5%,\n')
    assert [line.split(b",")[0] for line in done.stdout.splitlines()] == [b"target", b"a", b"c"]


def test_rejects_are_as_they_stand_also_bytes_that_are_no_text(
    socalc: Socalc, tmp_path: Path
) -> None:
    path = tmp_path / "rejects"
    bad = b'caf\xe9,+5%,\n"two\nlines",x,\n'
    done = socalc(*SKIP, "--rejects", str(path), input=HEADER.encode() + b"a,x2,\n" + bad)
    assert done.returncode == 0
    assert path.read_bytes() == bad
    lines = b'{"target": "a", "goal": "x2"}\nnope\n'
    command = ("growth", "-f", "-", "--input", "jsonl", "--skip-bad", "--rejects", str(path))
    assert socalc(*command, input=lines).returncode == 0
    assert path.read_bytes() == b"nope\n"
    assert socalc(*command, input=lines[:30]).returncode == 0
    assert path.read_bytes() == b""  # as no row was bad


def test_rejects_destroy_nothing(socalc: Socalc, tmp_path: Path) -> None:
    table, out, link = tmp_path / "t.csv", tmp_path / "out.csv", tmp_path / "link"
    table.write_text(HEADER + "a,x2,\nb,2 times,\n")
    link.symlink_to(table)
    read = ("growth", "-f", str(table), "-o", str(out), "--skip-bad", "--rejects")
    for path, message in [
        (table, b"is the table itself"),
        (link, b"is the table itself"),
        (out, b"is the output"),
        (tmp_path / "." / "out.csv", b"is the output"),
        ("-", b"standard output is for the result"),
        (tmp_path / "no" / "where", b"cannot write"),
    ]:
        done = socalc(*read, str(path))
        assert (done.returncode, message in done.stderr) == (2, True), path
    assert table.read_text() == HEADER + "a,x2,\nb,2 times,\n"
    assert not out.exists()
    done = socalc("growth", "-f", str(table), "--rejects", str(tmp_path / "r"))
    assert b"--rejects without --skip-bad" in done.stderr
    done = socalc("growth", "--rejects", str(tmp_path / "r"), "--skip-bad")
    assert b"goes with a table, and this is YAML" in done.stderr


def test_a_good_row_that_may_have_swallowed_others_is_told(socalc: Socalc) -> None:
    swallowed = 'a,+5%,"open\nb,+6%,x\nc,+7%,shut"\n'
    done = socalc(*SKIP, input=HEADER + swallowed)
    assert done.returncode == 0
    assert done.stderr == (
        b"socalc: note: rows of <stdin> that hold lines which look like rows (lines 2 to 4):"
        b" are their quotes meant?\n"
    )
    assert socalc(*SKIP, input=HEADER + 'a,+5%,"two\nlines, one comma"\n').stderr == b""
