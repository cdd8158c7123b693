"""``socalc scan``: which claims stand in a text, and do they fit their own numbers?"""

from typing import TYPE_CHECKING, Annotated

import typer

from socalc.cli.exits import Code, UsageError
from socalc.cli.options import ExitZero, Result, Shared, digits_of

if TYPE_CHECKING:
    from socalc.targets.prose import Prose

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
) -> Result:
    """Which claims stand in a text, and do they fit their own numbers?"""
    digits = digits_of(shared)
    if shared.file or shared.settings:
        raise UsageError("scan reads texts, no target file", "name them without -f: press.txt")
    if as_draft and (shared.format or shared.json or everything):
        raise UsageError("--draft writes a target file", "leave --format, --json and --all out")
    from socalc.analyses.scan import scan as scanned
    from socalc.rendering.layouts.scan import scan_sheet

    found = [_read(path, shared.output_path) for path in texts]
    report = scanned(found, everything)
    if as_draft:
        from socalc.cli.output import format_of_ending
        from socalc.rendering.draft import draft

        format_of_ending(shared.output_path or "", {".yaml": "plain", ".yml": "plain"})
        return Result(scan_sheet(report, digits), text=draft(found), format="plain")
    misfit = any(row.verdict == "inconsistent" for row in report.rows)
    code = Code.FINDING if misfit and not exit_zero else Code.DONE
    return Result(scan_sheet(report, digits), code)


def _read(path: str, output: str | None) -> "Prose":
    from socalc.cli.input import bytes_of
    from socalc.cli.sources import source_of
    from socalc.reading.prose.read import read_prose

    return read_prose(bytes_of(path, output), source_of(path))
