"""compare and invert: the changes that lead from one plan to another, and those that undo changes."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from dxmodel.changes import (
    Add,
    Amend,
    Change,
    Correct,
    End,
    ExtendPeriod,
    Move,
    MoveTarget,
    Redefine,
    Remove,
    Rename,
    SetBaseline,
    SetTarget,
    ShortenPeriod,
    StateSuccessor,
    Treatment,
    WithdrawTarget,
)
from dxmodel.changes.unchanged import DEFINITION, POSITION
from dxmodel.errors import ChangeError, DxError
from dxmodel.plan import COLLECTIONS, Break, Ending, Indicator, Label, Plan, Target
from dxmodel.revise.apply import apply
from dxmodel.revise.extrapolate import stretched
from dxmodel.revise.period_end import due_at_the_end, moved_due
from dxmodel.typed_fields import check_kind

__all__ = ["compare", "invert"]


def compare(before: Plan, after: Plan) -> tuple[Change, ...]:
    """Return the changes that lead from one plan to another; none for equal plans.

    No change is superfluous.  Items are matched by id: another name is a renaming, another position a move,
    an end with successors a merger or a split.  A period that is neither extended nor shortened, e.g. with
    another start, is returned as a correction, everything else as decisions.

    Raises:
        ChangeError: the two are not the same plan; no change gives a plan another id.

    >>> from dxmodel.testing import small_city
    >>> city = small_city()
    >>> [type(change).__name__ for change in compare(city.founding, city.plan)]
    ['ExtendPeriod', 'StateSuccessor', 'SetTarget', 'Add']
    """
    check_kind("before", before, Plan)
    check_kind("after", after, Plan)
    if before.id != after.id:
        raise ChangeError("revise.other_plan", path="$.id", before=before.id, after=after.id)
    if before is after:
        return ()
    period = _period(before, after)
    start = apply(before, period) if period else before
    return (*period, *_fields(start, after), *_items(start, after))


def invert(plan: Plan, changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the changes that undo *changes*: they lead from the changed plan back to *plan*.

    Raises:
        ValidationError: the changes do not fit the plan.

    >>> from dxmodel.testing import small_city
    >>> invert(small_city().plan, [Rename("online", "手続のデジタル化")])[0].label.text
    '行政手続のオンライン化'
    """
    check_kind("plan", plan, Plan)
    return compare(apply(plan, changes), plan)


# --- the plan itself


def _period(before: Plan, after: Plan) -> tuple[Change, ...]:
    """Return a later or an earlier end of the period, or else a correction of the period."""
    old, new = before.period, after.period
    if old == new:
        return ()
    old_last, new_last = old.last_day, new.last_day
    if old.start == new.start and new.end is not None and old_last != new_last:
        if old_last is None or (new_last is not None and new_last < old_last):
            return (ShortenPeriod(new.end, printed=after.period_printed),)
        return (_extension(before, after),)
    return (Correct(Amend(before.id, period=new)),)


def _extension(before: Plan, after: Plan) -> ExtendPeriod:
    """Return the extension whose treatment of the targets leaves the fewest other changes."""
    extension = ExtendPeriod(after.period.end, printed=after.period_printed)  # type: ignore[arg-type]  # it is later
    due_targets = [*due_at_the_end(before.indicators, before.period)]
    counts = Counter(id for id, _ in due_targets)
    treatments = {
        id: _treatment(before.indicator(id), due, after, extension) if counts[id] == 1 else Treatment.KEEP
        for id, due in due_targets
    }
    if not treatments:
        return extension
    ((common, _),) = Counter(sorted(treatments.values(), key=str)).most_common(1)
    keep, carry, stretch = (
        [id for id, each in treatments.items() if each is kind is not common]
        for kind in (Treatment.KEEP, Treatment.CARRY, Treatment.STRETCH)
    )
    return attrs.evolve(extension, targets=common, keep=keep, carry=carry, stretch=stretch)


