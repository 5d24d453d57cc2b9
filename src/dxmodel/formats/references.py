"""Check the parts of a ledger against one another where files have mistakes: references, units, revisions.

A ledger that cannot be built says why at the first level that fails.  People want all mistakes at
once, so here everything that could be read is checked against everything else that could.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from types import GenericAlias
from typing import Any, get_origin

import attrs
from cattrs import BaseValidationError

from dxmodel.changes import Change
from dxmodel.errors import DxError, Problem
from dxmodel.formats.chain import ReadRevision, apply_in_order, named_places
from dxmodel.formats.converter import structure
from dxmodel.formats.errors import prefixed, problems
from dxmodel.formats.tagged_unions import without_none
from dxmodel.formats.walk import entries, list_items
from dxmodel.ledger import Ledger
from dxmodel.ledger.integrity import problems as integrity_problems
from dxmodel.plan import COLLECTIONS, Plan
from dxmodel.plan.references import dangling
from dxmodel.revise import Revision

__all__ = ["references"]

MISTAKES = (DxError, BaseValidationError)
LISTS = ("observations", "evaluations", "documents", "scales")
WITHOUT_IDS = ("declared", "successor", "sources")
"""What a plan holds beside its collections; it may cite documents."""


def references(data: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield what does not hold together in the plain data of a ledger, in so far as it can be read."""
    plan = data["plan"] if isinstance(data.get("plan"), dict) else {}
    id = str(plan.get("id"))
    collections = {name: _readable(plan, Plan, name) for name in COLLECTIONS}
    revisions = [_revision(index, each) for index, each in enumerate(list_items(data.get("revisions")))]
    lists = {name: _readable(data, Ledger, name) for name in LISTS}
    lists["revisions"] = [each.revision for each in revisions]
    items = [item for each in collections.values() for item in each if item]
    items += [item for each in revisions for item in each.added_items()]
    readable = {id} | {getattr(each, "id", None) for each in (*items, *chain.from_iterable(lists.values()))}
    ids = {value for key, value in entries(data) if key == "id" and isinstance(value, str)}
    unreadable = ids - readable  # to refer to one of them is not a second mistake
    for problem in dangling(id, collections, unreadable):
        yield prefixed(problem, "$.plan")
    founding = _founding(plan)
    current, all_problems = apply_in_order(founding, revisions) if founding else (None, [])
    things = {id: plan} | {item.id: item for item in (current.items() if current else items)}
    parts = {"plan": collections | {name: _readable(plan, Plan, name) for name in WITHOUT_IDS}}
    all_problems += _integrity_problems({**parts, "founding": founding, **lists}, things, revisions)
    changed = () if current else {*named_places(data.get("revisions"))}
    yield from (
        each
        for each in all_problems
        if each.facts.get("id") not in unreadable and not _may_fit(each, changed)
    )


def _founding(data: Mapping[str, Any]) -> Plan | None:
    try:
        return structure({key: value for key, value in data.items() if key != "format"}, Plan)
    except MISTAKES:
        return None


def _integrity_problems(
    parts: Mapping[str, Any], things: Mapping[str, object], revisions: Sequence[ReadRevision]
) -> Iterator[Problem]:
    """Yield what a ledger says of its parts, at the places where they are written."""
    for problem in integrity_problems(parts, things):
        if match := _REVISION.match(problem.path):
            yield revisions[int(match[1])].as_written(problem)
        elif not problem.path.startswith("$.founding"):  # which is the plan, as it is written
            yield problem


_REVISION = re.compile(r"\$\.revisions\[(\d+)\]")


def _may_fit(problem: Problem, anew: Collection[str]) -> bool:
    """Does a value not fit an indicator of which only the whole chain would tell how it is measured?"""
    is_of_value = problem.path.startswith("$.observations") and problem.code == "plan.unit_does_not_fit"
    return is_of_value and problem.facts["indicator"] in anew


def _revision(index: int, data: Any) -> ReadRevision:
    """Return a revision with those of its changes that can be read."""
    if not isinstance(data, dict):
        return ReadRevision(index)
    changes = list_items(data.get("changes"))
    readable = [_read_item(each, tuple[Change, ...]) for each in changes]
    revision = _read_item({**data, "changes": []}, tuple[Revision, ...])
    if revision is None:
        return ReadRevision(index, unread=tuple(named_places(changes)))
    revision = attrs.evolve(revision, changes=filter(None, readable))
    indexes = tuple(at for at, change in enumerate(readable) if change is not None)
    unread = [each for at, each in enumerate(changes) if at not in indexes]
    return ReadRevision(index, revision, indexes, tuple(named_places(unread)))


def _readable(data: Mapping[str, Any], kind: type[Any], name: str) -> Any:
    """Return what could be read of a field of a class; of a list, None in place of what could not."""
    (field_type,) = without_none(getattr(attrs.fields(kind), name).type)
    value = data.get(name)
    if get_origin(field_type) is tuple:
        return [_read_item(each, field_type) for each in list_items(value)]
    return None if value is None else _read_item(value, GenericAlias(tuple, (field_type, ...)))


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
