"""Judge amounts: an amount against a goal, for every number that a rough amount may be."""

from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property
from math import copysign, inf, isfinite, isinf, isnan, nan

import attrs

from dxmodel.amount import Amount
from dxmodel.fiscal import FiscalYear
from dxmodel.plan import Break, Direction, Doubt, Indicator, Target
from dxmodel.progress.engine import formulas
from dxmodel.progress.engine.methods import Method
from dxmodel.progress.engine.scenarios import (
    Scenario,
    ends,
    is_open,
    middle,
    middle_scenario,
    points,
    scenarios,
)
from dxmodel.progress.engine.status import Reason, Status
from dxmodel.progress.engine.target_range import TargetRange
from dxmodel.progress.engine.trajectory import LATEST, Trajectory
from dxmodel.progress.engine.verdict import Verdict, judge
from dxmodel.progress.inputs.span_total import SpanTotal

__all__ = ["AmountCase", "Judged"]

FAR = 1e100
"""What an open end counts as in a score: farther than any amount, and not so far that arithmetic ends."""

SIGHT = 1e50
"""A score of an open end that is beyond this has no end itself."""

LADDER = (Status.REGRESSING, Status.BEHIND, Status.ON_TRACK, Status.ACHIEVED)
"""The verdicts that a growing value passes through, in this order."""

_SIGNS = {Direction.UP: 1.0, Direction.DOWN: -1.0, Direction.UNKNOWN: nan}

_OF_ALL = (Reason.IMPRECISE_TARGET, Reason.TOO_FEW_POINTS)
"""Reasons that hold because something is rough, and so say nothing of any point in it."""

Range = tuple[float | None, float | None]
"""The least and the greatest score; None for an end that is open."""

DatedAmount = tuple[FiscalYear, Amount]
"""What was measured in a year."""


