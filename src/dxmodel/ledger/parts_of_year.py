"""The months, quarters and halves of a yearly flow: their sum over the year, and the least that it can be."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import reduce
from operator import add

import attrs

from dxmodel.amount import Amount, OrMore, compatible
from dxmodel.amount.table import NO_UNIT
from dxmodel.errors import InvalidValueError
from dxmodel.fiscal import last_day
from dxmodel.ledger.observation import Observation
from dxmodel.plan import Indicator

__all__ = ["MAY_BE_NEGATIVE", "Days", "Part", "adds_up", "at_least", "days_counted", "divisions", "total_of"]

MAY_BE_NEGATIVE = ("円", "ポイント", "℃", NO_UNIT)
"""The units that may be below zero, unless the plan states bounds."""

DAY = timedelta(days=1)
Days = tuple[date, date]
"""The first and the last day of a run of days."""


@attrs.frozen
class Part:
    """A run of days within a year, and what was counted in it.

    Attributes:
        first, last: its first and its last day.
        amount: what was counted.
        observation: the observation that states it.
    """

    first: date
    last: date
    amount: Amount
    observation: Observation


def days_counted(observation: Observation) -> Days | None:
    """Return the first and the last day that a count covers; a day of counting before its end is the last."""
    first, last = observation.period.first_day, observation.period.last_day
    if first is None or last is None:
        return None
    last = last if observation.as_of is None else min(last, last_day(observation.as_of))
    return (first, last) if first <= last else None


def divisions(parts: Sequence[Part], year: Days) -> list[tuple[Part, ...]]:
    """Return the ways in which parts divide a year, of those with one sum only one: the fewest parts.

    Each way has every day of the year exactly once: twelve months, four quarters, a half and six months.
    """
    first_day, last_day_of_year = year
    after: dict[date, list[tuple[Part, ...]]] = {last_day_of_year + DAY: [()]}
    for part in sorted(parts, key=lambda each: each.first, reverse=True):
        for rest in after.get(part.last + DAY, []):
            after.setdefault(part.first, []).append((part, *rest))
        if part.first in after:
            after[part.first] = [*_by_sum(after[part.first]).values()]
    return [each for each in after.get(first_day, []) if total_of(each) is not None]


def _by_sum(ways: Iterable[tuple[Part, ...]]) -> dict[Amount | None, tuple[Part, ...]]:
    """Return one way for each sum: the one with the fewest parts."""
    return {total_of(each): each for each in sorted(ways, key=len, reverse=True)}


def total_of(parts: Sequence[Part]) -> Amount | None:
    """Return the sum of some parts; None if it is more than an amount can hold, or there are none."""
    try:
        return reduce(add, (each.amount for each in parts)) if parts else None
    except InvalidValueError:
        return None


def at_least(parts: Sequence[Part], indicator: Indicator) -> Amount | None:
    """Return the least that the year comes to: the largest sum of parts that do not overlap.

    None without parts, and where a value of the indicator may be below zero.
    """
    unit = parts[0].amount.unit if parts else None
    if unit is None or not _never_negative(indicator, [each.amount for each in parts]):
        return None
    best: list[tuple[date, Decimal]] = []
    for part in sorted(parts, key=lambda each: each.last):
        before = max((least for last, least in best if last < part.first), default=Decimal(0))
        best.append((part.last, before + (part.amount.to(unit).interval.low or Decimal(0))))
    try:
        return Amount(max(least for _, least in best), unit, OrMore())
    except InvalidValueError:
        return None


def adds_up(unit: str | None) -> bool:
    """Return whether counts of parts of a year can be added, unlike percentages and rates."""
    return unit is not None and "/" not in unit and not compatible(unit, "%")


def _never_negative(indicator: Indicator, amounts: Sequence[Amount]) -> bool:
    """Return whether no value can be below zero: by the bounds of the plan, else by unit and values."""
    if indicator.bounds is not None:
        low = indicator.bounds.low
        return low is not None and low.interval.low is not None and low.interval.low >= 0
    lows = (each.interval.low for each in amounts)
    is_counted = indicator.unit is not None and not indicator.unit.endswith(MAY_BE_NEGATIVE)
    return is_counted and all(low is None or low >= 0 for low in lows)
