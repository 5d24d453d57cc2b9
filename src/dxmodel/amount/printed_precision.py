"""The precision of a number as it is printed: 635万人 may be 634.5 to 635.5万人, and 43.6% is 44%."""

from decimal import Decimal

from dxmodel.amount.amount import Amount
from dxmodel.amount.interval import Interval
from dxmodel.amount.number import last_place, minus, plus, rounded_to
from dxmodel.errors import InvalidValueError

__all__ = ["agree_as_printed", "printed_interval", "with_printed_precision"]

_MILLION, _FOUR = 10**6, 4


def printed_interval(amount: Amount, *, is_rounded: bool = False) -> Interval:
    """Return the numbers that an amount may be that is printed in 万件, or whose last four digits are zeros.

    Where *is_rounded* is true, decimals and percentages count as rounded too.
    """
    if not amount.is_exact:
        return amount.interval
    places = max(0, -int(amount.magnitude.as_tuple().exponent))
    if amount.unit.scale or (is_rounded and (places or amount.unit.is_percentage)):
        half = Decimal("0.5").scaleb(-places)
    elif abs(amount.magnitude) >= _MILLION and last_place(amount.magnitude) >= _FOUR:
        half = Decimal("0.5").scaleb(_FOUR)
    else:
        return amount.interval
    return Interval(minus(amount.magnitude, half), plus(amount.magnitude, half))


def with_printed_precision(amount: Amount) -> Amount:
    """Return an amount with the width of its printed precision; decimals and percentages are rounded too.

    >>> print(with_printed_precision(Amount("635", "万人")), with_printed_precision(Amount("635", "人")))
    634.5〜635.5万人 635人
    """
    try:
        return Amount.within(printed_interval(amount, is_rounded=True), amount.unit)
    except InvalidValueError:  # larger than an amount can be
        return amount


def agree_as_printed(one: Amount, other: Amount) -> bool:
    """Return whether both can be the same number, of which one may be rounded: 635万人 and 635.3万人.

    Raises:
        UnitMismatchError: they measure different kinds of things.

    >>> [agree_as_printed(Amount("44", "%"), Amount(each, "%")) for each in ("43.5", "44.4", "44.5", "45")]
    [True, True, False, False]
    """
    if one.agrees(other):
        return True
    return one.is_exact and other.is_exact and (_rounds_to(one, other) or _rounds_to(other, one))


def _rounds_to(finer: Amount, coarser: Amount) -> bool:
    """Return whether an exact amount, rounded half up to the last printed digit of another, is that one."""
    last_digit = printed_interval(coarser, is_rounded=True).width
    if not last_digit:
        return False
    return rounded_to(finer.to(coarser.unit).magnitude, -last_digit.adjusted()) == coarser.magnitude
