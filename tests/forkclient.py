"""How is a fork server asked for a run?

As a script it stands in for the program in a shell: it hands its arguments, folder, environment and
streams on, and ends as the run ends. It imports little, as it starts for each command of a console.
"""

import os
import signal
import socket
import sys
from collections.abc import Mapping, Sequence

REQUEST_MAX = 1 << 20
"""Bytes that the arguments and the environment of a run may have."""


def ended(
    address: str,
    arguments: Sequence[str],
    cwd: str,
    environment: Mapping[str, str],
    streams: Sequence[int],
    timeout: float | None = None,
) -> int:
    """The exit code of a run, negative for a signal. Raises ``TimeoutError`` after so many seconds."""
    parts = [cwd, str(len(arguments)), *arguments]
    parts += [f"{name}={value}" for name, value in environment.items()]
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as server:
        server.connect(address)
        socket.send_fds(server, [os.fsencode("\0".join(parts))], streams)
        server.settimeout(timeout)
        return int(server.recv(64) or b"1")


if __name__ == "__main__":
    code = ended(sys.argv[1], sys.argv[2:], os.getcwd(), os.environ, (0, 1, 2))
    if code < 0:
        signal.signal(-code, signal.SIG_DFL)
        os.kill(os.getpid(), -code)
    sys.exit(code)
