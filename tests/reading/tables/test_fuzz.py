"""Whatever the bytes, a table is read or refused with places that can be shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socalc.reading.sections.entry import Section
from socalc.reading.tables.columns import Form, Input
from socalc.rendering.diagnostics import diagnostics
from socalc.targets.problems import TargetFileError
from tests.reading.tables.whole_tables import read_table, rows_of

CSV = b'target,baseline,goal,unit,note,2024,base-year\nassets,118.4,+50%,bn yuan,"a ""b""\n c",120,2023\r\n"x, y",,x2,,,,\n'
SEEDS: dict[Input, list[bytes]] = {
    "csv": [CSV, b"target,before,after,stated\nfirms,66,12,81.8%\n", b"target,from,to\na,1,2\n"],
    "tsv": [
        b'target\tbaseline\tgoal\tnote\nassets\t118.4\t+50%\t"a\r\nb, c\t\tx2\t\n',
        b"target\tgoal\na\tx2\n",
    ],
    "jsonl": [
        b'{"target": "a", "goal": "x2", "baseline": 118.40, "actuals": {"2024": 1}, "base-year": 2023}\n'
        b'{"target": "\\u00e9", "before": 66, "after": 12, "stated": "81.8%", "id": [1, {"x": null}]}\n'
    ],
}
PIECES = [
    b'"', b'""', b",", b"\t", b"\n", b"\r", b"\r\n", b"\0", b"\xef\xbb\xbf", b"\xff", b"\xe2\x80\xae", b"{", b"}", b"[", b":",
    b"null", b"NaN", b"1e999", b"\\u0000", b"\\", b"goal", b"target,", b"2024", b"x2", b"+50%", b"n/a", b"'", b" ", b";",
]  # fmt: skip
SECTIONS: tuple[Section, ...] = ("growth", "consolidation", "claims")
SHOWN_LINE_MAX = 1000


def mutations(data: bytes) -> st.SearchStrategy[bytes]:
    """The data with a stretch cut out or doubled, or pieces put in."""
    place, length = st.integers(0, len(data)), st.integers(1, 12)
    return st.one_of(
        st.builds(lambda at, n: data[:at] + data[at + n :], place, length),
        st.builds(lambda at, n: data[: at + n] + data[at:], place, length),
        st.builds(
            lambda at, piece: data[:at] + piece + data[at:],
            place,
            st.sampled_from(PIECES) | st.binary(min_size=1, max_size=3),
        ),
    )


tables = st.sampled_from([(kind, seed) for kind, seeds in SEEDS.items() for seed in seeds]).flatmap(
    lambda pair: st.tuples(
        st.just(pair[0]), mutations(pair[1]).flatmap(mutations) | mutations(pair[1])
    )
)
heaps = st.tuples(
    st.sampled_from(list(SEEDS)),
    st.lists(st.sampled_from(PIECES), max_size=30).map(b"".join) | st.binary(max_size=100),
)


def read_or_refused(data: bytes, kind: Input) -> list[str] | None:
    """The names of the targets; anything but targets or problems at places that can be shown fails."""
    try:
        file = read_table(data, "f", Form(kind, SECTIONS))
    except TargetFileError as error:
        lines = error.text.replace("\r\n", "\n").split("\n")
        for problem in error.problems:
            assert problem.message.isprintable()
            if place := problem.place:
                assert 1 <= place.line <= len(lines)
                assert 1 <= place.column <= len(lines[place.line - 1]) + 1
        shown = diagnostics(error)
        assert shown.replace("\n", "").isprintable()
        assert max(map(len, shown.splitlines())) < SHOWN_LINE_MAX
        return None
    return [target.name for target in file.checkable]


@given(tables | heaps)
def test_any_table_is_read_or_refused(table: tuple[Input, bytes]) -> None:
    read_or_refused(table[1], table[0])


@given(tables, st.lists(st.integers(1, 40), min_size=1))
def test_it_does_not_matter_in_which_pieces_a_table_comes(
    table: tuple[Input, bytes], sizes: list[int]
) -> None:
    kind, data = table
    whole = read_or_refused(data, kind)
    if whole is None:
        return
    pieces: list[bytes] = []
    at = 0
    while at < len(data):
        size = sizes[len(pieces) % len(sizes)]
        pieces.append(data[at : at + size])
        at += size
    rows = list(rows_of(pieces, Form(kind, SECTIONS)))
    assert [row.problems for row in rows] == [[]] * len(rows)
    assert sorted(row.target.name for row in rows if row.target) == sorted(whole)


@pytest.mark.parametrize(("kind", "seeds"), SEEDS.items())
def test_what_the_mutations_start_from_is_read(kind: Input, seeds: list[bytes]) -> None:
    assert [read_or_refused(seed, kind) is not None for seed in seeds] == [True] * len(seeds)