def _treatment(indicator: Indicator, target: Target, after: Plan, longer: ExtendPeriod) -> Treatment:
    """Return the treatment that leads exactly to the later target, else KEEP."""
    later = after.get(indicator.id)
    if isinstance(later, Indicator) and not any(each.due.competes(target.due) for each in later.targets):
        for treatment in (Treatment.CARRY, Treatment.STRETCH):
            if _outcome(indicator, target, treatment, longer) in later.targets:
                return treatment
    return Treatment.KEEP


def _outcome(
    indicator: Indicator, target: Target, treatment: Treatment, longer: ExtendPeriod
) -> Target | None:
    due = moved_due(target.due, longer.to)
    if any(each.due.competes(due) for each in indicator.targets):
        return None
    try:
        if treatment is Treatment.CARRY:
            return attrs.evolve(target, due=due, printed=None)
        return stretched(indicator, target, longer.to)
    except DxError:
        return None


def _fields(before: Plan, after: Plan) -> Iterator[Change]:
    """Yield the changes of the plan's own fields, without its period and its items."""
    left_out = {*COLLECTIONS, "id", "label", "successor", "period"}
    yield from _names(before.id, before.label, after.label)
    if before.successor != after.successor:
        yield StateSuccessor(after.successor)
    if amended := _differing(before, after, left_out):
        yield Amend(before.id, **amended)


def _differing(before: Any, after: Any, left_out: Iterable[str]) -> dict[str, Any]:
    """Return the fields that differ, with their later values."""
    names = (field.name for field in attrs.fields(type(before)) if field.name not in left_out)
    return {name: getattr(after, name) for name in names if getattr(before, name) != getattr(after, name)}


# --- the items


def _items(before: Plan, after: Plan) -> Iterator[Change]:
    """Yield the changes of items; removals first, to free their ids for items of another kind."""
    changed = [name for name in COLLECTIONS if getattr(before, name) is not getattr(after, name)]
    for name in changed:
        for item in getattr(before, name):
            if type(after.get(item.id)) is not type(item):
                yield Remove(item.id)
    for name in changed:
        for item in getattr(after, name):
            earlier = before.get(item.id)
            if type(earlier) is not type(item):
                yield Add(item)
            elif earlier is not item and earlier != item:
                yield from _item(earlier, item)


OWN_CHANGES = ("id", "label", "ended", "targets", "baseline", "breaks", *POSITION)
"""Fields that have a change of their own."""


def _item(before: Any, after: Any) -> Iterator[Change]:
    """Yield the changes between two states of an item, each with its own fields."""
    moved = {name: value for name, value in _differing(before, after, ()).items() if name in POSITION}
    amended = _differing(before, after, OWN_CHANGES)
    if hasattr(before, "label"):
        yield from _names(before.id, before.label, after.label)
    if moved:
        yield Move(before.id, **moved)
    if isinstance(before, Indicator):
        yield from _redefined(before, after, amended)
    if amended:
        yield Amend(before.id, **amended)
    if isinstance(before, Indicator):
        yield from _target_changes(before, after)
    if hasattr(before, "ended") and before.ended != after.ended:
        yield _ended(before.id, before.ended, after.ended)


def _names(of: str, before: Label | None, after: Label | None) -> Iterator[Change]:
    """Yield renamings if the former names record them, else an amendment of the label."""
    if before == after:
        return
    renamed = _renamed(of, before, after) if after is not None else None
    yield from renamed or (Amend(of, label=after),)


def _renamed(of: str, before: Label | None, after: Label) -> list[Rename] | None:
    if before is None:
        return None if after.former else [Rename(of, after)]
    count = len(before.former)
    later_names = after.former[count:]
    if after.former[:count] != before.former or not later_names or later_names[0].text != before.text:
        return None
    names = [*(Label(each.text) for each in later_names[1:]), attrs.evolve(after, former=())]
    if any(former.text == new.text for former, new in zip(later_names, names, strict=True)):
        return None
    return [Rename(of, new, until=former.until) for former, new in zip(later_names, names, strict=True)]


