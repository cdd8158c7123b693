"""What is said beside the result: errors, notes, and a bar for somebody who waits?"""

import os
import signal
import sys
from types import FrameType
from typing import TYPE_CHECKING

from socalc.cli.exits import complain

if TYPE_CHECKING:
    from socalc.reading.tables.records import Read
    from socalc.rendering.waiting_bar import Bar


class Messages:
    """Shows a bar on standard error while somebody waits, if that is a terminal, and gives way to all that is
    said beside the result."""

    def __init__(self, quiet: bool) -> None:
        self._quiet = quiet
        self._is_over = quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb"
        self._bar: Bar | None = None

    def start(self, total: int | None = None, done: int = 0) -> None:
        """From here on somebody waits. ``total`` is how many bytes there are to read, if that is known, and
        ``done`` how many were read."""
        if self._is_over or self._bar:
            return
        from socalc.rendering.waiting_bar import Bar

        self._bar = Bar(sys.stderr, total)
        self._bar.add(done)
        if hasattr(signal, "SIGPIPE"):
            signal.signal(signal.SIGPIPE, self._die_of)

    def tell(self, text: str) -> None:
        """Say what is wrong."""
        self.stop()
        complain(text)

    def note(self, text: str) -> None:
        """Say what is worth knowing, if there is anything and it is wanted."""
        if text and not self._quiet:
            self.pause()
            complain(f"socalc: note: {text}\n")

    def pause(self) -> None:
        """Nobody waits for now."""
        if self._bar:
            self._bar.stop()
            self._bar = None

    def stop(self) -> None:
        """Nobody waits any more, or what is told says enough."""
        self.pause()
        self._is_over = True

    def over(self, read: "Read", total: int | None) -> "Read":
        """What reads the same, and moves the bar on."""
        if self._is_over:
            return read
        done = 0

        def counting(size: int) -> bytes:
            nonlocal done
            self.start(total, done)
            data = read(size)
            done += len(data)
            if self._bar:
                self._bar.add(len(data))
            return data

        return counting

    def _die_of(self, number: int, _: FrameType | None) -> None:
        """End as the signal has it, but give the terminal back first."""
        self.stop()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
