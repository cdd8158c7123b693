"""Is the corpus of sentences sound: every form known, every verdict that of exact arithmetic?"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from socalc.analyses.check import check
from socalc.targets.figure import parse_figure
from socalc.targets.file import Claim, TargetFile
from socalc.targets.goal import refuse_unlike
from socalc.targets.goal_text import parse_goal
from socalc.targets.stated import parse_stated
from socalc.targets.window import parse_calendar_year, parse_deadlines, parse_span, parse_years

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
CORPUS = Path(__file__).parent / "corpus"

SECTIONS = {
    "en-from-to", "en-up-down", "en-cagr", "en-goal-first", "en-consolidated", "en-times", "en-shares",
    "en-across-sentences", "en-none", "en-unclear", "en-values", "en-promises",
    "zh-from-to", "zh-cagr", "zh-consolidated", "zh-times", "zh-shares", "zh-none", "zh-unclear",
    "zh-values", "zh-promises",
}  # fmt: skip
"""Language and construction: the names of the files."""

NOTHING_JUDGED = ("none", "unclear", "values")
"""Constructions whose sentences hold no claim."""

_PARSERS: dict[str, Callable[[str], object]] = {
    "goal": parse_goal,
    "baseline": parse_figure,
    "window": parse_years,
    "base-year": parse_calendar_year,
    "by": parse_deadlines,
}


def sentences(section: str) -> list[dict[str, Any]]:
    """The entries of a file, every value as typed."""
    text = (CORPUS / f"{section}.yaml").read_text("utf-8")
    entries: list[dict[str, Any]] = yaml.load(text, LOADER)  # noqa: S506
    return entries


def everything() -> Iterator[tuple[str, dict[str, Any]]]:
    """Each sentence with the name of its file."""
    for path in sorted(CORPUS.glob("*.yaml")):
        for entry in sentences(path.stem):
            yield path.stem, entry


CLAIMS = [
    pytest.param(claim, id=f"{section}-{claim['from']}-{claim['to']}")
    for section, entry in everything()
    for claim in entry["claims"]
]


@pytest.mark.parametrize("claim", CLAIMS)
def test_an_expected_verdict_is_that_of_check(claim: dict[str, str]) -> None:
    assert set(claim) - {"years"} == {"from", "to", "stated", "verdict"}
    start, end = parse_figure(claim["from"]), parse_figure(claim["to"])
    refuse_unlike(start, end)
    found = check(
        TargetFile(
            claims=(
                Claim(
                    "claim",
                    start,
                    end,
                    parse_span(claim["years"]) if "years" in claim else None,
                    parse_stated(claim["stated"]),
                    unit="%" if start.percent else "",
                ),
            )
        )
    )
    assert found.rows[0].verdict == claim["verdict"]


def test_every_section_is_there_and_known() -> None:
    assert {path.stem for path in CORPUS.iterdir()} == SECTIONS


def test_no_sentence_stands_twice() -> None:
    texts = [entry["text"] for _, entry in everything()]
    assert sorted(texts) == sorted(set(texts))


def test_there_are_as_many_lookalikes_as_claims() -> None:
    judged = [bool(entry["claims"]) for _, entry in everything()]
    assert len(judged) >= 150
    assert judged.count(False) >= judged.count(True) - 10


@pytest.mark.parametrize("language", ["en", "zh"])
def test_about_a_quarter_of_the_claims_do_not_fit(language: str) -> None:
    verdicts = [
        claim["verdict"]
        for section, entry in everything()
        if section.startswith(language)
        for claim in entry["claims"]
    ]
    assert 0.2 <= verdicts.count("inconsistent") / len(verdicts) <= 0.3


@pytest.mark.parametrize("section", sorted(SECTIONS))
def test_a_sentence_says_what_is_expected_in_the_words_of_target_files(section: str) -> None:
    for entry in sentences(section):
        assert {"text", "claims"} <= set(entry) <= {"text", "claims", "values", "goals", "why"}
        for values in entry.get("values", []):
            refuse_unlike(parse_figure(values["from"]), parse_figure(values["to"]))
        for goal in entry.get("goals", []):
            for key, text in goal.items():
                _PARSERS[key](text)


@pytest.mark.parametrize("section", sorted(SECTIONS))
def test_lookalikes_hold_no_claim_and_tell_why(section: str) -> None:
    construction = section.partition("-")[2]
    if construction not in NOTHING_JUDGED:
        assert any(entry["claims"] for entry in sentences(section))
        return
    for entry in sentences(section):
        assert entry["claims"] == []
        assert entry.get("values" if construction == "values" else "why"), entry["text"]
