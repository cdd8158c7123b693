"""``socalc implied``: what do the goals together demand of ratios?"""

from typing import TYPE_CHECKING, Annotated

import typer

from socalc.cli.exits import UsageError
from socalc.cli.options import Result, Shared, digits_of

if TYPE_CHECKING:
    from socalc.targets.file import TargetFile
    from socalc.targets.ratio import Ratio

EXAMPLES = """\b
Examples:
  socalc implied
  socalc implied profit/assets
  socalc implied 'assets / provincial firms' --json
"""


def implied(
    shared: Shared,
    ratios: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[RATIO]...",
            help="Ratios of the file by name or pattern, or two targets: profit/assets.",
            show_default=False,
        ),
    ] = None,
) -> Result:
    """What do the goals demand of ratios between them?"""
    from socalc.analyses.implied import implied as analysed
    from socalc.cli.input import target_file
    from socalc.rendering.layouts.implied import implied_sheet

    digits = digits_of(shared)
    file = target_file(shared)
    return Result(implied_sheet(analysed(file, _asked(file, ratios)), digits))


def _asked(file: "TargetFile", asked: list[str] | None) -> "list[Ratio]":
    """The ratios that are asked for: those of the file by name, others as two targets."""
    from socalc.targets.ratio import parse_ratio
    from socalc.targets.selection import select

    if not file.ratios and not (asked and all("/" in text for text in asked)):
        raise UsageError(
            "the file has no `ratios`", "name two targets: socalc implied profit/assets"
        )
    if not asked:
        return list(file.ratios)
    names = [target.name for target in file.targets]
    found = []
    for text in asked:
        if "/" in text and not any(ratio.name == text for ratio in file.ratios):
            found.append(parse_ratio(text, names))
        else:
            found += select(file.ratios, [text], what="ratio")
    return found
