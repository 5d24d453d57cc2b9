"""Find references, units and revisions that do not fit in files that already have other mistakes.

A ledger that cannot be built says why at the first level that fails.  People want all mistakes at
once, so here everything that could be read is checked against everything else that could.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, get_args

import attrs
from cattrs import BaseValidationError

from dxmodel.errors import DxError, Problem
from dxmodel.formats.chain import Step, follow, touched
from dxmodel.formats.converter import structure
from dxmodel.formats.errors import prefixed, problems
from dxmodel.ledger import Ledger
from dxmodel.ledger.integrity import problems as unsound
from dxmodel.plan import COLLECTIONS, Declared, Plan, Source, Successor
from dxmodel.plan.references import dangling
from dxmodel.revise import Change, Revision

__all__ = ["references"]

MISTAKES = (DxError, BaseValidationError)
LISTS = ("observations", "evaluations", "documents", "scales")


def references(data: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield what does not hold together in the plain data of a ledger, in so far as it can be read."""
    plan = data["plan"] if isinstance(data.get("plan"), dict) else {}
    id = str(plan.get("id"))
    parts = {name: _readable_items(plan.get(name), _item(Plan, name)) for name in COLLECTIONS}
    steps = [_step(place, each) for place, each in enumerate(_list(data.get("revisions")))]
    lists = {name: _readable_items(data.get(name), _item(Ledger, name)) for name in LISTS}
    lists["revisions"] = [each.revision for each in steps]
    items = [item for each in parts.values() for item in each if item]
    items += [item for each in steps for item in each.added()]
    readable = {id} | {getattr(each, "id", None) for each in (*items, *chain.from_iterable(lists.values()))}
    unreadable = {*_ids_in(data)} - readable  # to refer to one of them is not a second mistake
    for problem in dangling(id, parts, unreadable):
        yield prefixed(problem, "$.plan")
    founding = _founding(plan)
    current, problems = follow(founding, steps) if founding else (None, [])
    things = {id: plan} | {item.id: item for item in (current.items() if current else items)}
    problems += _unsound({"plan": parts | _unnamed(plan), "founding": founding, **lists}, things, steps)
    changed = () if current else {*touched(data.get("revisions"))}
    yield from (
        each for each in problems if each.facts.get("id") not in unreadable and not _may_fit(each, changed)
    )


def _founding(data: Mapping[str, Any]) -> Plan | None:
    try:
        return structure({key: value for key, value in data.items() if key != "format"}, Plan)
    except MISTAKES:
        return None


def _unsound(
    parts: Mapping[str, Any], things: Mapping[str, object], steps: Sequence[Step]
) -> Iterator[Problem]:
    """What a ledger says of its parts, addressed by the places where they are written."""
    for problem in unsound(parts, things):
        if problem.path.startswith("$.founding"):
            continue  # said of the plan as it is written already
        match = _REVISION.match(problem.path)
        yield steps[int(match[1])].addressed(attrs.evolve(problem, path=f"${match[2]}")) if match else problem


_REVISION = re.compile(r"\$\.revisions\[(\d+)\](.*)")


def _may_fit(problem: Problem, anew: Collection[str]) -> bool:
    """Does a value not fit an indicator of which only the whole chain would tell how it is measured?"""
    is_of_value = problem.path.startswith("$.observations") and problem.code == "plan.unit_does_not_fit"
    return is_of_value and problem.facts["indicator"] in anew


def _step(place: int, data: Any) -> Step:
    """A revision with those of its changes that can be read."""
    if not isinstance(data, dict):
        return Step(place, None)
    written = _list(data.get("changes"))
    changes = [(at, each) for at, each in enumerate(_readable_items(written, Change)) if each is not None]
    indexes = [at for at, _ in changes]
    revision = _read_item({**data, "changes": []}, tuple[Revision, ...])
    if revision is None:
        return Step(place, None, (), tuple(touched(written)))
    unread = touched([each for at, each in enumerate(written) if at not in indexes])
    revision = attrs.evolve(revision, changes=[each for _, each in changes])
    return Step(place, revision, tuple(indexes), tuple(unread))


def _unnamed(plan: Mapping[str, Any]) -> dict[str, Any]:
    """What a plan holds beside its collections: it has no ids, but sources."""
    successor = plan.get("successor")
    return {
        "declared": _readable_items(plan.get("declared"), Declared),
        "successor": None if successor is None else _read_item(successor, tuple[Successor, ...]),
        "sources": _readable_items(plan.get("sources"), Source),
    }


def _item(kind: type[Any], name: str) -> Any:
    """The type of the items in a collection."""
    return get_args(getattr(attrs.fields(kind), name).type)[0]


def _readable_items(values: Any, item: Any) -> list[Any]:
    """What could be read of a list; None in place of what could not."""
    return [_read_item(value, tuple[item, ...]) for value in _list(values)]


def _list(values: Any) -> list[Any]:
    return values if isinstance(values, list) else []


def _read_item(value: Any, kind: Any) -> Any:
    """Read one item; if it cannot be read, without the keys that are wrong; if that fails too, it is None."""
    try:
        return structure([value], kind)[0]
    except MISTAKES as error:
        matches = [_KEY.match(each.path) for each in problems(error)]
    wrong = {each[1] for each in matches if each}
    # Without its unit an indicator would make mistakes of its own; a path without a key cannot be mended.
    if None in matches or "unit" in wrong or not wrong <= value.keys():
        return None
    return _read_item({key: each for key, each in value.items() if key not in wrong}, kind)


_KEY = re.compile(r"\$\[0\]\.([^.\[]+)")


def _ids_in(data: Any) -> Iterator[str]:
    """Every id that is written, however deep."""
    if isinstance(data, dict):
        yield from (id for key, id in data.items() if key == "id" and isinstance(id, str))
        data = list(data.values())
    if isinstance(data, list):
        for each in data:
            yield from _ids_in(each)
