"""``socalc path``: what must each year, quarter or month reach?"""

from typing import TYPE_CHECKING

from socalc.cli.options import (
    By,
    Method,
    Per,
    Result,
    Shared,
    Targets,
    Years,
    asked_horizons,
    digits_of,
    one_of,
)

if TYPE_CHECKING:
    from socalc.cli.stream import Stream
    from socalc.targets.file import TargetFile

EXAMPLES = """\b
Examples:
  socalc path --years 3
  socalc path revenue --per quarter
  socalc path --method linear --format csv
"""


def path(
    shared: Shared,
    targets: Targets = None,
    years: Years = None,
    by: By = None,
    per: Per = "year",
    method: Method = "compound",
) -> "Result | Stream":
    """What must each year, quarter or month reach?"""
    from socalc.analyses.growth import METHODS, PERIODS
    from socalc.analyses.path import path as walked
    from socalc.cli.input import followed_targets, table_stream
    from socalc.rendering.layouts.path import path_sheet

    asked = asked_horizons(years, by)
    period, way = one_of("--per", per, PERIODS), one_of("--method", method, METHODS)
    digits = digits_of(shared)

    def lay_out(file: "TargetFile") -> Result:
        return Result(path_sheet(walked(file, asked, period, way), digits))

    options = {"asked": asked, "per": period, "method": way}
    return table_stream(shared, targets, lay_out, **options) or lay_out(
        followed_targets(shared, targets)
    )
