"""Do the ids of a plan hold together?  Duplicates, dangling references, circles, ends that others outlive."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import Any

from dxmodel.errors import Problem, nearest
from dxmodel.plan.ending import Ending
from dxmodel.plan.indicator import Indicator
from dxmodel.plan.initiative import Initiative
from dxmodel.plan.items import Item
from dxmodel.plan.link import Link
from dxmodel.plan.pillar import Pillar
from dxmodel.plan.related import Constraint, RelatedPlan
from dxmodel.plan.schedule import Bar, Event
from dxmodel.plan.statement import Statement
from dxmodel.plan.viewpoint import Viewpoint

__all__ = ["dangling", "references"]

Mortal = Pillar | Initiative | Indicator
"""What may end before the plan does."""

Named = object  # a row, a statement or a constraint may be about anything that has an id


Parts = Mapping[str, Sequence[Item | None]]
"""Collection → its items as the caller gave them; None holds the place of one that did not stand."""


def dangling(plan: str, parts: Parts, spoken_for: Collection[str] = ()) -> Iterator[Problem]:
    """Yield a problem for every id that is used twice, leads nowhere, in a circle, or to what has ended.

    Args:
        plan: id of the plan itself, which items may refer to.
        parts: the collections; paths count their items as they stand here.
        spoken_for: ids of items that did not stand; a reference to one is not a second problem.
    """
    known: dict[str, object] = {plan: plan}
    for path, item in _addressed(parts):
        if item.id in known:
            yield Problem(path=f"{path}.id", code="plan.duplicate_id", facts={"id": item.id})
        known.setdefault(item.id, item)
    for path, item in _addressed(parts):
        for place, id, kinds in references(item):
            if id not in spoken_for and not (id in known and isinstance(known[id], kinds)):
                fitting = (name for name, thing in known.items() if isinstance(thing, kinds))
                facts = {"id": id, "nearest": nearest(id, fitting)}
                yield Problem(path=f"{path}.{place}", code="plan.dangling", facts=facts)
    for name in ("pillars", "initiatives"):
        yield from _circles(name, parts.get(name, ()))
    yield from _endings(parts, known)


def _addressed(parts: Parts) -> Iterator[tuple[str, Item]]:
    for name, items in parts.items():
        for index, item in enumerate(items):
            if item is not None:
                yield f"$.{name}[{index}]", item


def references(item: Item) -> Iterator[tuple[str, str, Any]]:
    """Yield every reference of an item: its place in the item, the id it names, the kinds it may name."""
    match item:
        case Pillar():
            yield from _one("parent", item.parent, Pillar)
        case Initiative():
            yield from _one("parent", item.parent, Initiative)
            yield from _links("pillars", item.pillars, Pillar)
            yield from _links("viewpoints", item.viewpoints, Viewpoint)
        case Indicator():
            yield from _links("initiatives", item.initiatives, Initiative)
            yield from _links("same_as", item.same_as, Indicator)
            yield from _one("owner_plan", item.owner_plan, RelatedPlan)
        case Bar(row=row) | Event(row=row):
            yield "row", row, Named
        case Constraint():
            yield "on", item.on, Named
            yield from _one("by", item.by, RelatedPlan | Initiative)
        case Statement(about=about):
            yield "about", about, Named
    if isinstance(item, Mortal) and item.ended is not None:
        for index, id in enumerate(item.ended.into):
            yield f"ended.into[{index}]", id, type(item)


def _one(place: str, id: str | None, kinds: Any) -> Iterator[tuple[str, str, Any]]:
    if id is not None:
        yield place, id, kinds


def _links(place: str, links: Sequence[Link], kind: Any) -> Iterator[tuple[str, str, Any]]:
    for index, link in enumerate(links):
        yield f"{place}[{index}]", link.to, kind


def _endings(parts: Parts, known: Mapping[str, object]) -> Iterator[Problem]:
    """What needs an item that ends before it; what goes on in itself, over however many steps."""
    ended = {id: each.ended for id, each in known.items() if isinstance(each, Mortal) and each.ended}
    turning = _successors_in_a_circle({id: end.into for id, end in ended.items()})
    for path, item in _addressed(parts) if ended else ():
        for place, id, _ in references(item):
            end = ended.get(id)
            if end is None:
                continue
            if place.startswith(NEEDS) and _outlives(item, end):
                facts = {"id": item.id, "ended": id, "last": end.last}
                yield Problem(path=f"{path}.{place}", code="plan.needs_ended", facts=facts)
            if place.startswith("ended.") and item.id not in turning and _is_over(item, end):
                facts = {"id": item.id, "into": id, "last": end.last}
                yield Problem(path=f"{path}.{place}", code="plan.into_ended", facts=facts)
        if item.id in turning:
            yield Problem(path=f"{path}.ended.into", code="plan.ends_in_itself", facts={"id": item.id})


NEEDS = ("parent", "pillars", "initiatives")
"""The references to what an item is part of or measures; other references may outlive what they name."""


def _outlives(item: Item, end: Ending) -> bool:
    own = item.ended if isinstance(item, Mortal) else None
    return own is None or end.last < own.last


def _is_over(item: Item, end: Ending) -> bool:
    """Has what an item goes on in ended no later than the item itself?"""
    own = item.ended if isinstance(item, Mortal) else None
    return own is not None and end.last <= own.last


def _successors_in_a_circle(into: Mapping[str, Sequence[str]]) -> set[str]:
    """The ids on any circle: each that is found is taken out, until there is none."""
    left, turning = dict(into), set[str]()
    while True:
        try:
            TopologicalSorter(left).prepare()
        except CycleError as error:
            turning.update(error.args[1])
            left = {id: [to for to in all_to if to not in turning] for id, all_to in left.items()}
        else:
            return turning


def _circles(name: str, items: Sequence[Any]) -> Iterator[Problem]:
    """Every item whose chain of parents comes back to it; each chain is followed once."""
    parent = {item.id: item.parent for item in items if item is not None}
    turning = _turning(parent)
    for index, item in enumerate(items):
        if item is not None and item.id in turning:
            yield Problem(path=f"$.{name}[{index}].parent", code="plan.circle", facts={"id": item.id})


def _turning(parent: Mapping[str, str | None]) -> set[str]:
    """The ids that lie on a circle."""
    done: set[str] = set()
    turning: set[str] = set()
    for start in parent:
        chain: dict[str, None] = {}
        id: str | None = start
        while id is not None and id in parent and id not in done and id not in chain:
            chain[id] = None
            id = parent[id]
        if id in chain:
            walked = list(chain)
            turning.update(walked[walked.index(id) :])
        done.update(chain)
    return turning
