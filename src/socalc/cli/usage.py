"""What is said where Typer cannot make sense of the command line?"""

from collections.abc import Callable
from io import StringIO
from typing import Protocol, runtime_checkable

from socalc.cli.exits import UsageError, complain
from socalc.targets.hidden_characters import shown
from socalc.targets.problems import shortened

SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")
"""The shells that have a completion."""


@runtime_checkable
class Complaint(Protocol):
    """What Typer raises for an option, a command or an argument that it does not know."""

    exit_code: int

    def format_message(self) -> str: ...

    def show(self, file: StringIO | None = None) -> None: ...


def ended(app: Callable[..., object]) -> int:
    """The exit code of a program. What the caller typed is told as ``shown`` has it: an unknown
    option may hold anything."""
    try:
        code = app(prog_name="socalc", standalone_mode=False)
    except Exception as error:
        if not isinstance(error, Complaint):
            raise
        complain(_told(error))
        return error.exit_code
    return code if isinstance(code, int) else 0


def refuse_unknown_shell(asked: str) -> None:
    """Raise ``UsageError`` for a value of ``_SOCALC_COMPLETE`` that no completion script sets: Typer would
    echo it as it is."""
    wish, _, shell = asked.partition("_")
    if wish not in ("complete", "source") or shell not in SHELLS:
        help = "--show-completion writes the script that sets it"
        raise UsageError(f"_SOCALC_COMPLETE: nothing is known of `{shortened(asked)}`", help)


def _told(complaint: Complaint) -> str:
    """The usage line, where there is one, and the message on one line; or the help, where nothing was asked."""
    file = StringIO()
    complaint.show(file)
    message = complaint.format_message()
    usage, said, _ = file.getvalue().rpartition(message)
    return f"{usage}{shown(message)}\n" if usage and said else file.getvalue()
