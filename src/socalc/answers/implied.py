"""What do the goals together demand of ratios?"""

from collections.abc import Sequence
from typing import NamedTuple

from socalc.analyses.implied import implied
from socalc.answers import picked_targets
from socalc.answers.question import Finding, Question, Verb
from socalc.rendering.layouts.implied import implied_sheet
from socalc.targets.file import TargetFile
from socalc.targets.problems import Refusal
from socalc.targets.ratio import Ratio, parse_ratio
from socalc.targets.selection import select


class Options(NamedTuple):
    """Which ratios are asked for, by name, by pattern, or as two targets; none for all of the file."""

    ratios: Sequence[str] = ()


def _find(file: TargetFile, question: Question) -> Finding:
    asked: Options = question.options
    report = implied(file, _asked_ratios(file, asked.ratios))
    return Finding(implied_sheet(report, question.output.digits))


def _asked_ratios(file: TargetFile, asked: Sequence[str]) -> list[Ratio]:
    """The ratios that are asked for: those of the file by name, others as two targets."""
    if not file.ratios and not (asked and all("/" in text for text in asked)):
        raise Refusal("the file has no `ratios`", "name two targets: socalc implied profit/assets")
    if not asked:
        return list(file.ratios)
    names = [target.name for target in file.targets]
    found = []
    for text in asked:
        if "/" in text and not any(ratio.name == text for ratio in file.ratios):
            found.append(parse_ratio(text, names))
        else:
            found += select(file.ratios, [text], what="ratio")
    return found


IMPLIED = Verb("implied", _find, picked_targets.everything)
