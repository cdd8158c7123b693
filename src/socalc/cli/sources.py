"""What is a file called in what is told of it?"""

from socalc.cli.exits import UsageError, reason
from socalc.targets.shown import shown


def source_of(path: str) -> str:
    """The name of a file as every format and message has it; ``-`` is standard input.

    >>> source_of("-"), source_of("plan\\x1b[2J.txt")
    ('<stdin>', 'plan\\\\x1b[2J.txt')
    """
    return "<stdin>" if path == "-" else shown(path)


def unreadable(error: OSError, path: str) -> UsageError:
    """What is told of a read that failed, with its file; standard input has no name."""
    return UsageError(reason(error) if path == "-" else f"cannot read {reason(error, path)}")
