"""Does the house stand: a floor uses only what lies below it, and only ``cli`` touches the world?"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import socalc

SRC = Path(socalc.__file__).parent

ROOT, ENTRY = "__init__", "__main__"
"""The two modules that stand on no floor: the public names, and the entry point."""

_BELOW: dict[str, set[str]] = {
    "arithmetic": set(),
    "targets": {"arithmetic"},
    "reading": {"arithmetic", "targets"},
    "analyses": {"arithmetic", "targets"},
    "rendering": {"arithmetic", "targets", "analyses"},
    "answers": {"arithmetic", "targets", "reading", "analyses", "rendering"},
    "cli": {"arithmetic", "targets", "reading", "analyses", "rendering", "answers", ROOT},
}
MAY_IMPORT: dict[str, set[str]] = {
    **_BELOW,
    ROOT: {"arithmetic", "targets", "reading", "analyses"},
    ENTRY: {"cli"},
}
"""Who may import whom; every floor may import itself."""

LIBRARIES: dict[str, set[str]] = {
    "reading": {"yaml"},
    "rendering": {"rich"},
    "cli": {"typer"},
    ENTRY: {"typer"},
}
"""Which floor may import what does not come with Python."""

WORLDLY = {"cli", ENTRY}
"""Who may print, open files, read the clock and end the process."""

_WORLDLY_NAMES = {"print", "open", "input", "exit", "quit", "breakpoint"}
_WORLDLY_ATTRIBUTES = {
    "sys.exit", "sys.stdin", "sys.stdout", "sys.stderr", "sys.argv", "os.open", "os.environ", "os.getenv",
    "os.exit", "os._exit", "io.open", "time.time", "time.localtime", "time.monotonic", "time.sleep",
}  # fmt: skip
_WRITING = {
    "print",
    "echo",
    "secho",
    "writelines",
    "write_text",
    "write_bytes",
    "pwrite",
    "writev",
    "sendfile",
}
"""What writes and need not write all; ``write`` itself is looked for by itself."""

THE_WRITER = "socalc.cli.streams:put"
"""The one function that calls ``write``: it sees to it that all is out."""

_WORLDLY_METHODS = {
    "now", "today", "utcnow", "read_text", "read_bytes", "write_text", "write_bytes", "getcwd",
}  # fmt: skip

LINES_MAX = 400


class Import(NamedTuple):
    """One module that another one imports, with the names taken from it."""

    module: str
    names: tuple[str, ...]
    line: int


def parsed(root: Path) -> dict[str, ast.Module]:
    """The modules of a package by their names, ``socalc.rendering.table``, the root as ``socalc``."""
    trees = {}
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        name = ".".join(("socalc", *(parts[:-1] if parts[-1] == "__init__" else parts)))
        trees[name] = ast.parse(path.read_text("utf-8"), str(path))
    return trees


def floor(module: str) -> str:
    """``rendering`` for ``socalc.rendering.table``, ``__init__`` for ``socalc``."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ROOT


def imports(tree: ast.Module, module: str, modules: set[str]) -> Iterator[Import]:
    """Everything a module imports, wherever it stands: in functions and under TYPE_CHECKING too."""
    is_package = any(name.startswith(f"{module}.") for name in modules)
    package = module if is_package else module.rpartition(".")[0]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, (), node.lineno)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) + 1 - node.level]
            origin = ".".join([*above, node.module or ""]).strip(".") if node.level else node.module
            assert origin is not None
            names = tuple(alias.name for alias in node.names)
            plain = []
            for name in names:
                if f"{origin}.{name}" in modules or f"{origin}.{name}" in KNOWN_FLOORS:
                    yield Import(f"{origin}.{name}", (), node.lineno)
                else:
                    plain.append(name)
            if plain:
                yield Import(origin, tuple(plain), node.lineno)


KNOWN_FLOORS = {f"socalc.{name}" for name in _BELOW}


