"""How does everything that goes out get out whole, and what is on standard input get in?

Results, notes, errors, help and the bar all end in ``put``, which nothing in the program goes around.
"""

import io
import os
import sys
from collections.abc import Callable
from typing import Protocol, TextIO


class Sink(Protocol):
    """What takes some of the bytes that it is offered and tells how many: a file without a buffer."""

    def write(self, data: memoryview, /) -> int | None: ...

    def fileno(self) -> int: ...


def put(sink: Sink, data: bytes) -> None:
    """Write until all of it is out, however little the system takes at a time.

    It takes less than it is offered where a signal interrupts (``fg`` after Ctrl-Z), where a disk is nearly
    full, and where nobody may wait: then this waits. Raises ``OSError``.

    >>> from io import BytesIO
    >>> class Slow(BytesIO):
    ...     def write(self, data):
    ...         return super().write(data[:2])
    >>> slow = Slow()
    >>> put(slow, b"all of it")
    >>> slow.getvalue()
    b'all of it'
    """
    rest = memoryview(data)
    while rest:
        taken = sink.write(rest)
        if taken is None:
            _wait(sink.fileno(), "POLLOUT")
        elif taken == 0:
            raise OSError(_NOTHING_TAKEN)
        else:
            rest = rest[taken:]


_NOTHING_TAKEN = "nothing more is taken"


def _wait(handle: int, event: str) -> None:
    """Wait until a pipe or terminal that does not let others wait has room again, or something to read."""
    import select

    waiting = select.poll()
    waiting.register(handle, getattr(select, event))
    waiting.poll()


class _Patient(io.FileIO):
    """A file whose reader waits, although the pipe that it is would rather say that there is nothing yet;
    what takes that for the end would lose the rest."""

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        while (count := super().readinto(buffer)) is None:
            _wait(self.fileno(), "POLLIN")
        return count


def standard_input() -> io.BufferedReader:
    """What is on standard input, all of it."""
    return io.BufferedReader(_Patient(sys.stdin.fileno(), closefd=False))


def sink_of(stream: TextIO) -> Sink:
    """What lies below a stream of text and its buffer, so that nothing is held back."""
    return getattr(stream.buffer, "raw", stream.buffer)


class _Whole(io.BufferedIOBase):
    """Takes all that it is offered: what a library prints goes out by ``put`` as well."""

    def __init__(self, stream: TextIO, failed: Callable[[OSError], None]) -> None:
        self._stream = stream  # which would close if nobody had it
        self._sink = sink_of(stream)
        self._failed = failed

    @property
    def raw(self) -> Sink:
        return self._sink

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._sink.fileno()

    def isatty(self) -> bool:
        return os.isatty(self.fileno())

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        try:
            put(self._sink, bytes(data))
        except OSError as error:
            self._failed(error)
        return len(data)


def make_streams_whole(failed: Callable[[OSError], None]) -> None:
    """Have standard output and standard error take all that they are offered, or fail.

    ``failed`` is told why standard output does not; for standard error nobody is left to tell. A stream that
    the caller closed is put in its place, so that no file that is opened later gets its number:
    whoever reads or writes there fails, and not in silence.
    """
    if sys.stdin is None:
        os.open(os.devnull, os.O_WRONLY)  # it stays None; the number is what matters
    sys.stdout = _whole(sys.stdout, failed)
    sys.stderr = _whole(sys.stderr, lambda _: None)


def _whole(stream: TextIO | None, failed: Callable[[OSError], None]) -> TextIO:
    if stream is None:
        nothing = os.open(os.devnull, os.O_RDONLY)
        stream = open(nothing, "w", encoding="utf-8")  # noqa: SIM115
    return io.TextIOWrapper(
        _Whole(stream, failed),  # type: ignore[type-var]
        encoding=stream.encoding,
        errors=stream.errors,
        newline="\n" if os.linesep == "\n" else None,
        write_through=True,
    )
