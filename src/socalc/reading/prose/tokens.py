"""What is each piece of a sentence: an amount, a change, a year, a hedge, a word with a part to play?"""

from socalc.reading.prose.dates import with_dates
from socalc.reading.prose.hedges import with_hedges
from socalc.reading.prose.lexicon import ABBREVIATIONS, ENTRIES, Entry, phrases
from socalc.reading.prose.numbers import with_numbers
from socalc.reading.prose.pieces import Piece
from socalc.reading.prose.token import ENDS, Token


def tokens(found: list[Piece]) -> list[Token]:
    """The tokens of a stretch of text, sentences divided by tokens of the kind ``end``."""
    return with_hedges(with_dates(with_numbers(_words(found))))


def _words(found: list[Piece]) -> list[Token]:
    """Each piece with its role; words that belong together as one token."""
    result: list[Token] = []
    place = 0
    while place < len(found):
        piece = found[place]
        count = 1
        if piece.kind == "mark":
            result.append(_mark(found, place))
        elif piece.kind == "word" and not piece.role:
            entry, count = _entry(found, place)
            text = " ".join(part.text for part in found[place : place + count])
            end = found[place + count - 1].end
            result.append(Token(entry.kind, entry.role, text, piece.start, end, entry.figure))
        else:
            result.append(
                Token(piece.kind, piece.role, piece.text, piece.start, piece.end, piece.figure)
            )
        place += count
    return result


_UNKNOWN = Entry("word", "")


def _entry(found: list[Piece], place: int) -> tuple[Entry, int]:
    """The entry of the tables for the words from a place on, and how many they are."""
    word = found[place].text.lower().replace("’", "'")
    for phrase in phrases(word):
        parts = phrase.split(" ")
        texts = [_plain(piece.text) for piece in found[place : place + len(parts)]]
        if texts == parts:
            return ENTRIES[phrase], len(parts)
    return ENTRIES.get(word) or ENTRIES.get(word.removesuffix("'s"), _UNKNOWN), 1


def _plain(text: str) -> str:
    return text.lower().replace("’", "'").removesuffix("'s")


def _mark(found: list[Piece], place: int) -> Token:
    piece = found[place]
    before = found[place - 1] if place else None
    after = found[place + 1] if place + 1 < len(found) else None
    text = piece.text
    if text in ENDS or (text == "." and not _is_within(piece, before, after)):
        return Token("end", "", text, piece.start, piece.end)
    if text in "-–" and before and after and before.end < piece.start and piece.end < after.start:
        text = "—"
    return Token("mark", "", text, piece.start, piece.end)


def _is_within(piece: Piece, before: Piece | None, after: Piece | None) -> bool:
    """Whether a full stop stands within a sentence: behind ``Inc`` or ``U.S``, or before small letters."""
    if after and (after.start == piece.end or after.text[:1].islower()):
        return True
    if before is None or before.kind != "word":
        return False
    return len(before.text) == 1 or before.text.lower() in ABBREVIATIONS
