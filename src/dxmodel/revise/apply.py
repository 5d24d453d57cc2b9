"""apply: apply a list of changes to a plan, all or none of them, sharing the unchanged items."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

import attrs

from dxmodel.changes import (
    UNCHANGED,
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
from dxmodel.changes.change import no_change
from dxmodel.changes.unchanged import AMENDED, DEFINITION, POSITION, writable
from dxmodel.errors import ChangeError, DxError, KnownNames, Problem, ValidationError, nearest
from dxmodel.fiscal import FiscalSpan, FiscalYear, Month
from dxmodel.plan import (
    Break,
    Due,
    Ending,
    FormerName,
    Indicator,
    Item,
    Label,
    Plan,
    Target,
    evolve,
)
from dxmodel.plan.former_ids import unknown_id
from dxmodel.plan.goals.goal import subject
from dxmodel.revise.extrapolate import stretched
from dxmodel.revise.period_end import due_at_the_end, moved_due
from dxmodel.typed_fields import check_kind

__all__ = ["apply"]


def apply(plan: Plan, changes: Iterable[Change]) -> Plan:
    """Return the plan after *changes*; the given plan is not changed.

    Only the result of the whole list is validated, so a target beyond the old end may be set before the
    period is extended.  Applying two lists one after the other and applying them as one list are the same.

    Raises:
        ValidationError: one problem for each change that does not fit, with its index in the list; or the
            problems of the resulting plan.

    >>> from dxmodel.plan import Body
    >>> before = Plan(id="dx", label="DX推進計画", bodies=[Body("131211", "足立区")], period="R4/R6")
    >>> after = apply(before, [ExtendPeriod("R10")])
    >>> f"{before.period:en} -> {after.period:en}"
    'FY2022–FY2024 -> FY2022–FY2028'
    """
    check_kind("plan", plan, Plan)
    if not isinstance(changes, Iterable):
        raise no_change(changes)
    all_changes = tuple(changes)
    draft = _Draft(plan, all_changes)
    problems: list[Problem] = []
    for index, change in enumerate(all_changes):
        draft.at = index
        try:
            draft.make(change)
        except ValidationError as error:
            problems += (
                attrs.evolve(each, path=f"$.changes[{index}]{each.path[1:]}") for each in error.problems
            )
        except DxError as error:
            problems.append(Problem.of(error, f"$.changes[{index}]"))
    if problems:
        raise ValidationError(problems)
    return draft.plan()


class _DraftItem:
    """The fields of an item that is being changed; validated only when all changes are made.

    Attributes:
        kind: its class.
        at: index of the change that wrote it last.
    """

    def __init__(self, item: Item) -> None:
        self.kind, self.at = type(item), 0
        self.fields = {field.name: getattr(item, field.name) for field in attrs.fields(type(item))}

    def __getattr__(self, name: str) -> Any:
        return self.fields[name]

    def build(self) -> Item:
        return self.kind(**self.fields)


class _Draft:
    """A plan that is being changed: only its changed fields and items."""

    def __init__(self, plan: Plan, changes: tuple[Change, ...] = ()) -> None:
        self._before = plan
        self._changes = changes
        self._fields: dict[str, Any] = {}
        self._items: dict[str, _DraftItem | None] = {}
        self._treated: list[Target] = []
        self.at = 0
        """Index of the change that is being made."""
        self._fields_at = 0
        """Index of the change that wrote a field of the plan last."""

    def plan(self) -> Plan:
        """Return the resulting plan; the same object where nothing changed."""
        items: dict[str, Item | None] = {}
        problems = []
        for id, draft in self._items.items():
            try:
                items[id] = draft.build() if draft else None
            except DxError as error:
                problems.append(Problem.of(error, f"$.changes[{draft.at if draft else 0}]"))
        if problems:
            raise ValidationError(problems)
        try:
            return evolve(self._before, self._fields, items)
        except ValidationError:
            raise
        except DxError as error:
            raise ValidationError([Problem.of(error, f"$.changes[{self._fields_at}]")]) from None

    def make(self, change: Change) -> None:
        match change:
            case ExtendPeriod():
                self._extend(change)
            case ShortenPeriod():
                self._shorten(change)
            case StateSuccessor(successor):
                self._fields["successor"] = successor
            case Add(item):
                self._add(item)
            case Rename():
                self._rename(change)
            case Move():
                self._write(change, POSITION)
            case End():
                self._end(change)
            case Remove(of):
                self._item(of)
                self._items[of] = None
            case Amend():
                self._amend(change)
            case Correct(change=Amend() as correction):
                self._write(correction, AMENDED)
            case Correct(change=correction):
                self.make(correction)
            case SetTarget(id, target, beside=beside):
                targets = self._indicator(id).targets
                others = (each for each in targets if beside or not each.due.competes(target.due))
                self._put(id, targets=(*others, target))
            case MoveTarget():
                self._move_target(change)
            case WithdrawTarget(id, due):
                withdrawn = self._targets(id, due)
                self._put(id, targets=_without(self._indicator(id).targets, withdrawn))
            case SetBaseline(id, baseline):
                self._check_indicator(id)
                self._put(id, baseline=baseline)
            case Redefine():
                self._redefine(change)
            case _:
                raise no_change(change)

    # --- the current state

    def _field(self, name: str) -> Any:
        return self._fields.get(name, getattr(self._before, name))

    def _item(self, id: str) -> _DraftItem:
        if id not in self._items and id in self._before:
            self._items[id] = _DraftItem(self._before[id])
        item = self._items.get(id)
        if item is None:
            near = self._known_ids.nearest(id, other=True)
            code, facts = unknown_id("plan.unknown_id", id, near, self._before.present_ids)
            raise ChangeError(code, **facts)
        return item

    def _indicator(self, id: str) -> _DraftItem:
        self._check_indicator(id)
        return self._item(id)

    def _check_indicator(self, id: str) -> None:
        item = self._items.get(id, self._before.get(id))
        if item is None or (item.kind if isinstance(item, _DraftItem) else type(item)) is not Indicator:
            near = self._known_indicators.nearest(id, other=True)
            code, facts = unknown_id("plan.unknown_indicator", id, near, self._before.present_ids)
            raise ChangeError(code, **facts)

    def _targets(self, id: str, due: Due) -> tuple[Target, ...]:
        """Return the targets of a due date; refuse one without targets."""
        targets: tuple[Target, ...] = self._indicator(id).targets
        of_that_time = tuple(each for each in targets if each.due.competes(due))
        if not of_that_time:
            dues = [each.due for each in targets]
            raise ChangeError("revise.no_such_target", indicator=id, due=due, dues=dues)
        return of_that_time

    @cached_property
    def _known_ids(self) -> KnownNames:
        """The ids of the plan and of the items that one of the changes adds."""
        items = (*self._before.items(), *self._added_items())
        return KnownNames([self._before.id, *(item.id for item in items)])

    @cached_property
    def _known_indicators(self) -> KnownNames:
        items = (*self._before.indicators, *self._added_items())
        return KnownNames(item.id for item in items if isinstance(item, Indicator))

    def _added_items(self) -> Iterator[Item]:
        for change in self._changes:
            decision = change.change if isinstance(change, Correct) else change
            if isinstance(decision, Add):
                yield decision.item

    def _indicators(self) -> Iterator[Any]:
        drafts = self._items
        yield from (each for each in self._before.indicators if each.id not in drafts)
        yield from (each for each in drafts.values() if each and each.kind is Indicator)

    # --- writing

    def _put(self, id: str, **fields: Any) -> None:
        draft = self._item(id)
        draft.fields.update(fields)
        draft.at = self.at

    def _write(self, change: Amend | Move | Redefine, names: Iterable[str], **others: Any) -> None:
        """Write the fields that a change sets; refuse those that the item does not have."""
        values = {name: getattr(change, name) for name in names if getattr(change, name) is not UNCHANGED}
        is_plan = change.of == self._before.id
        fields = writable(Plan if is_plan else self._item(change.of).kind)
        for name in values:
            if name not in fields:
                near = nearest(name, fields)
                raise ChangeError("revise.no_such_field", id=change.of, field=name, nearest=near)
        if is_plan:
            self._fields |= values
            self._fields_at = self.at
        else:
            self._put(change.of, **values, **others)

    def _amend(self, change: Amend) -> None:
        if change.period is not UNCHANGED:
            raise ChangeError("revise.period_amended", id=change.of)
        self._write(change, AMENDED)

    def _add(self, item: Item) -> None:
        exists = self._items.get(item.id, item.id in self._before)
        if exists or item.id == self._before.id:
            raise ChangeError("revise.id_in_use", id=item.id)
        self._items[item.id] = _DraftItem(item)
        self._put(item.id)

    def _rename(self, change: Rename) -> None:
        if change.of == self._before.id:
            self._fields["label"] = _renamed(self._field("label"), change)
            return
        item = self._item(change.of)
        if "label" not in item.fields:
            raise ChangeError("revise.no_name", id=change.of)
        self._put(change.of, label=_renamed(item.label, change))

    def _end(self, change: End) -> None:
        item = self._item(change.of)
        if "ended" not in item.fields:
            raise ChangeError("revise.cannot_end", id=change.of)
        if item.ended is not None:
            raise ChangeError("revise.already_ended", id=change.of, last=item.ended.last)
        self._put(change.of, ended=Ending(last=change.last, into=change.into))

    def _move_target(self, change: MoveTarget) -> None:
        id, moved = change.indicator, self._targets(change.indicator, change.due)
        others = _without(self._indicator(id).targets, moved)
        if any(each.due.common_with(change.to) for each in others):
            raise ChangeError("revise.target_in_the_way", indicator=id, due=change.to)
        self._put(id, targets=(*others, *(attrs.evolve(each, due=change.to, printed=None) for each in moved)))

    def _redefine(self, change: Redefine) -> None:
        indicator = self._indicator(change.of)
        if indicator.breaks and indicator.breaks[-1].since >= change.since:
            last = indicator.breaks[-1].since
            raise ChangeError("revise.break_too_early", indicator=change.of, since=change.since, last=last)
        is_new = change.unit is not UNCHANGED and change.unit != indicator.unit
        new_break = Break(since=change.since, unit=indicator.unit if is_new else None, bridge=change.bridge)
        self._write(change, DEFINITION, breaks=(*indicator.breaks, new_break))

    # --- the period

    def _extend(self, change: ExtendPeriod) -> None:
        period: FiscalSpan = self._field("period")
        longer = FiscalSpan(period.start, change.to)
        old_end, new_end = period.last_day, longer.last_day
        if old_end is None or new_end is None or new_end <= old_end:
            raise ChangeError("revise.not_later", to=change.to, period=period)
        self._treat(change, period)
        self._fields |= {"period": longer, "period_printed": change.printed}

    def _treat(self, change: ExtendPeriod, period: FiscalSpan) -> None:
        """Treat each target due at the old end as the change states; refuse if it states no treatment."""
        exceptions = change.exceptions
        if change.targets is Treatment.KEEP and not exceptions:
            return
        due = [*due_at_the_end(self._indicators(), period)]
        for id in exceptions:
            self._check_indicator(id)
        unknown = [id for id in exceptions if id not in dict(due)]
        untreated = [] if change.targets is not None else [id for id in dict(due) if id not in exceptions]
        for code, indicators in (("revise.nothing_to_treat", unknown), ("revise.untreated", untreated)):
            if indicators:
                raise ChangeError(code, end=period.end, indicators=indicators)
        problems = []
        for id, target in due:
            try:
                self._treat_target(id, target, exceptions.get(id, change.targets), change.to)
            except DxError as error:
                problems.append(Problem.of(error, f"$.{id}"))
        if problems:
            raise ValidationError(problems)

    def _treat_target(
        self, id: str, target: Target, treatment: Treatment | Target | None, to: FiscalYear | Month
    ) -> None:
        match treatment:
            case Treatment.CARRY:
                self._replace(id, target, attrs.evolve(target, due=moved_due(target.due, to), printed=None))
            case Treatment.STRETCH:
                longer = stretched(self._indicator(id), target, to)  # type: ignore[arg-type]  # its fields
                self._replace(id, target, longer)
            case Target():
                self._replace(id, target, treatment)

    def _replace(self, id: str, old: Target, new: Target) -> None:
        """Replace a target by another; refuse if a third one, not treated with it, has the same due date."""
        others = _without(self._indicator(id).targets, (old,))
        if any(each.due.common_with(new.due) and not self._stands_beside(each, new) for each in others):
            raise ChangeError("revise.target_in_the_way", indicator=id, due=new.due)
        self._treated.append(new)
        self._put(id, targets=(*others, new))

    def _stands_beside(self, target: Target, new: Target) -> bool:
        """Return whether a target was treated before a new one, and both can have one due date."""
        is_treated = any(target is each for each in self._treated)
        is_one_kind = subject(target.goal) == subject(new.goal) and target.breakdown == new.breakdown
        return is_treated and not is_one_kind

    def _shorten(self, change: ShortenPeriod) -> None:
        period: FiscalSpan = self._field("period")
        shorter = FiscalSpan(period.start, change.to)
        old_end, new_end = period.last_day, shorter.last_day
        if new_end is None or (old_end is not None and new_end >= old_end):
            raise ChangeError("revise.not_earlier", to=change.to, period=period)
        self._fields |= {"period": shorter, "period_printed": change.printed}


def _without(targets: Iterable[Target], left_out: tuple[Target, ...]) -> list[Target]:
    return [target for target in targets if not any(target is each for each in left_out)]


def _renamed(label: Label | None, change: Rename) -> Label:
    if label is None:
        return change.to
    if label.text == change.to.text:
        raise ChangeError("revise.same_name", of=change.of, name=label)
    return attrs.evolve(change.to, former=(*label.former, FormerName(label.text, change.until)))
