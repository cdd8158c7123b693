"""The schema for editors takes what the reader takes, and the shipped files pass both."""

import json
import re
from importlib.resources import files
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from socalc import read_target_file
from socalc.reading.sections.claim import KEYS as CLAIM_KEYS
from socalc.reading.sections.consolidation import KEYS as CONSOLIDATION_KEYS
from socalc.reading.sections.growth import KEYS as GROWTH_KEYS
from socalc.reading.yaml.target_file import KEYS as FILE_KEYS
from socalc.targets.problems import TargetFileError
from tests.conftest import ROOT, Socalc
from tests.docs.test_pages import yaml_blocks

SCHEMA = json.loads(files("socalc").joinpath("data/targets.schema.json").read_text("utf-8"))
STARTER = files("socalc").joinpath("data/starter.yaml").read_text("utf-8")
EDITOR = Draft7Validator(SCHEMA)

SHIPPED = {
    path.name: path.read_text("utf-8")
    for path in [ROOT / "targets.yaml", *sorted((ROOT / "examples").glob("*.yaml"))]
} | {"starter.yaml": STARTER}
EVERY_FILE = SHIPPED | dict(yaml_blocks())


# -- How editors load a file ----------------------------------------------------------------------


class Yaml12(yaml.SafeLoader):
    """Loads the numbers, booleans and nulls of YAML 1.2 (core schema), all else as text."""


Yaml12.yaml_implicit_resolvers = {}
Yaml12.add_implicit_resolver(
    "!number", re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$"), None
)
Yaml12.add_implicit_resolver("!word", re.compile("(|~|null|Null|NULL|true|false)$"), None)
Yaml12.add_constructor("!number", lambda _, node: _number(node.value))
Yaml12.add_constructor("!word", lambda _, node: {"true": True, "false": False}.get(node.value))


def _number(text: str) -> float:
    return int(text) if re.fullmatch("[-+]?[0-9]+", text) else float(text)


def editors_object_to(text: str) -> bool:
    """Whether an editor marks the file, loaded as YAML 1.1 or as YAML 1.2."""
    return not (_fits(yaml.safe_load(text)) and _fits(yaml.load(text, Yaml12)))  # noqa: S506


def _fits(loaded: object) -> bool:
    """Whether the schema takes it; JSON has no dates and no keys that are numbers."""
    return bool(EDITOR.is_valid(json.loads(json.dumps(loaded, default=str))))


def reader_objects_to(text: str) -> bool:
    """Whether socalc refuses the file."""
    try:
        read_target_file(text.encode(), "targets.yaml")
    except TargetFileError:
        return True
    return False


# -- The schema -----------------------------------------------------------------------------------


def test_the_schema_is_draft_07() -> None:
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    ("place", "keys"),
    [
        (SCHEMA, FILE_KEYS),
        (SCHEMA["definitions"]["growthTarget"], GROWTH_KEYS),
        (SCHEMA["definitions"]["consolidationTarget"], CONSOLIDATION_KEYS),
        (SCHEMA["definitions"]["claim"], CLAIM_KEYS),
    ],
    ids=["file", "growth", "consolidation", "claims"],
)
def test_the_schema_has_the_keys_of_the_reader(
    place: dict[str, Any], keys: tuple[str, ...]
) -> None:
    assert set(place["properties"]) == set(keys)
    assert place["additionalProperties"] is False
    assert place["description"]
    for key, described in place["properties"].items():
        assert described["description"], key
        assert described["examples"], key


def _examples(schema: Any) -> list[tuple[dict[str, Any], Any]]:
    """Every part of the schema that has examples, with each of them."""
    if isinstance(schema, list):
        return [found for part in schema for found in _examples(part)]
    if not isinstance(schema, dict):
        return []
    own = [(schema, example) for example in schema.get("examples", ())]
    return own + [
        found for key, part in schema.items() if key != "examples" for found in _examples(part)
    ]


