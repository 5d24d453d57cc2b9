"""Validate the ids of a plan: duplicates, dangling and circular references, references to ended items."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import Any

import attrs

from dxmodel.errors import KnownNames, Problem
from dxmodel.plan.ending import Ending
from dxmodel.plan.former_ids import present_ids, reused_former_ids, unknown_id
from dxmodel.plan.ids import is_across_plans
from dxmodel.plan.indicator import Indicator
from dxmodel.plan.initiative import Initiative
from dxmodel.plan.items import Item
from dxmodel.plan.link import Link
from dxmodel.plan.pillar import Pillar
from dxmodel.plan.related import Constraint, RelatedPlan
from dxmodel.plan.schedule import ScheduleBar, ScheduleEvent
from dxmodel.plan.statement import Statement
from dxmodel.plan.viewpoint import Viewpoint

__all__ = ["dangling", "references"]

CanEnd = Pillar | Initiative | Indicator
"""The kinds of item that may end before the plan does."""

Named = object  # a row, a statement or a constraint may refer to any item, and to the plan itself

Parts = Mapping[str, Sequence[Item | None]]
"""Collection → its items in the order of the caller; None in place of an item that could not be built."""


def dangling(
    plan: str, parts: Parts, unbuilt_ids: Collection[str] = (), *, former_ids: Collection[str] = ()
) -> Iterator[Problem]:
    """Yield a problem for every id that is duplicate, dangling, circular, or refers to an ended item.

    Args:
        plan: id of the plan itself, which items may refer to.
        parts: the collections; paths number their items in this order.
        unbuilt_ids: ids of items that could not be built; a reference to one is not a second problem.
        former_ids: the former ids of the plan itself.
    """
    known: dict[str, object] = {plan: plan}
    items = [*_items_with_paths(parts)]
    for path, item in items:
        if item.id in known:
            yield Problem(path=f"{path}.id", code="plan.duplicate_id", facts={"id": item.id})
        known.setdefault(item.id, item)
    entries = [("$", _Itself(plan, tuple(former_ids))), *items]
    yield from reused_former_ids(entries)
    present = present_ids(entry for _, entry in entries)
    known_ids: dict[object, KnownNames] = {}
    for path, item in items:
        for field, id, kinds in references(item):
            if id not in unbuilt_ids and not (id in known and isinstance(known[id], kinds)):
                if kinds not in known_ids:
                    candidates = (known_id for known_id, item in known.items() if isinstance(item, kinds))
                    known_ids[kinds] = KnownNames(candidates)
                code, facts = unknown_id("plan.dangling", id, known_ids[kinds].nearest(id), present)
                yield Problem(path=f"{path}.{field}", code=code, facts=facts)
    for name in ("pillars", "initiatives"):
        yield from _circles(name, parts.get(name, ()))
    yield from _indicator_circles(parts.get("indicators", ()))
    yield from _endings(parts, known)


@attrs.frozen
class _Itself:
    """The plan, of which only its ids are known."""

    id: str
    former_ids: tuple[str, ...]


def _items_with_paths(parts: Parts) -> Iterator[tuple[str, Item]]:
    for name, items in parts.items():
        for index, item in enumerate(items):
            if item is not None:
                yield f"$.{name}[{index}]", item


def references(item: Item) -> Iterator[tuple[str, str, Any]]:
    """Yield every reference of an item: its field, the id in it, and the kinds of item it may refer to."""
    match item:
        case Pillar():
            yield from _optional_id("parent", item.parent, Pillar)
        case Initiative():
            yield from _optional_id("parent", item.parent, Initiative)
            yield from _links("pillars", item.pillars, Pillar)
            yield from _links("viewpoints", item.viewpoints, Viewpoint)
        case Indicator():
            yield from _links("initiatives", item.initiatives, Initiative)
            for field, id, kind in _links("same_as", item.same_as, Indicator):
                if not is_across_plans(id):
                    yield field, id, kind
            yield from _links("part_of", item.part_of, Indicator)
            for id in item.derived.indicators if item.derived else ():
                yield "derived", id, Indicator
            yield from _optional_id("owner_plan", item.owner_plan, RelatedPlan)
        case ScheduleBar(row=row) | ScheduleEvent(row=row):
            yield "row", row, Named
        case Constraint():
            yield "on", item.on, Named
            yield from _optional_id("by", item.by, RelatedPlan | Initiative)
        case Statement(about=about):
            yield "about", about, Named
    if isinstance(item, CanEnd) and item.ended is not None:
        for index, id in enumerate(item.ended.into):
            yield f"ended.into[{index}]", id, type(item)


def _optional_id(field: str, id: str | None, kinds: Any) -> Iterator[tuple[str, str, Any]]:
    if id is not None:
        yield field, id, kinds


def _links(field: str, links: Sequence[Link], kind: Any) -> Iterator[tuple[str, str, Any]]:
    for index, link in enumerate(links):
        yield f"{field}[{index}]", link.to, kind


def _endings(parts: Parts, known: Mapping[str, object]) -> Iterator[Problem]:
    """Yield references to items that end too early, and items that are among their own successors."""
    endings = {id: item.ended for id, item in known.items() if isinstance(item, CanEnd) and item.ended}
    circular = _circular_successors({id: ending.into for id, ending in endings.items()})
    for path, item in _items_with_paths(parts) if endings else ():
        for field, id, _ in references(item):
            ending = endings.get(id)
            if ending is None:
                continue
            if field.startswith(REQUIRED) and _outlives(item, ending):
                facts = {"id": item.id, "ended": id, "last": ending.last}
                yield Problem(path=f"{path}.{field}", code="plan.needs_ended", facts=facts)
            if field.startswith("ended.") and item.id not in circular and _is_over(item, ending):
                facts = {"id": item.id, "into": id, "last": ending.last}
                yield Problem(path=f"{path}.{field}", code="plan.into_ended", facts=facts)
        if item.id in circular:
            yield Problem(path=f"{path}.ended.into", code="plan.ends_in_itself", facts={"id": item.id})


REQUIRED = ("parent", "pillars", "initiatives")
"""The references to what an item is part of or measures: what they refer to must not end before the item."""


def _outlives(item: Item, ending: Ending) -> bool:
    own_ending = item.ended if isinstance(item, CanEnd) else None
    return own_ending is None or ending.last < own_ending.last


def _is_over(item: Item, ending: Ending) -> bool:
    """Return whether a successor of an item ended no later than the item itself."""
    own_ending = item.ended if isinstance(item, CanEnd) else None
    return own_ending is not None and ending.last <= own_ending.last


def _circular_successors(into: Mapping[str, Sequence[str]]) -> set[str]:
    """Return the ids on any circle."""
    return {id for circle in _circles_in(into) for id in circle}


def _indicator_circles(items: Sequence[Any]) -> Iterator[Problem]:
    """Yield a problem for each circle of indicators that are parts of, or derived from, one another."""
    positions = {item.id: index for index, item in enumerate(items) if item is not None}
    present = [item for item in items if item is not None]
    ways: dict[str, dict[str, Sequence[str]]] = {
        "part_of": {item.id: [link.to for link in item.part_of] for item in present},
        "derived": {item.id: item.derived.indicators if item.derived else () for item in present},
    }
    for field, leads_to in ways.items():
        for circle in _circles_in(leads_to):
            first = min(circle, key=lambda id: positions.get(id, len(items)))
            path = f"$.indicators[{positions[first]}].{field}"
            start = circle.index(first)
            chain = " → ".join((*circle[start:], *circle[:start], first))
            yield Problem(path=path, code=f"plan.circle_of_{field}", facts={"id": first, "chain": chain})


def _circles_in(leads_to: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Yield one circle after another, each without the ids of the circles before it."""
    remaining = {id: all_to for id, all_to in leads_to.items() if all_to}
    while True:
        try:
            TopologicalSorter(remaining).prepare()
        except CycleError as error:
            circle = error.args[1][:0:-1]  # from each id to the one that it leads to
            yield circle
            remaining = {id: [to for to in all_to if to not in circle] for id, all_to in remaining.items()}
        else:
            return


def _circles(name: str, items: Sequence[Any]) -> Iterator[Problem]:
    """Yield a problem for every item whose chain of parents leads back to it; follow each chain once."""
    parents = {item.id: item.parent for item in items if item is not None}
    circular = _ids_on_circles(parents)
    for index, item in enumerate(items):
        if item is not None and item.id in circular:
            yield Problem(path=f"$.{name}[{index}].parent", code="plan.circle", facts={"id": item.id})


def _ids_on_circles(parents: Mapping[str, str | None]) -> set[str]:
    """Return the ids that are among their own ancestors."""
    checked: set[str] = set()
    circular: set[str] = set()
    for start in parents:
        chain: dict[str, None] = {}
        id: str | None = start
        while id is not None and id in parents and id not in checked and id not in chain:
            chain[id] = None
            id = parents[id]
        if id in chain:
            ids = list(chain)
            circular.update(ids[ids.index(id) :])
        checked.update(chain)
    return circular
