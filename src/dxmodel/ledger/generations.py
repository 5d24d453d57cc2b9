"""values_across_plans: the values of one measure in several plans, such as a plan and the plan before."""

from collections.abc import Iterable, Iterator

import attrs

from dxmodel.amount import Amount, compatible
from dxmodel.errors import KnownNames, UnknownNameError
from dxmodel.fiscal import FiscalYear
from dxmodel.ledger.ledger import Ledger
from dxmodel.ledger.resolved_value import ResolvedValue, resolve
from dxmodel.plan import Accumulation, Indicator, Label, name_of
from dxmodel.plan.breaks import across
from dxmodel.typed_fields import check_kind, stored_fields, wrong_kind

__all__ = ["PlanValue", "values_across_plans"]


@attrs.frozen(kw_only=True, field_transformer=stored_fields)
class PlanValue:
    """A value of one year, with the plan and the indicator that it is stated for.

    Attributes:
        plan: the key of the plan: ``body/plan``.
        name: what the plan calls the indicator.
        value: its value of the year, and the indicator's id.
        amount: the value in the unit of the indicator that was asked for and under its definition of today;
            None where it is no amount, or is not comparable.
        is_comparable: whether it counts the same as the indicator that was asked for.  It does not in a unit
            of another kind, over other months of the year, with another accumulation (both stated), or
            from before a break without a bridge.
    """

    plan: str
    name: Label
    value: ResolvedValue
    amount: Amount | None = None
    is_comparable: bool = True


def values_across_plans(ledger: Ledger, indicator: str, others: Iterable[Ledger]) -> tuple[PlanValue, ...]:
    """Return the values of an indicator and of those that it is the same as, in its plan and in other plans.

    The links of ``same_as`` are followed from plan to plan.  The values are in the order of their years; of
    one year, those of the given ledger come first.  Amounts are converted to the unit of the indicator; those
    that are not comparable with it are named by :attr:`PlanValue.is_comparable`.

    Args:
        ledger: the ledger of the plan that links to the others.
        indicator: id of the indicator.
        others: the ledgers of the other plans; those that no link leads to are ignored.

    Raises:
        UnknownNameError: no such indicator, or a link to a plan that is not among the ledgers; the nearest
            known name is stated.

    >>> from dxmodel.testing import small_city
    >>> city = small_city()
    >>> before = attrs.evolve(city, founding=attrs.evolve(city.founding, id="before"), revisions=())
    >>> share = attrs.evolve(city.founding.indicator("online-share"), same_as=["992011/before/online-share"])
    >>> plan = attrs.evolve(city.founding, indicators=[share])
    >>> now = Ledger(founding=plan, documents=city.documents)
    >>> for each in values_across_plans(now, "online-share", [before]):
    ...     print(each.value.year, each.plan, each.amount)
    R3 992011/dx-plan 20%
    R3 992011/before 20%
    R4 992011/before 29%
    R5 992011/before 42%
    R6 992011/before 55%
    """
    check_kind("ledger", ledger, Ledger)
    if not isinstance(others, Iterable):
        raise wrong_kind("others", others, ["Iterable[Ledger]"])
    ledgers = (*others, ledger)
    for each in ledgers:
        check_kind("others", each, Ledger)
    by_key = {key: each for each in ledgers for key in _keys(each)}
    measures = {(ledger.plan.key, indicator): (ledger, ledger.plan.indicator(indicator))}
    waiting = [*measures.values()]
    while waiting:
        owner, measure = waiting.pop()
        for link in measure.same_as:
            other, linked = _linked(link.to, owner, by_key)
            if (other.plan.key, linked.id) not in measures:
                measures[other.plan.key, linked.id] = (other, linked)
                waiting.append((other, linked))
    asked = ledger.plan.indicator(indicator)
    values = (value for owner, measure in measures.values() for value in _values(owner, measure, asked))
    return tuple(sorted(values, key=lambda each: each.value.year))


def _keys(ledger: Ledger) -> Iterator[str]:
    """Yield the keys of a plan: by each of its bodies, with its present id and former ones."""
    for body in ledger.plan.bodies:
        for id in (ledger.plan.id, *ledger.plan.former_ids):
            yield f"{body.key}/{id}"


def _linked(to: str, owner: Ledger, by_key: dict[str, Ledger]) -> tuple[Ledger, Indicator]:
    key, _, id = to.rpartition("/")
    if not key:
        return owner, owner.plan.indicator(id)
    if key not in by_key:
        raise UnknownNameError("ledger.no_such_plan", key=key, nearest=KnownNames(by_key).nearest(key))
    plan = by_key[key].plan
    return by_key[key], plan.indicator(plan.present_ids.get(id, id))


def _values(ledger: Ledger, indicator: Indicator, asked: Indicator) -> Iterator[PlanValue]:
    """Yield the values of an indicator, in the unit of the one that was asked for."""
    years = {each.year for each in ledger.observations_of(indicator.id)}
    if indicator.baseline is not None:
        years.add(indicator.baseline.year)
    is_alike = _count_alike(indicator, asked)
    for year in sorted(each for each in years if each is not None):
        value = resolve(ledger, indicator, year)
        if value.value is None or value.no_value is not None:
            continue
        amount = value.amount and across(indicator.breaks, value.amount, year, FiscalYear.MAX)
        is_comparable = is_alike and (value.amount is None or amount is not None)
        if amount is not None and asked.unit is not None:
            is_comparable = is_comparable and compatible(amount.unit, asked.unit)
        converted = amount.to(asked.unit or amount.unit) if amount is not None and is_comparable else None
        yield PlanValue(
            plan=ledger.plan.key,
            name=name_of(ledger.plan, indicator),
            value=value,
            amount=converted,
            is_comparable=is_comparable,
        )


def _count_alike(one: Indicator, other: Indicator) -> bool:
    """Return whether two indicators count over the same months, and add up alike as far as that is stated."""
    accumulations = {one.accumulation, other.accumulation} - {Accumulation.UNKNOWN}
    return one.window == other.window and len(accumulations) < 2
