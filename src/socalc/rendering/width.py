"""How many cells of a terminal does a text take?"""


def width(text: str) -> int:
    """The cells a text takes: two for a wide character, none for a combining one.

    >>> width("assets"), width("翻一番")
    (6, 6)
    """
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def padded(text: str, cells: int, right: bool = False) -> str:
    """The text filled with spaces to so many cells, on its left if it stands to the ``right``."""
    filling = " " * (cells - width(text))
    return filling + text if right else text + filling
