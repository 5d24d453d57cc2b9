"""Hypothesis strategies of the items of a plan: indicators, initiatives, pillars and others.

Each takes ``for_plan``: the item can be added to that plan, so its id is new and the items that it refers
to are in the plan.  Without a plan, the item may refer to any id.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from dxmodel.fiscal import FiscalYear
from dxmodel.plan import (
    Accumulation,
    Baseline,
    Bounds,
    Break,
    Bridge,
    Constraint,
    ConstraintKind,
    Denominator,
    Derived,
    Difference,
    Direction,
    Ending,
    Indicator,
    IndicatorKind,
    Initiative,
    Item,
    Link,
    Pillar,
    Plan,
    Priority,
    RelatedPlan,
    Review,
    ScheduleBar,
    ScheduleEvent,
    Share,
    Statement,
    StatementKind,
    Sum,
    Target,
    Viewpoint,
)
from dxmodel.testing.amount import amounts, levels, units
from dxmodel.testing.building import built, reused
from dxmodel.testing.fiscal import NEAR, counting_windows, fiscal_spans, fiscal_years, points
from dxmodel.testing.goal import baselines, doubts, evidence, sources, targets
from dxmodel.testing.text import extras, ids, labels, some_renamed, texts

__all__ = [
    "bars",
    "constraints",
    "events",
    "indicators",
    "initiatives",
    "items",
    "pillars",
    "related_plans",
    "reviews",
    "statements",
    "viewpoints",
]  # fmt: skip

T = TypeVar("T")
Fields = dict[str, SearchStrategy[Any]]


def some(values: Sequence[T]) -> SearchStrategy[T]:
    """One of some values; empty if there are none."""
    return st.sampled_from(values) if values else st.nothing()


def _id_and_order(for_plan: Plan | None) -> Fields:
    used_ids = () if for_plan is None else (for_plan.id, *(item.id for item in for_plan.items()))
    return {"id": ids(but=used_ids), "order": st.integers(0, 20), "extra": extras()}


def _ids_of(for_plan: Plan | None, *kinds: type[Item]) -> SearchStrategy[str]:
    """Ids of the items of some kinds; without kinds, of all items and the plan; empty if there are none."""
    if for_plan is None:
        return ids()
    plan_id = () if kinds else (for_plan.id,)
    known = (*plan_id, *(item.id for item in for_plan.items() if isinstance(item, kinds or Item)))
    return some(known)


def _lasting_ids(for_plan: Plan | None, kind: type[Item], last: FiscalYear | None) -> SearchStrategy[str]:
    """Ids of the items of a kind that do not end before a year; if it is None, of those without an end."""
    return st.nothing() if for_plan is None else some(outlast(for_plan, kind, last))


def outlast(plan: Plan, kind: type[Item], last: FiscalYear | None) -> list[str]:
    """Return the ids of items of a kind that do not end before a year; if None, of those without an end."""
    items = [item for item in plan.items() if isinstance(item, kind)]
    endings = {item.id: getattr(item, "ended", None) for item in items}
    return [
        id for id, ending in endings.items() if ending is None or (last is not None and last <= ending.last)
    ]


def _possibly_ending(items_of: Callable[[FiscalYear | None], SearchStrategy[Any]]) -> SearchStrategy[Any]:
    """Items of a kind, some of which end in a year, not later than the items that they refer to."""
    years = fiscal_years(min_value=NEAR[0], max_value=NEAR[1])
    return (st.none() | st.none() | years).flatmap(items_of)


def _ending(
    for_plan: Plan | None, kind: type[Item], last: FiscalYear | None
) -> SearchStrategy[Ending | None]:
    if last is None:
        return st.none()
    successors = _ids_of(for_plan, kind) if for_plan is None else some(outlast(for_plan, kind, last + 1))
    into = st.just([]) if successors.is_empty else st.lists(successors, max_size=2, unique=True)
    return st.builds(Ending, last=st.just(last), into=into)


def links(targets: SearchStrategy[str]) -> SearchStrategy[list[Link]]:
    link = built(Link, {"to": targets}, {"doubt": doubts()})
    return st.lists(link, min_size=1, max_size=2, unique_by=lambda link: link.to)


def derived(indicators: SearchStrategy[str]) -> SearchStrategy[Derived]:
    """Return how an indicator follows from others, of some ids."""
    several = st.lists(indicators, min_size=1, max_size=3, unique=True)
    return st.one_of(
        st.tuples(indicators, indicators).map(_difference),
        built(Sum, {"of": several}, {}),
        built(Share, {"of": indicators}, {"whole": indicators}),
    )


def _difference(pair: tuple[str, str]) -> Derived:
    before, after = pair
    return Sum([before]) if before == after else Difference(of=before, minus=after)


def viewpoints(for_plan: Plan | None = None) -> SearchStrategy[Viewpoint]:
    """Viewpoints."""
    optional = evidence()
    del optional["doubt"]
    return some_renamed(built(Viewpoint, {**_id_and_order(for_plan), "label": labels()}, optional))


def pillars(for_plan: Plan | None = None) -> SearchStrategy[Pillar]:
    """Groups of initiatives, some of them without a name, within another, or with an end."""
    return _possibly_ending(lambda last: _pillars(for_plan, last))


def _pillars(for_plan: Plan | None, last: FiscalYear | None) -> SearchStrategy[Pillar]:
    required = {
        **_id_and_order(for_plan),
        "label": st.none() | labels(),
        "ended": _ending(for_plan, Pillar, last),
    }
    optional: Fields = {**evidence(), "number": texts(), "parent": _lasting_ids(for_plan, Pillar, last)}
    del optional["doubt"]
    return some_renamed(built(Pillar, required, optional))


def initiatives(for_plan: Plan | None = None) -> SearchStrategy[Initiative]:
    """Initiatives, some of them part of another, some with an end."""
    return _possibly_ending(lambda last: _initiatives(for_plan, last))


def _initiatives(for_plan: Plan | None, last: FiscalYear | None) -> SearchStrategy[Initiative]:
    priority = built(Priority, {}, {"why": labels(), "sources": st.lists(sources(), max_size=2)})
    ended = _ending(for_plan, Initiative, last)
    optional: Fields = {
        "number": texts(),
        "parent": _lasting_ids(for_plan, Initiative, last),
        "pillars": links(_lasting_ids(for_plan, Pillar, last)),
        "viewpoints": links(_ids_of(for_plan, Viewpoint)),
        "priority": priority,
        "span": fiscal_spans(),
        "summary": labels(),
        "owners": st.lists(texts(), max_size=2),
        "tags": st.lists(texts(), max_size=2),
        **evidence(),
    }
    required = {**_id_and_order(for_plan), "label": st.none() | labels(), "ended": ended}
    return some_renamed(built(Initiative, required, optional))


def indicators(for_plan: Plan | None = None) -> SearchStrategy[Indicator]:
    """Indicators with every unit and without one, with compatible baselines, targets and breaks.

    >>> from hypothesis import given
    >>> @given(indicators())
    ... def test_no_two_targets_are_due_at_one_time(indicator):
    ...     assert len({target.due for target in indicator.targets}) == len(indicator.targets)
    """
    unit = st.none() | units() | units()
    return unit.flatmap(lambda unit: _possibly_ending(lambda last: measured_in(unit, for_plan, last)))


@st.composite
def measured_in(
    draw: DrawFn, unit: str | None, for_plan: Plan | None, last: FiscalYear | None = None
) -> Indicator:
    """Indicators of one unit, some with breaks; they end in the year *last*, or not at all if it is None."""
    references: Fields = {
        "initiatives": links(_lasting_ids(for_plan, Initiative, last)),
        "owner_plan": _ids_of(for_plan, RelatedPlan),
        "same_as": links(_ids_of(for_plan, Indicator) | st.just("131211/ict-plan/online")),
        "part_of": links(_ids_of(for_plan, Indicator)),
        "derived": derived(_ids_of(for_plan, Indicator)),
    }
    ended = _ending(for_plan, Indicator, last)
    label = st.none() | labels() | labels()
    required = {**_id_and_order(for_plan), "label": label, "unit": st.just(unit), "ended": ended}
    optional = {**references, **_measure_fields(unit)}
    indicator = draw(some_renamed(built(Indicator, required, optional)))
    if not draw(st.integers(0, 3)):
        without_baseline = attrs.evolve(indicator, baseline=None, breaks=draw(breaks(unit)))
        return attrs.evolve(without_baseline, baseline=draw(st.none() | baselines_of(without_baseline)))
    return indicator


def baselines_of(indicator: Indicator) -> SearchStrategy[Baseline]:
    """Baselines in the unit that an indicator was measured in at that time."""
    years = st.none() | fiscal_years(min_value=NEAR[0], max_value=NEAR[1])
    return years.flatmap(lambda year: _of_year(baselines(indicator.unit_in(year)), year))


def _of_year(levels: SearchStrategy[Baseline], year: FiscalYear | None) -> SearchStrategy[Baseline]:
    return levels.map(
        lambda level: attrs.evolve(level, year=year, as_of=None if year is None else level.as_of)
    )


@st.composite
def breaks(draw: DrawFn, unit: str | None) -> list[Break]:
    """One or two breaks in the series of an indicator that is measured in *unit* after them."""
    drawn_breaks: list[Break] = []
    for since in sorted(draw(st.lists(_near(), min_size=1, max_size=2, unique=True)), reverse=True):
        earlier_unit = draw(st.none() | units())
        bridge = draw(bridges(earlier_unit or unit, unit))
        drawn_breaks.append(Break(since=since, unit=earlier_unit, bridge=bridge))
        unit = earlier_unit or unit
    return drawn_breaks


def _near() -> SearchStrategy[FiscalYear]:
    return fiscal_years(min_value=NEAR[0], max_value=NEAR[1])


@reused
def bridges(old: str | None, new: str | None) -> SearchStrategy[Bridge | None]:
    """Bridges between definitions with two units, or None; always None if one of them has no unit."""
    if old is None or new is None:
        return st.none()
    fields: Mapping[str, SearchStrategy[Any]] = {
        "old": amounts(old, min_value=1, max_value=999, places=1, exact=True),
        "new": amounts(new, min_value=0, max_value=999, places=1, exact=True),
    }
    return st.none() | built(Bridge, fields, {"sources": st.lists(sources(), max_size=2)})


@cache
def _measure_fields(unit: str | None) -> Fields:
    """Return strategies of the fields of an indicator that refer to no other item; without breaks."""
    return {
        "number": texts(),
        "direction": st.sampled_from(Direction),
        "accumulation": st.sampled_from(Accumulation),
        "window": counting_windows(),
        "kind": st.sampled_from(IndicatorKind),
        "bounds": st.nothing() if unit is None else bounds(unit),
        "denominator": built(Denominator, {}, {"label": labels(), "excluded": labels()}),
        "scope": labels(),
        "span": fiscal_spans(),
        "owners": st.lists(texts(), max_size=2),
        "baseline": baselines(unit),
        "targets": st.lists(targets(unit), min_size=1, max_size=2, unique_by=_due_key),
        "tags": st.lists(texts(), max_size=2),
        **evidence(),
    }


def _due_key(target: Target) -> object:
    return target.due.yearly or target.due.key


@reused
def bounds(unit: str) -> SearchStrategy[Bounds]:
    """Levels between which the values of a unit may lie; one of them may be missing."""
    low = levels(unit, exact=True)
    both = st.tuples(low, low).map(lambda pair: Bounds(low=min(pair), high=max(pair)))
    return both | low.map(lambda level: Bounds(low=level)) | low.map(lambda level: Bounds(high=level))


def bars(for_plan: Plan | None = None) -> SearchStrategy[ScheduleBar]:
    """Bars of the schedule, in the row of any item."""
    required = {
        **_id_and_order(for_plan),
        "row": _ids_of(for_plan),
        "span": fiscal_spans(),
        "label": labels(),
    }
    return some_renamed(built(ScheduleBar, required, evidence()))


def events(for_plan: Plan | None = None) -> SearchStrategy[ScheduleEvent]:
    """Events of the schedule, in the row of any item."""
    required = {**_id_and_order(for_plan), "row": _ids_of(for_plan), "at": points(), "label": labels()}
    return some_renamed(built(ScheduleEvent, required, evidence()))


def related_plans(for_plan: Plan | None = None) -> SearchStrategy[RelatedPlan]:
    """Other plans and laws."""
    optional: Fields = {"owner": texts(), "span": fiscal_spans(), **evidence()}
    return some_renamed(built(RelatedPlan, {**_id_and_order(for_plan), "label": labels()}, optional))


def constraints(for_plan: Plan | None = None) -> SearchStrategy[Constraint]:
    """Constraints on any item."""
    required = {
        **_id_and_order(for_plan),
        "on": _ids_of(for_plan),
        "kind": st.sampled_from(ConstraintKind),
        "text": labels(),
    }
    optional: Fields = {
        "by": _ids_of(for_plan, RelatedPlan, Initiative),
        "span": fiscal_spans(),
        "sources": st.lists(sources(), max_size=2),
        "doubt": doubts(),
    }
    return some_renamed(built(Constraint, required, optional))


def reviews(for_plan: Plan | None = None) -> SearchStrategy[Review]:
    """Reviews in a year, every year, or as needed."""
    optional: Fields = {
        "year": fiscal_years(min_value=NEAR[0], max_value=NEAR[1]),
        "yearly": st.booleans(),
        "condition": labels(),
        "sources": st.lists(sources(), max_size=2),
    }
    return some_renamed(built(Review, {**_id_and_order(for_plan), "label": labels()}, optional))


def statements(for_plan: Plan | None = None) -> SearchStrategy[Statement]:
    """Statements of every kind about any item."""
    required = {
        **_id_and_order(for_plan),
        "about": _ids_of(for_plan),
        "kind": st.sampled_from(StatementKind),
        "text": labels(),
    }
    return some_renamed(
        built(Statement, required, {"sources": st.lists(sources(), max_size=2), "doubt": doubts()})
    )


OF_EACH_KIND: Mapping[type[Item], Callable[[Plan | None], SearchStrategy[Any]]] = {
    Indicator: indicators,
    Initiative: initiatives,
    Pillar: pillars,
    Viewpoint: viewpoints,
    RelatedPlan: related_plans,
    ScheduleBar: bars,
    ScheduleEvent: events,
    Constraint: constraints,
    Review: reviews,
    Statement: statements,
}


def items(for_plan: Plan | None = None) -> SearchStrategy[Item]:
    """Items of every kind.

    >>> from hypothesis import given
    >>> @given(items())
    ... def test_everything_has_a_place(item):
    ...     assert isinstance(item.order, int)
    """
    return st.sampled_from([*OF_EACH_KIND.values()]).flatmap(lambda items_of: items_of(for_plan))
