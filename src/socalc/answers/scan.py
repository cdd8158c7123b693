"""Which claims stand in some texts, and do they fit their own numbers?"""

from collections.abc import Sequence
from typing import NamedTuple

from socalc.analyses.scan import scan
from socalc.answers import picked_targets
from socalc.answers.question import Finding, Question, Source, Verb
from socalc.reading.prose.read import read_prose
from socalc.rendering.layouts.scan import scan_sheet
from socalc.targets.file import TargetFile


class Options(NamedTuple):
    """Which texts are read, and what is told of them."""

    texts: Sequence[Source]
    everything: bool = False
    """Whether what is not judged is told as well."""
    as_draft: bool = False
    """Whether a target file goes out with what was found."""
    exit_zero: bool = False


def _find(_: TargetFile, question: Question) -> Finding:
    asked: Options = question.options
    found = [read_prose(text.load(), text.name) for text in asked.texts]
    report = scan(found, asked.everything)
    sheet = scan_sheet(report, question.output.digits)
    if asked.as_draft:
        from socalc.rendering.draft import draft

        return Finding(sheet, text=draft(found))
    is_misfit = any(row.verdict == "inconsistent" for row in report.rows)
    return Finding(sheet, is_misfit and not asked.exit_zero)


SCAN = Verb("scan", _find, picked_targets.everything)