def _ended(of: str, before: Ending | None, after: Ending | None) -> Change:
    if before is None and after is not None:
        return End(of, last=after.last, into=after.into)
    return Amend(of, ended=after)


def _redefined(before: Indicator, after: Indicator, amended: dict[str, Any]) -> Iterator[Change]:
    """Yield redefinitions; remove the fields that they set from *amended*."""
    count = len(before.breaks)
    new_breaks = after.breaks[count:]
    if before.breaks == after.breaks:
        return
    if after.breaks[:count] != before.breaks or not _units_agree(before, after, new_breaks):
        amended["breaks"] = after.breaks
        return
    definition = {name: amended.pop(name) for name in DEFINITION if name in amended and name != "unit"}
    units = _units(before, after, new_breaks)
    for index, each in enumerate(new_breaks):
        fields = definition if index == len(new_breaks) - 1 else {}
        yield Redefine(before.id, since=each.since, bridge=each.bridge, **units[index], **fields)
    if any(units):
        amended.pop("unit", None)


def _units(before: Indicator, after: Indicator, new_breaks: tuple[Break, ...]) -> list[dict[str, Any]]:
    """Return the field ``unit`` of each redefinition, empty if it sets none."""
    units = [*(each.unit for each in new_breaks), after.unit]
    following = [next(filter(None, units[index:-1]), units[-1]) for index in range(1, len(units))]
    return [{"unit": following[i]} if each.unit else {} for i, each in enumerate(new_breaks)]


def _units_agree(before: Indicator, after: Indicator, new_breaks: tuple[Break, ...]) -> bool:
    """Return whether each break states the unit before it."""
    unit = before.unit
    for each, fields in zip(new_breaks, _units(before, after, new_breaks), strict=True):
        if each.unit and (each.unit != unit or fields["unit"] == unit):
            return False
        unit = fields.get("unit", unit)
    return True


# --- targets and baseline


def _target_changes(before: Indicator, after: Indicator) -> Iterator[Change]:
    """Yield the changes of the baseline and of the targets."""
    if before.baseline != after.baseline:
        yield SetBaseline(before.id, after.baseline)
    if before.targets != after.targets:
        yield from _targets(before.id, _by_due(before), _by_due(after))


_Targets = tuple[Target, ...]


def _by_due(indicator: Indicator) -> dict[str, _Targets]:
    """Return the targets of each due date, in order."""
    by_due: dict[str, _Targets] = {}
    for each in indicator.targets:
        by_due[each.due.key] = (*by_due.get(each.due.key, ()), each)
    return by_due


def _targets(of: str, before: dict[str, _Targets], after: dict[str, _Targets]) -> Iterator[Change]:
    """Yield the due dates whose targets were moved, withdrawn or set."""
    withdrawn = [each for due, each in before.items() if due not in after]
    added = [each for due, each in after.items() if due not in before]
    for old in withdrawn:
        moved = next((each for each in added if _is_moved(old, each)), None)
        if moved is None:
            yield WithdrawTarget(of, old[0].due)
        else:
            added.remove(moved)
            yield MoveTarget(of, old[0].due, to=moved[0].due)
    for due, new in after.items():
        old = before.get(due, ())
        if new == old or (due not in before and new not in added):
            continue
        kept = len(old) if new[: len(old)] == old else 0
        if not kept:
            yield SetTarget(of, new[0])
        yield from (SetTarget(of, each, beside=True) for each in new[max(kept, 1) :])


def _is_moved(old: _Targets, new: _Targets) -> bool:
    """Return whether some targets are others with another due date."""
    due = new[0].due
    is_one_date = {each.due for each in new} == {due}
    return is_one_date and tuple(attrs.evolve(each, due=due, printed=None) for each in old) == new
