"""evolve: replace some fields and items of a plan, sharing and not validating again what is unchanged.

Building a plan validates all of it.  Where one indicator of ten thousand changes, that would cost a
hundred times what the change costs.  So only the replaced items are validated, by simpler checks than a
whole plan; where one of the checks does not pass, the whole plan is built and validated.
"""

from bisect import bisect_left
from collections import ChainMap
from collections.abc import Mapping
from typing import Any

import attrs

from dxmodel.errors import UnknownNameError, nearest
from dxmodel.plan.indicator import Indicator
from dxmodel.plan.items import COLLECTIONS, Item, collection
from dxmodel.plan.plan import Plan
from dxmodel.plan.references import references
from dxmodel.typed_fields import check_kind, wrong_kind

__all__ = ["evolve"]


def evolve(plan: Plan, fields: Mapping[str, Any], items: Mapping[str, Item | None]) -> Plan:
    """Return a plan with some fields and items replaced; the given plan is not changed.

    Args:
        plan: the plan as it is.
        fields: new values of fields that are not collections of items.
        items: id → the new item, or None to remove the item.

    Raises:
        UnknownNameError: a plan has no such field; the nearest one is named.
        InvalidValueError: a value that is no item of a plan.
        ValidationError: what is wrong with the resulting plan.

    >>> from dxmodel.testing import small_city
    >>> before = small_city().plan
    >>> after = evolve(before, {"version": "Ver.2"}, {"rollout": None})
    >>> after.version, "rollout" in after, after.indicators is before.indicators
    ('Ver.2', False, True)
    """
    check_kind("plan", plan, Plan)
    if not fields and not items:
        return plan
    _check(fields, items)
    collections: dict[str, Any] = _collections(plan, items)
    known: Mapping[str, Any] = ChainMap[str, Any](dict(items), {plan.id: plan}, plan._by_id)
    if {"former_ids", "bodies"} & fields.keys() or not all(
        _surely_fits(plan, id, item, known) for id, item in items.items()
    ):
        return attrs.evolve(plan, **fields, **collections)
    empty: dict[str, Any] = dict.fromkeys(COLLECTIONS, ())
    fields_only = attrs.evolve(plan, **fields, **empty) if fields else plan
    new_items = {id: item for id, item in items.items() if item is not None}  # a removal is no sure fit
    all_collections = {name: getattr(plan, name) for name in COLLECTIONS} | collections
    return fields_only._with_collections(all_collections, {**plan._by_id, **new_items}, plan.present_ids)


def _check(fields: Mapping[str, Any], items: Mapping[str, Item | None]) -> None:
    known = [field.name for field in attrs.fields(Plan) if field.name not in COLLECTIONS]
    for name in fields:
        if name not in known:
            facts = {"found": name, "accepted": known, "nearest": nearest(name, known)}
            raise UnknownNameError("terms.not_one_of", **facts)
    for id, item in items.items():
        if not isinstance(item, Item | None):
            raise wrong_kind(f"items[{id!r}]", item, ["Item", "None"])


def _collections(plan: Plan, items: Mapping[str, Item | None]) -> dict[str, tuple[Item, ...]]:
    """Return the collections that change, each in its new order."""
    changed: dict[str, dict[str, Item]] = {}
    for id, item in items.items():
        if id in plan:
            changed.setdefault(collection(type(plan[id])), {})
        if item is not None:
            changed.setdefault(collection(type(item)), {})[id] = item
    return {name: _merged(plan, name, replaced, items) for name, replaced in changed.items()}


def _merged(
    plan: Plan, name: str, new_items: dict[str, Item], replaced: Mapping[str, Item | None]
) -> tuple[Item, ...]:
    before: tuple[Item, ...] = getattr(plan, name)
    remaining, gaps = [*before], list[int]()
    for id in replaced:
        if id in plan and collection(type(plan[id])) == name:
            index = bisect_left(before, _position(plan[id]), key=_position)
            if (item := new_items.pop(id, None)) is None:
                gaps.append(index)
            else:
                remaining[index] = item
    for index in sorted(gaps, reverse=True):
        del remaining[index]
    if new_items or any(item and plan[id].order != item.order for id, item in replaced.items() if id in plan):
        remaining = sorted((*remaining, *new_items.values()), key=_position)
    return tuple(remaining)


def _position(item: Item) -> tuple[Any, str]:
    """Return what the items of a collection are sorted by."""
    return item.order, item.id


def _surely_fits(plan: Plan, id: str, item: Item | None, known: Mapping[str, Any]) -> bool:
    """Return whether the item surely leaves every reference from it and to it valid."""
    before = plan.get(id)
    if item is None or id == plan.id or (before is not None and type(before) is not type(item)):
        return False
    if getattr(before, "ended", None) != getattr(item, "ended", None):
        return False
    if item.former_ids != (before.former_ids if before is not None else ()) or id in plan.present_ids:
        return False
    if plan.units and getattr(before, "unit", None) != getattr(item, "unit", None):
        return False
    if _related(before) != _related(item):
        return False
    links = [*references(item)]
    if before is not None and links == [*references(before)]:
        return True
    are_valid = all(_is_valid_link(field, to, kinds, known) for field, to, kinds in links)
    return are_valid and not _is_own_ancestor(item, known)


def _related(item: Item | None) -> tuple[object, ...]:
    """Return how an indicator is related to others, of this plan or of another, which may be a circle."""
    return (item.same_as, item.part_of, item.derived) if isinstance(item, Indicator) else ((), (), None)


def _is_valid_link(field: str, to: str, kinds: Any, known: Mapping[str, Any]) -> bool:
    item = known.get(to)
    return isinstance(item, kinds) and item is not None and getattr(item, "ended", None) is None


def _is_own_ancestor(item: Item, known: Mapping[str, Any]) -> bool:
    """Return whether the chain of parents of the item leads back to it."""
    ancestor, visited = getattr(item, "parent", None), {item.id}
    while ancestor is not None and ancestor not in visited:
        visited.add(ancestor)
        ancestor = getattr(known.get(ancestor), "parent", None)
    return ancestor is not None
