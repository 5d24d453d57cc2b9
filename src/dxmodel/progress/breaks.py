"""What is compared was measured in one way: carried over the breaks in between, or not compared at all.

A target is in the way that its plan measures today; a value and a baseline are in the way of their year.
"""

from collections.abc import Iterable

from dxmodel.amount import Amount
from dxmodel.fiscal import FiscalYear
from dxmodel.plan import Break, Indicator
from dxmodel.plan.breaks import across

__all__ = ["bridged", "carried", "crossed", "is_cut_off"]


def crossed(indicator: Indicator, year: FiscalYear, to: FiscalYear = FiscalYear.MAX) -> tuple[Break, ...]:
    """Return the breaks that lie between the way of a year and that of a later one, or of today."""
    return tuple(each for each in indicator.breaks if year < each.since <= to)


def bridged(breaks: Iterable[Break]) -> bool:
    """Does a bridge lead over each of them?"""
    return all(each.bridge is not None for each in breaks)


def carried(indicator: Indicator, amount: Amount | None, year: FiscalYear | None) -> Amount | None:
    """Return what an amount of a year is in today's way; None where no bridge leads there."""
    if amount is None or year is None:
        return amount
    return across(indicator.breaks, amount, year, FiscalYear.MAX)


def is_cut_off(indicator: Indicator, at: FiscalYear) -> bool:
    """Does a break without a bridge lie between a year's value, the baseline and the targets?

    Where no baseline shows that the targets were set anew, a break up to that year cuts it off too.
    """
    base = indicator.baseline
    if base is not None and base.amount is not None and base.year is not None:
        return not bridged(crossed(indicator, base.year) + crossed(indicator, at))
    past = tuple(each for each in indicator.breaks if each.since <= at)
    of_unknown_way = base is not None and base.amount is not None and bool(past)
    return of_unknown_way or not bridged(indicator.breaks)
