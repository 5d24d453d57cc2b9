"""The target that a year is assessed by, and the range of levels that it asks for."""

from decimal import Decimal
from fractions import Fraction

import attrs

from dxmodel.amount import Amount
from dxmodel.amount.number import times
from dxmodel.fiscal import FiscalYear
from dxmodel.plan import Direction, Indicator, Target
from dxmodel.plan.direction import better_direction, direction_between
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
from dxmodel.progress.engine.target_range import TargetRange
from dxmodel.progress.inputs.time_series import bounds

__all__ = [
    "interim_target",
    "judged_target",
    "target_range",
    "target_range_between",
    "target_range_over_span",
]


def judged_target(indicator: Indicator, at: FiscalYear) -> Target | None:
    """Return the target that a year is judged against: the next one due then or later, else the last.

    Of several due in one year, it is the last.  A target without a due year is returned only where there is
    no other.
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

    None where the indicator was redefined, because a target under the old definition is not on the path.
    """
    due = judged.due.year
    if indicator.breaks or due is None:
        return None
    levels = [each for each in indicator.targets if _is_level(each.goal, indicator)]
    past = [each for each in levels if each.due.year is not None and each.due.year < min(at, due)]
    return max(past, key=lambda each: each.due.sort_key, default=None)


def target_range_between(indicator: Indicator, interim: Target, baseline: Amount) -> TargetRange | Reason:
    """Return the levels that an interim target asks for; only its level where its direction is in doubt."""
    levels = target_range(indicator, interim, baseline)
    if levels is Reason.IMPRECISE_TARGET and isinstance(interim.goal, Reach):
        return TargetRange(low=interim.goal.amount, high=interim.goal.amount, directed=False)
    return levels


def _is_level(goal: Goal, indicator: Indicator) -> bool:
    """Return whether a goal asks for a level of one year, as a sum or a mean over years and words do not."""
    if isinstance(goal, Completed):
        return indicator.unit == "%"
    return not isinstance(goal, TotalOver | MeanOver | Described | NotYetSet)


def target_range(indicator: Indicator, target: Target, baseline: Amount | None) -> TargetRange | Reason:
    """Return the levels that a target asks for, or why there are none.

    A level to reach, a mean and a level to maintain need the better direction, which
    :func:`~dxmodel.plan.direction.better_direction` decides; the other goals imply theirs.  A milestone that
    is measured in percent is completed at 100 %.
    """
    match target.goal:
        case Reach(level):
            return _reach(level, better_direction(indicator), baseline)
        case AtLeast(level):
            return TargetRange(low=level, exclusive=target.goal.exclusive)
        case AtMost(level):
            return TargetRange(high=level, exclusive=target.goal.exclusive)
        case Within(low, high):
            return TargetRange(low=low, high=high)
        case Maintain():
            if baseline is None:
                return Reason.NO_BASELINE
            return _of_baseline(_reach(baseline, better_direction(indicator), baseline))
        case ChangeBy(by):
            return _changed(by, baseline)
        case ReduceBy() as goal:
            return _reduced(goal, indicator, baseline)
        case TotalOver() | MeanOver():
            return target_range_over_span(target.goal, indicator)
        case Completed() if indicator.unit == "%":
            return TargetRange(low=Amount(100, "%"))
        case _:
            return _NOT_A_LEVEL[type(target.goal)]


_NOT_A_LEVEL = {
    Completed: Reason.NEEDS_JUDGEMENT,
    Described: Reason.TARGET_IN_WORDS,
    NotYetSet: Reason.TARGET_NOT_SET,
}


def target_range_over_span(goal: TotalOver | MeanOver, indicator: Indicator) -> TargetRange:
    """Return the level that a sum or a mean has to reach.

    A sum starts at zero, so that its sign is its direction, unless less is better.  A sum of zero is to
    be kept low where no value can be negative.
    """
    level = goal.amount
    if isinstance(goal, MeanOver):
        return _towards(level, better_direction(indicator))
    if indicator.direction is not Direction.UNKNOWN:
        return _towards(level, indicator.direction)
    lowest, _ = bounds(indicator, FiscalYear.MAX)
    if level.is_exact and level.magnitude == 0 and lowest is not None and lowest >= 0:
        return _towards(level, Direction.DOWN)
    return _towards(level, direction_between(Amount(0, level.unit), level))


def _towards(level: Amount, direction: Direction) -> TargetRange:
    match direction:
        case Direction.UP:
            return TargetRange(low=level)
        case Direction.DOWN:
            return TargetRange(high=level)
        case Direction.UNKNOWN:
            return TargetRange(low=level, high=level, directed=False)


def _reach(level: Amount, direction: Direction, baseline: Amount | None) -> TargetRange | Reason:
    is_exact = level.is_exact and (baseline is None or baseline.is_exact)
    if direction is Direction.UNKNOWN and baseline is not None and not is_exact and baseline.agrees(level):
        return Reason.IMPRECISE_TARGET
    return _towards(level, direction)


def _changed(by: Amount, baseline: Amount | None) -> TargetRange | Reason:
    if baseline is None:
        return Reason.NO_BASELINE
    direction = direction_between(Amount(0, by.unit), by)
    if direction is Direction.UNKNOWN and not by.is_exact:
        return Reason.IMPRECISE_TARGET
    return _of_baseline(_towards(baseline + by, direction))


def _of_baseline(goal: TargetRange | Reason, share: Decimal = Decimal(1)) -> TargetRange | Reason:
    """Return levels that vary with the baseline."""
    return goal if isinstance(goal, Reason) else attrs.evolve(goal, of_baseline=share)


def _reduced(goal: ReduceBy, indicator: Indicator, baseline: Amount | None) -> TargetRange | Reason:
    """Return the level of a reduction from the base of the goal, or from a baseline of the same year.

    A base that the baseline repeats is one number with it.
    """
    base_year = indicator.baseline.year if indicator.baseline else None
    is_same_year = goal.base_year == base_year
    base = goal.base or (baseline if goal.base_year is not None and is_same_year else None)
    if base is None or base.magnitude <= 0:
        return Reason.NO_BASE_LEVEL
    if not goal.share.is_exact:
        return Reason.IMPRECISE_TARGET
    percent = (Amount(100, "%") - goal.share).magnitude
    is_baseline = baseline is not None and base.to(baseline.unit) == baseline
    share = (
        times(percent, Fraction(1, 100)) if is_baseline and (is_same_year or goal.base_year is None) else 0
    )
    return TargetRange(high=base / 100 * percent, of_baseline=Decimal(share))
