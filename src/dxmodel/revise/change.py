"""The closed set of changes: small values that say what becomes different.

=======================  ==========================================================
:class:`ExtendPeriod`    the plan ends later (計画期間延伸)
:class:`Add`             a new item: indicator, initiative, bar, event, related plan, …
:class:`SetTarget`       a target is set, replaced, or moved to another time
:class:`SetBaseline`     the level that the targets start from is set
:class:`StateSuccessor`  which plan follows, and from when
=======================  ==========================================================
"""

import attrs

from dxmodel.fiscal import FiscalYear, Month
from dxmodel.plan import Baseline, Due, Item, Successor, Target
from dxmodel.plan.ids import slug
from dxmodel.plan.kinds import one
from dxmodel.plan.target import as_due, as_point
from dxmodel.printing import as_written

__all__ = ["Add", "Change", "ExtendPeriod", "SetBaseline", "SetTarget", "StateSuccessor", "writes"]


@attrs.frozen
class ExtendPeriod:
    """The plan ends later than it did.

    Attributes:
        to: the new last fiscal year or month.

    >>> ExtendPeriod("R10").to
    FiscalYear(2028)
    """

    __repr__ = as_written

    to: FiscalYear | Month = attrs.field(converter=as_point)


@attrs.frozen
class Add:
    """A new item enters the plan.

    Attributes:
        item: anything that has an id; a new id.
    """

    __repr__ = as_written

    item: Item = attrs.field(validator=one(Item))


@attrs.frozen
class SetTarget:
    """An indicator gets a target; one that is due at the same time is replaced.

    Attributes:
        indicator: its id.
        target: the target as it stands from now on.
        instead_of: when the target that moves here was due; None where no other target goes.

    >>> from dxmodel.plan import Reach
    >>> moved = SetTarget("online-share", Target(due="R10", goal=Reach("80%")), instead_of="R6")
    >>> f"{moved.instead_of} -> {moved.target.due}"
    'R6 -> R10'
    """

    __repr__ = as_written

    indicator: str = attrs.field(validator=slug)
    target: Target = attrs.field(validator=one(Target))
    instead_of: Due | None = attrs.field(
        default=None, converter=attrs.converters.optional(as_due), kw_only=True
    )


@attrs.frozen
class SetBaseline:
    """An indicator gets the level that its targets start from.

    Attributes:
        indicator: its id.
        baseline: the baseline as it stands from now on.
    """

    __repr__ = as_written

    indicator: str = attrs.field(validator=slug)
    baseline: Baseline = attrs.field(validator=one(Baseline))


@attrs.frozen
class StateSuccessor:
    """The plan says which plan follows, and from when."""

    __repr__ = as_written

    successor: Successor = attrs.field(validator=one(Successor))


Change = ExtendPeriod | Add | SetTarget | SetBaseline | StateSuccessor


def writes(change: Change) -> tuple[str, ...]:
    """Return the places of the plan that a change writes, as paths.

    >>> writes(ExtendPeriod("R10"))
    ('period',)
    """
    match change:
        case ExtendPeriod():
            return ("period",)
        case Add(item):
            return (item.id,)
        case SetTarget(indicator, target, instead_of=gone):
            dues = (target.due,) if gone is None else (gone, target.due)
            return tuple(f"{indicator}.targets[{due}]" for due in dues)
        case SetBaseline(indicator):
            return (f"{indicator}.baseline",)
        case StateSuccessor():
            return ("successor",)
