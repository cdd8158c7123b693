"""Which targets of a file does a verb work on, of those that names and patterns pick?"""

from collections.abc import Sequence

from socalc.targets.file import TargetFile
from socalc.targets.selection import select


def growth(file: TargetFile, patterns: Sequence[str]) -> TargetFile:
    """Growth targets."""
    elsewhere = {"consolidation": file.consolidation}
    return file._replace(growth=select(file.growth, patterns, elsewhere))


def consolidation(file: TargetFile, patterns: Sequence[str]) -> TargetFile:
    """Consolidations."""
    elsewhere = {"growth": file.growth}
    return file._replace(consolidation=select(file.consolidation, patterns, elsewhere))


def checkable(file: TargetFile, patterns: Sequence[str]) -> TargetFile:
    """All that may have a stated figure."""
    names = {target.name for target in select(file.checkable, patterns)}
    return file._replace(
        growth=tuple(target for target in file.growth if target.name in names),
        consolidation=tuple(target for target in file.consolidation if target.name in names),
        claims=tuple(claim for claim in file.claims if claim.name in names),
    )


def followed(file: TargetFile, patterns: Sequence[str]) -> TargetFile:
    """All that has a path, as growth targets."""
    elsewhere = {"consolidation": file.consolidation}
    return file._replace(growth=select(file.followed, patterns, elsewhere), consolidation=())


def everything(file: TargetFile, _: Sequence[str]) -> TargetFile:
    """The file as it is."""
    return file
