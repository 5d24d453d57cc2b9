"""Rows of a frame as the engine takes them, and what it says of them as columns."""

from collections.abc import Callable
from functools import cached_property

import attrs
import numpy as np

from dxmodel.amount.number import LIMIT
from dxmodel.progress.engine import formulas
from dxmodel.progress.engine.levels import Levels
from dxmodel.progress.engine.methods import Method
from dxmodel.progress.engine.status import Reason, Status
from dxmodel.progress.engine.trajectory import Trajectory
from dxmodel.progress.engine.verdict import AVAILABILITY, Availability, Verdict, first, judge
from dxmodel.progress.frame.given import Codes, Floats, Given, Truths
from dxmodel.progress.frame.history import History

__all__ = ["NONE", "REASONS", "STATUSES", "Rows"]

STATUSES = [*Status]
REASONS = [*Reason]
NONE = -1
"""The code of no reason at all."""

CODES: dict[Status | Reason, np.int8] = {
    member: np.int8(code) for members in (STATUSES, REASONS) for code, member in enumerate(members)
}
"""What stands for a status or a reason in arrays."""

_AMOUNTS = ("remaining", "required_per_year", "landing")


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

    # --- what the engine looks at

    @cached_property
    def levels(self) -> Levels:
        """The value against the goal; which way is better is declared, or read off target and baseline."""
        sign = np.sign(self.target - self.baseline)
        better = np.where(self.given.declared != 0, self.given.declared, sign)
        return Levels(
            value=self.given.value,
            baseline=self.baseline,
            low=np.where(better < 0, -np.inf, self.target),
            high=np.where(better > 0, np.inf, self.target),
            has_baseline=~np.isnan(self.baseline),
            has_direction=~np.isnan(better) & (better != 0),
            where=np.where,
        )

    @cached_property
    def trajectory(self) -> Trajectory:
        """The rows as the engine takes them."""
        given, levels, has_interim = self.given, self.levels, self.has_interim
        points, change_per_year = self._latest() if self.method.sees_middle_years else (np.nan, np.nan)
        path = Trajectory(
            levels=levels,
            value=given.value,
            baseline=self.baseline,
            target=self.target,
            at=given.year,
            start=given.start,
            due=self.due,
            interim=np.where(has_interim, given.interim, np.nan),
            interim_year=given.interim_year,
            has_target=~np.isnan(self.target),
            trend=self.trend,
            better=levels.better,
            is_percent=given.percent > 0,
            points=points,
            change_per_year=change_per_year,
            where=np.where,
            where_defined=_where_defined,
        )
        asked = self.judged & ~path.met & ~np.isnan(path.better) & ~self.trend
        return attrs.evolve(
            path, was_met=self.history.was_met(self.rows, given, levels.low, levels.high, asked)
        )

    @cached_property
    def has_interim(self) -> Truths:
        """Was a level on the way due since the baseline, and before the year and the target?"""
        given, due = self.given, self.given.interim_year
        if np.isnan(due).all():
            return np.zeros(len(due), dtype=bool)
        ahead = np.sign(given.interim - self.baseline)
        on_the_way = (np.abs(ahead) == 1) & ((given.declared == 0) | (ahead == given.declared))
        in_time = (due > given.start) & (due < given.year) & (due < self.due)
        has_interim: Truths = on_the_way & in_time & np.isnan(given.first)
        return has_interim

    def _latest(self) -> tuple[Floats, Floats]:
        """Of the latest measured years: how many, and the mean change per year."""
        points, year, value = self.history.latest(self.rows, self.given)
        per_year: Floats = formulas.change_per_year(value, self.given.value, self.given.year - year)
        return points, per_year

    # --- what it says

    @cached_property
    def verdict(self) -> Verdict:
        """Codes of statuses and reasons, and the score, for each row."""
        return judge(
            self.trajectory, self.method, out_of_range=self.out_of_range, none=np.int8(NONE), code=CODES.get
        )

    @cached_property
    def availability(self) -> Codes:
        """The code of the reason why there is nothing to judge; none where there is."""
        data = Availability(
            ended=self.ended,
            redefined=self.cut_off,
            has_value=~np.isnan(self.given.value),
            is_judged=self.judged,
        )
        none = np.full(len(self.given.year), NONE, dtype=np.int8)
        codes: Codes = first(AVAILABILITY, data, np.where, none, CODES.get)
        return codes

    def codes(self) -> dict[str, Codes]:
        """The codes of status and reason, and of the reason for which there is no score."""
        is_judged = self.availability == NONE
        status = np.where(is_judged, self.verdict.status, CODES[Status.NOT_ASSESSED])
        reason = np.where(is_judged, self.verdict.reason, self.availability)
        return {"status": status, "reason": reason, "no_score": self.verdict.no_score}

    def numbers(self) -> dict[str, Floats]:
        """Every number by the name of its column; nan where it is undefined."""
        numbers = {**self._raw, "score": self.verdict.score}
        if not self.out_of_range.any():
            return numbers
        return {name: np.where(self.out_of_range, np.nan, number) for name, number in numbers.items()}

    @cached_property
    def _raw(self) -> dict[str, Floats]:
        path = self.trajectory
        return {
            "achievement_rate": path.achievement_rate,
            "progress": path.progress,
            "elapsed": path.elapsed,
            "expected": path.expected,
            "pace": path.pace,
            "remaining": path.remaining,
            "required_per_year": path.required_per_year,
            "landing": path.projected_value,
            "acceleration": path.required_speedup,
            "reached": path.projected_year,
        }

    @cached_property
    def out_of_range(self) -> Truths:
        """Is an amount beyond what an amount can be, or a share beyond every number?"""
        is_beyond = np.zeros(len(self.given.year), dtype=bool)
        for name, number in self._raw.items():
            is_beyond |= np.abs(number) >= LIMIT if name in _AMOUNTS else np.isinf(number)
        return is_beyond


def _where_defined(defined: Truths, compute: Callable[[], Floats]) -> Floats:
    """Compute for all rows, and leave out what is undefined."""
    return np.where(defined, compute(), np.nan)


def _unless(undefined: Truths, numbers: Floats) -> Floats:
    """The numbers, and nan where they are undefined."""
    return np.where(undefined, np.nan, numbers)
