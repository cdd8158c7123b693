"""socalc turns reform targets written down in one file into the numbers people need next.

The house, a folder a floor; a floor uses only what lies below it::

            cli            arguments, clock, files, streams, exit codes    knows Typer
          answers          plain rows and entries -> text, directly
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
    >>> file = socalc.read_target_file(b"claims: {firms: {from: 66, to: 12, stated: 81.8%}}", "it")
    >>> [row.verdict for row in socalc.check(file).rows]
    ['consistent']
    >>> text = socalc.read_prose(b"The group merged its 66 firms into 12, 81.8% fewer.", "it")
    >>> [(row.stated, row.verdict) for row in socalc.scan([text]).rows]
    [('81.8%', 'consistent')]
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from socalc.analyses.check import check
    from socalc.analyses.consolidation import consolidation
    from socalc.analyses.growth import required_growth
    from socalc.analyses.horizons import Horizons
    from socalc.analyses.implied import implied
    from socalc.analyses.path import path
    from socalc.analyses.progress import progress
    from socalc.analyses.scan import scan
    from socalc.analyses.solve import solve
    from socalc.arithmetic.growth import linear_pace, required_growth_rate
    from socalc.arithmetic.reduction import consolidation_ratio, reduction_rate
    from socalc.reading.build import read_target_file
    from socalc.reading.prose.read import read_prose
    from socalc.targets.file import Claim, Consolidation, Growth, TargetFile
    from socalc.targets.problems import TargetFileError

__version__ = "0.1.0"

__all__ = [
    "Claim",
    "Consolidation",
    "Growth",
    "Horizons",
    "TargetFile",
    "TargetFileError",
    "__version__",
    "check",
    "consolidation",
    "consolidation_ratio",
    "implied",
    "linear_pace",
    "path",
    "progress",
    "read_prose",
    "read_target_file",
    "reduction_rate",
    "required_growth",
    "required_growth_rate",
    "scan",
    "solve",
]

_HOMES = {
    "Claim": "targets.file",
    "Consolidation": "targets.file",
    "Growth": "targets.file",
    "Horizons": "analyses.horizons",
    "TargetFile": "targets.file",
    "TargetFileError": "targets.problems",
    "check": "analyses.check",
    "consolidation": "analyses.consolidation",
    "consolidation_ratio": "arithmetic.reduction",
    "implied": "analyses.implied",
    "linear_pace": "arithmetic.growth",
    "path": "analyses.path",
    "progress": "analyses.progress",
    "read_prose": "reading.prose.read",
    "read_target_file": "reading.build",
    "reduction_rate": "arithmetic.reduction",
    "required_growth": "analyses.growth",
    "required_growth_rate": "arithmetic.growth",
    "scan": "analyses.scan",
    "solve": "analyses.solve",
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is asked for: the command line pays only for what it uses."""
    if name not in _HOMES:
        raise AttributeError(f"module 'socalc' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"socalc.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    """The public names, loaded or not, so that an interactive session completes them."""
    return [*__all__]
