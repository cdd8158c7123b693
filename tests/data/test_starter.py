"""The starter that ``socalc init`` writes is short, shows every key, and passes."""

import re
from pathlib import Path

import pytest

from socalc.reading.sections.claim import KEYS as CLAIM_KEYS
from socalc.reading.sections.consolidation import KEYS as CONSOLIDATION_KEYS
from socalc.reading.sections.growth import KEYS as GROWTH_KEYS
from socalc.reading.yaml.target_file import KEYS as FILE_KEYS
from tests.conftest import Socalc
from tests.data.test_schema import STARTER


def test_the_starter_names_its_schema_first() -> None:
    first, second = STARTER.splitlines()[:2]
    assert first == "# yaml-language-server: $schema=targets.schema.json"
    assert "socalc schema -o targets.schema.json" in second


def test_the_starter_is_short_and_says_that_it_is_invented() -> None:
    assert STARTER.count("\n") < 75
    assert max(map(len, STARTER.splitlines())) <= 110
    assert "invented" in STARTER.partition("growth:\n")[0]


EVERY_KEY = {*FILE_KEYS, *GROWTH_KEYS, *CONSOLIDATION_KEYS, *CLAIM_KEYS}


@pytest.mark.parametrize("key", sorted(EVERY_KEY))
def test_the_starter_shows_every_key(key: str) -> None:
    assert re.search(rf"(?<![\w-]){key}: *\S|^{key}: ", STARTER, re.MULTILINE)


def test_init_writes_a_file_that_is_found_and_passes(tmp_path: Path, socalc: Socalc) -> None:
    done = socalc("init", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr == b"socalc: note: `targets.yaml` is written; next: `socalc growth`\n"
    assert (tmp_path / "targets.yaml").read_text("utf-8") == STARTER
    for command in ("growth", "consolidation", "check --strict", "path", "progress", "implied"):
        done = socalc(*command.split(), cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, b""), command


def test_init_overwrites_nothing_unless_told_to(tmp_path: Path, socalc: Socalc) -> None:
    path = tmp_path / "targets.yaml"
    path.write_text("growth: {assets: +50%}\n")
    refused = socalc("init", cwd=tmp_path)
    assert (refused.returncode, refused.stdout) == (2, b"")
    assert b"`targets.yaml` is there already" in refused.stderr
    assert path.read_text() == "growth: {assets: +50%}\n"
    assert socalc("init", "--force", cwd=tmp_path).returncode == 0
    assert path.read_text("utf-8") == STARTER


def test_init_tells_what_to_ask_of_a_file_of_another_name(tmp_path: Path, socalc: Socalc) -> None:
    done = socalc("init", "my plan.yaml", cwd=tmp_path)
    assert done.stderr.endswith(b"next: `socalc growth -f 'my plan.yaml'`\n")


def test_init_does_not_offer_to_overwrite_a_folder(tmp_path: Path, socalc: Socalc) -> None:
    (tmp_path / "plans").mkdir()
    done = socalc("init", "plans", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == (
        b"socalc: error: cannot write `plans`: Is a directory\n   = help: name a file in it\n"
    )
