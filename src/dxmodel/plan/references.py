"""Do the ids of a plan hold together?  Duplicates, dangling references, circles of parents."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from dxmodel.errors import Problem, nearest
from dxmodel.plan.indicator import Indicator
from dxmodel.plan.initiative import Initiative
from dxmodel.plan.items import Item
from dxmodel.plan.pillar import Pillar
from dxmodel.plan.related import Constraint, RelatedPlan
from dxmodel.plan.schedule import Bar, Event
from dxmodel.plan.statement import Statement
from dxmodel.plan.viewpoint import Viewpoint

__all__ = ["dangling"]

Named = object  # a row, a statement or a constraint may be about anything that has an id


Parts = Mapping[str, Sequence[Item | None]]
"""Collection → its items as the caller gave them; None holds the place of one that did not stand."""


def dangling(plan: str, parts: Parts, spoken_for: Collection[str] = ()) -> Iterator[Problem]:
    """Yield a problem for every id that is used twice, leads nowhere, or leads in a circle.

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
    for path, id, kinds in _references(parts):
        if id not in spoken_for and not (id in known and isinstance(known[id], kinds)):
            fitting = (name for name, thing in known.items() if isinstance(thing, kinds))
            yield Problem(path=path, code="plan.dangling", facts={"id": id, "nearest": nearest(id, fitting)})
    for name in ("pillars", "initiatives"):
        yield from _circles(name, parts.get(name, ()))


def _addressed(parts: Parts) -> Iterator[tuple[str, Item]]:
    for name, items in parts.items():
        for index, item in enumerate(items):
            if item is not None:
                yield f"$.{name}[{index}]", item


def _references(parts: Parts) -> Iterator[tuple[str, str, Any]]:
    """Every reference: where it stands, the id it names, the kinds of thing it may name."""
    for path, item in _addressed(parts):
        match item:
            case Pillar(parent=str(parent)):
                yield f"{path}.parent", parent, Pillar
            case Initiative():
                yield from _of_initiative(path, item)
            case Indicator():
                yield from _of_indicator(path, item)
            case Bar(row=row) | Event(row=row):
                yield f"{path}.row", row, Named
            case Constraint():
                yield f"{path}.on", item.on, Named
                if item.by is not None:
                    yield f"{path}.by", item.by, RelatedPlan | Initiative
            case Statement(about=about):
                yield f"{path}.about", about, Named


def _of_initiative(path: str, item: Initiative) -> Iterator[tuple[str, str, Any]]:
    if item.parent is not None:
        yield f"{path}.parent", item.parent, Initiative
    for index, link in enumerate(item.pillars):
        yield f"{path}.pillars[{index}]", link.to, Pillar
    for index, link in enumerate(item.viewpoints):
        yield f"{path}.viewpoints[{index}]", link.to, Viewpoint


def _of_indicator(path: str, item: Indicator) -> Iterator[tuple[str, str, Any]]:
    for index, link in enumerate(item.initiatives):
        yield f"{path}.initiatives[{index}]", link.to, Initiative
    for index, link in enumerate(item.same_as):
        yield f"{path}.same_as[{index}]", link.to, Indicator
    if item.owner_plan is not None:
        yield f"{path}.owner_plan", item.owner_plan, RelatedPlan


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
