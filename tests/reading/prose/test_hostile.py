"""Does any text end quickly, and in a clear error or an empty result?"""

from time import process_time

import pytest

from socalc.reading.prose.page import Markup
from socalc.reading.prose.read import read_prose
from socalc.targets.problems import TargetFileError
from tests.conftest import Socalc

SIZE = 50_000
"""Characters of the longer text; the shorter one has a tenth."""

RATIO_MAX = 30
"""Ten times the text may cost so many times the time: it is ten, and machines are shared."""

LEAST_SECONDS = 0.0005
"""What the shorter text costs at least, by the clock."""

HOSTILE: list[tuple[Markup, str]] = [
    ("text", "1"), ("text", "1 "), ("text", "1,234"), ("text", "%"), ("text", "("), ("text", "()"),
    ("text", "1% "), ("text", "from 1 to 2 "), ("text", "from "), ("text", "up 5% "), ("text", "2019-"),
    ("text", "a"), ("text", "a."), ("text", "从"), ("text", "一"), ("text", "从1到2"), ("text", "\n1"),
    ("text", "It is 5. "), ("text", "about "), ("text", "百分之"), ("text", "US$"), ("text", "[1]"),
    ("html", "<"), ("html", "<a "), ("html", "<!--"), ("html", "<b>"), ("html", "&#"), ("html", '<a "'),
    ("html", "<script>"), ("html", "<p hidden>"), ("html", "&amp"), ("html", "<script></scrip"), ("html", "<div>"),
    ("html", "<li>"), ("html", "<p></b>"), ("html", "<b hidden><p>"), ("html", "<td><b></p>"), ("html", "<!--!>"),
    ("html", '<a b="'), ("html", "<a b='>"), ("html", "<a =\""), ("html", "<a b "), ("html", "<script><!--<script>"),
    ("html", '<p style="font-size:0'), ("html", "<p style='display:" + " " * 900 + "'>"), ("html", "6&shy;"),
    ("text", "6\xad"), ("html", "</p>"), ("html", "<sup>"), ("html", "<table><tr hidden>"), ("html", "<title></titl"),
    ("markdown", "*"), ("markdown", "[a]("), ("markdown", "["), ("markdown", "[^"), ("markdown", "]("),
    ("markdown", "|"), ("markdown", "`"), ("markdown", "<a "),
]  # fmt: skip


def cost(text: str, form: Markup) -> float:
    begun = process_time()
    read_prose(text.encode(), "hostile", form)
    return process_time() - begun


@pytest.mark.parametrize(("form", "unit"), HOSTILE, ids=[f"{f} {u!r}" for f, u in HOSTILE])
def test_ten_times_the_text_costs_about_ten_times_the_time(form: Markup, unit: str) -> None:
    text = unit * (SIZE // len(unit))
    least = min(cost(text[: SIZE // 10], form) for _ in range(3))
    most = RATIO_MAX * max(least, LEAST_SECONDS)
    assert any(cost(text, form) <= most for _ in range(3))


@pytest.mark.parametrize("unit", ["1", "%", "(", "[", "&#9", "\ufffd"])
def test_it_holds_nothing(unit: str) -> None:
    prose = read_prose((unit * (200_000 // len(unit))).encode(), "hostile")
    assert (prose.found, prose.promises) == ((), ())


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"It fell from 66\x00 to 12", b"<stdin>:1:1: error: not a text: a NUL byte"),
        ("由66家减少到12家".encode("gbk"), b"GBK or GB18030, not text in UTF-8"),
        ("from 66 to 12".encode("utf-16"), b"UTF-16LE, not text in UTF-8"),
        (bytes(range(256)) * 100, b"<stdin>: error: this is binary data"),
        (
            "caf\xe9 ".encode() + "caf\xe9".encode("latin-1"),
            b"<stdin>:1:9: error: byte 0xe9 is not UTF-8",
        ),
    ],
)
def test_what_is_no_text_is_an_error(socalc: Socalc, data: bytes, told: bytes) -> None:
    done = socalc("scan", "-", input=data)
    assert (done.returncode, done.stdout) == (2, b"")
    assert told in done.stderr


def test_control_characters_do_not_reach_the_output(socalc: Socalc) -> None:
    done = socalc("scan", "-", input="It fell from 66 \x1b[2J\u202e to 12, 81.8% less.")
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout
    assert "\u202e".encode() not in done.stdout


def test_nul_raises_with_its_place() -> None:
    with pytest.raises(TargetFileError) as error:
        read_prose(b"a\nb\x00", "it")
    assert error.value.problems[0].place is not None
    assert error.value.problems[0].place.line == 2
