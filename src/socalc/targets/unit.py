"""What does a unit say about the figures that are in it: their scale, their currency, per cent?"""

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from socalc.targets.figure import CURRENCY_CODES, CURRENCY_NAMES, SCALE_WORDS, Figure, same_currency
from socalc.targets.problems import Refusal, refuse_acting, shortened

PERCENT_UNITS = ("%", "percent", "per cent")
"""How a unit of percentages begins: `% of GDP` is one as well."""

_LETTERS = ("k", "m")
"""Scale words that alone are a unit of their own: `m` is metres, `m yuan` is million yuan."""

_CHINESE_SCALES = sorted((w for w in SCALE_WORDS if not w.isascii()), key=len, reverse=True)
_CHINESE_MEASURES = ("千瓦", "千米", "千克", "千卡", "千伏", "千升", "千赫")
"""Words that start with a scale word and are a unit of their own, as kilometre is."""

_PLURALS = {f"{word}s": word for word in ("thousand", "million", "billion", "trillion")}
_MONEY = {
    **{name.lower(): code for name, code in CURRENCY_NAMES.items()},
    "dollar": "USD", "euro": "EUR", "yen": "JPY", "renminbi": "CNY", "sterling": "GBP",
    "美元": "USD", "欧元": "EUR", "日元": "JPY", "港元": "HKD", "英镑": "GBP",
}  # fmt: skip
"""Currencies by the words of a unit, in lower case."""

_GLUED = r"((?:US|HK|NT|A|C|S|R)?\$|[£€¥￥₹₩₽₺₫₴₦₱฿₪₡₲₵₸₼₾]|[A-Z]{3}(?=(?:k|m|bn|tn)$)|人民币)(.+)"
"""A currency and a scale word in one word: €m, US$bn, EURm, 人民币亿元."""


class Unit(NamedTuple):
    """A unit as typed, the power of ten it holds, and its currency if it is one."""

    text: str = ""
    power: int = 0
    currency: str = ""
    measure: str = ""
    """What is left of it without scale and currency."""

    @property
    def is_percent(self) -> bool:
        """Whether figures in this unit are percentages, also without the sign."""
        return self.text.lower().startswith(PERCENT_UNITS)

    def or_percent(self, *figures: Figure | None) -> "Unit":
        """This unit; where none is named, per cent if all of the figures are percentages."""
        is_percent = not self.text and all(figure and figure.percent for figure in figures)
        return PERCENT if is_percent else self

    def takes(self, figure: Figure) -> Figure:
        """The figure in this unit: 1.8 trillion is 1800 in bn yuan, and 36 is as exact as 36 bn.

        The number changes only where the figure has a scale word of its own; any other is in the
        unit already. What the unit says is as if it stood beside the figure: with a scale or per
        cent it was rounded at its last digit, and money is no count. Raises ``Refusal`` for a figure
        in another currency, for money and per cent, or for a scale word and per cent.

        >>> from socalc.targets.figure import parse_figure
        >>> int(parse_unit("bn yuan").takes(parse_figure("1.8 trillion")).value)
        1800
        >>> int(parse_unit("bn yuan").takes(parse_figure("36")).step)
        1
        """
        if figure.currency and self.currency and not same_currency(figure.currency, self.currency):
            raise self._refusal(figure, "write the figure and `unit:` in the same currency")
        if (figure.percent and self.currency) or (figure.currency and self.is_percent):
            raise self._refusal(figure, "write both in per cent, or both as money")
        if figure.scaled and self.is_percent:
            raise self._refusal(figure, "a percentage has no scale word: write 65%")
        if self.is_percent or (self.currency and not figure.currency):
            figure = figure._replace(
                percent=self.is_percent, currency=figure.currency or self.currency
            )
        if figure.scaled and self.power:
            one = 10**self.power
            return figure._replace(value=figure.value / one, step=figure.step / one, scaled=False)
        if (self.power or self.is_percent) and not figure.step:
            return figure._replace(step=Fraction(1))
        return figure

    def _refusal(self, figure: Figure, help: str) -> Refusal:
        return Refusal(f"`{shortened(figure.text)}` is not in `{shortened(self.text)}`", help)


NO_UNIT = Unit()
PERCENT = Unit("%")


@lru_cache(maxsize=256)
def parse_unit(text: str) -> Unit:
    """What a unit says. Raises ``Refusal`` for one with characters that act without being seen.

    >>> parse_unit("bn yuan")[1:], parse_unit("亿元")[1:], parse_unit("thousand firms")[1:]
    ((9, 'CNY', ''), (8, 'CNY', ''), (3, '', 'firms'))
    """
    refuse_acting(text)
    measured = re.split(r"/|\bper\b", text)[0]  # 1.2 deaths per thousand are not in thousands
    words = [part for word in re.split(r"[\s.()]+", measured) for part in _parted(word) if part]
    power, currency, others = 0, "", []
    for word in words:
        scale = _scale(word, alone=len(words) == 1)
        rest = word[len(scale) :] if scale in SCALE_WORDS and not scale.isascii() else word
        code = "" if scale and rest == word else _currency(rest)
        power = power or SCALE_WORDS.get(_PLURALS.get(scale, scale), 0)
        currency = currency or code
        if not (code or (scale and rest in ("", word))):
            others.append(rest)
    return Unit(text, power, currency, " ".join(others))


def _parted(word: str) -> tuple[str, ...]:
    """The word, or the currency and the rest where both are in it."""
    match = re.fullmatch(_GLUED, word)
    return match.groups() if match and _currency(match[1]) else (word,)


def _scale(word: str, alone: bool) -> str:
    """The scale word that a word is, or starts with in Chinese; empty if there is none."""
    lower = word.lower()
    if (lower in SCALE_WORDS and not (alone and lower in _LETTERS)) or lower in _PLURALS:
        return lower
    if word.startswith(_CHINESE_MEASURES):
        return ""
    return next((scale for scale in _CHINESE_SCALES if word.startswith(scale)), "")


def _currency(word: str) -> str:
    """The currency that a word names; empty if it names none."""
    return word if word in CURRENCY_CODES - {"RMB"} else _MONEY.get(word.lower(), "")
