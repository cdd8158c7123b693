"""What does an entry of ``ratios`` say?"""

from collections.abc import Collection

from socalc.reading.node import Node, Scalar
from socalc.reading.sections.fields import parsed
from socalc.targets.problems import Problems
from socalc.targets.ratio import Ratio, parse_ratio


def ratio_of(name: Scalar, node: Node, names: Collection[str], problems: Problems) -> Ratio | None:
    """The ratio of an entry, between two targets of the file."""
    return parsed(node, lambda text: parse_ratio(text, names, name.text, name.line), problems)
