"""The paths of a plan that a change reads and writes, and the conflicts of two lists of changes.

A path is a field of the plan (``period``), an item (``rpa-hours``), a field of one
(``rpa-hours.baseline``), or a target (``rpa-hours.targets[R10]``).  ``*`` stands for every indicator.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, product

import attrs

from dxmodel.changes import (
    UNCHANGED,
    Add,
    Amend,
    Change,
    Correct,
    End,
    ExtendPeriod,
    Move,
    MoveTarget,
    Redefine,
    Remove,
    Rename,
    SetBaseline,
    SetTarget,
    ShortenPeriod,
    StateSuccessor,
    Treatment,
    WithdrawTarget,
)
from dxmodel.changes.change import as_changes, no_change
from dxmodel.changes.unchanged import OF_THE_PLAN
from dxmodel.plan import Derived, Due, Indicator, Plan
from dxmodel.plan.references import references
from dxmodel.revise.period_end import moves
from dxmodel.typed_fields import check_kind, typed_fields

__all__ = [
    "Conflict",
    "Paths",
    "conflicts",
    "item_of",
    "overlap",
    "reads",
    "same_items",
    "touched_items",
    "writes",
]


def writes(change: Change, plan: Plan | None = None) -> tuple[str, ...]:
    """Return the paths of the plan that a change writes.

    Args:
        change: any change.
        plan: the plan that it is applied to; with it, an extension writes exactly the targets that it
            moves, without it all targets.

    >>> from dxmodel.goals import Reach
    >>> from dxmodel.plan import Target
    >>> writes(SetTarget("rpa-hours", Target(due="R10", goal=Reach("8,880時間"))))
    ('rpa-hours.targets[R10]',)
    """
    if plan is not None:
        check_kind("plan", plan, Plan)
    return tuple(_paths(change, plan)[0])


def reads(change: Change) -> tuple[str, ...]:
    """Return the paths of the plan that a change reads, besides those that it writes.

    >>> reads(ExtendPeriod("R10"))
    ('period', '*.targets', '*.ended')
    """
    return tuple(_paths(change, None)[1])


def _paths(change: Change, plan: Plan | None) -> tuple[Iterable[str], Iterable[str]]:
    """Return the paths that a change writes, and those that it only reads."""
    match change:
        case ExtendPeriod():
            treated = _treated(change) if plan is None else (_target(*each) for each in moves(change, plan))
            written: Iterable[str] = chain(("period", "period_printed"), treated)
            return written, ("period", "*.targets", "*.ended", *_read_for_pace(change))
        case ShortenPeriod():
            return ("period", "period_printed"), ("period",)
        case StateSuccessor():
            return ("successor",), ()
        case Add(item):
            more = (f"{item.id}.targets", f"{item.id}.baseline") if isinstance(item, Indicator) else ()
            return (item.id, *more), (f"{id}.id" for _, id, _ in references(item))
        case Remove(of):
            return (of, f"{of}.targets", f"{of}.baseline"), (f"{of}.id",)
        case Rename(of):
            return (f"{of}.label",), (f"{of}.id",)
        case End(of, into=into):
            return (f"{of}.ended",), (f"{id}.id" for id in (of, *into))
        case Move(of) | Amend(of):
            return _fields(change), chain((f"{of}.id",), _references(change))
        case Redefine(of):
            return chain((f"{of}.breaks",), _fields(change)), (f"{of}.id", f"{of}.unit", f"{of}.breaks")
        case SetTarget(indicator, target):
            return (_target(indicator, target.due),), (f"{indicator}.id", f"{indicator}.unit")
        case MoveTarget(indicator, due, to=to):
            return (_target(indicator, due), _target(indicator, to)), (f"{indicator}.id",)
        case WithdrawTarget(indicator, due):
            return (_target(indicator, due),), (f"{indicator}.id",)
        case SetBaseline(indicator):
            return (f"{indicator}.baseline",), (f"{indicator}.id", f"{indicator}.unit")
        case Correct(change=correction):
            return _paths(correction, plan)
        case _:
            raise no_change(change)


def _fields(change: Move | Amend | Redefine) -> Iterator[str]:
    """Yield the paths of the fields that a change sets."""
    for field in attrs.fields(type(change))[1:]:
        if field.default is UNCHANGED and getattr(change, field.name) is not UNCHANGED:
            yield field.name if field.name in OF_THE_PLAN else f"{change.of}.{field.name}"


def _references(change: Move | Amend) -> Iterator[str]:
    """Yield the ids, as paths, of the items that a change refers to."""
    for field in attrs.fields(type(change))[1:]:
        value = getattr(change, field.name) if field.name in REFERENCE_FIELDS else None
        if isinstance(value, Derived):
            yield from (f"{id}.id" for id in value.indicators)
        if isinstance(value, str):
            yield f"{value}.id"
        elif isinstance(value, tuple):
            yield from (f"{link.to}.id" for link in value)


REFERENCE_FIELDS = (
    "parent", "pillars", "initiatives", "viewpoints", "same_as", "part_of", "derived", "owner_plan",
    "row", "on", "by", "about",
)  # fmt: skip


def _target(indicator: str, due: Due) -> str:
    return f"{indicator}.targets[{due.key}]"


def _treated(change: ExtendPeriod) -> Iterator[str]:
    """Yield the paths of all targets that an extension may move."""
    if change.targets not in (None, Treatment.KEEP):
        yield "*.targets"
    for indicator, treatment in change.exceptions.items():
        if treatment is not Treatment.KEEP:
            yield f"{indicator}.targets"


def _read_for_pace(change: ExtendPeriod) -> Iterator[str]:
    """Yield the paths that an extension reads to extrapolate targets."""
    stretched = ("*",) if change.targets is Treatment.STRETCH else change.stretch
    yield from (f"{indicator}.{field}" for indicator in stretched for field in ("baseline", "bounds"))


def overlap(one: str, other: str) -> bool:
    """Return whether one path is the other, or inside it.

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


