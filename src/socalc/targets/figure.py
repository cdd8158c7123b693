"""What number does a typed figure mean, and how exact is it?

This is the one door for numbers: text goes in, an exact fraction comes out, and how the figure was
printed is kept, because that says which other numbers would have been printed alike.
"""

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from socalc.targets.problems import Refusal, shortened, stripped

DIGITS_MAX = 40
"""Digits a number may have; more is a slip of the keyboard or an attack."""

EXPONENT_MAX = 300
"""Numbers other than 0 lie between 1e-300 and 1e300."""

SCALE_WORDS = {
    "k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9, "tn": 12, "trillion": 12,
    "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "百亿": 10, "千亿": 11, "万亿": 12,
}  # fmt: skip
"""Words that multiply a number by a power of ten."""

CURRENCY_CODES = frozenset(
    """AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP
    BYN BZD CAD CDF CHF CLP CNH CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP
    GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR
    KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN
    MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RMB RON RSD RUB RWF SAR SBD
    SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX
    USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL""".split()
)
"""ISO 4217, and RMB for the renminbi."""

CURRENCY_NAMES = {
    "$": "USD", "US$": "USD", "dollars": "USD", "HK$": "HKD", "NT$": "TWD", "A$": "AUD",
    "C$": "CAD", "S$": "SGD", "R$": "BRL", "€": "EUR", "euros": "EUR", "£": "GBP", "₹": "INR",
    "￥": "¥", "RMB": "CNY", "yuan": "CNY", "元": "CNY", "人民币": "CNY",
}  # fmt: skip
"""Other names of a currency: two figures of one target must not be in two currencies."""

_SIGN = r"(?:US|HK|NT|A|C|S|R)?\$|[£€¥￥₹₩₽₺₫₴₦₱฿₪₡₲₵₸₼₾]"
_CURRENCY = rf"{_SIGN}|[A-Z]{{3}}(?![A-Za-z])|dollars|euros|yuan|元|人民币"
_SCALE = "|".join(sorted(SCALE_WORDS, key=len, reverse=True))
_FIGURE = rf"""(?x)(?P<about>(?i:about|around|approximately|roughly|约|大约)\s*|[~≈]\s*)?
    (?:(?P<sign>[-+−])\s*)?
    (?:(?P<before>{_CURRENCY})\s*)?
    (?P<inner>[-−])?
    (?P<whole>[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]+)
    (?:\.(?P<decimals>[0-9]+))?
    (?:[eE](?P<exponent>[-+]?[0-9]+))?
    (?:\s*(?P<scale>(?i:{_SCALE}))(?![A-Za-z]))?
    (?:\s*(?P<after>{_CURRENCY}))?
    (?P<percent>\s*(?:%|percent\b|per\ cent\b))?"""
"""A text, since most files have no use for what takes a millisecond to compile."""

_PLAIN = re.compile(r"(0|[1-9][0-9]*)(?:\.([0-9]+))?(%)?")
"""What most figures look like; the same as above, read in a quarter of the time."""

_LOOKS_GROUPED = r"[0-9][0-9.,' _\u00a0\u202f]*[0-9]"


class Figure(NamedTuple):
    """A typed figure: its text, the number it means, and how exactly it was printed."""

    text: str
    value: Fraction
    """Exact; of a percentage the number before the sign, so 60 for ``60%``."""
    step: Fraction = Fraction(0)
    """One unit of the last printed place; 0 for a plain integer, which is a count and exact."""
    about: bool = False
    percent: bool = False
    scaled: bool = False
    """Whether it holds a scale word, and so does not depend on the scale of its target's unit."""
    currency: str = ""

    @property
    def margin(self) -> Fraction:
        """How far the true number may lie from the printed one: half a step, with ``about`` a whole."""
        return self.step / 2 if self.step and not self.about else self.step

    @property
    def is_count(self) -> bool:
        """Whether this is a whole number of things: exact, and no money."""
        return self.is_whole and not self.currency

    @property
    def is_whole(self) -> bool:
        """Whether this is a whole number that is exact."""
        return not self.step and self.value.denominator == 1

    @property
    def low(self) -> Fraction:
        """The least number that is printed like this."""
        return self.value - self.margin if self.step else self.value

    @property
    def high(self) -> Fraction:
        """The greatest number that is printed like this."""
        return self.value + self.margin if self.step else self.value

    @property
    def ends(self) -> tuple[Fraction, ...]:
        """The least and the greatest number; of an exact figure, its one number."""
        return (self.low, self.high) if self.step else (self.value,)


