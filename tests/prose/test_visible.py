"""Which text is seen of a file, and in which line does it stand?"""

import pytest

from socalc.reading.prose.paragraphs import paragraphs
from socalc.reading.prose.read import read_prose
from socalc.reading.prose.visible import Form, visible

PAGES: list[tuple[Form, str, str]] = [
    ("html", "<p>66 <b>firms</b> into 12</p>", "66 firms into 12"),
    ("html", "<script>1</script>a<style>2</style>b<!-- 3 -->c", "abc"),
    ("html", "<p hidden>1</p><div style='display: none'>2<div>3</div></div>4", "4"),
    ("html", "5&nbsp;%&lt;6&#8364;", "5\xa0%<6€"),
    ("html", "81.8%<sup>3</sup> less", "81.8%† less"),
    ("html", "<title>1</title>a < b", "a < b"),
    ("html", "a<br>b", "a b"),
    ("markdown", "## Cuts\n**66** to [12](http://x)[^1]", "Cuts 66 to 12"),
    ("markdown", "| 66 | 12 |", "; 66 ; 12 ;"),
    ("text", "a *b* <c>", "a *b* <c>"),
]


@pytest.mark.parametrize(("form", "source", "seen"), PAGES, ids=[case[1] for case in PAGES])
def test_what_is_seen(form: Form, source: str, seen: str) -> None:
    assert " ".join(visible(source, form).text.split(" ")).split() == seen.split()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "Cuts\n\nIt fell from 66\nto 12, 81.8% less."),
        ("a.md", "# Cuts\n\nIt fell from **66**\nto 12, 81.8% less."),
        ("a.html", "<h1>Cuts</h1>\n<script>\n</script><p>It fell from 66 to 12, 81.8% less."),
        ("-", "<!DOCTYPE html><h1>Cuts</h1>\n\n<p>It fell from 66 to 12, 81.8% less."),
    ],
)
def test_a_claim_has_the_line_on_which_its_words_begin(name: str, text: str) -> None:
    found = read_prose(text.encode(), name).found
    assert [claim.line for claim in found] == [3]


def test_paragraphs() -> None:
    text = "A heading\nA sentence that is long enough to go on in the next line of the text, as\nit does.\n- an entry\n\nlast one"
    parts = [text[start:end].strip() for start, end in paragraphs(text)]
    assert [part[:9] for part in parts] == ["A heading", "A sentenc", "- an entr", "last one"]
