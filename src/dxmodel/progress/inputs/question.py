"""Question: the target that an indicator is judged by in a year, and the levels that it asks for."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from functools import cached_property

import attrs

from dxmodel.amount import Amount
from dxmodel.errors import AmbiguousError, InvalidValueError
from dxmodel.fiscal import FiscalSpan, FiscalYear, last_day
from dxmodel.ledger import Ledger, ResolvedValue, resolve
from dxmodel.ledger.resolved_value import resolve_span, resolve_until
from dxmodel.plan import Accumulation, Indicator, Target
from dxmodel.plan.direction import better_direction
from dxmodel.plan.goals import AtLeast, AtMost, Exactly, MeanOver, NotYetSet, Reach, TotalOver, Within
from dxmodel.progress.engine.status import Reason
from dxmodel.progress.engine.target_range import TargetRange, exclude
from dxmodel.progress.inputs import breaks
from dxmodel.progress.inputs.path import Stage, middle_path_end, stage_start, stages
from dxmodel.progress.inputs.places import baseline_place, counted_until, due_place
from dxmodel.progress.inputs.target_range import is_level, judged_targets, target_range

__all__ = ["Question"]


@attrs.frozen(kw_only=True, slots=False)
class Question:
    """The target of an indicator in a year, and what follows from it, whether or not the year has a value.

    Attributes:
        indicator, at: the indicator and the year.
        target: the judged target.
        plan_end: the last year of the plan; None if its end is open.
        since: the first year of the definition of the target, where a revision set it anew.
        is_contradicted: whether no value meets both its target and another one that is judged in the year.
    """

    indicator: Indicator
    at: FiscalYear
    target: Target | None
    plan_end: FiscalYear | None = None
    since: FiscalYear | None = None
    is_contradicted: bool = False

    @classmethod
    def of_year(
        cls,
        indicator: Indicator,
        at: FiscalYear,
        plan_end: FiscalYear | None,
        since: FiscalYear | None = None,
    ) -> tuple["Question", ...]:
        """Return the questions for the targets that are judged in a year; one without a target if none is."""
        targets: tuple[Target | None, ...] = judged_targets(indicator, at, plan_end)
        if _is_after_yearly_levels(indicator, at):
            targets = tuple(each for each in targets if each and not is_level(each.goal, indicator))
            if not targets:
                return (cls(indicator=indicator, at=at, target=None),)
        targets = targets or (None,)
        pairs = ((_without_unlike_baseline(indicator, at, each), each) for each in targets)
        questions = tuple(
            cls(indicator=of, at=at, target=each, plan_end=plan_end, since=since) for of, each in pairs
        )
        if len(questions) < 2:
            return questions
        return tuple(
            attrs.evolve(each, is_contradicted=each._is_excluded_by(questions)) for each in questions
        )

    def _is_excluded_by(self, others: Iterable["Question"]) -> bool:
        """Return whether no value meets both its goal and that of one of the others."""
        own = self.goal_of_a_year
        is_either = self.target is not None and self.target.either
        levels = [
            each.goal_of_a_year
            for each in others
            if not (is_either and each.target is not None and each.target.either)
        ]
        return own is not None and any(each is not None and exclude(own, each) for each in levels)

    def value(self, ledger: Ledger) -> ResolvedValue:
        """Return the value of the year; of a level over several years, one over as many, if there is one.

        Of a flow whose target is due on a day inside a year, it is what was counted up to that day.
        """
        if (until := self.counted_until) is not None:
            return resolve_until(ledger, self.indicator, self.at, until)
        years = self._years_of_level
        if years == 1:
            return resolve(ledger, self.indicator, self.at)
        of_span = resolve_span(ledger, self.indicator, FiscalSpan(self.at - (years - 1), self.at))
        return of_span or resolve(ledger, self.indicator, self.at)

    @cached_property
    def counted_until(self) -> date | None:
        """The day of the year up to which a flow counts; None where it counts over the whole year."""
        return counted_until(self.indicator, self.target, self.at)

    def is_like_baseline(self, value: ResolvedValue) -> bool:
        """Return whether a value covers as many years as the baseline, or the target is a sum or a mean.

        Of a flow that counts up to a day, whether value and baseline do so, too.
        """
        if (until := self.counted_until) is not None:
            is_up_to_day = value.amount is None or value.day == until
            return is_up_to_day and _covers_as_much(self.indicator, until)
        years = self._years_of_level
        if years == 1 or self.target is None or isinstance(self.target.goal, TotalOver | MeanOver):
            return True
        period = None if value.observation is None else value.observation.period
        return isinstance(period, FiscalSpan) and _whole_years(period) == years

    @property
    def _years_of_level(self) -> int:
        """The number of years that a level is measured over, by the baseline."""
        base = self.indicator.baseline
        return 1 if base is None or base.span is None else _whole_years(base.span)

    @property
    def nothing_due(self) -> Reason | None:
        """Why no target asks for anything in the year; None where one does."""
        ended = self.indicator.ended
        if ended is not None and self.at > ended.last:
            return Reason.ENDED
        if self.target is None:
            has_plan_ended = self.plan_end is not None and self.at > self.plan_end
            return Reason.PLAN_ENDED if has_plan_ended else Reason.NO_TARGET
        if isinstance(self.target.goal, NotYetSet):
            return Reason.TARGET_NOT_SET
        return None

    @cached_property
    def baseline(self) -> Amount | None:
        """The level of the baseline, under the definition of the target."""
        base = self.indicator.baseline
        return None if base is None else breaks.converted(self.indicator, base.amount, base.year)

    @cached_property
    def goal(self) -> TargetRange | Reason | None:
        """The levels that the target asks for, or why there are none; None without a target."""
        if self.target is None:
            return None
        try:
            return target_range(self.indicator, self.target, self.baseline)
        except AmbiguousError:
            return Reason.IMPRECISE_TARGET
        except InvalidValueError:
            return Reason.OUT_OF_RANGE

    @property
    def goal_of_a_year(self) -> TargetRange | None:
        """The levels, where they are for the value of one year and under its definition; else None."""
        is_over_span = self.target is not None and isinstance(self.target.goal, TotalOver | MeanOver)
        return None if is_over_span or not self.is_comparable else self.levels

    @property
    def levels(self) -> TargetRange | None:
        """The levels that the target asks for; None where there are none."""
        return self.goal if isinstance(self.goal, TargetRange) else None

    @cached_property
    def is_comparable(self) -> bool:
        """Whether every break between the value, the baseline and the targets has a bridge."""
        return breaks.is_comparable(self.indicator, self.at, self.since)

    @property
    def due(self) -> FiscalYear | None:
        """The fiscal year in which the target is due; None without a target or a due year."""
        return None if self.target is None else self.target.due.year

    @property
    def start(self) -> FiscalYear | None:
        """The fiscal year of the baseline, if it is known."""
        base = self.indicator.baseline
        if base is None or base.year is not None or base.span is None:
            return None if base is None else base.year
        return base.span.end_year

    @cached_property
    def start_place(self) -> Fraction | int | None:
        """The place in time of the baseline, if its year is known."""
        return baseline_place(self.indicator)

    @cached_property
    def due_place(self) -> Fraction | int | None:
        """The place in time of the due date; None without a target or a date."""
        return due_place(self.indicator, self.target)

    @property
    def due_day(self) -> date | None:
        """The day on which the target is due; None where it is due in a year."""
        by = None if self.target is None else self.target.due.by
        return None if by is None or isinstance(by, FiscalYear) else last_day(by)

    @property
    def goal_level(self) -> Amount | None:
        """The level that the path leads to, or the only one that the target asks for."""
        if self.levels is None:
            return None
        end = middle_path_end(self.levels, self.baseline) if self.baseline else None
        return end or next(iter(self.levels.levels), None)

    @property
    def path(self) -> tuple[Stage, ...]:
        """The interim targets that the path leads over."""
        if self.target is None or self.baseline is None or self.levels is None:
            return ()
        return stages(self.indicator, self.target, self.levels, self.baseline)

    @cached_property
    def interim(self) -> tuple[Target, TargetRange] | None:
        """The last interim target due before the year, where the path may lead over it, and its levels."""
        if self.target is None or self.baseline is None:
            return None
        interim = stage_start(self.indicator, self.at, self.target, self.baseline)
        return interim if interim is not None and interim[1].may_lead_from(self.baseline) else None


def _without_unlike_baseline(indicator: Indicator, at: FiscalYear, target: Target | None) -> Indicator:
    """Return an indicator without the baseline that no verdict about a flow of the due year needs.

    A baseline over several years may be their total or their mean, and is compared with no single year; one
    of a year is compared with no part of it.  That the flow met its level, or did not, needs no baseline.
    """
    is_flow, base = indicator.accumulation is Accumulation.FLOW, indicator.baseline
    if not is_flow or base is None or target is None:
        return indicator
    if not isinstance(target.goal, Reach | Exactly | AtLeast | AtMost | Within):
        return indicator
    until = counted_until(indicator, target, at)
    if until is not None and not _covers_as_much(indicator, until):
        return attrs.evolve(indicator, baseline=None, direction=better_direction(indicator))
    is_due = target.due.year is not None and at >= target.due.year
    return attrs.evolve(indicator, baseline=None) if is_due and base.is_over_years else indicator


def _covers_as_much(indicator: Indicator, until: date) -> bool:
    """Return whether the baseline is of the months of a year up to a day, or there is none."""
    base = indicator.baseline
    if base is None or base.span is None or base.span.first_day is None or base.span.last_day is None:
        return base is None
    year = indicator.year_of(base.span)
    first = None if year is None else indicator.days_of(year)[0]
    same_end = (base.span.last_day.month, base.span.last_day.day) == (until.month, until.day)
    return base.span.first_day == first and same_end


def _whole_years(span: FiscalSpan) -> int:
    """Return the number of whole fiscal years of a span; 1 for any other."""
    start, end = span.start_year, span.end_year
    return 1 if start is None or end is None or not span.is_whole_years else end - start + 1


def _is_after_yearly_levels(indicator: Indicator, at: FiscalYear) -> bool:
    """Return whether a declared flow had a level for each of several years, the last of which is over.

    One year is enough for a target that is due every year.
    """
    levels = [each for each in indicator.total_targets if is_level(each.goal, indicator)]
    years = sorted({each.due.year for each in levels if each.due.year is not None})
    return (
        indicator.accumulation is Accumulation.FLOW
        and all(each.due.year is not None for each in levels)
        and (len(years) >= 2 or any(each.due.yearly for each in levels))
        and years[-1] - years[0] == len(years) - 1
        and at > years[-1]
    )
