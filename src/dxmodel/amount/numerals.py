"""Read and write printed numbers: full-width digits, signs, commas, and the numerals 万 and 億.

Only ASCII digits and their full-width forms are digits here.  ① is not 1 and ٣ is
not 3, so neither NFKC nor ``\\d`` is used.
"""

import functools
import re
from decimal import Decimal
from fractions import Fraction

from dxmodel.amount.number import plus, times

__all__ = [
    "ABOUT_AFTER",
    "FIGURE",
    "LIMITS_AFTER",
    "MINUS",
    "NUMERALS",
    "TAIL",
    "fold",
    "read_figure",
    "read_numeral",
    "write_figure",
]

_FULL_WIDTH = str.maketrans({0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: " "})

ABOUT_AFTER = ("程度", "前後", "ほど", "くらい", "ぐらい")
LIMITS_AFTER = ("以上", "超", "以下", "以内", "未満")
"""The words after an amount, which no name of a unit ends with."""

MINUS = "-−‐–△▲"
FIGURE = r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*|0)(?:\.[0-9]+)?"
_POWERS = {
    "百": 2, "千": 3,
    "万": 4, "十万": 5, "百万": 6, "千万": 7,
    "億": 8, "十億": 9, "百億": 10, "千億": 11,
    "兆": 12, "十兆": 13, "百兆": 14, "千兆": 15,
}  # fmt: skip
NUMERALS = ("十", "百", "千", "万", "億", "兆")
_POWER = "|".join(sorted(_POWERS, key=len, reverse=True))
TAIL = rf"(?:(?:{_POWER}){FIGURE})*(?:{_POWER})?"
_PART = rf"({FIGURE})({_POWER})?"


def fold(text: str) -> str:
    """Turn full-width ASCII and the ideographic space into ASCII, and nothing else.

    >>> fold("１５名　△５％ ①")
    '15名 △5% ①'
    """
    return text.translate(_FULL_WIDTH)


def read_figure(text: str) -> Decimal:
    """Read digits that match :data:`FIGURE`."""
    return Decimal(text.replace(",", ""))


def read_numeral(text: str) -> Decimal | None:
    """Read digits mixed with 百, 千, 万, 億, 兆 in descending order; None in another order.

    What stands before 万, 億 or 兆 is multiplied as a whole: 4千440万 is 4,440万.

    >>> read_numeral("1億1939万"), read_numeral("708万8,000"), read_numeral("4千440万")
    (Decimal('119390000'), Decimal('7088000'), Decimal('44400000'))
    >>> read_numeral("3万5億"), read_numeral("1.5億3万")
    (None, None)
    """
    parts = _parts(text)
    values = [times(figure, Fraction(10**power)) for figure, power in parts]
    is_descending = all(later < 10**power for (_, power), later in zip(parts, values[1:], strict=False))
    are_whole = len(parts) == 1 or all(figure == figure.to_integral_value() for figure, _ in parts)
    return functools.reduce(plus, values) if is_descending and are_whole else None


def _parts(text: str) -> list[tuple[Decimal, int]]:
    """Return each figure with the power of ten that it counts."""
    parts = []
    group = 0  # the power of the 万, 億 or 兆 that follows
    for figure, numeral in reversed(re.findall(_PART, text)):
        power = _POWERS.get(numeral, 0)
        group = power - power % 4 or group
        parts.append((read_figure(figure), power % 4 + group))
    return parts[::-1]


def write_figure(value: Decimal) -> str:
    """Write digits with commas, and all decimals of the value.

    >>> write_figure(Decimal("5328")), write_figure(Decimal("23.20"))
    ('5,328', '23.20')
    """
    return f"{value:,f}"
