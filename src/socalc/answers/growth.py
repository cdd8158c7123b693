"""What yearly growth does each goal require?"""

from typing import TYPE_CHECKING, NamedTuple

from socalc.analyses.growth import Method, Per, required_growth
from socalc.analyses.horizons import Horizons
from socalc.answers import picked_targets
from socalc.answers.question import Finding, Question, Verb
from socalc.rendering.layouts.growth import growth_sheet
from socalc.targets.file import TargetFile

if TYPE_CHECKING:
    from socalc.analyses.groups import Field


class Options(NamedTuple):
    """Over which horizons, in which steps, and added up by which field."""

    horizons: Horizons
    per: Per
    method: Method
    group_by: "Field | None" = None


def _find(file: TargetFile, question: Question) -> Finding:
    asked: Options = question.options
    digits = question.output.digits
    if asked.group_by is not None:
        from socalc.analyses.groups import groups
        from socalc.rendering.layouts.groups import groups_sheet

        sums = groups(file, asked.group_by, asked.horizons, asked.per, asked.method)
        return Finding(groups_sheet(sums, digits))
    if question.explain:
        from socalc.analyses.explain import explain_growth
        from socalc.rendering.layouts.explain import explain_sheet

        steps = explain_growth(file, asked.horizons, asked.per, asked.method)
        return Finding(explain_sheet(steps, digits))
    report = required_growth(file, asked.horizons, asked.per, asked.method)
    return Finding(growth_sheet(report, digits))


GROWTH = Verb("growth", _find, picked_targets.growth, sections=("growth",), reads_long_files=True)
