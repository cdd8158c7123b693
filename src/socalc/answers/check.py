"""Do the stated figures follow from their own numbers?"""

from collections.abc import Collection
from typing import NamedTuple

from socalc.analyses.check import check
from socalc.answers import picked_targets
from socalc.answers.question import Finding, Question, Verb
from socalc.rendering.layouts.check import check_sheet
from socalc.targets.file import TargetFile

FINDINGS = ("inconsistent", "consistent-if-rounded")
"""Verdicts that may be findings about the figures, the worst first."""


class Options(NamedTuple):
    """Which verdicts are findings about the figures."""

    findings: Collection[str]


def _find(file: TargetFile, question: Question) -> Finding:
    asked: Options = question.options
    digits = question.output.digits
    report = check(file)
    is_finding = any(row.verdict in asked.findings for row in report.rows)
    if question.explain:
        from socalc.analyses.explain import explain_check
        from socalc.rendering.layouts.explain import explain_sheet

        return Finding(explain_sheet(explain_check(file, report.rows), digits), is_finding)
    path = question.source.path if question.source and not question.source.table else ""
    return Finding(check_sheet(report, digits, path), is_finding)


CHECK = Verb(
    "check", _find, picked_targets.checkable, sections=("growth", "consolidation", "claims")
)
