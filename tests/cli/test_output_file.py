"""What does --output write to, what does it refuse, what is kept of the old file, and what stays behind?"""

import json
import os
import shutil
import signal
import stat
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from socalc.cli.output_file import name_beside, replaced
from tests.conftest import INTERPRETED, ROOT, Socalc, clean_environment

if TYPE_CHECKING:
    from collections.abc import Iterator

TARGETS = "growth: {assets: +50%}\nwindow: 3\n"
ROWS = "target,goal\nassets,+50%\n"

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
SOMEBODY = 12345


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files that are read, and other ways to them."""
    (tmp_path / "targets.yaml").write_text(TARGETS)
    (tmp_path / "rows.csv").write_text(ROWS)
    (tmp_path / "page.txt").write_text("Sales rose from 3 to 6, up 50%.")
    (tmp_path / "link").symlink_to("targets.yaml")
    (tmp_path / "link-to-link").symlink_to("link")
    (tmp_path / "sub").mkdir()
    (tmp_path / "hard").hardlink_to(tmp_path / "targets.yaml")
    return tmp_path


# Never the file that is read.

OWN_INPUT = [
    "growth -o targets.yaml", "growth -o ./sub/../targets.yaml", "growth -o link", "growth -o link-to-link",
    "growth -o hard", "growth -f link -o hard", "growth -f - -o targets.yaml <targets.yaml",
    "growth -f rows.csv -o rows.csv", "growth -f rows.csv --json -o rows.csv", "check -f rows.csv -o rows.csv",
    "growth -f rows.csv --format table -o rows.csv", "growth -f - --input csv -o rows.csv <rows.csv",
    "growth --format csv -f rows.csv >>rows.csv", "growth -f rows.csv -o /dev/stdout --json >>rows.csv",
    "growth -f rows.csv --json -o /dev/fd/3 3>>rows.csv", "growth >>targets.yaml",
    "scan page.txt -o page.txt", "scan targets.yaml page.txt --draft -o page.txt", "scan - -o page.txt <page.txt",
]  # fmt: skip


@pytest.mark.parametrize("line", OWN_INPUT)
def test_the_file_that_is_read_is_never_written_to(
    folder: Path, line: str, program: list[str]
) -> None:
    command = " ".join(
        [*(INTERPRETED if "3>>" in line else program), line if "--" in line else f"{line} --json"]
    )
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    done = subprocess.run(
        ["/bin/sh", "-c", command], capture_output=True, cwd=folder, env=clean_environment(), check=False
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"is the file that is read" in done.stderr
    assert {path: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


# Pipes, devices and descriptors.


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "/proc/thread-self/fd/1", "out-link"])  # fmt: skip
def test_standard_output_by_name_is_written_to_where_it_stands(
    folder: Path, name: str, program: list[str]
) -> None:
    (folder / "out-link").symlink_to("/dev/stdout")
    (folder / "out").write_text("before\n")
    with (folder / "out").open("ab") as out:
        subprocess.run(
            [*program, "growth", "--json", "-o", name], stdout=out, cwd=folder, env=clean_environment(), check=True
        )  # fmt: skip
    assert (folder / "out").read_bytes().startswith(b'before\n{"schema"')
    assert (folder / "out-link").is_symlink()


def test_a_substituted_process_is_written_to(folder: Path) -> None:
    bash = shutil.which("bash")
    if not bash:
        pytest.skip("no bash")
    line = f"{' '.join(INTERPRETED)} growth --json -o >(cat >got; echo done >&2)"
    done = subprocess.run([bash, "-c", line], capture_output=True, cwd=folder, env=clean_environment(), check=True)  # fmt: skip
    assert done.stderr == b"done\n"
    assert json.loads((folder / "got").read_bytes())["rows"]


def test_a_descriptor_that_is_not_open_is_an_error(socalc: Socalc) -> None:
    done = socalc("growth", "-o", "/dev/fd/77", "--json")
    assert done.returncode == 2
    assert done.stderr.startswith(b"socalc: error: cannot write `/dev/fd/77`: ")


# Endings and folders.


@pytest.mark.parametrize("name", ["o.xlsx", "o.PDF", "o.ods", "o.docx", "o.html", "o.csv.gz", "o.yaml", "o.parquet"])  # fmt: skip
@pytest.mark.parametrize("variable", ["", "csv"])
def test_an_ending_that_is_no_format_is_an_error_that_names_the_formats(
    socalc: Socalc, folder: Path, name: str, variable: str
) -> None:
    done = socalc("growth", "-o", name, cwd=folder, SOCALC_FORMAT=variable)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"no format has the ending" in done.stderr
    assert b".csv, .tsv, .json" in done.stderr
    assert not (folder / name).exists()
    assert socalc("growth", "-o", name, "--format", "csv", cwd=folder).returncode == 0


@pytest.mark.parametrize("name", ["o", "o.txt", "o.out", "o.log", "o-2.5", ".hidden", "2026.01"])
def test_an_ending_that_says_nothing_is_plain_text(socalc: Socalc, folder: Path, name: str) -> None:
    assert socalc("growth", "-o", name, cwd=folder).returncode == 0
    assert (folder / name).read_bytes().startswith(b"Target ")


def test_a_draft_is_yaml_by_its_ending(socalc: Socalc, folder: Path) -> None:
    assert socalc("scan", "page.txt", "--draft", "-o", "o.yaml", cwd=folder).returncode == 0
    assert socalc("scan", "page.txt", "--draft", "-o", "o.csv", cwd=folder).returncode == 2


def test_the_ending_of_a_long_file_says_its_format_too(socalc: Socalc, folder: Path) -> None:
    (folder / "long.yaml").write_text(f"{TARGETS}# {'-' * 2**16}\n")
    for name, start in (("o.csv", b"target,"), ("o.json", b'{"schema"'), ("o.txt", b"Target ")):
        assert socalc("growth", "-f", "long.yaml", "-o", name, cwd=folder).returncode == 0
        assert (folder / name).read_bytes().startswith(start)
    assert socalc("growth", "-f", "long.yaml", "-o", "o.xlsx", cwd=folder).returncode == 2


@pytest.mark.parametrize("name", ["new/", "sub/", "sub", "new/out.json"])
def test_a_folder_is_no_file(socalc: Socalc, folder: Path, name: str) -> None:
    done = socalc("growth", "-o", name, cwd=folder)
    assert done.returncode == 2
    assert done.stderr.startswith(f"socalc: error: cannot write `{name}`: ".encode())
    assert list((folder / "sub").iterdir()) == []
    assert not (folder / "new").exists()


# What another user has put where everybody may.


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A folder such as /tmp: everybody may write to it, and everybody may remove only what is theirs."""
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o1777)
    return folder


