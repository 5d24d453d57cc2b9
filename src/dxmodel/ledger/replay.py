"""A plan through its revisions: through all of them, or through those that count and every correction."""

from collections.abc import Callable, Iterable, Iterator

import attrs

from dxmodel.errors import Problem, Problems
from dxmodel.plan import Plan
from dxmodel.revise import Change, Correct, Revision, apply, overlap, reads, writes

__all__ = ["Counts", "corrected", "decides", "out_of_turn", "replay", "standing"]

Counts = Callable[[Revision], bool]
"""Does a revision count: was it decided by then, is it in force?"""


def replay(founding: Plan, revisions: Iterable[Revision]) -> Plan:
    """Return a plan with revisions applied, in the order given.

    Raises:
        Problems: what does not fit, in the first revision that fails.
    """
    plan = founding
    for revision in revisions:
        try:
            plan = apply(plan, revision.changes)
        except Problems as error:
            raise Problems(_inside(revision, problem) for problem in error.problems) from None
    return plan


def _inside(revision: Revision, problem: Problem) -> Problem:
    return attrs.evolve(problem, path=problem.path.replace("$", f"$.revisions[{revision.id}]", 1))


def standing(
    founding: Plan, revisions: Iterable[Revision], counts: Counts
) -> tuple[tuple[Revision, ...], Plan]:
    """Return the revisions as they show where only some count, and the plan that they lead to.

    A correction says what was always so, so it shows whether or not its revision counts.  It is left
    out where it puts right something that does not show: where an earlier change that is left out
    wrote what the correction reads or writes, or where it does not fit without that change.  A
    revision of which only corrections show holds nothing else here, and is in force at once.

    Raises:
        Problems: what does not fit, in the first revision that counts and fails.
    """
    view = _View(founding)
    for revision in revisions:
        view.take(revision, counts(revision))
    return tuple(view.shown), view.plan


def decides(revision: Revision) -> bool:
    """Is anything in it a decision?  Corrections are none."""
    return not revision.changes or any(not isinstance(each, Correct) for each in revision.changes)


def corrected(revision: Revision) -> Revision | None:
    """Return a revision with its corrections only; None if it has none."""
    return _holding(revision, [each for each in revision.changes if isinstance(each, Correct)], counts=False)


class _View:
    """A plan on its way through the revisions, and what was left out so far."""

    def __init__(self, founding: Plan) -> None:
        self.plan = founding
        self.shown: list[Revision] = []
        self._hidden: dict[str, list[str]] = {}

    def take(self, revision: Revision, counts: bool) -> None:
        kept = [change for change in revision.changes if self._shows(change, counts)]
        if counts and len(kept) == len(revision.changes) and not self._hidden:
            self.plan = replay(self.plan, [revision])
        else:
            kept = self._fitting(revision, kept)
        if (shown := _holding(revision, kept, counts)) is not None:
            self.shown.append(shown)

    def _shows(self, change: Change, counts: bool) -> bool:
        if isinstance(change, Correct):
            shows = not any(self._is_hidden(place) for place in (*writes(change), *reads(change)))
        else:
            shows = counts
        if not shows:
            self._hide(change)
        return shows

    def _hide(self, change: Change) -> None:
        for place in writes(change):
            self._hidden.setdefault(_head(place), []).append(place)

    def _is_hidden(self, place: str) -> bool:
        if _head(place) == "*":
            return any(overlap(place, each) for places in self._hidden.values() for each in places)
        near = (*self._hidden.get(_head(place), ()), *self._hidden.get("*", ()))
        return any(overlap(place, each) for each in near)

    def _fitting(self, revision: Revision, kept: list[Change]) -> list[Change]:
        """Make the changes that show; of the corrections only those that fit without what is hidden."""
        try:
            self.plan = apply(self.plan, kept)
        except Problems:
            decisions = [each for each in kept if not isinstance(each, Correct)]
            self.plan = replay(self.plan, [attrs.evolve(revision, changes=decisions)])
            return [*decisions, *self._one_by_one(each for each in kept if isinstance(each, Correct))]
        return kept

    def _one_by_one(self, corrections: Iterable[Correct]) -> Iterator[Correct]:
        for correction in corrections:
            try:
                self.plan = apply(self.plan, [correction])
            except Problems:
                self._hide(correction)
            else:
                yield correction


def _holding(revision: Revision, changes: list[Change], counts: bool) -> Revision | None:
    """The revision with those changes; the same object where nothing differs, None where it does not show."""
    if not changes and not counts:
        return None
    in_force = revision.in_force if counts else None
    if len(changes) == len(revision.changes) and in_force == revision.in_force:
        return revision
    return attrs.evolve(revision, changes=changes, in_force=in_force)


def _head(place: str) -> str:
    """The item, or the field of the plan, that a place lies in."""
    return place.partition(".")[0]


def out_of_turn(founding: Plan, revisions: Iterable[Revision]) -> Iterator[Problem]:
    """Yield the changes that build on a revision which comes into force later than they do."""
    known = tuple(revisions)
    for year in sorted({each.in_force for each in known if each.in_force is not None}):
        holds = [each.in_force is None or each.in_force < year for each in known]
        if holds == sorted(holds, reverse=True):
            continue  # the first of them, up to one: what a replay has been through already
        before = {each.id for each, is_in_force in zip(known, holds, strict=True) if is_in_force}
        try:
            standing(founding, known, lambda each, before=before: each.id in before)  # type: ignore[misc]
        except Problems as error:
            for problem in error.problems:
                yield Problem(path=problem.path, code="ledger.out_of_turn", facts={"year": year})
