"""Which targets are nothing but a name, plain decimals, and fields that many of them share?

Such a target need not be read on its own: what it shares with others is read once, and its decimals are
whole numbers with a place for the point.
"""

from collections.abc import Sequence

from socalc.reading.growth import growth_of
from socalc.reading.node import Mapping, Scalar
from socalc.reading.terms import Terms
from socalc.targets.file import Growth
from socalc.targets.problems import Problems

DIGITS_MAX = 15
"""Digits of a plain decimal: a double keeps them all."""

Decimal = tuple[int, int, str]
"""A positive number, ``digits / 10 ** decimals``, and as it is typed."""

Key = str | tuple[object, ...] | None
"""What a row shares with others: its goal (``None`` for a plain decimal), its other fields, and whether it
has a baseline."""

Plain = tuple[Key, str, tuple[str, ...], Decimal | None, Decimal | None]
"""A plain row: its key; its name; label, note and the cells that hold no field; its baseline; its goal if
that is a plain decimal. Bare tuples, since a record for each row would cost as much as all the rest."""


def plain_decimal(text: str) -> Decimal | None:
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


def plain_entry(name: str, texts: Sequence[str]) -> Plain | None:
    """What an entry of bare texts says (a goal, or keys and values in turn), if it is plain.

    >>> plain_entry("assets", ["+50%"])
    (('+50%', False, False), 'assets', (), None, None)
    >>> plain_entry("assets", ["baseline", "118.4", "goal", "x2", "unit", "bn"])
    (('x2', True, False, ('unit', 'bn')), 'assets', (), (1184, 1, '118.4'), None)
    """
    if not _is_line(name):
        return None
    if len(texts) == 1:
        goal = texts[0]
        is_value = "0" <= goal[:1] <= "9" and plain_decimal(goal)
        return None if is_value else ((goal, False, False), name, (), None, None)
    fields = dict(zip(texts[::2], texts[1::2], strict=True))
    if len(fields) * 2 != len(texts):  # a key is there twice
        return None
    goal, typed = fields.pop("goal", ""), fields.pop("baseline", None)
    start = plain_decimal(typed) if typed else None
    end = plain_decimal(goal) if "0" <= goal[:1] <= "9" else None
    if typed is not None and start is None:
        return None
    found: tuple[str, ...] = ()
    if "label" in fields or "note" in fields:
        found = fields.pop("label", ""), fields.pop("note", "")
        if not all(_is_line(text) for text in found if text):
            return None
    key = (None if end else goal, start is not None, bool(found), *fields.items())
    return key, name, found, start, end


def _is_line(text: str) -> bool:
    """Whether a text is shown as it is typed."""
    return text.isprintable() and text.strip() == text != ""


def entry_of(name: str, texts: Sequence[str], terms: Terms) -> Growth | None:
    """The target of an entry of bare texts; ``None`` if something is wrong with it."""
    scalars = [Scalar(text, 1, 1) for text in texts]
    keys_and_values = zip(scalars[::2], scalars[1::2], strict=False)
    node = scalars[0] if len(texts) == 1 else Mapping(list(keys_and_values), 1, 1)
    problems = Problems()
    target = growth_of(Scalar(name, 1, 1), node, terms, problems)
    return None if problems else target
