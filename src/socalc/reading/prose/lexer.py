"""Which signs stand for one thing: a number with all that is glued to it, a word, a mark?

One pass over the text, whatever it holds: every pattern begins with a character that tells it from
all others, and none can match the same text in two ways.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from socalc.reading.prose.words import CLASSIFIERS, HAN_MAX, SCALES, WORDS
from socalc.targets.figure import CURRENCY_CODES


class Token(NamedTuple):
    """A token of a sentence with the part it plays.

    Kinds: ``number``, ``percent``, ``points``, ``times`` (so many times as much), ``fraction`` (a
    third), ``tenths`` (三成), ``year``, ``period`` (two years), ``span`` (a number of years), ``word``,
    ``mark``, ``dots``, ``end`` (of a sentence), and ``opaque`` for figures that count nothing: pages,
    ranks, hours, ranges, parts of names. Until they are settled there are ``numeral`` and ``hedge``.
    """

    kind: str
    role: str
    """What a word does, from the tables of the languages."""
    text: str
    start: int
    end: int
    figure: str = ""
    """What a target file would have for it: ``63.5 billion``, ``34.4%``, ``x3``, ``2019-2030``."""
    hedge: str = ""
    """``about``, ``over``, ``under`` or ``nearly``, where such a word stands at it."""
    sign: str = ""
    """The sign that is printed before it."""

    @property
    def is_amount(self) -> bool:
        """Whether it may be a value."""
        return self.kind in ("number", "percent")

    @property
    def is_thing(self) -> bool:
        """Whether it is a figure that counts nothing, and is not the day of a date."""
        return self.kind == "opaque" and self.role != "day"

    @property
    def is_noun(self) -> bool:
        """Whether it is a word that the tables do not know."""
        return self.kind == "word" and not self.role

    @property
    def name(self) -> str:
        """The text in small letters."""
        return self.text.lower()


NOTHING = Token("end", "", "", -1, -1)
"""What stands before the first token and after the last."""

ENDS = frozenset("。！？；!?;")
BOUNDARIES = frozenset(",，、—:：(（)）")
OPEN, CLOSE = frozenset("(（"), frozenset(")）")


def at(tokens: list[Token], place: int) -> Token:
    """The token at a place, or nothing."""
    return tokens[place] if 0 <= place < len(tokens) else NOTHING


_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
           "八": 8, "九": 9}  # fmt: skip
_UNITS = {"十": 10, "百": 100, "千": 1000}
CHARACTERS = frozenset(_DIGITS) | frozenset(_UNITS)
_NUMERAL = CHARACTERS | {"点"}

NUMERAL_MAX = 12
"""Characters a numeral may have, its decimals included."""


_HAN = "\u3400-\u9fff"
_SIGNS = re.compile(
    rf"""(?P<currency>(?:US|HK|NT|A|C|S|R)?\$|[£€¥￥₹]|Rs\.?(?=\s?[0-9])|[A-Z]{{3}}\$?(?=\s?[0-9]))\s?
    | (?P<number>[0-9]{{1,3}}(?:,[0-9]{{3}}(?![0-9]))+(?:\.[0-9]+)?
        | [1-9][0-9]{{0,2}}(?:[\u00a0\u202f\u2009 ][0-9]{{3}}(?![0-9]|,[0-9]))+(?:\.[0-9]+)?
        | [0-9]+(?:\.[0-9]+)*)
    | (?P<han>[{_HAN}]+)
    | (?P<word>[^\W\d_{_HAN}](?:[^\W{_HAN}]|[’'-](?=[^\W_{_HAN}]))*(?:\.(?=[A-Za-z]\.)[A-Za-z](?:\.[A-Za-z])*)?)
    | (?P<dots>\.\.\.+|…+)
    | (?P<mark>\S)""",
    re.VERBOSE,
)
_PERCENT = re.compile(
    r"\s?(?:(?P<points>percentage[- ]points?\b|pp\b|p\.p\.|个百分点|percent points?\b|%-points?\b)"
    r"|(?P<percent>%|percent\b|per[ -]cent\b|pct\b))"
)
_SCALE = re.compile(
    r"(?P<gap>[\s\u00a0-]?)(?P<word>万亿|千亿|百亿|亿|千万|百万|万|千(?![瓦克米赫伏])"
    r"|(?i:thousand|millions?|mn|mln|mio|bn|billions?|bln|tn|trn|trillions?|[kmb])(?![A-Za-z0-9²³/]))"
)
_FACTOR = re.compile(r"(?:\s?[x×](?![A-Za-z0-9])|[\s-]?fold\b|\s?倍)|\s(?P<times>times)\b")
_LETTERS = re.compile(r"[A-Za-z]+")
_GLUED = re.compile(r"[-–—−]?[0-9]|[/:,.][0-9]")
_FOOTNOTE = re.compile(r"\[[0-9a-z]{1,3}\]|[¹²³⁴⁵⁶⁷⁸⁹⁰†‡]+")
_WIDE = {0xFF10 + digit: 0x30 + digit for digit in range(10)} | {
    0xFF05: 0x25, 0xFF0E: 0x2E, 0x3000: 0x20, 0xA0: 0x20, 0x202F: 0x20, 0x2009: 0x20,
    0xFF0D: 0x2D, 0xFF0B: 0x2B,
}  # fmt: skip


def narrowed(text: str) -> str:
    """The text with full-width digits and unusual spaces as plain ones; every place stays."""
    return text.translate(_WIDE)


def lexed(text: str) -> Iterator[Token]:
    """The tokens of a narrowed text in their order, no word but a Chinese one with its role."""
    place = 0
    while match := _SIGNS.search(text, place):
        kind, start, place = str(match.lastgroup), match.start(), match.end()
        if kind == "currency":
            number = _SIGNS.match(text, place) if _is_currency(match[kind]) else None
            if number and number["number"]:
                token = _number(text, number, _typed_currency(match[kind]))
                place = token.end
                yield token._replace(start=start, text=text[start:place])
            else:
                yield Token("word", "", match[0].strip(), start, place)
        elif kind == "number":
            token = _number(text, match, "")
            yield token
            place = token.end
        elif kind == "han":
            yield from _han(match[0], start)
        elif kind == "mark" and (note := _FOOTNOTE.match(text, start)):
            place = note.end()
        else:
            yield Token(kind, "", match[0], start, place)


def _is_currency(text: str) -> bool:
    code = text.rstrip("$. ")
    return not code.isalpha() or code in CURRENCY_CODES or text.startswith("Rs") or "$" in text


def _typed_currency(text: str) -> str:
    if text.startswith("Rs"):
        return "₹"
    if len(text) == 4:  # USD$ 5
        return text[:3] + " "
    return text + " " if text.isalpha() else text


def _number(text: str, match: re.Match[str], currency: str) -> Token:
    """A number with its scale word, or what it is instead: per cent, points, a factor, or opaque."""
    digits, start, place = match["number"], match.start(), match.end()
    before = text[start - 1] if start else " "
    bad = digits.count(".") > 1 or (len(digits) > 1 and digits[0] == "0" and digits[1] != ".")
    bad |= len(digits) > 40 or (before.isalpha() and before.isascii()) or before in "_/#@."
    bad |= digits == "10" and text.startswith("\u2020", place)  # a power of ten
    if factor := _FACTOR.match(text, place):
        kind = "opaque" if bad or currency else "times"
        role = "times" if factor["times"] else "倍" if "倍" in factor[0] else "fold"
        return Token(kind, role, text[start : factor.end()], start, factor.end(), digits)
    if percent := _PERCENT.match(text, place):
        kind = "points" if percent["points"] else "percent"
        figure = digits + ("pp" if percent["points"] else "%")
        place = percent.end()
        kind = "opaque" if bad or _GLUED.match(text, place) else kind
        return Token(kind, "", text[start:place], start, place, figure)
    scale = _SCALE.match(text, place)
    word = ""
    if scale and (scale["gap"] != "-" or len(scale["word"]) > 1):
        letter = scale["word"].lower() in ("m", "b", "k")
        if not (letter and scale["gap"] and not currency):
            word, place = SCALES[scale["word"].lower()], scale.end()
    if not word and (letters := _LETTERS.match(text, place)):
        if letters[0].lower() in ("st", "nd", "rd", "th", "s", "d", "g") and not currency:
            return Token("opaque", "", text[start : letters.end()], start, letters.end())
    elif not word and _GLUED.match(text, place):
        bad |= not _is_years(text, place, digits)
    figure = f"{currency}{digits.replace(' ', ',')}" + (f" {word}" if word else "")
    if word and not word.isascii():
        figure = figure.replace(" " + word, word)
    return Token("opaque" if bad else "number", "", text[start:place], start, place, figure)


def _is_years(text: str, place: int, digits: str) -> bool:
    """Whether digits begin two years joined by a dash: 2019-2030."""
    return len(digits) == 4 and text[place] in "-–—−" and digits[:2] in ("18", "19", "20")


def _han(run: str, start: int) -> Iterator[Token]:
    """The words of a run of Chinese: those of the tables, numerals, and what lies between."""
    place = unknown = 0
    while place < len(run):
        token = _han_word(run, place)
        if token is None:
            place += 1
            continue
        if unknown < place:
            yield Token("word", "", run[unknown:place], start + unknown, start + place)
        unknown = place + len(token.text)
        yield token._replace(start=start + place, end=start + unknown)
        place = unknown
    if unknown < place:
        yield Token("word", "", run[unknown:], start + unknown, start + place)


def _han_word(run: str, place: int) -> Token | None:
    """The word of the tables or the numeral that begins at a place of a run; its own place is yet to be told."""
    may_count = run[place] in CHARACTERS or run.startswith("百分之", place)
    if may_count and (found := _han_number(run, place)):
        return found
    for length in range(min(HAN_MAX, len(run) - place), 0, -1):
        word = run[place : place + length]
        if entry := WORDS.get(word):
            return Token(entry.kind, entry.role, word, 0, 0, entry.figure)
    return None


def _han_number(run: str, place: int) -> Token | None:
    percent = run.startswith("百分之", place)
    first = last = place + 3 * percent
    while last < len(run) and last - first < NUMERAL_MAX and run[last] in _NUMERAL:
        last += 1
    digits = numeral(run[first:last])
    if digits is None:
        return None
    kind, role, sign, length = "number", "", "", 0
    if percent:
        kind, sign = "percent", "%"
    elif run.startswith("个百分点", last):
        kind, sign, length = "points", "pp", 4
    elif run.startswith("成", last) and not run.startswith(("成为", "成立"), last):
        kind, sign, length = "tenths", "0%", 1
    elif run.startswith("倍", last):
        kind, role, length = "times", "倍", 1
    else:
        is_counted = run.startswith(CLASSIFIERS, last)
        after_to = run[last : last + 1] in ("到", "至") and last - place == 1  # 两到三年
        if not (is_counted or after_to) or (place and run[place - 1] in "第统进同单唯专初"):
            return None
    return Token(kind, role, run[place : last + length], 0, 0, digits + sign)


def numeral(text: str) -> str | None:
    """The digits of a numeral up to thousands, with its decimals; ``None`` for what is none.

    >>> numeral("七十二"), numeral("三十五点六"), numeral("两"), numeral("百十千")
    ('72', '35.6', '2', None)
    """
    whole, point, decimals = text[:NUMERAL_MAX].partition("点")
    value = _thousands(whole)
    if value is None or (point and not decimals):
        return None
    digits = [_DIGITS.get(character) for character in decimals]
    if None in digits:
        return None
    return f"{value}{'.' if point else ''}{''.join(map(str, digits))}"


def _thousands(text: str) -> int | None:
    if not text:
        return None
    total, digit, last = 0, None, 10_000
    for character in text:
        if character in _UNITS:
            unit = _UNITS[character]
            if unit >= last or (digit is None and unit != 10):
                return None
            total += (1 if digit is None else digit) * unit
            digit, last = None, unit
        else:
            if digit:
                return None
            digit = _DIGITS.get(character)
            if digit is None:
                return None
    return total + (digit or 0)
