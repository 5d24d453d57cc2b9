"""Exact decimal arithmetic of magnitudes: limits (below 10**18, at most 12 decimals) and rounding.

The arithmetic of this package is done here, in a decimal context of its own, so that a context set by the
user never changes a result.
"""

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import Any

from dxmodel.errors import InvalidValueError, ParseError
from dxmodel.printing import shown

__all__ = [
    "LIMIT",
    "PLACES",
    "ceiling",
    "decimals",
    "floor",
    "last_place",
    "minus",
    "number",
    "plus",
    "round_half_up",
    "round_places",
    "rounded_to",
    "times",
]

LIMIT = 10**18
PLACES = 12

_EXACT = Context(prec=100, rounding=ROUND_HALF_UP)
_STEPS = [Decimal(1).scaleb(-places) for places in range(PLACES + 1)]
_STEP = _STEPS[PLACES]
_PLAIN = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
_LONGEST = 1 + 18 + 1 + PLACES


def number(value: int | str | Decimal) -> Decimal:
    """Return *value* as a magnitude: exact, plain (no exponent), never minus zero.

    Raises:
        ParseError: a float, a bool, NaN, infinity, or text that is not plain ASCII digits.
        InvalidValueError: 10**18 or more, or more than 12 decimals.

    >>> number("23.20")
    Decimal('23.20')
    >>> number(Decimal('1E+3'))
    Decimal('1000')
    """
    exact = _finite(value)
    if exact and exact.adjusted() >= len(str(LIMIT)) - 1:
        raise InvalidValueError("amount.too_large", value=_excerpt(exact), limit="10**18")
    plain = _EXACT.quantize(exact, _STEPS[decimals(exact)])
    if plain != exact:
        facts = {
            "found": -int(exact.as_tuple().exponent),
            "rounded": f"{round_places(exact).normalize(_EXACT):f}",
        }
        raise InvalidValueError("amount.too_fine", value=_excerpt(exact), places=PLACES, **facts)
    return plain or plain.copy_abs()


def _excerpt(exact: Decimal) -> str:
    """Return a number in full if it is short enough for an error message."""
    return (
        f"{exact:f}" if abs(exact.adjusted()) < 40 and len(exact.as_tuple().digits) <= 40 else f"{exact:.3e}"
    )


def _finite(value: Any) -> Decimal:
    match value:
        case str() if len(value) <= _LONGEST and re.fullmatch(_PLAIN, value):
            return Decimal(value)
        case Decimal() if value.is_finite():
            return value
        case int() if not isinstance(value, bool):
            return Decimal(value)
    text = value if isinstance(value, str) else shown(value)
    raise ParseError("amount.not_a_number", value=text[:_LONGEST], type=type(value).__name__)


def decimals(exact: Decimal) -> int:
    """Return how many decimals to write *exact* with: as many as it has, at most 12.

    >>> decimals(Decimal("5.0")), decimals(Decimal("1E+3"))
    (1, 0)
    """
    exponent = exact.as_tuple().exponent
    return max(0, min(PLACES, -int(exponent)))


def plus(left: Decimal, right: Decimal) -> Decimal:
    """Add exactly."""
    return _EXACT.add(left, right)


def minus(left: Decimal, right: Decimal) -> Decimal:
    """Subtract exactly."""
    return _EXACT.subtract(left, right)


def times(value: Decimal, factor: Fraction) -> Decimal:
    """Multiply with a precision of a hundred digits; the product has no trailing zeros after the point.

    >>> times(Decimal("2.50"), Fraction(1000)), times(Decimal("2.50"), Fraction(1))
    (Decimal('2500'), Decimal('2.50'))
    """
    if factor == 1:
        return value
    product = _EXACT.divide(_EXACT.multiply(value, factor.numerator), factor.denominator)
    short = product.normalize(_EXACT)
    return _EXACT.quantize(short, 1) if int(short.as_tuple().exponent) > 0 else short


def last_place(value: Decimal) -> int:
    """Return the power of ten of the last digit that is not zero; 0 for zero.

    >>> last_place(Decimal(110000)), last_place(Decimal("23.20")), last_place(Decimal(0))
    (4, -1, 0)
    """
    return int(value.normalize(_EXACT).as_tuple().exponent)


def round_places(value: Decimal, rounding: str = ROUND_HALF_UP) -> Decimal:
    """Round to at most 12 decimals, half away from zero by default.

    >>> round_places(times(Decimal(1), Fraction(2, 3)))
    Decimal('0.666666666667')
    """
    too_fine = int(value.as_tuple().exponent) < -PLACES
    return value.quantize(_STEP, rounding=rounding, context=_EXACT) if too_fine else value


def floor(value: Decimal) -> Decimal:
    """Round down to 12 decimals: the lower end of a range never moves up."""
    return round_places(value, ROUND_FLOOR)


def ceiling(value: Decimal) -> Decimal:
    """Round up to 12 decimals: the upper end of a range never moves down."""
    return round_places(value, ROUND_CEILING)


def round_half_up(value: Decimal | int | float, places: int = 0) -> Decimal:
    """Round half away from zero, as printed documents do.

    A float is read as its shortest decimal text, so that 0.285 is exactly 0.285.

    >>> round_half_up(Decimal("62.5")), round_half_up(0.285, 2), round_half_up(Decimal("-0.04"), 1)
    (Decimal('63'), Decimal('0.29'), Decimal('0.0'))
    """
    exact = Decimal(float.__repr__(value)) if isinstance(value, float) else _finite(value)
    if not exact.is_finite():
        raise ParseError("amount.not_a_number", value=str(value), type=type(value).__name__)
    return rounded_to(exact, places)


def rounded_to(exact: Decimal, places: int, rounding: str = ROUND_HALF_UP) -> Decimal:
    """Round a finite number to some decimals, half away from zero by default; never to minus zero."""
    rounded = exact.quantize(Decimal(1).scaleb(-places), rounding=rounding, context=_EXACT)
    return rounded or rounded.copy_abs()
