"""display_width: how wide a text is in a spreadsheet, where a kanji takes two columns."""

from unicodedata import east_asian_width

__all__ = ["display_width"]

_WIDE = frozenset("WFA")


def display_width(text: str) -> int:
    """Return the width of a text in half-width characters.

    >>> display_width("RPA"), display_width("削減時間")
    (3, 8)
    """
    return sum(2 if east_asian_width(character) in _WIDE else 1 for character in text)
