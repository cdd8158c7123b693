"""The same texts are the same target, whether they stand in YAML, a row, an object or options."""

import json

import pytest

from socalc import read_target_file
from socalc.reading.sections.entry import Section, given_target
from socalc.reading.tables.columns import Form, Input
from socalc.targets.file import TargetFile
from socalc.targets.problems import Refusal, TargetFileError
from tests.reading.tables.whole_tables import read_table

SAID: list[tuple[Section, dict[str, str]]] = [
    ("growth", {"goal": "+50%"}),
    ("growth", {"baseline": "118.4 bn", "goal": "x2"}),
    ("growth", {"baseline": "60%", "goal": "65%"}),
    ("growth", {"baseline": "60%", "goal": "+5pp"}),
    ("consolidation", {"before": "66", "after": "12"}),
    ("consolidation", {"before": "about 800", "after": "542", "stated": "34.4%"}),
    ("claims", {"from": "66", "to": "12", "stated": "81.8%"}),
    ("claims", {"from": "63%", "to": "66%", "years": "2019-2030", "stated": "3pp"}),
]

MISSAID: list[tuple[Section, dict[str, str], str]] = [
    # what is said, and the field that is told
    ("growth", {"baseline": "1.234,5", "goal": "x2"}, "baseline"),
    ("growth", {"baseline": "66", "goal": "65%"}, "goal"),
    ("growth", {"goal": "2 times"}, "goal"),
    ("consolidation", {"before": "-66", "after": "12"}, "before"),
    ("consolidation", {"before": "$66", "after": "€12"}, "after"),
    ("claims", {"from": "66", "to": "12%", "stated": "81.8%"}, "to"),
    ("claims", {"from": "66", "to": "12", "years": "2030-2019", "stated": "5%"}, "years"),
    ("claims", {"from": "66", "to": "12", "stated": "much"}, "stated"),
]


def in_yaml(section: Section, said: dict[str, str]) -> TargetFile:
    fields = ", ".join(f"{field}: {json.dumps(text)}" for field, text in said.items())
    return read_target_file(f"{section}: {{given: {{{fields}}}}}".encode(), "it")


def in_table(section: Section, said: dict[str, str], kind: Input) -> TargetFile:
    cells = {"target": "given", **said}
    text = json.dumps(cells, ensure_ascii=False)
    if kind != "jsonl":
        text = "\n".join("\t".join(part) for part in (cells.keys(), cells.values()))
    return read_table(text.encode(), "it", Form(kind, (section,)))


def in_options(section: Section, said: dict[str, str]) -> TargetFile:
    return given_target(section, {field: (f"--{field}", text) for field, text in said.items()})


def only(file: TargetFile) -> object:
    (target,) = file.checkable
    return target._replace(line=0)


@pytest.mark.parametrize(("section", "said"), SAID)
def test_a_target_is_the_same_wherever_it_is_said(section: Section, said: dict[str, str]) -> None:
    target = only(in_options(section, said))
    assert only(in_yaml(section, said)) == target
    assert only(in_table(section, said, "tsv")) == target
    assert only(in_table(section, said, "jsonl")) == target


@pytest.mark.parametrize(("section", "said", "told"), MISSAID)
def test_a_refusal_is_the_same_wherever_it_is_met(
    section: Section, said: dict[str, str], told: str
) -> None:
    with pytest.raises(TargetFileError) as in_file:
        in_yaml(section, said)
    with pytest.raises(Refusal) as in_option:
        in_options(section, said)
    (problem,) = in_file.value.problems
    assert in_option.value.message == f"--{told}: {problem.message}"
    assert in_option.value.help == problem.help


def test_of_several_options_the_first_that_is_wrong_is_told() -> None:
    options: dict[str, tuple[str, str | None]] = {
        "baseline": ("--from", "1.234,5"),
        "goal": ("--goal", "2 times"),
    }
    with pytest.raises(Refusal, match="--from: a number that can be read in two ways"):
        given_target("growth", options)
