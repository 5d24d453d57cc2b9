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


def either(holds: object, one: T, other: T) -> T:
    """Return one of two numbers; what ``numpy.where`` does for arrays."""
    return one if holds else other


@attrs.frozen(kw_only=True, eq=False)
class Levels:
    """A value, a baseline and the ends of a goal, in one unit; numbers, or arrays of them.

    Attributes:
        value: what was measured.
        baseline: where the path starts; as far as *has_baseline* says that there is one.
        low, high: between which levels the goal wants the value; infinite where it has no end, nan in arrays
            where there is no goal.
        has_baseline: is there a baseline?
        has_direction: does the goal or the plan say which way is better?  If not, only the very level is
            surely met, and nothing else can be judged.
        exclusive: does a value exactly on a level not meet the goal (超, 未満)?
        where: how to choose between two numbers, or elementwise between two arrays.
    """

    value: Number
    baseline: Number
    low: Number
    high: Number
    has_baseline: Truth
    has_direction: Truth
    exclusive: bool = False
    where: Callable[..., Number] = either

    @cached_property
    def met(self) -> Truth:
        """Is the value where the goal wants it?"""
        return self.meets(self.value)

    def meets(self, value: Number) -> Truth:
        """Is a value where the goal wants it?"""
        return formulas.meets(value, self.low, self.high) & (self._is_excluded(value) == 0)

    @cached_property
    def on_exclusive_bound(self) -> Truth:
        """Is the value exactly on a level that does not belong to the goal?"""
        return self._is_excluded(self.value)

    def _is_excluded(self, value: Number) -> Truth:
        if not self.exclusive:
            return False
        return (value > -INF) & (value < INF) & ((value == self.low) | (value == self.high))

    @cached_property
    def baseline_meets(self) -> Truth:
        """Is the baseline where the goal wants it?"""
        return self.has_baseline & formulas.meets(self.baseline, self.low, self.high)

    @cached_property
    def leads_up(self) -> Truth:
        """Does the path lead up from the baseline?"""
        return self.has_baseline & (self.baseline < self.low)

    @cached_property
    def leads_down(self) -> Truth:
        """Does the path lead down from the baseline?"""
        return self.has_baseline & (self.baseline > self.high)

    @cached_property
    def is_range(self) -> Truth:
        """Does the goal have two ends?"""
        return (self.low > -INF) & (self.high < INF) & (self.low < self.high)

    @cached_property
    def overshot(self) -> Truth:
        """Has the value gone through the range that the goal asks for, and out on the other side?"""
        beyond = (self.leads_up & (self.value > self.high)) | (self.leads_down & (self.value < self.low))
        return self.is_range & beyond

    @cached_property
    def worse(self) -> Truth:
        """Has the value left the stretch between baseline and goal, on the side away from the goal?"""
        return self.has_baseline & formulas.worse_than(self.value, self.baseline, self.low, self.high)

    @cached_property
    def better(self) -> Number:
        """1 where more is better, -1 where less is, nan where neither is said."""
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
