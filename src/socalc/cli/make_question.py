"""What do the options ask, once it is decided which file is read and in which form the answer goes out?"""

import os
from collections.abc import Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from socalc.answers.question import Output, Question, Source, Verb
from socalc.cli.exits import UsageError
from socalc.cli.find_target_file import note_of
from socalc.cli.options import digits_of
from socalc.cli.output import chosen_format, terminal_of
from socalc.cli.sources import bytes_of, name_of, path_of_targets, reader_of
from socalc.cli.table_options import form_of, input_of, refuse_for_yaml

if TYPE_CHECKING:
    from socalc.cli.options import Shared
    from socalc.rendering.formats import Format
    from socalc.targets.file import TargetFile


def question_of(
    shared: "Shared",
    verb: Verb,
    options: Any,
    patterns: Sequence[str] | None = None,
    *,
    given: "TargetFile | None" = None,
    explain: bool = False,
    needs_all: bool = False,
    format: "Format | None" = None,
) -> Question:
    """What is asked of a target file, or of the targets that options give. Raises ``UsageError`` for options
    that do not go together."""
    if shared.compare and not shared.settings:
        raise UsageError("--compare without --set", "say what to change: --set window=4")
    if shared.compare and explain:
        raise UsageError("both --compare and --explain", "keep one of them")
    output = Output(
        format or chosen_format(shared.format, shared.json, shared.output_path),
        terminal_of(shared.color, shared.output_path),
        digits_of(shared),
        shared.csv_safe,
        not shared.no_header,
    )
    return Question(
        verb,
        options,
        output,
        shared.messages.tell,
        shared.messages.note,
        source_of(shared, verb) if given is None else None,
        given,
        patterns or (),
        shared.settings,
        shared.compare,
        explain,
        needs_all,
    )


def source_of(shared: "Shared", verb: Verb) -> Source:
    """The target file that is read, and how it is written."""
    path = path_of_targets(shared.file)
    asked = shared.table
    kind = input_of(asked, path)
    source = text_source(shared, path)
    if shared.file is None and not os.environ.get("SOCALC_FILE"):
        source = source._replace(note=note_of(path))
    if kind == "yaml":
        refuse_for_yaml(asked)
        return source
    if shared.settings:
        raise UsageError("--set goes with YAML, and this is a table", "change the table itself")
    rejects = None
    form = form_of(asked, kind, verb)
    if asked.rejects is not None:
        from socalc.cli.rejected_rows import rejects_of

        rejects = rejects_of(asked.rejects, asked.skip_bad, path, shared.output_path)
    return source._replace(table=form, skip_bad=asked.skip_bad, rejects=rejects)


def is_table(shared: "Shared") -> bool:
    """Whether the file that is read is a table."""
    return input_of(shared.table, path_of_targets(shared.file)) != "yaml"


def with_column(shared: "Shared", field: str, column: str) -> "Shared":
    """The options with a column of the table that holds a field."""
    renamed = [*(shared.table.map or ()), f"{field}={column}"]
    return shared._replace(table=shared.table._replace(map=renamed))


def text_source(shared: "Shared", path: str) -> Source:
    """What is read from a file, or from standard input for ``-``."""
    name, output = name_of(path), shared.output_path
    return Source(
        name,
        "" if path == "-" else name,
        cache(partial(bytes_of, path, output)),  # standard input can be taken once
        partial(reader_of, path, output, shared.messages),
    )
