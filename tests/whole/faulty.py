"""Runs a command again and again, and has the n-th thing that it asks of the system fail, for every n.

A script of its own, as each run is a fork of a process that has loaded everything: ``python tests/whole/faulty.py``
reads lines of ``PLACE ARGUMENT...`` and prints a line of JSON for each: for each kind of fault, with standard output
buffered and unbuffered, one ``Ended`` a run. PLACE is a folder in which the runs take place; standard output goes to
its file ``stdout``. The file ``out`` with any ending is there before each run if it was there before the first.
"""

import builtins
import errno
import gc
import io
import json
import os
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any, NamedTuple

import socalc

RUNS_MAX = 2000
KINDS = ("error", "memory", "short")
"""No space or an input/output error; no memory; a write that takes one byte."""
BUFFERING = ("buffered", "unbuffered")
"""As ``PYTHONUNBUFFERED`` makes standard output."""


class Ended(NamedTuple):
    """How one run ended: what failed, the exit code, and what was found afterwards."""

    failed: str
    code: int
    stderr: str
    stdout: str
    files: dict[str, str]


class Fault:
    """Counts what is asked of the system, and fails once."""

    def __init__(self, kind: str, at: int) -> None:
        self.kind, self.at, self.count, self.failed = kind, at, 0, ""

    def is_due(self, name: str) -> bool:
        self.count += 1
        if self.count == self.at:
            self.failed = name
        return self.count == self.at

    def error(self) -> BaseException:
        if self.kind == "memory":
            return MemoryError()
        code = (errno.ENOSPC, errno.EIO)[self.at % 2]
        return OSError(code, os.strerror(code))

    def wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def asked(*arguments: Any, **named: Any) -> Any:
            due = self.is_due(name)
            if due and name == "close":
                real(*arguments)  # the descriptor is gone all the same
            if due:
                raise self.error()
            return real(*arguments, **named)

        return asked


_ASKED = (
    "open", "close", "replace", "fsync", "fchmod", "fchown", "fstat", "lstat", "stat", "access",
    "readlink", "dup", "pathconf", "listxattr",
)  # fmt: skip


def file_of(fault: Fault) -> type[io.FileIO]:
    """Files without a buffer of which writing and flushing may fail."""

    class File(io.FileIO):
        def write(self, data: Any, /) -> int:
            if not fault.is_due("write"):
                return super().write(data)
            if fault.kind == "short":
                return super().write(bytes(data)[:1])
            raise fault.error()

        def flush(self) -> None:
            if fault.kind != "short" and not self.closed and fault.is_due("flush"):
                raise fault.error()
            super().flush()

    return File


def install(fault: Fault, buffering: str) -> None:
    """Have the system fail in this process."""
    file_type = file_of(fault)

    def opened(file: Any, mode: str = "r", buffering: int = -1, **named: Any) -> Any:
        if fault.kind != "short" and fault.is_due("open"):
            raise fault.error()
        if buffering == 0:
            return file_type(file, mode.replace("b", ""), **named)
        return real_open(file, mode, buffering, **named)

    real_open = builtins.open
    builtins.open = opened  # type: ignore[assignment]
    if fault.kind != "short":
        for name in _ASKED:
            setattr(os, name, fault.wrapped(name, getattr(os, name)))
    raw = file_type(1, "w", closefd=False)
    sys.stdout = (
        io.TextIOWrapper(io.BufferedWriter(raw), "utf-8")
        if buffering == "buffered"
        else io.TextIOWrapper(raw, "utf-8", write_through=True)
    )


def run(fault: Fault, buffering: str, arguments: list[str]) -> int:
    """The exit code of the command in a process that is this one's child."""
    from socalc.__main__ import main

    done = os.fork()
    if done:
        return os.waitstatus_to_exitcode(os.waitpid(done, 0)[1])
    exit_now = os._exit
    code = 99
    try:
        for number, name in ((1, "stdout"), (2, "stderr")):
            handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(handle, number)
            os.close(handle)
        sys.argv = ["socalc", *arguments]
        sys.stderr = io.TextIOWrapper(io.FileIO(2, "w", closefd=False), "utf-8", write_through=True)
        handle = os.open("failed", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        tell = os.write
        install(fault, buffering)
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 98
        tell(handle, fault.failed.encode())
    finally:
        exit_now(code)


def runs(kind: str, buffering: str, arguments: list[str]) -> list[Ended]:
    """One run for each thing that can fail, and the last one in which nothing did."""
    before = {path: path.read_bytes() for path in Path().glob("out.*")}
    found: list[Ended] = []
    for at in range(1, RUNS_MAX):
        for path in Path().glob("*out.*"):
            path.unlink()
        for path, data in before.items():
            path.write_bytes(data)
        code = run(Fault(kind, at), buffering, arguments)
        texts = {path.name: path.read_text("utf-8") for path in Path().iterdir()}
        failed, stdout, stderr = (texts.pop(name) for name in ("failed", "stdout", "stderr"))
        found.append(Ended(failed, code, stderr, stdout, texts))
        if not failed:
            break
    return found


if __name__ == "__main__":
    for module in walk_packages(socalc.__path__, "socalc."):
        import_module(module.name)
    gc.freeze()  # what all runs share is not searched for garbage in each
    for line in sys.stdin:
        place, *arguments = line.split()
        os.chdir(place)
        found = [runs(kind, way, arguments) for kind in KINDS for way in BUFFERING]
        print(json.dumps(found), flush=True)