def violations(root: Path) -> list[str]:
    """Every breach of the table, as ``module:line: what``."""
    trees = parsed(root)
    return [
        f"{module}:{found}"
        for module, tree in trees.items()
        for found in (
            *_forbidden_imports(module, tree, set(trees)),
            *_private_names(tree),
            *_worldly_deeds(module, tree),
        )
    ]


def _stays_on(here: str, call: ast.Call) -> bool:
    """Whether what is imported by its name is surely on the same floor: ``f"socalc.cli.{name}"``."""
    text = call.args[0] if call.args else None
    start = text.values[0] if isinstance(text, ast.JoinedStr) else None
    return isinstance(start, ast.Constant) and str(start.value).startswith(f"socalc.{here}.")


def _forbidden_imports(module: str, tree: ast.Module, modules: set[str]) -> Iterator[str]:
    here = floor(module)
    for found in imports(tree, module, modules):
        package = found.module.partition(".")[0]
        if package == "socalc":
            there = floor(found.module)
            if there not in (here, *MAY_IMPORT.get(here, ())):
                yield f"{found.line}: {here} imports {there}"
        elif package not in sys.stdlib_module_names and package not in LIBRARIES.get(here, ()):
            yield f"{found.line}: {here} imports {package}"
        private = [part for part in found.module.split(".") if _is_private(part)]
        private += [name for name in found.names if _is_private(name)]
        for name in private:
            yield f"{found.line}: private name {name} of {found.module}"
    if here != ROOT:
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and _dotted(node.func).split(".")[-1]
                in (
                    "import_module",
                    "__import__",
                )
                and not _stays_on(here, node)
            ):
                yield f"{node.lineno}: an import that no table can see"


def _private_names(tree: ast.Module) -> Iterator[str]:
    libraries = set().union(*LIBRARIES.values())
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and _is_private(node.attr):
            owner = _dotted(node)
            if owner.split(".")[0] in libraries:
                yield f"{node.lineno}: private name {owner}"


def _worldly_deeds(module: str, tree: ast.Module) -> Iterator[str]:
    if floor(module) in WORLDLY:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id in _WORLDLY_NAMES:
                yield f"{node.lineno}: {node.func.id}()"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in _WORLDLY_METHODS:
                yield f"{node.lineno}: .{node.func.attr}()"
        elif isinstance(node, ast.Raise) and _dotted(node.exc) == "SystemExit":
            yield f"{node.lineno}: raise SystemExit"
        if isinstance(node, ast.Attribute) and _dotted(node) in _WORLDLY_ATTRIBUTES:
            yield f"{node.lineno}: {_dotted(node)}"


