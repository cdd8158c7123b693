"""What is found in a text: named, judged as in a file, and never an error?"""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socalc.analyses.check import check
from socalc.analyses.scan import scan
from socalc.reading.prose.read import read_prose
from socalc.targets.figure import parse_figure
from socalc.targets.file import Claim, TargetFile
from socalc.targets.stated import parse_stated

if TYPE_CHECKING:
    from socalc.reading.prose.page import Markup

NAMES = [
    ("The deficit narrowed from 12 to 9 million, a fall of 25%.", "deficit"),
    ("The theft rate fell from 64 per 100,000 people to 48, a fall of 25%.", "theft rate"),
    ("It rose from 40 visits per day to 50, up 25%.", "visits"),
]


@pytest.mark.parametrize(("text", "name"), NAMES, ids=[name for _, name in NAMES])
def test_a_claim_is_named_by_its_noun(text: str, name: str) -> None:
    found = read_prose(text.encode(), "text").found
    assert [one.claim.name for one in found] == [name]


counts = st.integers(2, 900)


@given(counts, counts, st.integers(1, 99))
def test_a_claim_in_prose_has_the_verdict_of_check(start: int, end: int, percent: int) -> None:
    """Whatever the figures: what is found in a sentence is judged as if it stood in a file."""
    if start == end:
        return
    word = "an increase" if end > start else "a decrease"
    text = f"The number of posts went from {start} to {end}, {word} of {percent}%."
    claim = Claim(
        "posts",
        parse_figure(str(start)),
        parse_figure(str(end)),
        stated=parse_stated(f"{percent}%"),
    )
    expected = check(TargetFile(claims=(claim,))).rows[0]
    row = scan([read_prose(text.encode(), "text")], everything=True).rows[0]
    assert [row.start, row.end, row.stated] == [start, end, f"{percent}%"]
    assert (row.verdict, row.recomputed) == (expected.verdict, expected.recomputed)


@given(st.text(st.sampled_from("abcdefg hijk lmnop ,.;:()%由到增长减少"), max_size=300))
def test_a_text_without_figures_holds_nothing(text: str) -> None:
    prose = read_prose(text.encode(), "text")
    assert prose.found == ()
    assert prose.promises == ()


@given(st.text(max_size=400))
def test_any_text_can_be_read(text: str) -> None:
    data = text.replace("\x00", "").encode("utf-8", "replace")
    forms: tuple[Markup, ...] = ("text", "markdown", "html")
    for form in forms:
        read_prose(data, "text", form)
