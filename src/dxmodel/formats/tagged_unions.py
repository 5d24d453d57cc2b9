"""Tagged unions in files: one of several classes is a mapping with its tag, ``{reach: 8,880時間}``."""

import operator
import re
import types
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache, reduce
from typing import Any, Union, get_args, get_origin

import attrs

from dxmodel.amount import Amount
from dxmodel.changes import UNCHANGED, Change, Unchanged
from dxmodel.errors import ParseError
from dxmodel.formats.goal_in_words import how_to_write, is_in_words, states_none
from dxmodel.formats.scalars import SCALARS, excerpt, unknown_word
from dxmodel.plan import (
    Alternative,
    Completion,
    Derived,
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
from dxmodel.plan.goals import (
    AtLeast,
    AtMost,
    ChangeBy,
    Described,
    Exactly,
    Goal,
    IncreaseBy,
    Maintain,
    NotYetSet,
    Reach,
    ReduceBy,
)
from dxmodel.plan.goals.change import without_change_word
from dxmodel.plan.goals.goal import MAINTAINED
from dxmodel.revise import Rationale

__all__ = [
    "LATER",
    "SHORT",
    "is_tagged",
    "members",
    "order_setter",
    "stated_type",
    "tag",
    "tagged",
    "without_none",
    "without_order",
]

TAGS: dict[type, str] = {
    Completion: "done",
    TextValue: "text",
    ListValue: "items",
    ScheduleBar: "bar",
    ScheduleEvent: "event",
}
"""The tags that differ from the names of their classes."""


def _needs_only_its_first_field(kind: type[Any]) -> bool:
    fields = attrs.fields(kind)
    return bool(fields) and all(each.default not in (attrs.NOTHING, UNCHANGED) for each in fields[1:])


SHORT = frozenset({Label, Link, Due, Doubt, Alternative, Priority, Rationale}).union(
    kind
    for kind in get_args(Goal | Value | Change | Derived)
    if kind is not Amount and _needs_only_its_first_field(kind)
)
"""The classes whose first field may be written alone: ``label: 人材育成``."""


def tag(kind: type[Any]) -> str:
    """Return the tag of a class.

    >>> from dxmodel.plan.goals import NotYetSet
    >>> tag(NotYetSet)
    'not-yet-set'
    """
    return TAGS.get(kind) or re.sub(r"(?<!^)(?=[A-Z])", "-", kind.__name__).lower()


def without_none(kind: Any) -> tuple[Any, ...]:
    """Return the types of a union, or the one type, without None."""
    return tuple(each for each in _types(kind) if each is not type(None))


def stated_type(kind: Any) -> Any:
    """Return the type of a field in a file: without ``Unchanged``, which is never written.

    >>> from dxmodel.changes import Unchanged
    >>> stated_type(str | None | Unchanged)
    str | None
    """
    return reduce(operator.or_, (each for each in _types(kind) if each is not Unchanged))


def _types(kind: Any) -> tuple[Any, ...]:
    return get_args(kind) if get_origin(kind) in (Union, types.UnionType) else (kind,)


def is_tagged(kind: Any) -> bool:
    """Whether a type is a union whose classes are distinguished by tags, unlike a union of scalars."""
    several = without_none(kind)
    return len(several) > 1 and any(each not in SCALARS for each in several)


def members(kind: Any) -> dict[str, type[Any]]:
    """Return the classes of a union by their tags; an amount has none."""
    return {tag(each): each for each in without_none(kind) if each is not Amount}


def tagged(value: Any, kinds: Mapping[str, type[Any]]) -> tuple[str, Any]:
    """Return the tag of a mapping with one key, and the value under it; 現状維持 and 増加 alone are goals.

    Raises:
        ParseError: it is no such mapping, or no class has this tag.
    """
    if isinstance(value, str) and value in MAINTAINED and tag(Maintain) in kinds:
        return tag(Maintain), {}
    if isinstance(value, str) and tag(Described) in kinds and Described(value).than_baseline is not None:
        return tag(Described), value
    if isinstance(value, str) and value in kinds:
        has_required = any(field.default is attrs.NOTHING for field in attrs.fields(kinds[value]))
        wanted = f"{{{value}: {'…' if has_required else '{}'}}}"
        raise ParseError("formats.tag_alone", found=value, wanted=wanted)
    if tag(NotYetSet) in kinds and isinstance(value, str | int | float | Decimal):
        raise _unwritten_goal(str(value), kinds)
    if not isinstance(value, dict) or len(value) != 1:
        raise ParseError("formats.not_tagged", found=excerpt(value), accepted=tuple(kinds))
    ((name, inner),) = value.items()
    if name not in kinds:
        raise unknown_word(name, kinds)
    level = inner.get("amount") if isinstance(inner, dict) else inner
    if kinds[name] in (Reach, Exactly, AtLeast, AtMost) and isinstance(level, str) and is_in_words(level):
        raise _unwritten_goal(level, kinds)
    return name, _without_change_word(kinds[name], inner)


def _unwritten_goal(text: str, kinds: Mapping[str, type[Any]]) -> ParseError:
    """Return the error about a goal that is written as a plan prints it."""
    if states_none(text):
        return ParseError("formats.no_goal", found=text)
    return ParseError(
        "formats.goal_in_words", found=excerpt(text), wanted=how_to_write(text), accepted=tuple(kinds)
    )


def _without_change_word(kind: type[Any], inner: Any) -> Any:
    """Return the plain data of a goal, with 20人減 as -20人 in a change; all other data unchanged."""
    if kind not in (ChangeBy, ReduceBy, IncreaseBy):
        return inner
    first = attrs.fields(kind)[0].name
    if isinstance(inner, dict) and isinstance(inner.get(first), str):
        inner[first] = without_change_word(kind.__name__, inner[first])  # in place: it knows its lines
    return without_change_word(kind.__name__, inner) if isinstance(inner, str) else inner


# --- the order of items, which defaults to their position in the list

LATER = 1000
"""The order of an item that a revision adds without one is greater than this: after the existing items."""


@cache
def order_setter(item: Any) -> Callable[[Any, int], Any] | None:
    """Return the function that sets the order of an item to its position; None if the items have no order."""
    if item == Change:
        return _with_later_order
    kinds = without_none(item)
    if not all(attrs.has(kind) and hasattr(attrs.fields(kind), "order") for kind in kinds):
        return None
    return _with_inner_order if len(kinds) > 1 else _with_order


def _with_order(value: Any, order: int) -> Any:
    return {"order": order, **value} if isinstance(value, dict) else value


def _with_inner_order(value: Any, order: int) -> Any:
    return (
        {name: _with_order(inner, order) for name, inner in value.items()}
        if isinstance(value, dict)
        else value
    )


def _with_later_order(change: Any, index: int) -> Any:
    """Return a change; an item that it adds is ordered after the existing ones."""
    match change:
        case {"add": {"item": dict() as item}, **rest} if not rest:
            return {"add": _with_inner_order(item, LATER + index)}
        case {"add": dict() as item, **rest} if not rest:
            return {"add": _with_inner_order(item, LATER + index)}
        case {"correct": {"change": dict() as correction, **other_keys}, **rest} if not (rest or other_keys):
            return {"correct": _with_later_order(correction, index)}
        case {"correct": dict() as correction, **rest} if not rest:
            return {"correct": _with_later_order(correction, index)}
    return change


def without_order(value: Any, item: Any, index: int) -> Any:
    """Return the plain data of an item without an order that equals its position in the list."""
    if item == Change:
        return _without_later_order(value, LATER + index)
    return _drop_order(value, index) if order_setter(item) else value


def _without_later_order(change: Any, order: int) -> Any:
    match change:
        case {"add": added}:
            return {"add": _drop_order(added, order)}
        case {"correct": correction}:
            return {"correct": _without_later_order(correction, order)}
    return change


def _drop_order(value: Any, order: int) -> Any:
    if value.get("order") == order:
        return {key: each for key, each in value.items() if key != "order"}
    ((name, inner), *rest) = value.items()
    return value if rest or not isinstance(inner, dict) else {name: _drop_order(inner, order)}
