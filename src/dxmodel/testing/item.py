"""Strategies of everything in a plan that has an id.

Each takes ``for_plan``: the item could be added to that plan, so its id is new and everything it
refers to is there.  Without a plan it stands alone and refers to anything.
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
    Bar,
    Baseline,
    Bounds,
    Break,
    Bridge,
    Constraint,
    ConstraintKind,
    Denominator,
    Direction,
    Ending,
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
from dxmodel.testing.amount import amounts, levels, units
from dxmodel.testing.building import built, reused
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

T = TypeVar("T")
Fields = dict[str, SearchStrategy[Any]]


def some(values: Sequence[T]) -> SearchStrategy[T]:
    """One of some values; empty if there are none."""
    return st.sampled_from(values) if values else st.nothing()


def _named(for_plan: Plan | None) -> Fields:
    taken = () if for_plan is None else (for_plan.id, *(item.id for item in for_plan.items()))
    return {"id": ids(but=taken), "order": st.integers(0, 20)}


def _to(for_plan: Plan | None, *kinds: type[Item]) -> SearchStrategy[str]:
    """Ids of the things of some kinds, of anything if none is given; empty if there are none."""
    if for_plan is None:
        return ids()
    everything = () if kinds else (for_plan.id,)
    known = (*everything, *(item.id for item in for_plan.items() if isinstance(item, kinds or Item)))
    return some(known)


def _lasting(for_plan: Plan | None, kind: type[Item], last: FiscalYear | None) -> SearchStrategy[str]:
    """Ids of the things of a kind that do not end before what ends in a year, or never, does."""
    return st.nothing() if for_plan is None else some(outlast(for_plan, kind, last))


def outlast(plan: Plan, kind: type[Item], last: FiscalYear | None) -> list[str]:
    """The ids of the things of a kind that are there at least until a year; None asks for no end."""
    things = [each for each in plan.items() if isinstance(each, kind)]
    ends = {each.id: getattr(each, "ended", None) for each in things}
    return [id for id, end in ends.items() if end is None or (last is not None and last <= end.last)]


def _mortal(items_of: Callable[[FiscalYear | None], SearchStrategy[Any]]) -> SearchStrategy[Any]:
    """Items of a kind, some of which end in a year; what they need does not end before."""
    years = fiscal_years(min_value=NEAR[0], max_value=NEAR[1])
    return (st.none() | st.none() | years).flatmap(items_of)


def _ending(
    for_plan: Plan | None, kind: type[Item], last: FiscalYear | None
) -> SearchStrategy[Ending | None]:
    if last is None:
        return st.none()
    heirs = _to(for_plan, kind) if for_plan is None else some(outlast(for_plan, kind, last + 1))
    into = st.just([]) if heirs.is_empty else st.lists(heirs, max_size=2, unique=True)
    return st.builds(Ending, last=st.just(last), into=into)


def links(targets: SearchStrategy[str]) -> SearchStrategy[list[Link]]:
    link = built(Link, {"to": targets}, {"doubt": doubts()})
    return st.lists(link, min_size=1, max_size=2, unique_by=lambda each: each.to)


def viewpoints(for_plan: Plan | None = None) -> SearchStrategy[Viewpoint]:
    """Ways of looking at a plan."""
    optional = evidence()
    del optional["doubt"]
    return built(Viewpoint, {**_named(for_plan), "label": labels()}, optional)


def pillars(for_plan: Plan | None = None) -> SearchStrategy[Pillar]:
    """Groups of initiatives, some of them without a name, within another, or with an end."""
    return _mortal(lambda last: _pillars(for_plan, last))


def _pillars(for_plan: Plan | None, last: FiscalYear | None) -> SearchStrategy[Pillar]:
    required = {**_named(for_plan), "label": st.none() | labels(), "ended": _ending(for_plan, Pillar, last)}
    optional: Fields = {**evidence(), "number": texts(), "parent": _lasting(for_plan, Pillar, last)}
    del optional["doubt"]
    return built(Pillar, required, optional)


def initiatives(for_plan: Plan | None = None) -> SearchStrategy[Initiative]:
    """What is done, some of it part of something else, some of it until a year."""
    return _mortal(lambda last: _initiatives(for_plan, last))


def _initiatives(for_plan: Plan | None, last: FiscalYear | None) -> SearchStrategy[Initiative]:
    priority = built(Priority, {}, {"why": labels(), "sources": st.lists(sources(), max_size=2)})
    ended = _ending(for_plan, Initiative, last)
    optional: Fields = {
        "number": texts(),
        "parent": _lasting(for_plan, Initiative, last),
        "pillars": links(_lasting(for_plan, Pillar, last)),
        "viewpoints": links(_to(for_plan, Viewpoint)),
        "priority": priority,
        "span": fiscal_spans(),
        "summary": labels(),
        "owners": st.lists(texts(), max_size=2),
        "tags": st.lists(texts(), max_size=2),
        **evidence(),
    }
    required = {**_named(for_plan), "label": st.none() | labels(), "ended": ended}
    return built(Initiative, required, optional)


def indicators(for_plan: Plan | None = None) -> SearchStrategy[Indicator]:
    """Indicators of every unit and of none, with baselines, targets and breaks that fit.

    >>> from hypothesis import given
    >>> @given(indicators())
    ... def test_no_two_targets_are_due_at_one_time(indicator):
    ...     assert len({target.due for target in indicator.targets}) == len(indicator.targets)
    """
    unit = st.none() | units() | units()
    return unit.flatmap(lambda unit: _mortal(lambda last: measured_in(unit, for_plan, last)))


@st.composite
def measured_in(
    draw: DrawFn, unit: str | None, for_plan: Plan | None, last: FiscalYear | None = None
) -> Indicator:
    """Indicators of one unit, some measured in another way before; they end in a year, or not at all."""
    pointing: Fields = {
        "initiatives": links(_lasting(for_plan, Initiative, last)),
        "owner_plan": _to(for_plan, RelatedPlan),
        "same_as": links(_to(for_plan, Indicator)),
    }
    ended = _ending(for_plan, Indicator, last)
    required = {**_named(for_plan), "label": labels(), "unit": st.just(unit), "ended": ended}
    made = draw(built(Indicator, required, {**pointing, **_measure(unit)}))
    if not draw(st.integers(0, 3)):
        bare = attrs.evolve(made, baseline=None, breaks=draw(breaks(unit)))
        return attrs.evolve(bare, baseline=draw(st.none() | baselines_of(bare)))
    return made


def baselines_of(indicator: Indicator) -> SearchStrategy[Baseline]:
    """Baselines in the unit that an indicator was measured in at that time."""
    years = st.none() | fiscal_years(min_value=NEAR[0], max_value=NEAR[1])
    return years.flatmap(lambda year: _of_year(baselines(indicator.unit_in(year)), year))


def _of_year(levels: SearchStrategy[Baseline], year: FiscalYear | None) -> SearchStrategy[Baseline]:
    return levels.map(lambda level: attrs.evolve(level, year=year))


@st.composite
def breaks(draw: DrawFn, unit: str | None) -> list[Break]:
    """One or two breaks in the series of an indicator that is measured in *unit* after them."""
    made: list[Break] = []
    for since in sorted(draw(st.lists(_near(), min_size=1, max_size=2, unique=True)), reverse=True):
        other = draw(st.none() | units())
        bridge = draw(bridges(other or unit, unit))
        made.append(Break(since=since, unit=other, bridge=bridge))
        unit = other or unit
    return made


def _near() -> SearchStrategy[FiscalYear]:
    return fiscal_years(min_value=NEAR[0], max_value=NEAR[1])


@reused
def bridges(old: str | None, new: str | None) -> SearchStrategy[Bridge | None]:
    """Bridges between two ways of measuring, or none; never one to or from what is told in words."""
    if old is None or new is None:
        return st.none()
    fields: Mapping[str, SearchStrategy[Any]] = {
        "old": amounts(old, min_value=1, max_value=999, places=1, exact=True),
        "new": amounts(new, min_value=0, max_value=999, places=1, exact=True),
    }
    return st.none() | built(Bridge, fields, {"sources": st.lists(sources(), max_size=2)})


@cache
def _measure(unit: str | None) -> Fields:
    """What an indicator says of itself alone, where it was always measured in one way."""
    return {
        "number": texts(),
        "direction": st.sampled_from(Direction),
        "accumulation": st.sampled_from(Accumulation),
        "kind": st.sampled_from(Kind),
        "bounds": st.nothing() if unit is None else bounds(unit),
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


@reused
def bounds(unit: str) -> SearchStrategy[Bounds]:
    """Levels between which the values of a unit may lie; one of them may be missing."""
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


OF_EACH_KIND: Mapping[type[Item], Callable[[Plan | None], SearchStrategy[Any]]] = {
    Indicator: indicators,
    Initiative: initiatives,
    Pillar: pillars,
    Viewpoint: viewpoints,
    RelatedPlan: related_plans,
    Bar: bars,
    Event: events,
    Constraint: constraints,
    Review: reviews,
    Statement: statements,
}


def items(for_plan: Plan | None = None) -> SearchStrategy[Item]:
    """Anything that has an id.

    >>> from hypothesis import given
    >>> @given(items())
    ... def test_everything_has_a_place(item):
    ...     assert isinstance(item.order, int)
    """
    return st.sampled_from([*OF_EACH_KIND.values()]).flatmap(lambda items_of: items_of(for_plan))
