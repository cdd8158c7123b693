"""Is there a person who waits, and what does the bar show?"""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from socalc.cli.options import Shared
    from socalc.reading.tables.records import Read
    from socalc.rendering.working import Bar


def bar_for(shared: "Shared", total: int | None = None) -> "Bar | None":
    """A bar on standard error if that is a terminal, unless ``--quiet`` is given."""
    if shared.quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return None
    from socalc.rendering.working import Bar

    bar = Bar(sys.stderr, total)
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, lambda number, _: _die_of(number, _, bar))
    return bar


def _die_of(number: int, _frame: FrameType | None, bar: "Bar") -> None:
    """End as the signal has it, but give the terminal back first."""
    bar.stop()
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


@contextmanager
def working(shared: "Shared") -> Iterator[None]:
    """A bar as long as something is done whose end is not known."""
    bar = bar_for(shared)
    try:
        yield
    finally:
        if bar:
            bar.stop()


def counted(read: "Read", bar: "Bar | None") -> "Read":
    """What reads the same, and moves the bar on."""
    if bar is None:
        return read

    def counting(size: int) -> bytes:
        data = read(size)
        bar.add(len(data))
        return data

    return counting
