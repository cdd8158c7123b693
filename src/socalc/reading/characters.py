"""Which text do the bytes of a file hold, and may it be shown?"""

import re

from socalc.reading.not_text import foreign
from socalc.targets.excerpt import LINE_END
from socalc.targets.hidden_characters import (
    ACTING,
    ACTING_REMEDY,
    BIDI,
    CONTROLS,
    TAKES_NO_ROOM,
    character_name,
)
from socalc.targets.problems import OF_A_KIND_MAX, Place, Problem, Problems, TargetFileError

BYTES_MAX = 64 * 1024 * 1024

_BYTE = "[\udc80-\udcff]"
_KINDS = (
    f"[{BIDI}]",
    rf"[{CONTROLS}\u2028\u2029\ud800-\udc7f\udd00-\udfff\ufeff\ufffe\uffff]",
    TAKES_NO_ROOM,
)
"""Of the characters that are refused in any text."""
_REFUSED = ACTING
_REFUSED_IN_VALUE = f"\r|{ACTING}"
_SHOWN_ASCII = bytes(range(0x20, 0x7F)) + b"\t\n"
_PLAIN = bytes([*b"\t\n\r", *range(0x20, 0x7F)])
"""What most files consist of, and what is found faster than a character that is refused."""

_BOM = b"\xef\xbb\xbf"


def decode(data: bytes, source: str, problems: Problems) -> str:
    """The text of a file's bytes, with or without a byte order mark.

    Adds a problem for characters that act on a terminal or on the order of what is shown, and puts
    the replacement character there. Raises ``TargetFileError`` for bytes that are not UTF-8, in one
    sentence for formats that are known by their first bytes.
    """
    text = utf8(data, source)
    if data.translate(None, _PLAIN) == b"" or re.search(_REFUSED, text) is None:
        return text
    _tell_refused(text, problems)
    return re.sub(_REFUSED, "\ufffd", text)


def utf8(data: bytes, source: str) -> str:
    """The text of a file's bytes. Raises ``TargetFileError`` for bytes that are not UTF-8, in one
    sentence for formats that are known by their first bytes."""
    if form := foreign(data):
        raise TargetFileError(source, [Problem(form.message, None, form.help)])
    data = data.removeprefix(_BOM)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = place_at(data[: error.start].decode("utf-8"))
        message = f"byte 0x{data[error.start]:02x} is not UTF-8"
        problem = Problem(message, place, "save the file as UTF-8")
        raise TargetFileError(source, [problem], data.decode("utf-8", "replace")) from None


def place_at(before: str) -> Place:
    """The place right after a text."""
    ends = before.count("\n") + before.count("\r") - before.count("\r\n")
    start = max(before.rfind("\n"), before.rfind("\r")) + 1
    return Place(ends + 1, len(before) - start + 1)


def _tell_refused(text: str, problems: Problems) -> None:
    """Add a problem for each kind of refused character in the first lines that have any; those in the
    others are counted."""
    number, start = 1, 0
    for _ in range(OF_A_KIND_MAX):
        match = re.compile(_REFUSED).search(text, start)
        if match is None:
            return
        number += place_at(text[start : match.start()]).line - 1
        start = match.start() - place_at(text[start : match.start()]).column + 1
        end = LINE_END.search(text, match.start())
        line = text[start : end.start()] if end else text[start:]
        problems += _refused_in(line, number, _KINDS)
        if end is None:
            return
        number, start = number + 1, end.end()
    problems.left_out += _count(_REFUSED, text[start:])


REMEDY = ACTING_REMEDY


def refused_in(value: str) -> str:
    """The name of the first character of a quoted value that is refused, or nothing."""
    match = re.search(_REFUSED_IN_VALUE, value)
    return character_name(match[0]) if match else ""


def shows_as_it_is(text: str) -> bool:
    """Whether a text holds nothing that is refused in a line, which has no carriage return either."""
    if text.isascii():  # several times faster than a search
        return not text.encode("ascii").translate(None, _SHOWN_ASCII)
    return re.search(_REFUSED_IN_VALUE, text) is None


def refused_in_line(line: str, number: int) -> list[Problem]:
    """What is wrong with the characters of a line that are refused: a problem for each kind, at the
    first of them, which counts the others. A lone surrogate stands for a byte that is not UTF-8."""
    return _refused_in(line, number, (_BYTE, "\r", *_KINDS))


def _refused_in(line: str, number: int, kinds: tuple[str, ...]) -> list[Problem]:
    found = []
    for kind in kinds:
        if match := re.search(kind, line):
            place = Place(number, match.start() + 1)
            found.append(_problem_of(match[0], place)._replace(more=_count(kind, line) - 1))
    return sorted(found, key=lambda problem: problem.place or Place(0, 0))


def _count(characters: str, text: str) -> int:
    return len(text) - len(re.sub(f"{characters}+", "", text))


def _problem_of(character: str, place: Place) -> Problem:
    if re.match(_BYTE, character):
        message = f"byte 0x{ord(character) - 0xDC00:02x} is not UTF-8"
        return Problem(message, place, "save the file as UTF-8")
    if character == "\r":
        message = "a carriage return that ends no line"
        return Problem(message, place, "end lines with LF or CRLF")
    return Problem(f"{character_name(character)} is refused", place, REMEDY)
