"""How does the program run in a process of its own without the start of an interpreter?

A server imports what the program imports, and forks for each run. The child gets the arguments, folder,
environment and streams of the run and goes through the program's entry point like any other process.
What shapes the start of an interpreter itself (``PYTHON...``, the locale) needs a real one.
"""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from subprocess import CompletedProcess
from tempfile import TemporaryFile
from typing import IO, NoReturn

from tests.forkclient import REQUEST_MAX, ended

INTERPRETER = ("PYTHON", "LC_", "LANG")
"""How the names of variables begin that an interpreter reads when it starts."""

ARGUMENTS_MAX = 30_000
"""Characters of arguments that are sure to fit into one message to the server."""

PIPE_MAX = 60_000
"""Bytes of input that a pipe holds while nobody reads it; more of them stand in a file."""


class ForkServer:
    """A server in a process of its own; each run is a child of it."""

    def __init__(self, address: Path, environment: dict[str, str]) -> None:
        self.address = str(address)
        self._start = _of_the_start(environment)
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

    def can_run(self, arguments: Sequence[str], environment: dict[str, str]) -> bool:
        """Whether a run needs no interpreter of its own, and one message can ask for it."""
        size = sum(map(len, arguments))
        return size < ARGUMENTS_MAX and _of_the_start(environment) == self._start

    def run(
        self,
        arguments: Sequence[str],
        input: bytes,
        cwd: Path,
        environment: dict[str, str],
        timeout: float,
    ) -> CompletedProcess[bytes]:
        """What the program does with some arguments. Raises ``TimeoutError`` after so many seconds."""
        with ExitStack() as stack:
            stdin = stack.enter_context(_readable(input))
            stdout, stderr = (stack.enter_context(TemporaryFile()) for _ in range(2))
            streams = [stream.fileno() for stream in (stdin, stdout, stderr)]
            code = ended(self.address, arguments, str(cwd), environment, streams, timeout)
            stdout.seek(0)
            stderr.seek(0)
            return CompletedProcess(["socalc", *arguments], code, stdout.read(), stderr.read())

    def stop(self) -> None:
        """End the server and what it runs."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


def _of_the_start(environment: dict[str, str]) -> dict[str, str]:
    """The variables that count when an interpreter starts; empty ones do not."""
    return {
        name: value for name, value in environment.items() if value and name.startswith(INTERPRETER)
    }


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
    """Run what is asked for, each in a process of its own beside this one."""
    import pkgutil
    from importlib import import_module

    import socalc

    for module in pkgutil.walk_packages(socalc.__path__, "socalc."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those that wait for a run
    while True:
        connection, _ = listening.accept()
        if not os.fork():
            listening.close()
            _serve_one(connection)
        connection.close()


def _serve_one(connection: socket.socket) -> NoReturn:
    """Run what one connection asks for, and tell it how that ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    request, streams, *_ = socket.recv_fds(connection, REQUEST_MAX, 3)
    child = os.fork()
    if not child:
        connection.close()
        _run(os.fsdecode(request).split("\0"), streams)
    for stream in streams:
        os.close(stream)
    _, status = os.waitpid(child, 0)
    with suppress(OSError):  # whoever asked may have gone
        connection.send(str(os.waitstatus_to_exitcode(status)).encode())
    os._exit(0)


def _run(parts: list[str], streams: list[int]) -> NoReturn:
    """Become the process that a shell would have started."""
    cwd, count, *texts = parts
    arguments, environment = texts[: int(count)], texts[int(count) :]
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(dict(variable.split("=", 1) for variable in environment))
    sys.argv = ["socalc", *arguments]
    sys.stdin = _stream(0, "r", "surrogateescape")
    sys.stdout, sys.stderr = _stream(1, "w", "strict"), _stream(2, "w", "backslashreplace")
    ending: object = 1
    try:
        from socalc.__main__ import main

        main()
    except SystemExit as end:
        ending = end.code
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        ending = 120  # as an interpreter ends that cannot bring out what is left
    os._exit(ending if isinstance(ending, int) else 1)


def _stream(number: int, mode: str, errors: str) -> IO[str]:
    return open(number, mode, encoding="utf-8", errors=errors, closefd=False)


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
