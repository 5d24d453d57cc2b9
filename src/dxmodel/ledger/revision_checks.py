"""Validation of each revision by itself: the date of its decision, its reasons, and the paths it writes."""

from collections.abc import Iterator, Mapping, Sequence

from dxmodel.changes import (
    Add,
    Amend,
    Change,
    Correct,
    End,
    ExtendPeriod,
    MoveTarget,
    Redefine,
    Remove,
    SetTarget,
    WithdrawTarget,
)
from dxmodel.errors import KnownNames, Problem
from dxmodel.fiscal import When
from dxmodel.ledger.replay import in_effective_order
from dxmodel.plan import Indicator, Item, Plan
from dxmodel.plan.former_ids import present_ids, unknown_id
from dxmodel.revise import Revision, writes
from dxmodel.revise.access import Paths

__all__ = ["problems_of_revisions"]


def problems_of_revisions(
    founding: Plan | None, revisions: Sequence[Revision | None], items: Mapping[str, object]
) -> Iterator[Problem]:
    """Yield a problem for each revision that is decided too early, in force too late, or contradictory.

    A reason about a path that the revision does not change is also a problem.

    Args:
        founding: the plan as first adopted; None where it could not be built.
        revisions: None in place of a revision that could not be built.
        items: id → item of the plan.
    """
    adopted = _adopted(founding, revisions)
    for index, revision in enumerate(revisions):
        if revision is not None:
            path = f"$.revisions[{index}]"
            yield from _too_early(path, adopted, revision)
            yield from _too_late(path, revision)
            yield from _contradictions(path, revision.changes)
            yield from _about_nothing(path, revision, items)


def _adopted(founding: Plan | None, revisions: Sequence[Revision | None]) -> When | None:
    """Return when the plan was adopted, with later corrections."""
    if founding is None:
        return None
    adopted = founding.adopted
    for revision in in_effective_order(founding, filter(None, revisions)):
        for change in revision.changes:
            match change:
                case Correct(Amend(founding.id, adopted=When() | None as corrected), wrong_in=wrong_in):
                    adopted = corrected if wrong_in in (None, founding.id) else adopted
    return adopted


def _too_early(path: str, adopted: When | None, revision: Revision) -> Iterator[Problem]:
    first = adopted.not_before if adopted is not None else None
    last = revision.decided.not_after
    if first is not None and last is not None and last < first:
        facts = {"decided": revision.decided, "adopted": adopted}
        yield Problem(path=f"{path}.decided", code="ledger.decided_before_founding", facts=facts)


def _too_late(path: str, revision: Revision) -> Iterator[Problem]:
    """Yield the changes that concern a year in which they are not in force yet, other than corrections."""
    in_force = revision.in_force
    if in_force is None:
        return
    for index, change in enumerate(revision.changes):
        change_path = f"{path}.changes[{index}]"
        match change:
            case Redefine(of, since=since) if since < in_force:
                facts: dict[str, object] = {"in_force": in_force, "id": of, "since": since}
                yield Problem(path=change_path, code="ledger.redefined_before_in_force", facts=facts)
            case End(of, last=last) if last + 1 < in_force:
                facts = {"in_force": in_force, "id": of, "last": last, "latest": last + 1}
                yield Problem(path=change_path, code="ledger.ended_before_in_force", facts=facts)


def _contradictions(path: str, changes: Sequence[Change]) -> Iterator[Problem]:
    """Yield the changes that write a path which an earlier change has written and not freed.

    A correction and a decision do not contradict each other, because a correction applies at every date.
    """
    writers: dict[tuple[bool, str], tuple[int, bool]] = {}
    for index, change in enumerate(changes):
        is_correction = isinstance(change, Correct)
        for written, frees in _writes(change.change if isinstance(change, Correct) else change):
            earlier, was_freed = writers.get((is_correction, written), (index, True))
            if not was_freed or (frees and earlier != index):
                facts = {"path": written, "other": f"{path}.changes[{earlier}]"}
                yield Problem(path=f"{path}.changes[{index}]", code="ledger.contradiction", facts=facts)
                break
            writers[is_correction, written] = (index, frees)


def _writes(change: Change) -> Iterator[tuple[str, bool]]:
    """Yield the paths that a change writes, and whether it frees them.

    A target that stands beside others replaces none of them, so that it contradicts nothing.
    """
    match change:
        case SetTarget(beside=True):
            return
        case Add() | Remove():
            yield writes(change)[0], isinstance(change, Remove)
        case MoveTarget():
            freed, filled = writes(change)
            yield freed, True
            yield filled, False
        case _:
            yield from ((path, isinstance(change, WithdrawTarget)) for path in writes(change))


def _about_nothing(path: str, revision: Revision, items: Mapping[str, object]) -> Iterator[Problem]:
    """Yield what reasons are about although the revision does not change it."""
    if not any(reason.about for reason in revision.reasons):
        return
    touched = [each for change in revision.changes for each in _touched(change, items)]
    paths, known = Paths(touched), KnownNames(touched)
    present = present_ids(item for item in items.values() if isinstance(item, Plan | Item))
    for number, reason in enumerate(revision.reasons):
        for index, about in enumerate(reason.about):
            if not paths.overlaps(about):
                id, near = about.partition(".")[0], known.nearest(about)
                code, facts = unknown_id("ledger.about_nothing", id, near, present)
                about_path = f"{path}.reasons[{number}].about[{index}]"
                yield Problem(path=about_path, code=code, facts={"found": about} | facts)


def _touched(change: Change, items: Mapping[str, object]) -> Iterator[str]:
    """Yield what a reason can be about: the paths that a change writes, and the items that it names."""
    content = change.change if isinstance(change, Correct) else change
    yield from writes(content)
    if isinstance(content, End):
        yield from content.into
    if isinstance(content, ExtendPeriod) and content.targets is not None:
        yield from (id for id, item in items.items() if isinstance(item, Indicator))
    if isinstance(content, ExtendPeriod):
        yield from content.exceptions
