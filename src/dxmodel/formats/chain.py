"""Apply revisions of which some changes cannot be read or do not fit, to report what else is wrong."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import attrs

from dxmodel.changes import Add, Change, Correct
from dxmodel.errors import Problem, ValidationError
from dxmodel.formats.converter import unstructure
from dxmodel.formats.walk import entries
from dxmodel.ledger.replay import out_of_turn
from dxmodel.plan import Item, Plan
from dxmodel.revise import Revision, apply, overlap, reads, writes

__all__ = ["ReadRevision", "apply_in_order", "named_places"]


@attrs.frozen
class ReadRevision:
    """A revision, as far as it could be read.

    Attributes:
        index: its index in the list of revisions.
        revision: with those of its changes that could be read; None if nothing could.
        indexes: the indexes of those changes in the list as it is written.
        unread: the places that the other changes seem to write.
    """

    index: int
    revision: Revision | None = None
    indexes: tuple[int, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes that could be read."""
        return self.revision.changes if self.revision else ()

    def added_items(self) -> Iterator[Item]:
        """Yield the items that it adds."""
        for change in self.changes:
            decision = change.change if isinstance(change, Correct) else change
            if isinstance(decision, Add):
                yield decision.item

    def as_written(self, problem: Problem) -> Problem:
        """Return a problem of the revision with the indexes of its changes as they are written."""
        facts = problem.facts
        if "other" in facts:
            facts = facts | {"other": self._written_path(facts["other"])}
        return attrs.evolve(problem, path=self._written_path(problem.path), facts=facts)

    def _written_path(self, path: str) -> str:
        def written(match: re.Match[str]) -> str:
            change = f".changes[{self.indexes[int(match[1])]}]" if match[1] else ""
            return f"$.revisions[{self.index}]{change}"

        return _PATH.sub(written, path)

    def at_its_change(self, problem: Problem) -> Problem:
        """Return a problem of the resulting plan at the last change that names what it is about."""
        if _CHANGE.match(problem.path):
            return problem
        names = {str(fact) for name, fact in problem.facts.items() if name != "nearest"}
        naming = [index for index, change in enumerate(self.changes) if names & {*_texts(change)}]
        return attrs.evolve(problem, path=f"$.changes[{naming[-1]}]") if naming else problem

    def may_rest_on(self, problem: Problem, missed: Sequence[str]) -> bool:
        """Return whether a problem may be there only because places were not written."""
        if problem.code in ("plan.unknown_id", "plan.unknown_indicator"):
            return problem.facts["id"] in missed
        match = _CHANGE.match(problem.path)
        changes = [self.changes[int(match[1])]] if match else self.changes
        places = [place for change in changes for place in (*writes(change), *reads(change))]
        return any(overlap(place, missed_place) for place in places for missed_place in missed)


_CHANGE = re.compile(r"^\$\.changes\[(\d+)\]")
_PATH = re.compile(r"^\$(?:\.revisions\[\d+\])?(?:\.changes\[(\d+)\])?")


def _texts(change: Change) -> Iterator[str]:
    return (value for _, value in entries(unstructure(change)) if isinstance(value, str))


_NAMING_KEYS = ("of", "indicator", "remove")
_PERIOD = dict.fromkeys(("extend-period", "shorten-period"), ("period", "*.targets"))


def named_places(data: Any) -> Iterator[str]:
    """Yield the places that changes seem to write, as their plain data name them, readable or not."""
    for key, value in entries(data):
        if key in _NAMING_KEYS and isinstance(value, str) and value:
            yield value
        yield from _PERIOD.get(key or "", ())


def apply_in_order(founding: Plan, revisions: Sequence[ReadRevision]) -> tuple[Plan | None, list[Problem]]:
    """Apply revisions in the order of their decisions; one that does not fit is left out.

    Returns:
        The resulting plan, or None if anything was left out; and what does not fit, unless that may be
        so only because of what was left out.
    """
    readable = [each for each in revisions if each.revision is not None]
    readable.sort(key=lambda each: (each.revision and each.revision.decided.not_before) or date.min)
    missed = [place for each in revisions for place in each.unread]
    is_whole = len(readable) == len(revisions) and not missed
    plan, problems = founding, []
    for each in readable:
        try:
            plan = apply(plan, each.changes)
        except ValidationError as error:
            is_whole = False
            of_changes = map(each.at_its_change, error.problems)
            problems += [each.as_written(new) for new in of_changes if not each.may_rest_on(new, missed)]
            missed += [place for change in each.changes for place in writes(change)]
    return (plan, [*_out_of_turn(founding, readable)]) if is_whole else (None, problems)


def _out_of_turn(founding: Plan, revisions: Iterable[ReadRevision]) -> Iterator[Problem]:
    """Yield what builds on a later revision, at the index of the revision instead of its id."""
    indexes = {each.revision.id: each.index for each in revisions if each.revision}
    for problem in out_of_turn(founding, [each.revision for each in revisions if each.revision]):
        path = _REVISION.sub(lambda match: f"$.revisions[{indexes[match[1]]}]", problem.path)
        yield attrs.evolve(problem, path=path)


_REVISION = re.compile(r"^\$\.revisions\[([^\]]+)\]")
