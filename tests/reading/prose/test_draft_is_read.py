"""What one command writes, every other reads: a draft is a target file, whatever the text says."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import socalc
from socalc import read_target_file
from socalc.reading.prose.read import read_prose
from socalc.rendering.draft import draft

SENTENCES = [
    "The group merged its {n} firms into {n}, {n} fewer.", "It fell from {n} to {n}, a cut of {n}.",
    "Sales rose from {n} in {y} to {n} in {y}, or by {n}.", "We will double revenue in {y}.",
    "We will raise assets by {n} within {y}.", "We plan to cut costs by {n} by {y}.",
    "Profit is to reach {n} by {y} from {n} in {y}.", "计划用{y}实现资产增长{n}，收入翻一番。",
    "企业户数由{n}户减少到{n}户，减幅{n}。", "Null fell from {n} to {n}.", "yes: rose {n} from {n} to {n}.",
    "Emissions will be reduced by {n} from {y} levels by {y}.", 'cut "x: y" # from {n} to {n} over {y}.',
    "Our goal: triple output within {y}, from {n}.", "Over the next {n} years, double assets.",
    "In {y}, we aim to increase the share from {n} to {n} by {y}.", "在未来{n}年内利润翻两番。",
]  # fmt: skip
NUMBERS = [
    "0", "0.0", "00", "1", "3", "5", "12", "66", "1,000", "1,001", "0.5", "2.4 billion", "40%", "0%", "100%",
    "half", "1.2.3", "-5", "1e9", "$5", "€6", "¥8", "US$7 bn", "9" * 44, "5 percentage points", "2019", "5000",
]  # fmt: skip
TIMES = [
    "2019", "2030", "9999", "0000", "2019-20", "0 years", "0.0 years", "000 years", "1001 years", "3-2 years",
    "2 to 3 years", "the next 3 years", "three years", "100 months", "2.4 billion years", "FY2020",
]  # fmt: skip


@st.composite
def texts(choose: st.DrawFn) -> str:
    """A few sentences with any numbers and times in their places."""
    text = " ".join(choose(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3)))
    choices = {"{n}": st.sampled_from(NUMBERS), "{y}": st.sampled_from(TIMES)}
    return re.sub(r"\{[ny]\}", lambda match: choose(choices[match[0]]), text)


@given(texts())
def test_a_draft_is_read_by_every_analysis(text: str) -> None:
    drafted = "".join(draft([read_prose(text.encode(), "it")]))
    file = read_target_file(drafted.encode(), "draft")
    for analysis in (socalc.required_growth, socalc.consolidation, socalc.check, socalc.path):
        analysis(file)


@pytest.mark.parametrize("time", ["0 years", "0.0 years", "1001 years", "3-2 years"])
def test_a_window_that_no_target_file_may_have_is_left_out(time: str) -> None:
    prose = read_prose(f"We will double revenue in {time}.".encode(), "it")
    assert [(promise.name, promise.window) for promise in prose.promises] == [("revenue", "")]
