"""What methods and formulas look at in some rows, and the numbers that they give."""

from functools import cached_property
from typing import Any

import attrs
import numpy as np

from dxmodel.amount.number import LIMIT
from dxmodel.progress.engine import formulas
from dxmodel.progress.engine.methods import Method, Way
from dxmodel.progress.engine.verdict import Reason
from dxmodel.progress.frame.given import Codes, Floats, Given, Truths
from dxmodel.progress.frame.history import History

__all__ = ["NONE", "REASONS", "Rows"]

REASONS = [*Reason]
NONE = -1
"""The code of no reason at all."""

_AMOUNTS = ("remaining", "required_per_year", "landing")


@attrs.frozen(kw_only=True)
class _Way(Way):
    """A way whose shares are computed once."""

    @cached_property
    def progress(self) -> Any:
        """The share of the way that is done."""
        return super().progress

    @cached_property
    def expected(self) -> Any:
        """The share of the way that should be done."""
        return super().expected


@attrs.frozen(kw_only=True)
class Rows:
    """Some rows of a frame, and all that follows from them.

    Where nothing can be judged the target is nan, so that every number that rests on it is nan too.

    Attributes:
        given: the columns.
        rows: which rows of the frame they are.
        method: the method that gives the score.
        history: what was measured in other years.
    """

    given: Given
    rows: slice
    method: Method
    history: History

    # --- what can be judged

    @cached_property
    def ended(self) -> Truths:
        """Has the indicator ended before?"""
        return self.given.year > self.given.last

    @cached_property
    def cut_off(self) -> Truths:
        """Is there a target, and something that was measured in another way?"""
        given, since = self.given, self.given.first
        one_way = (given.year >= since) & (given.start >= since) & ~np.isnan(given.baseline)
        return ~np.isnan(given.target) & ~np.isnan(since) & ~one_way

    @cached_property
    def trend(self) -> Truths:
        """Is there only a value, and is that enough for the method?"""
        if self.method.needs_target:
            return np.zeros(len(self.given.year), dtype=bool)
        return np.isnan(self.given.target) & ~np.isnan(self.given.value) & ~self.ended

    @cached_property
    def judged(self) -> Truths:
        """Is there enough to judge?"""
        return ~np.isnan(self.target) | self.trend

    @cached_property
    def target(self) -> Floats:
        """The target, where there is something to judge by it."""
        return _unless(np.isnan(self.given.value) | self.ended | self.cut_off, self.given.target)

    @cached_property
    def baseline(self) -> Floats:
        """The baseline, where it was measured as the target is."""
        return _unless(self.given.start < self.given.first, self.given.baseline)

    @cached_property
    def due(self) -> Floats:
        """The year of the target, where there is one."""
        return _unless(np.isnan(self.target), self.given.due)

    # --- the goal

    @cached_property
    def better(self) -> Floats:
        """1 where more is better, -1 where less is, nan where nobody says: by the plan, else by the way."""
        read = np.sign(self.target - self.baseline)
        said = np.where(self.given.declared != 0, self.given.declared, read)
        return _unless(said == 0, said)

    @cached_property
    def low(self) -> Floats:
        """From here up the goal is met."""
        return np.where(self.better < 0, -np.inf, self.target)

    @cached_property
    def high(self) -> Floats:
        """Down to here the goal is met."""
        return np.where(self.better > 0, np.inf, self.target)

    @cached_property
    def met(self) -> Truths:
        """Is the value where the goal wants it?"""
        found: Truths = formulas.meets(self.given.value, self.low, self.high)
        return found

    @cached_property
    def floor(self) -> Truths:
        """Is the baseline where the goal wants it?"""
        found: Truths = formulas.meets(self.baseline, self.low, self.high)
        return found

    # --- time

    @cached_property
    def gone(self) -> Floats:
        """The years since the baseline."""
        return self.given.year - self.given.start

    @cached_property
    def total(self) -> Floats:
        """The years from baseline to target."""
        return self.due - self.given.start

    @cached_property
    def overdue(self) -> Truths:
        """Has the year of the target come?"""
        return self.given.year >= self.due

    @cached_property
    def has_interim(self) -> Truths:
        """Was a level on the way due since the baseline, and before the year and the target?"""
        given, due = self.given, self.given.interim_year
        if np.isnan(due).all():
            return np.zeros(len(due), dtype=bool)
        ahead = np.sign(given.interim - self.baseline)
        on_the_way = (np.abs(ahead) == 1) & ((given.declared == 0) | (ahead == given.declared))
        in_time = (due > given.start) & (due < given.year) & (due < self.due)
        found: Truths = on_the_way & in_time & np.isnan(given.first)
        return found

    @cached_property
    def elapsed(self) -> Floats:
        """The share of the time since the baseline that is gone."""
        return self._elapsed(self.given.start)

    def _elapsed(self, since: Floats) -> Floats:
        """The share of the time since a year that is gone."""
        timed = (self.due > since) & (self.given.year >= since)
        gone: Floats = formulas.elapsed(since, self.given.year, self.due)
        return _unless(~timed, np.minimum(gone, 1.0))

    # --- what the methods look at

    @cached_property
    def way(self) -> Way:
        """The same, as methods ask for it."""
        given, has_interim = self.given, self.has_interim
        interim, stage = np.full(len(given.year), np.nan), self.elapsed
        if has_interim.any():
            share = formulas.progress_from_baseline(self.baseline, given.interim, self.target)
            interim = _unless(~has_interim | (self.target == self.baseline), share)
            stage = self._elapsed(np.where(has_interim, given.interim_year, given.start))
        points, per_year = self._course_of_late() if self.method.sees_middle_years else (np.nan, np.nan)
        return _Way(
            value=given.value,
            baseline=self.baseline,
            target=self.target,
            floor=self.floor,
            better=self.better,
            met=self.met,
            overdue=self.overdue,
            gone=self.gone,
            total=self.total,
            left=self.due - given.year,
            interim=interim,
            elapsed=self.elapsed,
            stage=stage,
            at_edge=np.False_,
            ranged=np.False_,
            past=np.False_,
            percent=given.percent > 0,
            points=points,
            per_year=per_year,
            where=np.where,
        )

    def _course_of_late(self) -> tuple[Floats, Floats]:
        """Of the latest measured years: how many, and the mean change per year."""
        points, year, value = self.history.latest(self.rows, self.given)
        per_year: Floats = formulas.change_per_year(value, self.given.value, self.given.year - year)
        return points, per_year

    # --- what they say

    @cached_property
    def numbers(self) -> dict[str, Floats]:
        """Every number by the name of its column; nan where it is undefined."""
        found = {**self._raw, "score": self.score}
        if not self.out_of_range.any():
            return found
        return {name: _unless(self.out_of_range, number) for name, number in found.items()}

    @cached_property
    def _raw(self) -> dict[str, Floats]:
        return {**self._shares(), **self._amounts(), **self._course()}

    @cached_property
    def score(self) -> Floats:
        """What the method gives; nan where it declines."""
        return _unless(~self.judged | (self.no_score != NONE), self._raw_score)

    @cached_property
    def _raw_score(self) -> Floats:
        return np.asarray(self.method.score(self.way), dtype=np.float64)

    @cached_property
    def no_score(self) -> Codes:
        """The code of the first reason for which the method declines; none where nothing is to be judged."""
        codes = np.full(len(self.given.year), NONE, dtype=np.int8)
        np.copyto(codes, REASONS.index(Reason.OUT_OF_RANGE), where=~np.isfinite(self._raw_score))
        for reason, holds in reversed(self.method.declines):
            np.copyto(codes, REASONS.index(reason), where=holds(self.way))
        np.copyto(codes, NONE, where=~self.judged | self.out_of_range)
        return codes

    def _shares(self) -> dict[str, Floats]:
        expected = _unless(self.has_interim & ~self._has_way, self.way.expected)
        pace: Floats = formulas.linear_pace(self._progress, expected)
        above, below = self.way.above_and_below
        rated = ~np.isnan(self.better) & (self.target > 0) & (above >= 0) & (below > 0)
        return {
            "achievement_rate": _unless(~rated, self.way.rate),
            "progress": self._progress,
            "elapsed": self.elapsed,
            "expected": expected,
            "pace": _unless(~(expected > 0), pace),
        }

    @cached_property
    def _has_way(self) -> Truths:
        return ~self.floor & ~np.isnan(self.target - self.baseline)

    @cached_property
    def _progress(self) -> Floats:
        return _unless(~self._has_way, self.way.progress)

    @cached_property
    def _ahead(self) -> Truths:
        """Is there time left, and was there some since the baseline?"""
        return (self.gone > 0) & (self.total > self.gone)

    def _amounts(self) -> dict[str, Floats]:
        value, left = self.given.value, self.way.left
        need: Floats = formulas.change_per_year(value, self.target, left)
        lands: Floats = formulas.landing(self.baseline, value, self.gone, self.total)
        return {
            "remaining": formulas.remaining(value, self.target),
            "required_per_year": _unless(~(left > 0), need),
            "landing": _unless(~self._ahead, lands),
        }

    def _course(self) -> dict[str, Floats]:
        """On the line from the baseline through the value: what more is needed, and where it leads."""
        value = self.given.value
        moving = (self.gone > 0) & (self._progress > 0) & (self._progress < 1)
        have = formulas.change_per_year(self.baseline, value, self.gone)
        need = formulas.change_per_year(value, self.target, self.way.left)
        reached: Floats = formulas.reached(self.given.year, value, self.target, have)
        faster: Floats = formulas.acceleration(need, have)
        return {
            "acceleration": _unless(~(moving & self._ahead), faster),
            "reached": _unless(~moving, reached),
        }

    @cached_property
    def out_of_range(self) -> Truths:
        """Is an amount beyond what an amount can be, or a share beyond every number?"""
        found = np.zeros(len(self.given.year), dtype=bool)
        for name, number in self._raw.items():
            found |= np.abs(number) >= LIMIT if name in _AMOUNTS else np.isinf(number)
        return found


def _unless(undefined: Truths, numbers: Floats) -> Floats:
    """The numbers, and nan where they are undefined."""
    return np.where(undefined, np.nan, numbers)
