"""Which text is seen of a file, and in which line does it stand?"""

import pytest

from socalc.reading.prose.page import Markup, page_of, paragraphs
from socalc.reading.prose.read import read_prose

PAGES: list[tuple[Markup, str, str]] = [
    ("html", "<p>66 <b>firms</b> into 12</p>", "66 firms into 12"),
    ("html", "<script>1</script>a<style>2</style>b<!-- 3 -->c", "abc"),
    ("html", "<p hidden>1</p><div style='display: none'>2<div>3</div></div>4", "4"),
    ("html", "5&nbsp;%&lt;6&#8364;", "5\xa0%<6€"),
    ("html", "81.8%<sup>3</sup> less", "81.8%† less"),
    ("html", "<title>1</title>a < b", "a < b"),
    ("html", "a<br>b", "a b"),
    # what is hidden ends where the standard ends its element
    ("html", "<p hidden>1<p>2", "2"),
    ("html", "<div><p hidden>1</div>2", "2"),
    ("html", "<p hidden>1<ul><li>2</ul>", "2"),
    ("html", "<ul><li hidden>1<li>2</ul>3", "2 3"),
    ("html", "<ul><li hidden>1<ul><li>2</ul>3<li>4</ul>", "4"),
    ("html", "<table><tr hidden><td>1<tr><td>2</table>3", "2 3"),
    ("html", "<table><tr><td hidden>1<td>2<tr><td>3</table>", "2 3"),
    ("html", "<table><tbody hidden><tr><td>1<tbody><tr><td>2</table>", "2"),
    ("html", "<dl><dt hidden>1<dd>2<dt>3</dl>", "2 3"),
    ("html", "<select><option hidden>1<option>2</select>", "2"),
    ("html", "<div hidden><p>1</p></span>2</div>3", "3"),
    ("html", "<p hidden>1<div>2</div>3", "2 3"),
    ("html", "<span hidden>1</div>2</span>3", "3"),
    ("html", "<p><b hidden>1<p>2</b>3", "3"),
    ("html", "<p>1<sup>2<p>3", "1† 3"),
    # where comments end
    ("html", "a<!-- 1 --!>b", "ab"),
    ("html", "a<!-->b", "ab"),
    ("html", "a<!--->b", "ab"),
    ("html", "a<!--!>1-->b", "ab"),
    ("html", "a<!-- 1 --  > 2 -->b", "ab"),
    ("html", "a<!-- <!-- 1 -->b", "ab"),
    ("html", "a<![CDATA[1]]>b", "ab"),
    ("html", "a<?php 1 ?>b</3>c</>d", "abcd"),
    ("html", "a<!doctype html>b", "ab"),
    ("html", "a<!-- 1", "a"),
    # attributes
    ("html", '<p title="> 1">2', "2"),
    ("html", "<p title='> 1'>2", "2"),
    ("html", "<p title=x>1", "1"),
    ("html", '<p data-x="hidden">1', "1"),
    ("html", '<p class="a hidden b">1', "1"),
    ("html", "<p hidden=hidden>1<p HIDDEN>2<p hidden=''>3<p hidden/>4<p>5", "5"),
    ("html", '<p hidden="until-found">1', "1"),
    ("html", '<p aria-hidden="true">1', "1"),
    ("html", "<p a=b'c\">1", "1"),
    ("html", "<p =a>1", "1"),
    ("html", 'a<p title="1', "a"),
    ("html", "a<p 1", "a"),
    ("html", "1 < 2 <3 a<", "1 < 2 <3 a<"),
    # styles
    (
        "html",
        '<p style="font-size:0">1<p style="font-size: 0px !important">2<p style="font-size:.5em">3',
        "3",
    ),
    (
        "html",
        '<p style="color:red;visibility:hidden">1<p style="opacity:0">2<p style="opacity:0.5">3',
        "3",
    ),
    ("html", '<p style="max-font-size:0">1<p style="display:block">2', "1 2"),
    ("html", '<p style="content-visibility:hidden">1<p style="DISPLAY : NONE">2<p>3', "3"),
    # raw texts
    ("html", "<script><!-- <script> </script> 1 --></script>2", "2"),
    ("html", "<script>if (a < b) '</scripty>'</script>1", "1"),
    ("html", "<script><!-- 1 </script>2", "2"),
    ("html", "<textarea><p>1</textarea>2<noscript>3</noscript><iframe>4</iframe>", "2"),
    ("html", "<template>1<template>2</template>3</template>4", "4"),
    ("html", "<svg><text>1</text><title>2</title></svg>3", "3"),
    ("html", "<video>1<p>2</video>3", "3"),
    # characters
    ("html", "6&shy;6 6&#173;6 6\u200b6 6&zwj;6 6&#x2060;6 6<wbr>6", "66 66 66 66 66 66"),
    ("html", "5&#x80; 6&euro 7&amp8", "5€ 6&euro 7&8"),
    ("text", "6\xad6 6\u200d6 \ufeff7", "66 66 7"),
    ("markdown", "6\xad6", "66"),
    ("markdown", "## Cuts\n**66** to [12](http://x)[^1]", "Cuts 66 to 12"),
    ("markdown", "| 66 | 12 |", "; 66 ; 12 ;"),
    ("text", "a *b* <c>", "a *b* <c>"),
]


@pytest.mark.parametrize(("form", "source", "seen"), PAGES, ids=[case[1] for case in PAGES])
def test_what_is_seen(form: Markup, source: str, seen: str) -> None:
    assert " ".join(page_of(source, form).text.split(" ")).split() == seen.split()


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


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_lines_count_where_characters_without_room_are_left_out(form: Markup) -> None:
    text = "Ver\xadwal\xadtung\u200b\n\nIt fell from 6\xad6 to 12, 81.8% less."
    [claim] = read_prose(text.encode(), "it", form).found
    assert (claim.line, claim.claim.start and claim.claim.start.text) == (3, "66")


def test_paragraphs() -> None:
    text = "A heading\nA sentence that is long enough to go on in the next line of the text, as\nit does.\n- an entry\n\nlast one"
    parts = [text[start:end].strip() for start, end in paragraphs(text)]
    assert [part[:9] for part in parts] == ["A heading", "A sentenc", "- an entr", "last one"]
