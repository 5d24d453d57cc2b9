"""Apply revisions to the founding plan: all of them, or only those that count and every correction."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

import attrs

from dxmodel.changes import Change, Correct
from dxmodel.errors import KnownNames, Problem, ValidationError
from dxmodel.plan import Plan
from dxmodel.plan.former_ids import present_ids, unknown_id
from dxmodel.revise import Revision, apply, reads, writes
from dxmodel.revise.access import Paths

__all__ = [
    "Counts",
    "corrected",
    "decides",
    "effective_view",
    "in_effective_order",
    "misplaced",
    "out_of_turn",
    "replay",
]

Counts = Callable[[Revision], bool]
"""Function that returns whether a revision counts: it was decided by a day, it is in force."""


def replay(founding: Plan, revisions: Iterable[Revision]) -> Plan:
    """Return a plan with revisions applied in order, each correction at the place of the error.

    Raises:
        ValidationError: what does not fit, in the first revision that fails.
    """
    plan = founding
    for revision in in_effective_order(founding, revisions):
        try:
            plan = apply(plan, revision.changes)
        except ValidationError as error:
            raise ValidationError(_with_path(revision, problem) for problem in error.problems) from None
    return plan


def in_effective_order(founding: Plan, revisions: Iterable[Revision]) -> list[Revision]:
    """Return revisions in the order of application: a correction comes right after the revision it corrects.

    Its revision is split for that; the parts keep the id of the whole.
    """
    ordered = list(revisions)
    indexes = {founding.id: -1} | {revision.id: index for index, revision in enumerate(ordered)}
    corrections: dict[int, list[Revision]] = {}
    for index, revision in enumerate(ordered):
        moved = [each for each in revision.changes if _made_after(each, indexes, index) < index]
        for each in moved:
            corrections.setdefault(_made_after(each, indexes, index), []).append(
                attrs.evolve(revision, changes=[each])
            )
        if moved:
            moved_ids = {id(each) for each in moved}
            remaining = [each for each in revision.changes if id(each) not in moved_ids]
            ordered[index] = attrs.evolve(revision, changes=remaining)
    if not corrections:
        return ordered
    result = list(corrections.get(-1, ()))
    for index, revision in enumerate(ordered):
        result += [revision, *corrections.get(index, ())]
    return result


def _made_after(change: Change, indexes: Mapping[str, int], own: int) -> int:
    """Return the index of the revision after which a change is made; its own where it names no earlier."""
    wrong_in = change.wrong_in if isinstance(change, Correct) else None
    return own if wrong_in is None else min(indexes.get(wrong_in, own), own)


def misplaced(founding: Plan, revisions: Iterable[Revision]) -> Iterator[Problem]:
    """Yield the corrections that name an unknown or later revision as the place of the error."""
    all_revisions, earlier = tuple(revisions), {founding.id: None}
    known = KnownNames([founding.id, *(revision.id for revision in all_revisions)])
    present = present_ids([founding, *all_revisions])
    for index, revision in enumerate(all_revisions):
        for number, change in enumerate(revision.changes):
            wrong_in = change.wrong_in if isinstance(change, Correct) else None
            if wrong_in is not None and wrong_in not in earlier:
                path = f"$.revisions[{index}].changes[{number}].wrong_in"
                near = known.nearest(wrong_in, other=True)
                latest = [*islice(reversed(earlier), MOST_ACCEPTED)][::-1]
                accepted = (*(["…"] if len(earlier) > len(latest) else ()), *latest)
                near = near if near in earlier else None
                code, facts = unknown_id("ledger.not_wrong_there", wrong_in, near, present)
                yield Problem(path=path, code=code, facts=facts | {"accepted": accepted})
        earlier[revision.id] = None


MOST_ACCEPTED = 20
"""The greatest number of earlier revisions that an error lists."""


def _with_path(revision: Revision, problem: Problem) -> Problem:
    return attrs.evolve(problem, path=problem.path.replace("$", f"$.revisions[{revision.id}]", 1))


def effective_view(
    founding: Plan, revisions: Iterable[Revision], counts: Counts
) -> tuple[tuple[Revision, ...], Plan]:
    """Return what is left of the revisions where only some count, and the plan that they lead to.

    A correction applies at every date, whether or not its revision counts.  It is left out where it corrects
    a change that is left out: where an earlier change that is left out wrote what the correction reads or
    writes, or where it does not fit without that change.  A revision of which only corrections apply has no
    other changes here, and is in force at once; one without any remaining change is left out, whether or not
    it counts.

    Raises:
        ValidationError: what does not fit, in the first revision that counts and fails.
    """
    known = tuple(revisions)
    shows = {founding.id: True} | {each.id: counts(each) for each in known}
    view = _View(founding)
    for revision in in_effective_order(founding, known):
        view.add(revision, shows)
    return tuple(filter(None, (view.visible_part(each, shows[each.id]) for each in known))), view.plan


def decides(revision: Revision) -> bool:
    """Return whether a revision has anything but corrections."""
    return not revision.changes or any(not isinstance(each, Correct) for each in revision.changes)


def corrected(revision: Revision) -> Revision | None:
    """Return a revision with its corrections only; None if it has none."""
    return _with_changes(
        revision, [each for each in revision.changes if isinstance(each, Correct)], counts=False
    )


class _View:
    """A plan to which revisions are applied one after another, with the changes that are left out."""

    def __init__(self, founding: Plan) -> None:
        self.plan = founding
        self._visible: dict[str, list[Change]] = {}
        self._hidden = Paths()

    def visible_part(self, revision: Revision, counts: bool) -> Revision | None:
        """Return what is left of a revision."""
        visible = {id(each) for each in self._visible.get(revision.id, ())}
        return _with_changes(revision, [each for each in revision.changes if id(each) in visible], counts)

    def add(self, revision: Revision, shows: Mapping[str, bool]) -> None:
        counts = shows[revision.id]
        visible = [change for change in revision.changes if self._is_visible(change, counts, shows)]
        if counts and len(visible) == len(revision.changes) and not self._hidden:
            self.plan = replay(self.plan, [revision])
        else:
            visible = self._fitting(revision, visible)
        self._visible.setdefault(revision.id, []).extend(visible)

    def _is_visible(self, change: Change, counts: bool, shows: Mapping[str, bool]) -> bool:
        if isinstance(change, Correct):
            is_possible = change.wrong_in is None or shows.get(change.wrong_in, counts)
            touched = (*writes(change, self.plan), *reads(change))
            is_visible = is_possible and not any(map(self._hidden.overlaps, touched))
        else:
            is_visible = counts
        if not is_visible:
            self._hide(change)
        return is_visible

    def _hide(self, change: Change) -> None:
        self._hidden.add(writes(change, self.plan))

    def _fitting(self, revision: Revision, visible: list[Change]) -> list[Change]:
        """Apply the visible changes; of the corrections only those that fit without the hidden ones."""
        for attempt in (visible, *self._without_one(visible)):
            try:
                self.plan = apply(self.plan, attempt)
            except ValidationError:
                continue
            return attempt
        decisions = [each for each in visible if not isinstance(each, Correct)]
        self.plan = replay(self.plan, [attrs.evolve(revision, changes=decisions)])
        return [*decisions, *self._one_by_one(each for each in visible if isinstance(each, Correct))]

    def _without_one(self, visible: list[Change]) -> Iterator[list[Change]]:
        """Yield the changes without each of the corrections: another of them may depend on it."""
        for left_out in visible:
            if isinstance(left_out, Correct):
                yield [each for each in visible if each is not left_out]

    def _one_by_one(self, corrections: Iterable[Correct]) -> Iterator[Correct]:
        for correction in corrections:
            try:
                self.plan = apply(self.plan, [correction])
            except ValidationError:
                self._hide(correction)
            else:
                yield correction


def _with_changes(revision: Revision, changes: list[Change], counts: bool) -> Revision | None:
    """Return the revision with these changes; the same object if none is missing, None if all are."""
    if not changes and (revision.changes or not counts):
        return None
    in_force = revision.in_force if counts else None
    if len(changes) == len(revision.changes) and in_force == revision.in_force:
        return revision
    return attrs.evolve(revision, changes=changes, in_force=in_force, reasons=())


def out_of_turn(founding: Plan, revisions: Iterable[Revision]) -> Iterator[Problem]:
    """Yield the changes that depend on a revision which comes into force later than they do."""
    known = tuple(revisions)
    for year in sorted({each.in_force for each in known if each.in_force is not None}):
        in_force = [each.in_force is None or each.in_force < year for each in known]
        if in_force == sorted(in_force, reverse=True):
            continue  # these are the first revisions up to one, which a replay has already applied
        earlier = {each.id for each, is_in_force in zip(known, in_force, strict=True) if is_in_force}
        try:
            effective_view(founding, known, lambda each, earlier=earlier: each.id in earlier)  # type: ignore[misc]
        except ValidationError as error:
            for problem in error.problems:
                yield Problem(path=problem.path, code="ledger.out_of_turn", facts={"year": year})
