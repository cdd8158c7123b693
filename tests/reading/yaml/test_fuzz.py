"""Whatever the bytes, a file is read or refused with places that can be shown."""

import re
from collections.abc import Callable

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from socalc import read_target_file
from socalc.rendering.diagnostics import diagnostics
from socalc.targets.problems import TargetFileError

SEEDS = [
    b"""title: Jilin provincial SOE reform
source: press conference, 16 May 2024
window: 2-3 years

growth:
  assets: +50%
  revenue: {baseline: 118.4, unit: bn yuan, goal: x2, stated: 26.0% a year, window: 3}
  share: {baseline: "60%", goal: +5pp, note: 'it''s a share'}
consolidation:
  provincial firms: {before: 66, after: 12, stated: 81.8%, years: 2021-2024}
""",
    b"window: [2, 3]\r\ngrowth:\r\n  a:\r\n    goal: double\r\n    note: |\r\n      text\r\n",
    "growth:\n  营业收入:\n    baseline: 3.5亿元\n    goal: 翻一番\n  利润: {goal: +20}\n".encode(),
    b"\xef\xbb\xbfgrowth: {a: x2, b: {base-year: 2023, by: [2026, 2028], goal: halve}}\n",
]

PIECES = [
    b"\n", b"\r", b"\r\n", b"\t", b"  ", b": ", b":", b"- ", b"? ", b"# ", b", ", b"[", b"]", b"{",
    b"}", b"&a ", b"*a", b"!!str ", b"!", b"<<: ", b"|\n", b">\n", b"'", b'"', b"\\", b"%", b"@",
    b"---\n", b"...\n", b"%YAML 1.1\n", b"1e999999999", b"1,23", b"x0", b"-", b"+", b"50%",
    b"goal: ", b"baseline: -1\n", b"window: soon\n", b"growth:\n", b"before: 1\n", b"\x00", b"\x1b[2J",
    b"\x7f", b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"\xe2\x80\xa8",
    b"\xc2\x85", b"\xf0\x9f\x91\xa9", b"e\xcc\x81", b"\xe7\xbf\xbb", b"\xe2\x80\x8b", b'"\\u202e"',
    b'"\\x1b"',
]  # fmt: skip

NAMES = ["a", "b", "营业收入", "", " a ", "<<", "[red]"]
GROWTH_FIELDS = {
    "goal": ["x2", "+50%", "halve", "+20", "150", "+5pp"],
    "baseline": ["118.4", "-40", "60%", "36 bn"],
    "unit": ["bn yuan", "%"],
    "stated": ["81.8%", "26.0% a year"],
    "window": ["3", "2-3", "soon"],
    "by": ["2027", "2020"],
    "note": ["two\nlines"],
    "goals": ["x2"],
}
CONSOLIDATION_FIELDS = {
    "before": ["66", "5"],
    "after": ["12", "-3"],
    "years": ["3", "2019-2030"],
    "stated": ["81.8%", "5.5 to 1"],
    "befor": ["66"],
}
VALUES = [
    "x2", "+50%", "50%", "halve", "2 times", "-40", "60%", "118.4", "1.8 trillion", "$5", "€5", "+5pp",
    "1,23", "1e999", "2019-2030", "2023", "2-3", "3-2", "0", "", "81.8%", "5.5 to 1", "翻一番", "a\nb",
    "x" * 300, "%", ":100:",
]  # fmt: skip

LINE_END = re.compile("\r\n|\r|\n")
SHOWN_LINE_MAX = 1000

PARSERS = {"as installed": None, "pure Python": yaml.SafeLoader}


def mutations(data: bytes) -> st.SearchStrategy[bytes]:
    """The data with a stretch of it cut out, doubled, swapped with the next, or pieces put in."""
    place = st.integers(0, len(data))

    def cut(start: int, length: int) -> bytes:
        return data[:start] + data[start + length :]

    def doubled(start: int, length: int) -> bytes:
        return data[: start + length] + data[start:]

    def swapped(start: int, length: int) -> bytes:
        middle, end = start + length, start + 2 * length
        return data[:start] + data[middle:end] + data[start:middle] + data[end:]

    def with_piece(start: int, piece: bytes) -> bytes:
        return data[:start] + piece + data[start:]

    length = st.integers(1, 12)
    return st.one_of(
        st.builds(cut, place, length),
        st.builds(doubled, place, length),
        st.builds(swapped, place, length),
        st.builds(with_piece, place, st.sampled_from(PIECES) | st.binary(min_size=1, max_size=3)),
    )


once = st.sampled_from(SEEDS).flatmap(mutations)
mutated_files = st.one_of(once, once.flatmap(mutations), once.flatmap(mutations).flatmap(mutations))

values = st.sampled_from(VALUES)
anything = st.recursive(
    values,
    lambda inner: (
        st.dictionaries(st.sampled_from(NAMES), inner, max_size=4) | st.lists(inner, max_size=3)
    ),
    max_leaves=8,
)


def entries(fields: dict[str, list[str]]) -> st.SearchStrategy[object]:
    """A section: names with one value or with fields, and now and then anything at all."""
    filled = st.fixed_dictionaries(
        {}, optional={key: likely(examples) for key, examples in fields.items()}
    )
    return st.dictionaries(st.sampled_from(NAMES), filled | values | anything, max_size=4)


def likely(examples: list[str]) -> st.SearchStrategy[object]:
    """Mostly one of the examples, else any value or anything at all."""
    usual = st.sampled_from(examples)
    return usual | usual | usual | values | anything


written_files = st.builds(
    lambda sections, flow: yaml.safe_dump(
        sections, default_flow_style=flow, allow_unicode=True, sort_keys=False
    ).encode(),
    st.fixed_dictionaries(
        {},
        optional={
            "title": likely(["Jilin"]),
            "base-year": likely(["2023"]),
            "window": likely(["3", "2-3"]),
            "growth": entries(GROWTH_FIELDS),
            "consolidation": entries(CONSOLIDATION_FIELDS),
        },
    ),
    st.booleans(),
)

quickly = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(params=PARSERS)
def read(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Callable[[bytes], None]:
    if loader := PARSERS[request.param]:
        monkeypatch.setattr("socalc.reading.yaml.document._LOADER", loader)
    return read_or_refused


def read_or_refused(data: bytes) -> None:
    """Anything but a whole file or problems that can be shown at their places fails."""
    try:
        read_target_file(data, "f.yaml")
    except TargetFileError as error:
        lines = LINE_END.split(error.text)
        for problem in error.problems:
            assert problem.message
            assert problem.message.isprintable()
            if place := problem.place:
                assert 1 <= place.line <= len(lines)
                assert 1 <= place.column <= len(lines[place.line - 1]) + 1
        shown = diagnostics(error)
        assert shown.replace("\n", "").isprintable()
        assert max(map(len, shown.splitlines())) < SHOWN_LINE_MAX
        assert shown.startswith("f.yaml:")


@given(mutated_files)
@quickly
def test_a_mutated_file_is_read_or_refused(read: Callable[[bytes], None], data: bytes) -> None:
    read(data)


@given(written_files)
@quickly
def test_any_structure_is_read_or_refused(read: Callable[[bytes], None], data: bytes) -> None:
    read(data)


@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
@quickly
def test_any_bytes_are_read_or_refused(read: Callable[[bytes], None], data: bytes) -> None:
    read(data)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map(b"".join))
@quickly
def test_any_heap_of_yaml_signs_is_read_or_refused(
    read: Callable[[bytes], None], data: bytes
) -> None:
    read(data)
