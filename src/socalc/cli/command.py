"""How does a function that makes a result become a command that delivers it?"""

import copy
import functools
import inspect
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from socalc.cli.exits import Code, UsageError, complain, guarded
from socalc.cli.options import Result, Shared, shared_options
from socalc.cli.table_options import Reading, reading
from socalc.targets.problems import shortened

if TYPE_CHECKING:
    from socalc.cli.stream import Stream
    from socalc.reading.sections.entry import Section


OF_A_FILE = ("file", "settings", "compare")
"""The shared options that only a command with a target file has a use for."""


def command(
    work: "Callable[..., Result | Stream]", *sections: "Section", unused: Collection[str] = ()
) -> Callable[..., None]:
    """A Typer command from a function that makes a result from ``Shared`` and its own options.

    The shared options are added after the command's own; the sheet is written as they say. A command
    that takes tables names what their rows may be, and has the options of tables too.
    Shared options that are ``unused`` are not offered, and left to the command to refuse.
    """

    @functools.wraps(work)
    def run(**given: Any) -> None:
        asked = {name: given.pop(name) for name in _names(reading) if sections}
        shared = shared_options(**{name: given.pop(name) for name in _names(shared_options)})
        shared = shared._replace(reading=Reading(**asked, sections=sections))
        raise typer.Exit(
            guarded(lambda: deliver(_what_if(work, shared, given), shared), shared.debug)
        )

    own = list(inspect.signature(work).parameters.values())[1:]
    groups: list[Callable[..., object]] = (
        [reading, shared_options] if sections else [shared_options]
    )
    theirs = [p for g in groups for p in inspect.signature(g).parameters.values()]
    parameters = own + [_hidden(p) if p.name in unused else p for p in theirs]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run


def _hidden(parameter: inspect.Parameter) -> inspect.Parameter:
    """The parameter of an option, left out of the help."""
    type_, option = get_args(parameter.annotation)
    hidden = copy.copy(option)
    hidden.hidden = True
    return parameter.replace(annotation=Annotated[type_, hidden])


def _what_if(
    work: "Callable[..., Result | Stream]", shared: Shared, given: dict[str, Any]
) -> "Result | Stream":
    """The result with the values that ``--set`` gives, or what they change; it says which they are."""
    if shared.compare and not shared.settings:
        raise UsageError("--compare without --set", "say what to change: --set window=4")
    if shared.compare and given.get("explain"):
        raise UsageError("both --compare and --explain", "keep one of them")
    result = work(shared, **given)
    if not shared.settings or not isinstance(result, Result):
        return result
    sheet = result.sheet
    as_it_is = work(shared._replace(settings=[]), **given) if shared.compare else None
    if isinstance(as_it_is, Result):
        from socalc.rendering.layouts.compare import compared

        sheet = compared(as_it_is.sheet, sheet)
    told = f"What if: {', '.join(shortened(setting, 200) for setting in shared.settings)}."
    return result._replace(
        sheet=sheet._replace(notice=" ".join(filter(None, (told, sheet.notice))))
    )


_LONG = "this is plain text, at once; names of targets pick some, --format csv serves programs"


def _names(group: Callable[..., object]) -> list[str]:
    return list(inspect.signature(group).parameters)


def deliver(result: "Result | Stream", shared: Shared) -> Code:
    """Write a result where and as the shared options say."""
    if not isinstance(result, Result):
        from socalc.cli.stream import deliver_stream

        return deliver_stream(result, shared)
    from socalc.cli.output import chosen_format, gathered, screen, write
    from socalc.rendering.formats import TABLE_ROWS_MAX, text_of

    sheet = result.sheet
    path = shared.output_path
    place = screen(shared.color, path)
    text = result.text
    format = result.format or chosen_format(shared.format, shared.json, path)
    if text is None and format == "table" and len(sheet.rows) > TABLE_ROWS_MAX:
        format = "plain"
        if not shared.quiet:
            complain(f"socalc: note: {len(sheet.rows):,} rows are no table: {_LONG}\n")
    notice = sheet.notice or ("" if sheet.rows or text is not None else "There is nothing to show.")
    if notice and format not in ("table", "json") and not shared.quiet:
        complain(f"socalc: note: {notice}\n")
    encoding = place.encoding if format == "table" and text is None else "utf-8"
    if text is None:
        text = text_of(sheet, format, place, shared.csv_safe, not shared.no_header)
    write(gathered(text), path, encoding, shared.quiet)
    return result.code
