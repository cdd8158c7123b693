"""``socalc check``: do the stated figures follow from their own numbers?"""

from typing import TYPE_CHECKING, Annotated

import typer

from socalc.cli.exits import Code, UsageError
from socalc.cli.options import (
    ExitZero,
    Explain,
    From,
    Result,
    Shared,
    Stated,
    Targets,
    To,
    digits_of,
    read_option,
    refuse_file,
)

if TYPE_CHECKING:
    from socalc.cli.stream import Stream
    from socalc.targets.file import TargetFile

EXAMPLES = """\b
Examples:
  socalc check
  socalc check --from 66 --to 12 --stated 81.8%
  socalc check --from '63.5 bn' --to '127.4 bn' --years 2019-2030 --stated '6.6% a year'
  socalc check --strict --format github

Exit code 1: a stated figure and its own numbers do not fit together.
"""


def check(
    shared: Shared,
    targets: Targets = None,
    start: From = None,
    end: To = None,
    years: Annotated[
        str | None,
        typer.Option(
            "--years", metavar="YEARS", help="With --from: a number, or two years: 2019-2030."
        ),
    ] = None,
    stated: Stated = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit 1 for consistent-if-rounded as well.")
    ] = False,
    exit_zero: ExitZero = False,
    explain: Explain = False,
) -> "Result | Stream":
    """Do the stated figures follow from their own numbers?"""
    from socalc.analyses.check import check as checked
    from socalc.rendering.layouts.check import check_sheet

    digits = digits_of(shared)
    misfits = () if exit_zero else ("inconsistent", "consistent-if-rounded")[: 1 + strict]

    def lay_out(file: "TargetFile", path: str = "") -> Result:
        report = checked(file)
        finding = any(row.verdict in misfits for row in report.rows)
        code = Code.FINDING if finding else Code.DONE
        if explain:
            from socalc.analyses.explain import explain_check
            from socalc.rendering.layouts.explain import explain_sheet

            return Result(explain_sheet(explain_check(file, report.rows), digits), code)
        return Result(check_sheet(report, digits, path), code)

    if start is None and end is None and stated is None and years is None:
        from socalc.cli.input import table_stream

        stream = table_stream(shared, targets, lay_out, misfits=misfits)
        return stream or lay_out(*_read(shared, targets))
    return lay_out(_given(start, end, years, stated, targets, shared))


def _read(shared: Shared, targets: list[str] | None) -> "tuple[TargetFile, str]":
    from socalc.cli.input import path_of_targets, target_file
    from socalc.cli.sources import source_of
    from socalc.targets.selection import select

    path = path_of_targets(shared.file)
    file = target_file(shared)
    names = {target.name for target in select(file.checkable, targets)}
    return file._replace(
        growth=tuple(target for target in file.growth if target.name in names),
        consolidation=tuple(target for target in file.consolidation if target.name in names),
        claims=tuple(claim for claim in file.claims if claim.name in names),
    ), "" if path == "-" else source_of(path)


def _given(
    start: str | None,
    end: str | None,
    years: str | None,
    stated: str | None,
    targets: list[str] | None,
    shared: Shared,
) -> "TargetFile":
    """The one claim that the options describe, read as in a file."""
    from socalc.targets.figure import parse_figure
    from socalc.targets.file import Claim, TargetFile
    from socalc.targets.goal import refuse_unlike
    from socalc.targets.stated import parse_stated
    from socalc.targets.window import parse_span

    if start is None or end is None or stated is None:
        raise UsageError(
            "--from, --to and --stated go together", "give all: --from 66 --to 12 --stated 81.8%"
        )
    refuse_file("--from", shared, targets)
    before = read_option("--from", start, parse_figure)
    after = read_option("--to", end, parse_figure)
    read_option("--to", end, lambda _: refuse_unlike(before, after))
    span = read_option("--years", years, parse_span) if years is not None else None
    printed = read_option("--stated", stated, parse_stated)
    unit = "%" if before.percent else ""
    return TargetFile(claims=(Claim("given", before, after, span, printed, unit=unit),))