@pytest.mark.parametrize(("part", "example"), _examples(SCHEMA))
def test_every_example_fits_its_place(part: dict[str, Any], example: object) -> None:
    assert Draft7Validator({**part, "definitions": SCHEMA["definitions"]}).is_valid(example)


def test_the_command_shows_it(socalc: Socalc) -> None:
    assert json.loads(socalc("schema").stdout) == SCHEMA


# -- The shipped files ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", EVERY_FILE)
def test_no_shipped_file_is_marked(name: str) -> None:
    assert not editors_object_to(EVERY_FILE[name])
    assert not reader_objects_to(EVERY_FILE[name])


@pytest.mark.parametrize(
    "command", ["growth", "consolidation", "check --exit-zero", "path", "progress"]
)
@pytest.mark.parametrize("name", EVERY_FILE)
def test_every_shipped_file_passes(name: str, command: str, socalc: Socalc) -> None:
    done = socalc(*command.split(), "--quiet", "--file", "-", input=EVERY_FILE[name])
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout


def test_a_figure_that_does_not_fit_is_among_the_examples() -> None:
    assert "stated: 40%" in SHIPPED["municipal-mergers.yaml"]


# -- Schema and reader side by side ---------------------------------------------------------------

RIGHT = [
    "consolidation: {firms: {before: 66, after: 12, window: 2-3 years}}",
    "base-year: 2023\nconsolidation: {firms: {before: 66, after: 12, by: 2026}}",
    "consolidation: {firms: {before: 66, after: 12, years: 3, base-year: 2023, actuals: {2024: 9}}}",
    "{}",
    "title: no",
    "title: 2024\nsource: ~",
    "title: 2024-05-16",
    "growth:",
    "growth: ''",
    "consolidation:",
    "growth: {2024: 150}",
    "growth: {assets: +50%}",
    "growth: {assets: 150}",
    "growth: {assets: +20}",
    "growth: {assets: Double}",
    "growth: {assets: 翻一番}",
    "growth: {assets: 1.2万亿}",
    "growth: {assets: {goal: to -20}}",
    "growth: {assets: {goal: x2, note: , label: , unit: }}",
    "growth: {assets: {goal: x2, note: 'two\n\n  lines'}}",
    "growth: {share: {baseline: 60%, goal: 65%}}",
    "growth: {share: {baseline: 60%, goal: +5 p.p.}}",
    "growth: {share: {unit: '%', baseline: 60, goal: 65}}",
    "growth: {loss: {baseline: -40, goal: 60}}",
    "growth: {assets: at least +50%}",
    "growth: {assets: more than double}",
    "growth: {assets: cut by a third}",
    "growth: {assets: up 50%}",
    "growth: {assets: -1/3}",
    "growth: {assets: 增长50%以上}",
    "growth: {assets: 翻倍以上}",
    "growth: {assets: ＋５０％}",
    "growth: {share: {baseline: ６０％, goal: 65％}}",
    "growth: {share: from 44% to 50%}",
    "growth: {share: {baseline: 60%, goal: at least 65%}}",
    "growth: {share: {baseline: 60%, goal: 不低于65%}}",
    "growth: {share: {baseline: 60%, goal: +5 p.p. or more}}",
    "growth: {firms: {baseline: 66, goal: 压减到12家以内}}",
    "growth: {a: {baseline: 'CNY 1,234.5 bn', goal: +20 bn}}",
    "growth: {a: {baseline: about 1.5e6, goal: halve, stated: nearly 20.0% p.a.}}",
    "window: 2-3 years",
    "window: 2.5",
    "window: [2, 3]",
    "window: [2, 3 years]",
    "window: '2,3,5'",
    "window: 1000",
    "window: 18 months",
    "window: two to three years",
    "window: 两到三年",
    "window: [18 months, 2.5]",
    "spans: {15th plan: 2025-2030}\nwindow: 15th plan\nbase-year: 2025",
    "spans: {15th plan: 2025-12 - 2030-12}\nclaims: {a: {from: 1, to: 2, years: 15th plan}}",
    "spans: {the plan: Q2 2025 to end of 2030}\nwindow: the plan",
    "spans:",
    "claims: {a: {from: 1, to: 2, years: 2025-06 - 2030-06}}",
    "base-year: 2023-06\nby: 2027-06-30",
    "base-year: 06/2023\nby: [2026-Q1, Q2 2027, mid-2028]",
    "base-year: 2023年6月\nby: 2026年底至2027年底",
    "base-year: 2023\ngrowth: {a: {baseline: 5, goal: x2, actuals: {mid-2024: 6, 2024-Q4: 7, 2025年: 8}}}",
    "base-year: 2023\nby: 2027",
    "base-year: '2023'\nby: [2026, '2028']",
    "base-year: 2023\nby: 2026-2027\ngrowth: {a: {goal: x2, window: 3}}",
    "base-year: 2023\ngrowth: {a: {goal: x2, by: 2027}}",
    "growth: {a: {goal: x2, base-year: 2023, by: 2027}}",
    "base-year: 2023\ngrowth: {a: {baseline: 5, goal: x2, actuals: {2024: 6, 2025-06: 7.5}}}",
    "base-year: 2008-09\nby: 2018/19\ngrowth: {a: {baseline: 5, goal: x2, actuals: {2010-11: 6, 2012/2013: 7}}}",
    "growth: {a: {baseline: 5, goal: x2, base-year: FY2008, by: [FY2018, FY2019], actuals: {FY2010: 6}}}",
    "base-year: 2008\ngrowth: {a: {baseline: 5, goal: x2, actuals: {Nov 2010: 6, '2011-06-30': 7}}}",
    "growth: {a: {baseline: 5, goal: x2, base-year: 2023, actuals: {'2024': 'about 6'}}}",
    "base-year: 2023\ngrowth: {a: {baseline: 5, goal: x2, actuals: {}}}",
    "base-year: 2023\ngrowth: {a: {baseline: 60%, goal: 65%, actuals: {2024: 62%}}}",
    "consolidation: {firms: {before: 66, after: 0}}",
    "consolidation: {firms: {before: 66, removed: 60, added: 6}}",
    "consolidation: {firms: {removed: 54, after: 12}}",
    "claims:",
    "claims: {market: {from: 63.5 bn, to: 127.4 bn, years: 2019-2030, stated: 6.6% a year}}",
    "claims: {market: {}}",
    "ratios:",
    "growth: {profit: x2, assets: +50%}\nratios: {return on assets: profit / assets}",
    "growth: {a/b: x2, c: x3}\nratios: {r: c/a/b}",
    "consolidation: {firms: {before: '71,314', after: '15,859', years: 1888-1889}}",
    "consolidation: {firms: {before: 66, after: 12, stated: 5.5 to 1, years: 10.5}}",
    "consolidation: {firms: {before: 5, after: 1, stated: 5:1}}",
    "consolidation: {firms: {before: 5, after: 1, stated: x0.2}}",
    "consolidation: {firms: {before: 60%, after: 55%, stated: 5pp, years: 3 years}}",
]