@as_root
@pytest.mark.parametrize("kind", ["link", "dangling", "file", "fifo"])
@pytest.mark.parametrize("line", ["growth -o", "schema -o", "init --force"])
def test_what_another_user_planted_is_not_written_to(
    socalc: Socalc, shared: Path, tmp_path: Path, kind: str, line: str
) -> None:
    own, planted = tmp_path / "own.json", shared / "out.json"
    own.write_text("before")
    match kind:
        case "link":
            planted.symlink_to(own)
        case "dangling":
            planted.symlink_to(tmp_path / "new.json")
        case "file":
            planted.write_text("theirs")
        case "fifo":
            os.mkfifo(planted)
    os.lchown(planted, SOMEBODY, SOMEBODY)
    done = socalc(*line.split(), str(planted))
    assert done.returncode == 2
    assert b"of another user in a folder that is open to all" in done.stderr
    assert own.read_text() == "before"
    assert not (tmp_path / "new.json").exists()


@as_root
def test_what_is_the_users_own_or_of_the_folders_owner_is_written_to(
    socalc: Socalc, shared: Path, tmp_path: Path
) -> None:
    (shared / "own").symlink_to(tmp_path / "a")
    assert socalc("growth", "-o", str(shared / "own")).returncode == 0
    os.chown(shared, SOMEBODY, SOMEBODY)
    (shared / "theirs").symlink_to(tmp_path / "b")
    os.lchown(shared / "theirs", SOMEBODY, SOMEBODY)
    assert socalc("growth", "-o", str(shared / "theirs")).returncode == 0
    assert (tmp_path / "a").exists()
    assert (tmp_path / "b").exists()


# What is kept of the old file.


def replace(path: Path) -> list[str]:
    return replaced(str(path), iter([b"ne", b"w"]), path.stat())


