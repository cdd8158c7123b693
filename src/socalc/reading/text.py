"""Which text do the bytes of a file hold, and may it be shown?"""

import re

from socalc.targets.problems import Place, Problem, Problems, TargetFileError

BYTES_MAX = 64 * 1024 * 1024

LINE_END = re.compile("\r\n|\r|\n")

_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_BIDI = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_OTHERS = r"\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
_REFUSED = re.compile(f"[{_CONTROLS}{_BIDI}{_OTHERS}]")
_REFUSED_IN_VALUE = re.compile(rf"[\r{_CONTROLS}{_BIDI}{_OTHERS}]")
_IS_BIDI = re.compile(f"[{_BIDI}]")
_PLAIN = bytes([*b"\t\n\r", *range(0x20, 0x7F)])
"""What most files consist of, and what is found faster than a character that is refused."""

_BOM = b"\xef\xbb\xbf"


def decode(data: bytes, source: str, problems: Problems) -> str:
    """The text of a file's bytes, with or without a byte order mark.

    Adds a problem for characters that act on a terminal or on the order of what is shown, and puts
    the replacement character there. Raises ``TargetFileError`` for bytes that are not UTF-8.
    """
    data = data.removeprefix(_BOM)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = LINE_END.split(data[: error.start].decode("utf-8"))
        place = Place(len(before), len(before[-1]) + 1)
        message = f"byte 0x{data[error.start]:02x} is not UTF-8"
        problem = Problem(message, place, "save the file as UTF-8")
        raise TargetFileError(source, [problem], data.decode("utf-8", "replace")) from None
    if data.translate(None, _PLAIN) == b"" or _REFUSED.search(text) is None:
        return text
    for number, line in enumerate(LINE_END.split(text), start=1):
        for match in _REFUSED.finditer(line):
            place = Place(number, match.start() + 1)
            problems.append(Problem(f"{_name(match[0])} is refused", place, REMEDY))
    return _REFUSED.sub("\ufffd", text)


REMEDY = "delete it: it is invisible and can change what a reader sees"


def refused_in(value: str) -> str:
    """The name of the first character of a quoted value that is refused, or nothing."""
    match = _REFUSED_IN_VALUE.search(value)
    return _name(match[0]) if match else ""


def _name(character: str) -> str:
    kind = "bidirectional control" if _IS_BIDI.match(character) else "control character"
    return f"{kind} U+{ord(character):04X}"
