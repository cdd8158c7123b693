"""What is written to where ``--output`` points: a file, a pipe, a device, an open descriptor?"""

import errno
import os
import re
import stat
from collections.abc import Iterable, Iterator

from socalc.cli.exits import UsageError, reason
from socalc.cli.streams import put
from socalc.targets.problems import shortened

LINKS_MAX = 40
"""Links that lead to a file, as many as Linux follows."""


def write_file(pieces: Iterable[str], path: str) -> list[str]:
    """Write to a file, all or nothing, or to what stands in its place: a pipe, a device, a descriptor.

    What comes back is what could not be kept of the file that was there. Raises ``UsageError``.
    """
    try:
        end = _followed(path)
        status = _status(end)
        if status is None or stat.S_ISREG(status.st_mode):
            from socalc.cli.replacing import replaced

            return replaced(end, _encoded(pieces), status)
        own = _own_descriptor(end)
        with open(end if own is None else own, "wb", buffering=0, closefd=own is None) as sink:
            for data in _encoded(pieces):
                put(sink, data)
    except OSError as error:
        why = error.strerror or str(error)
        raise UsageError(f"cannot write `{shortened(path, 200)}`: {why}", _remedy(error)) from None
    return []


def _encoded(pieces: Iterable[str]) -> Iterator[bytes]:
    try:
        for piece in pieces:
            # bytes that are no UTF-8, which rows that were left out may hold, go out as they are
            yield piece.encode("utf-8", "surrogateescape")
    except OSError as error:  # of the table that the pieces come from
        raise UsageError(f"cannot read {reason(error)}") from None


def _remedy(error: OSError) -> str:
    match error.errno:
        case errno.ENOENT:
            return "make its folder first"
        case errno.EISDIR:
            return "name a file in it"
        case _ if isinstance(error, _Planted):
            return "anybody may put such a thing there; remove it or choose another folder"
    return ""


def _followed(path: str) -> str:
    """Where a path leads. Links are followed one by one, as they are to stay while the file at their end
    is replaced; the links of ``/proc`` lead where no path does and are left to the system.

    Raises ``OSError``.
    """
    for _ in range(LINKS_MAX):
        if not path:
            raise OSError(errno.ENOENT, os.strerror(errno.ENOENT))
        if path.endswith(os.sep):
            raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
        status = _status(path)
        if status is None:
            return path
        folder = os.path.dirname(path)
        _refuse_planted(status, folder)
        if not stat.S_ISLNK(status.st_mode) or os.path.realpath(folder).startswith("/proc/"):
            return path
        path = os.path.join(folder, os.readlink(path))
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))


def _status(path: str) -> os.stat_result | None:
    try:
        return os.lstat(path)
    except FileNotFoundError:
        return None


class _Planted(PermissionError):
    """What somebody else has put where everybody may put things."""


def _refuse_planted(status: os.stat_result, folder: str) -> None:
    """Raise ``_Planted`` for what Linux does not let ``>`` write to where its ``fs.protected_symlinks``,
    ``protected_regular`` and ``protected_fifos`` are on, whether they are or not.

    In a folder that everybody may write to and nobody may tidy (mode 1777), that is a link, a file or a FIFO
    that belongs neither to the user nor to the owner of the folder.
    """
    if os.name != "posix" or stat.S_IFMT(status.st_mode) not in _PLANTABLE:
        return
    around = os.stat(folder or os.curdir)
    is_shared = around.st_mode & stat.S_ISVTX and around.st_mode & stat.S_IWOTH
    if is_shared and status.st_uid not in (os.geteuid(), around.st_uid):
        what = "link" if stat.S_ISLNK(status.st_mode) else "file"
        raise _Planted(errno.EACCES, f"a {what} of another user in a folder that is open to all")


_PLANTABLE = (stat.S_IFLNK, stat.S_IFREG, stat.S_IFIFO)


def _own_descriptor(path: str) -> int | None:
    """The number of a descriptor of this process, for ``/dev/fd/3`` and what ``/dev/stdout`` links to."""
    folder, name = os.path.split(path)
    own = rf"/dev/fd|/proc/{os.getpid()}(/task/\d+)?/fd"
    return int(name) if name.isdecimal() and re.fullmatch(own, os.path.realpath(folder)) else None
