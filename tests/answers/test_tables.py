"""How do tables go in, and how do their rows come out? With real processes."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.conftest import ROOT, Socalc, clean_environment
from tests.pseudoterminal import on_terminal

FIRMS = """\
target,baseline,goal,unit,region,2024,base-year
alpha,118.4,+50%,bn yuan,north,120,2023
"beta, inc",12,x2,,south,,
"""
BAD = "target,goal\nassets,+50%\nrevenue,2 times\nprofit,x2\n"
MEMORY_MAX_KIB = 110_000


def rows(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, str]]:
    assert (done.returncode, done.stderr) == (0, b"")
    return list(csv.DictReader(io.StringIO(done.stdout.decode())))


# What is read.


@pytest.mark.parametrize(
    ("ending", "text"),
    [
        (".csv", "target,goal\nassets,+50%\n"),
        (".CSV", "target,goal\r\nassets,+50%\r\n"),
        (".tsv", "target\tgoal\nassets\t+50%\n"),
        (".tab", "target\tgoal\nassets\t+50%"),
        (".jsonl", '{"target": "assets", "goal": "+50%"}\n'),
        (".ndjson", '{"name": "assets", "goal": "+50%", "unit": null}'),
        (".yaml", "growth: {assets: +50%}"),
    ],
)
def test_the_ending_of_a_file_says_what_it_is(
    socalc: Socalc, tmp_path: Path, ending: str, text: str
) -> None:
    path = tmp_path / f"firms{ending}"
    path.write_text(text)
    [row] = rows(socalc("growth", "-f", str(path), "--years", "3", "--format", "csv"))
    assert (row["target"], row["growth"]) == ("assets", "0.14471424255333187")
    assert socalc("growth", "-f", str(path), "--years", "3").stdout.startswith(b"Target")


def test_input_goes_before_the_ending(socalc: Socalc, tmp_path: Path) -> None:
    path = tmp_path / "firms.txt"
    path.write_text("target,goal\nassets,+50%\n")
    command = ("growth", "-f", str(path), "--years", "3", "--format", "csv")
    assert rows(socalc(*command, "--input", "csv"))
    assert b"a target file is a mapping" in socalc(*command).stderr
    assert rows(socalc(*command, "--input", "csv", SOCALC_FILE="elsewhere"))


@pytest.mark.parametrize(
    ("command", "text", "column", "value"),
    [
        ("consolidation", "target,before,after\nfirms,66,12\n", "ratio", "5.5"),
        ("consolidation", "target,before,removed\nfirms,66,54\n", "after", "12"),
        ("check --exit-zero", "target,from,to,stated\nf,66,12,18.2%\n", "verdict", "inconsistent"),
        ("check", "target,before,after,stated\nf,66,12,81.8%\n", "verdict", "consistent"),
        ("check", "target,baseline,goal,stated\nf,100,x2,x2\n", "verdict", "consistent"),
        ("path --years 1", "target,baseline,goal\nf,100,x2\n", "value", "200"),
        ("progress", FIRMS.replace("south,,", "south,13,2023"), "actual", "120"),
    ],
)
def test_each_command_reads_tables(
    socalc: Socalc, command: str, text: str, column: str, value: str
) -> None:
    first, *_ = rows(
        socalc(*command.split(), "-q", "-f", "-", "--input", "csv", "--format", "csv", input=text)
    )
    assert first[column] == value


def test_objects_may_be_of_several_kinds_for_check(socalc: Socalc) -> None:
    text = '{"target": "a", "before": 66, "after": 12, "stated": "81.8%"}\n'
    text += '{"target": "b", "from": "63.5 bn", "to": "127.4 bn", "stated": "x2.0"}\n'
    done = socalc("check", "-f", "-", "--input", "jsonl", "--format", "csv", input=text)
    assert [row["kind"] for row in rows(done)] == ["reduction", "multiple"]


def test_numbers_of_json_are_kept_as_typed(socalc: Socalc) -> None:
    text = '{"target": "a", "goal": 0.12345678901234567890123, "baseline": 118.40}\n'
    done = socalc("growth", "-f", "-", "--input", "jsonl", "--format", "csv", "-q", input=text)
    assert rows(done)[0]["goal"] == "0.12345678901234567890123"
    assert rows(done)[0]["target_value"] == "0.12345678901234567890123"


def test_actuals_stand_in_columns_of_their_dates_or_in_an_object(socalc: Socalc) -> None:
    entry = {"target": "a", "baseline": 100, "goal": 200, "base-year": 2023, "window": 3}
    command = ("progress", "-f", "-", "--format", "csv", "--as-of", "2025", "--input")
    as_columns = json.dumps(entry | {"2024": 120, "2025-06": None})
    as_object = json.dumps(entry | {"actuals": {"2024": 120}})
    in_csv = "target,baseline,goal,base-year,window,2024,2025-06\na,100,200,2023,3,120,\n"
    expected = rows(socalc(*command, "csv", input=in_csv))
    assert expected[0]["as_of"] == "2024"
    assert rows(socalc(*command, "jsonl", input=as_columns)) == expected
    assert rows(socalc(*command, "jsonl", input=as_object)) == expected


# Foreign columns.

GROWTH = ("growth", "-f", "-", "--input", "csv", "--years", "3", "--format")


def test_map_says_which_column_holds_a_field(socalc: Socalc) -> None:
    text = "Firm,Now,Target 2026\nalpha,118.4,x2\n"
    maps = ("--map", "goal=Target 2026", "--map", "target=Firm", "--map", "baseline=Now")
    assert rows(socalc(*GROWTH, "csv", *maps, input=text))[0]["target_value"] == "236.8"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("goal", "--map: no column in `goal`"),
        ("goal=", "--map: no column in `goal=`"),
        ("gaol=Target", "--map: no field `gaol`"),
        ("goal=Target", "no column `Target`, which --map names"),
    ],
)
def test_a_map_that_leads_nowhere_is_refused(socalc: Socalc, given: str, said: str) -> None:
    done = socalc(*GROWTH, "csv", "--map", given, input=FIRMS)
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr.decode()


def test_a_slip_in_a_column_is_refused_unless_it_is_said_to_be_none(socalc: Socalc) -> None:
    text = "target,goal,notes\nalpha,x2,x\n"
    assert b"unknown column `notes`, much like `note`" in socalc(*GROWTH, "csv", input=text).stderr
    assert rows(socalc(*GROWTH, "csv", "-q", "--map", "=notes", input=text))
    assert rows(socalc(*GROWTH, "csv", "--map", "note=notes", input=text))[0]["note"] == "x"


def test_unused_columns_are_told_once(socalc: Socalc) -> None:
    done = socalc(*GROWTH, "csv", input=FIRMS)
    assert done.stderr == b"socalc: note: not used: `region`; --keep hands them on\n"
    assert socalc(*GROWTH, "csv", "-q", input=FIRMS).stderr == b""


def test_keep_hands_columns_on_behind_those_of_socalc(socalc: Socalc) -> None:
    text = "growth,target,goal,id,kept_growth\n old ,alpha,x2,=7,y\n"
    [row] = rows(socalc(*GROWTH, "csv", "--keep", input=text))
    assert list(row)[-3:] == ["kept_growth", "id", "kept_kept_growth"]
    assert list(row.values())[-3:] == [" old ", "=7", "y"]


def test_a_kept_column_may_have_any_name(socalc: Socalc) -> None:
    text = 'target,goal,"say ""x"", a\\b\tand\n+c",=d\nalpha,x2,5,6\n'
    name = 'say "x", a\\b\tand\n+c'
    written = {
        format: socalc(*GROWTH, format, "--keep", "--csv-safe", input=text).stdout.decode()
        for format in ("csv", "tsv", "json", "jsonl")
    }
    assert list(json.loads(written["jsonl"]).items())[-2:] == [(name, "5"), ("=d", "6")]
    assert json.loads(written["json"])["rows"] == [json.loads(written["jsonl"])]
    assert next(csv.reader(io.StringIO(written["csv"])))[-2:] == [name, "'=d"]
    header, row = written["tsv"].splitlines()
    assert header.split("\t")[-2:] == [name.replace("\t", " ").replace("\n", " "), "'=d"]
    assert row.split("\t")[-2:] == ["5", "6"]


def test_keep_hands_on_what_json_holds_as_it_is_written(socalc: Socalc) -> None:
    text = '{"target": "a", "goal": "x2", "id": 7.10, "tags": ["x", 1e3], "said": "\\u00e9"}\n'
    text += '{"target": "b", "goal": "x2", "tags": null, "id": null, "said": "no"}\n'
    command = ("growth", "-f", "-", "--input", "jsonl", "--years", "3", "--keep", "--format")
    lines = socalc(*command, "jsonl", input=text).stdout.decode().splitlines()
    assert lines[0].endswith('"id": 7.10, "tags": ["x", 1e3], "said": "\\u00e9"}')
    assert lines[1].endswith('"id": null, "tags": null, "said": "no"}')
    first, second = rows(socalc(*command, "csv", input=text))
    assert (first["id"], first["tags"], first["said"]) == ("7.10", '["x", 1e3]', "é")
    assert (second["id"], second["tags"], second["said"]) == ("", "", "no")


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("target,goal,", "a column without a name"),
        ("target,goal,goal", "duplicate column `goal`"),
        ("target,baseline", "no column `goal`"),
    ],
)
def test_what_is_wrong_with_columns_is_found_in_no_line(
    socalc: Socalc, names: str, said: str
) -> None:
    done = socalc(*GROWTH, "csv", "--columns", names, input="alpha,x2,1\n")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(f"<stdin>: error: --columns: {said}\n   = help: ".encode())


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_cell_may_be_as_long_as_a_line(socalc: Socalc, quote: str) -> None:
    long = "y" * 1_000_000
    text = f"target,goal,id\nalpha,x2,1\nbeta,x2,{quote}{long}{quote}\n"
    done = socalc(*GROWTH, "csv", "--keep", input=text)
    assert done.returncode == 0
    assert done.stdout.endswith(f",{long}\n".encode())


@pytest.mark.parametrize("format", ["csv", "tsv", "jsonl"])
def test_tabs_in_a_csv_are_told_and_written_in_each_row_as_in_the_first(
    socalc: Socalc, format: str
) -> None:
    rows = "alpha,x2,1\n", "alpha,x2,to\tday\n", "al\tpha,x2,1\n"
    command = (*GROWTH, format, "--no-header", "--keep")
    alone = [socalc(*command, input=f"target,goal,id\n{row}") for row in rows]
    together = socalc(*command, input="target,goal,id\n" + "".join(rows))
    assert together.stdout == b"".join(done.stdout for done in alone)
    assert b"<stdin>:4:1: error: a line break or tab in a text of one line" in together.stderr


@pytest.mark.parametrize(
    "options", [("--keep",), ("--skip-bad",), ("--columns", "a"), ("--map", "a=b")]
)
def test_the_options_of_tables_are_refused_for_yaml(
    socalc: Socalc, options: tuple[str, ...]
) -> None:
    done = socalc("growth", *options)
    assert done.returncode == 2
    assert done.stderr.startswith(f"socalc: error: {options[0]} goes with a table".encode())


def test_set_goes_with_yaml(socalc: Socalc) -> None:
    for format in ("csv", "plain"):
        done = socalc(*GROWTH, format, "--set", "alpha.goal=x3", input=FIRMS)
        assert b"--set goes with YAML" in done.stderr


def test_what_the_first_object_does_not_name_cannot_be_kept(socalc: Socalc) -> None:
    text = '{"target": "a", "goal": "x2"}\n{"target": "b", "goal": "x2", "id": 1}\n'
    done = socalc("growth", "-f", "-", "--input", "jsonl", "--keep", "--format", "csv", input=text)
    assert done.returncode == 2
    assert b"<stdin>:2:31: error: `id` is not in the first good object\n" in done.stderr


BAD_OBJECTS = [
    'oal": "x2"}',
    '{"target": "b", "goal": NaN}',
    '{"target": "b", "goal": "x2", "goal": "x3"}',
    '{"target": "b", "goals": "x2"}',
    '{"target": "b", "goal": "x2", "\\u001b[31m": 1}',
    '{"target": "b", "goal": "x2", "\u202e": 1}',
]


@pytest.mark.parametrize("bad", BAD_OBJECTS)
def test_a_bad_first_object_spoils_no_other(socalc: Socalc, bad: str) -> None:
    good = '{"target": "a", "goal": "x2", "id": 7}\n'
    command = ("growth", "-f", "-", "--input", "jsonl", "--years", "3", "--keep", "--format", "csv")
    alone = socalc(*command, input=good)
    done = socalc(*command, input=f"{bad}\n{good}")
    assert (done.returncode, done.stdout) == (2, alone.stdout)
    assert done.stderr.endswith(b"1 error in <stdin>\n")
    skipped = socalc(*command, "--skip-bad", input=f"{bad}\n{good}")
    assert (skipped.returncode, skipped.stdout) == (0, alone.stdout)
    assert skipped.stderr == (
        b"socalc: note: 1 bad row of <stdin> skipped (line 1); 1 of 2 rows are good\n"
    )


def test_what_has_no_object_in_its_first_lines_is_told_once(socalc: Socalc) -> None:
    command = ("growth", "-f", "-", "--input", "jsonl", "--format", "csv", "--skip-bad")
    for count in (3, 3000):
        done = socalc(
            *command, input="\n" * 9 + "a,x2\n" * count + '{"target": "a"}\n' * (count // 99)
        )
        assert (done.returncode, done.stdout) == (2, b"")
        assert done.stderr.startswith(b"<stdin>:10:1: error: a line that is no JSON object\n")
        assert done.stderr.endswith(b"1 error in <stdin>\n")


# Bad rows.


def test_a_stream_writes_the_good_rows_tells_the_bad_ones_and_exits_2(socalc: Socalc) -> None:
    done = socalc(*GROWTH, "csv", input=BAD)
    assert done.returncode == 2
    assert [line.split(b",")[0] for line in done.stdout.splitlines()] == [
        b"target", b"assets", b"profit",
    ]  # fmt: skip
    assert done.stderr.splitlines()[-1] == b"1 error in <stdin>"
    assert b"<stdin>:3:9: error: `2 times` is read" in done.stderr


def test_a_json_document_with_a_bad_row_is_not_finished(socalc: Socalc) -> None:
    done = socalc(*GROWTH, "json", input=BAD)
    assert done.returncode == 2
    with pytest.raises(json.JSONDecodeError):
        json.loads(done.stdout)


def test_formats_for_people_and_files_are_all_or_nothing(socalc: Socalc, tmp_path: Path) -> None:
    assert socalc(*GROWTH, "plain", input=BAD).stdout == b""
    path = tmp_path / "out.csv"
    path.write_text("before")
    done = socalc(*GROWTH, "csv", "-o", str(path), input=BAD)
    assert done.returncode == 2
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("format", ["csv", "plain"])
def test_skip_bad_leaves_bad_rows_out_and_says_how_many(socalc: Socalc, format: str) -> None:
    done = socalc(*GROWTH, format, "--skip-bad", input=BAD)
    assert done.returncode == 0
    assert done.stderr == (
        b"socalc: note: 1 bad row of <stdin> skipped (line 3); 2 of 3 rows are good\n"
    )
    assert len(done.stdout.splitlines()) == 3


def test_the_only_bad_row_is_found_at_the_end_of_a_hundred_thousand(socalc: Socalc) -> None:
    good = "".join(f"firm {n},{n}.5,+20%\n" for n in range(1, 100_000))
    done = socalc(*GROWTH, "csv", input=f"target,baseline,goal\n{good}last,1,2 times\n")
    assert done.returncode == 2
    assert done.stdout.count(b"\n") == 100_000
    assert done.stderr.startswith(b"<stdin>:100001:8: error: `2 times` is read")


def test_of_many_bad_rows_twenty_of_a_kind_are_shown_and_all_counted(socalc: Socalc) -> None:
    done = socalc(*GROWTH, "csv", input="target,goal\n" + "a,2 times\n" * 1500)
    assert done.stderr.count(b": error: ") == 20
    assert done.stderr.splitlines()[-1] == b"1,500 errors in <stdin>; 20 are shown"
    skipped = socalc(*GROWTH, "csv", "--skip-bad", input="target,goal\n" + "a,2 times\n" * 1500)
    assert b"1,500 bad rows of <stdin> skipped (lines 2, 3, 4" in skipped.stderr


def test_a_deadline_needs_a_base_year_in_each_row(socalc: Socalc) -> None:
    done = socalc(
        "growth", "-f", "-", "--input", "csv", "--format", "csv", "--by", "2026", input=FIRMS
    )
    assert done.returncode == 2
    assert b"alpha" in done.stdout
    assert b"<stdin>:3:1: error: target `beta, inc` has no `base-year`" in done.stderr


def test_patterns_pick_rows_by_name(socalc: Socalc) -> None:
    assert [row["target"] for row in rows(socalc(*GROWTH, "csv", "-q", "beta*", input=FIRMS))] == [
        "beta, inc"
    ]
    done = socalc(*GROWTH, "csv", "-q", "nobody", input=FIRMS)
    assert done.returncode == 2
    assert done.stderr.startswith(b"socalc: error: no target matches `nobody`")


# Streams.


def test_without_header_lines_a_table_can_be_cut_anywhere(socalc: Socalc) -> None:
    header, *lines = ["target,baseline,goal", "a,100,x2", "b,50,+10%", "c,10,12"]
    whole = socalc(*GROWTH, "csv", input="\n".join([header, *lines]))
    parts = [
        socalc(*GROWTH, "csv", "--columns", header, "--no-header", input=f"{line}\n").stdout
        for line in lines
    ]
    assert b"".join(parts) == whole.stdout.partition(b"\n")[2]
    assert socalc(*GROWTH, "csv", "--columns", header, input="").stdout.count(b"\n") == 1
    assert socalc(*GROWTH, "csv", "--columns", header, "--no-header", "-q", input="").stdout == b""


Started = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def started(program: list[str]) -> Started:
    """The program with pipes for its streams, while it runs."""
    return lambda *arguments: subprocess.Popen(
        [*program, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=clean_environment(),
    )


@pytest.mark.parametrize("input", ["csv", "jsonl"])
def test_rows_go_out_as_they_come(input: str, started: Started) -> None:
    row = b'{"target": "a", "goal": "x2"}\n' if input == "jsonl" else b"a,x2\n"
    with started(
        "growth", "-f", "-", "--input", input, "--years", "3", "--format", "csv"
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(row if input == "jsonl" else b"target,goal\n" + row)
        process.stdin.flush()
        assert process.stdout.readline().startswith(b"target,")
        assert process.stdout.readline().startswith(b"a,")
        process.stdin.write(row.replace(b"a", b"b", 1) if input == "csv" else row)
        process.stdin.flush()
        assert process.stdout.readline()
        process.stdin.close()
        assert process.stdout.read() == b""
    assert process.returncode == 0


def test_a_reader_that_has_enough_ends_the_stream(started: Started) -> None:
    with started(*GROWTH, "csv") as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(b"target,goal\na,x2\n")
        process.stdin.flush()
        process.stdout.readline()
        process.stdout.close()
        try:
            for _ in range(1000):
                process.stdin.write(b"a,x2\n" * 1000)
                process.stdin.flush()
        except BrokenPipeError:
            pass
        process.wait(timeout=20)
        with suppress(BrokenPipeError):
            process.stdin.close()
    assert process.returncode == -signal.SIGPIPE


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interrupted_stream_leaves_no_half_written_file(
    tmp_path: Path, number: int, started: Started
) -> None:
    path = tmp_path / "out.csv"
    with started(*GROWTH, "csv", "-o", str(path)) as process:
        assert process.stdin
        process.stdin.write(b"target,goal\na,x2\n")
        process.stdin.flush()
        deadline = time.monotonic() + 20
        while not list(tmp_path.iterdir()) and time.monotonic() < deadline:
            time.sleep(0.01)
        assert [part.suffix for part in tmp_path.iterdir()] == [".tmp"]
        process.send_signal(number)
        process.wait(timeout=20)
    assert process.returncode == (130 if number == signal.SIGINT else -number)
    assert list(tmp_path.iterdir()) == []


def test_memory_does_not_grow_with_the_rows(tmp_path: Path) -> None:
    def most(count: int) -> int:
        path = tmp_path / "rows.csv"
        lines = (f"firm {n},{n}.5,{n + 7}.25,{n}\n" for n in range(1, count + 1))
        path.write_text("target,baseline,goal,id\n" + "".join(lines))
        child = subprocess.Popen(
            [sys.executable, "-m", "socalc", "growth", "-q", "-f", str(path), "--format", "csv"],
            stdout=subprocess.DEVNULL,
            env=clean_environment(),
        )
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        assert child.returncode == 0
        return usage.ru_maxrss

    assert most(60_000) < most(20_000) * 1.2


HOSTILE = {
    "a line without an end": (b"target,goal\n" + b"x" * 3_000_000, b"a line of more than 1 MiB"),
    "a header without an end": (b"x" * 3_000_000, b"a line of more than 1 MiB"),
    "an open quote": (b'target,goal\n"' + b"a,x2\n" * 600_000, b"a quote is opened here"),
    "quotes within quotes": (b'target,goal\n"' + b'""' * 500_000, b"a quote is opened here"),
    "stray quotes": (b"target,goal\n" + b'a"a,x2\n' * 40_000, b"a quote in a cell"),
    "many separators": (b"target,goal\n" + b"," * 400_000, b"400001 cells where the header"),
    "many columns": (b",".join(b"c%d" % n for n in range(100_000)), b"no column `target`"),
    "many columns without names": (b"target,goal" + b"," * 200_000, b"a column without a name"),
    "many control characters": (b"target,goal\n" + b"\x01" * 1_000_000, b"control character"),
    "many bytes that are not UTF-8": (b"target,goal\n" + b"\xff" * 1_000_000, b"is not UTF-8"),
    "nothing but line ends": (b"\n" * 1_000_000, b"the file is empty"),
    "many bad rows": (b"target,goal\n" + b"a\n" * 150_000, b"150,000 errors in <stdin>"),
    "a number of a million digits": (
        b"target,goal\na," + b"1" * 1_000_000 + b"\n", b"a value of 1,000,000 characters",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_table_is_refused_in_little_time_and_memory(
    name: str, program: list[str]
) -> None:
    data, expected = HOSTILE[name]
    limited = f'ulimit -v {MEMORY_MAX_KIB}; exec "$@"'
    done = subprocess.run(
        ["/bin/sh", "-c", limited, "sh", *program, *GROWTH, "csv"],
        input=data,
        capture_output=True,
        env=clean_environment(),
        timeout=40,
        check=False,
    )
    assert done.returncode == 2
    assert expected in done.stderr
    assert b"Traceback" not in done.stderr
    assert b"bug" not in done.stderr
    assert max(map(len, done.stderr.splitlines())) < 500


# For people.


def test_a_long_table_comes_as_plain_text_at_once(socalc: Socalc) -> None:
    text = "target,goal\n" + "".join(f"firm {n},x2\n" for n in range(2001))
    done = socalc(*GROWTH, "table", input=text)
    assert done.returncode == 0
    assert done.stdout == socalc(*GROWTH, "plain", input=text).stdout
    assert done.stderr.startswith(b"socalc: note: 2,001 rows are no table")


@pytest.fixture
def slow_table(tmp_path: Path) -> Path:
    """A pipe that gives its rows for longer than a bar waits."""
    path = tmp_path / "rows.csv"
    os.mkfifo(path)
    script = f"exec >{path}; echo target,goal; for n in 1 2 3 4; do echo a,x2; sleep 0.5; done"
    subprocess.Popen(["sh", "-c", script])
    return path


def test_a_bar_shows_that_long_work_goes_on_and_vanishes(slow_table: Path, tmp_path: Path) -> None:
    command = ("growth", "-f", str(slow_table), "--years", "3", "-o", str(tmp_path / "out.csv"))
    shown = on_terminal(*command, columns=80, TERM="xterm")
    assert "━" in shown
    assert shown.rstrip().endswith("\x1b[2K")
    assert (tmp_path / "out.csv").read_text().count("\n") == 5


@pytest.mark.parametrize("quiet", [("-q",), ()])
def test_no_bar_where_nobody_waits(
    slow_table: Path, tmp_path: Path, quiet: tuple[str, ...]
) -> None:
    command = ("growth", "-f", str(slow_table), "--years", "3", "-o", str(tmp_path / "out.csv"))
    shown = on_terminal(*command, *quiet, columns=80, TERM="xterm" if quiet else "dumb")
    assert shown == ""
