"""What do the goals together demand of ratios such as profit / assets?"""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from socalc.analyses.basis import between, promised
from socalc.arithmetic.growth import is_writable
from socalc.targets.file import Consolidation, Growth, TargetFile
from socalc.targets.ratio import Ratio


class ImpliedRow(NamedTuple):
    """What becomes of one ratio if both its targets are met. ``None`` is a number that is not
    known or does not exist."""

    ratio: str
    label: str
    numerator: str
    denominator: str
    multiple: Fraction | None
    """End / start of the ratio: the multiple of its numerator over that of its denominator."""
    change: Fraction | None
    baseline: Fraction | None
    target_value: Fraction | None
    unit: str
    note: str


class ImpliedReport(NamedTuple):
    """What becomes of ratios, and from where the facts come."""

    title: str
    source: str
    rows: tuple[ImpliedRow, ...]


def implied(file: TargetFile, ratios: Sequence[Ratio] | None = None) -> ImpliedReport:
    """What the goals of a file demand of its ratios, or of those given.

    >>> from socalc.targets.goal import parse_goal
    >>> profit = Growth("profit", parse_goal("x2"), Fraction(200))
    >>> assets = Growth("assets", parse_goal("+50%"), Fraction(150))
    >>> ratio = Ratio("return on assets", "profit", "assets")
    >>> implied(TargetFile(growth=(profit, assets)), [ratio]).rows[0].multiple
    Fraction(4, 3)
    """
    targets: dict[str, Growth | Consolidation] = {}
    for target in file.targets:
        targets.setdefault(target.name, target)
    rows = tuple(
        _row(ratio, targets[ratio.numerator], targets[ratio.denominator])
        for ratio in (file.ratios if ratios is None else ratios)
    )
    return ImpliedReport(file.title, file.source, rows)


def _row(ratio: Ratio, above: Growth | Consolidation, below: Growth | Consolidation) -> ImpliedRow:
    top, bottom = _multiple(above), _multiple(below)
    multiple = top / bottom if top is not None and bottom else None
    reason = _of_a_loss(above, below)
    if multiple is None:
        lacking = above if top is None else below
        reason = f"no multiple: {lacking.name} has none"
    elif not is_writable(multiple):
        multiple, reason = None, "no multiple: it is too large or too small to be written"
    start = _quotient(_before(above), _before(below))
    end = _quotient(_after(above), _after(below)) if start is not None else None
    return ImpliedRow(
        ratio.name,
        f"{above.label or above.name} / {below.label or below.name}",
        above.name,
        below.name,
        multiple,
        None if multiple is None else multiple - 1,
        start,
        end,
        " / ".join(filter(None, (above.unit, below.unit))) if start is not None else "",
        reason,
    )


def _multiple(target: Growth | Consolidation) -> Fraction | None:
    """How many times as much there is to be; ``None`` where zero or a loss is in the way, but for a loss
    that shrinks."""
    if isinstance(target, Growth):
        basis = promised(target.goal, target.baseline)
    else:
        basis = between(target.before, target.after)
    if basis is None or basis.multiples is None or basis.multiple < 0:
        return None
    return basis.multiple


def _of_a_loss(*targets: Growth | Consolidation) -> str:
    """Which of the multiples is that of a loss."""
    names = [
        t.name for t in targets if isinstance(t, Growth) and t.baseline and t.baseline.value < 0
    ]
    return f"{' and '.join(names)}: the multiple is that of a loss" if names else ""


def _before(target: Growth | Consolidation) -> Fraction | None:
    figure = target.baseline if isinstance(target, Growth) else target.before
    return figure.value if figure else None


def _after(target: Growth | Consolidation) -> Fraction | None:
    return target.target_value if isinstance(target, Growth) else target.after.value


def _quotient(above: Fraction | None, below: Fraction | None) -> Fraction | None:
    if above is None or not below:
        return None
    quotient = above / below
    return quotient if is_writable(quotient) else None
