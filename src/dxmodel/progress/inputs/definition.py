"""The definition of an indicator that a year is assessed by, where revisions redefined it.

A redefinition changes nothing about earlier values, targets and comparisons.  So:

* a target or a baseline that was set before the redefinition is under the old definition, whatever its year;
* one that was set with it or later is under the definition of its own year;
* a bridge converts values and baselines, never targets.

Numbers under another definition than the year's value are not compared with it.  A break that no revision
decided (printed, or part of an added indicator) depends on the years alone.
"""

from collections.abc import Callable, Iterator

import attrs

from dxmodel.changes import Add, Amend, Change, Correct, Redefine, SetBaseline, SetTarget
from dxmodel.changes.unchanged import DEFINITION
from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Breakdown, Ledger
from dxmodel.ledger.replay import in_effective_order
from dxmodel.plan import Indicator, Target
from dxmodel.progress.inputs.target_range import judged_target
from dxmodel.progress.inputs.yearly_targets import stated_target, with_dated_targets
from dxmodel.revise import writes

__all__ = ["Definition", "LedgerBefore", "definition_for"]

LedgerBefore = Callable[[str], Ledger]
"""Function from the id of a revision to the ledger without that revision and those after it."""

_VERDICT_FIELDS = ("unit", "direction", "accumulation", "window")
"""The fields of a definition that a verdict depends on."""


@attrs.frozen
class Definition:
    """The definition of an indicator that a year is judged by.

    Attributes:
        ledger: the ledger in which the indicator is so defined.
        indicator: the indicator.
        since: the first year of the definition, where a revision redefined the indicator and set the target
            or the baseline anew; None where no revision did.
    """

    ledger: Ledger
    indicator: Indicator
    since: FiscalYear | None = None


def definition_for(
    ledger: Ledger, indicator: Indicator, at: FiscalYear, before: LedgerBefore, breakdown: Breakdown = ()
) -> Definition | None:
    """Return the definition that a year is judged by; None where that of the target is another one.

    A year before a break is judged under the old definition, by the targets and the baseline that the plan
    of the ledger has.  With a *breakdown*, they are the targets of that member.
    """
    decided = _decided(ledger, indicator)
    if not decided:
        return Definition(ledger, indicator)
    breaks = [_DecidedBreak(ledger, indicator, since, revision, before) for since, revision in decided]
    past = [each for each in breaks if each.since <= at]
    later = [each for each in breaks if each.since > at]
    target = judged_target(with_dated_targets(ledger.plan, indicator, at), at, breakdown=breakdown)
    if any(each.has_old_target(target) for each in past):
        return None
    since = max((each.since for each in past), default=None)
    if not later:
        return Definition(ledger, indicator, since)
    revision = later[0].revision
    if revision in [each.revision for each in past]:  # the year is between two breaks of one revision
        return None
    earlier = later[0].indicator_before(at, target)
    return None if earlier is None else Definition(before(revision), earlier, since)


@attrs.frozen
class _DecidedBreak:
    """A break in series, and the id of the revision that decided it."""

    ledger: Ledger
    indicator: Indicator
    since: FiscalYear
    revision: str
    before: LedgerBefore

    def has_old_target(self, target: Target | None) -> bool:
        """Return whether target or baseline of a year from the break on are under the old definition."""
        if target is None:
            return False
        if target.due.year is not None and target.due.year < self.since:
            return True
        base = self.indicator.baseline
        if base is not None and self._sets_a_baseline:
            return False
        is_late = base is not None and (base.year is None or base.year >= self.since)
        return is_late or not self._is_set_anew(target)

    def indicator_before(self, at: FiscalYear, target: Target | None) -> Indicator | None:
        """Return the indicator under the old definition; None if target or baseline are under the new."""
        stated = target and stated_target(self.indicator, target)
        old = [
            each
            for each in self.indicator.targets
            if self._is_old(target if target and each == stated else each)
        ]
        base = self.indicator.baseline
        is_new = base is not None and self._sets_a_baseline and not (base.year and base.year < self.since)
        if is_new or self._is_amended or (stated is not None and stated not in old):
            return None
        breaks = [each for each in self.indicator.breaks if each.since <= at or each in self._earlier.breaks]
        definition = {name: getattr(self._earlier, name) for name in DEFINITION}
        return attrs.evolve(self.indicator, targets=old, breaks=breaks, **definition)

    @property
    def _earlier(self) -> Indicator:
        """The indicator in the plan before the revision."""
        return self.before(self.revision).plan.indicator(self.indicator.id)

    def _changes(self) -> Iterator[Change]:
        """Yield the changes of that revision and of later ones."""
        ids = [each.id for each in self.ledger.revisions]
        since = ids[ids.index(self.revision) :]
        return (change for revision, change in _changes(self.ledger) if revision in since)

    def _is_set_anew(self, target: Target) -> bool:
        """Return whether a target was set by that revision or a later one."""
        changes = (each for each in self._changes() if isinstance(each, SetTarget))
        stated = stated_target(self.indicator, target)
        is_set = any((each.indicator, each.target) == (self.indicator.id, stated) for each in changes)
        return is_set or stated not in self._earlier.targets

    def _is_old(self, target: Target) -> bool:
        """Return whether a target is under the old definition: set before, or due before the break."""
        is_due = target.due.year is not None and target.due.year < self.since
        return not self._is_set_anew(target) or (is_due and self._earlier.unit == self.indicator.unit)

    @property
    def _sets_a_baseline(self) -> bool:
        id = self.indicator.id
        return any(isinstance(each, SetBaseline) and each.indicator == id for each in self._changes())

    @property
    def _is_amended(self) -> bool:
        """Whether that revision or a later one changed another field that a verdict depends on."""
        paths = {f"{self.indicator.id}.{field}" for field in _VERDICT_FIELDS}
        return any(isinstance(each, Amend) and paths & {*writes(each)} for each in self._changes())


def _changes(ledger: Ledger) -> Iterator[tuple[str | None, Change]]:
    """Yield every change in the order of application, with the id of the revision that decided it.

    A correction of a change in a revision counts as decided by that revision; any other by none.
    """
    ids = {each.id for each in ledger.revisions}
    for revision in in_effective_order(ledger.founding, ledger.revisions):
        for change in revision.changes:
            if isinstance(change, Correct):
                yield change.wrong_in if change.wrong_in in ids else None, change.change
            else:
                yield revision.id, change


def _decided(ledger: Ledger, indicator: Indicator) -> list[tuple[FiscalYear, str]]:
    """Return the breaks that revisions decided, in order, each with the id of the revision."""
    if not indicator.breaks:
        return []
    id, added_by = indicator.id, None
    known: dict[FiscalYear, str | None] = {}
    if id in ledger.founding and isinstance(founded := ledger.founding[id], Indicator):
        known = {each.since: None for each in founded.breaks}
    for revision, change in _changes(ledger):
        decided_by = revision if revision != added_by else None
        match change:
            case Add(Indicator(id=added) as item) if added == id:
                added_by, known = revision, {each.since: None for each in item.breaks}
            case Redefine(of, since=since) if of == id:
                known[since] = decided_by
            case Amend(of, breaks=tuple(breaks)) if of == id:
                known = {each.since: known.get(each.since, decided_by) for each in breaks}
    revisions = [(each.since, known.get(each.since)) for each in indicator.breaks]
    return [(since, revision) for since, revision in revisions if revision is not None]
