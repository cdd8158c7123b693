"""Findings as annotations that GitHub shows at their place in the file."""

import re
from collections.abc import Iterator

from socalc.rendering.sheet import Sheet
from socalc.targets.hidden_characters import ACTING, without_commands

_ACTING = re.compile(ACTING)
_LEVELS = {"inconsistent": "error", "consistent-if-rounded": "notice"}


def can_annotate(sheet: Sheet) -> bool:
    """Whether the rows of a sheet are findings with a verdict."""
    return {"verdict", "line", "stated", "cause"} <= {column.name for column in sheet.columns}


def github(sheet: Sheet) -> Iterator[str]:
    """One workflow command a finding; figures that fit are not mentioned."""
    names = [column.name for column in sheet.columns]
    for row in sheet.rows:
        cell = dict(zip(names, row, strict=True))
        level = _LEVELS.get(str(cell["verdict"]))
        if level is None:
            continue
        path, name = cell.get("file", sheet.path), cell.get("target", cell.get("text"))
        place = (
            f"file={_property(str(path))},line={cell['line']},"
            if path and path != "<stdin>"
            else ""
        )
        title = _property(f"{name}: {cell['verdict']}")
        text = f"{cell['stated']} and its own numbers "
        text += "do not fit together" if level == "error" else "fit only if the inputs are rounded"
        text += f"; {cell['cause']}" if cell["cause"] else ""
        yield f"::{level} {place}title={title}::{_data(text)}\n"


def _data(text: str) -> str:
    text = without_commands(_ACTING.sub(" ", text))
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
