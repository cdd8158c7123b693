"""socalc turns reform targets written down in one file into the numbers people need next.

The house, a folder a floor; a floor uses only what lies below it::

            cli            arguments, clock, files, streams, exit codes    knows Typer
          rendering        report -> sheet -> text                         knows Rich
     reading | analyses    text -> targets | targets -> report             reading knows YAML
          targets          what a target file says; what can be wrong with it
         arithmetic        numbers in, numbers out                         standard library only

From Python::

    >>> from fractions import Fraction
    >>> import socalc
    >>> file = socalc.read_target_file(b"growth: {assets: +50%}", "targets.yaml")
    >>> [row.growth for row in socalc.required_growth(file).rows]
    [0.22474487139158905, 0.14471424255333187]
    >>> socalc.required_growth_rate(Fraction(2), Fraction(3))
    0.2599210498948732
    >>> socalc.reduction_rate(Fraction(66), Fraction(12))
    Fraction(9, 11)
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from socalc.analyses.consolidation import consolidation
    from socalc.analyses.growth import required_growth
    from socalc.analyses.horizons import Horizons
    from socalc.arithmetic.growth import linear_pace, required_growth_rate
    from socalc.arithmetic.reduction import consolidation_ratio, reduction_rate
    from socalc.reading.build import read_target_file
    from socalc.targets.file import Consolidation, Growth, TargetFile
    from socalc.targets.problems import TargetFileError

__version__ = "0.1.0"

__all__ = [
    "Consolidation",
    "Growth",
    "Horizons",
    "TargetFile",
    "TargetFileError",
    "__version__",
    "consolidation",
    "consolidation_ratio",
    "linear_pace",
    "read_target_file",
    "reduction_rate",
    "required_growth",
    "required_growth_rate",
]

_HOMES = {
    "Consolidation": "targets.file",
    "Growth": "targets.file",
    "Horizons": "analyses.horizons",
    "TargetFile": "targets.file",
    "TargetFileError": "targets.problems",
    "consolidation": "analyses.consolidation",
    "consolidation_ratio": "arithmetic.reduction",
    "linear_pace": "arithmetic.growth",
    "read_target_file": "reading.build",
    "reduction_rate": "arithmetic.reduction",
    "required_growth": "analyses.growth",
    "required_growth_rate": "arithmetic.growth",
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is asked for: the command line pays only for what it uses."""
    if name not in _HOMES:
        raise AttributeError(f"module 'socalc' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"socalc.{_HOMES[name]}"), name)
