"""Strategies of changes to what an indicator is measured by and measured against."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from dxmodel.errors import DxError
from dxmodel.fiscal import FiscalYear
from dxmodel.plan import Due, Indicator, Plan, Target
from dxmodel.revise import (
    Change,
    MoveTarget,
    Redefine,
    SetBaseline,
    SetTarget,
    WithdrawTarget,
    apply,
)
from dxmodel.testing.amount import alike, units
from dxmodel.testing.building import evenly
from dxmodel.testing.fiscal import NEAR, fiscal_years
from dxmodel.testing.goal import dues, targets
from dxmodel.testing.item import baselines_of, bounds, bridges, measured_in, some

__all__ = ["AIMS", "fits", "free_due", "unit_for"]


def fits(plan: Plan, change: Change) -> bool:
    """Can a change be applied to a plan?"""
    try:
        apply(plan, [change])
    except DxError:
        return False
    return True


def _set_targets(plan: Plan) -> SearchStrategy[SetTarget]:
    return some(plan.indicators).flatmap(
        lambda each: targets(each.unit).map(lambda target: SetTarget(each.id, target))
    )


def _move_targets(plan: Plan) -> SearchStrategy[MoveTarget]:
    return some(_aimed(plan)).flatmap(
        lambda aimed: dues().map(lambda to: MoveTarget(aimed[0].id, aimed[1].due, to=free_due(to, *aimed)))
    )


def _withdrawals(plan: Plan) -> SearchStrategy[WithdrawTarget]:
    return some(_aimed(plan)).map(lambda aimed: WithdrawTarget(aimed[0].id, aimed[1].due))


def _aimed(plan: Plan) -> list[tuple[Indicator, Target]]:
    return [(each, target) for each in plan.indicators for target in each.targets]


def free_due(due: Due, indicator: Indicator, target: Target) -> Due:
    """The due date itself, or the first year from it on that no target but one asks for."""
    others = [each.due for each in indicator.targets if each is not target]
    start = due.year or NEAR[0]
    candidates = (due, *(Due(start + later) for later in range(len(others) + 1)))
    return next(each for each in candidates if not any(each.competes(other) for other in others))


def _set_baselines(plan: Plan) -> SearchStrategy[SetBaseline]:
    return some(plan.indicators).flatmap(
        lambda each: (st.none() | baselines_of(each)).map(lambda level: SetBaseline(each.id, level))
    )


def _redefinitions(plan: Plan) -> SearchStrategy[Redefine]:
    return some(plan.indicators).flatmap(lambda each: _redefinition(plan, each))


@st.composite
def _redefinition(draw: DrawFn, plan: Plan, indicator: Indicator) -> Redefine:
    since = draw(_years_after(indicator))
    twin = draw(measured_in(indicator.unit, plan))
    names = st.sampled_from(["direction", "accumulation", "kind", "bounds", "denominator", "scope"])
    given = {name: getattr(twin, name) for name in draw(st.lists(names, max_size=3, unique=True))}
    unit = draw(evenly(st.just(indicator.unit), unit_for(indicator)))
    if unit != indicator.unit:
        limits = st.none() if unit is None else st.none() | bounds(unit)
        bridge = draw(bridges(indicator.unit, unit))
        other: dict[str, Any] = given | {"unit": unit, "bounds": draw(limits)}
        change = Redefine(indicator.id, since=since, bridge=bridge, **other)
        if fits(plan, change):
            return change
    return Redefine(indicator.id, since=since, bridge=draw(bridges(indicator.unit, indicator.unit)), **given)


def _years_after(indicator: Indicator) -> SearchStrategy[FiscalYear]:
    """The years after the last break of an indicator."""
    first = indicator.breaks[-1].since + 1 if indicator.breaks else NEAR[0]
    return fiscal_years(min_value=first, max_value=first + 12)


def unit_for(indicator: Indicator) -> SearchStrategy[str | None]:
    """Another unit for an indicator: of the same kind, of any kind, or none."""
    same = st.nothing() if indicator.unit is None else st.sampled_from(alike(indicator.unit))
    return evenly(same, same, units(), st.none())


AIMS = (_set_targets, _move_targets, _withdrawals, _set_baselines, _redefinitions)
"""Each takes a plan, and makes one kind of change."""
