"""Scenario: one number for each rough amount; all scenarios between which a verdict may change.

Levels are compared exactly, as decimals.
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from itertools import islice, product
from math import isfinite

import attrs

from dxmodel.amount import Amount
from dxmodel.amount.number import PLACES, minus, plus, times
from dxmodel.progress.engine.levels import Levels
from dxmodel.progress.engine.target_range import TargetRange

__all__ = ["Scenario", "ends", "is_open", "middle", "middle_scenario", "points", "scenarios"]

INF = Decimal("Infinity")
"""An end that is open."""

NEXT = Decimal(1).scaleb(-PLACES)
"""The least step between two amounts; the nearest number inside an open end differs from it by this step."""

HALF, ZERO = Fraction(1, 2), Decimal(0)

MOST_SCENARIOS = 4096
"""The greatest number of combinations that are tried; with more, the target is too imprecise."""


@attrs.frozen(slots=False)
class Scenario:
    """One number for each amount that may be known only roughly.

    Attributes:
        value: the measured value.
        baseline: the level at which the path starts; None where the plan states none.
        low, high: the levels between which the goal is met.
        interim_low, interim_high: the same for the last interim target; infinite where there is none.
    """

    value: Decimal
    baseline: Decimal | None
    low: Decimal
    high: Decimal
    interim_low: Decimal = -INF
    interim_high: Decimal = INF

    def levels(self, goal: TargetRange) -> Levels:
        """Return the value with the levels of the goal."""
        return Levels(
            value=self.value,
            baseline=self.value if self.baseline is None else self.baseline,
            low=self.low,
            high=self.high,
            has_baseline=self.baseline is not None,
            has_direction=goal.directed,
            exclusive_low=goal.exclusive_low,
            exclusive_high=goal.exclusive_high,
        )


def scenarios(
    value: Amount,
    baseline: Amount | None,
    goal: TargetRange,
    interim: TargetRange,
    earlier: Iterable[Amount],
    *,
    is_baseline: bool = False,
) -> tuple[Scenario, ...]:
    """Return every combination of the numbers at which a verdict may change, for the rough amounts.

    A verdict changes where two amounts are equal, or where one is zero.  So each end of one amount is tried
    for the others too, with the numbers next to it.  Between two neighbouring numbers the score only grows
    or only falls, and what holds at both holds in between.  Levels that rest on the baseline vary with it,
    and so does a value that is the baseline (*is_baseline*).

    Returns:
        No scenario if a level of a goal is known to one side only, or if there are too many combinations.
    """
    levels, start = (*goal.levels, *interim.levels), () if baseline is None else (baseline,)
    if all(amount.is_exact for amount in (value, *start, *levels)):
        return (middle_scenario(value, baseline, goal, interim),)
    if any(map(is_open, levels)):
        return ()
    of_start, of_goal, of_interim = _ends(baseline), _ends(*goal.levels), _ends(*interim.levels)
    of_values = {*ends(value), *_ends(*earlier)}
    beside_start = {*ends(value), *of_goal, *of_interim}
    for levels_of in (goal, interim):
        beside_start |= _crossings(levels_of, baseline, {*of_values, *of_start, ZERO})
    bases = (None,) if baseline is None else points(baseline, _turns(beside_start))
    values = points(value, _turns(of_start | of_goal))
    combinations = (
        Scenario(number, base, *pair, *interim_pair)
        for base in bases
        for pair in _between(goal, _turns({*of_values, *of_start}), baseline, base)
        for interim_pair in _between(interim, _turns(of_start), baseline, base)
        for number in ((base,) if is_baseline and base is not None else values)
    )
    few = tuple(islice(combinations, MOST_SCENARIOS + 1))
    return few if len(few) <= MOST_SCENARIOS else ()


def middle_scenario(
    value: Amount, baseline: Amount | None, goal: TargetRange, interim: TargetRange
) -> Scenario:
    """Return the scenario of the middle of each amount."""
    low, interim_low = (-INF if end is None else middle(end) for end in (goal.low, interim.low))
    high, interim_high = (INF if end is None else middle(end) for end in (goal.high, interim.high))
    base = None if baseline is None else middle(baseline)
    return Scenario(middle(value), base, low, high, interim_low, interim_high)


def _ends(*amounts: Amount | None) -> set[Decimal]:
    return {end for amount in amounts if amount is not None for end in ends(amount)}


def _turns(known_ends: set[Decimal]) -> list[Decimal]:
    """Return zero and the known ends, with the numbers next to each."""
    at = sorted(end for end in {*known_ends, ZERO} if isfinite(end))
    return [turn for end in at for turn in (minus(end, NEXT), end, plus(end, NEXT))]


def _crossings(goal: TargetRange, baseline: Amount | None, turns: set[Decimal]) -> set[Decimal]:
    """Return the baselines at which a level that rests on it may be one of these numbers."""
    share = Fraction(goal.of_baseline)
    if baseline is None or not share:
        return set()
    rests = {end for level in goal.levels for end in goal.level_ends(level, baseline.interval, ZERO)}
    return {times(minus(turn, rest), 1 / share) for turn in turns for rest in rests if isfinite(turn)}


def _between(
    goal: TargetRange, turns: list[Decimal], baseline: Amount | None, base: Decimal | None
) -> Iterable[tuple[Decimal, Decimal]]:
    """Return the choices for both levels of a goal; a level that is low and high at once is one number."""
    lows, highs = (
        (open_end,) if level is None else _level_points(goal, level, turns, baseline, base)
        for level, open_end in ((goal.low, -INF), (goal.high, INF))
    )
    is_one = goal.low is not None and goal.low == goal.high
    return zip(lows, highs, strict=True) if is_one else product(lows, highs)


def _level_points(
    goal: TargetRange, level: Amount, turns: list[Decimal], baseline: Amount | None, base: Decimal | None
) -> tuple[Decimal, ...]:
    """Return the ends of a level where the baseline is *base*, and the numbers between at which to try."""
    if not goal.of_baseline or baseline is None or base is None:
        return points(level, turns)
    return _inside(goal.level_ends(level, baseline.interval, base), turns)


def middle(amount: Amount) -> Decimal:
    """Return the middle of the interval of an amount; where that is open to one side, the known end."""
    if amount.is_exact:
        return amount.magnitude
    low, high = amount.interval.low, amount.interval.high
    return amount.magnitude if low is None or high is None else times(plus(low, high), HALF)


def ends(amount: Amount) -> tuple[Decimal, ...]:
    """Return the least and the greatest number of an amount; beside an open end, the number next to it."""
    if amount.is_exact:
        return (amount.magnitude,)
    span = amount.interval
    low = -INF if span.low is None else span.low if span.low_closed else plus(span.low, NEXT)
    high = INF if span.high is None else span.high if span.high_closed else minus(span.high, NEXT)
    return tuple(dict.fromkeys((low, high)))


def points(amount: Amount, turns: Iterable[Decimal]) -> tuple[Decimal, ...]:
    """Return the ends of an amount, and the numbers between them at which a verdict may change."""
    return _inside(ends(amount), turns)


def _inside(known_ends: tuple[Decimal, ...], turns: Iterable[Decimal]) -> tuple[Decimal, ...]:
    """Return the ends of an interval, and the turns between them."""
    return tuple(
        dict.fromkeys((*known_ends, *(turn for turn in turns if known_ends[0] < turn < known_ends[-1])))
    )


def is_open(amount: Amount) -> bool:
    """Return whether an amount is known to one side only."""
    return not amount.is_exact and (amount.interval.low is None or amount.interval.high is None)
