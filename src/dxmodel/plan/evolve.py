"""A plan with some of its parts replaced, sharing the rest and judging only what is new.

Building a plan judges all of it.  Where one indicator of ten thousand changes, that would cost a
hundred times what the change costs, so a replacement that refers to the same things as what it
replaces is not judged again.
"""

from collections.abc import Iterable, Mapping
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
    touched = _collections(plan, items)
    if not all(_is_joined_as_before(plan, id, item) for id, item in items.items()):
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
    return {name: _merged(getattr(plan, name), touched[name], items) for name in COLLECTIONS if name in touched}


def _merged(
    before: Iterable[Item], new: Mapping[str, Item], touched: Mapping[str, Item | None]
) -> tuple[Item, ...]:
    stay = [item if item.id not in touched else new.get(item.id) for item in before]
    known = {item.id for item in before} if len(new) else set()
    merged = [item for item in stay if item is not None]
    merged += [item for id, item in new.items() if id not in known]
    return tuple(merged)


def _is_joined_as_before(plan: Plan, id: str, item: Item | None) -> bool:
    """Is it a replacement, at its old place, that other items cannot tell from what it replaces?"""
    if item is None or id not in plan:
        return False
    before = plan[id]
    return type(item) is type(before) and _joints(item) == _joints(before)


def _joints(item: Item) -> tuple[Any, ...]:
    return (item.order, getattr(item, "ended", None), *references(item))
