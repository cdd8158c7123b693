"""Does no file and no option fill the screen, and is what is no text told in one sentence?"""

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from tests.conftest import Socalc

STDERR_MAX = 20_000
"""Bytes of standard error that any run may have which ends with an error."""

MANY = 3000
NAMES = "".join(f"  name{n}: +5%\n" for n in range(1000))

YAML: dict[str, str] = {
    "NUL bytes": "\0" * 100_000,
    "anchors on one line": "growth: {" + ", ".join(f"a{n}: &x{n} +5%" for n in range(20_000)) + "}",
    "anchors on lines": "growth:\n" + "".join(f"  a{n}: &x{n} +5%\n" for n in range(MANY)),
    "control characters": "growth: {a: " + "\x01" * 200_000 + "}",
    "control characters on lines": "growth:\n" + "  a: +5%\x01\x02\u202e\n" * MANY,
    "unknown keys": "".join(f"key{n}: 1\n" for n in range(MANY)),
    "unknown keys on one line": "{" + ", ".join(f"key{n}: 1" for n in range(MANY)) + "}",
    "unknown keys of targets": "growth:\n" + "".join(f"  a{n}: {{gaol: 1}}\n" for n in range(MANY)),
    "wide characters": "growth:\n" + f"  {'翻' * 150}: {{{'番' * 90}: 1}}\n" * MANY,
    "ratios": f"growth:\n{NAMES}ratios:\n" + "".join(f"  r{n}: nam{n} / x\n" for n in range(400)),
    "many kinds": "growth:\n" + "".join(f"  a{'x' * n}: {'b' * n} {n}\n" for n in range(400)),
}  # fmt: skip

CSV: dict[str, str | bytes] = {
    "bad rows": "target,goal\n" + "a,2 times\n" * MANY,
    "control characters": "target,goal\n" + "a\x01\x02,+5%\n" * MANY,
    "wide columns": ",".join(f"{'翻' * 60}{n}" for n in range(MANY)),
    "duplicate columns": "target,goal" + ",a" * MANY,
    "stray quotes": "target,goal\n" + 'a,"+5%\n' * MANY,
    "bytes": b"target,goal\n" + b"a\xe9\xe8,+5%\n" * MANY,
}

JSON_LINES = {
    "no JSON": '{"target": "a", "goal": "x2"}\n' + "{nope\n" * MANY,
    "slips": '{"target": "a", "goal": "x2"}\n' + '{"target": "a", "goals": "x2"}\n' * MANY,
    "one object": "{" + ", ".join(f'"a{n}": 1, "a{n}": 2' for n in range(MANY)) + "}",
}


@pytest.mark.parametrize("name", YAML)
def test_a_hostile_target_file_is_told_in_little(name: str, socalc: Socalc) -> None:
    done = socalc("growth", "-f", "-", input=YAML[name])
    assert done.returncode == 2
    assert len(done.stderr) <= STDERR_MAX
    assert done.stderr.count(b": error: ") <= 100


@pytest.mark.parametrize("format", ["csv", "plain"])
@pytest.mark.parametrize("name", CSV)
def test_a_hostile_table_is_told_in_little(name: str, format: str, socalc: Socalc) -> None:
    command = ("growth", "-f", "-", "--input", "csv", "--format", format)
    done = socalc(*command, input=CSV[name])
    assert done.returncode == 2
    assert len(done.stderr) <= STDERR_MAX
    assert len(socalc(*command, "--skip-bad", "--keep", input=CSV[name]).stderr) <= STDERR_MAX


@pytest.mark.parametrize("name", JSON_LINES)
def test_hostile_json_lines_are_told_in_little(name: str, socalc: Socalc) -> None:
    done = socalc("growth", "-f", "-", "--input", "jsonl", "--json", input=JSON_LINES[name])
    assert done.returncode == 2
    assert len(done.stderr) <= STDERR_MAX


def test_options_that_repeat_are_told_in_little(socalc: Socalc) -> None:
    settings = [part for n in range(MANY) for part in ("--set", f"nam{n}.goal=x2")]
    done = socalc("growth", "-f", "-", *settings, input=f"growth:\n{NAMES}")
    assert done.returncode == 2
    assert len(done.stderr) <= STDERR_MAX
    assert done.stderr.splitlines()[-1] == b"3,000 errors in --set; 20 are shown"
    maps = [part for n in range(MANY) for part in ("--map", f"={'x' * 90}{n}")]
    header = ",".join(f"c{n}" for n in range(1000))
    done = socalc("growth", "-f", "-", "--input", "csv", *maps, input=f"target,goal,{header}\n")
    assert done.returncode == 2
    assert len(done.stderr) <= STDERR_MAX


