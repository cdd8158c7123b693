"""Which commands are there?"""

from typing import Annotated

import typer

from socalc.cli import (
    check,
    consolidation,
    growth,
    implied,
    init,
    path,
    progress,
    scan,
    schema,
    solve,
)
from socalc.cli.command import command

app = typer.Typer(
    name="socalc",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")


def _show_version(asked: bool) -> None:
    if asked:
        from socalc import __version__

        typer.echo(f"socalc {__version__}")
        raise typer.Exit


def _show_completion(context: typer.Context, shell: str | None) -> None:
    if shell is not None:
        if shell not in SHELLS:
            raise typer.BadParameter(f"no completion for {shell!r}: {', '.join(SHELLS)} have one")
        from typer.completion import show_callback

        show_callback(context, context.command.params[1], shell)


@app.callback(epilog="Start with `socalc init`, then `socalc growth --years 3`.")
def main(
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


app.command("growth", epilog=growth.EXAMPLES)(command(growth.growth, "growth"))
app.command("consolidation", epilog=consolidation.EXAMPLES)(
    command(consolidation.consolidation, "consolidation")
)
app.command("check", epilog=check.EXAMPLES)(
    command(check.check, "growth", "consolidation", "claims")
)
app.command("path", epilog=path.EXAMPLES)(command(path.path, "growth"))
app.command("progress", epilog=progress.EXAMPLES)(command(progress.progress, "growth"))
app.command("implied", epilog=implied.EXAMPLES)(command(implied.implied))
app.command("solve", epilog=solve.EXAMPLES)(command(solve.solve))
app.command("scan", epilog=scan.EXAMPLES)(command(scan.scan))
app.command("init", epilog=init.EXAMPLES)(init.init)
app.command("schema", epilog=schema.EXAMPLES)(schema.schema)
