"""How does a person see that long work goes on?"""

from threading import Lock, Timer
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

DELAY = 1.0
"""Seconds that work may take before anything is shown."""


class Bar:
    """A progress bar on a terminal, once work has taken a second; it leaves nothing behind.

    ``total`` is how many bytes there are to read, if that is known.
    """

    def __init__(self, terminal: TextIO, total: int | None = None) -> None:
        self._terminal = terminal
        self._total = total
        self._done = 0
        self._lock = Lock()
        self._shown: tuple[Progress, TaskID] | None = None
        self._timer = Timer(DELAY, self._show)
        self._timer.daemon = True
        self._timer.start()

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TimeElapsedColumn

        with self._lock:
            if self._timer.finished.is_set():  # stopped meanwhile
                return
            console = Console(file=self._terminal, force_terminal=True)
            columns = (BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
            progress = Progress(*columns, console=console, transient=True)
            self._shown = progress, progress.add_task("", total=self._total, completed=self._done)
            progress.start()

    def add(self, amount: int) -> None:
        """Tell how many more bytes were read."""
        self._done += amount
        if self._shown:
            progress, task = self._shown
            progress.update(task, completed=self._done)

    def stop(self) -> None:
        """Take the bar away, for good."""
        self._timer.cancel()
        with self._lock:
            if self._shown:
                self._shown[0].stop()
                self._shown = None
