"""Which commands are there?"""

from importlib import import_module
from typing import Annotated

import typer

from socalc.cli.command import command
from socalc.cli.usage import SHELLS

TABLES = ("growth", "consolidation", "check", "path", "progress")
"""The commands that take tables."""

COMMANDS = (*TABLES, "implied", "solve", "scan", "init", "schema")
"""Each is a function in a file of its name."""

_WITHOUT_FILE = ("solve", "scan")
_OF_A_FILE = ("file", "settings", "compare")
_WITHOUT_REPORT = ("init", "schema")


def program(named: str | None = None) -> typer.Typer:
    """The program with all of its commands, or with the one that is named: to run it, the others
    need not be loaded."""
    app = typer.Typer(
        name="socalc",
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback(epilog="Start with `socalc init`, then `socalc growth --years 3`.")(_main)
    for name in (named,) if named in COMMANDS else COMMANDS:
        file = import_module(f"socalc.cli.{name}")
        work = getattr(file, name)
        if name not in _WITHOUT_REPORT:
            unused = _OF_A_FILE if name in _WITHOUT_FILE else ()
            work = command(work, name in TABLES, unused)
        app.command(name, epilog=file.EXAMPLES)(work)
    return app


def _show_version(asked: bool) -> None:
    if asked:
        from socalc import __version__
        from socalc.cli.output import write

        write([f"socalc {__version__}\n"], None)
        raise typer.Exit


def _show_completion(context: typer.Context, shell: str | None) -> None:
    if shell is not None:
        if shell not in SHELLS:
            raise typer.BadParameter(f"no completion for {shell!r}: {', '.join(SHELLS)} have one")
        from typer.completion import show_callback

        show_callback(context, context.command.params[1], shell)


def _main(
    version: Annotated[
        bool,
        typer.Option("--version", help="Show the version.", callback=_show_version, is_eager=True),
    ] = False,
    show_completion: Annotated[
        str | None,
        typer.Option(
            "--show-completion",
            metavar="SHELL",
            help="Show the completion script for bash, zsh, fish or powershell.",
            callback=_show_completion,
            is_eager=True,
        ),
    ] = None,
) -> None:
    """Work out what reform targets require and whether printed figures fit together."""
