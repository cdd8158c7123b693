"""``socalc path``: what must each year, quarter or month reach?"""

from socalc.answers.question import Question
from socalc.cli.make_question import question_of
from socalc.cli.options import By, Method, Per, Shared, Targets, Years, asked_horizons, one_of

EXAMPLES = """\b
Examples:
  socalc path --years 3
  socalc path revenue --per quarter
  socalc path --method linear --format csv
"""


def path(
    shared: Shared,
    targets: Targets = None,
    years: Years = None,
    by: By = None,
    per: Per = "year",
    method: Method = "compound",
) -> Question:
    """What must each year, quarter or month reach?"""
    from socalc.analyses.growth import METHODS, PERIODS
    from socalc.answers.path import PATH, Options

    period, way = one_of("--per", per, PERIODS), one_of("--method", method, METHODS)
    return question_of(shared, PATH, Options(asked_horizons(years, by), period, way), targets)
