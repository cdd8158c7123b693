"""In which format does the result go out, and where?"""

import codecs
import errno
import os
import stat
import sys
from collections.abc import Callable, Iterable, Mapping

from socalc.cli.exits import UsageError, reason
from socalc.cli.streams import put, sink_of
from socalc.rendering.formats import ENDINGS, FORMATS, PLAIN_ENDINGS, Format
from socalc.rendering.terminal import Terminal
from socalc.targets.problems import shortened


def chosen_format(asked: str | None, json: bool, path: str | None) -> Format:
    """The format asked for by ``--format`` or ``--json``, else by the ending of the output file,
    else by ``SOCALC_FORMAT``, else a table on a terminal and plain text elsewhere.

    Raises ``UsageError`` for an unknown one, and for an ending that is that of something else."""
    if asked is not None:
        if json and asked != "json":
            raise UsageError(f"both --json and --format {shortened(asked)}", "keep one of them")
        return _known(asked, "--format")
    if json:
        return "json"
    if path is not None and (format := format_of_ending(path)):
        return format
    if default := os.environ.get("SOCALC_FORMAT"):
        return _known(default, "SOCALC_FORMAT")
    return "table" if path is None and _is_terminal() else "plain"


def _known(name: str, origin: str) -> Format:
    for format in FORMATS:
        if format == name:
            return format
    raise UsageError(
        f"{origin}: no format `{shortened(name)}`", f"formats are {', '.join(FORMATS)}"
    )


def format_of_ending(path: str, endings: Mapping[str, Format] = ENDINGS) -> Format | None:
    """The format that the ending of a file name asks for, if it asks for any. Raises ``UsageError`` for an
    ending that is that of something else.

    >>> format_of_ending("plans/2026.CSV")
    'csv'
    >>> format_of_ending("plans/2.5")
    """
    ending = os.path.splitext(path)[1].lower()
    if ending in endings:
        return endings[ending]
    if ending in PLAIN_ENDINGS or not any(character.isalpha() for character in ending):
        return None
    raise UsageError(
        f"no format has the ending `{shortened(ending)}`: `{shortened(path, 200)}`",
        f"endings are {', '.join(endings)}, and .txt for plain text; "
        "where the name must stay, say which format with --format",
    )


def terminal_of(colour: str, path: str | None) -> Terminal:
    """What the place of the result can show. Raises ``UsageError`` for an unknown ``--color``."""
    if colour not in ("auto", "always", "never"):
        raise UsageError(
            f"--color: unknown value `{shortened(colour)}`", "write auto, always or never"
        )
    to_terminal = path is None and _is_terminal()
    encoding = sys.stdout.encoding if path is None else "utf-8"
    return Terminal(
        _terminal_columns() if to_terminal else None,
        colour == "always" or (colour == "auto" and _wants_colour(to_terminal)),
        codecs.lookup(encoding).name,
    )


def _is_terminal() -> bool:
    return sys.stdout.isatty()


def _wants_colour(to_terminal: bool) -> bool:
    """As https://no-color.org and https://force-color.org say; NO_COLOR goes first."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "") not in ("", "0"):
        return True
    return to_terminal and os.environ.get("TERM") != "dumb"


def _terminal_columns() -> int:
    """The width of the terminal; COLUMNS goes first, as in every shell."""
    import shutil

    return shutil.get_terminal_size().columns


def write(
    pieces: Iterable[str],
    path: str | None,
    encoding: str = "utf-8",
    note: Callable[[str], None] = lambda _: None,
) -> None:
    """Write the result to standard output or, all or nothing, to a file, each piece at once.

    A note tells what could not be kept of the file that was there, such as its owner. Raises ``UsageError``
    if the result cannot be written.
    """
    if path is not None:
        from socalc.cli.output_file import write_file

        lost = write_file(pieces, path)
        if lost:
            note(f"not kept of `{shortened(path, 200)}`: {', '.join(lost)}")
        return
    encode = codecs.getincrementalencoder(encoding)("replace").encode
    sink = sink_of(sys.stdout)
    for piece in pieces:
        try:
            put(sink, encode(piece))
        except OSError as error:
            raise unwritable(error) from None


def close_output() -> None:
    """Have the system say now what only a close brings to light: a network's disk that is full.

    A copy is closed, so that the stream stays. Raises ``UsageError``.
    """
    try:
        os.close(os.dup(sys.stdout.fileno()))
    except OSError as error:
        raise unwritable(error) from None


def refuse_own_input(handle: int, name: str, path: str | None) -> None:
    """Raise ``UsageError`` if the result would go to the very file that is read, whatever its name.

    ``handle`` is the open file, ``name`` what it is called, ``path`` that of the output.
    """
    read = os.fstat(handle)
    if not stat.S_ISREG(read.st_mode):
        return
    try:
        written = os.fstat(sys.stdout.fileno()) if path is None else os.stat(path)
    except (OSError, ValueError):
        return  # there is none yet
    if os.path.samestat(read, written):
        where = "standard output" if path is None else f"--output `{shortened(path, 200)}`"
        raise UsageError(
            f"{where} is the file that is read: `{shortened(name, 200)}`",
            "write to another file, then rename it",
        )


def unwritable(error: OSError) -> UsageError:
    """What to tell when standard output does not take the result."""
    why = "it is closed" if error.errno == errno.EBADF else reason(error)
    return UsageError(f"cannot write standard output: {why}", "send it elsewhere, or use --output")
