"""The same pace to a later year: what a target becomes when its time is stretched."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any

import attrs

from dxmodel.amount import Amount
from dxmodel.errors import CannotChange
from dxmodel.fiscal import FiscalYear, Month
from dxmodel.plan import AtLeast, AtMost, ChangeBy, Goal, Indicator, Reach, Target
from dxmodel.plan.breaks import across
from dxmodel.revise.period_end import carried

__all__ = ["stretched"]


def stretched(indicator: Indicator, target: Target, to: FiscalYear | Month) -> Target:
    """Return the target that the same change per year leads to in a later year.

    The way from the baseline *b* of the year *s* to the goal *g* due in *t* goes on to the year *u*:
    *b* + (*g* − *b*) × (*u* − *s*) / (*t* − *s*), rounded half up to as many decimals as *b* or *g* have.
    What was said of the old goal only, its printed text, is left out.

    Raises:
        CannotChange: the way is not defined (no exact baseline with a year before the goal, a break in
            series since that no bridge leads over, or a goal that is no level), or it leads beyond the
            bounds of the indicator.  Where the plan gives no lower bound, a way that starts and ends at
            zero or above does not lead below it; where it gives no upper bound, that of a percentage does
            not lead beyond 100, if it starts and ends within.

    >>> from dxmodel.plan import Baseline
    >>> half = Target(due="R6", goal=Reach("50%"))
    >>> base = Baseline(value="20%", year="R3")
    >>> share = Indicator(id="share", order=1, label="割合", unit="%", baseline=base, targets=[half])
    >>> str(stretched(share, half, FiscalYear(2026)).goal)
    '70%'
    """
    baseline, due = _base(indicator), target.due.year
    start = indicator.baseline.year if indicator.baseline is not None else None
    if baseline is None or start is None or due is None or not baseline.is_exact or start >= due:
        raise CannotChange("revise.no_pace", indicator=indicator.id)
    years = Fraction((to.fiscal_year if isinstance(to, Month) else to) - start, due - start)
    match target.goal:
        case Reach(level) | AtLeast(level) | AtMost(level) if level.is_exact:
            amount = _level(indicator, baseline.to(level.unit), level, years)
        case ChangeBy(by) if by.is_exact:
            amount = _rounded(by, Fraction(by.magnitude) * years, by)
            _level(indicator, baseline, baseline + by, years)
        case _:
            raise CannotChange("revise.no_pace_to", indicator=indicator.id, goal=target.goal)
    before: Any = target.goal
    goal: Goal = attrs.evolve(before, **{attrs.fields(type(before))[0].name: amount})
    return attrs.evolve(target, due=carried(target.due, to), goal=goal, printed=None)


def _base(indicator: Indicator) -> Amount | None:
    """The level of the baseline, as it is measured now."""
    base = indicator.baseline
    if base is None or base.amount is None or base.year is None:
        return None
    return across(indicator.breaks, base.amount, base.year, FiscalYear.MAX)


def _level(indicator: Indicator, start: Amount, end: Amount, years: Fraction) -> Amount:
    """Where the way from one level to another leads after so many times its years."""
    low, high = Fraction(start.magnitude), Fraction(end.magnitude)
    amount = _rounded(end, low + (high - low) * years, start, end)
    bounds = [*_bounds(indicator, start, end)]
    if any(beyond(amount) for beyond in bounds):
        raise CannotChange("revise.beyond_bounds", indicator=indicator.id, goal=amount)
    return amount


def _rounded(like: Amount, exact: Fraction, *printed: Amount) -> Amount:
    places = max(0, *(-int(each.magnitude.as_tuple().exponent) for each in printed))
    digits = floor(abs(exact) * 10**places + Fraction(1, 2))
    return Amount(Decimal(f"{digits if exact >= 0 else -digits}e-{places}"), like.unit)


def _bounds(indicator: Indicator, *ends: Amount) -> list[Callable[[Amount], bool]]:
    """Tests of what no value of the indicator can be."""
    bounds = indicator.bounds
    low = bounds.low if bounds is not None else None
    high = bounds.high if bounds is not None else None
    unit = ends[0].unit
    if low is None and all(each.magnitude >= 0 for each in ends):
        low = Amount(0, unit)
    if high is None and unit == "%" and all(each.magnitude <= 100 for each in ends):
        high = Amount(100, unit)
    return [lambda each: low is not None and each < low, lambda each: high is not None and each > high]
