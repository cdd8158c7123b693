"""How is a fork server asked for a run?

As a script it stands in for the program, in a shell or wherever a process is started: it hands on its arguments,
folder, environment, streams, limits and which signals are ignored, passes on the signals that it gets, and ends as the
run ends. It imports little, as it starts for each run.
"""

import os
import signal
import socket
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from resource import RLIMIT_AS, RLIMIT_FSIZE, getrlimit

REQUEST_MAX = 100_000
"""Bytes of a message that is sure to be taken."""

LIMITS = (RLIMIT_AS, RLIMIT_FSIZE)
"""Of memory and of the size of files."""

STAYS = {
    signal.SIGCHLD, signal.SIGCONT, signal.SIGKILL, signal.SIGSTOP, signal.SIGTSTP, signal.SIGTTIN,
    signal.SIGTTOU, signal.SIGWINCH,
}  # fmt: skip
"""Signals that are not passed on."""

IGNORED_BY_PYTHON = {signal.SIGPIPE, signal.SIGXFSZ}
"""Whatever it inherits."""


def ignored_signals() -> set[int]:
    """The signals that this process was told to ignore."""
    numbers = signal.valid_signals() - IGNORED_BY_PYTHON
    return {int(n) for n in numbers if signal.getsignal(n) is signal.SIG_IGN}


def ended(
    address: str,
    arguments: Sequence[str],
    cwd: str,
    environment: Mapping[str, str],
    streams: Mapping[int, int],
    timeout: float | None = None,
    started: Callable[[int], None] = lambda _: None,
) -> int | None:
    """The exit code of a run, negative for a signal; ``None`` if it needs an interpreter of its own.

    ``streams`` has what stands for the streams 0, 1 and 2; one that is not named is closed. ``started`` is told the
    number of the process. Raises ``TimeoutError`` after so many seconds.
    """
    mask = os.umask(0)
    os.umask(mask)
    limits = [limit for kind in LIMITS for limit in getrlimit(kind)]
    state = [[mask], limits, ignored_signals(), streams, [len(arguments)]]
    parts = [cwd, *(" ".join(map(str, numbers)) for numbers in state), *arguments]
    parts += [f"{name}={value}" for name, value in environment.items()]
    message = os.fsencode("\0".join(parts))
    if len(message) > REQUEST_MAX:
        return None
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as server:
        server.connect(address)
        socket.send_fds(server, [message], list(streams.values()))
        server.settimeout(timeout)
        if process := int(server.recv(64)):
            started(process)
            return int(server.recv(64) or b"1")
    return None


def main() -> int:
    """Be the program."""
    passed_on = signal.valid_signals() - STAYS - ignored_signals()
    signal.pthread_sigmask(signal.SIG_BLOCK, passed_on)
    streams = {number: number for number in range(3) if _is_open(number)}

    def started(process: int) -> None:
        for number in passed_on:
            signal.signal(number, lambda number, _: os.kill(process, number))
        signal.pthread_sigmask(signal.SIG_UNBLOCK, passed_on)
        for stream in streams:
            os.close(stream)

    address, *arguments = sys.argv[1:]
    code = ended(address, arguments, os.getcwd(), os.environ, streams, None, started)
    if code is None:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, passed_on)
        os.execv(sys.executable, [sys.executable, "-m", "socalc", *arguments])  # noqa: S606 - it is the program
    if code < 0:
        with suppress(OSError):
            signal.signal(-code, signal.SIG_DFL)
        os.kill(os.getpid(), -code)
    os._exit(code)


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    main()
