"""The changes that lead from one plan to another, as decisions."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from dxmodel.errors import CannotChange, DxError
from dxmodel.plan import COLLECTIONS, Break, Ending, Indicator, Label, Plan, Target
from dxmodel.revise.amend import Amend
from dxmodel.revise.apply import DEFINITION, apply
from dxmodel.revise.change import Change, Correct, StateSuccessor
from dxmodel.revise.extrapolate import stretched
from dxmodel.revise.items import Add, End, Move, Remove, Rename
from dxmodel.revise.period import ExtendPeriod, ShortenPeriod, Treatment
from dxmodel.revise.period_end import carried, due_at_the_end
from dxmodel.revise.targets import MoveTarget, Redefine, SetBaseline, SetTarget, WithdrawTarget

__all__ = ["compare", "invert"]


def compare(before: Plan, after: Plan) -> tuple[Change, ...]:
    """Return the changes that lead from one plan to another; none for equal plans.

    None of them can be left out.  Things are the same where their ids are: another name is a renaming,
    another place a move, an end with successors a merger or a split.  What a decision can express is
    never offered as a correction; only a period that starts at another time is.

    Raises:
        CannotChange: the two are not the same plan; no change gives a plan another id.

    >>> from dxmodel.testing import small_city
    >>> city = small_city()
    >>> [type(change).__name__ for change in compare(city.founding, city.plan)]
    ['ExtendPeriod', 'StateSuccessor', 'SetTarget', 'Add']
    """
    if before.id != after.id:
        raise CannotChange("revise.other_plan", path="$.id", before=before.id, after=after.id)
    if before is after:
        return ()
    period = _period(before, after)
    start = apply(before, period) if period else before
    return (*period, *_fields(start, after), *_items(start, after))


def invert(plan: Plan, changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the changes that lead back to a plan from what *changes* make of it.

    Raises:
        Problems: the changes do not fit the plan.

    >>> from dxmodel.testing import small_city
    >>> invert(small_city().plan, [Rename("online", "手続のデジタル化")])[0].label.text
    '行政手続のオンライン化'
    """
    return compare(apply(plan, changes), plan)


# --- the plan itself


def _period(before: Plan, after: Plan) -> tuple[Change, ...]:
    """A later end, an earlier one, or else a period that must have been misread."""
    old, new = before.period, after.period
    if old == new:
        return ()
    last, new_last = old.last_day, new.last_day
    if old.start == new.start and new.end is not None and last != new_last:
        if last is None or (new_last is not None and new_last < last):
            return (ShortenPeriod(new.end, printed=after.period_printed),)
        return (_extension(before, after),)
    return (Correct(Amend(before.id, period=new)),)


def _extension(before: Plan, after: Plan) -> ExtendPeriod:
    """The extension whose treatment of the targets leaves the least to be said by other changes."""
    bare = ExtendPeriod(after.period.end, printed=after.period_printed)  # type: ignore[arg-type]  # it is later
    there = [*due_at_the_end(before.indicators, before.period)]
    times = Counter(id for id, _ in there)
    treated = {
        id: _treatment(before.indicator(id), due, after, bare) if times[id] == 1 else Treatment.KEEP
        for id, due in there
    }
    if not treated:
        return bare
    ((common, _),) = Counter(sorted(treated.values(), key=str)).most_common(1)
    keep, carry, stretch = (
        [id for id, each in treated.items() if each is kind is not common]
        for kind in (Treatment.KEEP, Treatment.CARRY, Treatment.STRETCH)
    )
    return attrs.evolve(bare, targets=common, keep=keep, carry=carry, stretch=stretch)


def _treatment(indicator: Indicator, target: Target, after: Plan, bare: ExtendPeriod) -> Treatment:
    """What was done with a target at the old end, as far as one treatment says it exactly."""
    later = after.get(indicator.id)
    if isinstance(later, Indicator) and not any(each.due.competes(target.due) for each in later.targets):
        for treatment in (Treatment.CARRY, Treatment.STRETCH):
            if _outcome(indicator, target, treatment, bare) in later.targets:
                return treatment
    return Treatment.KEEP


def _outcome(indicator: Indicator, target: Target, treatment: Treatment, bare: ExtendPeriod) -> Target | None:
    due = carried(target.due, bare.to)
    if any(each.due.competes(due) for each in indicator.targets):
        return None
    try:
        if treatment is Treatment.CARRY:
            return attrs.evolve(target, due=due)
        return stretched(indicator, target, bare.to)
    except DxError:
        return None


def _fields(before: Plan, after: Plan) -> Iterator[Change]:
    """What the plan says of itself, beside its period and its items."""
    left_out = {*COLLECTIONS, "id", "label", "successor", "period"}
    yield from _names(before.id, before.label, after.label)
    if before.successor != after.successor:
        yield StateSuccessor(after.successor)
    if amended := _differing(before, after, left_out):
        yield Amend(before.id, **amended)


def _differing(before: Any, after: Any, left_out: Iterable[str]) -> dict[str, Any]:
    """The fields that differ, as they are afterwards."""
    names = (field.name for field in attrs.fields(type(before)) if field.name not in left_out)
    return {name: getattr(after, name) for name in names if getattr(before, name) != getattr(after, name)}


