"""Item: the classes whose instances have an id, and the collections of a plan that hold them."""

from collections.abc import Mapping
from typing import get_args

from dxmodel.errors import UnknownNameError, nearest
from dxmodel.plan.indicator import Indicator
from dxmodel.plan.initiative import Initiative
from dxmodel.plan.pillar import Pillar
from dxmodel.plan.related import Constraint, RelatedPlan
from dxmodel.plan.review import Review
from dxmodel.plan.schedule import ScheduleBar, ScheduleEvent
from dxmodel.plan.statement import Statement
from dxmodel.plan.viewpoint import Viewpoint

__all__ = ["COLLECTIONS", "Item", "collection"]

Item = (
    Viewpoint
    | Pillar
    | Initiative
    | Indicator
    | ScheduleBar
    | ScheduleEvent
    | RelatedPlan
    | Constraint
    | Review
    | Statement
)

COLLECTIONS: Mapping[str, tuple[type[Item], ...]] = {
    "viewpoints": (Viewpoint,),
    "pillars": (Pillar,),
    "initiatives": (Initiative,),
    "indicators": (Indicator,),
    "schedule": (ScheduleBar, ScheduleEvent),
    "related_plans": (RelatedPlan,),
    "constraints": (Constraint,),
    "reviews": (Review,),
    "statements": (Statement,),
}
"""The collections of a plan, in order, and the classes of the items in each."""


def collection(kind: type) -> str:
    """Return the name of the collection that holds a kind of item.

    Raises:
        UnknownNameError: a plan has no collection of this class; the nearest class of items is named.

    >>> collection(ScheduleEvent)
    'schedule'
    """
    for name, kinds in COLLECTIONS.items():
        if kind in kinds:
            return name
    unknown, known = getattr(kind, "__name__", kind), tuple(each.__name__ for each in get_args(Item))
    raise UnknownNameError("terms.not_one_of", found=unknown, accepted=known, nearest=nearest(unknown, known))
