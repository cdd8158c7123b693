"""What is each piece of a sentence: an amount, a change, a year, a hedge, a word with a part to play?"""

from socalc.reading.prose.dates import with_dates
from socalc.reading.prose.lexer import ENDS, NOTHING, OPEN, Token, at, lexed
from socalc.reading.prose.words import ABBREVIATIONS, PHRASES, WORDS, Word


def tokens(text: str) -> list[Token]:
    """The tokens of a narrowed text, sentences divided by tokens of the kind ``end``."""
    return with_hedges(with_dates(with_numbers(_with_roles(list(lexed(text))))))


def _with_roles(found: list[Token]) -> list[Token]:
    """Each token with its role; words that belong together as one token."""
    result: list[Token] = []
    place = 0
    while place < len(found):
        token = found[place]
        count = 1
        if token.kind == "mark":
            token = _mark(found, place)
        elif token.is_noun:
            entry, count = _entry(found, place)
            text = " ".join(part.text for part in found[place : place + count])
            end = found[place + count - 1].end
            token = Token(entry.kind, entry.role, text, token.start, end, entry.figure)
        result.append(token)
        place += count
    return result


_UNKNOWN = Word("word", "")


def _entry(found: list[Token], place: int) -> tuple[Word, int]:
    """The entry of the tables for the words from a place on, and how many they are."""
    word = found[place].name.replace("’", "'")
    for words, entry in PHRASES.get(word, ()):
        if [_plain(token) for token in found[place : place + len(words)]] == words:
            return entry, len(words)
    return WORDS.get(word) or WORDS.get(word.removesuffix("'s"), _UNKNOWN), 1


def _plain(token: Token) -> str:
    return token.name.replace("’", "'").removesuffix("'s")


def _mark(found: list[Token], place: int) -> Token:
    """A mark, or the end of a sentence; a dash between spaces is a long one."""
    mark, before, after = found[place], at(found, place - 1), at(found, place + 1)
    if mark.text in ENDS or (mark.text == "." and not _is_within(mark, before, after)):
        return mark._replace(kind="end")
    is_between = before is not NOTHING and after is not NOTHING
    if mark.text in "-–" and is_between and before.end < mark.start and mark.end < after.start:
        return mark._replace(text="—")
    return mark


def _is_within(mark: Token, before: Token, after: Token) -> bool:
    """Whether a full stop stands within a sentence: behind ``Inc`` or ``U.S``, or before small letters."""
    if after.start == mark.end or after.text[:1].islower():
        return True
    return before.kind == "word" and (len(before.text) == 1 or before.name in ABBREVIATIONS)


SIGNED = frozenset(("number", "percent", "points"))
_DASHES = frozenset("-−+–—~～")
_SPELLED = {"minus": "-", "plus": "+"}
_PRONOUN_BEFORE = frozenset(("to", "into", "the", "from", "adverb"))
_BEFORE_FRACTION = frozenset(("a", "an", "one", "by", "in"))


def with_numbers(tokens: list[Token]) -> list[Token]:
    """The tokens with numbers in words made numbers, signs taken in, and ranges made opaque."""
    return _with_signs(_with_words(tokens))


def _with_words(tokens: list[Token]) -> list[Token]:
    """``three`` as a number, ``six times`` and ``a third`` as what they are, ``1.5 points`` as points."""
    result: list[Token] = []
    place = 0
    while place < len(tokens):
        token, before, after = tokens[place], at(result, len(result) - 1), at(tokens, place + 1)
        if token.kind == "fraction" and token.text.isascii() and token.text.isalpha():
            if before.name not in _BEFORE_FRACTION and before.kind != "hedge":
                token = token._replace(kind="word", role="month" if token.name == "quarter" else "")
        elif token.kind == "numeral":
            is_pronoun = token.figure == "1" and before.role not in _PRONOUN_BEFORE
            counts = not is_pronoun and after.role != "of"
            token = token._replace(kind="number" if counts else "word")
        if token.kind == "number":
            number, token = token, _with_word_behind(before, token, after)
            place += token is not number
        result.append(token)
        place += 1
    return result


