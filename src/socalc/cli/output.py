"""In which format does the result go out, and where?"""

import codecs
import errno
import os
import signal
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from socalc.cli.exits import UsageError, reason
from socalc.rendering.formats import ENDINGS, FORMATS, Format
from socalc.rendering.screen import Screen
from socalc.targets.problems import shortened


def chosen_format(asked: str | None, json: bool, path: str | None) -> Format:
    """The format asked for by ``--format`` or ``--json``, else by the ending of the output file,
    else by ``SOCALC_FORMAT``, else a table on a terminal and plain text elsewhere."""
    if asked is not None:
        if json and asked != "json":
            raise UsageError(f"both --json and --format {shortened(asked)}", "keep one of them")
        return _known(asked, "--format")
    if json:
        return "json"
    if path is not None and (format := ENDINGS.get(os.path.splitext(path)[1].lower())):
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


def screen(colour: str, path: str | None) -> Screen:
    """What the place of the result can show. Raises ``UsageError`` for an unknown ``--color``."""
    if colour not in ("auto", "always", "never"):
        raise UsageError(
            f"--color: unknown value `{shortened(colour)}`", "write auto, always or never"
        )
    to_terminal = path is None and _is_terminal()
    encoding = sys.stdout.encoding if path is None else "utf-8"
    return Screen(
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


def write(pieces: Iterable[str], path: str | None, encoding: str = "utf-8") -> None:
    """Write the result to standard output or, all or nothing, to a file.

    Raises ``UsageError`` if it cannot be written.
    """
    if path is None:
        _write_out(pieces, encoding)
        return
    try:
        target = os.path.realpath(path)
        status = _status(target)
        if status is not None and not stat.S_ISREG(status.st_mode):
            with open(target, "wb") as file:
                file.writelines(piece.encode("utf-8") for piece in pieces)
        else:
            _replace(target, pieces, status)
    except OSError as error:
        raise UsageError(
            f"cannot write `{shortened(path, 200)}`: {error.strerror}", _remedy(error)
        ) from None


def _remedy(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "make its folder first"
    return "name a file in it" if isinstance(error, IsADirectoryError) else ""


def _status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except FileNotFoundError:
        if path.endswith(os.sep):
            raise
        return None


def _replace(target: str, pieces: Iterable[str], status: os.stat_result | None) -> None:
    """Write beside the file and rename, so that nobody ever finds half of it."""
    beside = f"{target}.{os.urandom(4).hex()}.tmp"
    with _removed_by_signals(beside):
        try:  # from here on, as an interrupt may come as soon as the file is there
            handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
            with open(handle, "wb") as file:
                if status is not None:
                    os.chmod(beside, stat.S_IMODE(status.st_mode))
                # bytes that are no UTF-8, which rows that were left out may hold, go out as they are
                file.writelines(piece.encode("utf-8", "surrogateescape") for piece in pieces)
            os.replace(beside, target)
        except BaseException:
            with suppress(OSError):
                os.unlink(beside)
            raise


@contextmanager
def _removed_by_signals(path: str) -> Iterator[None]:
    """As long as there is something to remove, signals that would end the process at once remove it first."""

    def ended(number: int, _frame: FrameType | None) -> None:
        with suppress(OSError):
            os.unlink(path)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    numbers = [getattr(signal, name) for name in _ENDING if hasattr(signal, name)]
    taken = [number for number in numbers if signal.getsignal(number) is signal.SIG_DFL]
    for number in taken:
        signal.signal(number, ended)
    try:
        yield
    finally:
        for number in taken:
            signal.signal(number, signal.SIG_DFL)


_ENDING = ("SIGTERM", "SIGHUP")
"""What ``timeout`` and schedulers send, and a terminal that closes; Windows lacks one of them."""


def _write_out(pieces: Iterable[str], encoding: str) -> None:
    try:
        encode = codecs.getincrementalencoder(encoding)("replace").encode
        for piece in pieces:
            sys.stdout.buffer.write(encode(piece))
    except OSError as error:
        raise unwritable(error) from None
    flush_output()


def flush_output() -> None:
    """Bring out what is buffered for standard output. Raises ``UsageError`` if that fails."""
    try:
        sys.stdout.flush()
    except OSError as error:
        raise unwritable(error) from None


def unwritable(error: OSError) -> UsageError:
    """What to tell; what is still buffered goes nowhere, so that the end is quiet."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    why = "it is closed" if error.errno == errno.EBADF else reason(error)
    return UsageError(f"cannot write standard output: {why}", "send it elsewhere, or use --output")
