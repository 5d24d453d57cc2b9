"""One value against one goal: the numbers, and the verdict over everything the value can be."""

from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property
from math import copysign, inf, isfinite, isinf, isnan, nan
from typing import Any

import attrs

from dxmodel.amount import Amount
from dxmodel.fiscal import FiscalYear
from dxmodel.plan import Direction, Indicator, Target
from dxmodel.progress.aim import Aim
from dxmodel.progress.engine import formulas
from dxmodel.progress.engine.methods import Method, Way
from dxmodel.progress.engine.scenarios import Corner, corners, ends, is_open, middle, middle_corner, points
from dxmodel.progress.engine.verdict import RULES, Facts, Reason, Status

__all__ = ["Case"]

FAR = 1e100
"""What an open end counts as in a score: farther than any amount, and not so far that arithmetic ends."""

SIGHT = 1e50
"""A score of an open end that is beyond this has no end itself."""

LATEST = 6
"""So many of the latest values make the mean change per year, the year judged included."""

LADDER = (Status.MOVING_AWAY, Status.BEHIND, Status.ON_COURSE, Status.ACHIEVED)
"""The verdicts that a growing value passes through, in this order."""

_SIDES = {Direction.UP: 1.0, Direction.DOWN: -1.0, Direction.UNKNOWN: nan}

_OF_ALL = (Reason.ROUGH_LEVEL, Reason.TOO_FEW_POINTS)
"""Reasons that hold because something is rough, and so say nothing of any point in it."""

Verdict = Status | Reason

Dated = tuple[FiscalYear, Amount]
"""What was measured in a year."""


