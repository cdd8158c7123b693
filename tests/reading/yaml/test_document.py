"""What does a YAML text say, every scalar as typed and with its place?"""

import pytest
import yaml

from socalc.reading.characters import decode
from socalc.reading.tree import DEPTH_MAX, Listing, Mapping, Node, Scalar
from socalc.reading.yaml.document import read_document
from socalc.targets.problems import Place, Problems, TargetFileError


def read(text: str) -> tuple[Node | None, Problems]:
    problems = Problems()
    return read_document(text, problems), problems


def value(typed: str) -> Scalar:
    """What stands behind ``key:``."""
    root, problems = read(f"key: {typed}\n")
    assert problems == []
    assert isinstance(root, Mapping)
    node = root.items[0][1]
    assert isinstance(node, Scalar)
    return node


@pytest.fixture(params=["as installed", "pure Python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "pure Python":
        monkeypatch.setattr("socalc.reading.yaml.document._LOADER", yaml.SafeLoader)
    return str(request.param)


# what a YAML library would make something else of
AS_TYPED = [
    "81.80", "2.10", "12:30", "1:30:00", "no", "yes", "on", "null", "~", "true", "0x1F", "0o17",
    "007", "1_000", "1e3", ".5", ".nan", "2024-05-16", "2024-05-16 12:30:00", "=", "+50%", "翻一番",
    "1,234.5", "x2", "to -20", "C:\\path",
]  # fmt: skip

# typed, read, cells it spans
QUOTED = [
    ("'81.80'", "81.80", 7),
    ('"81.80"', "81.80", 7),
    ("'it''s'", "it's", 7),
    ('"\\u7ffb"', "翻", 8),
    ('"a\\tb"', "a\tb", 6),
    ("''", "", 2),
    ("'  spaces  '", "  spaces  ", 12),
    ("plain   # with a comment", "plain", 5),
    ("a\n  b", "a b", 1),
    ("|\n  a\n  b", "a\nb\n", 1),
    (">-\n  a\n  b", "a b", 1),
]

# text, and the places of `x` in it: line, column
PLACES = [
    ("x", (1, 1)),
    ("a: x", (1, 4)),
    ("a:\n  b: x", (2, 6)),
    ("a:\n- x", (2, 3)),
    ("a:\r\n  b: x\r\n", (2, 6)),
    ("a:\r  b: x\r", (2, 6)),
    ("\n\n\n# comment\na: x", (5, 4)),
    ("a: {b: 1, c: x}", (1, 14)),
    ("a: [\n 1,\n x]", (3, 2)),
    ("营业收入: x", (1, 7)),
    ("👩‍👩‍👧: x", (1, 8)),
    ("e\u0301: x", (1, 5)),
    ("a:\n  'x'", (2, 3)),
]

# text, place and message of what is refused in it
REFUSED: list[tuple[str, tuple[int, int], str]] = [
    ("a: &b 1", (1, 4), "the anchor `&b` is refused"),
    ("a:\n  &b c: 1", (2, 3), "the anchor `&b` is refused"),
    ("a: *b", (1, 4), "the alias `*b` is refused"),
    ("a: !!int 1", (1, 4), "the tag `!!int` is refused"),
    ("a: !b {c: 1}", (1, 4), "the tag `!b` is refused"),
    ("a: ! 1", (1, 4), "the tag `!` is refused"),
    ("<<: {a: 1}", (1, 1), "the merge key `<<` is refused"),
    ("[a, b]: 1", (1, 1), "a key that is no plain text"),
    ("? {a: 1}\n: 2", (1, 3), "a key that is no plain text"),
    ("a: 1\n---\nb: 2", (2, 1), "a second document is refused"),
    ("%YAML 1.2\n---\na: 1", (1, 1), "a YAML directive is refused"),
    ("# x\r%TAG ! x\r---\ra: 1", (2, 1), "a YAML directive is refused"),
    ("[" * (DEPTH_MAX + 1), (1, DEPTH_MAX + 1), "nesting deeper than 12"),
    ('a: "\\e[31m"', (1, 4), "control character U+001B in a quoted text is refused"),
    ('a: "\\r"', (1, 4), "control character U+000D in a quoted text is refused"),
    ('"\\u202e": 1', (1, 1), "bidirectional control U+202E in a quoted text is refused"),
]

# text, place of the mistake
NOT_YAML = [
    ("a: ['b' 'c']", (1, 9)),
    ("a: [1\nb: 2\n", (2, 2)),
    ("a: {b: 1\nc: 2\n", (2, 2)),
    ("a: 'b' 'c'", (1, 8)),
    ("a: b: c", (1, 5)),
    ("a:\n\tb: c", (2, 1)),
    ("a:\n  b: 1\n c: 2", (3, 2)),
    ("a: @b", (1, 4)),
    ("a: `b", (1, 4)),
    ("a: %b", (1, 4)),
    ("a: 1\n- b", (2, 1)),
    ("}", (1, 1)),
]

# text, what is opened in it and never closed, and where
UNCLOSED = [
    ("a: [1, 2", "bracket", (1, 4)),
    ("a: {b: 1", "bracket", (1, 4)),
    ("a: [1, 2\n", "bracket", (1, 4)),
    ("a: {b: 1\n\n# end\n", "bracket", (1, 4)),
    ("[", "bracket", (1, 1)),
    ("a: [", "bracket", (1, 4)),
    ("a: {b:", "bracket", (1, 4)),
    ("a: [1, {b: [", "bracket", (1, 12)),
    ("a: 'b", "quote", (1, 4)),
    ('a: b\nc: "d\n', "quote", (2, 4)),
    ("a: 'b\n---\nc: d\n", "quote", (1, 4)),
]

# character, what it is called
CHARACTERS = [
    ("\x00", "control character U+0000"),
    ("\x07", "control character U+0007"),
    ("\x0b", "control character U+000B"),
    ("\x1b", "control character U+001B"),
    ("\x7f", "control character U+007F"),
    ("\x85", "control character U+0085"),
    ("\x9b", "control character U+009B"),
    ("\u061c", "bidirectional control U+061C"),
    ("\u200e", "bidirectional control U+200E"),
    ("\u202e", "bidirectional control U+202E"),
    ("\u2066", "bidirectional control U+2066"),
    ("\u2028", "control character U+2028"),
    ("\ufeff", "control character U+FEFF"),
    ("\uffff", "control character U+FFFF"),
]

# bytes, line and column of the first that is not UTF-8, its name
NOT_UTF_8 = [
    (b"\xef\xbb\xbfa: \xff", (1, 4), "0xff"),
    (b"\xef\xbb\xbfa: 1\r\n\xe9", (2, 1), "0xe9"),
    (b"\xff", (1, 1), "0xff"),
    (b"a: Soci\xe9t\xe9", (1, 8), "0xe9"),
    (b"a: 1\nb: \x80", (2, 4), "0x80"),
    (b"a: 1\r\nb: \x80", (2, 4), "0x80"),
    ("翻一番: ".encode() + b"\xc0\xaf", (1, 6), "0xc0"),
    (b"a: \xed\xa0\x80", (1, 4), "0xed"),
    (b"a: \xf4\x90\x80\x80", (1, 4), "0xf4"),
    ("a: 翻".encode()[:-1], (1, 4), "0xe7"),
]


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("typed", AS_TYPED)
def test_a_plain_text_is_kept_as_typed(typed: str) -> None:
    assert value(typed) == Scalar(typed, 1, 6, len(typed))


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("typed", "text", "length"), QUOTED)
def test_quotes_and_comments_are_no_part_of_a_text(typed: str, text: str, length: int) -> None:
    assert value(typed) == Scalar(text, 1, 6, length)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("text", "place"), PLACES)
