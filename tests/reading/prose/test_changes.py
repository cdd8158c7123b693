"""Which changes does each construction find?"""

from collections.abc import Callable, Iterator

import pytest

from socalc.reading.prose.changes import Change, multiples, ratios, shares
from socalc.reading.prose.lexer import narrowed
from socalc.reading.prose.sentence import Sentence
from socalc.reading.prose.tokens import tokens

CHANGES = [
    (shares, "It fell by 34.4 per cent.", ["34.4%"]),
    (shares, "It was 81.8% less.", ["81.8%"]),
    (shares, "at a CAGR of around 7.0 %", ["about 7.0% a year"]),
    (shares, "It dropped by nearly 2%.", ["nearly 2%"]),
    (shares, "It rose 4.6 percentage points.", ["4.6pp"]),
    (shares, "It was a third less.", ["about 33%"]),
    (shares, "减少了百分之三十五", ["35%"]),
    (shares, "年均增长12.8%", ["12.8% a year"]),
    (shares, "It was cut (minus 36%).", ["36%"]),
    (shares, "The rate fell 25 basis points.", ["0.25pp"]),
    (shares, "下降20个基点", ["0.20pp"]),
    (shares, "精简比例为20.7%，撤并率44.4%。", ["20.7%", "44.4%"]),
    (shares, "It rose to 8%.", []),
    (shares, "Of them 45% are women.", []),
    (shares, "A fifth (20%) of it is lost.", []),
    (shares, "It grew by 8% to 10%.", []),
    (multiples, "Sales more than doubled.", ["over x2"]),
    (multiples, "It grew by a factor of 3.5.", ["x3.5"]),
    (multiples, "It rose 13-fold.", ["x13"]),
    (multiples, "It was halved.", ["x0.5"]),
    (multiples, "It more than halved.", ["under x0.5"]),
    (multiples, "It almost halved.", ["about x0.5"]),
    (multiples, "It was more than 0.5 times as much.", ["over x0.5"]),
    (multiples, "产值翻一番。", ["x2"]),
    (multiples, "增长2.5倍。", ["x3.5"]),
    (multiples, "是原来的3倍。", ["x3"]),
    (multiples, "A double room.", []),
    (ratios, "a ratio of 8 to 1", ["8 to 1"]),
]  # fmt: skip


@pytest.mark.parametrize(("construction", "text", "stated"), CHANGES, ids=[c[1] for c in CHANGES])
def test_a_construction_finds_its_changes(
    construction: Callable[[Sentence], Iterator[Change]], text: str, stated: list[str]
) -> None:
    found = construction(Sentence(tuple(tokens(narrowed(text)))))
    assert [change.stated for change in found] == stated
