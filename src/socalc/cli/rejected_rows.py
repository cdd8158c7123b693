"""Where do the rows of a table go that were left out?"""

import codecs
import os
from collections.abc import Iterator
from tempfile import TemporaryFile

from socalc.cli.exits import UsageError
from socalc.cli.output import write
from socalc.cli.streams import put
from socalc.targets.problems import shortened

_STEP = 65_536
"""Bytes that are handed on at once."""


class Rejects:
    """Rows that were left out, as they stand in their table. They wait in a file without a name, so that
    no number of them fills the memory, and are written all or nothing."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._waiting = TemporaryFile(buffering=0)  # noqa: SIM115 - open until all rows are known

    def add(self, text: str) -> None:
        """Take a row."""
        put(self._waiting, f"{text}\n".encode("utf-8", "surrogateescape"))

    def bring_out(self) -> None:
        """Write all of them, also if there are none. Raises ``UsageError`` if they cannot be written."""
        self._waiting.seek(0)
        write(self._pieces(), self._path)

    def _pieces(self) -> Iterator[str]:
        decode = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode
        while data := self._waiting.read(_STEP):
            yield decode(data)


def rejects_of(path: str, skips: bool, input: str, output: str | None) -> Rejects:
    """Where ``--rejects`` sends the rows. Raises ``UsageError`` if none are left out, and for a file that is
    read, or written already."""
    if not skips:
        raise UsageError("--rejects without --skip-bad", "add --skip-bad: bad rows are errors")
    if path == "-":
        raise UsageError("--rejects -: standard output is for the result", "name a file")
    for other, what in ((input, "the table itself"), (output, "the output")):
        if other is not None and other != "-" and _are_one(path, other):
            raise UsageError(f"--rejects `{shortened(path, 200)}` is {what}", "name another file")
    return Rejects(path)


def _are_one(path: str, other: str) -> bool:
    """Whether two paths lead to one file, whether it is there or not."""
    try:
        return os.path.samefile(path, other)
    except OSError:
        return os.path.realpath(path) == os.path.realpath(other)
