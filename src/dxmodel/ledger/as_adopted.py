"""as_adopted: the plan as first adopted, with later corrections, redefinitions and endings."""

from collections.abc import Iterator, Sequence

import attrs

from dxmodel.changes import Change, Correct, End, Redefine, Remove
from dxmodel.ledger.replay import effective_view, replay
from dxmodel.plan import Indicator, Plan
from dxmodel.revise import Revision, writes

__all__ = ["as_adopted", "removed"]


def as_adopted(founding: Plan, revisions: Sequence[Revision], now: Plan) -> tuple[tuple[Revision, ...], Plan]:
    """Return the revisions without their decisions, and the plan that they lead to.

    Corrections remain, and redefinitions and endings of indicators, because these apply to the measured
    values whatever the plan.  Targets are those of the founding plan, under its definition, so there is no
    bridge from them to a new definition.
    """
    corrections, plan = effective_view(founding, revisions, lambda _: False)
    kept: dict[str, list[Change]] = {}
    for revision, change in _redefinitions_and_endings(plan, revisions, now):
        kept.setdefault(revision.id, []).append(change)
    corrected = {each.id: each.changes for each in corrections}
    remaining = [
        attrs.evolve(each, changes=(*corrected.get(each.id, ()), *kept.get(each.id, ())), in_force=None)
        for each in revisions
        if each.id in corrected or each.id in kept
    ]
    return tuple(remaining), replay(founding, remaining)


def removed(revisions: Sequence[Revision]) -> dict[str, Revision]:
    """Return the removed ids, each with the last revision that removed it; a new item may have the id now."""
    return {
        change.of: revision
        for revision in revisions
        for change in (each.change if isinstance(each, Correct) else each for each in revision.changes)
        if isinstance(change, Remove)
    }


def _redefinitions_and_endings(
    plan: Plan, revisions: Sequence[Revision], now: Plan
) -> Iterator[tuple[Revision, Change]]:
    """Yield the first later break and the ending of each indicator, with the revision that decided it."""
    first, last = _writers(revisions), _writers(reversed(revisions))
    removed_ids = removed(revisions)
    for indicator in plan.indicators:
        current = now[indicator.id] if indicator.id in now and indicator.id not in removed_ids else None
        if not isinstance(current, Indicator):
            continue
        if (change := _first_later_break(indicator, current)) is not None:
            yield first[f"{current.id}.breaks"], change
        if (ending := _later_ending(plan, indicator, current)) is not None:
            yield last[f"{current.id}.ended"], ending


def _writers(revisions: Sequence[Revision] | Iterator[Revision]) -> dict[str, Revision]:
    """Return, for each path in the plan, the first of the revisions that wrote it."""
    writers: dict[str, Revision] = {}
    for revision in revisions:
        for change in revision.changes:
            for path in writes(change):
                writers.setdefault(path, revision)
    return writers


def _first_later_break(founding: Indicator, current: Indicator) -> Redefine | None:
    """Return the first break that the founding plan does not have, as a redefinition after its own breaks.

    A baseline of the founding plan is under its definition, whatever its year.
    """
    known = {each.since for each in founding.breaks}
    since = next((each.since for each in current.breaks if each.since not in known), None)
    if since is None:
        return None
    return Redefine(founding.id, since=max([since, *(each.since + 1 for each in founding.breaks[-1:])]))


def _later_ending(plan: Plan, founding: Indicator, current: Indicator) -> End | None:
    if current.ended is None or founding.ended is not None:
        return None
    into = [id for id in current.ended.into if id in plan and isinstance(plan[id], Indicator)]
    return End(founding.id, last=current.ended.last, into=into)
