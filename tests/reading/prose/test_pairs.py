"""Which two values does each construction find?"""

from collections.abc import Callable, Iterator

import pytest

from socalc.reading.prose.lexer import narrowed
from socalc.reading.prose.pairs.earlier_value_first import (
    consolidated,
    dated_values,
    from_to,
    was_to,
)
from socalc.reading.prose.pairs.later_value_first import bracketed, goal_first
from socalc.reading.prose.pairs.pair import Pair
from socalc.reading.prose.sentence import Sentence
from socalc.reading.prose.tokens import tokens
from socalc.targets.figure import parse_figure

PAIRS = [
    # construction, text, value before, value after, dates
    (from_to, "It fell from 826 shops in 2019 to 542 in 2022.", "826", "542", "2019 2022"),
    (from_to, "It went from 3,100 (900 of them new) to 1,800.", "3,100", "1,800", " "),
    (from_to, "户数由826户减少到542户。", "826", "542", " "),
    (from_to, "It went from 40 in the 2006 census to 36 in 2016.", "40", "36", "2006 2016"),
    (from_to, "由2017年末的268家增到2022年末的335家。", "268", "335", "2017 2022"),
    (from_to, "产值从2019年的3.5亿元增至2023年的4.2亿元。", "3.5亿", "4.2亿", "2019 2023"),
    (from_to, "Ages ranged from 18 to 65.", None, None, ""),
    (from_to, "Income from 3 shops rose to 12 million.", None, None, ""),
    (from_to, "It fell from levels seen in 12 towns to 8.", None, None, ""),
    (from_to, "They moved from page 12 to page 48.", None, None, ""),
    (from_to, "Guests from 64 countries to 9 parks paid more.", None, None, ""),
    (consolidated, "They merged 66 firms into 12.", "66", "12", " "),
    (consolidated, "两家集团合并为一家。", "2", "1", " "),
    (consolidated, "The bank trimmed its 150 branches to 60.", "150", "60", " "),
    (consolidated, "They put 66 firms into 12 rooms.", None, None, ""),
    (goal_first, "Sales rose to 9.4 million from 4.1 million.", "4.1 million", "9.4 million", " "),
    (goal_first, "There are 61 pits, down 70% from 240 in 1990.", "240", "61", "1990 "),
    (goal_first, "面积42.3万亩，较上年的45.0万亩下降6.0%。", "45.0万", "42.3万", "before "),
    (goal_first, "It has 1,966 posts, 214 fewer than the 2,180 of 2020.", "2,180", "1,966", "2020 "),
    (goal_first, "It rose to 44 at May 31 from 40 a year earlier.", "40", "44", "before "),
    (goal_first, "It has 50 shops, 25% more than in 2018, when it had 40.", "40", "50", "2018 "),
    (goal_first, "Profit fell 30% from 90 million.", None, None, ""),
    (bracketed, "It made 18.3 tonnes (previous year: 19.6 tonnes).", "19.6", "18.3", "before "),
    (bracketed, "Sales were SEK 5.12 billion (4.46 billion), up 14.8%.", "4.46 billion", "5.12 billion", " "),
    (bracketed, "Sales were SEK 5.12 billion ($446 million), up 14.8%.", None, None, ""),
    (bracketed, "Sales were 5.12 billion (4.46 billion) in all.", None, None, ""),
    (bracketed, "Sales fell to 41 tons (52 tons in 2019).", "52", "41", "2019 "),
    (bracketed, "Costs were $27.0m (FY21: $24.0m).", "24.0m", "27.0m", " "),
    (bracketed, "It sold 41 tons (52 clerks in 2019).", None, None, ""),
    (from_to, "It fell from 64 per 1,000 births in 1995 to 32 in 2015.", "64", "32", "1995 2015"),
    (goal_first, "It had 113 at the last count, down 44% from 202.", "202", "113", " "),
    (dated_values, "Sales grew 10% in 2020, 12% in 2021 and 5% in 2022.", None, None, ""),
    (dated_values, "It rose by 10% in 2020, by 12% in 2021.", None, None, ""),
    (dated_values, "2020年增长10%，2021年增长12%。", None, None, ""),
    (was_to, "It was 6,349 and has increased to 17,118.", "6,349", "17,118", " "),
    (dated_values, "It was 2.4 bn in 2021 and will be 4.0 bn in 2028.", "2.4 bn", "4.0 bn", "2021 2028"),
    (dated_values, "We made 40 tons last year. This year's output of 46 tons is up.", "40", "46", "before now"),
    (dated_values, "2022年为118亿元，预计2027年将达到190亿元。", "118亿", "190亿", "2022 2027"),
    (dated_values, "Sales were 2.4 bn in 2021, while costs were 4.0 bn in 2022.", None, None, ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("construction", "text", "start", "end", "dates"), PAIRS, ids=[case[1] for case in PAIRS]
)
def test_a_construction_finds_its_pairs(
    construction: Callable[[Sentence], Iterator[Pair]],
    text: str,
    start: str | None,
    end: str | None,
    dates: str,
) -> None:
    found = list(construction(Sentence(tuple(tokens(narrowed(text))))))
    if start is None or end is None:
        assert found == []
        return
    pair = found[0]
    assert pair.start.figure.value == parse_figure(start).value
    assert pair.end.figure.value == parse_figure(end).value
    assert f"{pair.start.when} {pair.end.when}" == dates
