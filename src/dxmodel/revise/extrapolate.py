"""stretched: extrapolate a target to a later year at the same yearly pace from the baseline."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any

import attrs

from dxmodel.amount import Amount
from dxmodel.errors import ChangeError
from dxmodel.fiscal import FiscalYear, Month
from dxmodel.plan import Indicator, Target
from dxmodel.plan.breaks import across
from dxmodel.plan.goals import AtLeast, AtMost, ChangeBy, Goal, Reach
from dxmodel.revise.period_end import moved_due

__all__ = ["stretched"]


def stretched(indicator: Indicator, target: Target, to: FiscalYear | Month) -> Target:
    """Return the target that the same change per year leads to in a later year.

    The line from the baseline *b* of the year *s* to the goal *g* due in *t* is extended to the year *u*:
    *b* + (*g* − *b*) × (*u* − *s*) / (*t* − *s*), rounded half up to as many decimals as *b* or *g* have.
    The printed text of the old goal is dropped.

    Raises:
        ChangeError: the line is not defined (no exact baseline with a year before the goal, a later break
            in series without a bridge, or a goal that is no level), or it leads beyond the bounds of the
            indicator.  If the plan states no lower bound, a line that starts and ends at zero or above must
            not lead below zero; if it states no upper bound, a percentage must not exceed 100, unless the
            line starts or ends above.

    >>> from dxmodel.plan import Baseline
    >>> half = Target(due="R6", goal=Reach("50%"))
    >>> base = Baseline(value="20%", year="R3")
    >>> share = Indicator(id="share", order=1, label="割合", unit="%", baseline=base, targets=[half])
    >>> str(stretched(share, half, FiscalYear(2026)).goal)
    '70%'
    """
    baseline, due = _baseline_level(indicator), target.due.year
    start = indicator.baseline.year if indicator.baseline is not None else None
    if (
        baseline is None
        or target.breakdown
        or start is None
        or due is None
        or not baseline.is_exact
        or start >= due
    ):
        raise ChangeError("revise.no_pace", indicator=indicator.id)
    years = Fraction(to.fiscal_year - start, due - start)
    match target.goal:
        case Reach(level) | AtLeast(level) | AtMost(level) if level.is_exact:
            amount = _extrapolated(indicator, baseline.to(level.unit), level, years)
        case ChangeBy(by) if by.is_exact:
            amount = _rounded_like(by, Fraction(by.magnitude) * years, by)
            _extrapolated(indicator, baseline, baseline + by, years)
        case _:
            raise ChangeError("revise.no_pace_to", indicator=indicator.id, goal=target.goal)
    old_goal: Any = target.goal
    goal: Goal = attrs.evolve(old_goal, **{attrs.fields(type(old_goal))[0].name: amount})
    return attrs.evolve(target, due=moved_due(target.due, to), goal=goal, printed=None)


def _baseline_level(indicator: Indicator) -> Amount | None:
    """Return the level of the baseline by the current definition."""
    baseline = indicator.baseline
    if baseline is None or baseline.amount is None or baseline.year is None:
        return None
    return across(indicator.breaks, baseline.amount, baseline.year, FiscalYear.MAX)


def _extrapolated(indicator: Indicator, start: Amount, end: Amount, years: Fraction) -> Amount:
    """Extend the line from one level to another to *years* times its length."""
    low, high = Fraction(start.magnitude), Fraction(end.magnitude)
    amount = _rounded_like(end, low + (high - low) * years, start, end)
    bounds = [*_bounds(indicator, start, end)]
    if any(beyond(amount) for beyond in bounds):
        raise ChangeError("revise.beyond_bounds", indicator=indicator.id, goal=amount)
    return amount


def _rounded_like(unit_of: Amount, exact: Fraction, *printed: Amount) -> Amount:
    """Round half up to as many decimals as one of the printed amounts has."""
    places = max(0, *(-int(each.magnitude.as_tuple().exponent) for each in printed))
    digits = floor(abs(exact) * 10**places + Fraction(1, 2))
    return Amount(Decimal(f"{digits if exact >= 0 else -digits}e-{places}"), unit_of.unit)


def _bounds(indicator: Indicator, *ends: Amount) -> list[Callable[[Amount], bool]]:
    """Return functions that test whether an amount is beyond a bound of the indicator."""
    bounds = indicator.bounds
    low = bounds.low if bounds is not None else None
    high = bounds.high if bounds is not None else None
    unit = ends[0].unit
    if low is None and all(each.magnitude >= 0 for each in ends):
        low = Amount(0, unit)
    if high is None and unit == "%" and all(each.magnitude <= 100 for each in ends):
        high = Amount(100, unit)
    return [lambda each: low is not None and each < low, lambda each: high is not None and each > high]