def test_every_value_knows_its_line_and_column(text: str, place: tuple[int, int]) -> None:
    root, problems = read(text)
    pending, found = [root], []
    while pending:
        node = pending.pop()
        if isinstance(node, Mapping):
            pending += [inner for _, inner in node.items]
        elif isinstance(node, Listing):
            pending += node.items
        elif node and node.text == "x":
            found.append((node.line, node.column))
    assert (found, problems) == ([place], [])


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("text", "place", "message"), REFUSED)
def test_what_goes_beyond_mappings_lists_and_scalars_is_refused(
    text: str, place: tuple[int, int], message: str
) -> None:
    _, problems = read(text)
    first = problems[0]
    assert first.place
    assert (first.place.line, first.place.column) == place
    assert first.message == message
    assert first.help


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("text", "place"), NOT_YAML)
def test_a_mistake_in_the_yaml_has_its_place(text: str, place: tuple[int, int]) -> None:
    root, (problem,) = read(text)
    assert root is None
    assert problem.place == Place(*place)
    assert problem.message.startswith("not YAML: ")


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("text", "opened", "place"), UNCLOSED)
def test_what_is_never_closed_is_shown_where_it_was_opened(
    text: str, opened: str, place: tuple[int, int]
) -> None:
    root, (problem,) = read(text)
    assert root is None
    assert problem.place == Place(*place)
    assert problem.message == f"a {opened} is opened here and never closed"