def parse_figure(text: str) -> Figure:
    """The figure that a text means.

    Takes ``1234.5``, ``1,234.5``, ``1.5e6``, ``1.2 trillion``, ``36 bn``, ``3.5亿元``, a currency
    sign or code before or after, ``60%``, ``about 1.2 trillion``. Raises ``Refusal`` for anything
    else, in particular for what two readers would read as two numbers (``1.234,5``, ``1,23``).

    >>> parse_figure("1,234.5").value
    Fraction(2469, 2)
    >>> figure = parse_figure("about 36 bn")
    >>> int(figure.low), int(figure.high)
    (35000000000, 37000000000)
    """
    typed = stripped(text)
    if len(typed) <= DIGITS_MAX and (simple := _PLAIN.fullmatch(typed)):
        return _plain_figure(text, *simple.groups())
    match = re.fullmatch(_FIGURE, in_ascii(typed))
    if match is None:
        raise _refusal(text)
    about, sign, before, inner, whole, decimals, exponent, scale, after, percent = match.groups()
    if sign == "+":
        raise Refusal(
            f"a sign before a value says nothing: `{shortened(text)}`",
            "leave the + out; in a goal, `+20` is an amount to add",
        )
    if (sign and inner) or (len(whole) > 1 and whole[0] == "0"):
        raise _refusal(text)
    value, step = _exactly(text, whole.replace(",", ""), decimals or "", exponent or "0", scale)
    plain = not (decimals or exponent or scale or percent)
    return Figure(
        text,
        -value if sign or inner else value,
        Fraction(0) if plain and not about else step,
        about is not None,
        percent is not None,
        scale is not None,
        _currency(text, before, after) if before or after else "",
    )


_FULL_WIDTH = {0xFF01 + place: 0x21 + place for place in range(94)} | {0x3000: " "}


def in_ascii(text: str) -> str:
    """A text with the full-width digits and signs of Chinese typesetting as plain ones.

    >>> in_ascii("＋５０％")
    '+50%'
    """
    return text if text.isascii() else text.translate(_FULL_WIDTH)


def _plain_figure(text: str, whole: str, decimals: str | None, percent: str | None) -> Figure:
    if decimals is None and percent is None:
        return Figure(text, Fraction(int(whole)))
    places = len(decimals or "")
    value = Fraction(int(whole + (decimals or "")), 10**places)
    return Figure(text, value, _place(places), percent=percent is not None)


@lru_cache
def _place(decimals: int) -> Fraction:
    """One unit of the last of so many decimal places."""
    return Fraction(1, 10**decimals)


def parse_count(text: str) -> Figure:
    """A figure for how many there are. Raises ``Refusal`` for fewer than none."""
    figure = parse_figure(text)
    if figure.value < 0:
        raise Refusal(f"fewer than none: `{shortened(text)}`", "a count is 0 or more")
    return figure


def parse_whole(text: str) -> int:
    """A whole number that is exact. Raises ``Refusal`` for anything else."""
    figure = parse_count(text)
    if not figure.is_whole:
        raise Refusal(f"not a whole number: `{shortened(text)}`", "write all its digits: 542")
    return int(figure.value)