def _with_word_behind(before: Token, number: Token, after: Token) -> Token:
    """A number and the ``times``, ``points`` or ``basis points`` behind it as one token."""
    if after.name == "times" and number.text.isalpha():
        return number._replace(kind="times", role="times", end=after.end)
    points = ""
    if after.role == "basis" and number.figure.isdigit():
        points = f"{int(number.figure) / 100:.2f}pp"
    elif after.name in ("points", "point") and before.role in ("up", "down", "by"):
        points = f"{number.figure}pp"
    return number._replace(kind="points", figure=points, end=after.end) if points else number


def _with_signs(tokens: list[Token]) -> list[Token]:
    """Signs as a part of their figure; a dash between two figures makes both of them a range."""
    result: list[Token] = []
    for token in tokens:
        dash = result[-1] if result else NOTHING
        if token.kind == "percent" and dash.name in _SPELLED:
            result[-1] = token._replace(sign=_SPELLED[dash.name], start=dash.start)
            continue
        if token.kind not in SIGNED or dash.text not in _DASHES:
            result.append(token)
            continue
        first = at(result, len(result) - 2)
        is_figure = first.kind in ("number", "percent", "opaque")
        if is_figure and first.end == dash.start and dash.text != "+":
            result[-2:] = [_range(first, token)]
        elif _is_sign(dash, first, token):
            sign = "+" if dash.text == "+" else "-"
            result[-1] = token._replace(sign=sign, start=dash.start)
        else:
            result.append(token)
    return result


def _range(first: Token, last: Token) -> Token:
    """Two figures with a dash between them: one token, its ends as they are for years to be told."""
    figure = f"{first.figure}-{last.figure}"
    return Token("opaque", "range", figure, first.start, last.end, figure)


def _is_sign(dash: Token, first: Token, token: Token) -> bool:
    """Whether a dash or plus is a sign: it stands at the figure and at nothing else."""
    if dash.text == "—" or (dash.end != token.start and first.text not in OPEN):
        return False
    is_free = first is NOTHING or first.end < dash.start or first.text in OPEN
    return is_free or not first.text.isascii()


FIGURES = frozenset(("number", "percent", "points", "times", "fraction", "tenths"))
_SHARES = frozenset(("percent", "points", "fraction", "times"))
_BEHIND = frozenset("左右 以上 以下 多 余".split())
"""Hedges that stand behind their figure."""

_MOST = frozenset(("up to", "at most", "as much as", "最多"))
"""Hedges of the largest of several figures: by up to 12%."""

_SIDES = {"below": "down", "under": "down", "above": "up", "over": "up"}
"""Behind a share these compare: 6.1% below the 8,750 of last year."""

_COMPARED = {"more than": "up", "greater than": "up", "less than": "down", "fewer than": "down"}
"""As well as these: 35% more than in 2020."""

_OTHERWISE = {
    "over": "in", "under": "in", "around": "in", "about": "of", "above": "in", "below": "in",
    "up to": "to", "高于": "than", "低于": "than", "少于": "than",
}  # fmt: skip
"""What a hedge that stands at no figure does."""


def with_hedges(tokens: list[Token]) -> list[Token]:
    """The tokens with hedges taken into their figures; any other hedge is a plain word."""
    result: list[Token] = []
    for token in tokens:
        before = result[-1] if result else NOTHING
        if token.name == "up to" and before.role in ("up", "down", "move"):
            result += _split(token, "up", "to")  # moved up to 4.4 billion
        elif token.kind in FIGURES and before.kind == "hedge":
            role = "most" if before.name in _MOST else token.role
            result[-1] = token._replace(hedge=before.role, start=before.start, role=role)
        elif before.kind in _SHARES and token.name in _SIDES:
            result.append(token._replace(kind="word", role=_SIDES[token.name]))
        elif before.kind in _SHARES | {"number"} and token.name in _COMPARED:
            result += _split(token, _COMPARED[token.name], "than")
        elif before.kind in FIGURES and token.kind == "hedge" and token.text in _BEHIND:
            result[-1] = before._replace(hedge=token.role, end=token.end)
        else:
            result.append(token)
    return [_settled(token) if token.kind == "hedge" else token for token in result]


def _split(token: Token, role: str, then: str) -> list[Token]:
    """The two words of a hedge that is none, each with its role."""
    first, second = token.text.split(" ", 1)
    middle = token.start + len(first)
    return [
        Token("word", role, first, token.start, middle),
        Token("word", then, second, token.end - len(second), token.end),
    ]


def _settled(token: Token) -> Token:
    return token._replace(kind="word", role=_OTHERWISE.get(token.name, "adverb"))