class Paths:
    """A growing collection of paths, grouped by items to find those that overlap another path quickly.

    >>> paths = Paths(["rpa-hours.baseline"])
    >>> paths.overlaps("rpa-hours"), paths.overlaps("*.baseline"), paths.overlaps("rpa-hours-2")
    (True, True, False)
    """

    def __init__(self, paths: Iterable[str] = ()) -> None:
        self._by_item: dict[str, dict[str, None]] = {}
        self.add(paths)

    def __bool__(self) -> bool:
        return bool(self._by_item)

    def add(self, paths: Iterable[str]) -> None:
        """Add paths."""
        for path in paths:
            self._by_item.setdefault(item_of(path), {})[path] = None

    def overlaps(self, path: str) -> bool:
        """Return whether one of the paths overlaps another path."""
        items = self._by_item if item_of(path) == "*" else (item_of(path), "*")
        return any(overlap(path, each) for item in items for each in self._by_item.get(item, ()))


def item_of(path: str) -> str:
    """Return the first part of a path: the id of an item, a field of the plan, or ``*``.

    >>> item_of("rpa-hours.targets[R10]"), item_of("period")
    ('rpa-hours', 'period')
    """
    return path.partition(".")[0]


@attrs.frozen(field_transformer=typed_fields)
class Conflict:
    """Two changes of two lists of which one writes what the other reads or writes.

    Attributes:
        mine, theirs: the indexes of the changes in their lists.
        path, other_path: the paths of the plan that they read or write.
    """

    mine: int
    theirs: int
    path: str
    other_path: str


def conflicts(mine: Iterable[Change], theirs: Iterable[Change]) -> tuple[Conflict, ...]:
    """Return the pairs of changes because of which two lists do not commute.

    If neither list writes what the other reads or writes, there are none: either may be applied first.

    Raises:
        ChangeError: one of them is no list of changes; of a revision, hand over its changes.

    >>> conflicts([ExtendPeriod("R10")], [ShortenPeriod("R5")])
    (Conflict(mine=0, theirs=0, path='period', other_path='period'),)
    """
    others = as_changes(theirs)
    by_item: dict[str, set[int]] = {}
    for other_index, other_change in enumerate(others):
        for item in touched_items(other_change):
            by_item.setdefault(item, set()).add(other_index)
    return tuple(
        Conflict(index, other_index, *paths)
        for index, change in enumerate(as_changes(mine))
        for other_index in same_items(touched_items(change), by_item)
        if (paths := _first_overlap(change, others[other_index])) is not None
    )


def touched_items(change: Change) -> set[str]:
    """Return the items and fields of the plan that a change reads or writes; ``*`` for all indicators."""
    return {item_of(path) for path in (*writes(change), *reads(change))}


def same_items(items: set[str], by_item: Mapping[str, set[int]]) -> list[int]:
    """Return, in order, the numbers that stand under some of the items; ``*`` is the same as every item.

    >>> same_items({"rpa-hours"}, {"rpa-hours": {2}, "*": {0}, "online": {1}})
    [0, 2]
    """
    accepted = by_item.keys() if "*" in items else {*items, "*"} & by_item.keys()
    return sorted({number for item in accepted for number in by_item[item]})


def _first_overlap(change: Change, other_change: Change) -> tuple[str, str] | None:
    """Return the first two overlapping paths of two changes, at least one of which is written."""
    pairs = chain(
        product(writes(change), (*writes(other_change), *reads(other_change))),
        product(reads(change), writes(other_change)),
    )
    return next(((path, other_path) for path, other_path in pairs if overlap(path, other_path)), None)
