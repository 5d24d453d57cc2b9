"""A plan through its revisions: through all of them, or through those that count and every correction."""

from collections.abc import Callable, Iterable, Iterator, Mapping

import attrs

from dxmodel.errors import Problem, Problems, nearest
from dxmodel.plan import Plan
from dxmodel.revise import Change, Correct, Revision, apply, overlap, reads, writes

__all__ = ["Counts", "corrected", "decides", "misplaced", "out_of_turn", "replay", "settled", "standing"]

Counts = Callable[[Revision], bool]
"""Does a revision count: was it decided by then, is it in force?"""


def replay(founding: Plan, revisions: Iterable[Revision]) -> Plan:
    """Return a plan with revisions applied in the order given, each correction where the error was made.

    Raises:
        Problems: what does not fit, in the first revision that fails.
    """
    plan = founding
    for revision in settled(founding, revisions):
        try:
            plan = apply(plan, revision.changes)
        except Problems as error:
            raise Problems(_inside(revision, problem) for problem in error.problems) from None
    return plan


def settled(founding: Plan, revisions: Iterable[Revision]) -> list[Revision]:
    """Return revisions as they are made: a correction that says where the error was made comes right there.

    What it is part of is taken apart for that; the parts keep the id of the whole.
    """
    known = list(revisions)
    places = {founding.id: -1} | {revision.id: index for index, revision in enumerate(known)}
    right: dict[int, list[Revision]] = {}
    for index, revision in enumerate(known):
        moved = [each for each in revision.changes if _place(each, places, index) < index]
        for each in moved:
            right.setdefault(_place(each, places, index), []).append(attrs.evolve(revision, changes=[each]))
        if moved:
            stay = [each for each in revision.changes if each not in moved]
            known[index] = attrs.evolve(revision, changes=stay)
    if not right:
        return known
    made = list(right.get(-1, ()))
    for index, revision in enumerate(known):
        made += [revision, *right.get(index, ())]
    return made


def _place(change: Change, places: Mapping[str, int], own: int) -> int:
    """After which revision a change is made; its own place where it says no earlier one."""
    wrong_in = change.wrong_in if isinstance(change, Correct) else None
    return own if wrong_in is None else min(places.get(wrong_in, own), own)


def misplaced(founding: Plan, revisions: Iterable[Revision]) -> Iterator[Problem]:
    """Yield the corrections that say an error was made where nothing was said before them."""
    earlier = [founding.id]
    for index, revision in enumerate(revisions):
        for place, change in enumerate(revision.changes):
            wrong_in = change.wrong_in if isinstance(change, Correct) else None
            if wrong_in is not None and wrong_in not in earlier:
                path = f"$.revisions[{index}].changes[{place}].wrong_in"
                facts = {"id": wrong_in, "nearest": nearest(wrong_in, earlier), "accepted": tuple(earlier)}
                yield Problem(path=path, code="ledger.not_wrong_there", facts=facts)
        earlier.append(revision.id)


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
    known = tuple(revisions)
    shows = {founding.id: True} | {each.id: counts(each) for each in known}
    view = _View(founding)
    for revision in settled(founding, known):
        view.take(revision, shows)
    return tuple(filter(None, (view.shown(each, shows[each.id]) for each in known))), view.plan


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
        self._kept: dict[str, list[Change]] = {}
        self._hidden: dict[str, list[str]] = {}

    def shown(self, revision: Revision, counts: bool) -> Revision | None:
        """What is left of a revision."""
        kept = self._kept.get(revision.id, [])
        return _holding(revision, [each for each in revision.changes if each in kept], counts)

    def take(self, revision: Revision, shows: Mapping[str, bool]) -> None:
        counts = shows[revision.id]
        kept = [change for change in revision.changes if self._shows(change, counts, shows)]
        if counts and len(kept) == len(revision.changes) and not self._hidden:
            self.plan = replay(self.plan, [revision])
        else:
            kept = self._fitting(revision, kept)
        self._kept.setdefault(revision.id, []).extend(kept)

    def _shows(self, change: Change, counts: bool, shows: Mapping[str, bool]) -> bool:
        if isinstance(change, Correct):
            is_there = change.wrong_in is None or shows.get(change.wrong_in, counts)
            touched = (*writes(change, self.plan), *reads(change))
            is_seen = is_there and not any(self._is_hidden(place) for place in touched)
        else:
            is_seen = counts
        if not is_seen:
            self._hide(change)
        return is_seen

    def _hide(self, change: Change) -> None:
        for place in writes(change, self.plan):
            self._hidden.setdefault(_head(place), []).append(place)

    def _is_hidden(self, place: str) -> bool:
        if _head(place) == "*":
            return any(overlap(place, each) for places in self._hidden.values() for each in places)
        near = (*self._hidden.get(_head(place), ()), *self._hidden.get("*", ()))
        return any(overlap(place, each) for each in near)

    def _fitting(self, revision: Revision, kept: list[Change]) -> list[Change]:
        """Make the changes that show; of the corrections only those that fit without what is hidden."""
        for tried in (kept, *self._without_one(kept)):
            try:
                self.plan = apply(self.plan, tried)
            except Problems:
                continue
            return tried
        decisions = [each for each in kept if not isinstance(each, Correct)]
        self.plan = replay(self.plan, [attrs.evolve(revision, changes=decisions)])
        return [*decisions, *self._one_by_one(each for each in kept if isinstance(each, Correct))]

    def _without_one(self, kept: list[Change]) -> Iterator[list[Change]]:
        """The changes without each of the corrections: what they build on may be another one of them."""
        for left_out in kept:
            if isinstance(left_out, Correct):
                yield [each for each in kept if each is not left_out]

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
    return attrs.evolve(revision, changes=changes, in_force=in_force, reasons=())


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