def _exactly(
    text: str, whole: str, decimals: str, exponent: str, scale: str | None
) -> tuple[Fraction, Fraction]:
    """The number and one unit of its last place, refused before any costly conversion."""
    if len(whole) + len(decimals) > DIGITS_MAX:
        raise Refusal(
            f"a number of more than {DIGITS_MAX} digits: `{shortened(text)}`",
            "shorten it; no published figure is that exact",
        )
    digits = int(whole + decimals)
    power = (int(exponent) if len(exponent) < 6 else 10**6) - len(decimals)
    power += SCALE_WORDS[scale.lower()] if scale else 0
    size = power + len(str(digits)) - 1
    if not -EXPONENT_MAX <= size <= EXPONENT_MAX or (
        size == EXPONENT_MAX and digits > 10 ** (size - power)
    ):
        raise Refusal(
            f"a number beyond 1e-{EXPONENT_MAX} to 1e{EXPONENT_MAX}: `{shortened(text)}`",
            "choose a larger or smaller unit",
        )
    if power >= 0:
        return Fraction(digits * 10**power), Fraction(10**power)
    return Fraction(digits, 10**-power), Fraction(1, 10**-power)


def _currency(text: str, before: str | None, after: str | None) -> str:
    names = [CURRENCY_NAMES.get(name, name) for name in (before, after) if name]
    for name in names:
        if name.isascii() and name not in CURRENCY_CODES:
            raise Refusal(
                f"unknown currency code `{name}` in `{shortened(text)}`",
                "write an ISO 4217 code such as CNY, or put the word into `unit:`",
            )
    if len(names) == 2 and not same_currency(*names):
        raise Refusal(f"two currencies in `{shortened(text)}`", "keep one of them")
    return names[-1]


def same_currency(first: str, second: str) -> bool:
    """Whether two currencies may be one: ¥ is the sign of the yuan and of the yen.

    >>> same_currency("¥", "CNY"), same_currency("¥", "EUR")
    (True, False)
    """
    if "¥" in (first, second):
        return {first, second} <= {"¥", "CNY", "JPY"}
    return first == second


NUMBER_FORMS = "write one such as 1234.5, 1,234.5, 1.5e6 or 36 bn"
"""The help where nothing better can be told."""


def _refusal(text: str) -> Refusal:
    """What is wrong with a text that is no figure, as exactly as can be told."""
    shown = f"`{shortened(text)}`"
    bare = re.sub("^[-+−] *", "", text.strip()).lower()
    if not bare:
        return Refusal(f"a number is missing: {shown}", "write one, such as 1234.5")
    if bare in ("nan", "inf", ".nan", ".inf", "infinity"):
        return Refusal(f"no finite number: {shown}", "write a number such as 1234.5")
    if any(character.isdigit() and not character.isascii() for character in text):
        return Refusal(f"digits that are not ASCII: {shown}", "write them as 0 to 9")
    if bare[0] == "." or bare[-1] == ".":
        return Refusal(
            f"not a number: {shown}", "write a digit on both sides of the point: 0.5, 5.0"
        )
    if re.fullmatch("0[0-9]+([.,].*)?", bare):
        return Refusal(f"a number with a leading zero: {shown}", "leave the zero out")
    if re.fullmatch(_LOOKS_GROUPED, bare):
        return Refusal(
            f"a number that can be read in two ways: {shown}",
            "write 1234.5 or 1,234.5: a point before decimals, commas only between groups of three",
        )
    word = re.fullmatch(
        r"[^A-Za-z]*[0-9][0-9.,]*\s*([A-Za-z\u4e00-\u9fff][A-Za-z\u4e00-\u9fff ]*)", text.strip()
    )
    if word:
        return Refusal(
            f"unknown word `{shortened(word[1])}` after the number in {shown}",
            "scale words are k, m, bn, tn, thousand, million, billion, trillion, 万, 亿, 万亿; "
            "any other word belongs into `unit:`",
        )
    return Refusal(f"not a number: {shown}", NUMBER_FORMS)