@attrs.frozen(kw_only=True)
class Case:
    """What the formulas need, all amounts in one unit and one way of measuring.

    Attributes:
        method: which number decides between on course and behind.
        at, start, due: the year judged, the year of the baseline, the year of the target.
        value, baseline: the amounts; no baseline where the plan gives none.
        goal: between which levels the goal wants the value.
        interim: what the last target asked for that was due between baseline and the year.
        earlier: what was measured in earlier years, the oldest first.
    """

    method: Method
    at: FiscalYear
    start: FiscalYear | None
    due: FiscalYear | None
    value: Amount
    baseline: Amount | None
    goal: Aim
    interim: tuple[FiscalYear, Aim] | None = None
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
        interim: tuple[FiscalYear, Aim] | None = None,
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

    @property
    def has_interim(self) -> bool:
        """Does an interim target make the path?"""
        return self._middle.interim is not None

    @property
    def is_unmet(self) -> bool | None:
        """Is the value not where the goal wants it?  None if that is in doubt."""
        met = {self._meets(corner.value, corner) for corner in self._corners}
        return None if len(met) > 1 else met == {False}

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
        gone = nan if since is None else self._gone(since.year)
        return None if isnan(gone) else gone

    def _progress(self) -> float | None:
        return None if self._passed_end or is_open(self.value) else self._share(_float(self.value))

    def _share(self, amount: float) -> float | None:
        """How much of the way is done at a level."""
        end = self._way_end
        if end is None or self.baseline is None:
            return None
        start, level = _float(self.baseline), _float(end)
        done: float | None = formulas.progress_from_baseline(start, amount, level) if start != level else None
        return done

    def _expected(self) -> float | None:
        level = self._middle.interim
        if self.interim is None or level is None:
            return self._elapsed(self.start)
        gone, share = self._elapsed(self.interim[0]), self._share(float(level))
        if gone is None or share is None:
            return None
        expected: float = formulas.expected_progress(share, gone)
        return expected

    def _achievement_rate(self) -> float | None:
        if self.level is None or not self.goal.directed or is_open(self.value):
            return None
        value, level = _float(self.value), _float(self.level)
        above, below = (value, level) if self.level == self.goal.low else (level, value)
        return formulas.achievement_rate(above, below) if level > 0 and above >= 0 and below > 0 else None

    def _amounts(self) -> dict[str, Any]:
        if self.level is None or (is_open(self.value) and is_open(self.level)):
            return {}
        left = formulas.remaining(self.value, self.level)
        years = self.due - self.at if self.due else 0
        need = formulas.change_per_year(self.value, self.level, years) if years > 0 else None
        return {"remaining": left, "required_per_year": need}

    def _course(self, progress: float | None) -> dict[str, Any]:
        """On a line from the baseline through the value: where it leads, and what more is needed."""
        if self.baseline is None or self.start is None or self.at <= self.start or is_open(self.value):
            return {}
        told: dict[str, Any] = {}
        gone, all_years = self.at - self.start, self.due - self.start if self.due else 0
        if all_years > gone and not is_open(self.baseline):
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
        """The score of the middle and the range of all; why there is none, where any point has none."""
        declined = [score for score in self._scores if isinstance(score, Reason)]
        if declined or not self._scores:
            return {"no_score": next(iter(declined), Reason.ROUGH_LEVEL)}
        pairs = zip(self._scores, self._corners, strict=True)
        scores = [_in_sight(score, corner) for score, corner in pairs if not isinstance(score, Reason)]
        told = {"scores": (_end(min(scores)), _end(max(scores)))}
        if is_open(self.value):
            return {**told, "no_score": Reason.TOO_ROUGH}
        middle = scores[0] if len(scores) == 1 else self._score(self._middle)
        return {"no_score": middle} if isinstance(middle, Reason) else {**told, "score": middle}

    # --- the verdict: over everything that it may be

    def verdict(self) -> dict[str, Any]:
        """The status, or the reason; where the value is too rough, the verdicts it may be."""
        found = [*map(self._judge, self._corners, self._scores)] or [(Reason.ROUGH_LEVEL,) * 2]
        reasons = [each for pair in found for each in pair if isinstance(each, Reason)]
        of_all = [reason for reason in reasons if reason in _OF_ALL]
        if of_all or len(reasons) == 2 * len(found):
            return {"reason": (of_all or reasons)[0]}
        statuses = {each for pair in found for each in pair if isinstance(each, Status)}
        statuses |= {Status.NOT_ASSESSED} if reasons else set()
        if len(statuses) == 1:
            return {"status": statuses.pop()}
        return {"status": Status.UNCERTAIN, "possible": sorted(statuses, key=_place)}

    @cached_property
    def _corners(self) -> tuple[Corner, ...]:
        interim = self.interim and self.interim[1]
        return corners(self.value, self.baseline, self.goal, interim, (amount for _, amount in self.earlier))

    @cached_property
    def _middle(self) -> Corner:
        if len(self._corners) == 1:
            return self._corners[0]
        return middle_corner(self.value, self.baseline, self.goal, self.interim and self.interim[1])

    @cached_property
    def _scores(self) -> tuple[float | Reason, ...]:
        """What the method says of each corner."""
        return tuple(map(self._score, self._corners))

    def _trend(self, score: float | Reason) -> Verdict:
        """The verdict where there is no target: by the score alone."""
        if self.start is not None and self.at == self.start:
            return Status.AT_BASELINE
        if isinstance(score, Reason):
            return score
        if formulas.reaches(score, self.method.on_course):
            return Status.ON_COURSE
        return Status.BEHIND if formulas.reaches(score, 0) else Status.MOVING_AWAY

    def _judge(self, corner: Corner, score: float | Reason) -> tuple[Verdict, Verdict]:
        """The verdict, twice; two of them where an earlier year may have achieved what is not met now."""
        if self.goal.direction is not None:
            return (self._trend(score),) * 2
        met = self._meets(corner.value, corner)
        overdue = self._is_overdue
        if (reason := self._no_verdict(corner, met=met, overdue=overdue)) is not None:
            return (reason, reason)
        facts = Facts(
            met=met,
            lost=False,
            overdue=overdue,
            waiting=self.method.waits,
            at_start=self.at == self.start,
            worse=self._is_worse(corner),
            on_course=not isinstance(score, Reason) and formulas.reaches(score, self.method.on_course),
        )
        kept, (surely, maybe) = self._ruled(facts, score), self._lost(corner)
        if not maybe:
            return (kept, kept)
        lost = self._ruled(attrs.evolve(facts, lost=True), score)
        return (lost if surely else kept, lost)

    def _no_verdict(self, corner: Corner, *, met: bool, overdue: bool) -> Reason | None:
        """Why nothing can be said, whatever the method."""
        if self.start is not None and self.at < self.start:
            return Reason.BEFORE_BASELINE
        if not met and not self.goal.directed:
            return Reason.NO_DIRECTION
        if not met and self.due is None:
            return Reason.NO_DUE_YEAR
        return Reason.PAST_THE_RANGE if corner.is_past and not overdue else None

    def _ruled(self, facts: Facts, score: float | Reason) -> Verdict:
        status = next((status for status, holds in RULES if holds(facts)), Status.BEHIND)
        by_score = (Status.ON_COURSE, Status.BEHIND, *([] if self.start else [Status.MOVING_AWAY]))
        rests_on_it = status in by_score
        return score if rests_on_it and isinstance(score, Reason) and score is not Reason.NO_WAY else status

    def _meets(self, value: Decimal, corner: Corner) -> bool:
        is_there: bool = formulas.meets(value, corner.low, corner.high)
        return is_there and not self._is_at_edge(value, corner)

    def _is_at_edge(self, value: Decimal, corner: Corner) -> bool:
        """Is it exactly on a level that does not belong?"""
        return self.goal.exclusive and isfinite(value) and value in (corner.low, corner.high)

    def _is_worse(self, corner: Corner) -> bool:
        if corner.baseline is None:
            return False
        worse: bool = formulas.worse_than(corner.value, corner.baseline, corner.low, corner.high)
        return worse

    def _lost(self, corner: Corner) -> tuple[bool, bool]:
        """Did a year after the baseline achieve it: surely, and maybe?  A rough value may leave that open."""
        since = [amount for year, amount in self.earlier if self.start is None or year > self.start]
        sure = [all(self._meets(end, corner) for end in ends(amount)) for amount in since]
        if any(sure):
            return (True, True)
        turns = [end for end in (corner.low, corner.high) if isfinite(end)]
        maybe = (self._meets(point, corner) for amount in since for point in points(amount, turns))
        return (False, True) if any(maybe) else (False, False)

    @property
    def _is_overdue(self) -> bool:
        """Has the year of the target come?"""
        return self.due is not None and self.at >= self.due

    @cached_property
    def _has_rough_levels(self) -> bool:
        levels = (self.baseline, self.goal.low, self.goal.high)
        return any(level is not None and not level.is_exact for level in levels)

    def _score(self, corner: Corner) -> float | Reason:
        """The score of the method, or why it gives none."""
        if self.method.exact_levels and self._has_rough_levels:
            return Reason.ROUGH_LEVEL
        if self.method.sees_middle_years and self._late is None:
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

    def _way(self, corner: Corner) -> Way:
        start = None if self.start is None else self.start.year
        due = None if self.due is None else self.due.year
        value, level = _number(corner.value), nan if corner.level is None else _number(corner.level)
        base = nan if corner.baseline is None else _number(corner.baseline)
        interim = corner.interim
        since = start if interim is None or self.interim is None else self.interim[0].year
        late = self._late or []
        return Way(
            value=value,
            baseline=base,
            target=level,
            floor=corner.is_floor,
            better=self._better(corner),
            met=self._meets(corner.value, corner),
            overdue=self._is_overdue,
            gone=nan if start is None else self.at.year - start,
            total=nan if start is None or due is None else due - start,
            left=nan if due is None else due - self.at.year,
            at_edge=self._is_at_edge(corner.value, corner) and self._is_overdue,
            ranged=corner.is_range,
            past=corner.is_past,
            interim=_share(base, interim, level),
            elapsed=self._gone(start),
            stage=self._gone(since),
            percent=self.value.unit == "%",
            points=len(late) + 1,
            per_year=formulas.change_per_year(late[0][1], value, self.at - late[0][0]) if late else nan,
        )

    def _gone(self, since: int | None) -> float:
        """The share of the time since a year that is gone, at most 1; nan where that is none."""
        due = None if self.due is None else self.due.year
        if since is None or due is None or due <= since or self.at.year < since:
            return nan
        gone: float = formulas.elapsed(since, self.at.year, due)
        return min(gone, 1.0)

    def _better(self, corner: Corner) -> float:
        if self.goal.direction is not None:
            return _SIDES[self.goal.direction]
        return corner.better or nan if self.goal.directed else nan

    @cached_property
    def _late(self) -> list[tuple[FiscalYear, float]] | None:
        """The latest values before the year judged; None if one of them is rough."""
        late = self.earlier[-LATEST + 1 :]
        is_exact = all(amount.is_exact for _, amount in late)
        return [(year, float(amount.magnitude)) for year, amount in late] if is_exact else None


def _pace(progress: float | None, expected: float | None) -> float | None:
    if progress is None or expected is None or expected <= 0:
        return None
    pace: float = formulas.linear_pace(progress, expected)
    return pace


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


def _float(amount: Amount) -> float:
    """The middle of what it may be; of an amount known to one side only, that side."""
    return float(middle(amount))


def _in_sight(score: float, corner: Corner) -> float:
    """A score; infinite where an open end is so far away that the score is, too."""
    is_far = isinf(corner.value) and abs(score) > SIGHT
    return copysign(inf, score) if is_far else score


def _end(score: float) -> float | None:
    return score if isfinite(score) else None


def _place(status: Status) -> tuple[int, str]:
    """The verdicts that a growing value passes through, in this order; then the others."""
    return (LADDER.index(status) if status in LADDER else len(LADDER), status.value)
