"""with_yearly_targets: one target for each year in which a yearly target (毎年度) is due."""

from collections.abc import Iterator

import attrs

from dxmodel.fiscal import FiscalYear
from dxmodel.plan import Due, Indicator, Plan, Target

__all__ = ["with_yearly_targets"]


def with_yearly_targets(plan: Plan, indicator: Indicator, at: FiscalYear) -> Indicator:
    """Return an indicator with one target for each year in which a yearly target is due.

    A year for which the plan states another target has only that one.  Where the plan has no first or last
    year, *at* is the first or the last.

    >>> from dxmodel.plan.goals import AtLeast
    >>> from dxmodel.testing import small_city
    >>> plan = small_city().plan
    >>> every_year = Target(due=Due(yearly=True, not_before="R8"), goal=AtLeast("30%"))
    >>> share = attrs.evolve(plan.indicator("online-share"), targets=[every_year])
    >>> [str(each.due) for each in with_yearly_targets(plan, share, FiscalYear.parse("R8")).targets]
    ['R8', 'R9', 'R10']
    """
    if not any(target.due.yearly for target in indicator.targets):
        return indicator
    stated = [target for target in indicator.targets if not target.due.yearly]
    years = {(target.due.year, target.breakdown) for target in stated}
    yearly = [
        each
        for target in indicator.targets
        if target.due.yearly
        for each in _in_each_year(plan, target, at)
        if (each.due.year, each.breakdown) not in years
    ]
    return attrs.evolve(indicator, targets=(*stated, *yearly))


def _in_each_year(plan: Plan, target: Target, at: FiscalYear) -> Iterator[Target]:
    due = target.due
    first = plan.first_year or at if due.not_before is None else Due(due.not_before).year or at
    last = due.year or plan.last_year or max(at, first)
    for year in range(first.year, last.year + 1):
        yield attrs.evolve(target, due=Due(FiscalYear(year)))
