"""better_direction: whether more or less is better, as far as the plan states it."""

from collections.abc import Iterator
from itertools import pairwise, product

from dxmodel.amount import Amount, UpTo
from dxmodel.fiscal import FiscalYear
from dxmodel.plan.breaks import across
from dxmodel.plan.goals import Goal, Maintain, MeanOver, Reach
from dxmodel.plan.indicator import Accumulation, Direction, Indicator

__all__ = ["better_direction", "direction_between", "needs_direction"]


def needs_direction(goal: Goal) -> bool:
    """Return whether a goal can only be judged where it is known whether more or less is better.

    A mean of 60%以上 and a level that may differ by ±5件 state it themselves.

    >>> needs_direction(Maintain()), needs_direction(Maintain("5件"))
    (True, False)
    """
    if isinstance(goal, MeanOver):
        return None not in (goal.amount.interval.low, goal.amount.interval.high)
    return isinstance(goal, Reach) or (isinstance(goal, Maintain) and goal.tolerance is None)


def better_direction(indicator: Indicator) -> Direction:
    """Return the declared direction, else the one that everything in the plan agrees on.

    These state a direction, and they must not contradict one another:

    * the step from each level to reach to the next one, in the order of their due years;
    * the step from the baseline to each level to reach that is not due before its year, else to the last;
    * a level to reach at a bound, such as 100 % or 0, where bounds or a denominator are declared.  Without
      them a percentage may be a growth rate, which has no bound.

    Results state nothing.  Steps between equal levels, and between levels that may be equal, state nothing;
    of a range (90〜110件) both ends are stated, and a level inside it is above the one and below the other.
    Levels before a break in series are not compared with later ones; a baseline is converted by its bridge.
    The baseline of a flow over several years states nothing: it may be their total or their mean.

    >>> from dxmodel.plan.target import Target
    >>> targets = [Target(due="R6", goal=Reach("72件")), Target(due="R8", goal=Reach("392件"))]
    >>> better_direction(Indicator(id="x", order=1, label="導入件数", unit="件", targets=targets))
    Direction.UP
    """
    if indicator.direction is not Direction.UNKNOWN:
        return indicator.direction
    steps = [*_steps(indicator)]
    possible = {direction for step in steps for direction in step} - {Direction.UNKNOWN}
    is_stated = len(possible) == 1 and possible in steps
    return possible.pop() if is_stated else Direction.UNKNOWN


def direction_between(start: Amount, end: Amount) -> Direction:
    """Return the direction from one level to another; unknown where they are or may be equal."""
    if start.agrees(end):
        return Direction.UNKNOWN
    return Direction.UP if start < end else Direction.DOWN


def _steps(indicator: Indicator) -> Iterator[set[Direction]]:
    """Yield the directions that each step between levels of the plan has: several from or to a range."""
    levels = [*_levels(indicator)]
    steps = ((one, later) for (due, one), (later_due, later) in pairwise(levels) if due != later_due)
    yield from (_directions(one, later) for one, later in steps)
    undated = [*_undated_levels(indicator)]
    baseline, year = _baseline(indicator)
    if baseline is not None:
        later = [level for due, level in levels if year is None or due >= year]
        for level in (*(later or [level for _, level in levels[-1:]]), *undated):
            yield _directions(baseline, level)
    if indicator.bounds is not None or indicator.denominator is not None:
        for level in (*(each for _, each in levels), *undated):
            yield {_direction_to_bound(indicator, level)}


def _directions(start: Amount, end: Amount) -> set[Direction]:
    """Return the directions from one level to another; of a range, from or to each of its ends."""
    return {direction_between(*ends) for ends in product(_stated_numbers(start), _stated_numbers(end))}


def _stated_numbers(level: Amount) -> tuple[Amount, ...]:
    if not isinstance(level.known, UpTo):
        return (level,)
    ends = level.interval.low, level.interval.high
    return tuple(Amount(end, level.unit) for end in ends if end is not None)


def _levels(indicator: Indicator) -> Iterator[tuple[FiscalYear, Amount]]:
    """Yield the levels to reach after the last break in series, by due year."""
    since = indicator.breaks[-1].since if indicator.breaks else FiscalYear.MIN
    for target in indicator.total_targets:
        if (
            isinstance(target.goal, Reach | MeanOver)
            and target.due.year is not None
            and target.due.year >= since
        ):
            yield target.due.year, target.goal.amount


def _undated_levels(indicator: Indicator) -> Iterator[Amount]:
    for target in indicator.total_targets:
        if isinstance(target.goal, Reach) and target.due.year is None:
            yield target.goal.amount


def _baseline(indicator: Indicator) -> tuple[Amount | None, FiscalYear | None]:
    """Return the baseline under today's definition, and its year."""
    baseline = indicator.baseline
    if baseline is not None and baseline.is_over_years and indicator.accumulation is Accumulation.FLOW:
        return None, None  # their total, or their mean?
    if baseline is None or baseline.amount is None or baseline.year is None:
        return None if baseline is None else baseline.amount, None
    return across(indicator.breaks, baseline.amount, baseline.year, FiscalYear.MAX), baseline.year


def _direction_to_bound(indicator: Indicator, level: Amount) -> Direction:
    """Return the direction towards the bound that a level is; unknown where it is no declared bound."""
    low, high = (indicator.bounds.low, indicator.bounds.high) if indicator.bounds else (None, None)
    if indicator.denominator is not None and indicator.unit == "%":
        low, high = low or Amount(0, "%"), high or Amount(100, "%")
    if not level.is_exact:
        return Direction.UNKNOWN
    if high is not None and level.to(high.unit) == high:
        return Direction.UP
    return Direction.DOWN if low is not None and level.to(low.unit) == low else Direction.UNKNOWN
