"""Is this no text in UTF-8 at all, and what can be done about it? Told by its first bytes."""

from typing import NamedTuple

HEAD = 8192
"""Bytes that are looked at for what a format is known by."""

_NULS_LEAST = 0.1
"""The share of NUL bytes from which on bytes are no text with a few slips."""

_NULS_FEW = 4
"""Fewer of them are slips in the shortest text."""

_CHINESE_LEAST = 0.8
"""The share of bytes above ASCII in pairs of GB 2312 from which on they are Chinese in GBK or GB18030."""

_TEXT = "save it as text in UTF-8"
_SHEET = "save the sheet as CSV in UTF-8, and read that"
_DOCUMENT = "save it as plain text in UTF-8, and read that"


class Foreign(NamedTuple):
    """What some bytes are instead of text, and the remedy."""

    what: str
    help: str

    @property
    def message(self) -> str:
        return f"this is {self.what}, not text in UTF-8"


def _packed(name: str, command: str) -> Foreign:
    return Foreign(f"{name} data", f"unpack it first: {command} FILE | socalc ... -")


_KNOWN = {
    b"\x1f\x8b": _packed("gzip", "gzip -dc"),
    b"\x28\xb5\x2f\xfd": _packed("zstd", "zstd -dc"),
    b"\xfd7zXZ\0": _packed("xz", "xz -dc"),
    b"\x04\x22\x4d\x18": _packed("lz4", "lz4 -dc"),
    **{
        f"BZh{level}1AY&SY".encode("ascii"): _packed("bzip2", "bzip2 -dc") for level in range(1, 10)
    },
    b"7z\xbc\xaf\x27\x1c": Foreign("a 7z archive", "unpack it first"),
    b"Rar!\x1a\x07": Foreign("a RAR archive", "unpack it first"),
    b"%PDF-": Foreign("a PDF", "take its text out first: pdftotext FILE -"),
    b"{\\rtf": Foreign("an RTF document", _DOCUMENT),
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": Foreign("an old Office file (.xls, .doc)", _SHEET),
    b"SQLite format 3\0": Foreign(
        "an SQLite database", "write its rows as CSV: sqlite3 -header -csv FILE 'select ...'"
    ),
    b"ARROW1\0": Foreign("an Arrow file", "write its rows as CSV first"),
    b"Obj\x01": Foreign("an Avro file", "write its rows as CSV first"),
    b"\x89PNG\r\n": Foreign("a picture", _TEXT),
    b"\xff\xd8\xff": Foreign("a picture", _TEXT),
}
"""Formats by their first bytes."""

_ZIPPED = {
    b"xl/": Foreign("an Excel workbook (.xlsx)", _SHEET),
    b"opendocument.spreadsheet": Foreign("an OpenDocument sheet (.ods)", _SHEET),
    b"word/": Foreign("a Word document (.docx)", _DOCUMENT),
    b"opendocument.text": Foreign("an OpenDocument text (.odt)", _DOCUMENT),
    b"ppt/": Foreign("a PowerPoint file (.pptx)", _DOCUMENT),
}
"""Formats that are zip archives, by what their first names or contents hold."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")

_MARKS = {
    b"\xff\xfe\0\0": "UTF-32LE",
    b"\0\0\xfe\xff": "UTF-32BE",
    b"\xff\xfe": "UTF-16LE",
    b"\xfe\xff": "UTF-16BE",
}
"""Byte order marks, the longer ones first."""


def foreign(data: bytes) -> Foreign | None:
    """What bytes are that are no text in UTF-8, where their beginning tells.

    >>> foreign(b"\\x1f\\x8b\\x08").message
    'this is gzip data, not text in UTF-8'
    >>> foreign("资产,+50%".encode("gbk")).what
    'text in GBK or GB18030'
    >>> foreign(b"target,goal\\nassets,+50%\\n"), foreign(b"caf\\xe9")
    (None, None)
    """
    head = data[:HEAD]
    if head.startswith(_ZIP):
        names = data[: 32 * HEAD]
        found = (form for name, form in _ZIPPED.items() if name in names)
        return next(found, Foreign("a zip archive", "unpack it first"))
    if head.startswith(b"PAR1") and (b"\0" in head or not head.isascii()):
        return Foreign("a Parquet file", "write its rows as CSV first")
    for start, form in _KNOWN.items():
        if head.startswith(start):
            return form
    for mark, encoding in _MARKS.items():
        if head.startswith(mark):
            return _encoded(encoding)
    if b"\0" in head:
        return _with_nuls(head)
    return _encoded("GB18030", "GBK or GB18030") if _is_chinese(head) else None


def _encoded(encoding: str, name: str = "") -> Foreign:
    help = f"save it as UTF-8: iconv -f {encoding} -t UTF-8 FILE"
    return Foreign(f"text in {name or encoding}", help)


def _with_nuls(head: bytes) -> Foreign | None:
    """What bytes with NUL bytes are; a few in UTF-8 are slips, and told with their places."""
    if head.count(0) < max(_NULS_FEW, _NULS_LEAST * len(head)) and _is_utf_8(head):
        return None
    for encoding in ("UTF-32LE", "UTF-32BE", "UTF-16LE", "UTF-16BE"):
        text = head[: len(head) // 4 * 4].decode(encoding, "replace")[:-1]
        if text and all(map(_is_read, text)):
            return _encoded(encoding)
    return Foreign("binary data", _TEXT)


def _is_read(character: str) -> bool:
    return (character.isprintable() and character != "\ufffd") or character in "\t\r\n"


def _is_utf_8(head: bytes) -> bool:
    """Whether bytes are UTF-8, but for a last character that is cut off."""
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.end == len(head) and len(head) - error.start < 4
    return True


def _is_chinese(head: bytes) -> bool:
    """Whether bytes that are no UTF-8 look like Chinese in an older encoding."""
    if head.isascii() or _is_utf_8(head):
        return False
    high = sum(byte >= 0x80 for byte in head)
    in_utf_8 = head.decode("utf-8", "ignore")
    if 2 * (len(in_utf_8.encode("utf-8")) - sum(map(str.isascii, in_utf_8))) > high:
        return False
    try:
        characters = head.decode("gb18030")
    except UnicodeDecodeError as error:
        if error.end < len(head) - 1:
            return False
        characters = head[: error.start].decode("gb18030")
    pairs = [c.encode("gb18030") for c in characters if not c.isascii()]
    plain = sum(2 for pair in pairs if len(pair) == 2 and min(pair) >= 0xA1)
    return plain >= max(2, _CHINESE_LEAST * high)
