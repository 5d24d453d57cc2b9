"""with_dated_targets: a dated target for each year in which a yearly one (毎年度) is due; and back again."""

from collections.abc import Iterator

import attrs

from dxmodel.fiscal import FiscalYear
from dxmodel.plan import Due, Indicator, Plan, Target
from dxmodel.plan.goals.goal import subject
from dxmodel.progress.inputs.target_range import is_level, is_words

__all__ = ["stated_target", "with_dated_targets"]


def with_dated_targets(plan: Plan, indicator: Indicator, at: FiscalYear) -> Indicator:
    """Return an indicator with one target for each year in which a yearly target is due.

    Such a target has that year as the first and the last of its due date.  A year for which the plan states
    another target that asks the same, such as another level, has only that one; a sum over years, a milestone
    and words stand beside a level.  Where the plan has no first or last year, *at* is the first or the last.
    A target of which all years are outside the plan has the nearest of them, as a dated target may be.

    >>> from dxmodel.plan.goals import AtLeast
    >>> from dxmodel.testing import small_city
    >>> plan = small_city().plan
    >>> every_year = Target(due=Due(yearly=True, not_before="R8"), goal=AtLeast("30%"))
    >>> share = attrs.evolve(plan.indicator("online-share"), targets=[every_year])
    >>> [str(each.due) for each in with_dated_targets(plan, share, FiscalYear.parse("R8")).targets]
    ['R8', 'R9', 'R10']
    """
    if not any(target.due.yearly for target in indicator.targets):
        return indicator
    stated = [target for target in indicator.targets if not target.due.yearly]
    asked = {_asked(indicator, target) for target in stated}
    yearly = [
        each
        for target in indicator.targets
        if target.due.yearly
        for each in _in_each_year(plan, target, at)
        if _asked(indicator, each) not in asked
    ]
    return attrs.evolve(indicator, targets=(*stated, *yearly))


def stated_target(indicator: Indicator, target: Target) -> Target:
    """Return the target that the plan states, for that of one of its years; any other target as it is.

    >>> from dxmodel.plan.goals import AtLeast
    >>> from dxmodel.testing import small_city
    >>> plan = small_city().plan
    >>> every_year = Target(due=Due(yearly=True), goal=AtLeast("30%"))
    >>> share = attrs.evolve(plan.indicator("online-share"), targets=[every_year])
    >>> of_each_year = with_dated_targets(plan, share, FiscalYear.parse("R8")).targets
    >>> {stated_target(share, each) == every_year for each in of_each_year}
    {True}
    """
    if not target.due.yearly:
        return target
    stated = (
        each
        for each in indicator.targets
        if each.due.common_with(target.due) and attrs.evolve(each, due=target.due) == target
    )
    return next(stated, target)


def _asked(indicator: Indicator, target: Target) -> tuple[object, ...]:
    """Return what a target asks for: the year, the member, and a level, words, or a sum or a milestone."""
    kinds = {"level": is_level(target.goal, indicator), "words": is_words(target.goal)}
    kind = next((kind for kind, is_of_it in kinds.items() if is_of_it), subject(target.goal))
    return (target.due.year, target.breakdown, kind)


def _in_each_year(plan: Plan, target: Target, at: FiscalYear) -> Iterator[Target]:
    stated_first, stated_last = Due(target.due.not_before).year, target.due.year
    first = stated_first or plan.first_year or at
    end = max(plan.last_year or at, at, first)
    last = min(stated_last or plan.last_year or end, end)  # what is later decides nothing
    years = range(first.year, last.year + 1) or [(stated_first or last).year]
    for year in map(FiscalYear, years):
        yield attrs.evolve(target, due=Due(year, not_before=year, yearly=True))
