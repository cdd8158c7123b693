"""How do the growth targets of a long YAML file become text as they are read?"""

import re
from typing import TYPE_CHECKING

from socalc.answers.kinds import Kinds
from socalc.answers.question import Finding, Question, Source
from socalc.reading.plain import entry_of, plain_entry
from socalc.reading.yaml.target_file import read_target_file
from socalc.rendering.formats.piecewise import rows_text, whole_text
from socalc.targets.file import Growth, TargetFile
from socalc.targets.problems import Refusal

if TYPE_CHECKING:
    from socalc.reading.sections.timing import Timing
    from socalc.rendering.formats import Format

_BATCH = 1000
"""Targets that are laid out at once."""

_ACTIVE: "dict[Format, str]" = {
    "csv": '[",]|::|##', "json": r'["\\]|##', "jsonl": r'["\\]|##', "tsv": "\t|::|##",
}  # fmt: skip
"""What a line of text may hold and a format would not write as it is."""


def found_in_entries(question: Question, source: Source) -> Finding:
    """What is found in a YAML file whose targets become text as they are read."""
    entries = Entries(question)
    file = read_target_file(source.load(), source.name, follower=entries)
    question.note(source.note)
    return entries.result(file)


class Entries:
    """Takes growth targets as they are read, and makes text of them at once."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._format = question.output.format
        self._active = re.compile(_ACTIVE[self._format]).search
        self._sheet = self._find(TargetFile()).sheet
        self._texts: list[str] = []
        self._waiting: list[Growth] = []
        self._notice = ""
        self._refusal: Refusal | None = None

    def start(self, terms: "Timing") -> None:
        """Start, or start again."""
        self._terms = terms
        self._texts, self._waiting, self._notice, self._refusal = [], [], "", None
        self._kinds = Kinds(self._sheet, self._format, self._noted)

    def offer(self, name: str, texts: list[str]) -> bool:
        """Take an entry of bare texts if it is plain."""
        plain = plain_entry(name, texts)
        if plain is None or self._active(name) or any(map(self._active, plain[2])):
            return False
        text = self._kinds.of(plain, self._read, texts)(*plain[1:])
        if text is None:
            return False
        if self._waiting:
            self._flush()
        self._texts.append(text)
        return True

    def _read(self, texts: list[str]) -> Growth | None:
        return entry_of("first of its kind", texts, self._terms)

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
            rows = self._noted(TargetFile(growth=tuple(waiting))).sheet.rows
        except Refusal as refusal:  # told if there is nothing wrong with the rest of the file
            self._refusal = refusal
        else:
            self._texts.append(rows_text(self._sheet._replace(rows=rows), self._format))

    def _find(self, file: TargetFile) -> Finding:
        return self._question.verb.find(file, self._question)

    def _noted(self, file: TargetFile) -> Finding:
        result = self._find(file)
        self._notice = self._notice or result.sheet.notice
        return result

    def result(self, file: TargetFile) -> Finding:
        """The whole text, once the file is read to its end. Raises ``Refusal`` for targets that the
        command refuses."""
        self._flush()
        if self._refusal:
            raise self._refusal
        if not self._texts:
            return self._find(file)
        sheet = self._sheet._replace(title=file.title, source=file.source, notice=self._notice)
        header = self._question.output.header
        return Finding(sheet, text=whole_text(sheet, self._texts, self._format, header))
