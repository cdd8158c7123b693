"""How do the growth targets of a long YAML file become text as they are read?"""

import re
from functools import lru_cache, partial

from socalc.answers.fast import growth
from socalc.answers.fast.goals import ends_of, plan_of
from socalc.answers.fast.lines import ACTIVE, getter, line_of
from socalc.answers.question import Finding, Question, Source
from socalc.reading.sections.timing import Timing
from socalc.reading.yaml.target_file import read_target_file
from socalc.rendering.formats.in_pieces import rows_text, whole_text
from socalc.targets.file import Growth, TargetFile
from socalc.targets.hidden_characters import COMMAND_SIGNS
from socalc.targets.problems import Refusal

_BATCH = 1000
"""Targets that are laid out at once."""

_NAME = "\0"
"""Stands for the name in the lines of a goal alone, which are the same for all targets."""


def found_in_entries(question: Question, source: Source) -> Finding:
    """What is found in a YAML file whose targets become text as they are read."""
    entries = Entries(question)
    file = read_target_file(source.load(), source.name, taker=entries)
    question.note(source.note)
    return entries.result(file)


class Entries:
    """Takes growth targets as they are read, and makes text of them at once: of plain ones directly."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._format = question.output.format
        self._sheet = self._find(TargetFile()).sheet
        signs = (f"[{re.escape(ACTIVE[self._format])}]", *COMMAND_SIGNS)
        self._has_signs = re.compile("|".join(signs)).search
        line = line_of(self._sheet, self._format)
        horizons, per, method, _ = question.options
        self._written = growth.GrowthLines(line, getter([]), per, method)
        self._plan_of = partial(plan_of, asked=horizons, per=per, nothing=line.nothing)

    def start(self, timing: Timing) -> None:
        """Start, or start again."""
        self._plan = lru_cache(4096)(partial(self._plan_of, timing=timing))
        self._of_goal = lru_cache(4096)(lambda goal: self._lines(_NAME, "", "", "", goal, {}))
        self._texts: list[str] = []
        self._waiting: list[Growth] = []
        self._notice = ""
        self._refusal: Refusal | None = None

    def offer(self, name: str, texts: list[str]) -> bool:
        """Take an entry of bare texts if it is plain."""
        text = self._text(name, texts) if self._is_line(name) else None
        if text is None:
            return False
        if self._waiting:
            self._flush()
        self._texts.append(text)
        return True

    def _text(self, name: str, texts: list[str]) -> str | None:
        if len(texts) == 1:
            text = self._of_goal(texts[0])
            return text and text.replace(_NAME, name)
        fields = dict(zip(texts[::2], texts[1::2], strict=True))
        if len(fields) * 2 != len(texts) or not fields.get("baseline", "1"):
            return None
        label, note, group = (fields.pop(key, "") for key in ("label", "note", "group"))
        if not all(map(self._is_line, filter(None, (label, note, group)))):
            return None
        typed, goal = fields.pop("baseline", ""), fields.pop("goal", "")
        return self._lines(name, label, note, typed, goal, fields)

    def _lines(
        self, name: str, label: str, note: str, typed: str, goal: str, fields: dict[str, str]
    ) -> str | None:
        ends = ends_of(typed, goal, has_values=True)
        plan = self._plan(tuple(fields.items())) if ends else None
        if ends is None or plan is None:
            return None
        self._notice = self._notice or plan.notice
        return self._written(name, label, note, typed, goal, ends, plan, [])

    def _is_line(self, text: str) -> bool:
        """Whether a text is shown as it is typed."""
        return text.isprintable() and text.strip() == text != "" and not self._has_signs(text)

    def take(self, target: Growth) -> None:
        """Take any other target."""
        self._waiting.append(target)
        if len(self._waiting) == _BATCH:
            self._flush()

    def _flush(self) -> None:
        waiting, self._waiting = self._waiting, []
        if not waiting or self._refusal:
            return
        try:
            sheet = self._find(TargetFile(growth=tuple(waiting))).sheet
        except Refusal as refusal:  # told if there is nothing wrong with the rest of the file
            self._refusal = refusal
        else:
            self._notice = self._notice or sheet.notice
            self._texts.append(rows_text(sheet, self._format))

    def _find(self, file: TargetFile) -> Finding:
        return self._question.verb.find(file, self._question)

    def result(self, file: TargetFile) -> Finding:
        """The whole text, once the file is read to its end. Raises ``Refusal`` for targets that the command
        refuses."""
        self._flush()
        if self._refusal:
            raise self._refusal
        if not self._texts:
            return self._find(file)
        sheet = self._sheet._replace(title=file.title, source=file.source, notice=self._notice)
        header = self._question.output.header
        return Finding(sheet, text=whole_text(sheet, self._texts, self._format, header))
