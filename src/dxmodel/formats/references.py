"""Do the parts that stood hold together?  Asked only when something is wrong already.

A ledger that cannot be built says why at the first level that fails.  People want all mistakes at
once, so here everything that could be read is checked against everything else that could.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, TypeVar, get_args

import attrs
from cattrs import BaseValidationError

from dxmodel.errors import DxError, Problem, Problems
from dxmodel.formats.problems import prefixed
from dxmodel.formats.wire import structure
from dxmodel.ledger import Ledger
from dxmodel.ledger.soundness import problems
from dxmodel.plan import COLLECTIONS, Plan, collection
from dxmodel.plan.references import dangling
from dxmodel.revise import Add, Revision, apply

__all__ = ["references"]

T = TypeVar("T")
LISTS = ("revisions", "observations", "evaluations", "documents")


def references(data: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield what does not hold together in the plain data of a ledger, in so far as it can be read."""
    plan = _mapping(data.get("plan"))
    parts = {name: _stood(plan.get(name), _item(Plan, name)) for name in COLLECTIONS}
    lists = {name: _stood(data.get(name), _item(Ledger, name)) for name in LISTS}
    id = str(plan.get("id"))
    broken = {*_broken_ids(plan, parts), *_broken_ids(data, lists)}
    revisions = [each for each in lists["revisions"] if each is not None]
    added = [change.item for each in revisions for change in each.changes if isinstance(change, Add)]
    broken |= {item.id for item in added}
    for problem in dangling(id, parts, broken):
        yield prefixed(problem, "$.plan")
    yield from _inapplicable(plan, lists["revisions"])
    yield from _unsound(id, parts, lists, added, broken)


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _item(kind: type[Any], name: str) -> Any:
    """The type of the items in a collection."""
    return get_args(getattr(attrs.fields(kind), name).type)[0]


def _stood(values: Any, item: Any) -> list[Any]:
    """What could be read of a list; None in place of what could not."""
    return [_try([value], tuple[item, ...]) for value in values] if isinstance(values, list) else []


def _try(value: Any, kind: Any) -> Any:
    try:
        read = structure(value, kind)
    except (DxError, BaseValidationError):
        return None
    return read[0]


def _broken_ids(data: Mapping[str, Any], parts: Mapping[str, list[Any]]) -> Iterator[str]:
    """The ids of what could not be read; to refer to one is not a second mistake."""
    for name, items in parts.items():
        for value, item in zip(data.get(name, ()), items, strict=False):
            if item is None:
                yield from _ids_in(value)


def _ids_in(value: Any) -> Iterator[str]:
    """The id of an item, or of the one under a tag."""
    match value:
        case {"id": str(id)}:
            yield id
        case dict() if len(value) == 1:
            yield from _ids_in(next(iter(value.values())))


def _inapplicable(data: Mapping[str, Any], revisions: list[Revision | None]) -> Iterator[Problem]:
    """What does not fit the plan in each revision, taken in the order of their decisions."""
    plan = _try_plan(data)
    if plan is None:
        return
    stood = [(index, each) for index, each in enumerate(revisions) if each is not None]
    for index, revision in sorted(stood, key=lambda pair: pair[1].decided.not_before or date.min):
        try:
            plan = apply(plan, revision.changes)
        except Problems as error:
            yield from (prefixed(each, f"$.revisions[{index}]") for each in error.problems)


def _try_plan(data: Mapping[str, Any]) -> Plan | None:
    try:
        return structure({key: value for key, value in data.items() if key != "format"}, Plan)
    except (DxError, BaseValidationError):
        return None


def _unsound(id: str, parts: Any, lists: Any, added: list[Any], broken: set[str]) -> Iterator[Problem]:
    """What the ledger itself would say, at the places where the caller wrote it."""
    there = {name: [each for each in items if each is not None] for name, items in (parts | lists).items()}
    founding = _unchecked(Plan, id=id, **{name: tuple(there[name]) for name in parts})
    ledger = _unchecked(Ledger, founding=founding, **{name: tuple(there[name]) for name in lists})
    for item in added:
        there[collection(type(item))].append(item)
    plan = _unchecked(Plan, id=id, **{name: tuple(there[name]) for name in parts})
    for problem in problems(ledger, plan):
        if problem.facts.get("id") not in broken:
            yield attrs.evolve(problem, path=_restored(problem.path, parts | lists))


def _unchecked(kind: type[T], **fields: Any) -> T:
    """Make a value of what stood without asking whether it can exist: it cannot."""
    made = kind.__new__(kind)
    for field in attrs.fields(kind):  # type: ignore[arg-type]  # both kinds are attrs classes
        default = None if field.default is attrs.NOTHING else field.default
        object.__setattr__(made, field.name, fields.get(field.name, default))
    return made


def _restored(path: str, lists: Mapping[str, list[Any]]) -> str:
    """Count the items of a path as they were written, with those that did not stand."""
    path = path.replace("$.founding", "$.plan", 1)
    if found := re.match(r"(\$\.(?:plan\.)?(\w+)\[)(\d+)", path):
        start, name, index = found.groups()
        places = [place for place, item in enumerate(lists[name]) if item is not None]
        return f"{start}{places[int(index)]}{path[found.end() :]}"
    return path
