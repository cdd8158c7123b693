"""Which file is read, what is it called, and how do its bytes get in?"""

import os
import sys
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from socalc.cli.exits import UsageError, reason
from socalc.cli.find_target_file import found_from_here
from socalc.cli.output import refuse_own_input
from socalc.cli.streams import standard_input
from socalc.targets.hidden_characters import shown
from socalc.targets.problems import shortened

if TYPE_CHECKING:
    from socalc.cli.messages import Messages
    from socalc.reading.tables.records import Read


def name_of(path: str) -> str:
    """The name of a file as every format and message has it; ``-`` is standard input.

    >>> name_of("-"), name_of("plan\\x1b[2J.txt")
    ('<stdin>', 'plan\\\\x1b[2J.txt')
    """
    return "<stdin>" if path == "-" else shown(path)


def path_of_targets(file: str | None) -> str:
    """The path of the target file: as ``--file`` says, or ``SOCALC_FILE``, or where it is found. Raises
    ``UsageError`` if there is none."""
    return file if file is not None else os.environ.get("SOCALC_FILE") or found_from_here()


def bytes_of(path: str, output: str | None) -> bytes:
    """The bytes of a file, or of standard input for ``-``. Raises ``UsageError`` for what cannot be read, is
    too large, or is where the result goes."""
    from socalc.reading.characters import BYTES_MAX

    try:
        with _opened(path, output) as file:
            data = file.read(BYTES_MAX + 1)
    except OSError as error:
        raise _unreadable(error, path) from None
    if len(data) > BYTES_MAX:
        raise UsageError(
            f"{shortened(name_of(path), 200)} is larger than {BYTES_MAX // 1024**2} MiB",
            "split it into several files",
        )
    return data


def reader_of(path: str, output: str | None, messages: "Messages") -> "Read":
    """What gives the bytes of a file, or of standard input, as they come, and shows that work goes on."""
    try:
        file = _opened(path, output)
        total = os.fstat(file.fileno()).st_size or None
    except OSError as error:
        raise _unreadable(error, path) from None
    return messages.over(partial(_read_some, file, path), total)


def _opened(path: str, output: str | None) -> BinaryIO:
    if path == "-" and sys.stdin is None:
        raise UsageError("standard input is closed", "name a file with --file")
    file = standard_input() if path == "-" else open(path, "rb")  # noqa: SIM115
    refuse_own_input(file.fileno(), name_of(path), output)
    return file


def _read_some(file: BinaryIO, path: str, size: int) -> bytes:
    """Some bytes. A read that fails tells of which file, and is not taken for a write that fails."""
    try:
        return file.read1(size)  # type: ignore[attr-defined, no-any-return]
    except OSError as error:
        raise _unreadable(error, path) from None


def _unreadable(error: OSError, path: str) -> UsageError:
    """What is told of a read that failed, with its file; standard input has no name."""
    return UsageError(reason(error) if path == "-" else f"cannot read {reason(error, path)}")
