"""Which text do the bytes of a file hold, and may it be shown?"""

import re
from collections.abc import Iterator

from socalc.targets.problems import Place, Problem, Problems, TargetFileError
from socalc.targets.shown import ACTING, ACTING_REMEDY, character_name

BYTES_MAX = 64 * 1024 * 1024

LINE_END = re.compile("\r\n|\r|\n")

_REFUSED = ACTING
_REFUSED_IN_VALUE = f"\r|{ACTING}"
_SHOWN_ASCII = bytes(range(0x20, 0x7F)) + b"\t\n"
_PLAIN = bytes([*b"\t\n\r", *range(0x20, 0x7F)])
"""What most files consist of, and what is found faster than a character that is refused."""

_BOM = b"\xef\xbb\xbf"


def decode(data: bytes, source: str, problems: Problems) -> str:
    """The text of a file's bytes, with or without a byte order mark.

    Adds a problem for characters that act on a terminal or on the order of what is shown, and puts
    the replacement character there. Raises ``TargetFileError`` for bytes that are not UTF-8.
    """
    text = utf8(data, source)
    if data.translate(None, _PLAIN) == b"" or re.search(_REFUSED, text) is None:
        return text
    for number, line in enumerate(LINE_END.split(text), start=1):
        for match in re.finditer(_REFUSED, line):
            place = Place(number, match.start() + 1)
            problems.append(Problem(f"{character_name(match[0])} is refused", place, REMEDY))
    return re.sub(_REFUSED, "\ufffd", text)


def utf8(data: bytes, source: str) -> str:
    """The text of a file's bytes. Raises ``TargetFileError`` for bytes that are not UTF-8."""
    data = data.removeprefix(_BOM)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = LINE_END.split(data[: error.start].decode("utf-8"))
        place = Place(len(before), len(before[-1]) + 1)
        message = f"byte 0x{data[error.start]:02x} is not UTF-8"
        problem = Problem(message, place, "save the file as UTF-8")
        raise TargetFileError(source, [problem], data.decode("utf-8", "replace")) from None


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


def refused_in_line(line: str) -> Iterator[tuple[int, str]]:
    """The characters of a line that are refused, each with its column."""
    return ((match.start() + 1, match[0]) for match in re.finditer(_REFUSED_IN_VALUE, line))


def problem_of(character: str, place: Place) -> Problem:
    """What is wrong with a refused character; a lone surrogate stands for a byte that is not UTF-8."""
    if "\udc80" <= character <= "\udcff":
        message = f"byte 0x{ord(character) - 0xDC00:02x} is not UTF-8"
        return Problem(message, place, "save the file as UTF-8")
    if character == "\r":
        message = "a carriage return that ends no line"
        return Problem(message, place, "end lines with LF or CRLF")
    return Problem(f"{character_name(character)} is refused", place, REMEDY)
