"""Apply revisions although some of their changes cannot be read or do not fit, to find further problems."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Any

import attrs

from dxmodel.changes import Add, Change, Correct
from dxmodel.errors import Problem, ValidationError
from dxmodel.formats.converter import unstructure
from dxmodel.formats.walk import entries
from dxmodel.ledger.replay import out_of_turn
from dxmodel.plan import Item, Plan
from dxmodel.revise import Revision, apply, reads, writes
from dxmodel.revise.access import Paths

__all__ = ["PartialRevision", "apply_in_order", "named_paths"]


@attrs.frozen
class PartialRevision:
    """A revision with the changes that can be read.

    Attributes:
        index: the index of the revision in the list of the file.
        revision: the revision with its readable changes; None if the revision itself cannot be read.
        indexes: the indexes of the readable changes in the list of the file.
        unread: the paths that the unreadable changes probably write.
    """

    index: int
    revision: Revision | None = None
    indexes: tuple[int, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """The readable changes."""
        return self.revision.changes if self.revision else ()

    def added_items(self) -> Iterator[Item]:
        """Yield the items that the readable changes add."""
        for change in self.changes:
            decision = change.change if isinstance(change, Correct) else change
            if isinstance(decision, Add):
                yield decision.item

    def as_written(self, problem: Problem) -> Problem:
        """Return a problem of the revision with the indexes that its changes have in the file."""
        facts = problem.facts
        if "other" in facts:
            facts = facts | {"other": self._written_path(facts["other"])}
        return attrs.evolve(problem, path=self._written_path(problem.path), facts=facts)

    def _written_path(self, path: str) -> str:
        def in_file(match: re.Match[str]) -> str:
            change = f".changes[{self.indexes[int(match[1])]}]" if match[1] else ""
            return f"$.revisions[{self.index}]{change}"

        return _PATH.sub(in_file, path)

    def at_its_change(self, problem: Problem) -> Problem:
        """Return a problem of the resulting plan at the last change that names one of its facts."""
        if _CHANGE.match(problem.path):
            return problem
        names = {str(fact) for name, fact in problem.facts.items() if name != "nearest"}
        last = max((self._last_naming[name] for name in names & self._last_naming.keys()), default=None)
        return problem if last is None else attrs.evolve(problem, path=f"$.changes[{last}]")

    @cached_property
    def _last_naming(self) -> dict[str, int]:
        """The index of the last change that contains a text, by the text."""
        return {text: index for index, change in enumerate(self.changes) for text in _texts(change)}

    def may_result_from(self, problem: Problem, omitted: "Omitted") -> bool:
        """Whether omitted changes, which would write some paths, may be the cause of a problem."""
        if problem.code in ("plan.unknown_id", "plan.unknown_indicator", "plan.renamed_id"):
            return problem.facts["id"] in omitted.texts
        match = _CHANGE.match(problem.path)
        changes = [self.changes[int(match[1])]] if match else self.changes
        paths = [path for change in changes for path in (*writes(change), *reads(change))]
        return any(map(omitted.paths.overlaps, paths))


class Omitted:
    """The paths that omitted changes would write."""

    def __init__(self, paths: Iterable[str]) -> None:
        self.texts: set[str] = set()
        self.paths = Paths()
        self.add(paths)

    def add(self, paths: Iterable[str]) -> None:
        """Add the paths of another omitted change."""
        self.texts.update(each := tuple(paths))
        self.paths.add(each)


_CHANGE = re.compile(r"^\$\.changes\[(\d+)\]")
_PATH = re.compile(r"^\$(?:\.revisions\[\d+\])?(?:\.changes\[(\d+)\])?")


def _texts(change: Change) -> Iterator[str]:
    return (value for _, value in entries(unstructure(change)) if isinstance(value, str))


_NAMING_KEYS = ("of", "indicator", "remove")
_PERIOD = dict.fromkeys(("extend-period", "shorten-period"), ("period", "*.targets"))


def named_paths(data: Any) -> Iterator[str]:
    """Yield the paths that changes probably write, from keys in their plain data, readable or not."""
    for key, value in entries(data):
        if key in _NAMING_KEYS and isinstance(value, str) and value:
            yield value
        yield from _PERIOD.get(key or "", ())


def apply_in_order(founding: Plan, revisions: Sequence[PartialRevision]) -> tuple[Plan | None, list[Problem]]:
    """Apply revisions in the order of their decisions, without those that do not fit.

    Returns:
        The resulting plan, or None if a change was omitted; and the problems, without those that an
        omitted change may have caused.
    """
    readable = [each for each in revisions if each.revision is not None]
    readable.sort(key=lambda each: (each.revision and each.revision.decided.not_before) or date.min)
    omitted = Omitted(path for each in revisions for path in each.unread)
    is_whole = len(readable) == len(revisions) and not omitted.texts
    plan, problems = founding, []
    for each in readable:
        try:
            plan = apply(plan, each.changes)
        except ValidationError as error:
            is_whole = False
            of_changes = map(each.at_its_change, error.problems)
            problems += [each.as_written(new) for new in of_changes if not each.may_result_from(new, omitted)]
            omitted.add(path for change in each.changes for path in writes(change))
    return (plan, [*_order_problems(founding, readable)]) if is_whole else (None, problems)


def _order_problems(founding: Plan, revisions: Iterable[PartialRevision]) -> Iterator[Problem]:
    """Yield the problems of revisions that need a later one, with indexes of revisions in place of ids."""
    indexes = {each.revision.id: each.index for each in revisions if each.revision}
    for problem in out_of_turn(founding, [each.revision for each in revisions if each.revision]):
        path = _REVISION.sub(lambda match: f"$.revisions[{indexes[match[1]]}]", problem.path)
        yield attrs.evolve(problem, path=path)


_REVISION = re.compile(r"^\$\.revisions\[([^\]]+)\]")
