"""Apply changes to a plan: all or nothing, sharing what they do not touch."""

from collections.abc import Iterable
from typing import Any, assert_never

import attrs

from dxmodel.errors import CannotChange, DxError, Problem, Problems, nearest
from dxmodel.fiscal import FiscalSpan
from dxmodel.plan import COLLECTIONS, Baseline, Indicator, Item, Plan, collection
from dxmodel.revise.change import Add, Change, ExtendPeriod, SetBaseline, SetTarget, StateSuccessor

__all__ = ["apply"]


def apply(plan: Plan, changes: Iterable[Change]) -> Plan:
    """Return the plan after *changes*; the plan that was given stays as it is.

    Only the result of the whole list is judged, so a target beyond the old end may be set before
    the period is extended.

    Raises:
        Problems: one line for each change that does not fit, with its place in the list; or
            what is wrong with the plan that would result.

    >>> from dxmodel.plan import Body
    >>> before = Plan(id="dx", label="DX推進計画", bodies=[Body("131211", "足立区")], period="R4/R6")
    >>> after = apply(before, [ExtendPeriod("R10")])
    >>> f"{before.period:en} -> {after.period:en}"
    'FY2022–FY2024 -> FY2022–FY2028'
    """
    draft = _Draft(plan)
    problems = []
    for index, change in enumerate(changes):
        try:
            draft.make(change)
        except DxError as error:
            problems.append(Problem.of(error, f"$.changes[{index}]"))
    if problems:
        raise Problems(problems)
    return draft.plan()


class _Draft:
    """A plan under change: only what was touched is kept here."""

    def __init__(self, plan: Plan) -> None:
        self._before = plan
        self._fields: dict[str, Any] = {}
        self._items: dict[str, dict[str, Any]] = {}

    def make(self, change: Change) -> None:
        match change:
            case ExtendPeriod():
                self._extend(change)
            case Add(item):
                self._add(item)
            case SetTarget():
                self._set_target(change)
            case SetBaseline(id, baseline):
                self._set_baseline(id, baseline)
            case StateSuccessor(successor):
                self._fields["successor"] = successor
            case _:
                assert_never(change)

    def plan(self) -> Plan:
        """The result; the same object where nothing changed."""
        touched = {name: tuple(items.values()) for name, items in self._items.items()}
        changes = self._fields | touched
        return attrs.evolve(self._before, **changes) if changes else self._before

    def _collection(self, name: str) -> dict[str, Any]:
        if name not in self._items:
            self._items[name] = {item.id: item for item in getattr(self._before, name)}
        return self._items[name]

    def _extend(self, change: ExtendPeriod) -> None:
        period: FiscalSpan = self._fields.get("period", self._before.period)
        longer = FiscalSpan(period.start, change.to)
        ends, new_end = period.last_day, longer.last_day
        if ends is None or new_end is None or new_end <= ends:
            raise CannotChange("revise.not_later", to=change.to, period=period)
        self._fields |= {"period": longer, "period_printed": None}

    def _add(self, item: Item) -> None:
        if any(item.id in self._collection(name) for name in COLLECTIONS):
            raise CannotChange("revise.id_in_use", id=item.id)
        self._collection(collection(type(item)))[item.id] = item

    def _indicator(self, id: str) -> Indicator:
        indicators = self._collection("indicators")
        if id not in indicators:
            raise CannotChange("plan.unknown_indicator", id=id, nearest=nearest(id, indicators))
        found: Indicator = indicators[id]
        return found

    def _set_target(self, change: SetTarget) -> None:
        indicator, moved = self._indicator(change.indicator), change.instead_of
        dues = [each.due for each in indicator.targets]
        if moved is not None and moved not in dues:
            raise CannotChange("revise.no_such_target", indicator=indicator.id, due=moved, dues=dues)
        others = (each for each in indicator.targets if each.due not in (change.target.due, moved))
        after = attrs.evolve(indicator, targets=(*others, change.target))
        self._collection("indicators")[indicator.id] = after

    def _set_baseline(self, id: str, baseline: Baseline) -> None:
        self._collection("indicators")[id] = attrs.evolve(self._indicator(id), baseline=baseline)
