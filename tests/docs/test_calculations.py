"""Each calculation with numbers that a page shows comes to what the page says."""

import pytest

from tests.conftest import ROOT
from tests.docs.notation import Worked, tokens, value_of, worked

FORMULAS, VERDICTS = (worked(ROOT / "docs" / f"{page}.md") for page in ("formulas", "verdicts"))


@pytest.mark.parametrize("example", [*FORMULAS, *VERDICTS], ids=lambda each: each.text)
def test_each_calculation_on_the_page_is_right(example: Worked) -> None:
    assert abs(value_of(tokens(example.text), {}) - example.result) <= example.margin


def test_calculations_are_found() -> None:
    assert FORMULAS
    assert len(VERDICTS) >= 13
