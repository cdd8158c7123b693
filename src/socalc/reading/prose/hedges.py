"""Which figures are hedged: about 25 %, more than doubled, 5%左右?"""

from socalc.reading.prose.token import NOTHING, Token

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
