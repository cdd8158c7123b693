"""Which words and signs beside a number belong to it, and which numbers are in words?"""

from socalc.reading.prose.token import NOTHING, OPEN, Token, at

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
        if token.kind == "number" and after.name == "times" and token.text.isalpha():
            token = token._replace(kind="times", role="times", end=after.end)
            place += 1
        elif token.kind == "number" and after.role == "basis" and token.figure.isdigit():
            figure = f"{int(token.figure) / 100:.2f}pp"
            token = token._replace(kind="points", figure=figure, end=after.end)
            place += 1
        elif _is_points(before, token, after):
            token = token._replace(kind="points", figure=f"{token.figure}pp", end=after.end)
            place += 1
        result.append(token)
        place += 1
    return result


def _is_points(before: Token, token: Token, after: Token) -> bool:
    is_named = token.kind == "number" and after.name in ("points", "point")
    return is_named and before.role in ("up", "down", "by")


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
        if (
            first.kind in ("number", "percent", "opaque")
            and first.end == dash.start
            and dash.text != "+"
        ):
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
