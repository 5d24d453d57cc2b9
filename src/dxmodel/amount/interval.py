"""Interval: an interval of numbers, each end closed, open or unbounded."""

from decimal import Decimal
from fractions import Fraction

import attrs

from dxmodel.amount.number import minus, plus, times
from dxmodel.errors import InvalidValueError
from dxmodel.typed_fields import typed_fields

__all__ = ["Interval"]


@attrs.frozen(field_transformer=typed_fields)
class Interval:
    """The numbers from *low* to *high*; an end that is None is unbounded, and never closed.

    Raises:
        InvalidValueError: the low end is above the high one, or the interval holds no number.

    >>> Decimal(5328) in Interval(Decimal(5250), Decimal(5350))
    True
    """

    low: Decimal | None
    high: Decimal | None
    low_closed: bool = True
    high_closed: bool = True

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "low_closed", self.low_closed and self.low is not None)
        object.__setattr__(self, "high_closed", self.high_closed and self.high is not None)
        if self.low is None or self.high is None or self.low < self.high:
            return
        if self.low > self.high or not (self.low_closed and self.high_closed):
            raise InvalidValueError("amount.empty_interval", low=self.low, high=self.high)

    @property
    def width(self) -> Decimal | None:
        """High minus low; None if the interval is unbounded."""
        if self.low is None or self.high is None:
            return None
        return minus(self.high, self.low)

    def __contains__(self, value: Decimal | int) -> bool:
        above = self.low is None or self.low < value or (self.low_closed and self.low == value)
        below = self.high is None or value < self.high or (self.high_closed and self.high == value)
        return above and below

    def __add__(self, other: "Interval") -> "Interval":
        """Return the interval of the sums of a number of this interval and a number of the other."""
        if not isinstance(other, Interval):
            return NotImplemented
        return Interval(
            low=None if self.low is None or other.low is None else plus(self.low, other.low),
            high=None if self.high is None or other.high is None else plus(self.high, other.high),
            low_closed=self.low_closed and other.low_closed,
            high_closed=self.high_closed and other.high_closed,
        )

    def __sub__(self, other: "Interval") -> "Interval":
        """Return the interval of the differences of a number of this interval and a number of the other."""
        if not isinstance(other, Interval):
            return NotImplemented
        return Interval(
            low=None if self.low is None or other.high is None else minus(self.low, other.high),
            high=None if self.high is None or other.low is None else minus(self.high, other.low),
            low_closed=self.low_closed and other.high_closed,
            high_closed=self.high_closed and other.low_closed,
        )

    def scaled(self, factor: Fraction) -> "Interval":
        """Return the interval of the numbers times *factor*; a negative factor exchanges the ends."""
        if factor == 1:
            return self
        if factor == 0:
            return Interval(Decimal(0), Decimal(0))
        low = None if self.low is None else times(self.low, factor)
        high = None if self.high is None else times(self.high, factor)
        if factor > 0:
            return Interval(low, high, self.low_closed, self.high_closed)
        return Interval(high, low, self.high_closed, self.low_closed)

    def below(self, other: "Interval") -> bool | None:
        """Return True if every number is less than every number of *other*, False if none is, else None.

        >>> Interval(Decimal(1), Decimal(2)).below(Interval(Decimal(2), Decimal(3))) is None
        True
        """
        if self.high is not None and other.low is not None:
            touching = self.high == other.low and not (self.high_closed and other.low_closed)
            if self.high < other.low or touching:
                return True
        if self.low is not None and other.high is not None and self.low >= other.high:
            return False
        return None

    def overlaps(self, other: "Interval") -> bool:
        """Return whether a number lies in both intervals."""
        return not (self.below(other) or other.below(self))
