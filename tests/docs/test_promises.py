"""Is each promise of docs/promises.md held by tests that are there?"""

import ast
import re

from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "promises.md").read_text("utf-8")
NAMED = re.findall(r"`([\w/]+\.py)(?:::(\w+))?`", PAGE)


def names_in(file: str) -> set[str]:
    tree = ast.parse((ROOT / "tests" / file).read_text("utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_every_test_that_is_named_is_there() -> None:
    missing = [
        (file, name)
        for file, name in NAMED
        if not any(
            there == name or (not name and there.startswith("test_")) for there in names_in(file)
        )
    ]
    assert NAMED
    assert missing == []


def test_every_promise_names_its_test() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| ") and " :--- " not in line]
    promises = [row for row in rows if row != "| promise | held by |"]
    assert promises
    assert [row for row in promises if not re.search(r"`[\w/]*test_\w+\.py", row)] == []
