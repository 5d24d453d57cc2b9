"""Strategies of changes and revisions that fit a plan."""

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from dxmodel.fiscal import When
from dxmodel.plan import Due, Indicator, Plan, Target
from dxmodel.revise import (
    Add,
    Change,
    ExtendPeriod,
    Reason,
    Revision,
    SetBaseline,
    SetTarget,
    StateSuccessor,
    apply,
)
from dxmodel.testing.building import built, evenly
from dxmodel.testing.fiscal import LAST, NEAR, fiscal_years, points, whens
from dxmodel.testing.goal import baselines, evidence, sources, targets
from dxmodel.testing.item import items
from dxmodel.testing.plan import successors
from dxmodel.testing.text import ids, labels

__all__ = ["change_lists", "changes", "revisions"]


def changes(for_plan: Plan) -> SearchStrategy[Change]:
    """Changes that can be applied to a plan.

    >>> from hypothesis import find
    >>> from dxmodel.testing import small_city
    >>> find(changes(small_city().plan), lambda change: True)
    ExtendPeriod(to=FiscalYear(2029))
    """
    last = for_plan.period.end_year or LAST
    later = points(min_value=last + 1, max_value=last + 20) if last < LAST - 20 else st.nothing()
    setting = st.sampled_from(for_plan.indicators).flatmap(_setting) if for_plan.indicators else st.nothing()
    return evenly(
        later.map(ExtendPeriod), items(for_plan).map(Add), successors().map(StateSuccessor), setting, setting
    )


def _setting(indicator: Indicator) -> SearchStrategy[Change]:
    moved = [each.due for each in indicator.targets]
    instead = st.none() | st.sampled_from(moved) if moved else st.none()
    aims = st.builds(lambda target, due: _aim(indicator, target, due), targets(indicator.unit), instead)
    return aims | baselines(indicator.unit).map(lambda level: SetBaseline(indicator.id, level))


def _aim(indicator: Indicator, target: Target, moved: Due | None) -> SetTarget:
    """Set a target; where a vaguer or stricter one is due at the same time, that is the one that moves."""
    rivals = (each.due for each in indicator.targets if _rival(each.due, target.due))
    return SetTarget(indicator.id, target, instead_of=next(rivals, moved))


def _things(plan: Plan) -> SearchStrategy[str]:
    """Ids that a plan knows."""
    return st.sampled_from([plan.id, *(item.id for item in plan.items())])


def _rival(one: Due, other: Due) -> bool:
    return one != other and (one.by or one.qualifier) == (other.by or other.qualifier)


@st.composite
def change_lists(draw: DrawFn, for_plan: Plan, *, min_size: int = 0, max_size: int = 3) -> list[Change]:
    """Lists of changes that can be applied to a plan one after another."""
    made: list[Change] = []
    for _ in range(draw(st.integers(min_size, max_size))):
        made.append(draw(changes(for_plan)))
        for_plan = apply(for_plan, made[-1:])
    return made


def revisions(
    for_plan: Plan, *, decided: SearchStrategy[When] | None = None, min_size: int = 0, max_size: int = 3
) -> SearchStrategy[Revision]:
    """Revisions that can be applied to a plan.

    Args:
        for_plan: the plan as it stands before.
        decided: when they are decided; :func:`whens` by default.
        min_size: the least number of changes.
        max_size: the greatest number of changes.
    """
    because = built(
        Reason,
        {"text": labels()},
        {"because_of": _things(for_plan), "sources": st.lists(sources(), max_size=2)},
    )
    required = {
        "id": ids(),
        "label": labels(),
        "decided": whens() if decided is None else decided,
        "changes": change_lists(for_plan, min_size=min_size, max_size=max_size),
    }
    optional = {
        "in_force": fiscal_years(min_value=NEAR[0], max_value=NEAR[1]),
        "by": st.lists(st.sampled_from(["131211", "011002"]), max_size=2, unique=True),
        "reasons": st.lists(because, max_size=2),
        **evidence(),
    }
    return built(Revision, required, optional)
