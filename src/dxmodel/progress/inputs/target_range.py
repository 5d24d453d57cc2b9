"""The target that a year is assessed by, and the range of levels that it asks for."""

from decimal import Decimal
from fractions import Fraction

import attrs

from dxmodel.amount import About, Amount, Interval
from dxmodel.amount.known import EXACT, Known, OrLess, OrMore, Over, Under
from dxmodel.amount.number import times
from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Breakdown
from dxmodel.plan import Direction, Indicator, Target
from dxmodel.plan.direction import better_direction, direction_between
from dxmodel.plan.goals import (
    AtLeast,
    AtMost,
    ChangeBy,
    Completed,
    Described,
    Exactly,
    Goal,
    IncreaseBy,
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
    "is_level",
    "is_words",
    "judged_target",
    "judged_targets",
    "target_range",
    "target_range_between",
    "target_range_over_span",
]


def judged_target(indicator: Indicator, at: FiscalYear, breakdown: Breakdown = ()) -> Target | None:
    """Return the target that a year is judged against; of several, the last: see :func:`judged_targets`."""
    return next(reversed(judged_targets(indicator, at, breakdown=breakdown)), None)


def judged_targets(
    indicator: Indicator,
    at: FiscalYear,
    plan_end: FiscalYear | None = None,
    breakdown: Breakdown = (),
) -> tuple[Target, ...]:
    """Return the targets that a year is judged against, each of which has its own verdict.

    They are the next ones that are due in one year, then or later, else the last ones.  A target in words, or
    one not yet set, does not hide another that is due later or at no stated time.  A target without a due
    year is returned only where there is no other.

    Args:
        indicator: the indicator.
        at: the year.
        plan_end: the last year of the plan; after it, the last targets due by *at* count, and no others.
        breakdown: the member whose targets they are; empty for the total.
    """
    targets = tuple(each for each in indicator.targets if each.breakdown == breakdown)
    if plan_end is not None and at > plan_end:
        targets = tuple(each for each in targets if each.due.year is not None and each.due.year <= at)
    judgeable = tuple(each for each in targets if not is_words(each.goal))
    for candidates in (judgeable, targets):
        upcoming = [each.due.year for each in candidates if each.due.year is not None and each.due.year >= at]
        if upcoming:
            return _due_in(candidates, min(upcoming), targets)
        if candidates and all(each.due.year is None for each in candidates):
            return candidates[:1]
    for candidates in (judgeable, targets):
        if past := [each.due.year for each in candidates if each.due.year is not None]:
            return _due_in(candidates, max(past), targets)
    return targets[:1]


def _due_in(
    candidates: tuple[Target, ...], year: FiscalYear, targets: tuple[Target, ...]
) -> tuple[Target, ...]:
    """Return the candidates of a year, and the targets in words of which one with a candidate is enough."""
    due = [each for each in candidates if each.due.year == year]
    has_alternatives = any(each.either for each in due)
    return tuple(
        each
        for each in targets
        if each in due or (has_alternatives and each.either and each.due.year == year)
    )


def is_words(goal: Goal) -> bool:
    """Return whether nothing can be compared with a goal: it is in words, or not yet set."""
    in_words = isinstance(goal, Described) and goal.bound is None and goal.than_baseline is None
    return in_words or isinstance(goal, NotYetSet)


def interim_target(indicator: Indicator, at: FiscalYear, judged: Target) -> Target | None:
    """Return the last target that was due before a year, and before the judged one.

    None where the indicator was redefined, because a target under the old definition is not on the path.
    """
    due = judged.due.year
    if indicator.breaks or due is None:
        return None
    before = min(at, due)
    past = [each for each in indicator.total_targets if each.due.year is not None and each.due.year < before]
    levels = [each for each in past if is_level(each.goal, indicator)]
    return max(levels, key=lambda each: each.due.sort_key, default=None)


def target_range_between(indicator: Indicator, interim: Target, baseline: Amount) -> TargetRange | Reason:
    """Return the levels that an interim target asks for; only its level where its direction is in doubt."""
    levels = target_range(indicator, interim, baseline)
    if levels is Reason.IMPRECISE_TARGET and isinstance(interim.goal, Reach):
        return TargetRange(low=interim.goal.amount, high=interim.goal.amount, directed=False)
    return levels


def is_level(goal: Goal, indicator: Indicator) -> bool:
    """Return whether a goal asks for a level of one year, as a sum or a mean over years and words do not."""
    if isinstance(goal, Completed):
        return indicator.unit == "%"
    return not isinstance(goal, TotalOver | MeanOver) and not is_words(goal)


def target_range(indicator: Indicator, target: Target, baseline: Amount | None) -> TargetRange | Reason:
    """Return the levels that a target asks for, or why there are none.

    A level to reach, a mean and a level to maintain need the better direction, which
    :func:`~dxmodel.plan.direction.better_direction` decides; the other goals imply theirs.  A milestone that
    is measured in percent is completed at 100 %.
    """
    match target.goal:
        case Reach(level):
            return _reach(level, better_direction(indicator), baseline)
        case Exactly(level):
            return TargetRange(low=level, high=level)
        case AtLeast(level):
            return TargetRange(low=level, exclusive_low=target.goal.exclusive)
        case AtMost(level):
            return TargetRange(high=level, exclusive_high=target.goal.exclusive)
        case Within(low, high):
            goal = target.goal
            return TargetRange(
                low=low, high=high, exclusive_low=goal.exclusive_low, exclusive_high=goal.exclusive_high
            )
        case Maintain(tolerance):
            return _maintained(tolerance, better_direction(indicator), baseline)
        case ChangeBy(by):
            return _changed(by, baseline)
        case ReduceBy() | IncreaseBy() as goal:
            return _by_share(goal, indicator, baseline)
        case Described(bound=AtLeast() | AtMost() | Within() as bound):
            return target_range(indicator, attrs.evolve(target, goal=bound), baseline)
        case Described(than_baseline=type() as comparison):
            return _compared_with(baseline, comparison)
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
    """Return the level that a sum or a mean has to reach; a word such as 以上 states on which side.

    A sum starts at zero, so that its sign is its direction, unless less is better.  A sum of zero is to
    be kept low where no value can be negative.
    """
    level = goal.amount
    match level.known:
        case OrMore() | Over():
            return TargetRange(low=_exact(level), exclusive_low=isinstance(level.known, Over))
        case OrLess() | Under():
            return TargetRange(high=_exact(level), exclusive_high=isinstance(level.known, Under))
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


