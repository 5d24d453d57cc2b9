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
from dxmodel.formats.problems import prefixed, problems
from dxmodel.formats.wire import structure
from dxmodel.ledger import Ledger
from dxmodel.ledger.replay import out_of_turn
from dxmodel.ledger.soundness import problems as unsound
from dxmodel.plan import COLLECTIONS, Declared, Plan, Source, Successor
from dxmodel.plan.references import dangling
from dxmodel.revise import Add, Revision, apply

__all__ = ["references"]

T = TypeVar("T")
MISTAKES = (DxError, BaseValidationError)
LISTS = ("revisions", "observations", "evaluations", "documents")


def references(data: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield what does not hold together in the plain data of a ledger, in so far as it can be read."""
    plan = data["plan"] if isinstance(data.get("plan"), dict) else {}
    id = str(plan.get("id"))
    parts = {name: _stood(plan.get(name), _item(Plan, name)) for name in COLLECTIONS}
    lists = {name: _stood(data.get(name), _item(Ledger, name)) for name in LISTS}
    added = [
        change.item
        for each in lists["revisions"]
        if each
        for change in each.changes
        if isinstance(change, Add)
    ]
    stood = {
        getattr(item, "id", None) for items in (*parts.values(), *lists.values(), added) for item in items
    }
    fallen = set(_ids_in(data)) - stood  # to refer to one of them is not a second mistake
    for problem in dangling(id, parts, fallen):
        yield prefixed(problem, "$.plan")
    yield from _inapplicable(plan, lists["revisions"])
    standing = [item for items in parts.values() for item in items if item] + added
    things = {id: plan} | {item.id: item for item in standing}
    found = unsound({"plan": parts | _unnamed(plan), **lists}, things)
    yield from (each for each in found if each.facts.get("id") not in fallen)


def _unnamed(plan: Mapping[str, Any]) -> dict[str, Any]:
    """What a plan holds beside its collections: it has no ids, but sources."""
    successor = plan.get("successor")
    return {
        "declared": _stood(plan.get("declared"), Declared),
        "successor": None if successor is None else _mended(successor, tuple[Successor, ...]),
        "sources": _stood(plan.get("sources"), Source),
    }


def _item(kind: type[Any], name: str) -> Any:
    """The type of the items in a collection."""
    return get_args(getattr(attrs.fields(kind), name).type)[0]


def _stood(values: Any, item: Any) -> list[Any]:
    """What could be read of a list; None in place of what could not."""
    return [_mended(value, tuple[item, ...]) for value in values] if isinstance(values, list) else []


def _mended(value: Any, kind: Any) -> Any:
    """Read one item; if it cannot be read, without the keys that are wrong; if that fails too, it is None."""
    try:
        return structure([value], kind)[0]
    except MISTAKES as error:
        found = [_KEY.match(each.path) for each in problems(error)]
    wrong = {each[1] for each in found if each}
    # Without its unit an indicator would make mistakes of its own; a path without a key cannot be mended.
    if None in found or "unit" in wrong or not wrong <= value.keys():
        return None
    return _mended({key: each for key, each in value.items() if key not in wrong}, kind)


_KEY = re.compile(r"\$\[0\]\.([^.\[]+)")


def _ids_in(data: Any) -> Iterator[str]:
    """Every id that is written, however deep."""
    if isinstance(data, dict):
        yield from (id for key, id in data.items() if key == "id" and isinstance(id, str))
        data = list(data.values())
    if isinstance(data, list):
        for each in data:
            yield from _ids_in(each)


def _inapplicable(data: Mapping[str, Any], revisions: list[Revision | None]) -> Iterator[Problem]:
    """What does not fit the plan in each revision, taken in the order of their decisions."""
    try:
        founding = structure({key: value for key, value in data.items() if key != "format"}, Plan)
    except MISTAKES:
        return
    stood = [(index, each) for index, each in enumerate(revisions) if each is not None]
    stood.sort(key=lambda pair: pair[1].decided.not_before or date.min)
    plan, found = founding, False
    for index, revision in stood:
        try:
            plan = apply(plan, revision.changes)
        except Problems as error:
            found = True
            yield from (prefixed(each, f"$.revisions[{index}]") for each in error.problems)
    if not found:  # otherwise this would be said twice
        yield from _out_of_turn(founding, stood)


def _out_of_turn(founding: Plan, revisions: list[tuple[int, Revision]]) -> Iterator[Problem]:
    """What builds on a later revision, addressed by the place of the revision instead of its id."""
    places = {each.id: index for index, each in revisions}
    for problem in out_of_turn(founding, [each for _, each in revisions]):
        path = _REVISION.sub(lambda found: f"$.revisions[{places[found[1]]}]", problem.path)
        yield attrs.evolve(problem, path=path)


_REVISION = re.compile(r"^\$\.revisions\[([^\]]+)\]")
