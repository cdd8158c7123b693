"""How many fewer, what share, how many to one?"""

from fractions import Fraction
from typing import NamedTuple

from socalc.analyses.consolidation import consolidation
from socalc.answers import picked_targets
from socalc.answers.question import Finding, Question, Verb
from socalc.rendering.layouts.consolidation import consolidation_sheet
from socalc.targets.file import TargetFile


class Options(NamedTuple):
    """Over how many years; none for those of the file."""

    over: tuple[Fraction, ...] = ()


def _find(file: TargetFile, question: Question) -> Finding:
    asked: Options = question.options
    digits = question.output.digits
    if question.explain:
        from socalc.analyses.explain import explain_consolidation
        from socalc.rendering.layouts.explain import explain_sheet

        return Finding(explain_sheet(explain_consolidation(file, asked.over), digits))
    return Finding(consolidation_sheet(consolidation(file, asked.over), digits))


CONSOLIDATION = Verb(
    "consolidation", _find, picked_targets.consolidation, sections=("consolidation",)
)