def _exact(level: Amount) -> Amount:
    """Return a level without its word."""
    return attrs.evolve(level, known=EXACT)


def _maintained(
    tolerance: Amount | None, direction: Direction, baseline: Amount | None
) -> TargetRange | Reason:
    """Return the level of the baseline; with a tolerance, the levels that far from it."""
    if baseline is None:
        return Reason.NO_BASELINE
    if tolerance is None:
        return _of_baseline(_reach(baseline, direction, baseline))
    share, low, high = Decimal(0), baseline, baseline
    if tolerance.unit.is_percentage:
        share = tolerance.to("%").magnitude / 100
        ends = baseline * (1 - share), baseline * (1 + share)
        low, high = ends if baseline.magnitude >= 0 else ends[::-1]
    else:
        low, high = baseline - tolerance, baseline + tolerance
    match direction:
        case Direction.UP:
            return TargetRange(low=low, of_baseline=1 - share)
        case Direction.DOWN:
            return TargetRange(high=high, of_baseline=1 + share)
        case Direction.UNKNOWN:
            return TargetRange(low=low, high=high, of_baseline=Decimal(1) if share == 0 else Decimal(0))


def _changed(by: Amount, baseline: Amount | None) -> TargetRange | Reason:
    if baseline is None:
        return Reason.NO_BASELINE
    match by.known:
        case OrMore() | Over():
            goal = TargetRange(low=baseline + _exact(by), exclusive_low=isinstance(by.known, Over))
        case OrLess() | Under():
            goal = TargetRange(high=baseline + _exact(by), exclusive_high=isinstance(by.known, Under))
        case _:
            direction = direction_between(Amount(0, by.unit), by)
            if direction is Direction.UNKNOWN and not by.is_exact:
                return Reason.IMPRECISE_TARGET
            goal = _towards(baseline + by, direction)
    return _of_baseline(goal)


def _compared_with(baseline: Amount | None, comparison: type[Known]) -> TargetRange | Reason:
    """Return the levels above or below the baseline."""
    if baseline is None:
        return Reason.NO_BASELINE
    is_exclusive = comparison in (Over, Under)
    if comparison in (Over, OrMore):
        return TargetRange(low=baseline, exclusive_low=is_exclusive, of_baseline=Decimal(1))
    return TargetRange(high=baseline, exclusive_high=is_exclusive, of_baseline=Decimal(1))


def _of_baseline(goal: TargetRange | Reason, share: Decimal = Decimal(1)) -> TargetRange | Reason:
    """Return levels that vary with the baseline."""
    return goal if isinstance(goal, Reason) else attrs.evolve(goal, of_baseline=share)


def _is_same(base: Amount, baseline: Amount) -> bool:
    """Return whether a base repeats the baseline: 約20,000万枚 is 約2億枚 in another unit."""
    repeated = base.to(baseline.unit)
    is_rough = isinstance(base.known, About) and isinstance(baseline.known, About)
    return repeated == baseline or (is_rough and repeated.magnitude == baseline.magnitude)


def _part_of(base: Amount, least: Decimal, greatest: Decimal) -> Amount:
    """Return a part of a base above zero; a range where the part is one, as of a cut of 約25%."""
    if least == greatest:
        return base * Fraction(least)
    low, high = base.interval.scaled(Fraction(least)).low, base.interval.scaled(Fraction(greatest)).high
    return Amount.within(Interval(low, high), base.unit)


def _by_share(
    goal: ReduceBy | IncreaseBy, indicator: Indicator, baseline: Amount | None
) -> TargetRange | Reason:
    """Return the level of a cut or a growth from the base of the goal, or from the baseline.

    The baseline is the base where the goal states none, or only the year of the baseline.  A base that the
    baseline repeats is one number with it.
    """
    base_year = indicator.baseline.year if indicator.baseline else None
    is_of_baseline = goal.base_year in (None, base_year)
    base = goal.base or (baseline if is_of_baseline else None)
    if base is None or base.magnitude <= 0:
        return Reason.NO_BASE_LEVEL
    is_exclusive = isinstance(goal.share.known, Over)
    change = (_exact(goal.share) if is_exclusive else goal.share).to("%").interval
    if change.low is None or change.high is None:
        return Reason.IMPRECISE_TARGET
    sign = 1 if isinstance(goal, IncreaseBy) else -1
    parts = sorted(times(100 + sign * each, Fraction(1, 100)) for each in (change.low, change.high))
    share = Decimal(0)
    if baseline is not None and is_of_baseline and _is_same(base, baseline):
        base, share = baseline, parts[0] if parts[0] == parts[1] else share
    level = _part_of(base, *parts)
    if isinstance(goal, IncreaseBy):
        return TargetRange(low=level, exclusive_low=is_exclusive, of_baseline=share)
    return TargetRange(high=level, exclusive_high=is_exclusive, of_baseline=share)
