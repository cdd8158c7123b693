"""Which target file is found where none is named, and whose is it?"""

import os
from pathlib import Path

from socalc.cli.exits import UsageError
from socalc.targets.hidden_characters import shown

DEFAULT_NAME = "targets.yaml"


def found_from_here() -> str:
    """The nearest ``targets.yaml`` from the working directory upwards, as a path from here.

    The search ends at the first folder that holds ``.git``. Raises ``UsageError`` if there is none, or if it
    belongs to somebody else: who may write to a folder above must not choose what is worked out here (git had to learn
    this as CVE-2022-24765).
    """
    try:
        here = Path.cwd()
    except OSError as error:
        raise UsageError(f"this folder is gone: {error.strerror}", "go to another one") from None
    for folder in (here, *here.parents):
        if (folder / DEFAULT_NAME).is_file():
            path = os.path.relpath(folder / DEFAULT_NAME, here)
            _refuse_of_others(path)
            return path
        if (folder / ".git").exists():
            break
    raise UsageError(
        f"no {DEFAULT_NAME} in this folder or above it",
        "name a file with --file, or write one with `socalc init`",
    )


def note_of(path: str) -> str:
    """What is to be said of a file that was found: which one it is, unless it stands in this folder."""
    return "" if path == DEFAULT_NAME else f"the targets are those of `{shown(path)}`"


def _refuse_of_others(path: str) -> None:
    """Raise ``UsageError`` for a file, or a link to it, that is neither the user's own nor root's.

    Whoever became root by ``sudo`` is still trusted. Windows tells no owner in this way.
    """
    if not hasattr(os, "geteuid"):
        return
    trusted = {0, os.geteuid()}
    if os.geteuid() == 0 and os.environ.get("SUDO_UID", "").isdecimal():
        trusted.add(int(os.environ["SUDO_UID"]))
    if not owners(path) <= trusted:
        name = shown(path)
        raise UsageError(
            f"`{name}` was found by search and belongs to another user",
            f"if it is meant, name it: -f {name}",
        )


def owners(path: str) -> set[int]:
    """To whom a file belongs, and a link to it if that is what is there; nobody if it is gone."""
    try:
        return {os.stat(path).st_uid, os.lstat(path).st_uid}
    except OSError:  # told where it is opened
        return set()
