"""Which characters act without being seen, and how is a text shown that may hold them?

Names of files, options and variables are other people's texts, as those in a file are. None may move a
cursor, turn the order of what is read, end a line, or begin a command of the runner that collects the output.
"""

import re

CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
"""C0 and C1 without tab, line feed and carriage return."""

BIDI = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""What changes the direction of text, by Unicode's UAX #9."""

INVISIBLE = r"\u00ad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufff9-\ufffb\U000e0000-\U000e007f"
"""Soft hyphen, zero-width space, annotations, tags: they take no room."""

JOINERS = r"\u200c\u200d"
JOINED = (
    r"\u0600-\u0dff\u1780-\u17ff\u1800-\u180d\u1810-\u18af\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
)
"""Scripts from Arabic to Sinhala, Khmer, Mongolian, and emoji: between two of these a joiner is seen."""

OTHERS = r"\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
"""Separators of lines and paragraphs, what stands for bytes that are not UTF-8, byte order marks."""

TAKES_NO_ROOM = f"(?:[{INVISIBLE}]|(?<![{JOINED}])[{JOINERS}]|[{JOINERS}](?![{JOINED}]))"
"""A pattern for what nobody sees, whatever stands beside it."""

ACTING = f"(?:[{CONTROLS}{BIDI}{OTHERS}]|{TAKES_NO_ROOM})"
"""A pattern for one of these, or a joiner that joins nothing."""

ACTING_REMEDY = "delete it: it is invisible and can change what a reader sees"

BLANKS = " \t\n\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""What may stand around a value without being part of it. Control characters are no blanks, although Python's
``strip`` and ``\\s`` take U+001C to U+001F and U+0085 for some."""

_ESCAPED = f"[\t\n\r]|{ACTING}"
_ESCAPED_IN_LINES = f"\r|{ACTING}"
"""Texts, since hardly a run has a use for what takes a millisecond to compile."""


def character_name(character: str) -> str:
    """What an acting character is called in a message.

    >>> character_name("\\x1b"), character_name("\\u202e"), character_name("\\xad")
    ('control character U+001B', 'bidirectional control U+202E', 'invisible character U+00AD')
    """
    kind = "control character"
    if re.match(f"[{BIDI}]", character):
        kind = "bidirectional control"
    elif re.match(f"[{INVISIBLE}{JOINERS}]", character):
        kind = "invisible character"
    return f"{kind} U+{ord(character):04X}"


def acting_character(text: str) -> str:
    """The first character of a text that acts without being seen, or nothing.

    >>> acting_character("2025"), acting_character("\\x1c2025")
    ('', '\\x1c')
    """
    match = None if text.isprintable() else re.search(ACTING, text)
    return match[0] if match else ""


def shown(name: str) -> str:
    """A name from outside (of a file, an option, a variable) as every format and message shows it: on
    one line, acting characters as escapes, and never the beginning of a command.

    >>> shown("plan\\x1b[2J.txt"), shown("a\\n::error::b"), shown("::error::b")
    ('plan\\\\x1b[2J.txt', 'a\\\\n::error::b', '\\\\::error::b')
    """
    return without_commands(name if name.isprintable() else re.sub(_ESCAPED, _escape, name))


def shown_lines(text: str) -> str:
    """Several lines of a message, each as ``shown`` has it, but for tabs.

    >>> shown_lines("a\\x9b\\n  ::stop-commands::b\\n")
    'a\\\\x9b\\n  \\\\::stop-commands::b\\n'
    """
    plain = text.replace("\n", "").isprintable()
    return without_commands(text if plain else re.sub(_ESCAPED_IN_LINES, _escape, text))


def _escape(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")


COMMAND_SIGNS = ("::", "##")
"""What every text has that holds a command."""

_COMMAND = r"(?<!\S)::|##(?=\[|vso\[)"


def without_commands(text: str) -> str:
    r"""The text with a backslash where a runner of GitHub or Azure would find a command: before a word that
    begins with ``::``, and in ``##[`` and ``##vso[``.

    The first counts at the beginning of a line, blanks aside, and where a line is broken any word may begin it.
    The others count anywhere.

    >>> without_commands("::error::x, a::b, ##[error]")
    '\\::error::x, a::b, #\\#[error]'
    """
    if "::" not in text and "##" not in text:
        return text
    return re.sub(_COMMAND, lambda match: r"\::" if match[0] == "::" else r"#\#", text)
