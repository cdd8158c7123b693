"""How does a function that makes a question become a command that delivers the answer?"""

import copy
import functools
import inspect
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from socalc.cli.exits import Code, guarded
from socalc.cli.options import Shared, shared_options
from socalc.cli.table_options import table_options

if TYPE_CHECKING:
    from socalc.answers.question import Question


def command(
    ask: "Callable[..., Question]", takes_tables: bool, unused: Collection[str] = ()
) -> Callable[..., None]:
    """A Typer command from a function that makes a question of ``Shared`` and its own options.

    The shared options are added after the command's own; those of tables, too, if it takes tables. Shared
    options that are ``unused`` are not offered, and left to the command to refuse.
    """

    @functools.wraps(ask)
    def run(**given: Any) -> None:
        table = {name: given.pop(name) for name in _names(table_options) if takes_tables}
        shared = shared_options(**{name: given.pop(name) for name in _names(shared_options)})
        if takes_tables:
            shared = shared._replace(table=table_options(**table))
        raise typer.Exit(guarded(lambda: _answered(ask, shared, given), shared.debug))

    own = list(inspect.signature(ask).parameters.values())[1:]
    groups: list[Callable[..., object]] = [table_options] if takes_tables else []
    theirs = [
        p for g in [*groups, shared_options] for p in inspect.signature(g).parameters.values()
    ]
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


def _names(group: Callable[..., object]) -> list[str]:
    return list(inspect.signature(group).parameters)


def _answered(ask: "Callable[..., Question]", shared: Shared, given: dict[str, Any]) -> Code:
    """Write the answer to a question to where the shared options say."""
    try:
        question = ask(shared, **given)
        from socalc.answers.answer import answer
        from socalc.cli.output import write

        shared.messages.start()
        answered = answer(question)
        shared.messages.pause()
        write(answered.text, shared.output_path, answered.encoding, shared.messages.note)
        return Code.FINDING if answered.is_finding() else Code.DONE
    finally:
        shared.messages.stop()
