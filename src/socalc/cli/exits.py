"""How does the program end, and what does it say when it cannot do its work?"""

import sys
from collections.abc import Callable
from contextlib import suppress
from enum import IntEnum

from socalc.cli.streams import put, sink_of
from socalc.targets.hidden_characters import shown_lines
from socalc.targets.problems import AlreadyTold, Refusal, TargetFileError, shortened


class Code(IntEnum):
    """What each exit code tells."""

    DONE = 0
    FINDING = 1
    """A figure does not fit, or a grade was missed: a finding about the figures, nothing else."""
    NOT_DONE = 2
    """The work could not be done: usage, input, output."""
    BUG = 3


class UsageError(Exception):
    """The command line, the environment or a file does not let the work be done."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help


def guarded(work: Callable[[], int], debug: bool) -> int:
    """The exit code of some work; whatever stops it is told on standard error."""
    try:
        return work()
    except TargetFileError as error:
        from socalc.rendering.diagnostics import diagnostics

        complain(diagnostics(error))
    except AlreadyTold as error:
        complain(str(error))
    except (UsageError, Refusal) as error:
        complain(f"socalc: error: {error.message}\n")
        if error.help:
            complain(f"   = help: {error.help}\n")
    except OSError as error:
        complain(f"socalc: error: {reason(error)}\n")
    except MemoryError:
        complain("socalc: error: there is not enough memory for this\n")
        complain(
            "   = help: split the input, ask for less at once, or allow more memory (ulimit -v)\n"
        )
    except Exception as error:  # noqa: BLE001 - the last place where a bug can become one line
        if debug:
            import traceback

            complain(traceback.format_exc())
        complain(f"socalc: bug: {type(error).__name__}: {shortened(str(error), 200)}\n")
        complain(
            "   = help: this is a mistake in socalc, please report it with what --debug shows\n"
        )
        return Code.BUG
    return Code.NOT_DONE


def reason(error: OSError, name: str = "") -> str:
    """What the system says is wrong, and with which file: a read that fails tells none by itself."""
    what = error.strerror or str(error)
    name = str(error.filename or name)
    return f"`{shortened(name, 200)}`: {what}" if name else what


def complain(text: str) -> None:
    """Write to standard error, as ``shown_lines`` has it: no text of others acts on a terminal, or on
    the runner that collects the lines."""
    with suppress(OSError, ValueError):  # nobody is left to tell
        put(sink_of(sys.stderr), shown_lines(text).encode(sys.stderr.encoding, "backslashreplace"))
