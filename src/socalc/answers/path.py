"""What must each year, quarter or month reach?"""

from typing import NamedTuple

from socalc.analyses.growth import Method, Per
from socalc.analyses.horizons import Horizons
from socalc.analyses.path import path
from socalc.answers import picked_targets
from socalc.answers.question import Finding, Question, Verb
from socalc.rendering.layouts.path import path_sheet
from socalc.targets.file import TargetFile


class Options(NamedTuple):
    """Over which horizons, and in which steps."""

    horizons: Horizons
    per: Per
    method: Method


def _find(file: TargetFile, question: Question) -> Finding:
    asked: Options = question.options
    return Finding(path_sheet(path(file, *asked), question.output.digits))


PATH = Verb("path", _find, picked_targets.followed, sections=("growth",))
