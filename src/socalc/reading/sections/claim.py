"""What does an entry of ``claims`` say?"""

from socalc.reading.node import Mapping, Node, Scalar
from socalc.reading.sections import fields
from socalc.targets.figure import parse_figure
from socalc.targets.file import Claim
from socalc.targets.goal import refuse_unlike
from socalc.targets.problems import Problems, Refusal
from socalc.targets.stated import parse_stated
from socalc.targets.unit import PERCENT
from socalc.targets.window import parse_span

KEYS = ("from", "to", "years", "stated", "label", "unit", "note")


def claim_of(name: Scalar, node: Node, problems: Problems) -> Claim | None:
    """The claim of an entry; any of its figures may be missing, it cannot be checked then."""
    if not isinstance(node, Mapping):
        problems.append(fields.unreadable(name, node, "write `{from: 66, to: 12, stated: 81.8%}`"))
        return None
    claim = fields.entry(name, node, KEYS, problems)
    unit = fields.unit(claim, problems)
    start, end = (
        fields.in_unit(fields.parsed(node, parse_figure, problems), node, unit, problems)
        for node in (claim.fields.get("from"), claim.fields.get("to"))
    )
    if start and end:
        try:
            refuse_unlike(start, end)
        except Refusal as refusal:
            place = claim.fields["to"].place
            problems.refuse(refusal, place)
    if start and end and start.percent and end.percent and not unit.text:
        unit = PERCENT
    return Claim(
        name.text,
        start,
        end,
        fields.parsed(claim.fields.get("years"), parse_span, problems),
        fields.parsed(claim.fields.get("stated"), parse_stated, problems),
        fields.text(claim, "label", problems),
        unit.text,
        fields.parsed(claim.fields.get("note"), str, problems) or "",
        name.line,
    )