def test_one_kind_on_one_line_is_one_error_with_its_count(socalc: Socalc) -> None:
    done = socalc("growth", "-f", "-", input="growth:\n  a: {gaol: x2, basline: 5, notte: 1}\n")
    first = b"<stdin>:2:7: error: unknown key `gaol` in target `a`, and 2 more like it on this line"
    assert first in done.stderr.splitlines()
    assert b"did you mean `goal`?" in done.stderr
    # and that the entry has no goal, which is another kind
    assert done.stderr.splitlines()[-1] == b"4 errors in <stdin>"


def test_of_a_kind_the_leftmost_is_shown_though_it_is_found_last(socalc: Socalc) -> None:
    done = socalc(
        "growth", "-f", "-", input="growth: {a: {baseline: '1,23', goal: '2,5', unit: bn}}"
    )
    assert done.stderr.startswith(b"<stdin>:1:24: error: ")
    assert b"`1,23`, and 1 more like it on this line" in done.stderr


def zipped(name: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(name, "x" * 5000)
    return file.getvalue()


CHINESE = "target,goal\n资产总额,+50%\n营业收入,翻一番\n利润总额,翻两番\n"

# what it is, bytes, what the message names, what the remedy names
FOREIGN = {
    "xlsx": (zipped("xl/workbook.xml"), "Excel workbook", "save the sheet as CSV"),
    "docx": (zipped("word/document.xml"), "Word document", "plain text"),
    "zip": (zipped("a.csv"), "zip archive", "unpack"),
    "gzip": (gzip.compress(b"target,goal\n"), "gzip", "gzip -dc"),
    "bzip2": (b"BZh91AY&SY\x01\x02", "bzip2", "bzip2 -dc"),
    "xz": (b"\xfd7zXZ\0\0\x04", "xz", "xz -dc"),
    "zstd": (b"\x28\xb5\x2f\xfd\x04", "zstd", "zstd -dc"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF", "pdftotext"),
    "parquet": (b"PAR1\x15\x04\x15\x10" + b"\0" * 50, "Parquet", "CSV"),
    "sqlite": (b"SQLite format 3\0\x10\0\x01\x01\0", "SQLite", "sqlite3"),
    "xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 50, "Office", "CSV"),
    "utf-16 by its mark": (CHINESE.encode("utf-16"), "UTF-16LE", "iconv -f UTF-16LE"),
    "utf-16": (CHINESE.encode("utf-16-le"), "UTF-16LE", "iconv -f UTF-16LE"),
    "utf-16, other order": ("target,goal\na,x2\n".encode("utf-16-be"), "UTF-16BE", "iconv"),
    "utf-32": (CHINESE.encode("utf-32-le"), "UTF-32LE", "iconv -f UTF-32LE"),
    "utf-32 by its mark": (CHINESE.encode("utf-32"), "UTF-32LE", "iconv -f UTF-32LE"),
    "gbk": (CHINESE.encode("gbk"), "GBK", "iconv -f GB18030"),
    "gb18030": (CHINESE.encode("gb18030"), "GBK", "iconv -f GB18030"),
    "NUL bytes": (b"\0" * 5000, "binary", "UTF-8"),
    "an object file": (b"\x7fELF\x02\x01\x01\0\0\0\x90\xff\xfe", "binary", "UTF-8"),
}


@pytest.mark.parametrize("name", FOREIGN)
@pytest.mark.parametrize("reader", ["yaml", "csv", "jsonl", "scan", "stdin"])
def test_what_is_no_text_is_told_in_one_sentence(
    name: str, reader: str, socalc: Socalc, tmp_path: Path
) -> None:
    data, what, remedy = FOREIGN[name]
    path = tmp_path / "it"
    path.write_bytes(data)
    if reader == "scan":
        done = socalc("scan", str(path))
    elif reader == "stdin":
        done = socalc("check", "-f", "-", input=data)
    else:
        done = socalc("growth", "-f", str(path), "--input", reader)
    error, help, last = done.stderr.decode().splitlines()
    assert done.returncode == 2
    assert what in error
    assert help.startswith("   = help: ")
    assert remedy in help
    assert last.startswith("1 error in ")


@pytest.mark.parametrize(
    "text",
    [b"caf\xe9,+5%", b"Soci\xe9t\xe9 \xe0 g\xe9rer,+5%", "资产,+5%\n".encode() + b"\xff", b"a\0b"],
)
def test_a_slip_in_a_text_is_told_with_its_place(text: bytes, socalc: Socalc) -> None:
    done = socalc("growth", "-f", "-", "--input", "csv", input=b"target,goal\n" + text + b"\n")
    assert done.stderr.startswith((b"<stdin>:2:", b"<stdin>:3:"))
