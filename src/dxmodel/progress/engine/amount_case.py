"""AmountCase: judge an amount against a goal, for every number that a rough amount may be."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from itertools import product
from math import copysign, inf, isfinite, isinf, nan
from typing import cast

import attrs

from dxmodel.amount import Amount, Interval
from dxmodel.plan import Direction
from dxmodel.progress.engine import formulas
from dxmodel.progress.engine.merged import merged
from dxmodel.progress.engine.method import Method
from dxmodel.progress.engine.number import Number
from dxmodel.progress.engine.scenarios import Scenario, is_open, middle, middle_scenario, points, scenarios
from dxmodel.progress.engine.status import Reason
from dxmodel.progress.engine.target_range import NOWHERE, TargetRange
from dxmodel.progress.engine.trajectory import FAR, LATEST, NO_NUMBERS, Trajectory
from dxmodel.progress.engine.verdict import Verdict, VerdictFacts, judge

__all__ = ["FAR", "AmountCase"]

INF = Decimal("Infinity")

SMALL = 10**9
"""No number is beyond the limits of amounts where all exact inputs are below this."""

LARGEST_SCORE = 1e50
"""Beyond this, a score that was computed from an open end is infinite."""

_SIGNS = {Direction.UP: 1.0, Direction.DOWN: -1.0, Direction.UNKNOWN: nan}


@attrs.frozen(kw_only=True, eq=False)
class AmountCase:
    """A value and the goal that it is judged by, all amounts in one unit and under one definition.

    Attributes:
        method: the method that decides between on track and behind.
        at, start, due: the places in time of the value, the baseline and the target, of which the end of a
            fiscal year is its number; nan where there is none.
        value, baseline: the amounts; no baseline where the plan states none.
        goal: the levels between which the goal is met.
        interim_year, interim: the year of the last interim target, and the levels that it asked for.
        earlier: the earlier years and their values, the oldest first.
        at_due: the value when the target was due, if that is over and the value is known.
        only_rises: whether no value is below that of an earlier year, as in a running total.
        facts: what is known beside the numbers.
    """

    method: Method
    at: float
    start: float
    due: float
    value: Amount
    baseline: Amount | None
    goal: TargetRange
    interim_year: float = nan
    interim: TargetRange = NOWHERE
    earlier: tuple[tuple[float, Amount], ...] = ()
    at_due: Amount | None = None
    only_rises: bool = False
    facts: VerdictFacts

    # --- the verdict: over all scenarios

    @cached_property
    def verdict(self) -> Verdict:
        """The verdict; several possible statuses where a rough amount leaves them open."""
        verdicts = [[judge(path, self.method, each) for each in self._facts(path)] for path in self._paths]
        verdict = merged([each for of_path in verdicts for each in of_path])
        if len(verdicts) == 1:
            return verdict
        score, score_range, no_score = self._score([each for each, *_ in verdicts])
        return attrs.evolve(verdict, score=score, score_range=score_range, no_score=no_score)

    def _score(
        self, verdicts: list[Verdict]
    ) -> tuple[float | None, tuple[float | None, float | None] | None, Reason | None]:
        """Return the score of the middle and the range of all, or the reason why a scenario has none."""
        declined = [each.no_score for each in verdicts if each.no_score is not None]
        if declined or not verdicts:
            return None, None, next(iter(declined), Reason.IMPRECISE_TARGET)
        scores = [_or_infinite(each.score, path) for each, path in zip(verdicts, self._paths, strict=True)]
        least, greatest = (each if isfinite(each) else None for each in (min(scores), max(scores)))
        if is_open(self.value) and (least is None or least != greatest):
            return None, (least, greatest), Reason.IMPRECISE_VALUE
        if self._has_open_baseline and least != greatest:
            return None, (least, greatest), Reason.IMPRECISE_TARGET
        of_middle = judge(self._middle, self.method, self.facts)
        if of_middle.no_score is not None:
            return None, None, of_middle.no_score
        return of_middle.score, (least, greatest), None

    @cached_property
    def is_unmet(self) -> bool | None:
        """Whether the value does not meet the goal; None if that is in doubt."""
        met = {path.levels.met for path in self._paths}
        return None if len(met) > 1 else met == {False}

    def _facts(self, path: Trajectory) -> Iterator[VerdictFacts]:
        """Yield the facts of a scenario, one for each answer that earlier rough values leave open."""
        if not path.has_target:
            yield self.facts
            return
        earlier = [self._meets(path, amount) for year, amount in self.earlier if not year <= self.start]
        may_be = {False: all(False in met for met in earlier), True: any(True in met for met in earlier)}
        at_due = self._met_at_due(path) if self.facts.is_past else set()
        for met_earlier, met_at_due in product(filter(may_be.get, may_be), at_due or {False}):
            yield attrs.evolve(
                self.facts, met_earlier=met_earlier, due_known=bool(at_due), met_at_due=met_at_due
            )

    def _meets(self, path: Trajectory, amount: Amount) -> set[bool]:
        """Return whether an amount meets the goal of a scenario; both answers where that is in doubt."""
        levels = path.levels
        if amount.is_exact:
            return {bool(levels.meets(amount.magnitude))}
        limits = [end for end in (levels.low, levels.high) if isinstance(end, Decimal) and isfinite(end)]
        return {bool(levels.meets(point)) for point in points(amount, limits)}

    def _met_at_due(self, path: Trajectory) -> set[bool]:
        """Return whether the value when it was due met the goal; nothing where that is unknown."""
        if self.at_due is not None:
            return self._meets(path, self.at_due)
        if not self.only_rises:
            return set()
        before = [middle(amount) for year, amount in self.earlier if year < self.due]
        after = [middle(amount) for year, amount in self.earlier if year > self.due]
        ends = [-INF, *before][-1], [*after, middle(self.value)][0]
        if path.levels.all_meet(*ends):
            return {True}
        return {False} if path.levels.none_meets(*ends) else set()

    @cached_property
    def _paths(self) -> tuple[Trajectory, ...]:
        """The trajectory of every scenario at which the verdict may change."""
        earlier = (amount for _, amount in self.earlier)
        choices = scenarios(
            self.value, self.baseline, self.goal, self.interim, earlier, is_baseline=self._is_baseline
        )
        return tuple(map(self._path, choices))

    @property
    def _has_open_baseline(self) -> bool:
        """Whether the baseline is known to one side only."""
        return self.baseline is not None and is_open(self.baseline)

    @property
    def _is_baseline(self) -> bool:
        """Whether the value is the baseline itself, so that both are one number."""
        return self.at == self.start and self.value == self.baseline

    @cached_property
    def _middle(self) -> Trajectory:
        """The trajectory of the middle of each rough amount."""
        if len(self._paths) == 1:
            return self._paths[0]
        return self._path(middle_scenario(self.value, self.baseline, self.goal, self.interim))

    def _path(self, scenario: Scenario) -> Trajectory:
        """Return the trajectory of one scenario."""
        direction, levels = self.goal.direction, scenario.levels(self.goal)
        latest = self.earlier[-LATEST + 1 :]
        oldest_year, oldest = latest[0] if latest else (nan, None)
        return Trajectory(
            levels=levels,
            value=_number(scenario.value),
            baseline=_number(scenario.baseline),
            target=nan if direction is not None else _number(levels.target),
            at=self.at,
            start=self.start,
            due=self.due,
            interim_low=float(scenario.interim_low),
            interim_high=float(scenario.interim_high),
            interim_year=self.interim_year,
            has_target=direction is None,
            trend=direction is not None,
            better=levels.better if direction is None else _SIGNS[direction],
            is_percent=self.value.unit == "%",
            points=len(latest) + 1,
            oldest_year=oldest_year,
            oldest=_float(oldest),
            imprecise_levels=self._has_rough_levels,
            imprecise_history=any(not amount.is_exact for _, amount in latest),
        )

    @cached_property
    def _has_rough_levels(self) -> bool:
        is_rough = self.baseline is not None and not self.baseline.is_exact
        return is_rough or not all(level.is_exact for level in self.goal.levels)

    # --- the numbers: of the middle of each rough amount; none while nothing is compared yet

    @property
    def is_compared(self) -> bool:
        """Whether the value is compared with the goal: it is there, and the verdict does not wait."""
        return not self.facts.waits and self.facts.missing is None

    @cached_property
    def path(self) -> Trajectory:
        """The trajectory of the middle; without a target or a value where it is not surely known."""
        if not self.is_compared:
            return NO_NUMBERS
        if len(self._paths) == 1 and not self._passed_end:
            return self._middle
        return attrs.evolve(
            self._middle,
            target=_float(self._path_end),
            value=nan if is_open(self.value) else self._middle.value,
            baseline=nan if self._has_open_baseline else self._middle.baseline,
            passed=self._passed_end is not None,
        )

    def check_numbers(self) -> None:
        """Check that the amounts that may be asked for can be computed; all others always can.

        Raises:
            AmbiguousError: nothing is known of an amount.
            InvalidValueError: an amount is beyond the limits.
        """
        amounts = (self.value, *self.goal.levels, *([] if self.baseline is None else [self.baseline]))
        if not all(each.is_exact and abs(each.magnitude) < SMALL for each in amounts):
            _ = self.level, self.remaining, self.required_per_year, self.projected_value

    @cached_property
    def level(self) -> Amount | None:
        """The end of the path, or of a range that the value has passed; else the one level of the goal."""
        if end := self._passed_end or self._path_end:
            return end
        levels = {*self.goal.levels}
        return levels.pop() if len(levels) == 1 else None

    @cached_property
    def _path_end(self) -> Amount | None:
        return self.goal.path_end(self.baseline)

    @cached_property
    def _passed_end(self) -> Amount | None:
        return self.goal.passed_end(self.value, self.baseline)

    @cached_property
    def achievement_rate(self) -> Number:
        """The achievement rate; where the value has passed a range, the better direction is reversed."""
        if self.path is self._middle:
            return self.path.achievement_rate
        better = -self.path.better if self.path.passed else self.path.better
        return attrs.evolve(self.path, target=_float(self.level), better=better).achievement_rate

    @cached_property
    def remaining(self) -> Amount | None:
        """The difference from value to level; None without a level, or where both are open to one side."""
        if not self.is_compared or self.level is None or (is_open(self.value) and is_open(self.level)):
            return None
        remaining = formulas.remaining(self.value, self.level)
        if not self._is_baseline or (as_one := self.goal.differences(self.value, self.level)) is None:
            return remaining
        return Amount.within(Interval(min(as_one), max(as_one)), remaining.unit)

    @cached_property
    def required_per_year(self) -> Amount | None:
        """The change per year that leads from the value to the level; None where the goal surely is met."""
        is_met = self.is_unmet is False and self.path.has_target
        if is_met or self.level is None or self.remaining is None or not self.path.years_left > 0:
            return None
        required: Amount = self.remaining / cast("int", self.path.years_left)
        return required

    @cached_property
    def projected_value(self) -> Amount | None:
        """The level in the year of the target, at the pace since the baseline."""
        path = self.path
        if self.baseline is None or is_open(self.value) or is_open(self.baseline) or not path.is_under_way:
            return None
        return formulas.projected_value(self.baseline, self.value, path.years_gone, path.years_in_all)


def _float(amount: Amount | None) -> float:
    """Return the middle of an amount as a float; nan where there is none."""
    return nan if amount is None else float(middle(amount))


def _number(number: Number | None) -> float:
    """Return a number as a float: nan where there is none, :data:`FAR` for an open end."""
    if number is None:
        return nan
    return copysign(FAR, number) if isinf(number) else float(number)


def _or_infinite(score: float, path: Trajectory) -> float:
    """Return the score; infinite where it is so large because the value is an open end."""
    return copysign(inf, score) if abs(path.value) == FAR and abs(score) > LARGEST_SCORE else score
