"""The notation of the pages about formulas and verdicts: its equations are read, worked out, and altered.

Exact where only fractions are needed, otherwise with 50 digits. Names are words, with blanks between them.
"""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import isqrt
from pathlib import Path
from typing import Any, NamedTuple

import mpmath

Value = Any
"""A ``Fraction``, or a number of mpmath where a root or a logarithm is in the way."""

DIGITS = 50
_EXACT_POWER_MAX = 200

BLOCK = re.compile(r"^```(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

_TOKEN = re.compile(
    r"\s*(?:(?P<number>[\d,]*\d(?:\.\d+)?)|(?P<log>log)(?=\()"
    r"|(?P<word>(?:least|greatest) of|times|where the|is (?:negative|positive))\b"
    r"|(?P<name>[a-zA-Z]+(?: (?!where the|is )[a-zA-Z]+)*)|(?P<sign><=|>=|[-+*/^()|,<>±%]))"
)


class Token(NamedTuple):
    """A piece of an equation: its kind and its text."""

    kind: str
    text: str


class Nonsense(ValueError):
    """An expression that cannot be read or has no value."""


def tokens(text: str) -> list[Token]:
    """The pieces of an expression; raises ``Nonsense`` at anything the notation does not know.

    >>> [piece.text for piece in tokens("(target value / actual) ^ 2")]
    ['(', 'target value', '/', 'actual', ')', '^', '2']
    """
    found, place = [], 0
    text = text.rstrip()
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise Nonsense(text[place:])
        found.append(Token(match.lastgroup or "", match[match.lastgroup or 0]))
        place = match.end()
    return found


class _Reader:
    """Works an expression out while it reads it; each method is a rule of the grammar."""

    def __init__(self, pieces: list[Token], names: Mapping[str, Value]) -> None:
        self.pieces, self.names, self.place = pieces, names, 0

    def next_is(self, *texts: str) -> bool:
        return self.place < len(self.pieces) and self.pieces[self.place].text in texts

    def take(self, *texts: str) -> str:
        if self.place >= len(self.pieces) or (texts and not self.next_is(*texts)):
            raise Nonsense(f"{self.place}: {texts}")
        self.place += 1
        return self.pieces[self.place - 1].text

    def whole(self) -> Value:
        value = self.chain()
        if self.next_is(","):
            value *= self.sign_of_a_fall()
        if self.place != len(self.pieces):
            raise Nonsense(f"what is left over from {self.place}")
        return value

    def sign_of_a_fall(self) -> Value:
        """``, times -1 where the required growth is negative``"""
        self.take(",")
        self.take("times")
        factor = self.unary()
        self.take("where the")
        value = self.unary()
        is_meant = self.take("is negative", "is positive") == "is negative"
        return factor if (value < 0) == is_meant and value != 0 else Fraction(1)

    def chain(self) -> Value:
        """A value, or whether ``low <= a <= high``."""
        left = self.sum()
        if not self.next_is("<=", ">=", "<", ">"):
            return left
        holds = True
        while self.next_is("<=", ">=", "<", ">"):
            sign, right = self.take(), self.sum()
            first, last = (left, right) if sign[0] == "<" else (right, left)
            holds &= first <= last if sign[1:] else first < last
            left = right
        return holds

    def sum(self) -> Value:
        value = self.product()
        while self.next_is("+", "-"):
            value = value + self.product() if self.take() == "+" else value - self.product()
        return value

    def product(self) -> Value:
        value = self.unary()
        while self.next_is("*", "/"):
            value = value * self.unary() if self.take() == "*" else _quotient(value, self.unary())
        return value

    def unary(self) -> Value:
        if self.next_is("-"):
            self.take()
            return -self.unary()
        return self.power()

    def power(self) -> Value:
        value = self.atom()
        if self.next_is("^"):
            self.take()
            value = _power(value, self.unary())
        return value

    def atom(self) -> Value:
        if self.next_is("|"):
            return abs(self.between("|", "|"))
        if self.next_is("("):
            return self.between("(", ")")
        text = self.take()
        kind = self.pieces[self.place - 1].kind
        if kind == "log":
            return _log(self.between("(", ")"))
        if kind == "number":
            number = Fraction(text.replace(",", ""))
            if self.next_is("%"):
                self.take()
                number /= 100
            return number
        if kind != "name" or self.names.get(text) is None:
            raise Nonsense(text)
        return self.names[text]

    def between(self, left: str, right: str) -> Value:
        self.take(left)
        value = self.sum()
        self.take(right)
        return value


def _quotient(value: Value, by: Value) -> Value:
    if by == 0:
        raise Nonsense("a quotient by zero")
    return _real(value) / by if isinstance(by, mpmath.mpf) else value / by


def _real(value: Value) -> Value:
    if isinstance(value, Fraction):
        return mpmath.mpf(value.numerator) / value.denominator
    return value


def _power(value: Value, by: Value) -> Value:
    if isinstance(value, Fraction) and isinstance(by, Fraction):
        if value == 0 and by < 0:
            raise Nonsense("zero to a negative power")
        if by.denominator == 1 and abs(by) <= _EXACT_POWER_MAX:
            return value**by.numerator
        root = _square_root(value) if by.denominator == 2 else None
        if root is not None and abs(by) <= _EXACT_POWER_MAX:
            return root**by.numerator
    if value <= 0 or abs(by) > 10**6:
        raise Nonsense("a root that is no number")
    return mpmath.power(_real(value), _real(by))


def _square_root(value: Fraction) -> Fraction | None:
    """The root of a square, so that what lies at the end of a range lies there exactly."""
    if value <= 0:
        return None
    root = Fraction(isqrt(value.numerator), isqrt(value.denominator))
    return root if root * root == value else None


def _log(value: Value) -> Value:
    if value <= 0:
        raise Nonsense("the logarithm of no positive number")
    return mpmath.log(_real(value))


def value_of(pieces: list[Token], names: Mapping[str, Value]) -> Value:
    """What an expression comes to; raises ``Nonsense`` where it has no value.

    >>> value_of(tokens("-a ^ 2 / 3 + |b|"), {"a": Fraction(3), "b": Fraction(-1)})
    Fraction(-2, 1)
    """
    with mpmath.workdps(DIGITS):
        if pieces and pieces[0].text in ("least of", "greatest of"):
            corners = [_Reader(way, names).whole() for way in _ways(pieces[1:])]
            return min(corners) if pieces[0].text == "least of" else max(corners)
        return _Reader(pieces, _in_mpmath(names)).whole()


def _in_mpmath(names: Mapping[str, Value]) -> dict[str, Value]:
    """Numbers that the program could only give as doubles, as numbers that mix with roots."""
    return {
        name: mpmath.mpf(value) if isinstance(value, float) else value
        for name, value in names.items()
    }


def _ways(pieces: list[Token]) -> Iterator[list[Token]]:
    """An expression for each choice of the signs that ``±`` may be."""
    texts = [piece.text for piece in pieces]
    if "±" not in texts:
        yield pieces
        return
    place = texts.index("±")
    for sign in "+-":
        yield from _ways([*pieces[:place], Token("sign", sign), *pieces[place + 1 :]])


def altered(pieces: list[Token], names: list[str]) -> Iterator[list[Token]]:
    """The expression with one slip in it: another operator, name, number or comparison, a sign left out, or
    one more at the end."""
    for place, piece in enumerate(pieces):
        for other in _others(piece, names):
            yield [*pieces[:place], other, *pieces[place + 1 :]]
        if piece.kind == "log" or piece.text == "-":
            yield [*pieces[:place], *pieces[place + 1 :]]
    yield [*pieces, Token("sign", "+"), Token("number", "1")]
    bars = [place for place, piece in enumerate(pieces) if piece.text == "|"]
    if bars:
        yield [
            Token("sign", "()"[bars.index(place)]) if place in bars else piece
            for place, piece in enumerate(pieces)
        ]


_SLIPS = {
    **{sign: [other for other in "+-*/^" if other != sign] for sign in "+-*/^"},
    "±": ["+", "-"],
    "<=": ["<", ">="],
    ">=": [">", "<="],
    "<": ["<=", ">"],
    "least of": ["greatest of"],
    "greatest of": ["least of"],
    "is negative": ["is positive"],
}


def _others(piece: Token, names: list[str]) -> Iterator[Token]:
    if piece.kind == "name":
        yield from (Token("name", name) for name in names if name != piece.text)
    elif piece.kind == "number":
        number = Fraction(piece.text.replace(",", ""))
        yield Token("number", str(float(number) + 1))
        if number:
            yield Token("number", str(float(number) / 2))
    else:
        yield from (Token(piece.kind, other) for other in _SLIPS.get(piece.text, ()))


class Equation(NamedTuple):
    """An equation of a page: under which heading, in which of its blocks, of what, and how."""

    heading: str
    block: int
    name: str
    text: str


_WORKED = re.compile(
    r"((?:[(\d][\d.,]*|[-+*/^()%])(?: ?(?:[\d.,]+|[-+*/^()%]))*) = ([\d.,]*\d)( %)?"
)


class Worked(NamedTuple):
    """A calculation with numbers that a page shows, and what it says it comes to, as printed."""

    text: str
    result: Fraction
    margin: Fraction
    """Half a unit of the last digit of the result."""


def worked(page: Path) -> list[Worked]:
    """All calculations on a page, in its text and its blocks, without what the program prints."""
    text = re.sub(
        r"```console\n.*?^```$", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE
    )
    found = []
    for match in _WORKED.finditer(re.sub(r"\s+", " ", text)):
        calculation, printed, percent = match.groups()
        if any(sign in calculation for sign in "-+*/^"):
            digits = printed.replace(",", "")
            unit = Fraction(1, 10 ** len(digits.partition(".")[2])) / (100 if percent else 1)
            result = Fraction(digits) / (100 if percent else 1)
            found.append(Worked(calculation, result, unit / 2))
    return found


def equations(page: Path) -> list[Equation]:
    """All lines of the ``text`` blocks of a page as equations; one without ``=`` has no name."""
    found = []
    heading, block = "", 0
    pattern = re.compile(rf"^#+ (?P<heading>[^\n]*)$|{BLOCK.pattern}", re.MULTILINE | re.DOTALL)
    for part in pattern.finditer(page.read_text("utf-8")):
        if part["heading"]:
            heading, block = part["heading"], 0
        elif part[2] == "text":
            block += 1
            found += [Equation(heading, block, *_sides(line)) for line in part[3].splitlines()]
    return found


def _sides(line: str) -> tuple[str, str]:
    left, equals, right = line.partition(" = ")
    name, text = (left, right) if equals else ("", line)
    text = re.sub(r"(\w+) ± its margin", r"\1 ± margin of \1", text)
    return re.sub(r"\s+", " ", name).strip(), text.strip()
