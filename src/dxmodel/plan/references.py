"""Do the ids of a plan hold together?  Duplicates, dangling references, circles of parents."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from dxmodel.errors import Problem, nearest
from dxmodel.plan.indicator import Indicator
from dxmodel.plan.initiative import Initiative
from dxmodel.plan.items import COLLECTIONS
from dxmodel.plan.pillar import Pillar
from dxmodel.plan.related import Constraint, RelatedPlan
from dxmodel.plan.schedule import Bar, Event
from dxmodel.plan.statement import Statement
from dxmodel.plan.viewpoint import Viewpoint

if TYPE_CHECKING:
    from dxmodel.plan.plan import Plan

__all__ = ["dangling"]


def dangling(plan: "Plan") -> Iterator[Problem]:
    """Yield a problem for every id that is used twice, leads nowhere, or leads in a circle.

    Paths count the items as the caller gave them.
    """
    known: dict[str, object] = {plan.id: plan}
    for path, item in _addressed(plan):
        if item.id in known:
            yield Problem(path=f"{path}.id", code="plan.duplicate_id", facts={"id": item.id})
        known.setdefault(item.id, item)
    for path, id, kinds in _references(plan):
        if not isinstance(known.get(id), kinds):
            fitting = (name for name, thing in known.items() if isinstance(thing, kinds))
            yield Problem(path=path, code="plan.dangling", facts={"id": id, "nearest": nearest(id, fitting)})
    yield from _circles("pillars", plan.pillars)
    yield from _circles("initiatives", plan.initiatives)


def _addressed(plan: "Plan") -> Iterator[tuple[str, Any]]:
    for name in NAMES:
        for index, item in enumerate(getattr(plan, name)):
            yield f"$.{name}[{index}]", item


def _references(plan: "Plan") -> Iterator[tuple[str, str, Any]]:
    """Every reference: where it stands, the id it names, the kinds of thing it may name."""
    anything = object
    for path, item in _addressed(plan):
        match item:
            case Pillar(parent=str(parent)):
                yield f"{path}.parent", parent, Pillar
            case Initiative():
                yield from _of_initiative(path, item)
            case Indicator():
                yield from _of_indicator(path, item)
            case Bar(row=row) | Event(row=row):
                yield f"{path}.row", row, anything
            case Constraint():
                yield f"{path}.on", item.on, anything
                if item.by is not None:
                    yield f"{path}.by", item.by, RelatedPlan | Initiative
            case Statement(about=about):
                yield f"{path}.about", about, anything


def _of_initiative(path: str, item: Initiative) -> Iterator[tuple[str, str, Any]]:
    if item.parent is not None:
        yield f"{path}.parent", item.parent, Initiative
    for index, pillar in enumerate(item.pillars):
        yield f"{path}.pillars[{index}]", pillar, Pillar
    for index, viewpoint in enumerate(item.viewpoints):
        yield f"{path}.viewpoints[{index}]", viewpoint, Viewpoint


def _of_indicator(path: str, item: Indicator) -> Iterator[tuple[str, str, Any]]:
    for index, link in enumerate(item.initiatives):
        yield f"{path}.initiatives[{index}]", link.to, Initiative
    for index, link in enumerate(item.same_as):
        yield f"{path}.same_as[{index}]", link.to, Indicator
    if item.owner_plan is not None:
        yield f"{path}.owner_plan", item.owner_plan, RelatedPlan


def _circles(name: str, items: Iterable[Pillar] | Iterable[Initiative]) -> Iterator[Problem]:
    """Follow every chain of parents upwards; the walk of a circle never leaves it."""
    parent = {item.id: item.parent for item in items}
    for index, start in enumerate(parent):
        above, seen = parent[start], {start}
        while above is not None and above not in seen:
            seen.add(above)
            above = parent.get(above)
        if above == start:
            yield Problem(path=f"$.{name}[{index}].parent", code="plan.circle", facts={"id": start})
