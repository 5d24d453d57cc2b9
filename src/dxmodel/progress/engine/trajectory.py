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

__all__ = ["AMOUNTS", "LATEST", "NUMBERS", "Trajectory", "is_nan"]

LATEST = 6
"""So many of the latest values make the mean change per year, the year judged included."""

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

NAN = float("nan")


def is_nan(number: Number) -> Truth:
    """Is there no number?  Only nan is not itself."""
    return number != number


def if_defined(is_defined: object, compute: Callable[..., Number], *inputs: Any) -> Number:
    """Return a number where it is defined, else nan, and compute it only then."""
    return compute(*inputs) if is_defined else NAN


@attrs.frozen(kw_only=True, eq=False)
class Trajectory:
    """What is judged: one case as plain numbers, or many as arrays of them; nan where there is no number.

    Attributes:
        levels: the value against the goal.
        value, baseline, target: the numbers to compute with, in one unit.
        at, start, due: the year judged, the year of the baseline, the year of the target.
        interim_low, interim_high: between which levels the last interim target wanted the value.
        interim_year: the year in which that was due.
        has_target: is there a target to judge by?
        trend: is there only a value, and is that enough for the method?
        better: 1 where more is better, -1 where less is, nan where nobody says.
        was_met: did a year after the baseline meet the goal?
        is_percent: is the unit the percentage?
        points: how many of the latest values there are, with that of the year, at most :data:`LATEST`.
        oldest_year, oldest: the oldest of them, and its year.
        imprecise_levels: is the baseline or a level of the goal known only roughly?
        imprecise_history: is one of the latest values?
        passed: has the value surely gone through the range of the goal, so that no share of the path is told?
        where: how to choose between two numbers, or elementwise between two arrays.
        where_defined: how to compute a number from inputs, and leave out what is undefined.
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
    was_met: Truth = False
    is_percent: Truth = False
    points: Number = 1
    oldest_year: Number = NAN
    oldest: Number = NAN
    imprecise_levels: bool = False
    imprecise_history: bool = False
    passed: bool = False
    where: Callable[..., Number] = either
    where_defined: Callable[..., Number] = if_defined

    # --- the goal

    @cached_property
    def met(self) -> Truth:
        """Is the value where the goal wants it?"""
        return self.has_target & self.levels.met

    @property
    def overshot(self) -> Truth:
        """Has the value gone through the range that the goal asks for, and out on the other side?"""
        return self.levels.overshot

    @property
    def on_exclusive_bound(self) -> Truth:
        """Is the value, in the end, exactly on a level that does not count (超, 未満)?"""
        return self.levels.on_exclusive_bound & self.is_due

    @cached_property
    def has_gap(self) -> Truth:
        """Is there a distance from the baseline to the target?"""
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
        """Has the year of the target come?"""
        return self.at >= self.due

    @cached_property
    def elapsed(self) -> Number:
        """The share of the time from baseline to target that is gone, at most 1."""
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
        """Does the path lead over an interim target that is due?"""
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
        """The share of the path that should be done by now."""
        since = self.where(self.has_interim, self.interim_year, self.start)
        done = self.where(self.has_interim, self.interim_share, 0.0)
        return formulas.expected_progress(done, self._elapsed_since(since))

    @cached_property
    def pace(self) -> Number:
        """The share that is done over the share that should be; nan where nothing should be done yet."""
        return self.where_defined(self.expected > 0, formulas.linear_pace, self.progress, self.expected)

    @cached_property
    def above_and_below(self) -> tuple[Number, Number]:
        """What the achievement rate divides by what: the two the other way round where less is better."""
        more = self.better > 0
        return self.where(more, self.value, self.target), self.where(more, self.target, self.value)

    @cached_property
    def has_rate(self) -> Truth:
        """Is there an achievement rate?  It wants a direction, a target above zero and nothing below zero."""
        above, below = self.above_and_below
        return (self.better == self.better) & (self.target > 0) & (above >= 0) & (below > 0)

    @cached_property
    def achievement_rate(self) -> Number:
        """The achievement rate; nan where it is undefined."""
        return self.where_defined(self.has_rate, formulas.achievement_rate, *self.above_and_below)

    # --- what is left, and where the line from the baseline through the value leads

    @property
    def change_per_year(self) -> Number:
        """The mean change per year of the latest values."""
        return formulas.change_per_year(self.oldest, self.value, self.at - self.oldest_year)

    @property
    def remaining(self) -> Number:
        """What is still missing."""
        return formulas.remaining(self.value, self.target)

    @property
    def required_per_year(self) -> Number:
        """The change per year that leads from the value to the target."""
        years = self.years_left
        return self.where_defined(years > 0, formulas.change_per_year, self.value, self.target, years)

    @cached_property
    def is_under_way(self) -> Truth:
        """Is there time left, and was there some since the baseline?"""
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
        """Is a part of the path done, and a part left?"""
        return (self.years_gone > 0) & (self.progress > 0) & (self.progress < 1)

    @property
    def required_speedup(self) -> Number:
        """The change per year that is needed, over that since the baseline."""
        changes = self.required_per_year, self._done_per_year
        return self.where_defined(self._is_moving & self.is_under_way, formulas.required_speedup, *changes)

    @property
    def projected_year(self) -> Number:
        """When the target is met at that pace, in fiscal years and parts of them."""
        line = self.at, self.value, self.target, self._done_per_year
        return self.where_defined(self._is_moving, formulas.projected_year, *line)
