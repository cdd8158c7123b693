"""Which value is missing, or which whole numbers fit?"""

from fractions import Fraction
from typing import NamedTuple

from socalc.analyses.solve import numbers_that_fit, solve
from socalc.answers import picked_targets
from socalc.answers.question import Finding, Question, Verb
from socalc.rendering.layouts.solve import candidates_sheet, solve_sheet
from socalc.targets.file import TargetFile
from socalc.targets.stated import Stated


class Equation(NamedTuple):
    """Values of which the one that is missing is asked for."""

    start: Fraction | None
    end: Fraction | None
    years: Fraction | None
    rate: Fraction | None


class Fit(NamedTuple):
    """One whole number and a printed figure: which others fit is asked for."""

    start: int | None
    end: int | None
    stated: Stated
    text: str
    """The figure as it was typed."""


def _find(_: TargetFile, question: Question) -> Finding:
    asked: Equation | Fit = question.options
    if isinstance(asked, Equation):
        return Finding(solve_sheet(solve(*asked), question.output.digits))
    pairs = numbers_that_fit(asked.start, asked.end, asked.stated)
    return Finding(candidates_sheet(pairs, asked.text))


SOLVE = Verb("solve", _find, picked_targets.everything)
