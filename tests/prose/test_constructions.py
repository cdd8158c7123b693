"""What does each construction find? A table for each, in English and Chinese."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socalc.analyses.check import check
from socalc.analyses.scan import scan
from socalc.reading.prose.changes import multiples, ratios, shares
from socalc.reading.prose.pairs import bracketed, consolidated, dated, from_to, goal_first, was_to
from socalc.reading.prose.pieces import narrowed, pieces
from socalc.reading.prose.read import read_prose
from socalc.reading.prose.sentence import Sentence
from socalc.reading.prose.tokens import tokens
from socalc.targets.figure import parse_figure
from socalc.targets.file import Claim, TargetFile
from socalc.targets.stated import parse_stated

if TYPE_CHECKING:
    from socalc.reading.prose.visible import Form


def sentence(text: str) -> Sentence:
    narrow = narrowed(text)
    return Sentence(tuple(tokens(list(pieces(narrow, 0, len(narrow))))))


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
    (dated, "Sales grew 10% in 2020, 12% in 2021 and 5% in 2022.", None, None, ""),
    (dated, "It rose by 10% in 2020, by 12% in 2021.", None, None, ""),
    (dated, "2020年增长10%，2021年增长12%。", None, None, ""),
    (was_to, "It was 6,349 and has increased to 17,118.", "6,349", "17,118", " "),
    (dated, "It was 2.4 bn in 2021 and will be 4.0 bn in 2028.", "2.4 bn", "4.0 bn", "2021 2028"),
    (dated, "We made 40 tons last year. This year's output of 46 tons is up.", "40", "46", "before now"),
    (dated, "2022年为118亿元，预计2027年将达到190亿元。", "118亿", "190亿", "2022 2027"),
    (dated, "Sales were 2.4 bn in 2021, while costs were 4.0 bn in 2022.", None, None, ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("construction", "text", "start", "end", "dates"), PAIRS, ids=[case[1] for case in PAIRS]
)
def test_a_construction_finds_its_pairs(
    construction: object, text: str, start: str | None, end: str | None, dates: str
) -> None:
    found = list(construction.pairs(sentence(text)))  # type: ignore[attr-defined]
    if start is None or end is None:
        assert found == []
        return
    pair = found[0]
    assert pair.start.figure.value == parse_figure(start).value
    assert pair.end.figure.value == parse_figure(end).value
    assert f"{pair.start.when} {pair.end.when}" == dates


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
    construction: object, text: str, stated: list[str]
) -> None:
    found = construction.changes(sentence(text))  # type: ignore[attr-defined]
    assert [change.stated for change in found] == stated


DOUBTS = [
    ("A and B fell from 40 to 30 and from 90 to 80, by 25% and by 11% respectively.", "respectively"),
    ("In real terms, wages grew 4%, from 2,100 to 2,500.", "another basis"),
    ("It fell from over 3,000 to under 2,000, a fall of 45%.", "only a bound"),
    ("It grew from 5 tonnes to 9 kg, up 80%.", "two units"),
    ("It went from a surplus of 12 to a deficit of 18, down 150%.", "a loss"),
    ("It rose from 40 in April to 52 in May, up 15% year on year.", "month against year"),
    ("It rose from 10 to 12, 3% above forecast.", "base of its own"),
    ("It rose from 10 to 12, up 9% in Asia and 30% in Africa.", "two figures"),
    ("Calls saw a threefold increase, from 20 to 80.", "to so many times"),
    ("A rose from 5 to 9 in Rome and from 3 to 4 in Bari, a rise of 70%.", "several pairs"),
    ("It has 66 posts, 20 fewer than the 80 of last year, a drop of 20%.", "the difference"),
    ("Sales were 5.1 billion (4.4 billion), up 30%.", "the bracket"),
    ("They deny that it fell by 40% from 400 to 300.", "denies"),
    ("The paper claimed a fall from 300 to 200, or 40%, but nobody else did.", "denies"),
    ("Shops fell from 400 to 300, or by 30%. In fact, it was 25%.", "corrects"),
    ("If it rose from 400 to 520, or by 25%, the hall would be full.", "supposes"),
    ("Had they won, fees would have gone from 40 to 25, or by 30%.", "supposes"),
    ("倘若价格由10元升至12元，上涨40%，销量会下降。", "supposes"),
    ("Costs did not fall by 30% from 90 to 55.", "not so"),
    ("产量并未由40吨增长到52吨，增长35%。", "not so"),
    ("At 2015 prices, output grew 9%, from 41 to 47.", "another basis"),
    ("6月销量由5月的41辆增至47辆，同比增长28%。", "month against year"),
    ("It rose from 41 in 2021 to 47 in 2022, up 2% on the month.", "month against year"),
    ("It rose to 44 at May 31 from 40 a month earlier, 30% above a year ago.", "month against year"),
    ("They cut their 40 clerks to 12 hours, saving 30%.", "two units"),
    ("范围由3省增至12个项目，增长30%。", "different things"),
    ("Sales rose from 40 in 2019 to 50 in 2020, and are set to grow 12% in 2021.", "another year"),
    ("The firm has 50 clerks, up from 40, and expects a rise of 12% next year.", "another year"),
    ("2019年为40亿元，2020年为50亿元，2021年增长12%。", "another year"),
    ("The firm has 50 clerks, up from 40, and expects a rise of 12%.", "a time to come"),
    ("Sales were 45 tons, against a budget of 50 tons, an increase of 8%.", "a plan"),
    ("销售额45亿元，较计划的50亿元增长8%。", "a plan"),
    ("The share rose from 40% to 50%, up 12% in value.", "a part"),
    ("平均工资由4000元提高到5000元，工资总额增长30%。", "per head"),
    ("人均面积从28亩增加到35亩，面积总量增长30%。", "per head"),
    ("It fell from 12 to a deficit of 9, a fall of 25%.", "a loss"),
    ("Costs rose by up to 12%, from 40 to 50.", "largest"),
    ("The minimum fee rises from 70 to 76 euros, and the average fee by 4%.", "no figure"),
    ("Sales rose from 40 to 50, compared with a 12% rise elsewhere.", "no figure"),
    ("Sales rose from 40 to 50, exceeding the growth of 12% at rivals.", "no figure"),
    ("Sales rose from 40 to 50, with a growth target of 12%.", "no figure"),
    ("Staff rose from 40 to 50 (costs: +12%).", "no figure"),
    ("The number of trains rose from 40 to 50, with 12% fewer delays.", "no figure"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), DOUBTS, ids=[text for text, _ in DOUBTS])
def test_what_is_in_doubt_is_not_judged(text: str, reason: str) -> None:
    rows = scan([read_prose(text.encode(), "text")], everything=True).rows
    assert {row.verdict for row in rows} == {"unchecked"}
    assert any(reason in row.cause for row in rows)


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
    forms: tuple[Form, ...] = ("text", "markdown", "html")
    for form in forms:
        read_prose(data, "text", form)
