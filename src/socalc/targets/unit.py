"""What does a unit say about the figures that are in it: their scale, their currency, per cent?"""

import re
from functools import lru_cache
from typing import NamedTuple

from socalc.targets.figure import CURRENCY_CODES, CURRENCY_NAMES, SCALE_WORDS, Figure, same_currency
from socalc.targets.problems import Refusal, refuse_acting, shortened

PERCENT_UNITS = ("%", "percent", "per cent")
"""How a unit of percentages begins: `% of GDP` is one as well."""

_LETTERS = ("k", "m")
"""Scale words that alone are a unit of their own: `m` is metres, `m yuan` is million yuan."""

_CHINESE_SCALES = sorted((w for w in SCALE_WORDS if not w.isascii()), key=len, reverse=True)


class Unit(NamedTuple):
    """A unit as typed, the power of ten it holds, and its currency if it is one."""

    text: str = ""
    power: int = 0
    currency: str = ""

    @property
    def is_percent(self) -> bool:
        """Whether figures in this unit are percentages, also without the sign."""
        return self.text.lower().startswith(PERCENT_UNITS)

    def takes(self, figure: Figure) -> Figure:
        """The figure in this unit: 1.8 trillion is 1800 in bn yuan.

        Only a figure with a scale word of its own changes; any other is in the unit already. Raises
        ``Refusal`` for a figure in another currency, for money and per cent, or for a
        scale word and per cent.

        >>> from socalc.targets.figure import parse_figure
        >>> int(parse_unit("bn yuan").takes(parse_figure("1.8 trillion")).value)
        1800
        """
        if figure.currency and self.currency and not same_currency(figure.currency, self.currency):
            raise self._refusal(figure, "write the figure and `unit:` in the same currency")
        if (figure.percent and self.currency) or (figure.currency and self.is_percent):
            raise self._refusal(figure, "write both in per cent, or both as money")
        if figure.scaled and self.is_percent:
            raise self._refusal(figure, "a percentage has no scale word: write 65%")
        if self.is_percent:
            figure = figure._replace(percent=True)
        if not (figure.scaled and self.power):
            return figure
        one = 10**self.power
        return figure._replace(value=figure.value / one, step=figure.step / one, scaled=False)

    def _refusal(self, figure: Figure, help: str) -> Refusal:
        return Refusal(f"`{shortened(figure.text)}` is not in `{shortened(self.text)}`", help)


NO_UNIT = Unit()
PERCENT = Unit("%")


@lru_cache(maxsize=256)
def parse_unit(text: str) -> Unit:
    """What a unit says. Raises ``Refusal`` for one with characters that act without being seen.

    >>> parse_unit("bn yuan")[1:], parse_unit("RMB bn")[1:], parse_unit("亿元")[1:], parse_unit("m")[1:]
    ((9, 'CNY'), (9, 'CNY'), (8, 'CNY'), (0, ''))
    """
    refuse_acting(text)
    measured = re.split(r"/|\bper\b", text)[0]  # 1.2 deaths per thousand are not in thousands
    words = [word for word in re.split(r"[\s.]+", measured) if word]
    power, currency = 0, ""
    for word in words:
        scale = next((scale for scale in _CHINESE_SCALES if word.startswith(scale)), "")
        rest = word.removeprefix(scale)
        if word.lower() in SCALE_WORDS and not (len(words) == 1 and word.lower() in _LETTERS):
            scale, rest = word.lower(), ""
        power = power or SCALE_WORDS.get(scale, 0)
        if rest in CURRENCY_CODES or rest in CURRENCY_NAMES:
            currency = currency or CURRENCY_NAMES.get(rest, rest)
    return Unit(text, power, currency)
