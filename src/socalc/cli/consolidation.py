"""``socalc consolidation``: how many fewer, what share, how many to one?"""

from socalc.answers.question import Question
from socalc.cli.exits import UsageError
from socalc.cli.make_question import question_of
from socalc.cli.options import (
    Explain,
    From,
    Shared,
    Stated,
    Targets,
    To,
    Years,
    read_option,
    refuse_file,
)

EXAMPLES = """\b
Examples:
  socalc consolidation
  socalc consolidation 'provincial*' --years 3
  socalc consolidation --from 66 --to 12 --stated 81.8%
  socalc consolidation --format csv --output cuts.csv
"""


def consolidation(
    shared: Shared,
    targets: Targets = None,
    years: Years = None,
    start: From = None,
    end: To = None,
    stated: Stated = None,
    explain: Explain = False,
) -> Question:
    """How many fewer, what share, how many to one?"""
    from socalc.answers.consolidation import CONSOLIDATION, Options
    from socalc.targets.window import parse_years

    options = Options(read_option("--years", years, parse_years) if years is not None else ())
    given = None
    if start is not None or end is not None or stated is not None:
        from socalc.reading.sections.entry import given_target

        if start is None or end is None:
            raise UsageError("--from and --to go together", "give both: --from 66 --to 12")
        refuse_file("--from", shared, targets)
        texts = {
            "before": ("--from", start),
            "after": ("--to", end),
            "stated": ("--stated", stated),
        }
        given = given_target("consolidation", texts)
    return question_of(shared, CONSOLIDATION, options, targets, given=given, explain=explain)
