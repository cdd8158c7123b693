"""How much of the corpus is found, and is anybody accused who should not be?"""

import importlib.util
import sys
from types import ModuleType
from typing import Any

import pytest

from socalc.reading.prose.read import read_prose
from socalc.targets.figure import parse_figure
from socalc.targets.goal_text import parse_goal
from tests.conftest import ROOT

RECALL, PRECISION = 0.9, 0.98


def _benchmark() -> ModuleType:
    path = ROOT / "benchmarks" / "scan.py"
    spec = importlib.util.spec_from_file_location("scan_benchmark", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


BENCHMARK = _benchmark()
ENTRIES: list[tuple[str, dict[str, Any]]] = list(BENCHMARK.corpus(BENCHMARK.CORPUS))


def test_the_floors_of_recall_and_precision_hold_and_nobody_is_accused() -> None:
    total = sum(BENCHMARK.scores().values(), BENCHMARK.Score())
    assert total.expected > 150
    assert total.recall >= RECALL
    assert total.precision >= PRECISION
    assert total.accused == 0


def _entries_with(key: str) -> list[Any]:
    return [pytest.param(entry, id=entry["text"][:60]) for _, entry in ENTRIES if entry.get(key)]


@pytest.mark.parametrize("entry", _entries_with("values"))
def test_values_without_a_figure_are_known(entry: dict[str, Any]) -> None:
    found = read_prose(entry["text"].encode(), "text").found
    pairs = [
        (f.claim.start.value, f.claim.end.value) for f in found if f.claim.start and f.claim.end
    ]
    for values in entry["values"]:
        assert (parse_figure(values["from"]).value, parse_figure(values["to"]).value) in pairs


@pytest.mark.parametrize("entry", _entries_with("goals"))
def test_goals_are_promised(entry: dict[str, Any]) -> None:
    promises = read_prose(entry["text"].encode(), "text").promises
    assert [(p.goal.kind, p.goal.figure.value, p.window, p.by, p.base_year) for p in promises] == [
        (
            parse_goal(goal["goal"]).kind,
            parse_goal(goal["goal"]).figure.value,
            goal.get("window", ""),
            goal.get("by", ""),
            goal.get("base-year", ""),
        )
        for goal in entry["goals"]
    ]
