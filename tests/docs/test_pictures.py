"""Pictures show what the program prints today, and load nothing from anywhere."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, clean_environment

PICTURES = sorted((ROOT / "docs").glob("*.svg"))


def test_the_pictures_are_what_the_program_prints() -> None:
    check = [sys.executable, "docs/make_pictures.py", "--check"]
    done = subprocess.run(
        check, cwd=ROOT, env=clean_environment(), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_a_picture_loads_nothing(picture: Path) -> None:
    addresses = re.findall(r"(?:https?:|url\()[^)\"' ]*", picture.read_text("utf-8"))
    assert all(
        address == "http://www.w3.org/2000/svg" or address.startswith("url(#")
        for address in addresses
    )
    assert addresses


def test_every_picture_is_shown_on_a_page_and_there() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    shown = {
        page.parent / path
        for page in pages
        for path in re.findall(r"!\[[^]]*\]\(([^)]+)\)", page.read_text("utf-8"))
    }
    assert shown == set(PICTURES)