WRONG = [
    "[]",
    "titel: spelled wrong",
    "title: [a list]",
    'title: "two\\nlines"',
    "growth: [+50%]",
    "growth: soon",
    "growth: {'': +50%}",
    "growth: {assets: }",
    "growth: {assets: [1, 2]}",
    "growth: {assets: {baseline: 118.4}}",
    "growth: {assets: {goal: x2, basline: 118.4}}",
    "growth: {assets: {goal: x2, label: {a: b}}}",
    "growth: {assets: 50%}",
    "growth: {assets: +5pp}",
    "growth: {assets: 2 times}",
    "growth: {assets: twofold increase}",
    "growth: {assets: more}",
    "growth: {assets: '1.234,5'}",
    "growth: {assets: {goal: '1,23'}}",
    "growth: {assets: {goal: x2, baseline: none}}",
    "growth: {assets: {goal: x2, baseline: }}",
    "growth: {assets: {goal: x2, stated: 26.5}}",
    "growth: {assets: {goal: x2, stated: most}}",
    "growth: {assets: {goal: x2, stated: 82% of 66}}",
    "growth: {assets: {goal: x2, window: 3, by: 2027, base-year: 2023}}",
    "base-year: 2023\ngrowth: {a: {baseline: 5, goal: x2, actuals: 6}}",
    "base-year: 2023\ngrowth: {a: {baseline: 5, goal: x2, actuals: [6]}}",
    "base-year: 2023\ngrowth: {a: {baseline: 5, goal: x2, actuals: }}",
    "base-year: 2023\ngrowth: {a: {baseline: 5, goal: x2, actuals: {2024: }}}",
    "base-year: 2023\ngrowth: {a: {baseline: 5, goal: x2, actuals: {2024: some}}}",
    "base-year: 2023\ngrowth: {a: {baseline: 5, goal: x2, actuals: {24: 6}}}",
    "base-year: 2023\ngrowth: {a: {baseline: 5, goal: x2, actuals: {2024-13: 6}}}",
    "base-year: 2023\ngrowth: {a: {baseline: 5, goal: x2, actuals: {2024-6: 6}}}",
    "base-year: 2023\ngrowth: {a: {baseline: 5, goal: x2, actuals: {2024 06: 6}}}",
    "base-year: 2023\nby: spring",
    "spans: {15th plan: 5}",
    "spans: {'5': 2025-2030}",
    "spans: [2025-2030]",
    "window: 0",
    "window: -3",
    "window: 1001",
    "window: []",
    "window: [2, [3]]",
    "window: 2023-2027",
    "window:",
    "by: 2027",
    "base-year: 23",
    "base-year: 2023.5",
    "base-year: 2023\nby: soon",
    "base-year: 2023\nby: 27",
    "base-year: 2023\nby: 2027\nwindow: 3",
    "consolidation: {firms: 12}",
    "consolidation: {firms: {before: 66}}",
    "consolidation: {firms: {before: 66, added: 6}}",
    "claims: {market: 6.6% a year}",
    "growth: {a: x2}\nratios: {r: a}",
    "growth: {a: x2, b: x2}\nratios: {r: [a, b]}",
    "growth: {a: x2, b: x2}\nratios: [a / b]",
    "claims: {market: {from: 1, to: 2, goal: x2}}",
    "consolidation: {firms: {after: 12}}",
    "consolidation: {firms: {before: 66, after: -1}}",
    "consolidation: {firms: {before: 66, after: 12, window: 0-}}",
    "consolidation: {firms: {before: 66, after: 12, window: 3, years: 3}}",
    "base-year: 2023\nconsolidation: {firms: {before: 66, after: 12, by: 2026, years: 3}}",
    "base-year: 2023\nconsolidation: {firms: {before: 66, after: 12, by: 2026, window: 3}}",
    "base-year: 2023\nconsolidation: {firms: {before: 66, after: 12, actuals: {2024: -5}}}",
    "consolidation: {firms: {before: 66, after: 12, years: 0}}",
    "consolidation: {firms: {before: 66, after: 12, years: [1, 2]}}",
    "consolidation: {firms: {before: 71,314, after: 15859}}",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_taken_by_both(text: str) -> None:
    assert (reader_objects_to(text), editors_object_to(text)) == (False, False)


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_refused_by_both(text: str) -> None:
    assert (reader_objects_to(text), editors_object_to(text)) == (True, True)


def _maybe(*texts: str) -> st.SearchStrategy[str]:
    return st.sampled_from(["", "", *texts])


NUMBERS = st.one_of(
    st.integers(0, 10**6).map(str),
    st.integers(0, 10**9).map("{:,}".format),
    st.decimals(0, 10**6, places=2).map(str),
    st.sampled_from(["0", "0.0", "007", "1e6", "1.5E-3", "1.234,5", "5:1", "0x1F", "1_000", ".5"]),
)
FIGURES = st.tuples(
    _maybe(
        "about ", "~", "约", "to ", "over ", "nearly ", "> ", "CAGR ", "x", "×", "cut by ", "不低于"
    ),
    _maybe("+", "-", "−"),
    _maybe("$", "CNY ", "¥"),
    NUMBERS,
    _maybe("k", " bn", " Trillion", "万亿"),
    _maybe(" yuan", "元", "x"),
    _maybe(
        "%", " percent", "% a year", "pp", " p.p.", " to 1", ":1", " points", " or more", "以内"
    ),
).map("".join)
GOALS = FIGURES | st.sampled_from(["double", "TRIPLE", " halve ", "翻两番", "翻倍", "2 times"])
TIMES = st.tuples(
    st.sampled_from(["", " ", "0", "00"]),
    st.integers(0, 3000).map(str) | st.decimals(0, 1100, places=3).map(str),
    _maybe("-2030", " to 5", "–9.5", ",7", ", 2031", " 至 2040"),
    _maybe(" years", "yr", "年", " "),
).map("".join)
QUOTED = st.sampled_from(["{}", '"{}"', "'{}'"])

FILES = [
    "growth:\n  a: {}\n",
    "growth:\n  a:\n    goal: {}\n",
    "growth:\n  a:\n    baseline: 60%\n    goal: {}\n",
    "growth:\n  a:\n    baseline: {}\n    goal: to 150\n",
    "growth:\n  a:\n    unit: '%'\n    baseline: {}\n    goal: +5pp\n",
    "growth:\n  a:\n    goal: x2\n    stated: {}\n",
    "base-year: 2000\ngrowth:\n  a:\n    goal: x2\n    actuals:\n      2001: {}\n",
    "consolidation:\n  a:\n    before: 1000\n    after: {}\n",
    "consolidation:\n  a:\n    before: {}\n    after: 0\n",
    "consolidation:\n  a:\n    before: 9000\n    removed: {}\n",
    "claims:\n  a:\n    from: {}\n    to: 150\n",
]
TIMED_FILES = [
    "base-year: 1000\ngrowth:\n  a:\n    goal: x2\n    actuals:\n      {}: 5\n",
    "window: {}\n",
    "window: [2, {}]\n",
    "base-year: 2000\nby: {}\n",
    "base-year: 2000\nby: [2010, {}]\n",
    "base-year: {}\n",
    "growth:\n  a:\n    goal: x2\n    window: {}\n",
    "consolidation:\n  a:\n    before: 9\n    after: 3\n    years: {}\n",
]


@pytest.mark.parametrize("file", FILES)
@given(text=GOALS, quoted=QUOTED)
def test_the_schema_refuses_no_figure_that_is_read(file: str, text: str, quoted: str) -> None:
    whole = file.replace("{}", quoted.format(text))
    assert reader_objects_to(whole) or not editors_object_to(whole)


@pytest.mark.parametrize("file", TIMED_FILES)
@given(text=TIMES, quoted=QUOTED)
def test_the_schema_refuses_no_time_that_is_read(file: str, text: str, quoted: str) -> None:
    whole = file.replace("{}", quoted.format(text))
    assert reader_objects_to(whole) or not editors_object_to(whole)


@given(st.text("ab/ 1.", max_size=8), QUOTED)
def test_the_schema_refuses_no_ratio_that_is_read(text: str, quoted: str) -> None:
    names = "growth: {a: x2, b: x2, a/b: x2, '1': x2}\n"
    whole = f"{names}ratios:\n  r: {quoted.format(text)}\n"
    assert reader_objects_to(whole) or not editors_object_to(whole)


@given(st.text("ab\t\n 1-:#'", max_size=8))
def test_the_schema_refuses_no_name_that_is_read(name: str) -> None:
    whole = f"growth:\n  {json.dumps(name)}: +50%\n"
    assert reader_objects_to(whole) or not editors_object_to(whole)
