"""Are we on pace, and what is required from now on?"""

from collections.abc import Collection
from typing import NamedTuple

from socalc.analyses.grades import Grade
from socalc.analyses.progress import progress
from socalc.answers import picked_targets
from socalc.answers.question import Finding, Question, Verb
from socalc.rendering.layouts.progress import progress_sheet
from socalc.targets.dates import Date
from socalc.targets.file import TargetFile


class Options(NamedTuple):
    """Until which month actuals count, and which grades are findings about the figures."""

    until: Date | int
    findings: Collection[Grade]


def _find(file: TargetFile, question: Question) -> Finding:
    asked: Options = question.options
    report = progress(file, asked.until)
    is_finding = any(row.grade in asked.findings for row in report.rows)
    return Finding(progress_sheet(report, question.output.digits), is_finding)


PROGRESS = Verb("progress", _find, picked_targets.followed, sections=("growth",), uses_actuals=True)
