"""The definition of an indicator that a year is assessed by, where decisions changed its measurement.

A decision to measure anew says nothing of what was measured, promised and compared before it.  So:

* a target or a baseline that was there before the decision is in the old way, whatever its year;
* one that was set with it or later is in the way of its own year;
* a bridge carries values and baselines, never targets.

What lies in another way than the year's value is not compared; nothing is judged by what was superseded.
A break that no revision decided (printed, or brought along by a new indicator) goes by the years alone.
"""

from collections.abc import Callable, Iterator

import attrs

from dxmodel.changes import Add, Amend, Change, Correct, Redefine, SetBaseline, SetTarget
from dxmodel.changes.unchanged import DEFINITION
from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Ledger
from dxmodel.ledger.replay import in_effective_order
from dxmodel.plan import Indicator, Target
from dxmodel.progress.inputs.target_range import judged_target
from dxmodel.revise import writes

__all__ = ["Before", "judged_by"]

Before = Callable[[str], Ledger]
"""The ledger without the revision of an id and those after it."""

_VERDICT = ("unit", "direction", "accumulation")
"""The fields of a definition that a verdict rests on."""


def judged_by(
    ledger: Ledger, indicator: Indicator, at: FiscalYear, before: Before
) -> tuple[Ledger, Indicator] | None:
    """Return the ledger and the indicator that a year is judged by; None where the ways differ.

    A year before a break is judged in the old way of measuring, as defined then, by the targets and the
    baseline that the plan of the ledger has.
    """
    decided = _decided(ledger, indicator)
    past = [_Cut(ledger, indicator, since, revision, before) for since, revision in decided if since <= at]
    if any(cut.from_it_on(judged_target(indicator, at)) for cut in past):
        return None
    coming = [_Cut(ledger, indicator, since, revision, before) for since, revision in decided if since > at]
    if not coming:
        return ledger, indicator
    revision = coming[0].revision
    if revision in [cut.revision for cut in past]:  # one decision, and between its two breaks
        return None
    was = coming[0].until_it(at)
    return None if was is None else (before(revision), was)


@attrs.frozen
class _Cut:
    """A break in series, and the id of the revision that decided on it."""

    ledger: Ledger
    indicator: Indicator
    since: FiscalYear
    revision: str
    before: Before

    def from_it_on(self, target: Target | None) -> bool:
        """Is the year of the break, or a later one, judged by what lies in the old way?"""
        if target is None:
            return False
        if target.due.year is not None and target.due.year < self.since:
            return True
        base = self.indicator.baseline
        if base is not None and self._sets_a_baseline:
            return False
        is_late = base is not None and (base.year is None or base.year >= self.since)
        return is_late or not self._is_anew(target)

    def until_it(self, at: FiscalYear) -> Indicator | None:
        """The indicator as it was measured before; None where a year before is judged by what is not so."""
        target, old = judged_target(self.indicator, at), [*filter(self._is_old, self.indicator.targets)]
        base = self.indicator.baseline
        is_new = base is not None and self._sets_a_baseline and not (base.year and base.year < self.since)
        if is_new or self._is_amended or (target is not None and target not in old):
            return None
        breaks = [each for each in self.indicator.breaks if each.since <= at or each in self._was.breaks]
        was = {name: getattr(self._was, name) for name in DEFINITION}
        return attrs.evolve(self.indicator, targets=old, breaks=breaks, **was)

    @property
    def _was(self) -> Indicator:
        return self.before(self.revision).plan.indicator(self.indicator.id)

    def _changes(self) -> Iterator[Change]:
        """What was decided with the break and since."""
        ids = [each.id for each in self.ledger.revisions]
        since = ids[ids.index(self.revision) :]
        return (change for revision, change in _changes(self.ledger) if revision in since)

    def _is_anew(self, target: Target) -> bool:
        """Was a target set with the break or since?"""
        set_anew = SetTarget(self.indicator.id, target)
        return target not in self._was.targets or any(each == set_anew for each in self._changes())

    def _is_old(self, target: Target) -> bool:
        """Is a target in the old way: there before, or due before the break?"""
        is_due = target.due.year is not None and target.due.year < self.since
        return not self._is_anew(target) or (is_due and self._was.unit == self.indicator.unit)

    @property
    def _sets_a_baseline(self) -> bool:
        id = self.indicator.id
        return any(isinstance(each, SetBaseline) and each.indicator == id for each in self._changes())

    @property
    def _is_amended(self) -> bool:
        """Was something else that a verdict rests on decided with the break or since?"""
        places = {f"{self.indicator.id}.{field}" for field in _VERDICT}
        return any(isinstance(each, Amend) and places & {*writes(each)} for each in self._changes())


def _changes(ledger: Ledger) -> Iterator[tuple[str | None, Change]]:
    """Every change in the order in which they are made, and the id of the revision that decided it.

    A correction of what a revision said is what that revision decided; any other was always so.
    """
    ids = {each.id for each in ledger.revisions}
    for revision in in_effective_order(ledger.founding, ledger.revisions):
        for change in revision.changes:
            if isinstance(change, Correct):
                yield change.wrong_in if change.wrong_in in ids else None, change.change
            else:
                yield revision.id, change


def _decided(ledger: Ledger, indicator: Indicator) -> list[tuple[FiscalYear, str]]:
    """The breaks that revisions decided on, in order; the others are known by their years only."""
    if not indicator.breaks:
        return []
    id, born = indicator.id, None
    known: dict[FiscalYear, str | None] = {}
    if id in ledger.founding and isinstance(founded := ledger.founding[id], Indicator):
        known = {each.since: None for each in founded.breaks}
    for revision, change in _changes(ledger):
        by = revision if revision != born else None
        match change:
            case Add(Indicator(id=added) as item) if added == id:
                born, known = revision, {each.since: None for each in item.breaks}
            case Redefine(of, since=since) if of == id:
                known[since] = by
            case Amend(of, breaks=tuple(breaks)) if of == id:
                known = {each.since: known.get(each.since, by) for each in breaks}
    found = [(each.since, known.get(each.since)) for each in indicator.breaks]
    return [(since, revision) for since, revision in found if revision is not None]
