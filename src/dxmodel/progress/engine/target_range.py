"""TargetRange: the levels between which a goal is met."""

from decimal import Decimal
from fractions import Fraction

import attrs

from dxmodel.amount import Amount, Interval
from dxmodel.amount.number import minus, times
from dxmodel.errors import InvalidValueError
from dxmodel.plan import Direction
from dxmodel.typed_fields import typed_fields

__all__ = ["NOWHERE", "TargetRange", "exclude", "surely_below", "surely_meets", "surely_misses"]


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class TargetRange:
    """The levels between which a goal is met, and the level that the path leads to.

    Attributes:
        low: the lowest level that meets the goal; None where there is none.
        high: the highest level that meets the goal; None where there is none.
        directed: whether the goal or the plan states which direction is better; if not, only the level itself
            surely meets the goal, and no other value can be judged.
        exclusive_low: whether the lowest level itself does not meet the goal (超).
        exclusive_high: whether the highest level itself does not meet the goal (未満).
        direction: the better direction, where no level implies it.
        of_baseline: how much of the baseline is in each level: 1 where it is maintained or changed by an
            amount, 0.7 after a cut of 30 %, 0 where no level depends on it.  A rough baseline and its levels
            vary as one.
    """

    low: Amount | None = None
    high: Amount | None = None
    directed: bool = True
    exclusive_low: bool = False
    exclusive_high: bool = False
    direction: Direction | None = None
    of_baseline: Decimal = Decimal(0)

    @classmethod
    def any(cls, direction: Direction) -> "TargetRange":
        """Return a range without levels, for methods that need none: only the better direction."""
        return cls(direction=direction, directed=direction is not Direction.UNKNOWN)

    @property
    def levels(self) -> tuple[Amount, ...]:
        """The levels of the range: two, one or none."""
        return tuple(level for level in (self.low, self.high) if level is not None)

    def to(self, unit: str) -> "TargetRange":
        """Return the same range in another unit."""
        if all(level.unit == unit for level in self.levels):
            return self
        return attrs.evolve(self, low=self.low and self.low.to(unit), high=self.high and self.high.to(unit))

    def level_ends(self, level: Amount, baseline: Interval, at: Decimal) -> tuple[Decimal, Decimal]:
        """Return the least and the greatest number that a level may be where the baseline is *at*.

        Both have two ends.
        """
        share = Fraction(self.of_baseline)
        pairs = ((level.interval.low, baseline.low), (level.interval.high, baseline.high))
        low, high = sorted(minus(end, times(minus(base, at), share)) for end, base in pairs)  # type: ignore[arg-type]
        return low, high

    def passed_end(self, value: Amount, baseline: Amount | None) -> Amount | None:
        """Return the end of the range beyond which a value surely lies, away from the baseline; else None."""
        if baseline is None or self.low is None or self.high is None or not self.directed:
            return None
        is_above, is_below = (
            _is_within(value, self.high, 1, exclusive=not self.exclusive_high),
            _is_within(value, self.low, -1, exclusive=not self.exclusive_low),
        )
        if is_above and self._is_below(baseline, self.low):
            return self.high
        return self.low if is_below and self._is_above(baseline, self.high) else None

    def may_lead_from(self, baseline: Amount) -> bool:
        """Return whether there may be a path from the baseline to the range, as far as both are known."""
        may_rise = self.low is not None and not self._is_above(baseline, self.low)
        return may_rise or (self.high is not None and not self._is_below(baseline, self.high))

    def path_end(self, baseline: Amount | None) -> Amount | None:
        """Return the level where the path from a baseline ends; None if the baseline may meet the goal."""
        if baseline is None:
            return None
        if self.low is not None and self._is_below(baseline, self.low):
            return self.low
        return self.high if self.high is not None and self._is_above(baseline, self.high) else None

    def _is_below(self, baseline: Amount, level: Amount) -> bool:
        """Return whether the baseline is surely below a level of the range."""
        differences = self.differences(baseline, level)
        return surely_below(baseline, level) if differences is None else min(differences) > 0

    def _is_above(self, baseline: Amount, level: Amount) -> bool:
        """Return whether the baseline is surely above a level of the range."""
        differences = self.differences(baseline, level)
        return surely_below(level, baseline) if differences is None else max(differences) < 0

    def differences(self, baseline: Amount, level: Amount) -> tuple[Decimal, ...] | None:
        """Return the differences from baseline to level at their ends; None where they vary apart."""
        span = baseline.interval
        if not self.of_baseline or span.width is None or level.interval.width is None:
            return None
        ends = (end for end in (span.low, span.high) if end is not None)
        return tuple(minus(level_end, end) for end in ends for level_end in self.level_ends(level, span, end))


