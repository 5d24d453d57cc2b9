"""What a change reads and what it writes, as places; and whether two lists of changes clash.

A place is a field of the plan (``period``), an item (``rpa-hours``), a field of one
(``rpa-hours.baseline``), or a target (``rpa-hours.targets[R10]``).  ``*`` stands for every indicator.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, product

import attrs

from dxmodel.plan import Due, Indicator, Plan
from dxmodel.plan.references import references
from dxmodel.revise.amend import Amend
from dxmodel.revise.change import Change, Correct, StateSuccessor
from dxmodel.revise.given import UNCHANGED
from dxmodel.revise.items import Add, End, Move, Remove, Rename
from dxmodel.revise.period import ExtendPeriod, ShortenPeriod, Treatment
from dxmodel.revise.period_end import moves
from dxmodel.revise.targets import MoveTarget, Redefine, SetBaseline, SetTarget, WithdrawTarget

__all__ = ["Clash", "clashes", "overlap", "reads", "writes"]


def writes(change: Change, plan: Plan | None = None) -> tuple[str, ...]:
    """Return the places of the plan that a change writes.

    Args:
        change: any change.
        plan: the plan that it is made to; with it, an extension says exactly which targets it moves, and
            without it that it may move all of them.

    >>> from dxmodel.plan import Reach, Target
    >>> writes(SetTarget("rpa-hours", Target(due="R10", goal=Reach("8,880時間"))))
    ('rpa-hours.targets[R10]',)
    """
    match change:
        case ExtendPeriod():
            treated = _treated(change) if plan is None else (_target(*each) for each in moves(change, plan))
            return ("period", "period_printed", *treated)
        case ShortenPeriod():
            return ("period", "period_printed")
        case StateSuccessor():
            return ("successor",)
        case Add(item):
            aims = ("targets", "baseline") if isinstance(item, Indicator) else ()
            return (item.id, *(f"{item.id}.{aim}" for aim in aims))
        case Remove(of):
            return (of, f"{of}.targets", f"{of}.baseline")
        case Rename(of):
            return (f"{of}.label",)
        case End(of):
            return (f"{of}.ended",)
        case Move() | Amend() | Redefine():
            return tuple(_fields(change))
        case SetTarget(indicator, target):
            return (_target(indicator, target.due),)
        case MoveTarget(indicator, due, to=to):
            return (_target(indicator, due), _target(indicator, to))
        case WithdrawTarget(indicator, due):
            return (_target(indicator, due),)
        case SetBaseline(indicator):
            return (f"{indicator}.baseline",)
        case Correct(change=right):
            return writes(right, plan)


def reads(change: Change) -> tuple[str, ...]:
    """Return the places of the plan that a change looks at, beside those that it writes.

    >>> reads(ExtendPeriod("R10"))
    ('period', '*.targets', '*.ended')
    """
    match change:
        case ExtendPeriod():
            return ("period", "*.targets", "*.ended", *_paced(change))
        case ShortenPeriod():
            return ("period",)
        case StateSuccessor():
            return ()
        case Add(item):
            return tuple(f"{id}.id" for _, id, _ in references(item))
        case Redefine(of):
            return (f"{of}.id", f"{of}.unit", f"{of}.breaks")
        case End(of, into=into):
            return tuple(f"{id}.id" for id in (of, *into))
        case Remove() | Rename():
            return (f"{change.of}.id",)
        case Move() | Amend():
            return (f"{change.of}.id", *_named(change))
        case SetTarget() | SetBaseline():
            return (f"{change.indicator}.id", f"{change.indicator}.unit")
        case WithdrawTarget() | MoveTarget():
            return (f"{change.indicator}.id",)
        case Correct(change=right):
            return reads(right)


OF_THE_PLAN = ("bodies", "units", "period", "period_printed", "version", "adopted", "levels", "declared")
"""Fields that only the plan has, so that no id need stand before them."""


def _fields(change: Move | Amend | Redefine) -> Iterator[str]:
    if isinstance(change, Redefine):
        yield f"{change.of}.breaks"
    for field in attrs.fields(type(change))[1:]:
        if field.default is UNCHANGED and getattr(change, field.name) is not UNCHANGED:
            yield field.name if field.name in OF_THE_PLAN else f"{change.of}.{field.name}"


def _named(change: Move | Amend) -> Iterator[str]:
    """The ids that a change names as what an item is tied to."""
    for field in attrs.fields(type(change))[1:]:
        said = getattr(change, field.name) if field.name in TIES else None
        if isinstance(said, str):
            yield f"{said}.id"
        elif isinstance(said, tuple):
            yield from (f"{link.to}.id" for link in said)


TIES = ("parent", "pillars", "initiatives", "viewpoints", "same_as", "owner_plan", "row", "on", "by", "about")


def _target(indicator: str, due: Due) -> str:
    return f"{indicator}.targets[{due.by or due.qualifier}]"


def _treated(change: ExtendPeriod) -> Iterator[str]:
    if change.targets not in (None, Treatment.KEEP):
        yield "*.targets"
    for indicator, how in change.exceptions.items():
        if how is not Treatment.KEEP:
            yield f"{indicator}.targets"


def _paced(change: ExtendPeriod) -> Iterator[str]:
    paced = ("*",) if change.targets is Treatment.STRETCH else change.stretch
    yield from (f"{indicator}.{field}" for indicator in paced for field in ("baseline", "bounds"))


def overlap(one: str, other: str) -> bool:
    """Is one place the other, or inside it?

    >>> overlap("rpa-hours", "rpa-hours.baseline"), overlap("*.targets", "rpa-hours.targets[R6]")
    (True, True)
    >>> overlap("rpa-hours", "rpa-hours-2"), overlap("*.targets", "rpa-hours")
    (False, False)
    """
    if "*" in (one[:1], other[:1]):
        one, other = one.partition(".")[2], other.partition(".")[2]
        if not one or not other:
            return False
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) and longer[len(shorter) :][:1] in ("", ".", "[")


@attrs.frozen
class Clash:
    """Two changes of two lists of which one writes what the other reads or writes.

    Attributes:
        mine, theirs: the places of the changes in their lists, from 0.
        place, other_place: the places of the plan that they touch.
    """

    mine: int
    theirs: int
    place: str
    other_place: str


def clashes(mine: Iterable[Change], theirs: Iterable[Change]) -> tuple[Clash, ...]:
    """Return the pairs of changes because of which two lists do not commute.

    Empty if nothing that one list reads or writes is written by the other; then their order is free.

    >>> clashes([ExtendPeriod("R10")], [ShortenPeriod("R5")])
    (Clash(mine=0, theirs=0, place='period', other_place='period'),)
    """
    others = tuple(theirs)
    return tuple(
        Clash(index, there, *found)
        for index, one in enumerate(mine)
        for there, other in enumerate(others)
        if (found := _met(one, other)) is not None
    )


def _met(one: Change, other: Change) -> tuple[str, str] | None:
    """The first places at which two changes meet, and at least one of them writes."""
    pairs = chain(
        product(writes(one), (*writes(other), *reads(other))),
        product(reads(one), writes(other)),
    )
    return next(((here, there) for here, there in pairs if overlap(here, there)), None)
