"""Which target file is found by search, and whose may it be?"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from socalc.cli.exits import UsageError
from socalc.cli.find_target_file import found_from_here
from tests.conftest import Socalc

TARGETS = "growth: {assets: x2}\n"
NOTE = b"socalc: note: the targets are those of `../targets.yaml`\n"

pytestmark = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no owners are told here")


@pytest.fixture
def below(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder, the working directory, below one with a target file."""
    (tmp_path / "targets.yaml").write_text(TARGETS)
    folder = tmp_path / "below"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.delenv("SUDO_UID", raising=False)
    return folder


@pytest.mark.parametrize("format", ["plain", "json", "csv", "jsonl"])
def test_a_file_found_above_is_named_once(socalc: Socalc, below: Path, format: str) -> None:
    command = ("growth", "--years", "3", "--format", format)
    assert socalc(*command, cwd=below).stderr == NOTE
    assert socalc(*command, "--set", "assets=x3", "--compare", cwd=below).stderr.count(NOTE) == 1
    assert socalc(*command, "-q", cwd=below).stderr == b""
    assert socalc(*command, "-f", "../targets.yaml", cwd=below).stderr == b""
    assert socalc(*command, cwd=below, SOCALC_FILE="../targets.yaml").stderr == b""
    assert socalc(*command, cwd=below.parent).stderr == b""


@pytest.fixture
def owned_by(monkeypatch: pytest.MonkeyPatch) -> Callable[[int, int], None]:
    """Pretend that files found belong to one user and the program is run by another."""

    def pretend(owner: int, user: int) -> None:
        monkeypatch.setattr("socalc.cli.find_target_file.os.geteuid", lambda: user)
        monkeypatch.setattr("socalc.cli.find_target_file.owners", lambda _: {owner})

    return pretend


@pytest.mark.parametrize(("owner", "user"), [(1000, 1000), (0, 1000), (0, 0)])
@pytest.mark.usefixtures("below")
def test_the_users_own_and_those_of_root_are_read(
    owned_by: Callable[[int, int], None], owner: int, user: int
) -> None:
    owned_by(owner, user)
    assert found_from_here() == "../targets.yaml"


@pytest.mark.parametrize(("owner", "user"), [(1001, 1000), (1001, 0)])
@pytest.mark.parametrize("place", [".", ".."], ids=["here", "above"])
def test_one_of_another_user_is_refused_with_the_remedy(
    below: Path,
    owned_by: Callable[[int, int], None],
    monkeypatch: pytest.MonkeyPatch,
    owner: int,
    user: int,
    place: str,
) -> None:
    monkeypatch.chdir(below.parent if place == "." else below)
    owned_by(owner, user)
    with pytest.raises(UsageError) as error:
        found_from_here()
    path = "targets.yaml" if place == "." else "../targets.yaml"
    assert error.value.message == f"`{path}` was found by search and belongs to another user"
    assert error.value.help == f"if it is meant, name it: -f {path}"


@pytest.mark.usefixtures("below")
def test_who_became_root_by_sudo_reads_files_of_their_own(
    owned_by: Callable[[int, int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUDO_UID", "1001")
    owned_by(1001, 0)
    assert found_from_here() == "../targets.yaml"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives away")
def test_a_real_file_of_another_user_is_refused_and_read_if_named(
    socalc: Socalc, below: Path
) -> None:
    os.chown(below.parent / "targets.yaml", 12345, 12345)
    done = socalc("growth", "--years", "3", cwd=below, SUDO_UID="")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"`../targets.yaml` was found by search and belongs to another user" in done.stderr
    assert socalc("growth", "--years", "3", "-f", "../targets.yaml", cwd=below).returncode == 0
