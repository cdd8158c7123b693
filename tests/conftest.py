"""What every test may use: a clean environment, the real program, and golden files."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import settings

from tests.forkclient import ignored_signals
from tests.forkserver import ForkServer

ROOT = Path(__file__).parent.parent
settings.register_profile("steady", deadline=None, max_examples=60)
settings.register_profile("many", deadline=None, max_examples=300)
settings.load_profile("steady")

INTERPRETED = [sys.executable, "-m", "socalc"]
"""The program in an interpreter of its own."""

SHAPING = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "TERM", "PYTHONIOENCODING", "LC_ALL")
"""Variables that shape output on purpose; a test that is about one of them sets it itself."""


def clean_environment(**extra: str) -> dict[str, str]:
    """The environment without what shapes output, and with what is given."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in SHAPING and not name.startswith("SOCALC_")
    }
    return kept | extra


class Socalc(Protocol):
    """Runs the real program in a process of its own."""

    def __call__(
        self, *arguments: str, input: bytes | str = b"", cwd: Path = ROOT, **environment: str
    ) -> subprocess.CompletedProcess[bytes]: ...


@pytest.fixture(autouse=True)
def _scrubbed(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name in SHAPING or name.startswith("SOCALC_"):
            monkeypatch.delenv(name)


@pytest.fixture(params=["buffered", "unbuffered"])
def buffering(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Runs a test twice: as everywhere, and as in containers, where what is written goes out at once."""
    monkeypatch.setenv("PYTHONUNBUFFERED", "1" if request.param == "unbuffered" else "")
    return str(request.param)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ForkServer]:
    """What runs the program in processes that need not start an interpreter each."""
    server = ForkServer(tmp_path_factory.mktemp("server") / "socket", clean_environment())
    yield server
    server.stop()


@pytest.fixture
def program(request: pytest.FixtureRequest) -> list[str]:
    """What a command line of the program begins with, where a test starts the process itself."""
    if request.config.getoption("--interpreters"):
        return INTERPRETED
    server: ForkServer = request.getfixturevalue("server")
    return server.program


@pytest.fixture
def socalc(request: pytest.FixtureRequest) -> Socalc:
    """The program: ``socalc("growth", "--years", "3", input="...", NO_COLOR="1")``."""
    has_server = not request.config.getoption("--interpreters")
    server: ForkServer | None = request.getfixturevalue("server") if has_server else None

    def run(
        *arguments: str, input: bytes | str = b"", cwd: Path = ROOT, **environment: str
    ) -> subprocess.CompletedProcess[bytes]:
        data = input.encode() if isinstance(input, str) else input
        variables = clean_environment(**environment)
        done = server.run(arguments, data, cwd, variables, timeout=60) if server else None
        return done or subprocess.run(
            [*INTERPRETED, *arguments],
            input=data,
            capture_output=True,
            cwd=cwd,
            env=variables,
            timeout=60,
            check=False,
        )

    return run


def pytest_configure() -> None:
    """A shell has its background jobs ignore some signals, as ``nohup`` does, and what they start inherits that; a
    handler is not inherited."""
    for number in ignored_signals():
        is_interrupt = number == signal.SIGINT
        signal.signal(number, signal.default_int_handler if is_interrupt else lambda *_: None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write golden files anew")
    parser.addoption(
        "--interpreters",
        action="store_true",
        help="start an interpreter for each run of the program, and fork none from a server",
    )
    parser.addoption(
        "--oracle-cases",
        default="150",
        metavar="N",
        help="targets that each test of the oracle draws",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Hold a text against a golden file, or write the file anew with ``--update-golden``."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.write_bytes(text.encode("utf-8", "surrogateescape"))
        found = path.read_bytes().decode("utf-8", "surrogateescape")
        assert text == found, f"{path.name} drifted; see --update-golden"

    return compare
