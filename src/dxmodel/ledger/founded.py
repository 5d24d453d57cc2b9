"""The plan as first adopted, with what was never so put right, and what is measured otherwise since."""

from collections.abc import Iterator, Sequence

import attrs

from dxmodel.ledger.replay import replay, standing
from dxmodel.plan import Indicator, Plan
from dxmodel.revise import Change, Correct, End, Redefine, Remove, Revision, writes

__all__ = ["as_founded", "removed"]


def as_founded(founding: Plan, revisions: Sequence[Revision], now: Plan) -> tuple[tuple[Revision, ...], Plan]:
    """Return what is left of the revisions when none of their decisions count, and the plan they lead to.

    What is left is the corrections, and the facts about the measurement: an indicator that is measured
    in a new way, or not at all any more, is so whatever plan it is judged against.  Targets are those of
    the founding plan, in its way of measuring, so the new way has no bridge to them.
    """
    corrections, plan = standing(founding, revisions, lambda _: False)
    facts: dict[str, list[Change]] = {}
    for revision, change in _facts(plan, revisions, now):
        facts.setdefault(revision.id, []).append(change)
    right = {each.id: each.changes for each in corrections}
    left = [
        attrs.evolve(each, changes=(*right.get(each.id, ()), *facts.get(each.id, ())), in_force=None)
        for each in revisions
        if each.id in right or each.id in facts
    ]
    return tuple(left), replay(founding, left)


def removed(revisions: Sequence[Revision]) -> dict[str, Revision]:
    """The ids that were removed, and the last revision that did; what bears one now is another thing."""
    return {
        change.of: revision
        for revision in revisions
        for change in (right.change if isinstance(right, Correct) else right for right in revision.changes)
        if isinstance(change, Remove)
    }


def _facts(plan: Plan, revisions: Sequence[Revision], now: Plan) -> Iterator[tuple[Revision, Change]]:
    first, last = _writers(revisions), _writers(reversed(revisions))
    gone = removed(revisions)
    for indicator in plan.indicators:
        today = now[indicator.id] if indicator.id in now and indicator.id not in gone else None
        if not isinstance(today, Indicator):
            continue
        if (change := _redefined(indicator, today)) is not None:
            yield first[f"{today.id}.breaks"], change
        if (end := _ended(plan, indicator, today)) is not None:
            yield last[f"{today.id}.ended"], end


def _writers(revisions: Sequence[Revision] | Iterator[Revision]) -> dict[str, Revision]:
    """The first of the revisions that wrote a place."""
    written: dict[str, Revision] = {}
    for revision in revisions:
        for change in revision.changes:
            for place in writes(change):
                written.setdefault(place, revision)
    return written


def _redefined(then: Indicator, today: Indicator) -> Redefine | None:
    """The first break since, after those that the founding plan itself has.

    A baseline of the founding plan is in its way of measuring, whatever its year.
    """
    known = {each.since for each in then.breaks}
    since = next((each.since for each in today.breaks if each.since not in known), None)
    if since is None:
        return None
    return Redefine(then.id, since=max([since, *(each.since + 1 for each in then.breaks[-1:])]))


def _ended(plan: Plan, then: Indicator, today: Indicator) -> End | None:
    if today.ended is None or then.ended is not None:
        return None
    into = [id for id in today.ended.into if id in plan and isinstance(plan[id], Indicator)]
    return End(then.id, last=today.ended.last, into=into)
