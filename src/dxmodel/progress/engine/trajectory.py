"""Trajectory: the path from baseline to target, with elapsed time, expected share and projections.

On a straight line from the baseline to the target or, where an interim target was due, from that: a
convention, not a statement of the plan.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Any

import attrs

from dxmodel.progress.engine import formulas
from dxmodel.progress.engine.levels import Levels, either
from dxmodel.progress.engine.number import Number, Truth

__all__ = ["AMOUNTS", "FAR", "LATEST", "NO_NUMBERS", "NUMBERS", "Trajectory", "is_nan"]

LATEST = 6
"""The number of latest values, that of the assessed year included, for the mean change per year."""

NUMBERS = (
    "achievement_rate",
    "progress",
    "elapsed",
    "expected",
    "pace",
    "remaining",
    "required_per_year",
    "required_speedup",
    "projected_value",
    "projected_year",
)
"""The names of the numbers that are reported, whatever the method."""

AMOUNTS = ("remaining", "required_per_year", "projected_value")
"""Those of them that are in the unit of the indicator."""

NAN, INF = float("nan"), float("inf")

FAR = 1e100
"""The number for an open end in a score: larger than any amount, and small enough for float arithmetic."""


def is_nan(number: Number) -> Truth:
    """Return whether there is no number; only nan differs from itself."""
    return number != number


def if_defined(is_defined: object, compute: Callable[..., Number], *inputs: Any) -> Number:
    """Compute a number where it is defined, else return nan."""
    return compute(*inputs) if is_defined else NAN


@attrs.frozen(kw_only=True, eq=False, slots=False)
class Trajectory:
    """A value on its path to the target: one case as numbers, or many as arrays; nan where there is none.

    Attributes:
        levels: the value against the goal.
        value, baseline, target: the numbers to compute with, in one unit.
        at, start, due: the assessed year, the year of the baseline, the year of the target.
        interim_low, interim_high: the levels between which the last interim target was met.
        interim_year: the year in which that target was due.
        has_target: whether there is a target to assess by.
        trend: whether there is only a value, and the method needs no target.
        better: 1 where more is better, -1 where less is, nan where that is not stated.
        is_percent: whether the unit is the percentage.
        points: the number of the latest values, with that of the year, at most :data:`LATEST`.
        oldest_year, oldest: the year and the value of the oldest of them.
        imprecise_levels: whether the baseline or a level of the goal is known only roughly.
        imprecise_history: whether one of the latest values is known only roughly.
        passed: whether the value surely has left the range of the goal on the far side, so that no share of
            the path is reported.
        where: function that chooses between two numbers, or elementwise between two arrays.
        where_defined: function that computes a number from inputs, with nan where it is undefined.
    """

    levels: Levels
    value: Number
    baseline: Number
    target: Number
    at: Number
    start: Number
    due: Number
    interim_low: Number = NAN
    interim_high: Number = NAN
    interim_year: Number = NAN
    has_target: Truth = True
    trend: Truth = False
    better: Number
    is_percent: Truth = False
    points: Number = 1
    oldest_year: Number = NAN
    oldest: Number = NAN
    imprecise_levels: bool = False
    imprecise_history: bool = False
    passed: bool = False
    where: Callable[..., Number] = either
    where_defined: Callable[..., Number] = if_defined

    @classmethod
    def without_numbers(cls, *, at: float, start: float, due: float) -> "Trajectory":
        """Return the times of a target whose value or levels are not known."""
        levels = Levels(value=NAN, baseline=NAN, low=-INF, high=INF, has_baseline=False, has_direction=True)
        return cls(
            levels=levels,
            value=NAN,
            baseline=NAN,
            target=NAN,
            at=at,
            start=start,
            due=due,
            better=NAN,
            has_target=False,
        )

    @classmethod
    def of_milestone(cls, *, done: bool | None, at: float, due: float) -> "Trajectory":
        """Return the path of a milestone: 1 is done, 0 is not, and 1 is the goal; no path if not known."""
        path = cls.without_numbers(at=at, start=NAN, due=due)
        if done is None:
            return path
        value = 1.0 if done else 0.0
        levels = Levels(
            value=value, baseline=value, low=1.0, high=INF, has_baseline=False, has_direction=True
        )
        return attrs.evolve(path, levels=levels, value=value, target=1.0, better=1.0, has_target=True)

    # --- the goal

    @cached_property
    def met(self) -> Truth:
        """Whether the value meets the goal."""
        return self.has_target & self.levels.met

    @property
    def overshot(self) -> Truth:
        """Whether the value has left the range of the goal on the side away from the baseline."""
        return self.levels.overshot

    @property
    def on_exclusive_bound(self) -> Truth:
        """Whether the target is due and the value is exactly on a level that does not count (超, 未満)."""
        return self.levels.on_exclusive_bound & self.is_due

    @property
    def has_open_end(self) -> bool:
        """Whether one of the numbers of a single case stands for an open end, by :data:`FAR`."""
        return self.where is either and any(
            abs(each) == FAR for each in (self.value, self.baseline, self.target)
        )

    @cached_property
    def has_gap(self) -> Truth:
        """Whether the baseline neither is the target nor meets the goal."""
        is_known = (self.target == self.target) & (self.baseline == self.baseline)
        return is_known & (self.levels.baseline_meets == 0) & (self.baseline != self.target)

    # --- time

    @cached_property
    def years_gone(self) -> Number:
        """The years since the baseline."""
        return self.at - self.start

    @cached_property
    def years_in_all(self) -> Number:
        """The years from baseline to target."""
        return self.due - self.start

    @cached_property
    def years_left(self) -> Number:
        """The years from now to the target."""
        return self.due - self.at

    @cached_property
    def is_due(self) -> Truth:
        """Whether the year of the target has come."""
        return self.at >= self.due

    @cached_property
    def elapsed(self) -> Number:
        """The share of the time from baseline to target that has passed, at most 1."""
        return self._elapsed_since(self.start)

    def _elapsed_since(self, since: Number) -> Number:
        is_defined = (self.due > since) & (self.at >= since)
        elapsed = self.where_defined(is_defined, formulas.elapsed, since, self.at, self.due)
        return self.where(elapsed > 1, 1.0, elapsed)

    # --- the share of the path

    @cached_property
    def progress(self) -> Number:
        """The share of the path that is done; nan where there is none."""
        return NAN if self.passed else self._share_of(self.value)

    def _share_of(self, level: Number) -> Number:
        path = self.baseline, level, self.target
        return self.where_defined(self.has_gap, formulas.progress_from_baseline, *path)

    @cached_property
    def has_interim(self) -> Truth:
        """Whether the path leads over an interim target whose year is over."""
        is_past = (self.start < self.interim_year) & (self.interim_year < self.at)
        leads = (self.baseline < self.interim_low) | (self.baseline > self.interim_high)
        return is_past & (self.interim_year < self.due) & leads

    @cached_property
    def interim_share(self) -> Number:
        """The share of the path that the last interim target asked for; nan where there was none."""
        level = self.where(self.baseline < self.interim_low, self.interim_low, self.interim_high)
        return self.where_defined(self.has_interim, self._share_of, level)

    @cached_property
    def expected(self) -> Number:
        """The share of the path that is expected to be done by now."""
        since = self.where(self.has_interim, self.interim_year, self.start)
        done = self.where(self.has_interim, self.interim_share, 0.0)
        return formulas.expected_progress(done, self._elapsed_since(since))

    @cached_property
    def pace(self) -> Number:
        """The done share over the expected one; nan where nothing is expected yet."""
        return self.where_defined(self.expected > 0, formulas.linear_pace, self.progress, self.expected)

    @cached_property
    def is_below_zero(self) -> Truth:
        """Whether the target is below zero and less is better, as of savings with a minus."""
        return (self.better < 0) & (self.target < 0)

    @cached_property
    def above_and_below(self) -> tuple[Number, Number]:
        """The parts of the achievement rate: value and target, swapped where less is better.

        Of a saving they are not swapped, and without their minus: -120 of -100 is 120 %.
        """
        value = self.where(self.is_below_zero, 0.0 - self.value, self.value)
        target = self.where(self.is_below_zero, 0.0 - self.target, self.target)
        more = (self.better > 0) | self.is_below_zero
        return self.where(more, value, target), self.where(more, target, value)

    @cached_property
    def has_rate(self) -> Truth:
        """Whether there is an achievement rate: a direction, a target above zero, or below it as a saving."""
        above, below = self.above_and_below
        is_rated = (self.target > 0) | self.is_below_zero
        return (self.better == self.better) & is_rated & (above >= 0) & (below > 0)

    @cached_property
    def achievement_rate(self) -> Number:
        """The achievement rate; nan where it is undefined."""
        return self.where_defined(self.has_rate, formulas.achievement_rate, *self.above_and_below)

    # --- what remains, and the projection of the line from the baseline through the value

    @property
    def change_per_year(self) -> Number:
        """The mean change per year of the latest values."""
        return formulas.change_per_year(self.oldest, self.value, self.at - self.oldest_year)

    @property
    def remaining(self) -> Number:
        """The difference from the value to the target."""
        return formulas.remaining(self.value, self.target)

    @property
    def required_per_year(self) -> Number:
        """The change per year that leads from the value to the target; nan where the target is met."""
        years = self.years_left
        return self.where_defined(
            (years > 0) & (self.met == 0), formulas.change_per_year, self.value, self.target, years
        )

    @cached_property
    def is_under_way(self) -> Truth:
        """Whether there is time left, and some has passed since the baseline."""
        return (self.years_gone > 0) & (self.years_left > 0)

    @property
    def projected_value(self) -> Number:
        """The level in the year of the target, at the pace since the baseline."""
        line = self.baseline, self.value, self.years_gone, self.years_in_all
        return self.where_defined(self.is_under_way, formulas.projected_value, *line)

    @cached_property
    def _done_per_year(self) -> Number:
        years = self.years_gone
        return self.where_defined(years > 0, formulas.change_per_year, self.baseline, self.value, years)

    @cached_property
    def _is_moving(self) -> Truth:
        """Whether a part of the path is done, and a part left."""
        return (self.years_gone > 0) & (self.progress > 0) & (self.progress < 1)

    @cached_property
    def required_speedup(self) -> Number:
        """The required change per year over the change per year since the baseline."""
        changes = self.required_per_year, self._done_per_year
        return self.where_defined(self._is_moving & self.is_under_way, formulas.required_speedup, *changes)

    @cached_property
    def projected_year(self) -> Number:
        """When the target is met at that pace, in fiscal years and parts of them."""
        line = self.at, self.value, self.target, self._done_per_year
        return self.where_defined(self._is_moving, formulas.projected_year, *line)


NO_NUMBERS = Trajectory.without_numbers(at=NAN, start=NAN, due=NAN)
"""The trajectory where nothing is compared."""
