"""Levels: compare a value with the levels of a goal and the baseline: met, overshot, worse.

Levels are compared as they are: exact decimals, or arrays of floats.
"""

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

import attrs

from dxmodel.progress.engine import formulas
from dxmodel.progress.engine.number import Number, Truth

__all__ = ["Levels", "either"]

INF, NAN = float("inf"), float("nan")


T = TypeVar("T")


def either(holds: object, if_true: T, if_false: T) -> T:
    """Return one of two numbers, as ``numpy.where`` does for arrays."""
    return if_true if holds else if_false


@attrs.frozen(kw_only=True, eq=False, slots=False)
class Levels:
    """A value, a baseline and the ends of a goal, in one unit; numbers, or arrays of them.

    Attributes:
        value: the measured value.
        baseline: the level at which the path starts; any number where *has_baseline* is false.
        low, high: the levels between which the goal is met; infinite where it has no end, nan in arrays
            where there is no goal.
        has_baseline: whether there is a baseline.
        has_direction: whether the goal or the plan states which direction is better.  If not, only the level
            itself surely meets the goal, and no other value can be judged.
        exclusive_low: whether a value exactly on the lower level does not meet the goal (超).
        exclusive_high: whether a value exactly on the upper level does not (未満).
        where: function that chooses between two numbers, or elementwise between two arrays.
    """

    value: Number
    baseline: Number
    low: Number
    high: Number
    has_baseline: Truth
    has_direction: Truth
    exclusive_low: bool = False
    exclusive_high: bool = False
    where: Callable[..., Number] = either

    @cached_property
    def met(self) -> Truth:
        """Whether the value meets the goal."""
        return self.meets(self.value)

    def meets(self, value: Number) -> Truth:
        """Return whether a value meets the goal."""
        is_inside = formulas.meets(value, self.low, self.high)
        return is_inside & (self._is_excluded(value) == 0) if self._has_exclusive_end else is_inside

    @cached_property
    def on_exclusive_bound(self) -> Truth:
        """Whether the value is exactly on a level that does not belong to the goal."""
        return self._has_exclusive_end and self._is_excluded(self.value)

    @property
    def _has_exclusive_end(self) -> bool:
        return self.exclusive_low or self.exclusive_high

    def _is_excluded(self, value: Number) -> Truth:
        return self._is_excluded_low(value) | self._is_excluded_high(value)

    def _is_excluded_low(self, value: Number) -> Truth:
        return self.exclusive_low & (value == self.low)

    def _is_excluded_high(self, value: Number) -> Truth:
        return self.exclusive_high & (value == self.high)

    def _is_below(self, value: Number) -> Truth:
        return (value < self.low) | self._is_excluded_low(value)

    def _is_above(self, value: Number) -> Truth:
        return (value > self.high) | self._is_excluded_high(value)

    def all_meet(self, least: Number, greatest: Number) -> Truth:
        """Return whether every value from the least to the greatest meets the goal."""
        is_inside = formulas.all_meet(least, greatest, self.low, self.high)
        return is_inside & (self._is_excluded_low(least) == 0) & (self._is_excluded_high(greatest) == 0)

    def none_meets(self, least: Number, greatest: Number) -> Truth:
        """Return whether no value from the least to the greatest meets the goal."""
        is_on_end = self._is_excluded_low(greatest) | self._is_excluded_high(least)
        return formulas.none_meets(least, greatest, self.low, self.high) | (is_on_end & (least <= greatest))

    @cached_property
    def baseline_meets(self) -> Truth:
        """Whether the baseline meets the goal."""
        return self.has_baseline & self.meets(self.baseline)

    @cached_property
    def rests_on_exclusive_bound(self) -> Truth:
        """Whether value and baseline are both exactly on a level that does not belong to the goal."""
        return self.has_baseline & self.on_exclusive_bound & (self.value == self.baseline)

    @cached_property
    def leads_up(self) -> Truth:
        """Whether the path leads up from the baseline."""
        return self.has_baseline & self._is_below(self.baseline)

    @cached_property
    def leads_down(self) -> Truth:
        """Whether the path leads down from the baseline."""
        return self.has_baseline & self._is_above(self.baseline)

    @cached_property
    def is_range(self) -> Truth:
        """Whether the goal has two ends, so that a value may be beyond both: different ones, or one level."""
        return (self.low > -INF) & (self.high < INF) & ((self.low < self.high) | self.has_direction)

    @cached_property
    def overshot(self) -> Truth:
        """Whether the value has left the range of the goal on the side away from the baseline."""
        has_two_ends = (self.low > -INF) & (self.high < INF) & self.has_direction
        above, below = self._is_above(self.value), self._is_below(self.value)
        return has_two_ends & ((self.leads_up & above) | (self.leads_down & below))

    @cached_property
    def worse(self) -> Truth:
        """Whether the value is farther from the goal than the baseline is, on the same side of it."""
        return (
            (self.overshot == 0)
            & self.has_baseline
            & formulas.worse_than(self.value, self.baseline, self.low, self.high)
        )

    @cached_property
    def better(self) -> Number:
        """1 where more is better, -1 where less is, nan where that is not stated."""
        open_low, open_high = self.low == -INF, self.high == INF
        of_goal = self.where(open_high, self.where(open_low, NAN, 1.0), self.where(open_low, -1.0, NAN))
        of_path = self.where(self.leads_up, 1.0, self.where(self.leads_down, -1.0, NAN))
        better = self.where(open_low | open_high, of_goal, of_path)
        return self.where(self.has_direction, better, NAN)

    @cached_property
    def target(self) -> Number:
        """The level that the path leads to, or the one level of the goal; nan where a range gives none."""
        has_one_low = (self.high == INF) | (self.low == self.high)
        single = self.where(self.low == -INF, self.high, self.where(has_one_low, self.low, NAN))
        return self.where(self.leads_up, self.low, self.where(self.leads_down, self.high, single))
