"""proposed_plan: the plan as a table has it, for the draft of a revision."""

from collections.abc import Iterable

import attrs

from dxmodel.plan import Baseline, Indicator, Plan, Target
from dxmodel.tables.table_import import PlanDifference
from dxmodel.typed_fields import check_kind

__all__ = ["proposed_plan"]


def proposed_plan(plan: Plan, differences: Iterable[PlanDifference]) -> Plan:
    """Return a plan with the targets and baselines of a table that differ from it.

    A target of the table replaces that of the plan for the same year.  Units are not changed: another unit
    may be another definition.

    >>> from dxmodel.errors import Place
    >>> from dxmodel.testing import small_city
    >>> city = small_city().plan
    >>> target = Target(due="R10", goal=city["counter-time"].targets[0].goal)
    >>> place = Place(sheet="実績", cell="F3")
    >>> new = PlanDifference(
    ...     place=place, indicator="counter-time", name="", field="target", in_table="", target=target
    ... )
    >>> [str(each.due) for each in proposed_plan(city, [new])["counter-time"].targets]
    ['R6', 'R10']
    """
    check_kind("plan", plan, Plan)
    of_each: dict[str, list[PlanDifference]] = {}
    for difference in differences:
        of_each.setdefault(difference.indicator, []).append(difference)
    indicators = [_proposed(each, of_each.get(each.id, [])) for each in plan.indicators]
    return attrs.evolve(plan, indicators=indicators)


def _proposed(indicator: Indicator, differences: Iterable[PlanDifference]) -> Indicator:
    targets: list[Target] = [*indicator.targets]
    baseline: Baseline | None = indicator.baseline
    for difference in differences:
        if (target := difference.target) is not None:
            targets = [
                each for each in targets if each.due != target.due or each.breakdown != target.breakdown
            ]
            targets.append(target)
        baseline = difference.baseline or baseline
    return attrs.evolve(indicator, targets=targets, baseline=baseline)
