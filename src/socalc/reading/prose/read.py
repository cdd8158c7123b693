"""Which claims and promises stand in the prose of a file?"""

import re
from collections.abc import Iterator
from itertools import pairwise

from socalc.reading.characters import utf8
from socalc.reading.prose.claims import claim_of, statements
from socalc.reading.prose.lexer import Token, narrowed
from socalc.reading.prose.page import Markup, Paragraph, markup_of, page_of, paragraphs
from socalc.reading.prose.promises import promises
from socalc.reading.prose.sentence import Sentence
from socalc.reading.prose.tokens import FIGURES, tokens
from socalc.targets.hidden_characters import CONTROLS
from socalc.targets.problems import Place, Problem, TargetFileError
from socalc.targets.prose import FoundClaim, Promise, Prose

FIGURES_MAX = 60
"""Figures a sentence may hold; what holds more is a table."""

TIED_MAX = 3
"""Sentences that are read together where each goes on about the one before."""

HEAD = 5
"""Tokens at the beginning of a sentence that may correct the one before: In fact, ..."""

_JUDGING = ("denied", "real")

_HINT = re.compile(
    r"[0-9０-９翻半一二两三四五六七八九十]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twel|teen"
    r"|single|doubl|tripl|trebl|quadrupl|halv|half",
    re.IGNORECASE,
)
"""What every paragraph with a claim or a promise holds."""


def read_prose(data: bytes, source: str, form: Markup | None = None) -> Prose:
    """The claims and promises in the bytes of a text; ``source`` is its name in messages.

    The form (plain text, Markdown, HTML) is told by the name or by how the text begins. Raises
    ``TargetFileError`` for bytes that are no text.

    >>> read_prose(b"The group merged its 66 firms into 12, 81.8% fewer.", "it").found[0].claim.stated.text
    '81.8%'
    """
    text = utf8(data, source)
    if b"\x00" in data:
        line = data.count(b"\n", 0, data.index(b"\x00")) + 1
        help = "save it as text in UTF-8"
        raise TargetFileError(source, [Problem("not a text: a NUL byte", Place(line, 1), help)])
    text = _UNREADABLE.sub("\ufffd", text)
    page = page_of(text, form or markup_of(source, text))
    claims: list[FoundClaim] = []
    goals: list[Promise] = []
    for start, end in paragraphs(page.text):
        if _HINT.search(page.text, start, end):
            paragraph = Paragraph(narrowed(page.text[start:end]), page, start, source)
            _read(paragraph, claims, goals)
    return Prose(source, tuple(claims), tuple(goals))


_UNREADABLE = re.compile(rf"[{CONTROLS}\u202a-\u202e\u2066-\u2069\u2028\u2029\ufffe\uffff]")
"""What acts on a terminal, or turns the order of what is read: nothing is read across it."""


def _read(paragraph: Paragraph, claims: list[FoundClaim], goals: list[Promise]) -> None:
    sentences = list(_sentences(tokens(paragraph.text)))
    for sentence in _with_what_follows(sentences):
        if not 0 < sum(token.kind in FIGURES for token in sentence.tokens) <= FIGURES_MAX:
            continue
        tied = statements(sentence)
        claims += filter(None, (claim_of(statement, paragraph) for statement in tied))
        taken = {
            i for statement in tied for i in (statement.pair.start.place, statement.pair.end.place)
        }
        taken |= {statement.change.place for statement in tied if statement.change}
        goals += promises(sentence, paragraph, frozenset(taken))


def _sentences(found: list[Token]) -> Iterator[tuple[Token, ...]]:
    sentence: list[Token] = []
    for token in found:
        sentence.append(token)
        if token.kind == "end":
            yield tuple(sentence)
            sentence = []
    if sentence:
        yield tuple(sentence)


def _with_what_follows(sentences: list[tuple[Token, ...]]) -> Iterator[Sentence]:
    """Each sentence, together with those after it that go on about the same thing."""
    place = 0
    while place < len(sentences):
        joined = sentences[place]
        until = place + 1
        while (
            until < min(place + TIED_MAX, len(sentences))
            and (_goes_on(sentences[until]) or _is_sequel(sentences, until))
            and any(token.is_amount or token.kind == "times" for token in joined)
        ):
            joined += sentences[until]
            until += 1
        yield Sentence(joined)
        place = until


def _goes_on(sentence: tuple[Token, ...]) -> bool:
    """Whether a sentence begins with a word for what the one before was about, or with a later date."""
    first = sentence[0]
    second = sentence[1] if len(sentence) > 1 else first
    if first.role in ("pronoun", "now") or any(t.role in _JUDGING for t in sentence[:HEAD]):
        return True
    is_until = first.role == "by" or first.text == "到"
    return is_until and (second.kind == "year" or second.role == "now")


def _is_sequel(sentences: list[tuple[Token, ...]], place: int) -> bool:
    """``In 2010 it had 40 schools. In 2020 there were 30 schools. That is ...``: a year begins the second,
    one noun is counted in both, and the third is about the two."""
    second = sentences[place]
    third = sentences[place + 1] if place + 1 < len(sentences) else ()
    if not third or third[0].role != "pronoun" or len(second) < 2:
        return False
    begins = second[0].role == "in" and second[1].kind == "year"
    return begins and bool(_counted(sentences[place - 1]) & _counted(second))


def _counted(sentence: tuple[Token, ...]) -> set[str]:
    """The words right behind the amounts of a sentence."""
    return {after.name for token, after in pairwise(sentence) if token.is_amount and after.is_noun}
