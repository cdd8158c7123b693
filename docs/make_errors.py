"""Which inputs are refused, and what is said about each?

Writes ``errors.md`` from the cases that the tests hold::

    python docs/make_errors.py           # write the page anew
    python docs/make_errors.py --check   # exit 1 if it no longer shows the cases
"""

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.gallery import GALLERY, Case, cases  # noqa: E402 - the tests are no package on the path

PAGE = ROOT / "docs" / "errors.md"

HEAD = """\
# What is said about input that is refused

Each case is a file of its own in [`tests/errors/`](../tests/errors): the input, and what socalc says about it, which
the tests hold to the letter. `python docs/make_errors.py` writes this page from them.
"""

SECTIONS = {"Target files": GALLERY, "Tables": GALLERY / "tables"}

LINES_MAX = 24
"""Lines of an input that are shown whole."""


def page() -> str:
    """The page with all cases."""
    parts = [HEAD]
    for heading, folder in SECTIONS.items():
        parts.append(f"\n## {heading}\n")
        parts += map(_shown, cases(folder))
    return "".join(parts)


def _shown(case: Case) -> str:
    heading = case.name.rsplit(".", 1)[0].replace("-", " ")
    text = "".join(_lines(case.input))
    return f"\n### {heading}\n\n{_fenced(text)}\n{_fenced(case.said.decode())}"


def _lines(data: bytes) -> Iterator[str]:
    """The lines of an input, what cannot be seen in them as escapes."""
    lines = data.decode("utf-8", "backslashreplace").split("\n")
    lines = lines[:-1] if not lines[-1] else lines
    for line in lines[:LINES_MAX]:
        seen = "".join(
            c if c.isprintable() or c == "\t" else c.encode("unicode_escape").decode() for c in line
        )
        yield f"{seen}\n"
    if len(lines) > LINES_MAX:
        yield f"... and {len(lines) - LINES_MAX} more lines\n"


def _fenced(text: str) -> str:
    fence = "`" * 3
    while fence in text:
        fence += "`"
    return f"{fence}text\n{text}{fence}\n"


def main() -> int:
    """Write the page, or say whether it has drifted."""
    text = page()
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(text, "utf-8")
        return 0
    if PAGE.exists() and PAGE.read_text("utf-8") == text:
        return 0
    print("docs/errors.md drifted; write it anew: python docs/make_errors.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
