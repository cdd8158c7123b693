"""A bar that shows where a value is between baseline and goal, and where it should be."""

CELLS = 12
"""Cells between baseline and goal; one more at each end tells regress and overshoot."""

DONE, TO_GO, DUE, BACK, BEYOND = "━", "─", "┃", "◄", "►"

ASCII = str.maketrans({DONE: "=", TO_GO: "-", DUE: "|", BACK: "<", BEYOND: ">"})
"""What stands for each sign where the terminal cannot show it."""


def bar(done: float, due: float) -> str:
    """The share of the way that is done as a line, the share that is due as a mark on it.

    >>> bar(0.5, 0.75), bar(-0.1, 0.25), bar(1.2, 1.0)
    (' ━━━━━━───┃── ', '◄───┃──────── ', ' ━━━━━━━━━━━┃►')
    """
    cells = [DONE if (place + 0.5) / CELLS <= done else TO_GO for place in range(CELLS)]
    cells[min(CELLS - 1, max(0, int(due * CELLS)))] = DUE
    before, behind = BACK if done < 0 else " ", BEYOND if done > 1 else " "
    return before + "".join(cells) + behind
