"""Which words do plans use for a goal, in each language, and what do they say of its number?

Words stand before the number or behind it; ``goal_text`` takes them off until the number is left.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal, NamedTuple

from socalc.targets.goal import Bound

Frame = Literal["", "to", "by", "from", "keep", "hold", "up to", "better"]
"""What a number is to its goal: the value to reach, what is added or taken off, where it starts; the rest is
refused, or needs another word beside it."""


class Said(NamedTuple):
    """What words say of the number beside them."""

    bound: Bound = ""
    about: bool = False
    way: Literal[-1, 0, 1] = 0
    """Whether it is a rise or a fall."""
    frame: Frame = ""
    yearly: bool = False
    on_average: bool = False
    """Whether it is a mean, which over years is one of growth."""


FLOOR, CEILING, ABOUT = Said("floor"), Said("ceiling"), Said(about=True)
_UP, _DOWN = Said(way=1), Said(way=-1)
_TO, _BY, _FROM, _KEEP = (Said(frame=frame) for frame in ("to", "by", "from", "keep"))
_HOLD, _UP_TO, _BETTER = (Said(frame=frame) for frame in ("hold", "up to", "better"))
_YEARLY, _AVERAGE = Said(yearly=True), Said(on_average=True)
_MEAN = Said(yearly=True, on_average=True)
_MEAN_GROWTH = Said(way=1, yearly=True)
_EFFORT = Said()
"""How much it is wanted, which changes no number."""

_ENGLISH_BEFORE = {
    FLOOR: "at least | at the least | no less than | not less than | no fewer than | not fewer than | not below"
    " | no lower than | not lower than | no smaller than | more than | greater than | higher than | over | above"
    " | exceed | exceeding | upwards of | minimum | minimum of | min | min.",
    CEILING: "at most | at the most | no more than | not more than | not over | not above | no higher than"
    " | not higher than | no greater than | not exceed | not exceeding | not to exceed | less than | fewer than"
    " | lower than | below | under | within | capped at | cap at | maximum | maximum of | max | max.",
    ABOUT: "about | around | approximately | roughly",
    _UP: "up | rise | grow | increase | raise | bring up | lift | boost | add | gain | expand | increase of | rise of"
    " | growth of",
    _DOWN: "down | fall | cut | reduce | bring down | decrease | lower | drop | shrink | cut of | reduction of"
    " | decrease of"
    " | fall of",
    _TO: "to | reach | achieve | hit",
    _BY: "by",
    _FROM: "from",
    _KEEP: "keep | maintain | stay | remain | hold | keep at | maintain at | stay at | remain at | hold at",
    _UP_TO: "up to",
    _BETTER: "improve | improve by | better by",
    _YEARLY: "annual | annually | yearly | each year | every year | per year",
    _AVERAGE: "average | average of | on average",
    _MEAN: "cagr | cagr of",
    _EFFORT: "strive for | aim for | strive to | aim to | a | an",
}  # fmt: skip
_ENGLISH_BEHIND = {
    FLOOR: "or more | or above | or over | or higher | or greater | and more | and above | at least | minimum",
    CEILING: "or less | or fewer | or below | or under | or lower | and below | at most | maximum",
    _UP: "more | higher | up | rise | increase | growth",
    _DOWN: "less | fewer | lower | down | cut | reduction | decrease | fall",
    _BETTER: "better | worse | improvement",
    _KEEP: "or better",
    _YEARLY: "a year | per year | each year | every year | per annum | annually | yearly | annual | p.a. | pa"
    " | /year | / year | /yr | / yr | /a",
    _AVERAGE: "on average",
    _MEAN: "cagr",
}
_CHINESE_BEFORE = {
    FLOOR: "不低于 | 不少于 | 不小于 | 至少 | 最低 | 超过 | 超 | 大于 | 高于 | 多于 | 突破 | 逾",
    CEILING: "不超过 | 不突破 | 不高于 | 不大于 | 不多于 | 至多 | 最多 | 最高 | 低于 | 少于 | 小于 | 不到",
    ABOUT: "约 | 大约 | 约为",
    _UP: "增长 | 递增 | 提高 | 增加 | 上升 | 提升 | 扩大 | 新增 | 增 | 升 | 增幅 | 涨幅",
    _DOWN: "下降 | 递减 | 降低 | 减少 | 压减 | 压缩 | 削减 | 缩减 | 降 | 减 | 降幅 | 减幅",
    _TO: "到 | 至 | 为 | 达到 | 达",
    _BY: "了",
    _FROM: "从 | 由",
    _KEEP: "保持 | 维持 | 稳定 | 保持在 | 维持在 | 稳定在",
    _HOLD: "控制在",
    _BETTER: "改善 | 优化",
    _YEARLY: "每年",
    _AVERAGE: "平均",
    _MEAN: "年均 | 年平均",
    _MEAN_GROWTH: "年均增速 | 年均增长率 | 年均增速为 | 年均增长率为 | 年均增幅",
    _EFFORT: "力争 | 争取 | 确保 | 实现",
}
_CHINESE_BEHIND = {
    FLOOR: "以上 | 及以上 | 或以上",
    CEILING: "以内 | 之内 | 以下 | 及以下 | 或以下",
    ABOUT: "左右 | 上下",
    _YEARLY: "/年 | 每年",
}
_SIGNS_BEFORE = {FLOOR: ">= | ≥ | ≧ | >", CEILING: "<= | ≤ | ≦ | <", ABOUT: "~ | ≈"}


Words = Mapping[str, Mapping[str, Said]]
"""What each word says, the longest first, by the letter that stands at the outer end of it."""


def _by_letter(end: int, *tables: Mapping[Said, str]) -> Words:
    pairs = [
        (word, said)
        for table in tables
        for said, words in table.items()
        for word in words.split(" | ")
    ]
    found: dict[str, dict[str, Said]] = {}
    for word, said in sorted(pairs, key=lambda pair: -len(pair[0])):
        found.setdefault(word[end], {})[word] = said
    return found


BEFORE = _by_letter(0, _ENGLISH_BEFORE, _CHINESE_BEFORE, _SIGNS_BEFORE)
BEHIND = _by_letter(-1, _ENGLISH_BEHIND, _CHINESE_BEHIND)

_SECOND, _THIRD, _FOURTH = Fraction(2), Fraction(3), Fraction(4)
_HALF = Fraction(1, 2)
WORDS = {
    "double": _SECOND, "doubled": _SECOND, "twice as many": _SECOND, "twice as much": _SECOND,
    "triple": _THIRD, "tripled": _THIRD, "quadruple": _FOURTH, "quadrupled": _FOURTH,
    "halve": _HALF, "halved": _HALF, "half as many": _HALF, "half as much": _HALF,
    "翻番": _SECOND, "翻倍": _SECOND, "翻一番": _SECOND, "翻两番": _FOURTH, "翻三番": Fraction(8),
    "减半": _HALF,
}  # fmt: skip
"""Words for a multiple. 翻 n 番 is doubling n times over."""

FALLS = frozenset(("halve", "halved", "减半"))
"""Those of them that are a fall, so that more of it leaves less."""

PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
COUNTED = {
    "one": 1, "two": 2, "three": 3, "four": 4, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6,
    "七": 7, "八": 8, "九": 9, "十": 10,
}  # fmt: skip
"""Fractions in words: two thirds, 三分之二."""

MEASURES = "家个户人项所座处台套辆件名"
"""Chinese words between a count and what is counted: 12家."""
