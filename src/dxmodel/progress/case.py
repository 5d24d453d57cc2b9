"""One value against one goal: the numbers, and the verdict over everything the value can be."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import product
from math import inf, isfinite, nan
from typing import Any

import attrs

from dxmodel.amount import Amount
from dxmodel.fiscal import FiscalYear
from dxmodel.plan import Indicator, Target
from dxmodel.progress import formulas
from dxmodel.progress.aim import Aim
from dxmodel.progress.status import RULES, Facts, Reason, Status

__all__ = ["Case"]

Number = Fraction | float
"""Levels are compared exactly, as the decimals they are; a float is an end at infinity."""

NEXT = Fraction(1, 10**12)
"""The least step between two amounts: an end that does not belong is left out by it."""

LADDER = (Status.MOVING_AWAY, Status.BEHIND, Status.ON_COURSE, Status.ACHIEVED)
"""The verdicts that a growing value passes through: between two of them lie those between."""


@attrs.frozen(kw_only=True)
class Case:
    """What the formulas need, all amounts in one unit.

    Attributes:
        at, start, due: the year judged, the year of the baseline, the year of the target.
        value, baseline: the amounts; no baseline where the plan gives none.
        goal: between which levels the goal wants the value.
    """

    at: FiscalYear
    start: FiscalYear | None
    due: FiscalYear | None
    value: Amount
    baseline: Amount | None
    goal: Aim

    @classmethod
    def of(
        cls,
        indicator: Indicator,
        at: FiscalYear,
        value: Amount,
        baseline: Amount | None,
        goal: Aim,
        target: Target,
    ) -> "Case":
        """Bring everything to the unit of the indicator."""
        unit = indicator.unit or value.unit
        return cls(
            at=at,
            start=indicator.baseline.year if indicator.baseline else None,
            due=target.due.year,
            value=value.to(unit),
            baseline=baseline and baseline.to(unit),
            goal=goal.to(unit),
        )

    @property
    def level(self) -> Amount | None:
        """Where the way ends, or the end of a range that was left behind; else the one level of the goal."""
        end = self._passed_end or self._way_end
        named = {end} if end else {self.goal.low, self.goal.high} - {None}
        return named.pop() if len(named) == 1 else None

    @property
    def _way_end(self) -> Amount | None:
        return None if self.baseline is None else self.goal.way_end(self.baseline)

    @property
    def _passed_end(self) -> Amount | None:
        return None if self.baseline is None else self.goal.passed(self.value, self.baseline)

    def numbers(self) -> dict[str, Any]:
        """Every number that is defined, by its name in the answer."""
        elapsed, progress = self._elapsed(), self._progress()
        return {
            "level": self.level,
            "achievement_rate": self._achievement_rate(),
            "progress": progress,
            "elapsed": elapsed,
            "pace": formulas.linear_pace(progress, elapsed) if progress is not None and elapsed else None,
            **self._amounts(),
        }

    def _elapsed(self) -> float | None:
        if self.start is None or self.due is None or self.due <= self.start or self.at < self.start:
            return None
        gone: float = formulas.elapsed(self.start.year, self.at.year, self.due.year)
        return min(gone, 1.0)

    def _progress(self) -> float | None:
        end = self._way_end
        if end is None or self.baseline is None or self._passed_end or _is_open(self.value):
            return None
        start, value, level = map(_float, (self.baseline, self.value, end))
        done: float | None = formulas.progress_from_baseline(start, value, level) if start != level else None
        return done

    def _achievement_rate(self) -> float | None:
        if self.level is None or not self.goal.directed or _is_open(self.value):
            return None
        value, level = _float(self.value), _float(self.level)
        above, below = (value, level) if self.level == self.goal.low else (level, value)
        return formulas.achievement_rate(above, below) if level > 0 and above >= 0 and below > 0 else None

    def _amounts(self) -> dict[str, Any]:
        if self.level is None or (_is_open(self.value) and _is_open(self.level)):
            return {}
        left = formulas.remaining(self.value, self.level)
        years = self.due - self.at if self.due else 0
        need = formulas.change_per_year(self.value, self.level, years) if years > 0 else None
        return {"remaining": left, "required_per_year": need}

    def verdict(self) -> dict[str, Any]:
        """The status, or the reason; where the value is too rough, the verdicts it may be."""
        corners = {self._judge(*corner) for corner in self._corners()} or {Reason.ROUGH_LEVEL}
        reasons = [found for found in corners if isinstance(found, Reason)]
        if reasons:
            return {"reason": reasons[0]}
        statuses = {found for found in corners if isinstance(found, Status)}
        if len(statuses) == 1:
            return {"status": statuses.pop()}
        return {"status": Status.UNCERTAIN, "possible": _between(statuses)}

    def _corners(self) -> Iterator[tuple[Number, Number | None, Number, Number]]:
        """Every combination of the ends of what is known roughly; none if a level is open."""
        levels = (self.baseline, self.goal.low, self.goal.high)
        if any(level is not None and _is_open(level) for level in levels):
            return iter(())
        bases = _ends(self.baseline) if self.baseline is not None else (None,)
        lows = _ends(self.goal.low) if self.goal.low is not None else (-inf,)
        highs = _ends(self.goal.high) if self.goal.high is not None else (inf,)
        turns = (end for ends in (bases, lows, highs) for end in ends if end is not None)
        return product(_points(self.value, turns), bases, lows, highs)

    def _judge(self, value: Number, baseline: Number | None, low: Number, high: Number) -> Status | Reason:
        at_the_level = isfinite(value) and value in (low, high)
        met = formulas.meets(value, low, high) and not (self.goal.exclusive and at_the_level)
        overdue = self.due is not None and self.at >= self.due
        if self.start is not None and self.at < self.start:
            return Reason.BEFORE_BASELINE
        if not met and not self.goal.directed:
            return Reason.NO_DIRECTION
        if not met and self.due is None:
            return Reason.NO_DUE_YEAR
        if not met and not overdue and self._passed(value, baseline, low, high):
            return Reason.PAST_THE_RANGE
        if not met and not overdue and (baseline is None or self.start is None):
            return Reason.NO_BASELINE
        facts = Facts(
            met=met,
            overdue=overdue,
            at_start=self.at == self.start,
            worse=baseline is not None and formulas.worse_than(value, baseline, low, high),
            pace=self._pace(value, baseline, low, high),
        )
        return next((status for status, holds in RULES if holds(facts)), Status.BEHIND)

    def _passed(self, value: Number, baseline: Number | None, low: Number, high: Number) -> bool:
        """Has it gone through a range between two levels and out on the other side?"""
        if baseline is None or not (isfinite(low) and isfinite(high) and low < high):
            return False
        return (baseline < low and value > high) or (baseline > high and value < low)

    def _pace(self, value: Number, baseline: Number | None, low: Number, high: Number) -> float:
        gone = self._elapsed()
        if baseline is None or not gone or low <= baseline <= high:
            return nan
        start, seen, end = float(baseline), float(value), float(low if baseline < low else high)
        if start == end:  # levels so large and so near that they are one number to a float
            return nan
        pace: float = formulas.linear_pace(formulas.progress_from_baseline(start, seen, end), gone)
        return pace


def _float(amount: Amount) -> float:
    """The middle of what it may be; of an amount known to one side only, that side."""
    low, high = amount.interval.low, amount.interval.high
    if amount.is_exact or low is None or high is None:
        return float(amount.magnitude)
    return float((Fraction(low) + Fraction(high)) / 2)


def _ends(amount: Amount) -> tuple[Number, ...]:
    """The least and the greatest number it may be; an end that is not reached is the number next to it."""
    span = amount.interval
    low = -inf if span.low is None else Fraction(span.low) + (0 if span.low_closed else NEXT)
    high = inf if span.high is None else Fraction(span.high) - (0 if span.high_closed else NEXT)
    return tuple(dict.fromkeys((low, high)))


def _points(amount: Amount, turns: Iterable[Number]) -> tuple[Number, ...]:
    """The ends of an amount, and the levels between them at which a verdict may turn."""
    ends = _ends(amount)
    return (*ends, *(turn for turn in turns if min(ends) < turn < max(ends)))


def _is_open(amount: Amount) -> bool:
    return None in (amount.interval.low, amount.interval.high)


def _between(statuses: set[Status]) -> tuple[Status, ...]:
    """The statuses, and those of the ladder that lie between them."""
    if not statuses <= set(LADDER):
        return tuple(sorted(statuses, key=lambda status: status.value))
    steps = sorted(map(LADDER.index, statuses))
    return LADDER[steps[0] : steps[-1] + 1]
