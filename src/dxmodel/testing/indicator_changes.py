"""Hypothesis strategies of changes of the targets, the baseline and the definition of an indicator."""

from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from dxmodel.changes import Change, MoveTarget, Redefine, SetBaseline, SetTarget, WithdrawTarget
from dxmodel.errors import DxError
from dxmodel.fiscal import FiscalYear
from dxmodel.plan import Due, Indicator, Plan, Target
from dxmodel.revise import apply
from dxmodel.testing.amount import alike, units
from dxmodel.testing.building import evenly
from dxmodel.testing.fiscal import NEAR, fiscal_years
from dxmodel.testing.goal import dues, targets
from dxmodel.testing.item import baselines_of, bounds, bridges, measured_in, some

__all__ = ["INDICATOR_CHANGES", "fits", "free_due", "unit_for"]


def fits(plan: Plan, change: Change) -> bool:
    """Return whether a change can be applied to a plan."""
    try:
        apply(plan, [change])
    except DxError:
        return False
    return True


def _set_targets(plan: Plan) -> SearchStrategy[SetTarget]:
    return some(plan.indicators).flatmap(
        lambda indicator: st.tuples(targets(indicator.unit), st.booleans()).map(
            lambda pair: _set_target(plan, indicator, *pair)
        )
    )


def _set_target(plan: Plan, indicator: Indicator, target: Target, beside: bool) -> SetTarget:
    """Return a target that stands beside those of its due date, where that is possible."""
    change = SetTarget(indicator.id, target, beside=True)
    if beside and fits(plan, change):
        return change
    shares_years = any(
        each.due.common_with(target.due) and not each.due.competes(target.due) for each in indicator.targets
    )
    return SetTarget(indicator.id, attrs.evolve(target, due=Due(target.due.by)) if shares_years else target)


def _move_targets(plan: Plan) -> SearchStrategy[MoveTarget]:
    return some(_dated_targets(plan)).flatmap(
        lambda pair: (
            dues()
            .filter(lambda due: not due.yearly)
            .map(lambda due: MoveTarget(pair[0].id, pair[1].due, to=free_due(due, *pair)))
        )
    )


def _withdrawals(plan: Plan) -> SearchStrategy[WithdrawTarget]:
    return some(_dated_targets(plan)).map(lambda pair: WithdrawTarget(pair[0].id, pair[1].due))


def _dated_targets(plan: Plan) -> list[tuple[Indicator, Target]]:
    return [(indicator, target) for indicator in plan.indicators for target in indicator.targets]


def free_due(due: Due, indicator: Indicator, target: Target) -> Due:
    """Return the due date itself, or the first later year that no other target of the indicator has."""
    others = [each.due for each in indicator.targets if each is not target]
    start = due.year or NEAR[0]
    candidates = (due, *(Due(start + later) for later in range(len(others) + 1)))
    return next(each for each in candidates if not any(each.common_with(other) for other in others))


def _set_baselines(plan: Plan) -> SearchStrategy[SetBaseline]:
    return some(plan.indicators).flatmap(
        lambda indicator: (st.none() | baselines_of(indicator)).map(
            lambda level: SetBaseline(indicator.id, level)
        )
    )


def _redefinitions(plan: Plan) -> SearchStrategy[Redefine]:
    return some(plan.indicators).flatmap(lambda indicator: _redefinition(plan, indicator))


@st.composite
def _redefinition(draw: DrawFn, plan: Plan, indicator: Indicator) -> Redefine:
    since = draw(_years_after(indicator))
    sample = draw(measured_in(indicator.unit, plan))
    names = st.sampled_from(["direction", "accumulation", "window", "kind", "bounds", "denominator", "scope"])
    fields = {name: getattr(sample, name) for name in draw(st.lists(names, max_size=3, unique=True))}
    unit = draw(evenly(st.just(indicator.unit), unit_for(indicator)))
    if unit != indicator.unit:
        limits = st.none() if unit is None else st.none() | bounds(unit)
        bridge = draw(bridges(indicator.unit, unit))
        new_fields: dict[str, Any] = fields | {"unit": unit, "bounds": draw(limits)}
        change = Redefine(indicator.id, since=since, bridge=bridge, **new_fields)
        if fits(plan, change):
            return change
    return Redefine(indicator.id, since=since, bridge=draw(bridges(indicator.unit, indicator.unit)), **fields)


def _years_after(indicator: Indicator) -> SearchStrategy[FiscalYear]:
    """Years after the last break of an indicator."""
    first = indicator.breaks[-1].since + 1 if indicator.breaks else NEAR[0]
    return fiscal_years(min_value=first, max_value=first + 12)


def unit_for(indicator: Indicator) -> SearchStrategy[str | None]:
    """Another unit for an indicator: of the same kind, of any kind, or none."""
    of_one_kind = st.nothing() if indicator.unit is None else st.sampled_from(alike(indicator.unit))
    return evenly(of_one_kind, of_one_kind, units(), st.none())


INDICATOR_CHANGES = (_set_targets, _move_targets, _withdrawals, _set_baselines, _redefinitions)
"""Functions that return a strategy of one kind of change to a plan."""
