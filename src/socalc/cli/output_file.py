"""What is written to where ``--output`` points: a file, a pipe, a device, an open descriptor?"""

import errno
import os
import re
import signal
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

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


def replaced(path: str, pieces: Iterable[bytes], old: os.stat_result | None) -> list[str]:
    """Write beside a file and rename; what comes back is what could not be kept of the old one.

    ``old`` is what the system says of the file that is there; what is written is private until it has the same
    owner and mode. Raises ``OSError``, and then all is as it was.
    """
    if old is not None and not os.access(path, os.W_OK):
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))
    beside = name_beside(path)
    with _removed_by_signals(beside):
        try:  # from here on, as an interrupt may come as soon as the file is there
            handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if old else 0o666)
            try:
                with open(handle, "wb", buffering=0, closefd=False) as sink:
                    for piece in pieces:
                        put(sink, piece)
                lost = make_alike(handle, path, old) if old else []
                _bring_to_disk(handle)
            finally:
                os.close(handle)
            os.replace(beside, path)
        except BaseException:
            with suppress(OSError):
                os.unlink(beside)
            raise
    _bring_folder_to_disk(os.path.dirname(path))
    return lost


def name_beside(path: str) -> str:
    """A name in the same folder that nobody has, and that tells what it is should it ever stay: that of the
    file, as far as it fits, 8 random characters and ``.tmp``."""
    folder, name = os.path.split(path)
    end = f".{os.urandom(4).hex()}.tmp"
    room = _name_bytes_max(folder) - len(end)
    while len(os.fsencode(name)) > room:
        name = name[:-1]
    return os.path.join(folder, name + end)


def _name_bytes_max(folder: str) -> int:
    try:
        return os.pathconf(folder or os.curdir, "PC_NAME_MAX")
    except (AttributeError, OSError, ValueError):  # not known there
        return 255


def _bring_to_disk(handle: int) -> None:
    """Have the content on the disk before the name: after a loss of power the file is the old one or whole."""
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS):  # no such thing there
            raise


def _bring_folder_to_disk(folder: str) -> None:
    """The same for the name; where that fails, the file is the old one or the new one all the same."""
    with suppress(OSError):
        handle = os.open(folder or os.curdir, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _removed_by_signals(path: str) -> Iterator[None]:
    """As long as there is something to remove, signals that would end the process remove it first."""
    before = {number: signal.getsignal(number) for number in _ending_signals()}

    def ended(number: int, frame: FrameType | None) -> None:
        with suppress(OSError):
            os.unlink(path)
        handler = before[number]
        if callable(handler):
            handler(number, frame)
            return
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    taken = [n for n, handler in before.items() if handler not in (signal.SIG_IGN, None)]
    for number in taken:
        signal.signal(number, ended)
    try:
        yield
    finally:
        for number in taken:
            signal.signal(number, before[number])


def _ending_signals() -> list[int]:
    """The signals that end a process unless it says otherwise, and that it can do something about.

    Not those of a fault of its own, after which no line of Python runs.
    """
    return [number for number in signal.valid_signals() if number not in _HARMLESS | _HOPELESS]


_HARMLESS = {
    getattr(signal, name, None)
    for name in (
        "SIGCHLD", "SIGCONT", "SIGTSTP", "SIGTTIN", "SIGTTOU", "SIGURG", "SIGWINCH", "SIGINFO",
    )
}  # fmt: skip
_HOPELESS = {
    getattr(signal, name, None)
    for name in ("SIGKILL", "SIGSTOP", "SIGSEGV", "SIGBUS", "SIGFPE", "SIGILL")
}


def make_alike(handle: int, path: str, old: os.stat_result) -> list[str]:
    """Give an open file the owner, group, mode and extended attributes of the file at a path, and tell what
    it could not have: ``["owner", "hard links"]``.

    ``old`` is what the system says of that file. Nobody may do more with the new one than with the old: a group
    that could not be kept has the rights of all others, and rights of an owner go with the owner.
    """
    if os.name != "posix":
        return []
    lost = _owners(handle, old)
    mode = stat.S_IMODE(old.st_mode)
    if "owner" in lost:
        mode &= ~stat.S_ISUID
    if "group" in lost:
        mode = _without_group(mode)
    attributes = _attributes(handle, path)
    if _ACL in attributes:  # the rights of the group are the most that the list grants
        mode = _without_group(mode)
    with suppress(OSError):  # vfat and CIFS have one mode for all
        if stat.S_IMODE(os.fstat(handle).st_mode) != mode:
            os.fchmod(handle, mode)
    if stat.S_IMODE(os.fstat(handle).st_mode) != mode:
        lost.append("mode")
    lost += [f"attribute {name}" for name in attributes]
    if old.st_nlink > 1:
        lost.append("hard links")
    return lost


def _owners(handle: int, old: os.stat_result) -> list[str]:
    new = os.fstat(handle)
    if new.st_uid != old.st_uid:
        with suppress(OSError):
            os.fchown(handle, old.st_uid, -1)
    if new.st_gid != old.st_gid:
        with suppress(OSError):
            os.fchown(handle, -1, old.st_gid)
    new = os.fstat(handle)
    pairs = {"owner": (new.st_uid, old.st_uid), "group": (new.st_gid, old.st_gid)}
    return [name for name, (has, had) in pairs.items() if has != had]


def _without_group(mode: int) -> int:
    """The mode with no more rights for the group than for all others."""
    others = (mode & stat.S_IRWXO) << 3
    return mode & ~stat.S_ISGID & (~stat.S_IRWXG | others)


_ACL = "system.posix_acl_access"


def _attributes(handle: int, path: str) -> list[str]:
    """Copy the extended attributes, lists of access among them; the names of those that could not be."""
    if not hasattr(os, "listxattr"):
        return []
    names = _names(path)
    if _ACL in set(_names(handle)) - set(names):  # of the folder, for new files
        os.removexattr(handle, _ACL)
    lost = []
    for name in names:
        try:
            value = os.getxattr(path, name)
            if name not in _names(handle) or os.getxattr(handle, name) != value:
                os.setxattr(handle, name, value)
        except OSError:
            lost.append(name)
    return lost


def _names(file: str | int) -> list[str]:
    try:
        return os.listxattr(file)
    except OSError:  # none are known there
        return []
