"""One value against one goal: the numbers, and the verdict over everything the value can be."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import product, starmap
from math import isfinite, isinf, nan
from typing import Any

import attrs

from dxmodel.amount import Amount
from dxmodel.amount.number import PLACES, minus, plus, times
from dxmodel.fiscal import FiscalYear
from dxmodel.plan import Direction, Indicator, Target
from dxmodel.progress import formulas
from dxmodel.progress.aim import Aim, passed_by
from dxmodel.progress.method import Method, Way
from dxmodel.progress.status import RULES, Facts, Reason, Status

__all__ = ["Case"]

INF = Decimal("Infinity")
"""Levels are compared exactly, as the decimals they are; an open end is at infinity."""

NEXT = Decimal(1).scaleb(-PLACES)
"""The least step between two amounts: an end that does not belong is left out by it."""

HALF = Fraction(1, 2)

FAR = 1e100
"""What an open end counts as in a score: farther than any amount, and not so far that arithmetic ends."""

LATEST = 6
"""So many of the latest values make the mean change per year, the year judged included."""

LADDER = (Status.MOVING_AWAY, Status.BEHIND, Status.ON_COURSE, Status.ACHIEVED)
"""The verdicts that a growing value passes through: between two of them lie those between."""

_SIDES = {Direction.UP: 1.0, Direction.DOWN: -1.0, Direction.UNKNOWN: nan}

Dated = tuple[FiscalYear, Amount]
"""What stood or should have stood at the end of a year."""


@attrs.frozen
class _Corner:
    """One choice of a number for everything that may be known only roughly."""

    value: Decimal
    baseline: Decimal | None
    low: Decimal
    high: Decimal
    interim: Decimal | None

    @property
    def is_floor(self) -> bool:
        """Is the baseline where the goal wants it?"""
        return self.baseline is not None and self.low <= self.baseline <= self.high

    @property
    def level(self) -> Decimal | None:
        """Where the way ends, or the one level that the baseline satisfies; None where a range gives none."""
        if self.baseline is not None and not self.is_floor:
            return self.low if self.baseline < self.low else self.high
        ends = {end for end in (self.low, self.high) if isfinite(end)}
        return ends.pop() if len(ends) == 1 else None

    @property
    def better(self) -> float:
        """Which way is better: 1 up, -1 down, nan where it is neither."""
        if isfinite(self.low) == isfinite(self.high):
            if self.baseline is None or self.is_floor:
                return nan
            return 1.0 if self.baseline < self.low else -1.0
        return 1.0 if isfinite(self.low) else -1.0


@attrs.frozen(kw_only=True)
class Case:
    """What the formulas need, all amounts in one unit and one way of measuring.

    Attributes:
        method: which number decides between on course and behind.
        at, start, due: the year judged, the year of the baseline, the year of the target.
        value, baseline: the amounts; no baseline where the plan gives none.
        goal: between which levels the goal wants the value.
        interim: the last interim target that was due between baseline and the year.
        earlier: what was measured in earlier years, the oldest first.
    """

    method: Method
    at: FiscalYear
    start: FiscalYear | None
    due: FiscalYear | None
    value: Amount
    baseline: Amount | None
    goal: Aim
    interim: Dated | None = None
    earlier: tuple[Dated, ...] = ()

    @classmethod
    def of(
        cls,
        method: Method,
        indicator: Indicator,
        at: FiscalYear,
        value: Amount,
        baseline: Amount | None,
        goal: Aim,
        target: Target | None,
        *,
        interim: Dated | None = None,
        earlier: Iterable[Dated] = (),
    ) -> "Case":
        """Bring everything to the unit of the indicator."""
        unit = indicator.unit or value.unit
        return cls(
            method=method,
            at=at,
            start=indicator.baseline.year if indicator.baseline else None,
            due=None if target is None else target.due.year,
            value=value.to(unit),
            baseline=baseline and baseline.to(unit),
            goal=goal.to(unit),
            interim=interim and (interim[0], interim[1].to(unit)),
            earlier=tuple((year, amount.to(unit)) for year, amount in earlier),
        )

    # --- the numbers that are told: of the middle of what is known roughly

    @cached_property
    def level(self) -> Amount | None:
        """Where the way ends, or the end of a range that was left behind; else the one level of the goal."""
        end = self._passed_end or self._way_end
        named = {end} if end else {self.goal.low, self.goal.high} - {None}
        return named.pop() if len(named) == 1 else None

    @cached_property
    def _way_end(self) -> Amount | None:
        return None if self.baseline is None else self.goal.way_end(self.baseline)

    @cached_property
    def _passed_end(self) -> Amount | None:
        return None if self.baseline is None else self.goal.passed(self.value, self.baseline)

    def numbers(self) -> dict[str, Any]:
        """Every number that is defined, by its name in the answer."""
        progress = self._progress()
        elapsed = self._elapsed(self.start)
        expected = self._expected()
        return {
            "level": self.level,
            "achievement_rate": self._achievement_rate(),
            "progress": progress,
            "elapsed": elapsed,
            "expected": expected,
            "pace": _pace(progress, expected),
            **self._amounts(),
            **self._course(progress),
            **self._scored(),
        }

    def _elapsed(self, since: FiscalYear | None) -> float | None:
        if since is None or self.due is None or self.due <= since or self.at < since:
            return None
        gone: float = formulas.elapsed(since.year, self.at.year, self.due.year)
        return min(gone, 1.0)

    def _progress(self) -> float | None:
        return None if self._passed_end or _is_open(self.value) else self._share(self.value)

    def _share(self, amount: Amount) -> float | None:
        """How much of the way an amount is."""
        end = self._way_end
        if end is None or self.baseline is None:
            return None
        start, value, level = map(_float, (self.baseline, amount, end))
        done: float | None = formulas.progress_from_baseline(start, value, level) if start != level else None
        return done

    def _expected(self) -> float | None:
        if self.interim is None:
            return self._elapsed(self.start)
        gone, share = self._elapsed(self.interim[0]), self._share(self.interim[1])
        if gone is None or share is None:
            return None
        expected: float = formulas.expected_progress(share, gone)
        return expected

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

    def _course(self, progress: float | None) -> dict[str, Any]:
        """On a line from the baseline through the value: where it leads, and what more is needed."""
        if self.baseline is None or self.start is None or self.at <= self.start or _is_open(self.value):
            return {}
        told: dict[str, Any] = {}
        gone, all_years = self.at - self.start, self.due - self.start if self.due else 0
        if all_years > gone and not _is_open(self.baseline):
            told["landing"] = formulas.landing(self.baseline, self.value, gone, all_years)
        if progress is None or not 0 < progress < 1 or self._way_end is None:
            return told
        start, value, level = map(_float, (self.baseline, self.value, self._way_end))
        have = formulas.change_per_year(start, value, gone)
        if have and all_years > gone:
            need = formulas.change_per_year(value, level, all_years - gone)
            told["acceleration"] = formulas.acceleration(need, have)
        return told | ({"reached": formulas.reached(self.at.year, value, level, have)} if have else {})

    def _scored(self) -> dict[str, Any]:
        if not self._scores:
            return {"no_score": Reason.ROUGH_LEVEL}
        middle = self._scores[0] if len(self._scores) == 1 else self._score(self._middle())
        if isinstance(middle, Reason):
            return {"no_score": middle}
        if _is_open(self.value):
            return {"no_score": Reason.TOO_ROUGH}
        known = [score for score in self._scores if not isinstance(score, Reason)]
        is_whole = len(known) == len(self._scores)
        return {"score": middle, "scores": (min(known), max(known)) if is_whole else None}

    # --- the verdict: over everything that it may be

    def verdict(self) -> dict[str, Any]:
        """The status, or the reason; where the value is too rough, the verdicts it may be."""
        found = [*map(self._judge, self._corners, self._scores)] or [Reason.ROUGH_LEVEL]
        reasons = [each for each in found if isinstance(each, Reason)]
        if reasons:
            return {"reason": reasons[0]}
        verdicts = [each for each in found if not isinstance(each, Reason)]
        statuses = dict.fromkeys(status for way in zip(*verdicts, strict=True) for status in _between({*way}))
        if len(statuses) == 1:
            return {"status": next(iter(statuses))}
        return {"status": Status.UNCERTAIN, "possible": tuple(statuses)}

    @cached_property
    def _corners(self) -> tuple[_Corner, ...]:
        """Every combination of the ends of what is known roughly; none if a level is open."""
        interim = self.interim[1] if self.interim else None
        levels = (self.baseline, self.goal.low, self.goal.high, interim)
        if any(level is not None and _is_open(level) for level in levels):
            return ()
        bases = _ends(self.baseline) if self.baseline is not None else (None,)
        lows = _ends(self.goal.low) if self.goal.low is not None else (-INF,)
        highs = _ends(self.goal.high) if self.goal.high is not None else (INF,)
        interims = _ends(interim) if interim is not None else (None,)
        turns = (end for ends in (bases, lows, highs) for end in ends if end is not None)
        return tuple(starmap(_Corner, product(_points(self.value, turns), bases, lows, highs, interims)))

    @cached_property
    def _scores(self) -> tuple[float | Reason, ...]:
        """What the method says of each."""
        return tuple(map(self._score, self._corners))

    def _middle(self) -> _Corner:
        levels = (self.value, self.baseline, self.goal.low, self.goal.high)
        value, baseline, low, high = (None if each is None else _middle(each) for each in levels)
        assert value is not None  # a case has a value
        interim = None if self.interim is None else _middle(self.interim[1])
        return _Corner(value, baseline, -INF if low is None else low, INF if high is None else high, interim)

    def _trend(self, score: float | Reason) -> tuple[Status, ...] | Reason:
        """The verdict where there is no target: by the score alone."""
        if self.start is not None and self.at == self.start:
            return (Status.AT_BASELINE,)
        if isinstance(score, Reason):
            return score
        if formulas.reaches(score, self.method.on_course):
            return (Status.ON_COURSE,)
        return (Status.BEHIND if formulas.reaches(score, 0) else Status.MOVING_AWAY,)

    def _judge(self, corner: _Corner, score: float | Reason) -> tuple[Status, ...] | Reason:
        """The verdict; two of them where it is open whether an earlier year achieved what is not met now."""
        if self.goal.direction is not None:
            return self._trend(score)
        met = self._meets(corner.value, corner)
        overdue = self.due is not None and self.at >= self.due
        if self.start is not None and self.at < self.start:
            return Reason.BEFORE_BASELINE
        if not met and not self.goal.directed:
            return Reason.NO_DIRECTION
        if not met and self.due is None:
            return Reason.NO_DUE_YEAR
        if not met and not overdue and passed_by(corner.value, corner.baseline, corner.low, corner.high):
            return Reason.PAST_THE_RANGE
        facts = Facts(
            met=met,
            lost=False,
            overdue=overdue,
            waiting=self.method.waits,
            at_start=self.at == self.start,
            worse=self._is_worse(corner),
            on_course=not isinstance(score, Reason) and formulas.reaches(score, self.method.on_course),
        )
        found = [self._ruled(attrs.evolve(facts, lost=lost), score) for lost in self._lost(corner)]
        reasons = [each for each in found if isinstance(each, Reason)]
        return reasons[0] if reasons else tuple(each for each in found if isinstance(each, Status))

    def _ruled(self, facts: Facts, score: float | Reason) -> Status | Reason:
        status = next((status for status, holds in RULES if holds(facts)), Status.BEHIND)
        rests_on_it = status in (Status.ON_COURSE, Status.BEHIND)
        return score if rests_on_it and isinstance(score, Reason) and score is not Reason.NO_WAY else status

    def _meets(self, value: Decimal, corner: _Corner) -> bool:
        at_the_level = isfinite(value) and value in (corner.low, corner.high)
        is_there: bool = formulas.meets(value, corner.low, corner.high)
        return is_there and not (self.goal.exclusive and at_the_level)

    def _is_worse(self, corner: _Corner) -> bool:
        if corner.baseline is None or self.start is None:
            return False
        worse: bool = formulas.worse_than(corner.value, corner.baseline, corner.low, corner.high)
        return worse

    def _lost(self, corner: _Corner) -> tuple[bool, ...]:
        """Did a year after the baseline achieve it?  Both, where a rough value leaves that open."""
        since = [amount for year, amount in self.earlier if self.start is None or year > self.start]
        sure = [all(self._meets(end, corner) for end in _ends(amount)) for amount in since]
        if any(sure):
            return (True, True)
        maybe = (self._meets(point, corner) for amount in since for point in _points(amount, _finite(corner)))
        return (False, True) if any(maybe) else (False, False)

    @cached_property
    def _has_rough_levels(self) -> bool:
        levels = (self.baseline, self.goal.low, self.goal.high)
        return any(level is not None and not level.is_exact for level in levels)

    def _score(self, corner: _Corner) -> float | Reason:
        """The score of the method, or why it gives none."""
        if self.method.exact_levels and self._has_rough_levels:
            return Reason.ROUGH_LEVEL
        way = self._way(corner)
        reason = next((reason for reason, holds in self.method.declines if holds(way)), None)
        if reason is not None:
            return reason
        try:
            score = float(self.method.score(way))
        except (OverflowError, ZeroDivisionError):
            return Reason.OUT_OF_RANGE
        return score if isfinite(score) else Reason.OUT_OF_RANGE

    def _way(self, corner: _Corner) -> Way:
        start = None if self.start is None else self.start.year
        due = None if self.due is None else self.due.year
        value, level = _number(corner.value), nan if corner.level is None else _number(corner.level)
        base = nan if corner.baseline is None else _number(corner.baseline)
        since = start if self.interim is None else self.interim[0].year
        timed = since is not None and due is not None and due > since and self.at.year >= since
        points = self._points
        return Way(
            value=value,
            baseline=base,
            target=level,
            floor=corner.is_floor,
            better=self._better(corner),
            met=self._meets(corner.value, corner),
            overdue=due is not None and self.at.year >= due,
            gone=nan if start is None else self.at.year - start,
            total=nan if start is None or due is None else due - start,
            left=nan if due is None else due - self.at.year,
            interim=_share(base, corner.interim, level),
            elapsed=min(formulas.elapsed(since, self.at.year, due), 1.0) if timed else nan,
            percent=self.value.unit == "%",
            points=len(points) + 1,
            per_year=formulas.change_per_year(points[0][1], value, self.at - points[0][0]) if points else nan,
        )

    def _better(self, corner: _Corner) -> float:
        if self.goal.direction is not None:
            return _SIDES[self.goal.direction]
        return corner.better if self.goal.directed else nan

    @cached_property
    def _points(self) -> list[tuple[FiscalYear, float]]:
        """The latest exact values before the year judged."""
        exact = [(year, float(amount.magnitude)) for year, amount in self.earlier if amount.is_exact]
        return exact[-LATEST + 1 :]


def _pace(progress: float | None, expected: float | None) -> float | None:
    if progress is None or expected is None or expected <= 0:
        return None
    pace: float = formulas.linear_pace(progress, expected)
    return pace


def _finite(corner: _Corner) -> tuple[Decimal, ...]:
    return tuple(end for end in (corner.low, corner.high) if isfinite(end))


def _number(number: Decimal) -> float:
    """A float; an open end is far away."""
    if isinf(number):
        return FAR if number > 0 else -FAR
    return float(number)


def _share(baseline: float, interim: Decimal | None, level: float) -> float:
    """How much of the way an interim target asks for; nan where that cannot be said."""
    if interim is None or not level - baseline:
        return nan
    share: float = formulas.progress_from_baseline(baseline, float(interim), level)
    return share


def _middle(amount: Amount) -> Decimal:
    low, high = amount.interval.low, amount.interval.high
    if amount.is_exact or low is None or high is None:
        return amount.magnitude
    return times(plus(low, high), HALF)


def _float(amount: Amount) -> float:
    """The middle of what it may be; of an amount known to one side only, that side."""
    return float(_middle(amount))


def _ends(amount: Amount) -> tuple[Decimal, ...]:
    """The least and the greatest number it may be; an end that is not reached is the number next to it."""
    span = amount.interval
    low = -INF if span.low is None else span.low if span.low_closed else plus(span.low, NEXT)
    high = INF if span.high is None else span.high if span.high_closed else minus(span.high, NEXT)
    return tuple(dict.fromkeys((low, high)))


def _points(amount: Amount, turns: Iterable[Decimal]) -> tuple[Decimal, ...]:
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
