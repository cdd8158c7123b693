"""What do the tables of the pages look like on a terminal?

Runs the program and draws what it prints, colours included, as an SVG file that loads nothing from
anywhere. The bytes depend on the program's output alone::

    python docs/make_pictures.py           # draw the pictures anew
    python docs/make_pictures.py --check   # exit 1 if one no longer shows what the program prints
"""

import os
import pty
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from rich.text import Text

DOCS = Path(__file__).resolve().parent
PICTURES = {
    "growth.svg": (100, ("growth", "--years", "2-3")),
    "check.svg": (200, ("check", "-f", "examples/slips.yaml")),
    "path.svg": (120, ("path", "-f", "examples/central-soes.yaml")),
    "progress.svg": (120, ("progress", "-f", "examples/central-soes.yaml")),
}
"""The pictures: how many columns the terminal has, and the arguments of the program."""

SHAPING = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM", "PYTHONIOENCODING", "LC_ALL", "LANG")

THEME = TerminalTheme(
    background=(24, 26, 31),
    foreground=(215, 218, 224),
    normal=[
        (24, 26, 31), (240, 113, 120), (152, 195, 121), (229, 192, 123),
        (97, 175, 239), (198, 120, 221), (86, 182, 194), (215, 218, 224),
    ],
    bright=[
        (127, 132, 142), (240, 113, 120), (152, 195, 121), (229, 192, 123),
        (97, 175, 239), (198, 120, 221), (86, 182, 194), (255, 255, 255),
    ],
)  # fmt: skip

FORMAT = """\
<svg viewBox="0 0 {terminal_width} {terminal_height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
font-size: {char_height}px;
line-height: {line_height}px;
white-space: pre;
}}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
<rect width="{terminal_width}" height="{terminal_height}" rx="8" fill="#181a1f"/>
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</svg>
"""
"""As Rich draws a terminal, without its window, its title and its fonts from the network."""


def picture(columns: int, arguments: tuple[str, ...]) -> str:
    """The SVG of a command line and what it prints on a terminal with colours."""
    printed = Text.from_ansi(_printed(columns, arguments))
    lines = [Text(), Text(f"$ {' '.join(('socalc', *arguments))}", style="bold"), Text()]
    lines += [*printed.split("\n"), Text()]
    lines = [_spaced(Text("  ") + line) for line in lines]
    console = Console(
        record=True,
        file=StringIO(),
        width=max(line.cell_len for line in lines) + 2,
        color_system="standard",
        force_terminal=True,
        legacy_windows=False,
        emoji=False,
        highlight=False,
    )
    for line in lines:
        console.print(line, no_wrap=True)
    drawn = console.export_svg(theme=THEME, code_format=FORMAT, unique_id="socalc")
    drawn = _LINE_ENDS.sub("\n", drawn)
    return "".join(f"{line.strip()}\n" for line in drawn.splitlines() if line.strip())


_LINE_ENDS = re.compile("<text [^>]*>\n</text>")
"""Rich draws the end of each line too, outside of the picture."""


def _spaced(line: Text) -> Text:
    """The line with its spaces in a style of their own, so that every word is drawn at its own place.

    Some programs that show SVG files drop spaces at the edge of a text, and most have another font.
    """
    for gap in re.finditer(" +", line.plain):
        line.stylize(_GAP, *gap.span())
    return line


_GAP = Style(meta={"gap": True})


def _printed(columns: int, arguments: tuple[str, ...]) -> str:
    """What the program prints on a terminal so wide; wherever this runs, it is the same."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in SHAPING and not name.startswith("SOCALC_")
    }
    command = [sys.executable, "-m", "socalc", *arguments, "--color", "always"]
    outer, inner = pty.openpty()
    with subprocess.Popen(
        command,
        cwd=DOCS.parent,
        env=environment | {"PYTHONUTF8": "1", "COLUMNS": str(columns)},
        stdin=subprocess.DEVNULL,
        stdout=inner,
        stderr=subprocess.PIPE,
    ) as running:
        os.close(inner)
        printed = b"".join(iter(lambda: _read(outer), b""))
        _, told = running.communicate()
    os.close(outer)
    if running.returncode not in (0, 1):  # 1 is a finding, which a picture may well show
        raise SystemExit(told.decode("utf-8"))
    return printed.decode("utf-8").replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # how Linux says that the other side is closed
        return b""


def main() -> int:
    """Draw the pictures anew, or with ``--check`` say which ones have drifted."""
    check = sys.argv[1:] == ["--check"]
    if sys.argv[1:] and not check:
        print("usage: make_pictures.py [--check]", file=sys.stderr)
        return 2
    drifted = 0
    for name, (columns, arguments) in PICTURES.items():
        path, drawn = DOCS / name, picture(columns, arguments).encode("utf-8")
        if check and (not path.exists() or path.read_bytes() != drawn):
            print(f"{name} has drifted: run python docs/make_pictures.py", file=sys.stderr)
            drifted = 1
        elif not check:
            path.write_bytes(drawn)
    return drifted


if __name__ == "__main__":
    sys.exit(main())