def test_a_private_file_is_private_at_every_moment(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_text("secret")
    out.chmod(0o640)
    seen: list[int] = []

    def pieces() -> "Iterator[bytes]":
        seen.extend(stat.S_IMODE(path.stat().st_mode) for path in tmp_path.glob("*.tmp"))
        yield b"new"

    old_mask = os.umask(0)
    try:
        replaced(str(out), pieces(), out.stat())
    finally:
        os.umask(old_mask)
    assert seen == [0o600]
    assert (out.read_text(), stat.S_IMODE(out.stat().st_mode)) == ("new", 0o640)


def test_extended_attributes_are_kept(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_text("old")
    try:
        os.setxattr(out, "user.source", b"yearbook")
    except OSError:
        pytest.skip("no extended attributes here")
    assert replace(out) == []
    assert os.getxattr(out, "user.source") == b"yearbook"


def test_other_names_of_a_file_keep_the_old_one_and_it_is_said(
    socalc: Socalc, tmp_path: Path
) -> None:
    out, other = tmp_path / "out.json", tmp_path / "other"
    out.write_text("old")
    other.hardlink_to(out)
    done = socalc("growth", "-o", str(out))
    assert done.stderr.endswith(b"`: hard links\n")
    assert b"socalc: note: not kept of `" in done.stderr
    other.unlink()
    other.hardlink_to(out)
    assert socalc("growth", "-q", "-o", str(out)).stderr == b""


@as_root
def test_owner_and_group_are_kept(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_text("old")
    os.chown(out, SOMEBODY, SOMEBODY + 1)
    out.chmod(0o660)
    assert replace(out) == []
    status = out.stat()
    assert (status.st_uid, status.st_gid) == (SOMEBODY, SOMEBODY + 1)
    assert stat.S_IMODE(status.st_mode) == 0o660


def test_where_owner_and_group_cannot_be_kept_nobody_may_do_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    out = tmp_path / "out"
    out.write_text("old")
    out.chmod(0o664)
    old = out.stat()
    theirs = os.stat_result((*old[:4], old.st_uid + 1, old.st_gid + 1, *old[6:]))
    monkeypatch.setattr(os, "fchown", refused)
    assert replaced(str(out), iter([b"new"]), theirs) == ["owner", "group"]
    assert stat.S_IMODE(out.stat().st_mode) == 0o644


def test_a_file_system_without_modes_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As vfat and CIFS do it: no mode, no owner, no attributes, no folder that can be synchronised."""

    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    out = tmp_path / "out"
    out.write_text("old")
    out.chmod(0o600)
    for name in ("fchmod", "fchown", "setxattr", "listxattr"):
        monkeypatch.setattr(os, name, refused)
    assert replace(out) == []
    out.chmod(0o644)
    assert replace(out) == ["mode"]
    assert out.read_text() == "new"


def test_a_file_that_may_not_be_written_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    out = tmp_path / "out"
    out.write_text("old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(PermissionError):
        replace(out)
    assert out.read_text() == "old"


@pytest.mark.parametrize("name", ["x" * 250 + ".json", "数" * 83 + ".json", "a", "y" * 242])
def test_a_name_may_be_as_long_as_the_file_system_lets_it(
    socalc: Socalc, tmp_path: Path, name: str
) -> None:
    assert len(os.fsencode(name)) <= 255
    for _ in range(2):
        done = socalc("growth", "--json", "-o", name, "-f", str(ROOT / "targets.yaml"), cwd=tmp_path)  # fmt: skip
        assert done.returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == [name]
    beside = Path(name_beside(str(tmp_path / name))).name
    assert name.startswith(beside[:-13])  # it tells whose it is, and is cut between characters
    assert len(os.fsencode(beside)) <= 255


# Signals.

HARMLESS = "CHLD CONT TSTP TTIN TTOU URG WINCH KILL STOP SEGV BUS FPE ILL XFSZ INT".split()
ENDING = [s for s in signal.Signals if s.name.removeprefix("SIG") not in HARMLESS]


def waiting(folder: Path, program: list[str], prefix: list[str]) -> subprocess.Popen[bytes]:
    """The program in the middle of writing a file: it waits for more rows."""
    process = subprocess.Popen(
        [*prefix, *program, "growth", "-f", "-", "--input", "csv", "-o", str(folder / "out.csv")],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=clean_environment(),
    )
    assert process.stdin is not None
    process.stdin.write(b"target,goal\na,x2\n")
    process.stdin.flush()
    deadline = time.monotonic() + 30
    while not list(folder.glob("*.tmp")) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert list(folder.glob("*.tmp"))
    return process


@pytest.mark.parametrize("prefix", [[], ["nohup"]], ids=["plain", "nohup"])
def test_no_signal_that_ends_the_program_leaves_a_temporary_file(
    tmp_path: Path, prefix: list[str], program: list[str]
) -> None:
    for number in (*ENDING, signal.SIGRTMIN + 3):
        if prefix and number == signal.SIGHUP:
            continue
        (tmp_path / "out.csv").write_text("old")
        with waiting(tmp_path, program, prefix) as process:
            process.send_signal(number)
            process.wait(timeout=30)
            assert process.stdin is not None
            with suppress(BrokenPipeError):
                process.stdin.close()
        assert process.returncode == -number
        assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]
        assert (tmp_path / "out.csv").read_text() == "old"


def test_every_signal_has_its_handler_back_afterwards(tmp_path: Path) -> None:
    before = {number: signal.getsignal(number) for number in signal.valid_signals()}
    replaced(str(tmp_path / "out"), iter([b"new"]), None)
    assert {number: signal.getsignal(number) for number in signal.valid_signals()} == before
