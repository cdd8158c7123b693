"""``socalc scan``: which claims stand in a text, and do they fit their own numbers?"""

from typing import TYPE_CHECKING, Annotated

import typer

from socalc.answers.question import Question
from socalc.cli.exits import UsageError
from socalc.cli.make_question import question_of, text_source
from socalc.cli.options import ExitZero, Shared
from socalc.cli.output import format_of_ending

if TYPE_CHECKING:
    from socalc.rendering.formats import Format

EXAMPLES = """\b
Examples:
  socalc scan press.txt
  socalc scan --all report.md page.html
  curl -s https://example.org/news | socalc scan -
  socalc scan --draft press.txt | socalc growth -f - --years 3

Exit code 1: a claim is complete and does not fit its own numbers.
"""


def scan(
    shared: Shared,
    texts: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help="Texts: plain, Markdown or HTML; - is standard input.",
            show_default=False,
        ),
    ],
    everything: Annotated[
        bool, typer.Option("--all", help="Show as well what is not judged, and why.")
    ] = False,
    as_draft: Annotated[
        bool, typer.Option("--draft", help="Write a target file with what was found.")
    ] = False,
    exit_zero: ExitZero = False,
) -> Question:
    """Which claims stand in a text, and do they fit their own numbers?"""
    if shared.file or shared.settings:
        raise UsageError("scan reads texts, no target file", "name them without -f: press.txt")
    if as_draft and (shared.format or shared.json or everything):
        raise UsageError("--draft writes a target file", "leave --format, --json and --all out")
    from socalc.answers.scan import SCAN, Options
    from socalc.targets.file import TargetFile

    if as_draft:
        format_of_ending(shared.output_path or "", {".yaml": "plain", ".yml": "plain"})
    sources = [text_source(shared, path) for path in texts]
    options = Options(sources, everything, as_draft, exit_zero)
    format: Format | None = "plain" if as_draft else None
    return question_of(shared, SCAN, options, given=TargetFile(), format=format)
