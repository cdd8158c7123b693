"""``socalc implied``: what do the goals together demand of ratios?"""

from typing import Annotated

import typer

from socalc.answers.question import Question
from socalc.cli.make_question import question_of
from socalc.cli.options import Shared

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
) -> Question:
    """What do the goals demand of ratios between them?"""
    from socalc.answers.implied import IMPLIED, Options

    return question_of(shared, IMPLIED, Options(ratios or ()))
