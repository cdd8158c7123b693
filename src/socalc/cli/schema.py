"""``socalc schema``: the JSON Schema of target files, for editors."""

from typing import Annotated

import typer

from socalc.cli.exits import Code, guarded
from socalc.cli.options import STANDARD_OUTPUT
from socalc.cli.output import write

EXAMPLES = """\b
Examples:
  socalc schema > targets.schema.json
  socalc schema --output targets.schema.json
"""


def schema(
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="PATH", help="Write to a file, all or nothing."),
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of a bug.")] = False,
) -> None:
    """Show the JSON Schema of target files, for editors."""
    raise typer.Exit(guarded(lambda: _schema(output), debug))


def _schema(output: str | None) -> Code:
    from importlib.resources import files

    text = files("socalc").joinpath("data/targets.schema.json").read_text("utf-8")
    write([text], None if output in STANDARD_OUTPUT else output)
    return Code.DONE
