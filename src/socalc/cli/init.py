"""``socalc init``: a commented target file to start from."""

import os
from typing import Annotated

import typer

from socalc.cli.exits import Code, UsageError, complain, guarded
from socalc.cli.options import STANDARD_OUTPUT
from socalc.cli.output import write
from socalc.targets.problems import shortened

EXAMPLES = """\b
Examples:
  socalc init
  socalc init plans/targets.yaml
  socalc init - | less
"""


def init(
    path: Annotated[
        str,
        typer.Argument(
            metavar="[PATH]",
            help="File to write, targets.yaml if none is named; - shows it.",
            show_default=False,
        ),
    ] = "targets.yaml",
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite the file if it is there.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of a bug.")] = False,
) -> None:
    """Write a commented target file to start from."""
    raise typer.Exit(guarded(lambda: _init(path, force), debug))


def _init(path: str, force: bool) -> Code:
    import shlex
    from importlib.resources import files

    from socalc.cli.find_target_file import DEFAULT_NAME

    starter = files("socalc").joinpath("data/starter.yaml").read_text("utf-8")
    if path in STANDARD_OUTPUT:
        write([starter], None)
        return Code.DONE
    if os.path.lexists(path) and not os.path.isdir(path) and not force:
        raise UsageError(f"`{shortened(path, 200)}` is there already", "--force overwrites it")
    write([starter], path)
    shown = shortened(path, 200)
    named = "" if path == DEFAULT_NAME else f" -f {shlex.quote(shown)}"
    complain(f"socalc: note: `{shown}` is written; next: `socalc growth{named}`\n")
    return Code.DONE
