"""Check the readable parts of a ledger with mistakes against one another: references, units, revisions.

The classes report only the first level at which a ledger cannot be built.  To report all mistakes at
once, this module checks everything that can be read against everything else that can be read.
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
from dxmodel.formats.chain import PartialRevision, apply_in_order, named_paths
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
WITHOUT_IDS = ("declared", "predecessor", "successor", "sources")
"""The fields of a plan beside its collections; they may cite documents."""


def references(data: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield the problems between the readable parts of the plain data of a ledger."""
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
    unreadable = ids - readable  # a reference to one of them is not a second mistake
    former_ids = [each for each in list_items(plan.get("former_ids")) if isinstance(each, str)]
    for problem in dangling(id, collections, unreadable, former_ids=former_ids):
        yield prefixed(problem, "$.plan")
    founding = _founding_plan(plan)
    current, all_problems = apply_in_order(founding, revisions) if founding else (None, [])
    by_id = {id: founding or plan} | {item.id: item for item in (current.items() if current else items)}
    parts = {"plan": collections | {name: _readable(plan, Plan, name) for name in WITHOUT_IDS}}
    all_problems += _integrity_problems({**parts, "founding": founding, **lists}, by_id, revisions)
    changed_paths = () if current else {*named_paths(data.get("revisions"))}
    yield from (
        each
        for each in all_problems
        if each.facts.get("id") not in unreadable and not _may_be_valid(each, changed_paths)
    )


def _founding_plan(data: Mapping[str, Any]) -> Plan | None:
    try:
        return structure({key: value for key, value in data.items() if key != "format"}, Plan)
    except MISTAKES:
        return None


def _integrity_problems(
    parts: Mapping[str, Any], by_id: Mapping[str, object], revisions: Sequence[PartialRevision]
) -> Iterator[Problem]:
    """Yield the problems of the parts of a ledger, at their paths in the file."""
    for problem in integrity_problems(parts, by_id):
        if match := _REVISION.match(problem.path):
            yield revisions[int(match[1])].as_written(problem)
        elif not problem.path.startswith("$.founding"):  # the same as the plan
            yield problem


_REVISION = re.compile(r"\$\.revisions\[(\d+)\]")


def _may_be_valid(problem: Problem, changed_paths: Collection[str]) -> bool:
    """Whether a unit may fit an indicator after changes that could not be applied."""
    is_of_value = problem.path.startswith("$.observations") and problem.code == "plan.unit_does_not_fit"
    return is_of_value and problem.facts["indicator"] in changed_paths


def _revision(index: int, data: Any) -> PartialRevision:
    """Return a revision with the changes that can be read."""
    if not isinstance(data, dict):
        return PartialRevision(index)
    changes = list_items(data.get("changes"))
    readable = [_read_item(each, tuple[Change, ...]) for each in changes]
    revision = _read_item({**data, "changes": []}, tuple[Revision, ...])
    if revision is None:
        return PartialRevision(index, unread=tuple(named_paths(changes)))
    revision = attrs.evolve(revision, changes=filter(None, readable))
    indexes = tuple(number for number, change in enumerate(readable) if change is not None)
    unread = [change for number, change in enumerate(changes) if number not in indexes]
    return PartialRevision(index, revision, indexes, tuple(named_paths(unread)))


def _readable(data: Mapping[str, Any], kind: type[Any], name: str) -> Any:
    """Return the readable value of a field of a class; in a list, None for each unreadable item."""
    (field_type,) = without_none(getattr(attrs.fields(kind), name).type)
    value = data.get(name)
    if get_origin(field_type) is tuple:
        return [_read_item(each, field_type) for each in list_items(value)]
    return None if value is None else _read_item(value, GenericAlias(tuple, (field_type, ...)))


def _read_item(value: Any, kind: Any) -> Any:
    """Read one item; if that fails, read it without the wrong keys; return None if that fails too."""
    try:
        return structure([value], kind)[0]
    except MISTAKES as error:
        matches = [_KEY.match(each.path) for each in problems(error)]
    wrong = {each[1] for each in matches if each}
    # An indicator without its unit would cause further problems; a path without a key cannot be repaired.
    if None in matches or "unit" in wrong or not wrong <= value.keys():
        return None
    return _read_item({key: each for key, each in value.items() if key not in wrong}, kind)


_KEY = re.compile(r"\$\[0\]\.([^.\[]+)")
