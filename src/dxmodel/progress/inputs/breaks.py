"""Breaks in series between years: whether values are comparable, and their conversion to today's definition.

A target is under today's definition of the plan; a value and a baseline are under that of their year.
"""

from collections.abc import Iterable

from dxmodel.amount import Amount
from dxmodel.fiscal import FiscalYear
from dxmodel.plan import Break, Indicator
from dxmodel.plan.breaks import across

__all__ = ["breaks_between", "bridged", "converted", "is_comparable"]


def breaks_between(
    indicator: Indicator, year: FiscalYear, to: FiscalYear = FiscalYear.MAX
) -> tuple[Break, ...]:
    """Return the breaks between a year and a later one, or today."""
    return tuple(each for each in indicator.breaks if year < each.since <= to)


def bridged(breaks: Iterable[Break]) -> bool:
    """Return whether each of the breaks has a bridge."""
    return all(each.bridge is not None for each in breaks)


def converted(indicator: Indicator, amount: Amount | None, year: FiscalYear | None) -> Amount | None:
    """Convert an amount of a year to today's definition; None without a bridge."""
    if amount is None or year is None:
        return amount
    return across(indicator.breaks, amount, year, FiscalYear.MAX)


def is_comparable(indicator: Indicator, at: FiscalYear, since: FiscalYear | None = None) -> bool:
    """Return whether every break between a year's value, the baseline and the targets has a bridge.

    Where no dated baseline shows under which definition the targets were set, and no revision does, a break
    up to that year counts too.

    Args:
        indicator: the indicator.
        at: the year.
        since: the first year of the definition under which a revision set the target and the baseline.
    """
    baseline = indicator.baseline
    has_level = baseline is not None and baseline.amount is not None
    start = (baseline.year if baseline is not None and has_level else None) or since
    if start is not None:
        return bridged(breaks_between(indicator, start) + breaks_between(indicator, at))
    is_unknown = has_level and any(each.since <= at for each in indicator.breaks)
    return not is_unknown and bridged(indicator.breaks)
