"""Does a column of goals mix negative and plain numbers, so that -15027 may be a value or a difference?

A plus says itself that something is to be added: no value has one.

A table is read once and never held, so only the first goal that decides is remembered; every later one of the
other kind is refused.
"""

from functools import lru_cache
from typing import Literal

from socalc.reading.tables.row import Row
from socalc.targets.file import Growth
from socalc.targets.goal_text import parse_goal
from socalc.targets.problems import Problem, Refusal, shortened

Sign = Literal["negative", "plain", ""]


@lru_cache(maxsize=4096)
def sign_of(text: str) -> Sign:
    """Whether a goal is a number with a bare minus, or one without a sign; empty for all that says what
    it is.

    >>> [sign_of(text) for text in ("-15027", "15,027", "to -20", "+20", "-50%", "x2", "65%", "-5pp")]
    ['negative', 'plain', '', '', '', '', '', '']
    """
    try:
        goal = parse_goal(text)
    except Refusal:
        return ""
    typed = text.strip()
    if goal.kind == "amount":
        return "negative" if typed[0] in "-−－" and not goal.bound else ""
    return "plain" if goal.kind == "value" and goal.figure.text == typed else ""


class Signs:
    """Which kind of number the goals of a table are, by the first that is one of the two."""

    def __init__(self) -> None:
        self.first: Sign = ""
        self._what = ""

    def problem(self, row: Row) -> Problem | None:
        """What is wrong with a good row whose goal is a number of the other kind."""
        if row.are_values or row.goal is None or not isinstance(row.target, Growth):
            return None
        sign = sign_of(row.goal.text)
        shown = f"`{shortened(row.goal.text.strip())}`"
        if sign and not self.first:
            self.first, self._what = sign, f"{shown} in line {row.record.line}"
        if sign in ("", self.first):
            return None
        other = "a plain" if sign == "negative" else "a negative"
        return Problem(
            f"value or difference? {shown} stands in one column with {other} number, {self._what}",
            row.goal.place,
            f"--map target-value='{shortened(row.column)}' if all are values; else write `to 20` for a "
            "value, and keep the sign for a difference",
        )
