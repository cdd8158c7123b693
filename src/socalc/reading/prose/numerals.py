"""Which number does a Chinese numeral mean?"""

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
           "八": 8, "九": 9}  # fmt: skip
_UNITS = {"十": 10, "百": 100, "千": 1000}
CHARACTERS = frozenset(_DIGITS) | frozenset(_UNITS)

NUMERAL_MAX = 12
"""Characters a numeral may have, its decimals included."""


def numeral(text: str) -> str | None:
    """The digits of a numeral up to thousands, with its decimals; ``None`` for what is none.

    >>> numeral("七十二"), numeral("三十五点六"), numeral("两"), numeral("百十千")
    ('72', '35.6', '2', None)
    """
    whole, point, decimals = text[:NUMERAL_MAX].partition("点")
    value = _whole(whole)
    if value is None or (point and not decimals):
        return None
    digits = [_DIGITS.get(character) for character in decimals]
    if None in digits:
        return None
    return f"{value}{'.' if point else ''}{''.join(map(str, digits))}"


def _whole(text: str) -> int | None:
    if not text:
        return None
    total, digit, last = 0, None, 10_000
    for character in text:
        if character in _UNITS:
            unit = _UNITS[character]
            if unit >= last or (digit is None and unit != 10):
                return None
            total += (1 if digit is None else digit) * unit
            digit, last = None, unit
        else:
            if digit:
                return None
            digit = _DIGITS.get(character)
            if digit is None:
                return None
    return total + (digit or 0)
