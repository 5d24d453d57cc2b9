"""A plan with some of its parts replaced, sharing the rest and judging only what is new.

Building a plan judges all of it.  Where one indicator of ten thousand changes, that would cost a
hundred times what the change costs.  So only what was touched is judged, by fewer questions than a plan
is asked as a whole; where one of them is not answered by yes, the whole plan is built and judged.
"""

from collections import ChainMap
from collections.abc import Mapping
from typing import Any

import attrs

from dxmodel.plan.items import COLLECTIONS, Item, collection
from dxmodel.plan.plan import Plan
from dxmodel.plan.references import references

__all__ = ["evolve"]


def evolve(plan: Plan, fields: Mapping[str, Any], items: Mapping[str, Item | None]) -> Plan:
    """Return a plan with some fields and items replaced; the plan that was given stays as it is.

    Args:
        plan: the plan as it is.
        fields: new values of fields that are no collection of items.
        items: by its id, what stands in place of each touched item; None for one that goes.

    Raises:
        Problems: what is wrong with the plan that would result.

    >>> from dxmodel.testing import small_city
    >>> before = small_city().plan
    >>> after = evolve(before, {"version": "Ver.2"}, {"rollout": None})
    >>> after.version, "rollout" in after, after.indicators is before.indicators
    ('Ver.2', False, True)
    """
    if not fields and not items:
        return plan
    touched: dict[str, Any] = _collections(plan, items)
    now: Mapping[str, Any] = ChainMap[str, Any](dict(items), {plan.id: plan}, plan._by_id)
    if not all(_surely_fits(plan, id, item, now) for id, item in items.items()):
        return attrs.evolve(plan, **fields, **touched)
    bare: dict[str, Any] = dict.fromkeys(COLLECTIONS, ())
    frame = attrs.evolve(plan, **fields, **bare) if fields else plan
    return frame._with_collections({name: getattr(plan, name) for name in COLLECTIONS} | touched)


def _collections(plan: Plan, items: Mapping[str, Item | None]) -> dict[str, tuple[Item, ...]]:
    """The collections that were touched, each in its new order."""
    touched: dict[str, dict[str, Item]] = {}
    for id, item in items.items():
        if id in plan:
            touched.setdefault(collection(type(plan[id])), {})
        if item is not None:
            touched.setdefault(collection(type(item)), {})[id] = item
    return {name: _merged(plan, name, new, items) for name, new in touched.items()}


def _merged(
    plan: Plan, name: str, new: dict[str, Item], touched: Mapping[str, Item | None]
) -> tuple[Item, ...]:
    before: tuple[Item, ...] = getattr(plan, name)
    stay = [item if item.id not in touched else new.pop(item.id, None) for item in before]
    merged = [item for item in stay if item is not None] + [*new.values()]
    if new or any(item and plan[id].order != item.order for id, item in touched.items() if id in plan):
        merged.sort(key=lambda item: (item.order, item.id))
    return tuple(merged)


def _surely_fits(plan: Plan, id: str, item: Item | None, now: Mapping[str, Any]) -> bool:
    """Is it plain that nothing an item refers to, or that refers to it, is worse off than before?"""
    before = plan.get(id)
    if item is None or id == plan.id or (before is not None and type(before) is not type(item)):
        return False
    if getattr(before, "ended", None) != getattr(item, "ended", None):
        return False
    joints = [*references(item)]
    if before is not None and joints == [*references(before)]:
        return True
    return all(_leads_on(place, to, kinds, now) for place, to, kinds in joints) and not _turns(item, now)


def _leads_on(place: str, to: str, kinds: Any, now: Mapping[str, Any]) -> bool:
    thing = now.get(to)
    return isinstance(thing, kinds) and thing is not None and getattr(thing, "ended", None) is None


def _turns(item: Item, now: Mapping[str, Any]) -> bool:
    """Do its parents lead back to it?"""
    above, met = getattr(item, "parent", None), {item.id}
    while above is not None and above not in met:
        met.add(above)
        above = getattr(now.get(above), "parent", None)
    return above is not None