# --- the items


def _items(before: Plan, after: Plan) -> Iterator[Change]:
    """What goes comes first, so that its id is free for something of another kind."""
    touched = [name for name in COLLECTIONS if getattr(before, name) is not getattr(after, name)]
    for name in touched:
        for item in getattr(before, name):
            if type(after.get(item.id)) is not type(item):
                yield Remove(item.id)
    for name in touched:
        for item in getattr(after, name):
            was = before.get(item.id)
            if type(was) is not type(item):
                yield Add(item)
            elif was is not item and was != item:
                yield from _item(was, item)


PLACES = ("parent", "pillars", "initiatives", "order")
NAMED = ("id", "label", "ended", "targets", "baseline", "breaks", *PLACES)
"""Fields that have a change of their own."""


def _item(before: Any, after: Any) -> Iterator[Change]:
    """The changes between two states of an item, each of its own fields."""
    moved = {name: value for name, value in _differing(before, after, ()).items() if name in PLACES}
    amended = _differing(before, after, NAMED)
    if hasattr(before, "label"):
        yield from _names(before.id, before.label, after.label)
    if moved:
        yield Move(before.id, **moved)
    if isinstance(before, Indicator):
        yield from _redefined(before, after, amended)
    if amended:
        yield Amend(before.id, **amended)
    if isinstance(before, Indicator):
        yield from _aims(before, after)
    if hasattr(before, "ended") and before.ended != after.ended:
        yield _ended(before.id, before.ended, after.ended)


def _names(of: str, before: Label | None, after: Label | None) -> Iterator[Change]:
    """Renamings where the former names tell of them; else the label exactly as it is."""
    if before == after:
        return
    renamed = _renamed(of, before, after) if after is not None else None
    yield from renamed or (Amend(of, label=after),)


def _renamed(of: str, before: Label | None, after: Label) -> list[Rename] | None:
    if before is None:
        return None if after.former else [Rename(of, after)]
    known = len(before.former)
    since = after.former[known:]
    if after.former[:known] != before.former or not since or since[0].text != before.text:
        return None
    names = [*(Label(each.text) for each in since[1:]), attrs.evolve(after, former=())]
    if any(was.text == to.text for was, to in zip(since, names, strict=True)):
        return None
    return [Rename(of, to, until=was.until) for was, to in zip(since, names, strict=True)]


def _ended(of: str, before: Ending | None, after: Ending | None) -> Change:
    if before is None and after is not None:
        return End(of, last=after.last, into=after.into)
    return Amend(of, ended=after)


def _redefined(before: Indicator, after: Indicator, amended: dict[str, Any]) -> Iterator[Change]:
    """Redefinitions; what they say of the indicator is taken out of what else is amended."""
    known = len(before.breaks)
    since = after.breaks[known:]
    if before.breaks == after.breaks:
        return
    if after.breaks[:known] != before.breaks or not _units_agree(before, after, since):
        amended["breaks"] = after.breaks
        return
    given = {name: amended.pop(name) for name in DEFINITION if name in amended and name != "unit"}
    units = _units(before, after, since)
    for index, each in enumerate(since):
        more = given if index == len(since) - 1 else {}
        yield Redefine(before.id, since=each.since, bridge=each.bridge, **units[index], **more)
    if any(units):
        amended.pop("unit", None)


def _units(before: Indicator, after: Indicator, since: tuple[Break, ...]) -> list[dict[str, Any]]:
    """The unit that each redefinition brings, where it brings another one."""
    named = [*(each.unit for each in since), after.unit]
    follows = [next(filter(None, named[place:-1]), named[-1]) for place in range(1, len(named))]
    return [{"unit": follows[i]} if each.unit else {} for i, each in enumerate(since)]


def _units_agree(before: Indicator, after: Indicator, since: tuple[Break, ...]) -> bool:
    """Does each break say the unit that stood before it?"""
    unit = before.unit
    for each, brought in zip(since, _units(before, after, since), strict=True):
        if each.unit and (each.unit != unit or brought["unit"] == unit):
            return False
        unit = brought.get("unit", unit)
    return True


# --- what an indicator aims at


def _aims(before: Indicator, after: Indicator) -> Iterator[Change]:
    if before.baseline != after.baseline:
        yield SetBaseline(before.id, after.baseline)
    if before.targets != after.targets:
        yield from _targets(before.id, _by_due(before), _by_due(after))


def _by_due(indicator: Indicator) -> dict[Any, Target]:
    return {each.due.by or each.due.qualifier: each for each in indicator.targets}


def _targets(of: str, before: dict[Any, Target], after: dict[Any, Target]) -> Iterator[Change]:
    """Targets that moved, were given up, or were set."""
    gone = [each for due, each in before.items() if due not in after]
    new = [each for due, each in after.items() if due not in before]
    for old in gone:
        moved = next((each for each in new if attrs.evolve(each, due=old.due) == old), None)
        if moved is None:
            yield WithdrawTarget(of, old.due)
        else:
            new.remove(moved)
            yield MoveTarget(of, old.due, to=moved.due)
    changed = [each for due, each in after.items() if due in before and before[due] != each]
    yield from (SetTarget(of, each) for each in (*changed, *new))
