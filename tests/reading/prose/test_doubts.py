"""What is not judged, and why?"""

import pytest

from socalc.analyses.scan import scan
from socalc.reading.prose.read import read_prose

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
