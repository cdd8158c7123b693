"""Which targets are nothing but a name, plain decimals, and fields that many of them share?

Such a target need not be read on its own: what it shares with others is read once, and its decimals are
whole numbers with a place for the point.
"""

import re
from collections.abc import Sequence

from socalc.reading.node import Mapping, Scalar
from socalc.reading.sections.entry import target_in_tree
from socalc.reading.sections.timing import Timing
from socalc.targets.file import Growth
from socalc.targets.problems import Problems

DIGITS_MAX = 15
"""Digits of a plain decimal: a double keeps them all."""

PlainDecimal = tuple[int, int, str]
"""A positive number, ``digits / 10 ** decimals``, and as it is typed."""

Key = tuple[object, ...]
"""What a target shares with others: first its goal (``None`` for a plain decimal); what stands after the
decimal of its baseline (``None`` if it has none); then its other fields."""

Plain = tuple[Key, str, tuple[str, ...], PlainDecimal | None, PlainDecimal | None]
"""A plain target: its key; its name; label, note and the cells that hold no field; its baseline; its goal if
that is a plain decimal. Bare tuples, since a record for each row would cost as much as all the rest."""


def plain_decimal(text: str) -> PlainDecimal | None:
    """The decimal in a text, if it is a plain one.

    >>> plain_decimal("118.40"), plain_decimal("-1"), plain_decimal("0"), plain_decimal("1e3")
    ((11840, 2, '118.40'), None, None, None)
    """
    whole, point, decimals = text.partition(".")
    digits = whole + decimals
    if not (digits.isdigit() and digits.isascii()) or len(digits) > DIGITS_MAX:
        return None
    if not whole or (point and not decimals) or (whole[0] == "0" and len(whole) > 1):
        return None
    number = int(digits)
    return (number, len(decimals), text) if number else None


_MEASURED = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)((?:\.[0-9]+)?)(?![0-9])(.*)")


def plain_measure(text: str) -> tuple[str, PlainDecimal] | None:
    """The decimal that a text starts with and what stands after it, if the decimal is a plain one.

    >>> plain_measure("1,184.5 bn"), plain_measure("60%"), plain_measure("1e3")
    ((' bn', (11845, 1, '1184.5')), ('%', (60, 0, '60')), ('e3', (1, 0, '1')))
    """
    match = _MEASURED.fullmatch(text)
    decimal = plain_decimal(match[1].replace(",", "") + match[2]) if match else None
    return (match[3], decimal) if match and decimal else None


def plain_factor(goal: str) -> tuple[str, int, int] | None:
    """The form of a goal that multiplies a baseline by a plain decimal, and that factor: its digits and its
    decimals.

    >>> plain_factor("+12.5%"), plain_factor("-30%"), plain_factor("x2"), plain_factor("double")
    (('+%', 1125, 3), ('-%', 70, 2), ('x', 2, 0), None)
    """
    sign = goal[:1]
    is_share = sign in ("+", "-") and goal[-1] == "%"
    decimal = plain_decimal(goal[1:-1] if is_share else goal[1:])
    if decimal is None or not (is_share or sign == "x"):
        return None
    digits, decimals, _ = decimal
    if sign == "x":
        return sign, digits, decimals
    whole = 100 * 10**decimals
    return f"{sign}%", whole + digits if sign == "+" else whole - digits, decimals + 2


def plain_entry(name: str, texts: Sequence[str]) -> Plain | None:
    """What an entry of bare texts says (a goal, or keys and values in turn), if it is plain.

    >>> plain_entry("assets", ["+50%"])
    (('+50%', None, False), 'assets', (), None, None)
    >>> plain_entry("assets", ["baseline", "118.4", "goal", "x2", "unit", "bn"])
    (('x2', '', False, ('unit', 'bn')), 'assets', (), (1184, 1, '118.4'), None)
    """
    if not _is_line(name):
        return None
    if len(texts) == 1:
        goal = texts[0]
        is_value = "0" <= goal[:1] <= "9" and plain_decimal(goal)
        return None if is_value else ((goal, None, False), name, (), None, None)
    fields = dict(zip(texts[::2], texts[1::2], strict=True))
    if len(fields) * 2 != len(texts):  # a key is there twice
        return None
    goal, typed = fields.pop("goal", ""), fields.pop("baseline", None)
    suffix, start = (None, None) if typed is None else plain_measure(typed) or ("", None)
    end = plain_decimal(goal) if "0" <= goal[:1] <= "9" else None
    if typed is not None and start is None:
        return None
    found: tuple[str, ...] = ()
    if "label" in fields or "note" in fields:
        found = fields.pop("label", ""), fields.pop("note", "")
        if not all(_is_line(text) for text in found if text):
            return None
    key = (None if end else goal, suffix, bool(found), *fields.items())
    return key, name, found, start, end


def _is_line(text: str) -> bool:
    """Whether a text is shown as it is typed."""
    return text.isprintable() and text.strip() == text != ""


def entry_of(name: str, texts: Sequence[str], timing: Timing) -> Growth | None:
    """The target of an entry of bare texts; ``None`` if something is wrong with it."""
    scalars = [Scalar(text, 1, 1) for text in texts]
    keys_and_values = zip(scalars[::2], scalars[1::2], strict=False)
    node = scalars[0] if len(texts) == 1 else Mapping(list(keys_and_values), 1, 1)
    problems = Problems()
    target = target_in_tree("growth", Scalar(name, 1, 1), node, timing, problems)
    return target if isinstance(target, Growth) and not problems else None
