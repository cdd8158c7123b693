"""``socalc check``: do the stated figures follow from their own numbers?"""

from typing import Annotated

import typer

from socalc.answers.question import Question
from socalc.cli.exits import UsageError
from socalc.cli.make_question import question_of
from socalc.cli.options import (
    ExitZero,
    Explain,
    From,
    Shared,
    Stated,
    Targets,
    To,
    refuse_file,
)

EXAMPLES = """\b
Examples:
  socalc check
  socalc check --from 66 --to 12 --stated 81.8%
  socalc check --from '63.5 bn' --to '127.4 bn' --years 2019-2030 --stated '6.6% a year'
  socalc check --strict --format github

Exit code 1: a stated figure and its own numbers do not fit together.
"""


def check(
    shared: Shared,
    targets: Targets = None,
    start: From = None,
    end: To = None,
    years: Annotated[
        str | None,
        typer.Option(
            "--years", metavar="YEARS", help="With --from: a number, or two years: 2019-2030."
        ),
    ] = None,
    stated: Stated = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit 1 for consistent-if-rounded as well.")
    ] = False,
    exit_zero: ExitZero = False,
    explain: Explain = False,
) -> Question:
    """Do the stated figures follow from their own numbers?"""
    from socalc.answers.check import CHECK, FINDINGS, Options

    options = Options(() if exit_zero else FINDINGS if strict else FINDINGS[:1])
    given = None
    if start is not None or end is not None or stated is not None or years is not None:
        from socalc.reading.sections.entry import given_target

        if start is None or end is None or stated is None:
            raise UsageError(
                "--from, --to and --stated go together",
                "give all: --from 66 --to 12 --stated 81.8%",
            )
        refuse_file("--from", shared, targets)
        texts = {
            "from": ("--from", start),
            "to": ("--to", end),
            "years": ("--years", years),
            "stated": ("--stated", stated),
        }
        given = given_target("claims", texts)
    return question_of(shared, CHECK, options, targets, given=given, explain=explain)
