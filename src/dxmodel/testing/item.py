"""Strategies of everything in a plan that has an id.

Each takes ``for_plan``: the item could be added to that plan, so its id is new and everything it
refers to is there.  Without a plan it stands alone and refers to anything.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from dxmodel.plan import (
    Accumulation,
    Bar,
    Bounds,
    Constraint,
    ConstraintKind,
    Denominator,
    Direction,
    Event,
    Indicator,
    Initiative,
    Item,
    Kind,
    Link,
    Pillar,
    Plan,
    Priority,
    RelatedPlan,
    Review,
    Statement,
    StatementKind,
    Target,
    Viewpoint,
)
from dxmodel.testing.amount import levels, units
from dxmodel.testing.building import built
from dxmodel.testing.fiscal import NEAR, fiscal_spans, fiscal_years, points
from dxmodel.testing.goal import baselines, doubts, evidence, sources, targets
from dxmodel.testing.text import ids, labels, texts

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

Fields = dict[str, SearchStrategy[Any]]


def _named(for_plan: Plan | None) -> Fields:
    taken = () if for_plan is None else (for_plan.id, *(item.id for item in for_plan.items()))
    return {"id": ids(but=taken), "order": st.integers(0, 20)}


def _to(for_plan: Plan | None, *kinds: type[Item]) -> SearchStrategy[str]:
    """Ids of the things of some kinds, of anything if none is given; empty if there are none."""
    if for_plan is None:
        return ids()
    everything = () if kinds else (for_plan.id,)
    known = (*everything, *(item.id for item in for_plan.items() if isinstance(item, kinds or Item)))
    return st.sampled_from(known) if known else st.nothing()


def _links(targets: SearchStrategy[str]) -> SearchStrategy[list[Link]]:
    link = built(Link, {"to": targets}, {"doubt": doubts()})
    return st.lists(link, min_size=1, max_size=2, unique_by=lambda each: each.to)


def viewpoints(for_plan: Plan | None = None) -> SearchStrategy[Viewpoint]:
    """Ways of looking at a plan."""
    optional = evidence()
    del optional["doubt"]
    return built(Viewpoint, {**_named(for_plan), "label": labels()}, optional)


def pillars(for_plan: Plan | None = None) -> SearchStrategy[Pillar]:
    """Groups of initiatives, some of them without a name or within another."""
    optional: Fields = {**evidence(), "number": texts(), "parent": _to(for_plan, Pillar)}
    del optional["doubt"]
    return built(Pillar, {**_named(for_plan), "label": st.none() | labels()}, optional)


def initiatives(for_plan: Plan | None = None) -> SearchStrategy[Initiative]:
    """What is done, some of it part of something else."""
    priority = built(Priority, {}, {"why": labels(), "sources": st.lists(sources(), max_size=2)})
    optional: Fields = {
        "number": texts(),
        "parent": _to(for_plan, Initiative),
        "pillars": _links(_to(for_plan, Pillar)),
        "viewpoints": _links(_to(for_plan, Viewpoint)),
        "priority": priority,
        "span": fiscal_spans(),
        "summary": labels(),
        "owners": st.lists(texts(), max_size=2),
        "tags": st.lists(texts(), max_size=2),
        **evidence(),
    }
    return built(Initiative, {**_named(for_plan), "label": st.none() | labels()}, optional)


def indicators(for_plan: Plan | None = None) -> SearchStrategy[Indicator]:
    """Indicators of every unit and of none, with baselines and targets that fit.

    >>> from hypothesis import given
    >>> @given(indicators())
    ... def test_no_two_targets_are_due_at_one_time(indicator):
    ...     assert len({target.due for target in indicator.targets}) == len(indicator.targets)
    """
    return (st.none() | units() | units()).flatmap(lambda unit: _indicators(for_plan, unit))


def _indicators(for_plan: Plan | None, unit: str | None) -> SearchStrategy[Indicator]:
    pointing: Fields = {
        "initiatives": _links(_to(for_plan, Initiative)),
        "owner_plan": _to(for_plan, RelatedPlan),
        "same_as": _links(_to(for_plan, Indicator)),
    }
    required = {**_named(for_plan), "label": labels(), "unit": st.just(unit)}
    return built(Indicator, required, {**pointing, **_measure(unit)})


@cache
def _measure(unit: str | None) -> Fields:
    """What an indicator says of itself alone."""
    return {
        "number": texts(),
        "direction": st.sampled_from(Direction),
        "accumulation": st.sampled_from(Accumulation),
        "kind": st.sampled_from(Kind),
        "bounds": st.nothing() if unit is None else _bounds(unit),
        "denominator": built(Denominator, {}, {"label": labels(), "excluded": labels()}),
        "scope": labels(),
        "span": fiscal_spans(),
        "owners": st.lists(texts(), max_size=2),
        "baseline": baselines(unit),
        "targets": st.lists(targets(unit), min_size=1, max_size=2, unique_by=_time),
        "tags": st.lists(texts(), max_size=2),
        **evidence(),
    }


def _time(target: Target) -> object:
    return target.due.by or target.due.qualifier


def _bounds(unit: str) -> SearchStrategy[Bounds]:
    low = levels(unit, exact=True)
    both = st.tuples(low, low).map(lambda pair: Bounds(low=min(pair), high=max(pair)))
    return both | low.map(lambda level: Bounds(low=level)) | low.map(lambda level: Bounds(high=level))


def bars(for_plan: Plan | None = None) -> SearchStrategy[Bar]:
    """What lasts, in the row of anything."""
    required = {**_named(for_plan), "row": _to(for_plan), "span": fiscal_spans(), "label": labels()}
    return built(Bar, required, evidence())


def events(for_plan: Plan | None = None) -> SearchStrategy[Event]:
    """What happens, in the row of anything."""
    required = {**_named(for_plan), "row": _to(for_plan), "at": points(), "label": labels()}
    return built(Event, required, evidence())


def related_plans(for_plan: Plan | None = None) -> SearchStrategy[RelatedPlan]:
    """Other plans and laws."""
    optional: Fields = {"owner": texts(), "span": fiscal_spans(), **evidence()}
    return built(RelatedPlan, {**_named(for_plan), "label": labels()}, optional)


def constraints(for_plan: Plan | None = None) -> SearchStrategy[Constraint]:
    """What other plans demand of anything."""
    required = {
        **_named(for_plan),
        "on": _to(for_plan),
        "kind": st.sampled_from(ConstraintKind),
        "text": labels(),
    }
    optional: Fields = {
        "by": _to(for_plan, RelatedPlan, Initiative),
        "span": fiscal_spans(),
        "sources": st.lists(sources(), max_size=2),
        "doubt": doubts(),
    }
    return built(Constraint, required, optional)


def reviews(for_plan: Plan | None = None) -> SearchStrategy[Review]:
    """Reviews in a year, every year, or as needed."""
    optional: Fields = {
        "year": fiscal_years(min_value=NEAR[0], max_value=NEAR[1]),
        "yearly": st.booleans(),
        "condition": labels(),
        "sources": st.lists(sources(), max_size=2),
    }
    return built(Review, {**_named(for_plan), "label": labels()}, optional)


def statements(for_plan: Plan | None = None) -> SearchStrategy[Statement]:
    """Statements of every kind about anything."""
    required = {
        **_named(for_plan),
        "about": _to(for_plan),
        "kind": st.sampled_from(StatementKind),
        "text": labels(),
    }
    return built(Statement, required, {"sources": st.lists(sources(), max_size=2), "doubt": doubts()})


OF_EACH_KIND: tuple[Callable[[Plan | None], SearchStrategy[Any]], ...] = (
    indicators,
    initiatives,
    pillars,
    viewpoints,
    related_plans,
    bars,
    events,
    constraints,
    reviews,
    statements,
)


def items(for_plan: Plan | None = None) -> SearchStrategy[Item]:
    """Anything that has an id.

    >>> from hypothesis import given
    >>> @given(items())
    ... def test_everything_has_a_place(item):
    ...     assert isinstance(item.order, int)
    """
    return st.sampled_from(OF_EACH_KIND).flatmap(lambda items_of: items_of(for_plan))
