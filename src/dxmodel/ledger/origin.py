"""Origins: the revisions that wrote the paths of a plan."""

from collections.abc import Set
from functools import cached_property

from dxmodel.ledger.replay import replay
from dxmodel.plan import Plan
from dxmodel.revise import Revision, overlap, writes
from dxmodel.revise.access import item_of, same_items

__all__ = ["Origins"]


class Origins:
    """The revisions that wrote the paths of a plan."""

    def __init__(self, founding: Plan, revisions: tuple[Revision, ...]) -> None:
        self._founding = founding
        self._revisions = revisions
        self._plans_before: dict[int, Plan] = {}

    def last_to_write(self, paths: Set[str]) -> Revision | None:
        """Return the last revision that wrote any of some paths; None if none did."""
        for index in reversed(same_items({item_of(each) for each in paths}, self._writers)):
            if any(self._wrote(index, each) for each in paths):
                return self._revisions[index]
        return None

    @cached_property
    def _writers(self) -> dict[str, set[int]]:
        """The indexes of the revisions that write something of an item, or a field of the plan."""
        writers: dict[str, set[int]] = {}
        for index, revision in enumerate(self._revisions):
            for change in revision.changes:
                for path in writes(change):
                    writers.setdefault(item_of(path), set()).add(index)
        return writers

    def _wrote(self, index: int, path: str) -> bool:
        written = [each for change in self._revisions[index].changes for each in writes(change)]
        if any(overlap(each, path) for each in written if each[0] != "*"):
            return True
        item = path.partition(".")[0]
        if not any(overlap(each.replace("*", item, 1), path) for each in written if each[0] == "*"):
            return False
        before, after = self._plan_before(index), self._plan_before(index + 1)
        # the change is about all indicators, but only some had a target to change
        return item in before and item in after and before[item] != after[item]

    def _plan_before(self, index: int) -> Plan:
        if index not in self._plans_before:
            self._plans_before[index] = replay(self._founding, self._revisions[:index])
        return self._plans_before[index]