@pytest.mark.usefixtures("parser")
def test_a_bracket_left_open_above_is_told_by_its_line() -> None:
    _, (problem,) = read("a: {b: 1\nc: 2\n")
    assert problem.help == "close the bracket that is opened on line 1"


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("text", ["", "\n", "# a comment\n", "   \n\n"])
def test_a_text_of_nothing_holds_nothing(text: str) -> None:
    assert read(text) == (None, [])


@pytest.mark.usefixtures("parser")
def test_twelve_levels_are_read_and_all_problems_above_the_thirteenth_told() -> None:
    assert read("[" * DEPTH_MAX + "]" * DEPTH_MAX)[1] == []
    _, problems = read("- &a 1\n- *b\n- " + "[" * DEPTH_MAX)
    assert [problem.message for problem in problems] == [
        "the anchor `&a` is refused",
        "the alias `*b` is refused",
        "nesting deeper than 12",
    ]


@pytest.mark.usefixtures("parser")
def test_half_a_character_is_refused_with_either_parser() -> None:
    assert read('a: "\\ud800"')[1]


def test_repeated_keys_are_all_kept() -> None:
    root, _ = read("a: 1\na: 2\n")
    assert isinstance(root, Mapping)
    assert [key.text for key, _ in root.items] == ["a", "a"]


@pytest.mark.parametrize(("character", "name"), CHARACTERS)
def test_a_character_that_acts_on_what_is_shown_is_refused_and_replaced(
    character: str, name: str
) -> None:
    problems = Problems()
    text = decode(f"a: 1\r\nb: x{character}y\r\n".encode(), "f.yaml", problems)
    assert text == "a: 1\r\nb: x\ufffdy\r\n"
    assert [(problem.message, problem.place) for problem in problems] == [
        (f"{name} is refused", Place(2, 5))
    ]


@pytest.mark.parametrize(
    "text", ["", "a: 1\n", "翻一番\r\n", "tab\tand line end\r", "e\u0301 👩‍👩‍👧"]
)
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["bare", "byte order mark"])
def test_utf_8_is_read_with_or_without_a_byte_order_mark(text: str, mark: bytes) -> None:
    problems = Problems()
    assert decode(mark + text.encode(), "f.yaml", problems) == text
    assert problems == []


@pytest.mark.parametrize(("data", "place", "byte"), NOT_UTF_8)
def test_bytes_that_are_not_utf_8_are_refused_at_their_place(
    data: bytes, place: tuple[int, int], byte: str
) -> None:
    with pytest.raises(TargetFileError) as caught:
        decode(data, "f.yaml", Problems())
    (problem,) = caught.value.problems
    assert (problem.message, problem.place) == (f"byte {byte} is not UTF-8", Place(*place))


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "value", ["[1, {a: b}, [2]]", "{a: 1, b: [2], c: {d: 3}}", "{a: {b: {c: 1}}}"]
)
def test_what_stands_under_an_unknown_key_is_not_kept(value: str) -> None:
    problems = Problems()
    root = read_document(
        f"k: {value}\ngrowth: {{a: x2}}\nl: {{a: &b c}}\n", problems, keys=["growth"]
    )
    assert isinstance(root, Mapping)
    (key, dropped), (_, growth), _ = root.items
    assert (key.text, dropped.items) == ("k", [])  # type: ignore[union-attr]
    assert isinstance(growth, Mapping)
    assert len(growth.items) == 1
    assert [problem.message for problem in problems] == ["the anchor `&b` is refused"]
