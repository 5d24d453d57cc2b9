"""Tagged unions in files: one of several classes is a mapping with its tag, ``{reach: 8,880時間}``."""

import operator
import re
import types
from collections.abc import Callable, Mapping
from functools import reduce
from typing import Any, Union, get_args, get_origin

import attrs

from dxmodel.amount import Amount
from dxmodel.changes import UNCHANGED, Change, Unchanged
from dxmodel.errors import ParseError
from dxmodel.formats.scalars import SCALARS, shown, unknown
from dxmodel.plan import (
    Alternative,
    Doubt,
    Due,
    Label,
    Link,
    ListValue,
    Priority,
    ScheduleBar,
    ScheduleEvent,
    TextValue,
    Value,
)
from dxmodel.plan.goals import Goal
from dxmodel.revise import Rationale

__all__ = [
    "LATER",
    "SHORT",
    "is_tagged",
    "members",
    "placing",
    "stated_type",
    "tag",
    "tagged",
    "unplaced",
    "without_none",
]

TAGS: dict[type, str] = {TextValue: "text", ListValue: "items", ScheduleBar: "bar", ScheduleEvent: "event"}
"""How files call the classes that they do not call by their names."""


def _needs_only_its_first_field(kind: type[Any]) -> bool:
    fields = attrs.fields(kind)
    return bool(fields) and all(each.default not in (attrs.NOTHING, UNCHANGED) for each in fields[1:])


SHORT = frozenset({Label, Link, Due, Doubt, Alternative, Priority, Rationale}).union(
    kind
    for kind in get_args(Goal | Value | Change)
    if kind is not Amount and _needs_only_its_first_field(kind)
)
"""Classes for which their first field alone may stand: ``label: 人材育成``."""


def tag(kind: type[Any]) -> str:
    """Return the key that a class goes by.

    >>> from dxmodel.plan.goals import NotYetSet
    >>> tag(NotYetSet)
    'not-yet-set'
    """
    return TAGS.get(kind) or re.sub(r"(?<!^)(?=[A-Z])", "-", kind.__name__).lower()


def without_none(kind: Any) -> tuple[Any, ...]:
    """Return the types of a union, or the one type, without None."""
    return tuple(each for each in _types(kind) if each is not type(None))


def stated_type(kind: Any) -> Any:
    """Return the type of what a file can say of a field: not that it is unchanged, for then it says nothing.

    >>> from dxmodel.changes import Unchanged
    >>> stated_type(str | None | Unchanged)
    str | None
    """
    return reduce(operator.or_, (each for each in _types(kind) if each is not Unchanged))


def _types(kind: Any) -> tuple[Any, ...]:
    return get_args(kind) if get_origin(kind) in (Union, types.UnionType) else (kind,)


def is_tagged(kind: Any) -> bool:
    """Is it a union of classes that tags tell apart?  A union of scalars is told by its text."""
    several = without_none(kind)
    return len(several) > 1 and any(each not in SCALARS for each in several)


def members(kind: Any) -> dict[str, type[Any]]:
    """Return the tagged classes of a union by their tags; an amount needs none."""
    return {tag(each): each for each in without_none(kind) if each is not Amount}


def tagged(value: Any, kinds: Mapping[str, type[Any]]) -> tuple[str, Any]:
    """Take a mapping with one key apart: the tag, and what stands under it.

    Raises:
        ParseError: it is no such mapping, or nobody goes by the tag.
    """
    if isinstance(value, str) and value in kinds:
        needs = any(field.default is attrs.NOTHING for field in attrs.fields(kinds[value]))
        raise ParseError("formats.tag_alone", found=value, wanted=f"{{{value}: {'…' if needs else '{}'}}}")
    if not isinstance(value, dict) or len(value) != 1:
        raise ParseError("formats.not_tagged", found=shown(value), accepted=tuple(kinds))
    ((name, inner),) = value.items()
    if name not in kinds:
        raise unknown(name, kinds)
    return name, inner


# --- the order of items, which may be left to their place in the list

LATER = 1000
"""An item that a revision adds without an order of its own comes after those already there."""


def placing(item: Any) -> Callable[[Any, int], Any] | None:
    """Return how the items of a list are given their place; None if they have none."""
    if item == Change:
        return _placed_later
    kinds = without_none(item)
    if not all(attrs.has(kind) and hasattr(attrs.fields(kind), "order") for kind in kinds):
        return None
    return _placed_inside if len(kinds) > 1 else _placed


def _placed(value: Any, order: int) -> Any:
    return {"order": order, **value} if isinstance(value, dict) else value


def _placed_inside(value: Any, order: int) -> Any:
    return (
        {name: _placed(inner, order) for name, inner in value.items()} if isinstance(value, dict) else value
    )


def _placed_later(change: Any, index: int) -> Any:
    """A change with the item that it adds, if it adds one, behind those that are there."""
    match change:
        case {"add": {"item": dict() as item}, **rest} if not rest:
            return {"add": _placed_inside(item, LATER + index)}
        case {"add": dict() as item, **rest} if not rest:
            return {"add": _placed_inside(item, LATER + index)}
        case {"correct": {"change": dict() as right, **others}, **rest} if not (rest or others):
            return {"correct": _placed_later(right, index)}
        case {"correct": dict() as right, **rest} if not rest:
            return {"correct": _placed_later(right, index)}
    return change


def unplaced(value: Any, item: Any, index: int) -> Any:
    """Return plain data of an item without the order that its place in the list says already."""
    if item == Change:
        return _unplaced_later(value, LATER + index)
    return _without(value, index) if placing(item) else value


def _unplaced_later(change: Any, order: int) -> Any:
    match change:
        case {"add": added}:
            return {"add": _without(added, order)}
        case {"correct": right}:
            return {"correct": _unplaced_later(right, order)}
    return change


def _without(value: Any, order: int) -> Any:
    if value.get("order") == order:
        return {key: each for key, each in value.items() if key != "order"}
    ((name, inner), *rest) = value.items()
    return value if rest or not isinstance(inner, dict) else {name: _without(inner, order)}
