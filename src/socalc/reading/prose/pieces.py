"""Of which pieces does a text consist: numbers with all that is glued to them, words, marks?

One pass over the text, whatever it holds: every pattern begins with a character that tells it from
all others, and none can match the same text in two ways.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from socalc.reading.prose.lexicon import CLASSIFIERS, ENTRIES, HAN_MAX, SCALES
from socalc.reading.prose.numerals import CHARACTERS, NUMERAL_MAX, numeral
from socalc.targets.figure import CURRENCY_CODES

_HAN = "\u3400-\u9fff"
_PIECE = re.compile(
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


class Piece(NamedTuple):
    """A piece of text and where it stands; ``figure`` is what a target file would have for it."""

    kind: str
    text: str
    start: int
    end: int
    figure: str = ""
    role: str = ""


def narrowed(text: str) -> str:
    """The text with full-width digits and unusual spaces as plain ones; every place stays."""
    return text.translate(_WIDE)


def pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces of a stretch of narrowed text, in their order."""
    place = start
    while match := _PIECE.search(text, place, end):
        kind, place = str(match.lastgroup), match.end()
        if kind == "currency":
            if place < end and text[place].isdigit() and _is_currency(match["currency"]):
                number = _PIECE.match(text, place, end)
                if number and number["number"]:
                    piece = _number(text, number, end, _typed_currency(match["currency"]))
                    yield piece._replace(start=match.start(), text=text[match.start() : piece.end])
                    place = piece.end
                    continue
            yield Piece("word", match[0].strip(), match.start(), place)
        elif kind == "number":
            piece = _number(text, match, end, "")
            yield piece
            place = piece.end
        elif kind == "han":
            yield from _han(match[0], match.start())
        elif kind == "mark":
            if note := _FOOTNOTE.match(text, match.start(), end):
                place = note.end()
                continue
            yield Piece("mark", match[0], match.start(), place)
        else:
            yield Piece(kind, match[0], match.start(), place)


def _is_currency(text: str) -> bool:
    code = text.rstrip("$. ")
    return not code.isalpha() or code in CURRENCY_CODES or text.startswith("Rs") or "$" in text


def _typed_currency(text: str) -> str:
    if text.startswith("Rs"):
        return "₹"
    if len(text) == 4:  # USD$ 5
        return text[:3] + " "
    return text + " " if text.isalpha() else text


def _number(text: str, match: re.Match[str], end: int, currency: str) -> Piece:
    """A number with its scale word, or what it is instead: per cent, points, a factor, or opaque."""
    digits, start, place = match["number"], match.start(), match.end()
    before = text[start - 1] if start else " "
    bad = digits.count(".") > 1 or (len(digits) > 1 and digits[0] == "0" and digits[1] != ".")
    bad |= len(digits) > 40 or (before.isalpha() and before.isascii()) or before in "_/#@."
    bad |= digits == "10" and text.startswith("\u2020", place)  # a power of ten
    if factor := _FACTOR.match(text, place, end):
        kind = "opaque" if bad or currency else "times"
        role = "times" if factor["times"] else "倍" if "倍" in factor[0] else "fold"
        return Piece(kind, text[start : factor.end()], start, factor.end(), digits, role)
    if percent := _PERCENT.match(text, place, end):
        kind = "points" if percent["points"] else "percent"
        figure = digits + ("pp" if percent["points"] else "%")
        place = percent.end()
        kind = "opaque" if bad or _GLUED.match(text, place, end) else kind
        return Piece(kind, text[start:place], start, place, figure)
    scale = _SCALE.match(text, place, end)
    word = ""
    if scale and (scale["gap"] != "-" or len(scale["word"]) > 1):
        letter = scale["word"].lower() in ("m", "b", "k")
        if not (letter and scale["gap"] and not currency):
            word, place = SCALES[scale["word"].lower()], scale.end()
    if not word and (letters := _LETTERS.match(text, place, end)):
        if letters[0].lower() in ("st", "nd", "rd", "th", "s", "d", "g") and not currency:
            return Piece("opaque", text[start : letters.end()], start, letters.end())
    elif not word and _GLUED.match(text, place, end):
        bad |= not _is_years(text, place, digits)
    figure = f"{currency}{digits.replace(' ', ',')}" + (f" {word}" if word else "")
    if word and not word.isascii():
        figure = figure.replace(" " + word, word)
    return Piece("opaque" if bad else "number", text[start:place], start, place, figure)


def _is_years(text: str, place: int, digits: str) -> bool:
    """Whether digits begin two years joined by a dash: 2019-2030."""
    return len(digits) == 4 and text[place] in "-–—−" and digits[:2] in ("18", "19", "20")


def _han(run: str, start: int) -> Iterator[Piece]:
    """The words of a run of Chinese: those of the tables, numerals, and what lies between."""
    place = unknown = 0
    while place < len(run):
        found = _han_word(run, place)
        if found is None:
            place += 1
            continue
        if unknown < place:
            yield Piece("word", run[unknown:place], start + unknown, start + place)
        length, piece = found
        yield piece._replace(start=start + place, end=start + place + length)
        place += length
        unknown = place
    if unknown < place:
        yield Piece("word", run[unknown:], start + unknown, start + place)


def _han_word(run: str, place: int) -> tuple[int, Piece] | None:
    may_count = run[place] in CHARACTERS or run.startswith("百分之", place)
    if may_count and (found := _han_number(run, place)):
        return found
    for length in range(min(HAN_MAX, len(run) - place), 0, -1):
        word = run[place : place + length]
        if entry := ENTRIES.get(word):
            return length, Piece(entry.kind, word, 0, 0, entry.figure, entry.role)
    return None


def _han_number(run: str, place: int) -> tuple[int, Piece] | None:
    percent = run.startswith("百分之", place)
    first = last = place + 3 * percent
    while last < len(run) and last - first < NUMERAL_MAX and run[last] in CHARACTERS | {"点"}:
        last += 1
    digits = numeral(run[first:last])
    if digits is None:
        return None
    length = last - place
    if percent:
        return length, Piece("percent", run[place:last], 0, 0, f"{digits}%")
    if run.startswith("个百分点", last):
        return length + 4, Piece("points", run[place : last + 4], 0, 0, f"{digits}pp")
    if run.startswith("成", last) and not run.startswith(("成为", "成立"), last):
        return length + 1, Piece("tenths", run[place : last + 1], 0, 0, f"{digits}0%")
    if run.startswith("倍", last):
        return length + 1, Piece("times", run[place : last + 1], 0, 0, digits, "倍")
    is_counted = any(run.startswith(word, last) for word in CLASSIFIERS)
    after_to = run[last : last + 1] in ("到", "至") and length == 1  # 两到三年
    if not (is_counted or after_to) or (place and run[place - 1] in "第统进同单唯专初"):
        return None
    return length, Piece("number", run[place:last], 0, 0, digits)
