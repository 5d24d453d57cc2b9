"""The definition of an indicator that a year is assessed by, where revisions redefined it.

A redefinition changes nothing about earlier values, targets and comparisons.  So:

* a target or a baseline that was set before the redefinition is under the old definition, whatever its year;
* one that was set with it or later is under the definition of its own year;
* a bridge converts values and baselines, never targets.

Numbers under another definition than the year's value are not compared with it.  A target under the old
definition hides none under that of the year which is due later.  A break that no revision decided (printed,
or part of an added indicator) depends on the years alone; without a baseline, a target that was set after it
began is under the new definition.
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
from dxmodel.revise import Revision, writes

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
    if not indicator.breaks:
        return Definition(ledger, indicator)
    decided = [
        _DecidedBreak(ledger, indicator, since, revision, before)
        for since, revision in _decided(ledger, indicator)
    ]
    past = [each for each in decided if each.since <= at]
    later = [each for each in decided if each.since > at]
    followed = [
        _DecidedBreak(ledger, indicator, since, revision, before)
        for since, revision in _followed(ledger, indicator)
        if since <= at
    ]
    target = judged_target(with_dated_targets(ledger.plan, indicator, at), at, breakdown=breakdown)

    def is_old(target: Target | None) -> bool:
        return any(each.has_old_target(target) for each in (*past, *followed))

    if is_old(target) and (anew := _set_anew(ledger, indicator, at, breakdown, is_old)) is not None:
        indicator, target = anew
    if any(each.has_old_target(target) for each in past):
        return None
    since = max((each.since for each in (*past, *followed) if not each.has_old_target(target)), default=None)
    if not later:
        return Definition(ledger, indicator, since)
    revision = later[0].revision
    if revision in [each.revision for each in past]:  # the year is between two breaks of one revision
        return None
    earlier = later[0].indicator_before(at, target)
    return None if earlier is None else Definition(before(revision), earlier, since)


def _set_anew(
    ledger: Ledger,
    indicator: Indicator,
    at: FiscalYear,
    breakdown: Breakdown,
    is_old: Callable[[Target | None], bool],
) -> tuple[Indicator, Target | None] | None:
    """Return an indicator without the targets under an old definition, and its judged target.

    None where no target under the definition of the year is due then or later.
    """
    dated = with_dated_targets(ledger.plan, indicator, at).targets
    new = [each for each in dated if not is_old(each)]
    if not any(each.breakdown == breakdown and each.due.year and each.due.year >= at for each in new):
        return None
    stated = [stated_target(indicator, each) for each in new]
    without_old = attrs.evolve(indicator, targets=[each for each in indicator.targets if each in stated])
    dated_without_old = with_dated_targets(ledger.plan, without_old, at)
    return without_old, judged_target(dated_without_old, at, breakdown=breakdown)


@attrs.frozen
class _DecidedBreak:
    """A break in series, and the id of the revision that decided it, or the first one after it began."""

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


def _followed(ledger: Ledger, indicator: Indicator) -> Iterator[tuple[FiscalYear, str]]:
    """Yield the breaks that no revision decided, each with the first revision after it began.

    Without a bridge, and without a baseline, nothing else shows under which definition a target was set.
    """
    base = indicator.baseline
    if base is not None and base.amount is not None:
        return
    decided = {since for since, _ in _decided(ledger, indicator)}
    for each in indicator.breaks:
        if each.since not in decided and each.bridge is None:
            after = (revision.id for revision in ledger.revisions if _is_after(revision, each.since))
            if (first := next(after, None)) is not None:
                yield each.since, first


def _is_after(revision: Revision, since: FiscalYear) -> bool:
    """Return whether a revision was surely decided, or came into force, when a definition applied."""
    first_day, decided = since.first_day, revision.decided.not_before
    is_decided = decided is not None and decided >= first_day
    return is_decided or (revision.in_force is not None and revision.in_force >= since)


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
