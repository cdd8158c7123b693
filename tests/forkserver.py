"""How does the program run in a process of its own without the start of an interpreter?

A server imports what the program imports, and forks for each run. The child gets the arguments, folder,
environment, streams, limits and ignored signals of the run and goes through the program's entry point like any other
process. What shapes the start of an interpreter itself (``PYTHON...``, the locale) needs a real one.
"""

import gc
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, closing, suppress
from io import TextIOWrapper
from pathlib import Path
from resource import setrlimit
from selectors import EVENT_READ, DefaultSelector
from subprocess import CompletedProcess
from tempfile import TemporaryFile
from typing import IO, NoReturn, TextIO

from tests import forkclient
from tests.forkclient import LIMITS, REQUEST_MAX, ended, ignored_signals

INTERPRETER = ("PYTHON", "LC_", "LANG")
"""How the names of variables begin that an interpreter reads when it starts."""

UNBUFFERED = "PYTHONUNBUFFERED"
"""The one of them that a child heeds too."""

PIPE_MAX = 60_000
"""Bytes of input that a pipe holds while nobody reads it; more of them stand in a file."""


class ForkServer:
    """A server in a process of its own; each run is a child of it."""

    def __init__(self, address: Path, environment: dict[str, str]) -> None:
        self.address = str(address)
        with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listening:
            listening.bind(self.address)
            listening.listen(64)
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.forkserver", str(listening.fileno())],
                pass_fds=(listening.fileno(),),
                cwd=Path(__file__).parent.parent,
                env=environment,
                start_new_session=True,
            )

    @property
    def program(self) -> list[str]:
        """A command line that stands in for the program, and does not start all of it."""
        return [sys.executable, "-ISB", forkclient.__file__, self.address]

    def run(
        self,
        arguments: Sequence[str],
        input: bytes,
        cwd: Path,
        environment: dict[str, str],
        timeout: float,
    ) -> CompletedProcess[bytes] | None:
        """What the program does with some arguments; ``None`` if that needs an interpreter of its own. Raises
        ``TimeoutError`` after so many seconds."""
        with ExitStack() as stack:
            stdin = stack.enter_context(_readable(input))
            stdout, stderr = (stack.enter_context(TemporaryFile()) for _ in range(2))
            streams = {n: file.fileno() for n, file in enumerate((stdin, stdout, stderr))}
            code = ended(self.address, arguments, str(cwd), environment, streams, timeout)
            if code is None:
                return None
            stdout.seek(0)
            stderr.seek(0)
            return CompletedProcess(["socalc", *arguments], code, stdout.read(), stderr.read())

    def stop(self) -> None:
        """End the server and what it runs."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


def _readable(input: bytes) -> IO[bytes]:
    """A pipe that holds the input, or a file where it is too long for that."""
    if len(input) > PIPE_MAX:
        file = TemporaryFile()  # noqa: SIM115 - the caller closes it
        file.write(input)
        file.seek(0)
        return file
    reading, writing = os.pipe()
    os.write(writing, input)
    os.close(writing)
    return open(reading, "rb")


def serve(listening: socket.socket) -> NoReturn:
    """Run what is asked for, each in a process of its own below this one, and tell how it ended."""
    import pkgutil
    from importlib import import_module

    import socalc

    for module in pkgutil.walk_packages(socalc.__path__, "socalc."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    for ignored in ignored_signals():  # by whoever started the tests; a run brings its own
        signal.signal(ignored, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    gc.freeze()  # what all runs share is not searched for garbage in each
    with DefaultSelector() as selector:
        selector.register(listening, EVENT_READ)
        while True:
            for key, _ in selector.select():
                if key.data is None:
                    connection, _ = listening.accept()
                    if child := _child(connection):
                        selector.register(os.pidfd_open(child), EVENT_READ, (child, connection))
                else:
                    selector.unregister(key.fd)
                    os.close(key.fd)
                    _told(*key.data)


def _told(child: int, connection: socket.socket) -> None:
    """Tell how a run ended to whoever asked for it, who may have gone."""
    _, status = os.waitpid(child, 0)
    with closing(connection), suppress(OSError):
        connection.send(str(os.waitstatus_to_exitcode(status)).encode())


def _child(connection: socket.socket) -> int:
    """The process that runs what a connection asks for; 0 if it needs an interpreter of its own."""
    request, streams, *_ = socket.recv_fds(connection, REQUEST_MAX, 3)
    cwd, mask, limits, ignored, numbers, count, *texts = os.fsdecode(request).split("\0")
    arguments, variables = texts[: int(count)], texts[int(count) :]
    environment = dict(variable.split("=", 1) for variable in variables)
    child = 0
    if _of_the_start(environment) == _of_the_start(os.environ):
        child = os.fork()
        if not child:
            _take(dict(zip(map(int, numbers.split()), streams, strict=True)))
            os.umask(int(mask))
            for number in ignored.split():
                signal.signal(int(number), signal.SIG_IGN)
            soft, hard = (list(map(int, limits.split()))[part::2] for part in (0, 1))
            for kind, *limit in zip(LIMITS, soft, hard, strict=True):
                setrlimit(kind, (limit[0], limit[1]))
            _run(arguments, cwd, environment)
    for stream in streams:
        os.close(stream)
    with suppress(OSError):
        connection.send(str(child).encode())
    if not child:
        connection.close()
    return child


def _of_the_start(environment: Mapping[str, str]) -> dict[str, str]:
    """The variables that count when an interpreter starts; empty ones do not."""
    return {
        name: value
        for name, value in environment.items()
        if value and name.startswith(INTERPRETER) and name != UNBUFFERED
    }


def _take(streams: Mapping[int, int]) -> None:
    """Have these for the streams 0, 1 and 2, and nothing else open."""
    for number in range(3):
        if number in streams:
            os.dup2(streams[number], number)
        else:
            os.close(number)
    os.closerange(3, os.sysconf("SC_OPEN_MAX"))


def _run(arguments: list[str], cwd: str, environment: dict[str, str]) -> NoReturn:
    """Become the process that a shell would have started."""
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["socalc", *arguments]
    stdin, stdout, stderr = map(
        _stream, range(3), ("surrogateescape", "strict", "backslashreplace")
    )
    sys.stdin, sys.stdout, sys.stderr = stdin, stdout, stderr
    ending: object = 1
    try:
        from socalc.__main__ import main

        main()
    except SystemExit as end:
        ending = end.code
    try:
        for stream in (stdout, stderr):
            if stream:
                stream.flush()
    except OSError:
        ending = 120  # as an interpreter ends that cannot bring out what is left
    os._exit(ending if isinstance(ending, int) else 1)


def _stream(number: int, errors: str) -> TextIO | None:
    """A standard stream as an interpreter has it; none where it is closed."""
    try:
        os.fstat(number)
    except OSError:
        return None
    at_once = bool(number and os.environ.get(UNBUFFERED))
    binary = open(number, "wb" if number else "rb", 0 if at_once else -1, closefd=False)  # noqa: SIM115
    by_line = not at_once and (number == 2 or binary.isatty())
    return TextIOWrapper(binary, "utf-8", errors, "\n", by_line, at_once)


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