def writers(root: Path) -> list[str]:
    """Every call that writes, as ``module:function: what``; what Rich draws must be drawn into a text first, or
    on a stream that is handed in, and is then nobody's writing."""
    found = []
    for module, tree in parsed(root).items():
        inside = {
            node: function.name
            for function in ast.walk(tree)
            if isinstance(function, ast.FunctionDef)
            for node in ast.walk(function)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and (what := _written_by(node)):
                found.append(f"{module}:{inside.get(node, '')}: {what}")
    return found


def _written_by(call: ast.Call) -> str:
    function = call.func
    name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
    is_method = isinstance(function, ast.Attribute)
    if name == "write" and is_method:
        return _dotted(function)
    if name == "Console":
        return (
            "" if any(word.arg == "file" for word in call.keywords) else "Console() without file="
        )
    if name == "print" and is_method:
        return "" if _dotted(function) == "console.print" else _dotted(function)
    return name if name in _WRITING else ""


def _is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def _dotted(node: ast.AST | None) -> str:
    """``sys.stdout.write`` for the node of that expression, empty for anything more than names."""
    if isinstance(node, ast.Call):
        return _dotted(node.func)
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{owner}.{node.attr}" if (owner := _dotted(node.value)) else ""
    return ""


def cycle(root: Path) -> list[str]:
    """A cycle of imports between modules, if there is one."""
    trees = parsed(root)
    graph = {
        module: {found.module for found in imports(tree, module, set(trees))} & set(trees)
        for module, tree in trees.items()
    }
    done: set[str] = set()

    def visit(module: str, path: list[str]) -> list[str]:
        if module in path:
            return [*path[path.index(module) :], module]
        if module in done:
            return []
        for other in sorted(graph[module]):
            if found := visit(other, [*path, module]):
                return found
        done.add(module)
        return []

    return next((found for module in graph if (found := visit(module, []))), [])


def test_a_floor_uses_only_what_lies_below_it() -> None:
    assert violations(SRC) == []


def test_every_folder_is_a_floor_of_the_table() -> None:
    assert {floor(module) for module in parsed(SRC)} <= MAY_IMPORT.keys()


def test_the_public_names_are_loaded_when_they_are_asked_for() -> None:
    tree = ast.parse((SRC / "__init__.py").read_text("utf-8"))
    at_the_top = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert [node.module for node in at_the_top if isinstance(node, ast.ImportFrom)] == ["typing"]
    assert len(at_the_top) == 1


def test_a_session_is_offered_the_public_names() -> None:
    assert dir(socalc) == sorted(socalc.__all__)


def test_no_module_imports_itself_around_a_corner() -> None:
    assert cycle(SRC) == []


@pytest.mark.parametrize("path", sorted(SRC.rglob("*.py")), ids=lambda p: str(p.relative_to(SRC)))
def test_a_file_is_one_idea(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LINES_MAX


# A checker that finds nothing anywhere proves nothing, so it is held against planted modules.
PLANTED = [
    ("arithmetic/planted.py", "from socalc.targets.goal import Goal", "arithmetic imports targets"),
    ("arithmetic/planted.py", "import socalc.cli.app", "arithmetic imports cli"),
    ("targets/planted.py", "from ..reading import build", "targets imports reading"),
    ("targets/planted.py", "from .. import rendering", "targets imports rendering"),
    ("targets/planted.py", "import socalc", "targets imports __init__"),
    ("reading/planted.py", "from socalc import analyses", "reading imports analyses"),
    ("reading/planted.py", "import rich", "reading imports rich"),
    ("analyses/planted.py", "from socalc.reading.yaml.target_file import x", "analyses imports reading"),
    ("analyses/planted.py", "import yaml", "analyses imports yaml"),
    ("rendering/planted.py", "import socalc.reading", "rendering imports reading"),
    ("rendering/planted.py", "def f():\n    from socalc.cli import app", "rendering imports cli"),
    ("rendering/deep/planted.py", "from ...cli import app", "rendering imports cli"),
    ("rendering/planted.py", "import typer", "rendering imports typer"),
    ("rendering/planted.py", "from socalc.answers import check", "rendering imports answers"),
    ("answers/planted.py", "from socalc.cli import exits", "answers imports cli"),
    ("answers/planted.py", "import typer", "answers imports typer"),
    ("answers/planted.py", "import sys\nsys.stderr.flush()", "sys.stderr"),
    (
        "rendering/planted.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from socalc.cli.app import app",
        "rendering imports cli",
    ),
    ("rendering/planted.py", "from rich._ratio import f", "private name _ratio"),
    ("reading/planted.py", "import yaml\nyaml._yaml.CParser", "private name yaml._yaml"),
    ("reading/planted.py", "import yaml, requests", "reading imports requests"),
    ("reading/planted.py", "from socalc.targets.window import _x", "private name _x"),
    ("rendering/planted.py", "from socalc.answers import fast", "rendering imports answers"),
    ("answers/planted.py", "from socalc.cli import app", "answers imports cli"),
    ("answers/planted.py", "import yaml", "answers imports yaml"),
    ("cli/planted.py", "import click", "cli imports click"),
    ("cli/planted.py", "import typer\ntyper._click.echo()", "private name typer._click"),
    ("cli/planted.py", "import rich.table", "cli imports rich"),
    ("cli/planted.py", "import yaml", "cli imports yaml"),
    ("cli/planted.py", "from importlib import import_module as i, x\nimport_module('rich')", "no table"),
    ("__main__.py", "from socalc.rendering import sheet", "__main__ imports rendering"),
    ("__init__.py", "from socalc.cli.app import app", "__init__ imports cli"),
    ("analyses/planted.py", "def f():\n    print(1)", "print()"),
    ("analyses/planted.py", "with open('f') as f: pass", "open()"),
    ("analyses/planted.py", "import sys\nsys.exit(1)", "sys.exit"),
    ("analyses/planted.py", "raise SystemExit", "raise SystemExit"),
    ("analyses/planted.py", "raise SystemExit(2)", "raise SystemExit"),
    ("analyses/planted.py", "from datetime import date\ndate.today()", ".today()"),
    ("analyses/planted.py", "import datetime\ndatetime.datetime.now()", ".now()"),
    ("analyses/planted.py", "import time\nnow = time.localtime", "time.localtime"),
    ("rendering/planted.py", "import sys\nsys.stdout.write('')", "sys.stdout"),
    ("rendering/planted.py", "import os\nos.environ.get('COLUMNS')", "os.environ"),
    ("reading/planted.py", "from pathlib import Path\nPath('f').read_bytes()", ".read_bytes()"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("place", "text", "told"), PLANTED, ids=[f"{p}-{t}" for p, _, t in PLANTED]
)
def test_a_planted_breach_is_found(tmp_path: Path, place: str, text: str, told: str) -> None:
    path = tmp_path / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    for folder in _BELOW:
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / "__init__.py").touch()
    found = violations(tmp_path)
    assert len(found) == 1
    assert told in found[0]


ALLOWED = [
    ("cli/planted.py", "import typer\nfrom socalc import __version__\nprint(open('f'))"),
    ("rendering/planted.py", "from rich.table import Table\nfrom socalc.analyses import growth"),
    ("reading/planted.py", "import yaml\nfrom ..targets import goal\nself.open.pop()"),
    ("__main__.py", "import sys\nfrom socalc.cli.exits import guarded\nsys.exit(0)"),
]


@pytest.mark.parametrize(("place", "text"), ALLOWED, ids=[place for place, _ in ALLOWED])
def test_what_the_table_allows_is_no_breach(tmp_path: Path, place: str, text: str) -> None:
    (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / place).write_text(text, "utf-8")
    assert violations(tmp_path) == []


def test_one_function_writes_all_that_goes_out() -> None:
    assert writers(SRC) == [f"{THE_WRITER}: sink.write"]


WRITING = [
    ("sys.stdout.write('x')", "sys.stdout.write"), ("sys.stdout.buffer.write(b'x')", "sys.stdout.buffer.write"),
    ("os.write(1, b'x')", "os.write"), ("print('x')", "print"), ("typer.echo('x')", "echo"),
    ("open('f').writelines([])", "writelines"), ("Path('f').write_bytes(b'x')", "write_bytes"),
    ("Console().print('x')", "Console() without file="), ("from rich import print\nprint('x')", "print"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), WRITING, ids=[text for text, _ in WRITING])
def test_planted_writing_is_found(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "planted.py").write_text(text, "utf-8")
    assert f"socalc.planted:: {told}" in writers(tmp_path)


def test_a_planted_cycle_is_found(tmp_path: Path) -> None:
    (tmp_path / "targets").mkdir()
    (tmp_path / "targets/__init__.py").touch()
    (tmp_path / "targets/a.py").write_text("from socalc.targets.b import x", "utf-8")
    (tmp_path / "targets/b.py").write_text("def f():\n    from . import c", "utf-8")
    (tmp_path / "targets/c.py").write_text("import socalc.targets.a", "utf-8")
    assert cycle(tmp_path) == [f"socalc.targets.{name}" for name in "abca"]
