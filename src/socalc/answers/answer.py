"""What goes out for a question?"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from socalc.answers.question import NOTHING, Finding, Question
from socalc.rendering.formats import PIECEWISE, TABLE_ROWS_MAX, text_of
from socalc.targets.file import TargetFile
from socalc.targets.problems import shortened

_PLAIN = "this is plain text, at once; names of targets pick some, --format csv serves programs"

_LONG = 2**16
"""Bytes of a file of a thousand targets."""


class Answer(NamedTuple):
    """What goes out, in pieces, and in which encoding; ``is_finding`` is asked after the last piece, for
    whether there is a finding about the figures."""

    text: Iterable[str]
    is_finding: Callable[[], bool]
    encoding: str = "utf-8"


def answer(question: Question) -> Answer:
    """The answer to a question. Raises ``TargetFileError``, ``Refusal`` and ``AlreadyTold``, and while the
    pieces of a table are taken, too."""
    source, format = question.source, question.output.format
    if source and source.table and not question.needs_all and format in PIECEWISE:
        from socalc.answers.rows_as_they_come import Stream

        stream = Stream(question)
        return Answer(stream.text(), lambda: stream.is_finding)
    if question.settings:
        return _whole(question, _what_if(question))
    return _whole(question, _found(question))


def _found(question: Question) -> Finding:
    """What the verb finds in the targets that are asked for."""
    if found := _found_in_long_file(question):
        return found
    file = question.given if question.given is not None else _file(question)
    return question.verb.find(file, question)


def _found_in_long_file(question: Question) -> Finding | None:
    """The same for all targets of a long YAML file, each written at once; ``None`` where they are needed."""
    verb, source, output = question.verb, question.source, question.output
    if source is None or source.table or not verb.reads_long_files or output.csv_safe:
        return None
    if question.needs_all or question.explain or question.patterns or question.settings:
        return None
    if output.format not in PIECEWISE or len(source.load()) <= _LONG:
        return None
    from socalc.answers.fast.entries import found_in_entries

    return found_in_entries(question, source)


def _file(question: Question) -> TargetFile:
    assert question.source is not None
    if question.source.table is None:
        file = _target_file(question)
    else:
        from socalc.answers.usable_rows import whole_table

        file = whole_table(question)
    return question.verb.pick(file, question.patterns)


def _target_file(question: Question) -> TargetFile:
    """The targets of a file in YAML, with the values that are set."""
    from socalc.reading.yaml.target_file import read_target_file

    source = question.source
    assert source is not None
    file = read_target_file(source.load(), source.name, question.settings)
    question.note(source.note)  # what is wrong with it would name it, too
    return file


def _what_if(question: Question) -> Finding:
    """What is found with the values that are set, or what they change; the notice says which they are."""
    found = _found(question)
    sheet = found.sheet
    if question.compare:
        from socalc.rendering.layouts.compare import compared

        sheet = compared(_found(question._replace(settings=(), note=_unsaid)).sheet, sheet)
    told = f"What if: {', '.join(shortened(setting, 200) for setting in question.settings)}."
    return found._replace(sheet=sheet._replace(notice=" ".join(filter(None, (told, sheet.notice)))))


def _unsaid(_: str) -> None:
    """What was said before need not be said again."""


def _whole(question: Question, found: Finding) -> Answer:
    """The answer from a sheet whose rows are all known."""
    sheet, text = found.sheet, found.text
    format, terminal, _, csv_safe, header = question.output
    if text is None and format == "table" and len(sheet.rows) > TABLE_ROWS_MAX:
        format = "plain"
        question.note(f"{len(sheet.rows):,} rows are no table: {_PLAIN}")
    notice = sheet.notice or ("" if sheet.rows or text is not None else NOTHING)
    if format not in ("table", "json"):  # which show it themselves
        question.note(notice)
    if text is None:
        text = text_of(sheet, format, terminal, csv_safe, header)
    encoding = terminal.encoding if format == "table" and found.text is None else "utf-8"
    return Answer(_gathered(text), lambda: found.is_finding, encoding)


def _gathered(pieces: Iterable[str]) -> Iterator[str]:
    """The same text in fewer pieces, for results that nobody waits for line by line."""
    waiting: list[str] = []
    size = 0
    for piece in pieces:
        waiting.append(piece)
        size += len(piece)
        if size >= _PIECE_MIN:
            yield "".join(waiting)
            waiting, size = [], 0
    yield "".join(waiting)


_PIECE_MIN = 2**16
"""Characters of a piece: as much as a pipe holds."""
