"""Which file is read, and what is in it?"""

import os
import sys
from functools import cache
from typing import TYPE_CHECKING

from socalc.cli.bar import working
from socalc.cli.exits import UsageError
from socalc.cli.output import refuse_own_input
from socalc.cli.search import found_from_here, tell_found
from socalc.cli.sources import source_of, unreadable
from socalc.cli.streams import standard_input
from socalc.cli.table_options import input_of, refuse_for_yaml
from socalc.reading.text import BYTES_MAX
from socalc.targets.problems import shortened

if TYPE_CHECKING:
    from socalc.cli.options import LayOut, Shared
    from socalc.cli.stream import Stream
    from socalc.reading.follower import Follower
    from socalc.targets.file import TargetFile


def table_stream(
    shared: "Shared", patterns: list[str] | None, lay_out: "LayOut", **options: object
) -> "Stream | None":
    """The table that is asked for, if its rows can go out as they come; ``None`` for YAML, and for
    formats that must see all rows first. The options are those that plain rows are worked out by."""
    path = path_of_targets(shared.file)
    input = input_of(shared.reading, path)
    if input == "yaml":
        return None
    from socalc.cli.stream import stream_of

    _tell_found(shared, path)
    return stream_of(shared, path, input, patterns, lay_out, options)


def is_long(shared: "Shared") -> bool:
    """Whether this is YAML of so many targets that their number matters."""
    path = path_of_targets(shared.file)
    if input_of(shared.reading, path) != "yaml":
        return False
    if path == "-":
        return len(_standard_input(shared.output_path)) > _LONG
    try:
        return os.stat(path).st_size > _LONG  # none is known of a pipe
    except OSError:
        return False


_LONG = 2**16
"""Bytes of a file of a thousand targets."""


def target_file(shared: "Shared", follower: "Follower | None" = None) -> "TargetFile":
    """The targets of the file named by ``--file``, by ``SOCALC_FILE``, or found from here upwards,
    with the values that ``--set`` gives; without those that a follower takes.

    ``-`` is standard input. Raises ``UsageError`` if there is none or it cannot be read, and
    ``TargetFileError`` for everything that is wrong in it.
    """
    from socalc.reading.build import read_target_file

    path = path_of_targets(shared.file)
    input = input_of(shared.reading, path)
    if input != "yaml":
        return _table_file(shared, path, input)
    refuse_for_yaml(shared.reading)
    data = bytes_of(path, shared.output_path)
    with working(shared):
        file = read_target_file(data, source_of(path), shared.settings, follower)
    _tell_found(shared, path)  # what is wrong with it would name it, too
    return file


def bytes_of(path: str, output: str | None) -> bytes:
    """The bytes of a file, or of standard input for ``-``. Raises ``UsageError`` for what cannot be
    read, is too large, or is where the result goes."""
    return _standard_input(output) if path == "-" else _bytes(path, output)


def followed_targets(shared: "Shared", targets: list[str] | None) -> "TargetFile":
    """The file with what is picked of all that has a path, as growth targets."""
    from socalc.targets.selection import select

    file = target_file(shared)
    elsewhere = {"consolidation": file.consolidation}
    return file._replace(growth=select(file.followed, targets, elsewhere), consolidation=())


def _table_file(shared: "Shared", path: str, input: str) -> "TargetFile":
    """The targets of all rows of a table; a name may occur more than once."""
    from socalc.cli.rows import open_table, refuse_settings
    from socalc.reading.tables.rows import file_of

    refuse_settings(shared)
    _tell_found(shared, path)
    table = open_table(shared, path, input, None)
    rows = (row for piece in table.pieces() for row in table.good(piece.records()))
    return file_of([row.target for row in rows if row.target])


def path_of_targets(path: str | None) -> str:
    """The path of the target file. Raises ``UsageError`` if there is none."""
    return path if path is not None else os.environ.get("SOCALC_FILE") or found_from_here()


def _tell_found(shared: "Shared", path: str) -> None:
    """Say which file is read, where nobody named it."""
    if shared.file is None and not os.environ.get("SOCALC_FILE") and not shared.quiet:
        tell_found(path)


def _bytes(path: str, output: str | None) -> bytes:
    try:
        with open(path, "rb") as file:
            refuse_own_input(file.fileno(), path, output)
            data = file.read(BYTES_MAX + 1)
    except OSError as error:
        raise unreadable(error, path) from None
    return _within_limit(data, path)


@cache
def _standard_input(output: str | None) -> bytes:
    """What stands there can be taken once; whoever asks again gets the same."""
    if sys.stdin is None:
        raise UsageError("standard input is closed", "name a file with --file")
    refuse_own_input(sys.stdin.fileno(), "<stdin>", output)
    try:
        return _within_limit(standard_input().read(BYTES_MAX + 1), "<stdin>")
    except OSError as error:
        raise unreadable(error, "-") from None


def _within_limit(data: bytes, name: str) -> bytes:
    if len(data) > BYTES_MAX:
        raise UsageError(
            f"{shortened(name, 200)} is larger than {BYTES_MAX // 1024**2} MiB",
            "split it into several files",
        )
    return data
