"""Which text stands in a line, without the others being cut out?"""

import re

from hypothesis import given
from hypothesis import strategies as st

from socalc.rendering.diagnostics import diagnostics
from socalc.targets.excerpt import line_of, lines_of
from socalc.targets.problems import Place, Problem, TargetFileError

pieces = st.sampled_from(
    ["a", "翻", "\n", "\r", "\r\n", "\n" * 70_000, "\r\n" * 40_000, "b" * 65_535]
)


@given(st.lists(pieces, max_size=6).map("".join), st.integers(1, 3), st.data())
def test_lines_are_those_of_a_split(text: str, first: int, data: st.DataObject) -> None:
    lines = dict(enumerate(re.split("\r\n|\r|\n", text), start=first))
    wanted = data.draw(st.lists(st.integers(0, len(lines) + 3), max_size=4))
    expected = {number: lines[number] for number in wanted if number in lines}
    assert lines_of(text, first, set(wanted)) == expected


def test_the_last_of_many_empty_lines_is_found() -> None:
    text = "\n" * 3_000_000 + "x: 1"
    assert line_of(text, 3_000_001) == "x: 1"
    told = diagnostics(TargetFileError("it", [Problem("bad", Place(3_000_001, 1))], text))
    assert "3000001 | x: 1\n" in told
