"""The target that a year is assessed by, and the range of levels that it demands."""

from dxmodel.amount import Amount
from dxmodel.fiscal import FiscalYear
from dxmodel.plan import Direction, Indicator, Target
from dxmodel.plan.goals import (
    AtLeast,
    AtMost,
    ChangeBy,
    Completed,
    Described,
    Goal,
    Maintain,
    MeanOver,
    NotYetSet,
    Reach,
    ReduceBy,
    TotalOver,
    Within,
)
from dxmodel.progress.engine.status import Reason
from dxmodel.progress.engine.target_range import TargetRange, surely_below

__all__ = [
    "interim_target",
    "judged_target",
    "target_range",
    "target_range_between",
    "target_range_over_span",
]


def judged_target(indicator: Indicator, at: FiscalYear) -> Target | None:
    """Return the target that a year is judged against: the next one due then or later, else the last.

    Of several due in one year, the last is judged by the year's value.  Targets without a due
    year come in only where no other is set.
    """
    dated = sorted(
        ((each.due.year, each) for each in indicator.targets if each.due.year), key=lambda pair: pair[0]
    )
    upcoming = [year for year, _ in dated if year >= at]
    judged = upcoming[0] if upcoming else dated[-1][0] if dated else None
    of_that_year = [target for year, target in dated if year == judged]
    return next(iter(of_that_year[-1:] or indicator.targets), None)


def interim_target(indicator: Indicator, at: FiscalYear, judged: Target) -> Target | None:
    """Return the last target that was due before a year, and before the judged one.

    Where the way of measuring changed, none is: what was promised in the old way makes no path.
    """
    due = judged.due.year
    if indicator.breaks or due is None:
        return None
    levels = [each for each in indicator.targets if _is_level(each.goal, indicator)]
    past = [each for each in levels if each.due.year is not None and each.due.year < min(at, due)]
    return max(past, key=lambda each: each.due.place, default=None)


def target_range_between(indicator: Indicator, interim: Target, baseline: Amount) -> TargetRange | Reason:
    """Return the levels that an interim target asks for; where it may lie on either side, the very level."""
    found = target_range(indicator, interim, baseline)
    if found is Reason.IMPRECISE_TARGET and isinstance(interim.goal, Reach):
        return TargetRange(low=interim.goal.amount, high=interim.goal.amount, directed=False)
    return found


def _is_level(goal: Goal, indicator: Indicator) -> bool:
    """Does it ask for a level of one year?  A sum or a mean over years does not, nor do words."""
    if isinstance(goal, Completed):
        return indicator.unit == "%"
    return not isinstance(goal, TotalOver | MeanOver | Described | NotYetSet)


def target_range(indicator: Indicator, target: Target, baseline: Amount | None) -> TargetRange | Reason:
    """Return the levels that a target asks for, or why they cannot be said.

    A goal to reach a level away from the baseline states its own direction, unless the plan
    declares one; a lower and an upper bound state theirs.  What is to be completed is done at 100 %, where it
    is measured in percent.
    """
    match target.goal:
        case Reach(level):
            return _reach(level, indicator.direction, baseline)
        case AtLeast(level):
            return TargetRange(low=level, exclusive=target.goal.exclusive)
        case AtMost(level):
            return TargetRange(high=level, exclusive=target.goal.exclusive)
        case Within(low, high):
            return TargetRange(low=low, high=high)
        case Maintain():
            return Reason.NO_BASELINE if baseline is None else _reach(baseline, indicator.direction, baseline)
        case ChangeBy(by):
            return _change(by, baseline)
        case ReduceBy() as goal:
            return _cut(goal, indicator, baseline)
        case TotalOver() | MeanOver():
            return target_range_over_span(target.goal, indicator.direction)
        case Completed() if indicator.unit == "%":
            return TargetRange(low=Amount(100, "%"))
        case _:
            return _NOT_A_LEVEL[type(target.goal)]


_NOT_A_LEVEL = {
    Completed: Reason.NEEDS_JUDGEMENT,
    Described: Reason.TARGET_IN_WORDS,
    NotYetSet: Reason.TARGET_NOT_SET,
}


def target_range_over_span(goal: TotalOver | MeanOver, declared: Direction) -> TargetRange:
    """Return the level that a sum or a mean is to come to; a sum grows towards it, unless less is better."""
    if declared is Direction.DOWN:
        return TargetRange(high=goal.amount)
    if declared is Direction.UP or isinstance(goal, TotalOver):
        return TargetRange(low=goal.amount)
    return TargetRange(low=goal.amount, high=goal.amount, directed=False)


def _reach(level: Amount, declared: Direction, baseline: Amount | None) -> TargetRange | Reason:
    if declared is Direction.UNKNOWN and baseline is not None:
        declared = _stated(baseline, level)
        if declared is Direction.UNKNOWN and not (baseline.is_exact and level.is_exact):
            return Reason.IMPRECISE_TARGET
    match declared:
        case Direction.UP:
            return TargetRange(low=level)
        case Direction.DOWN:
            return TargetRange(high=level)
        case Direction.UNKNOWN:
            return TargetRange(low=level, high=level, directed=False)


def _change(by: Amount, baseline: Amount | None) -> TargetRange | Reason:
    if baseline is None:
        return Reason.NO_BASELINE
    stated = _stated(Amount(0, by.unit), by)
    if stated is Direction.UNKNOWN and not by.is_exact:
        return Reason.IMPRECISE_TARGET
    return _reach(baseline + by, stated, None)


def _stated(start: Amount, end: Amount) -> Direction:
    """The direction that a way from one level to another states."""
    if surely_below(start, end):
        return Direction.UP
    return Direction.DOWN if surely_below(end, start) else Direction.UNKNOWN


def _cut(goal: ReduceBy, indicator: Indicator, baseline: Amount | None) -> TargetRange | Reason:
    """The base is the one the goal gives, or the baseline if it is of the same year."""
    year = indicator.baseline.year if indicator.baseline else None
    base = goal.base or (baseline if goal.base_year is not None and goal.base_year == year else None)
    if base is None:
        return Reason.NO_BASE_LEVEL
    if base.magnitude <= 0:
        return Reason.NO_BASE_LEVEL
    if not goal.share.is_exact:
        return Reason.IMPRECISE_TARGET
    return TargetRange(high=base / 100 * (Amount(100, "%") - goal.share).magnitude)
