"""A terminal of any width for the real program to write on."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path

from tests.conftest import ROOT, clean_environment


def on_terminal(*arguments: str, columns: int, cwd: Path = ROOT, **environment: str) -> str:
    """What the program writes on a terminal so many columns wide, as the terminal receives it."""
    outer, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    with subprocess.Popen(
        [sys.executable, "-m", "socalc", *arguments],
        stdin=inner,
        stdout=inner,
        stderr=inner,
        cwd=cwd,
        env=clean_environment(**environment),
    ):
        os.close(inner)
        received = b"".join(iter(lambda: _read(outer), b""))
    os.close(outer)
    return received.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # how Linux says that the other side is closed
        return b""
