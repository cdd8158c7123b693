"""The entry point and the only exit."""

import gc
import os
import signal
import sys
from types import FrameType
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and end the process with its exit code."""
    gc.disable()  # a short life, and nothing in it that refers back to itself
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _interrupted)
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)

    from socalc.cli.exits import guarded
    from socalc.cli.streams import make_streams_whole

    make_streams_whole(_unwritable)
    code = guarded(_run, debug="--debug" in sys.argv)
    gc.freeze()  # what the system takes back as a whole need not be searched first
    if sys.flags.inspect:  # else Python would show the exit itself as a traceback, and ask for more
        os._exit(code)  # what is written is flushed
    sys.exit(code)


def _run() -> int:
    from socalc.cli.app import program
    from socalc.cli.output import close_output
    from socalc.cli.usage import ended

    try:
        _load_completion()
        code = ended(program(*sys.argv[1:2]))
        close_output()
        return code
    except SystemExit as end:
        close_output()
        return end.code if isinstance(end.code, int) else 0


def _unwritable(error: OSError) -> NoReturn:
    from socalc.cli.output import unwritable

    raise unwritable(error)


def _load_completion() -> None:
    """Make Typer's completion ready where a shell asks for it, and only there."""
    if asked := os.environ.get("_SOCALC_COMPLETE"):
        from socalc.cli.usage import refuse_unknown_shell

        refuse_unknown_shell(asked)
        from typer.completion import get_completion_inspect_parameters

        get_completion_inspect_parameters()


def _interrupted(_number: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(128 + signal.SIGINT)  # as a shell tells it


if __name__ == "__main__":
    main()
