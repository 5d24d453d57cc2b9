"""as_adopted: the plan as first adopted, with later corrections and later changes of measurement."""

from collections.abc import Iterator, Sequence

import attrs

from dxmodel.changes import Change, Correct, End, Redefine, Remove
from dxmodel.ledger.replay import effective_view, replay
from dxmodel.plan import Indicator, Plan
from dxmodel.revise import Revision, writes

__all__ = ["as_adopted", "removed"]


def as_adopted(founding: Plan, revisions: Sequence[Revision], now: Plan) -> tuple[tuple[Revision, ...], Plan]:
    """Return the revisions without their decisions, and the plan that they lead to.

    What remains are corrections, and facts about the measurement: an indicator that is measured in a new
    way, or no longer, is so against every plan.  Targets are those of the founding plan, in its way of
    measuring, so the new way has no bridge to them.
    """
    corrections, plan = effective_view(founding, revisions, lambda _: False)
    facts: dict[str, list[Change]] = {}
    for revision, change in _facts(plan, revisions, now):
        facts.setdefault(revision.id, []).append(change)
    corrected = {each.id: each.changes for each in corrections}
    remaining = [
        attrs.evolve(each, changes=(*corrected.get(each.id, ()), *facts.get(each.id, ())), in_force=None)
        for each in revisions
        if each.id in corrected or each.id in facts
    ]
    return tuple(remaining), replay(founding, remaining)


def removed(revisions: Sequence[Revision]) -> dict[str, Revision]:
    """Return the removed ids, each with the last revision that removed it; it may name a new item now."""
    return {
        change.of: revision
        for revision in revisions
        for change in (each.change if isinstance(each, Correct) else each for each in revision.changes)
        if isinstance(change, Remove)
    }


def _facts(plan: Plan, revisions: Sequence[Revision], now: Plan) -> Iterator[tuple[Revision, Change]]:
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
    """Return for each place the first of the revisions that wrote it."""
    writers: dict[str, Revision] = {}
    for revision in revisions:
        for change in revision.changes:
            for place in writes(change):
                writers.setdefault(place, revision)
    return writers


def _first_later_break(founding: Indicator, current: Indicator) -> Redefine | None:
    """Return the first later break, after those of the founding plan itself, as a redefinition.

    A baseline of the founding plan is in its way of measuring, whatever its year.
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
