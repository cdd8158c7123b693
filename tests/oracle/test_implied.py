"""``socalc implied`` against the oracle."""

from .cells import differences
from .conftest import Ask
from .draws import targets
from .implied import implied_row
from .targets import Target, section


def test_scale_words_of_two_units_are_not_ignored(ask: Ask) -> None:
    """10 万亿元 per 10 亿元 is 10,000; whoever says 1 must say the two units."""
    file = section(
        "growth",
        [Target("a", "20", "10", "万亿元").yaml, Target("b", "20", "10", "亿元").yaml],
    )
    row = ask("implied", "a/b", file=file)[0]
    assert row["multiple"] == 1
    assert row["baseline"] == 10_000 or row["unit"] == "万亿元 / 亿元"
    assert row["baseline"] == row["target_value"]


def test_ratios_of_targets_by_chance(ask: Ask, cases: int) -> None:
    drawn = [each._replace(stated="", by=()) for each in targets(cases, seed=9, losses=0.08)]
    pairs = list(zip(drawn[::2], drawn[1::2], strict=False))
    file = section("growth", [each.yaml for each in drawn])
    file += section("ratios", [entry_of(first, second) for first, second in pairs])
    rows = ask("implied", file=file)
    assert len(rows) == len(pairs)
    found = []
    for (first, second), row in zip(pairs, rows, strict=True):
        wanted = {**implied_row(first, second), "ratio": f"{first.name} to {second.name}"}
        found += [first.yaml + second.yaml + line for line in differences(wanted, row)]
    assert not found, "\n".join(found[:12])


def entry_of(first: Target, second: Target) -> str:
    """An entry under ``ratios``."""
    return f"  {first.name} to {second.name}: {first.name} / {second.name}\n"