@attrs.frozen(kw_only=True)
class Judged:
    """The verdict on an amount and its numbers; see :class:`~dxmodel.progress.Assessment`."""

    status: Status
    reason: Reason | None = None
    possible: tuple[Status, ...] = ()
    target_level: Amount | None = None
    achievement_rate: float | None = None
    progress: float | None = None
    elapsed: float | None = None
    expected: float | None = None
    pace: float | None = None
    remaining: Amount | None = None
    required_per_year: Amount | None = None
    projected_value: Amount | None = None
    required_speedup: float | None = None
    projected_year: float | None = None
    score: float | None = None
    score_range: Range | None = None
    no_score: Reason | None = None
    baseline: Amount | None = None
    interim: Target | None = None
    span_total: SpanTotal | None = None
    bridges: tuple[Break, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@attrs.frozen(kw_only=True)
class AmountCase:
    """What is judged, all amounts in one unit and one way of measuring.

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
    goal: TargetRange
    interim: tuple[FiscalYear, TargetRange] | None = None
    earlier: tuple[DatedAmount, ...] = ()

    @classmethod
    def of(
        cls,
        method: Method,
        indicator: Indicator,
        at: FiscalYear,
        value: Amount,
        baseline: Amount | None,
        goal: TargetRange,
        target: Target | None,
        *,
        interim: tuple[FiscalYear, TargetRange] | None = None,
        earlier: Iterable[DatedAmount] = (),
    ) -> "AmountCase":
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

    def judged(self) -> Judged:
        """Return the verdict and the numbers."""
        status, reason, possible = self._verdict()
        score, scores, no_score = self._scored()
        path, amounts = self._path, self._amounts
        has_share = self._passed_end is None
        return Judged(
            status=status,
            reason=reason,
            possible=possible,
            target_level=self.level,
            achievement_rate=_defined(self._rate),
            progress=_defined(path.progress) if has_share else None,
            elapsed=_defined(path.elapsed),
            expected=_defined(path.expected),
            pace=_defined(path.pace) if has_share else None,
            remaining=None if amounts is None else amounts.remaining,
            required_per_year=None if amounts is None else _amount(amounts.required_per_year),
            projected_value=self._landing(),
            required_speedup=_defined(path.required_speedup) if has_share else None,
            projected_year=_defined(path.projected_year) if has_share else None,
            score=score,
            score_range=scores,
            no_score=no_score,
        )

    # --- the numbers that are told: of the middle of what is known roughly

    @cached_property
    def level(self) -> Amount | None:
        """Where the path ends, or the end of a range that was left behind; else the one level of the goal."""
        end = self._passed_end or self._path_end
        named = {end} if end else {self.goal.low, self.goal.high} - {None}
        return named.pop() if len(named) == 1 else None

    @cached_property
    def _path_end(self) -> Amount | None:
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
        met = {scenario.levels(self.goal).met for scenario in self._scenarios}
        return None if len(met) > 1 else met == {False}

    @cached_property
    def _path(self) -> Trajectory:
        """The trajectory of the middle; without its ends where none is sure, or none can be told."""
        end = nan if self._path_end is None else _float(self._path_end)
        path = self._trajectory(self._middle)
        return attrs.evolve(path, target=end, value=nan if is_open(self.value) else path.value)

    @property
    def _rate(self) -> float:
        """The achievement rate; of a range that was left behind, less is better of what is beyond it."""
        level = nan if self.level is None else _float(self.level)
        better = self._path.better if self._passed_end is None else -self._path.better
        rate: float = attrs.evolve(self._path, target=level, better=better).achievement_rate
        return rate

    @cached_property
    def _amounts(self) -> Trajectory | None:
        """The same with amounts in place of numbers; None where nothing is left that could be told."""
        if self.level is None or (is_open(self.value) and is_open(self.level)):
            return None
        return attrs.evolve(self._path, value=self.value, target=self.level)

    def _landing(self) -> Amount | None:
        if self.baseline is None or is_open(self.value) or is_open(self.baseline):
            return None
        return _amount(attrs.evolve(self._path, value=self.value, baseline=self.baseline).projected_value)

    # --- the verdict: over everything that it may be

    def _scored(self) -> tuple[float | None, Range | None, Reason | None]:
        """The score of the middle and the range of all; why there is none, where any scenario has none."""
        verdicts = [verdict for verdict, _ in self._verdicts]
        declined = [verdict.no_score for verdict in verdicts if verdict.no_score is not None]
        if declined or not verdicts:
            return None, None, next(iter(declined), Reason.IMPRECISE_TARGET)
        pairs = zip(verdicts, self._scenarios, strict=True)
        scores = [_in_sight(verdict.score, scenario) for verdict, scenario in pairs]
        ends = (_end(min(scores)), _end(max(scores)))
        if is_open(self.value):
            return None, ends, Reason.IMPRECISE_VALUE
        if len(scores) == 1:
            return scores[0], ends, None
        middle = judge(self._trajectory(self._middle), self.method)
        if middle.no_score is not None:
            return None, None, middle.no_score
        return middle.score, ends, None

    def _verdict(self) -> tuple[Status, Reason | None, tuple[Status, ...]]:
        """The status, or the reason; where the value is too rough, the verdicts it may be."""
        every = [each for pair in self._verdicts for each in pair]
        if not every:
            return Status.NOT_ASSESSED, Reason.IMPRECISE_TARGET, ()
        reasons = [each.reason for each in every if each.reason is not None]
        of_all = [reason for reason in reasons if reason in _OF_ALL]
        if of_all or len(reasons) == len(every):
            return Status.NOT_ASSESSED, (of_all or reasons)[0], ()
        statuses = {each.status for each in every}
        if len(statuses) == 1:
            return statuses.pop(), None, ()
        return Status.UNCERTAIN, None, tuple(sorted(statuses, key=_place))

    @cached_property
    def _scenarios(self) -> tuple[Scenario, ...]:
        interim = self.interim and self.interim[1]
        return scenarios(
            self.value, self.baseline, self.goal, interim, (amount for _, amount in self.earlier)
        )

    @cached_property
    def _middle(self) -> Scenario:
        if len(self._scenarios) == 1:
            return self._scenarios[0]
        return middle_scenario(self.value, self.baseline, self.goal, self.interim and self.interim[1])

    @cached_property
    def _verdicts(self) -> tuple[tuple[Verdict, Verdict], ...]:
        """The verdict of each scenario; two of them where an earlier year may have met the goal."""
        return tuple(map(self._judge, self._scenarios))

    def _judge(self, scenario: Scenario) -> tuple[Verdict, Verdict]:
        path = self._trajectory(scenario)
        surely, maybe = self._was_met(path)
        verdict = judge(attrs.evolve(path, was_met=surely) if surely else path, self.method)
        if surely or not maybe:
            return verdict, verdict
        return verdict, judge(attrs.evolve(path, was_met=True), self.method)

    def _was_met(self, path: Trajectory) -> tuple[bool, bool]:
        """Did a year after the baseline meet the goal: surely, and maybe?"""
        if not path.has_target or path.met:
            return False, False
        levels = path.levels

        def met(value: Decimal) -> bool:
            return bool(attrs.evolve(levels, value=value).met)

        since = [amount for year, amount in self.earlier if self.start is None or year > self.start]
        if any(all(map(met, ends(amount))) for amount in since):
            return True, True
        turns = [end for end in (levels.low, levels.high) if isfinite(end)]
        return False, any(met(point) for amount in since for point in points(amount, turns))

    def _trajectory(self, scenario: Scenario) -> Trajectory:
        """One choice of numbers, as the engine takes it."""
        trend = self.goal.direction
        levels = scenario.levels(self.goal)
        years = [nan if year is None else year.year for year in (self.at, self.start, self.due)]
        latest = self._latest or []
        interim = scenario.interim
        value = _number(scenario.value)
        is_dated = self.interim is not None and interim is not None
        return Trajectory(
            levels=levels,
            value=value,
            baseline=nan if scenario.baseline is None else _number(scenario.baseline),
            target=nan if trend is not None else _number(levels.target),
            at=years[0],
            start=years[1],
            due=years[2],
            interim=nan if interim is None else float(interim),
            interim_year=self.interim[0].year if self.interim is not None and is_dated else nan,
            has_target=trend is None,
            trend=trend is not None,
            better=levels.better if trend is None else _SIGNS[trend],
            is_percent=self.value.unit == "%",
            points=len(latest) + 1,
            change_per_year=(
                formulas.change_per_year(latest[0][1], value, self.at - latest[0][0]) if latest else nan
            ),
            imprecise_levels=self._has_rough_levels,
            imprecise_history=self._latest is None,
        )

    @cached_property
    def _has_rough_levels(self) -> bool:
        levels = (self.baseline, self.goal.low, self.goal.high)
        return any(level is not None and not level.is_exact for level in levels)

    @cached_property
    def _latest(self) -> list[tuple[FiscalYear, float]] | None:
        """The latest values before the year judged; None if one of them is rough."""
        latest = self.earlier[-LATEST + 1 :]
        is_exact = all(amount.is_exact for _, amount in latest)
        return [(year, float(amount.magnitude)) for year, amount in latest] if is_exact else None


def _defined(number: float) -> float | None:
    """A number; None where it is undefined."""
    return None if isnan(number) else number


def _amount(amount: Amount | float) -> Amount | None:
    return amount if isinstance(amount, Amount) else None


def _number(number: Decimal | float) -> float:
    """A float; an open end is far away."""
    if isinf(number):
        return FAR if number > 0 else -FAR
    return float(number)


def _float(amount: Amount) -> float:
    """The middle of what it may be; of an amount known to one side only, that side."""
    return float(middle(amount))


def _in_sight(score: float, scenario: Scenario) -> float:
    """A score; infinite where an open end is so far away that the score is, too."""
    is_far = isinf(scenario.value) and abs(score) > SIGHT
    return copysign(inf, score) if is_far else score


def _end(score: float) -> float | None:
    return score if isfinite(score) else None


def _place(status: Status) -> tuple[int, str]:
    """The verdicts that a growing value passes through, in this order; then the others."""
    return (LADDER.index(status) if status in LADDER else len(LADDER), status.value)
