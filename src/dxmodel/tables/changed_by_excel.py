"""is_changed_by_excel: whether a cell of CSV has another content after Excel opened and saved the file."""

import re

__all__ = ["is_changed_by_excel"]

LONGEST_NUMBER = 11
"""The greatest number of characters of a number that Excel shows, and saves, as it is."""

_MONTH = "jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec"
_OTHER_TEXT = re.compile(
    r"[0-9]{1,4}[-/][0-9]{1,2}(?:[-/][0-9]{1,4})?"  # 1-1, 1/2, 2024-04: a day
    rf"|(?:{_MONTH})[a-z]*[- ]?[0-9]{{1,4}}|[0-9]{{1,2}}[- ]?(?:{_MONTH})[a-z]*"  # mar-1: a day
    r"|[0-9]{1,3}:[0-9]{1,2}(?::[0-9]{1,2})?"  # 1:30, a time
    r"|[0-9]+ [0-9]+/[0-9]+"  # a number and a fraction
    r"|\([0-9.,]+\)"  # (1) is -1
    r"|[-+]?[0-9]+(?:\.[0-9]*)?e[-+]?[0-9]+"  # 1e5, a number with an exponent
    r"|[¥$][0-9.,]+|[0-9]+\.[0-9]+%"  # a currency; a share with other decimals
    r"|true|false",
    re.IGNORECASE,
)
_HALF_WIDTH = {0x3000: " ", **{code + 0xFEE0: chr(code) for code in range(0x21, 0x7F)}}
"""Full-width characters, which the Japanese Excel reads as those of half width."""
_NUMBER = re.compile(r"[-+]?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_changed_by_excel(text: str) -> bool:
    """Return whether a cell of a CSV file has another content after Excel opened and saved the file.

    A text that begins as a formula is computed, ３ becomes 3, 013121 loses its zero, 1-1 becomes a day, (1)
    becomes -1, and a number of more than eleven characters is cut.  A day remains one: 2025-06-30 is saved as
    2025/6/30.

    >>> [each for each in ("013121", "131211", "1-1", "R5", "=A1", "2025-06-30") if is_changed_by_excel(each)]
    ['013121', '1-1', '=A1']
    """
    plain = text.translate(_HALF_WIDTH).strip()
    if _NUMBER.fullmatch(plain):
        digits = plain.lstrip("-")
        has_other_digits = digits.startswith("+") or re.match("0[0-9]", digits) is not None
        return text != plain or has_other_digits or len(digits) > LONGEST_NUMBER
    if plain.startswith(("=", "+", "@")) or (plain.startswith("-") and len(plain) > 1):
        return True
    is_kept = text in ("TRUE", "FALSE") or _DAY.fullmatch(text) is not None
    return not is_kept and _OTHER_TEXT.fullmatch(plain) is not None