NOWHERE = TargetRange()
"""The levels of no goal."""


def surely_below(amount: Amount, other: Amount) -> bool:
    """Return whether an amount is surely less than another; False where both may be the same number."""
    return not amount.agrees(other) and amount < other


def exclude(one: TargetRange, other: TargetRange) -> bool:
    """Return whether surely no number meets both of two goals.

    >>> low, high = Amount.parse("40件"), Amount.parse("50件")
    >>> exclude(TargetRange(high=low), TargetRange(low=high))
    True
    >>> exclude(TargetRange(high=low), TargetRange(low=low))
    False
    """
    return _lie_below(one, other) or _lie_below(other, one)


def _lie_below(lower: TargetRange, upper: TargetRange) -> bool:
    """Return whether all levels of one range lie below all of another."""
    if lower.high is None or upper.low is None:
        return False
    low, high = _in_one_unit(upper.low, lower.high)
    is_excluded = lower.exclusive_high or upper.exclusive_low
    return surely_below(high, low) or (is_excluded and high.is_exact and low.is_exact and high.agrees(low))


def surely_meets(amount: Amount, goal: TargetRange) -> bool:
    """Return whether an amount surely meets a goal, whatever numbers the amounts are.

    >>> surely_meets(Amount.parse("約50件"), TargetRange(low=Amount.parse("40件")))
    True
    """
    if not goal.directed:
        return any(amount.is_exact and level.is_exact and amount.agrees(level) for level in goal.levels)
    is_above = _is_within(amount, goal.low, 1, exclusive=goal.exclusive_low)
    return is_above and _is_within(amount, goal.high, -1, exclusive=goal.exclusive_high)


def surely_misses(amount: Amount, goal: TargetRange) -> bool:
    """Return whether an amount surely does not meet a goal, whatever numbers the amounts are.

    Where no direction is known, no amount does: it may be on the better side.

    >>> low = Amount.parse("40件")
    >>> surely_misses(Amount.parse("約30件"), TargetRange(low=low))
    True
    >>> surely_misses(Amount.parse("30件"), TargetRange(low=low, high=low, directed=False))
    False
    """
    if not goal.directed:
        return False
    low, high = goal.low, goal.high
    is_too_low = low is not None and _is_within(low, amount, 1, exclusive=not goal.exclusive_low)
    return is_too_low or (
        high is not None and _is_within(high, amount, -1, exclusive=not goal.exclusive_high)
    )


def _in_one_unit(amount: Amount, other: Amount) -> tuple[Amount, Amount]:
    """Return two amounts in the unit of the first; in that of the other, where that is too fine for it."""
    try:
        return amount, other.to(amount.unit)
    except InvalidValueError:
        return amount.to(other.unit), other


def _is_within(amount: Amount, level: Amount | None, sign: int, *, exclusive: bool) -> bool:
    """Return whether an amount surely is on the right side of a level: above it (1), or below it (-1)."""
    if level is None:
        return True
    least, limit = _in_one_unit(amount, level) if sign > 0 else _in_one_unit(amount, level)[::-1]
    if least.is_exact and limit.is_exact:
        return least.magnitude > limit.magnitude or (least.magnitude == limit.magnitude and not exclusive)
    if least.interval.low is None or limit.interval.high is None:
        return False
    gap = least.interval.low - limit.interval.high
    is_open = exclusive and least.interval.low_closed and limit.interval.high_closed
    return gap > 0 or (gap == 0 and not is_open)
