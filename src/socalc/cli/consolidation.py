"""``socalc consolidation``: how many fewer, what share, how many to one?"""

from typing import TYPE_CHECKING

from socalc.cli.exits import UsageError
from socalc.cli.options import (
    Explain,
    From,
    Result,
    Shared,
    Stated,
    Targets,
    To,
    Years,
    digits_of,
    read_option,
    refuse_file,
)

if TYPE_CHECKING:
    from socalc.cli.stream import Stream
    from socalc.targets.file import TargetFile

EXAMPLES = """\b
Examples:
  socalc consolidation
  socalc consolidation 'provincial*' --years 3
  socalc consolidation --from 66 --to 12 --stated 81.8%
  socalc consolidation --format csv --output cuts.csv
"""


def consolidation(
    shared: Shared,
    targets: Targets = None,
    years: Years = None,
    start: From = None,
    end: To = None,
    stated: Stated = None,
    explain: Explain = False,
) -> "Result | Stream":
    """How many fewer, what share, how many to one?"""
    from socalc.analyses.consolidation import consolidation as analysed
    from socalc.rendering.layouts.consolidation import consolidation_sheet
    from socalc.targets.window import parse_years

    over = read_option("--years", years, parse_years) if years is not None else ()
    digits = digits_of(shared)

    def lay_out(file: "TargetFile") -> Result:
        if explain:
            from socalc.analyses.explain import explain_consolidation
            from socalc.rendering.layouts.explain import explain_sheet

            return Result(explain_sheet(explain_consolidation(file, over), digits))
        return Result(consolidation_sheet(analysed(file, over), digits))

    if start is None and end is None and stated is None:
        from socalc.cli.input import table_stream

        return table_stream(shared, targets, lay_out, over=over) or lay_out(_read(shared, targets))
    return lay_out(_given(start, end, stated, targets, shared))


def _read(shared: Shared, targets: list[str] | None) -> "TargetFile":
    from socalc.cli.input import target_file
    from socalc.targets.selection import select

    file = target_file(shared)
    elsewhere = {"growth": file.growth}
    return file._replace(consolidation=select(file.consolidation, targets, elsewhere))


def _given(
    start: str | None,
    end: str | None,
    stated: str | None,
    targets: list[str] | None,
    shared: Shared,
) -> "TargetFile":
    """The one consolidation that the options describe, read as in a file."""
    from socalc.targets.figure import parse_count
    from socalc.targets.file import Consolidation, TargetFile
    from socalc.targets.goal import refuse_unlike
    from socalc.targets.stated import parse_stated

    if start is None or end is None:
        raise UsageError("--from and --to go together", "give both: --from 66 --to 12")
    refuse_file("--from", shared, targets)
    before, after = read_option("--from", start, parse_count), read_option("--to", end, parse_count)
    read_option("--to", end, lambda _: refuse_unlike(before, after))
    printed = read_option("--stated", stated, parse_stated) if stated is not None else None
    return TargetFile(consolidation=(Consolidation("given", before, after, stated=printed),))
