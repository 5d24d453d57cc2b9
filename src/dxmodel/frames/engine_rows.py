"""Rows: some rows of a frame as inputs of the engine, and the engine's answers as columns."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

import attrs
import numpy as np

from dxmodel.amount.number import LIMIT
from dxmodel.frames.columns import ACCUMULATIONS, Codes, Columns, Floats, Truths
from dxmodel.frames.days import Days
from dxmodel.frames.history import History
from dxmodel.plan import Accumulation
from dxmodel.progress.engine.levels import Levels
from dxmodel.progress.engine.method import Method
from dxmodel.progress.engine.status import Reason, Status
from dxmodel.progress.engine.trajectory import AMOUNTS, NUMBERS, Trajectory
from dxmodel.progress.engine.verdict import Verdict, VerdictFacts, judge
from dxmodel.progress.inputs.places import AT_BASELINE

__all__ = ["NONE", "REASONS", "STATUSES", "Rows"]

STATUSES = [*Status]
REASONS = [*Reason]
NONE = -1
"""The code of no reason at all."""

CODES: dict[Status | Reason, np.int8] = {
    member: np.int8(code) for members in (STATUSES, REASONS) for code, member in enumerate(members)
}
"""The code of each status and reason in arrays."""


@attrs.frozen(kw_only=True)
class Rows:
    """Some rows of a frame, with the inputs and the answers of the engine.

    Where nothing can be assessed the target is nan, so that every number that depends on it is nan too.

    Attributes:
        columns: the columns.
        rows: the slice of the frame.
        method: the method that gives the score.
        history: the values of other years.
        up_to_day: the values of flows that count up to a due day inside a year; None where there are none.
        days: the days of counting of the whole frame; None where none is stated.
    """

    columns: Columns
    rows: slice
    method: Method
    history: History
    up_to_day: History | None = None
    days: Days | None = None

    def without_unlike_baselines(self) -> "Rows":
        """Return the rows without the baselines of whole years that no part of a year is compared with."""
        if not self.until.any():
            return self
        columns = self.columns
        like = {
            "baseline": _unless(self.until, columns.baseline),
            "start": _unless(self.until, columns.start),
            "declared": np.where(self.until, self.better, columns.declared),
        }
        return attrs.evolve(self, columns=attrs.evolve(columns, **like))

    @cached_property
    def until(self) -> Truths:
        """Whether a flow counts up to the day inside a year on which its target is due."""
        if self.days is None:
            return np.zeros(len(self.columns.year), dtype=bool)
        return self.days.until[self.rows]

    @cached_property
    def place(self) -> Floats:
        """The place in time of each value: its fiscal year, or a day inside it."""
        return self.columns.year if self.days is None else self.days.place[self.rows]

    @cached_property
    def start(self) -> Floats:
        """The place in time of the baseline."""
        return self.columns.start if self.days is None else self.days.start[self.rows]

    @cached_property
    def due(self) -> Floats:
        """The place in time of the due date."""
        return self.columns.due if self.days is None else self.days.due[self.rows]

    @cached_property
    def interim(self) -> Floats:
        """The place in time of the due date of the interim target."""
        return self.columns.interim_year if self.days is None else self.days.interim[self.rows]

    @cached_property
    def value(self) -> Floats:
        """The values that are those of their year."""
        if self.days is None:
            return self.columns.value
        return _unless(self.days.unused[self.rows], self.columns.value)

    # --- what can be assessed

    @cached_property
    def ended(self) -> Truths:
        """Whether the indicator has ended before."""
        return self.columns.year > self.columns.last

    @cached_property
    def redefined(self) -> Truths:
        """Whether there is a target, and value or baseline are under another definition."""
        columns, since = self.columns, self.columns.first
        is_same = (columns.year >= since) & (columns.start >= since) & ~np.isnan(columns.baseline)
        return ~np.isnan(columns.target) & ~np.isnan(since) & ~is_same

    @cached_property
    def start_outside(self) -> Truths:
        """Whether the day of the baseline does not lie in its year."""
        if self.days is None:
            return np.zeros(len(self.columns.year), dtype=bool)
        return self.days.start_outside[self.rows]

    @cached_property
    def trend(self) -> Truths:
        """Whether there is only a value, and the method needs no target."""
        if self.method.needs_target:
            return np.zeros(len(self.columns.year), dtype=bool)
        return np.isnan(self.columns.target) & ~np.isnan(self.value) & ~self.ended

    @cached_property
    def target(self) -> Floats:
        """The target, where there is a value to compare with it."""
        is_unclear = self.redefined | self.start_outside
        return _unless(np.isnan(self.value) | self.ended | is_unclear, self.columns.target)

    @cached_property
    def baseline(self) -> Floats:
        """The baseline, where it is under the definition of the target."""
        return _unless(self.columns.start < self.columns.first, self.columns.baseline)

    # --- inputs of the engine

    @cached_property
    def levels(self) -> Levels:
        """The value against the goal, where there is a value to compare with it."""
        low, high = _ends(self.target, self.better)
        return Levels(
            value=self.value,
            baseline=self.baseline,
            low=low,
            high=high,
            has_baseline=~np.isnan(self.baseline),
            has_direction=self.better != 0,
            where=np.where,
        )

    @cached_property
    def better(self) -> Floats:
        """The sign of the better direction: the declared one, or one that all steps of the plan agree on."""
        stated = self._stated_direction
        better: Floats = np.where(self.columns.declared != 0, self.columns.declared, stated)
        return better

    @property
    def _stated_direction(self) -> Floats:
        """The sign of the steps from baseline over interim target to target, if all have the same."""
        columns, target = self.columns, self.columns.target
        is_before = (columns.interim_year < columns.due) & np.isnan(columns.first) & ~np.isnan(target)
        interim = _unless(~is_before, columns.interim)
        first_step = _unless(columns.interim_year < columns.start, interim)
        steps = (self.baseline, target), (self.baseline, first_step), (interim, target)
        rises, falls = (
            np.logical_or.reduce([compare(end, start) for start, end in steps])
            for compare in (np.greater, np.less)
        )
        direction: Floats = rises.astype(np.float64) - falls
        return direction

    @cached_property
    def trajectory(self) -> Trajectory:
        """The rows as inputs of the engine."""
        columns, levels = self.columns, self.levels
        interim_low, interim_high = _ends(columns.interim, columns.declared)
        points: Any = np.nan
        oldest_year: Any = np.nan
        oldest: Any = np.nan
        if self.method.sees_middle_years:
            points, oldest_year, oldest = self.history.latest(self.rows, columns, self.start)
            points = np.where(self.until, 1.0, points)
            oldest_year, oldest = _unless(self.until, oldest_year), _unless(self.until, oldest)
        return Trajectory(
            levels=levels,
            value=self.value,
            baseline=self.baseline,
            target=self.target,
            at=self.place,
            start=self.start,
            due=_unless(np.isnan(self.target), self.due),
            interim_low=interim_low,
            interim_high=interim_high,
            interim_year=_unless(~np.isnan(columns.first), self.interim),
            has_target=~np.isnan(self.target),
            trend=self.trend,
            better=_unless(self.better == 0, self.better),
            is_percent=columns.percent > 0,
            points=points,
            oldest_year=oldest_year,
            oldest=oldest,
            where=np.where,
            where_defined=_where_defined,
        )

    @cached_property
    def facts(self) -> VerdictFacts:
        """What the table of verdicts uses beside the numbers."""
        columns, levels, path = self.columns, self.levels, self.trajectory
        has_target = ~np.isnan(columns.target)
        is_past = has_target & (columns.year > columns.due)
        due_known, met_at_due = self._met_at_due(self.history, is_past & ~self.until)
        if self.up_to_day is not None:
            of_part = self._met_at_due(self.up_to_day, is_past & self.until)
            due_known, met_at_due = due_known | of_part[0], met_at_due | of_part[1]
        is_flow = columns.accumulation == ACCUMULATIONS[Accumulation.FLOW]
        may_be_lost = (path.has_gap & levels.has_direction & (self.place > self.start)) & ~(
            path.met | is_past | is_flow
        )
        is_targetless = ~has_target if self.method.needs_target else np.zeros_like(has_target)
        return VerdictFacts(
            nothing_due=self._first(ENDED=self.ended, NO_TARGET=is_targetless),
            needs_people=NONE,
            missing=self._missing,
            unclear=self._first(
                OUT_OF_RANGE=self.out_of_range,
                REDEFINED=self.redefined,
                DAY_OUTSIDE_YEAR=self.start_outside & has_target,
            ),
            is_due=has_target & (self.place >= self.due),
            is_past=is_past,
            due_known=due_known,
            met_at_due=met_at_due,
            met_earlier=self.history.was_met(self.rows, columns, levels, self.start, may_be_lost),
            at_baseline=self._is_at_baseline,
            is_flow=is_flow,
        )

    def _met_at_due(self, history: History, selected: Truths) -> tuple[Truths, Truths]:
        places = _unless(self.start_outside, self.start), self.due
        return history.met_at_due(self.rows, self.columns, self.levels, places, selected)

    @property
    def _is_at_baseline(self) -> Truths:
        """Whether the value is of the year of the baseline, or of a day near its end."""
        is_near = np.abs(self.place - self.start) <= float(AT_BASELINE)
        is_in_year = (self.columns.year == self.columns.start) & (self.place <= self.start)
        is_at_baseline: Truths = is_near | (is_in_year & ~self.start_outside)
        return is_at_baseline

    @property
    def _missing(self) -> Codes:
        """The codes of the reasons why years have no value."""
        is_missing = np.isnan(self.columns.value)
        if self.days is None:
            return self._first(NO_OBSERVATION=is_missing)
        outside, part, up_to_day = (
            each[self.rows] for each in (self.days.outside, self.days.part, self.days.up_to_day)
        )
        return self._first(
            NO_OBSERVATION=is_missing,
            DAY_OUTSIDE_YEAR=outside,
            NOT_UP_TO_DAY=self.until & ~up_to_day,
            PART_OF_YEAR=part & ~self.until,
        )

    def _first(self, **reasons: Truths) -> Codes:
        """Return the code of the first reason, named as in :class:`Reason`, that holds for each row."""
        codes: Codes = np.full(len(self.columns.year), NONE, dtype=np.int8)
        for name, holds in reversed(reasons.items()):
            codes = np.where(holds, CODES[Reason[name]], codes)
        return codes

    # --- answers of the engine

    @cached_property
    def verdict(self) -> Verdict:
        """Codes of statuses and reasons, and the score, for each row."""
        none = np.int8(NONE)
        return judge(self.trajectory, self.method, self.facts, none=none, code=CODES.get)

    def codes(self) -> dict[str, Codes]:
        """Return the codes of status and reason, and of the reason for which there is no score."""
        verdict = self.verdict
        return {"status": verdict.status, "reason": verdict.reason, "no_score": verdict.no_score}

    def numbers(self) -> dict[str, Floats]:
        """Return every number by the name of its column; nan where it is undefined."""
        numbers = {**self._raw, "score": self.verdict.score}
        if self.out_of_range.any():
            numbers = {name: np.where(self.out_of_range, np.nan, number) for name, number in numbers.items()}
        return numbers | {"kept": self.kept}

    @cached_property
    def kept(self) -> Floats:
        """The share of the years since the baseline in which the level was kept, where it is the target."""
        columns = self.columns
        is_to_keep = (columns.target == self.baseline) & ~np.isnan(self.start) & ~self.redefined & ~self.until
        row, result = np.flatnonzero(is_to_keep), np.full(len(columns.year), np.nan)
        better = self.better[row]
        ends = _ends(columns.target[row], better)
        result[row] = self.history.kept(self.rows, columns, row, ends, better != 0, self.start)
        return result

    @cached_property
    def _raw(self) -> dict[str, Floats]:
        return {name: getattr(self.trajectory, name) for name in NUMBERS}

    @cached_property
    def out_of_range(self) -> Truths:
        """Whether an amount is beyond the limit of amounts, or a share is infinite."""
        is_beyond = np.zeros(len(self.columns.year), dtype=bool)
        for name, number in self._raw.items():
            is_beyond |= np.abs(number) >= LIMIT if name in AMOUNTS else np.isinf(number)
        return is_beyond


def _where_defined(is_defined: Truths, compute: Callable[..., Floats], *inputs: Any) -> Floats:
    """Compute for all rows, with nan where it is undefined."""
    return np.where(is_defined, compute(*inputs), np.nan)


def _ends(target: Floats, better: Floats) -> tuple[Floats, Floats]:
    """Return the levels between which a goal is met, by the better direction."""
    return np.where(better < 0, -np.inf, target), np.where(better > 0, np.inf, target)


def _unless(undefined: Truths, numbers: Floats) -> Floats:
    """Return the numbers, with nan where they are undefined."""
    return np.where(undefined, np.nan, numbers)
