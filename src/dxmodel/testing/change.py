"""Hypothesis strategies of changes of every kind that fit a plan."""

from collections.abc import Iterator
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from dxmodel.changes import (
    Add,
    Amend,
    Change,
    Correct,
    End,
    ExtendPeriod,
    Move,
    Remove,
    Rename,
    Replacement,
    ShortenPeriod,
    StateSuccessor,
    Treatment,
)
from dxmodel.fiscal import FiscalSpan, FiscalYear, Month
from dxmodel.plan import COLLECTIONS, Indicator, Initiative, Item, Label, Pillar, Plan, Target
from dxmodel.plan.references import references
from dxmodel.testing.building import evenly
from dxmodel.testing.fiscal import LAST, NEAR, fiscal_spans, fiscal_years, points
from dxmodel.testing.goal import targets
from dxmodel.testing.indicator_changes import INDICATOR_CHANGES, fits, free_due, unit_for
from dxmodel.testing.item import OF_EACH_KIND, items, links, measured_in, outlast, some
from dxmodel.testing.plan import bare_plans, successors
from dxmodel.testing.text import former_id, labels, texts

__all__ = ["amendments", "changes", "extensions"]


def changes(for_plan: Plan) -> SearchStrategy[Change]:
    """Changes of every kind that can be applied to a plan.

    >>> from hypothesis import given
    >>> from dxmodel.revise import apply
    >>> from dxmodel.testing import small_city
    >>> plan = small_city().plan
    >>> @given(changes(plan))
    ... def test_a_change_can_be_applied(change):
    ...     assert apply(plan, [change]).bodies
    >>> test_a_change_can_be_applied()
    """
    decisions = {each: each(for_plan) for each in DECISIONS}
    possible = [strategy for each, strategy in decisions.items() if each is not _renamings]
    return evenly(*decisions.values(), _corrections(for_plan, evenly(*possible)))


def _corrections(plan: Plan, others: SearchStrategy[Change]) -> SearchStrategy[Correct]:
    """Corrections by any change but a renaming, or of the period as a whole."""
    period = fiscal_spans().map(lambda span: Amend(plan.id, period=span))
    where = st.none() | st.just(plan.id)
    return st.builds(Correct, evenly(others, others, period), wrong_in=where)


# --- the period and the successor


def extensions(plan: Plan) -> SearchStrategy[ExtendPeriod]:
    """Extensions with a treatment of the targets that are due at the old end."""
    last = plan.period.end_year
    if last is None or last > LAST - 20:
        return st.nothing()
    return points(min_value=last + 1, max_value=last + 20).flatmap(lambda to: _extension(plan, to))


@st.composite
def _extension(draw: DrawFn, plan: Plan, to: FiscalYear | Month) -> ExtendPeriod:
    """Extensions to one year or month; each target due at the old end gets a treatment that fits."""
    due = _due_at_the_end(plan)
    common = draw(st.none() | st.sampled_from(Treatment)) if due else None
    exceptions: dict[str, list[Any]] = {"keep": [], "carry": [], "stretch": [], "replace": []}
    for id, (target, *more) in due.items():
        possible = [each for each in Treatment if fits(plan, _for_one_indicator(to, id, each))]
        treatment = draw(st.sampled_from([Treatment.KEEP] if more else [*possible, "replace"]))
        if treatment == "replace":
            exceptions["replace"].append(Replacement(id, draw(_replacements(plan.indicator(id), target))))
        elif treatment != common:
            exceptions[str(treatment)].append(id)
    return ExtendPeriod(to, targets=common, printed=draw(st.none() | texts()), **exceptions)


def _for_one_indicator(to: FiscalYear | Month, indicator: str, treatment: Treatment) -> ExtendPeriod:
    """Return an extension that keeps all targets but those of one indicator."""
    exceptions: dict[str, Any] = {} if treatment is Treatment.KEEP else {str(treatment): [indicator]}
    return ExtendPeriod(to, targets=Treatment.KEEP, **exceptions)


def _due_at_the_end(plan: Plan) -> dict[str, list[Target]]:
    """Return the targets due at the end of a plan by indicator id; R6 and 2025-03 are the same end."""
    due: dict[str, list[Target]] = {}
    for indicator in (each for each in plan.indicators if not _is_over(each, plan.last_year)):
        for target in indicator.targets:
            if target.due.day is not None and target.due.day == plan.period.last_day:
                due.setdefault(indicator.id, []).append(target)
    return due


def _is_over(indicator: Indicator, last: FiscalYear | None) -> bool:
    return indicator.ended is not None and last is not None and indicator.ended.last <= last


def _replacements(indicator: Indicator, old: Target) -> SearchStrategy[Target]:
    """Targets that can replace another one."""
    return targets(indicator.unit).map(lambda new: attrs.evolve(new, due=free_due(new.due, indicator, old)))


def _shortenings(plan: Plan) -> SearchStrategy[ShortenPeriod]:
    start, end = plan.first_year, plan.last_year
    first = start or (end or FiscalYear.MAX) - 12
    last = end or first + 12
    ends: list[FiscalYear | Month] = [first + later for later in range(min(last - first, 30))]
    ends += FiscalSpan(plan.period.start or first, last).months[:60]
    earlier = [end for end in ends if fits(plan, ShortenPeriod(end))]
    return st.builds(ShortenPeriod, some(earlier), printed=st.none() | texts())


def _successions(plan: Plan) -> SearchStrategy[StateSuccessor]:
    return st.builds(StateSuccessor, st.none() | successors())


# --- items


def _additions(plan: Plan) -> SearchStrategy[Add]:
    return items(plan).map(Add)


def _removals(plan: Plan) -> SearchStrategy[Remove]:
    needed = {id for item in plan.items() for _, id, _ in references(item) if id != item.id}
    return some([item.id for item in plan.items() if item.id not in needed]).map(Remove)


def _renamings(plan: Plan) -> SearchStrategy[Rename]:
    named = [plan, *(item for item in plan.items() if hasattr(item, "label"))]
    return st.builds(_renaming, st.sampled_from(named), labels(), until=st.none() | texts())


def _renaming(named: Any, label: Label, until: str | None) -> Rename:
    """Return a renaming to a name that is new, and has no former names."""
    is_old = named.label is not None and named.label.text == label.text
    name = attrs.evolve(label, text=f"新{label.text}" if is_old else label.text, former=())
    return Rename(named.id, name, until=until)


def _moves(plan: Plan) -> SearchStrategy[Move]:
    return some([*plan.items()]).flatmap(lambda item: _move(plan, item))


def _move(plan: Plan, item: Item) -> SearchStrategy[Move]:
    fields: dict[str, SearchStrategy[Any]] = {"order": st.integers(0, 20)}
    last = item.ended.last if isinstance(item, Pillar | Initiative | Indicator) and item.ended else None
    if isinstance(item, Pillar | Initiative):
        parents = [id for id in outlast(plan, type(item), last) if not _is_within(plan, id, item.id)]
        fields["parent"] = st.none() | some(parents)
    if isinstance(item, Initiative):
        fields["pillars"] = links(some(outlast(plan, Pillar, last)))
    if isinstance(item, Indicator):
        fields["initiatives"] = links(some(outlast(plan, Initiative, last)))
    possible = [name for name, values in fields.items() if not values.is_empty]
    chosen = st.lists(st.sampled_from(possible), min_size=1, unique=True)
    return chosen.flatmap(
        lambda names: st.builds(Move, st.just(item.id), **{name: fields[name] for name in names})
    )


def _is_within(plan: Plan, id: str | None, ancestor: str) -> bool:
    """Return whether an item is another one or part of it, directly or indirectly."""
    while id is not None and id != ancestor:
        id = getattr(plan[id], "parent", None)
    return id == ancestor


def _ends(plan: Plan) -> SearchStrategy[End]:
    return some([*_endable(plan)]).flatmap(lambda item_and_year: _end(plan, *item_and_year))


def _endable(plan: Plan) -> Iterator[tuple[Item, FiscalYear]]:
    """Yield the items that can end, each with the first year in which it can."""
    needed: dict[str, list[FiscalYear]] = {}
    for item in plan.items():
        ended = getattr(item, "ended", None)
        for field, id, _ in references(item):
            if field.startswith(("parent", "pillars", "initiatives")):
                needed.setdefault(id, []).append(ended.last if ended else LAST)
            elif field.startswith("ended") and ended:
                needed.setdefault(id, []).append(ended.last + 1)
    for item in plan.items():
        if isinstance(item, Pillar | Initiative | Indicator) and item.ended is None:
            first = max(needed.get(item.id, [NEAR[0]]))
            if first < LAST:
                yield item, first


def _end(plan: Plan, item: Item, first: FiscalYear) -> SearchStrategy[End]:
    years = fiscal_years(min_value=first, max_value=first + 12)
    return years.flatmap(lambda last: _end_in(plan, item, last))


def _end_in(plan: Plan, item: Item, last: FiscalYear) -> SearchStrategy[End]:
    remaining = outlast(plan, type(item), last + 1)
    possible = [id for id in remaining if not _is_succeeded_by(plan, id, item.id)]
    into = st.lists(some(possible), max_size=2, unique=True) if possible else st.just([])
    return st.builds(End, st.just(item.id), last=st.just(last), into=into)


def _is_succeeded_by(plan: Plan, id: str, successor: str) -> bool:
    """Return whether an item is another one or has it as successor, directly or indirectly."""
    ended = getattr(plan[id], "ended", None)
    into = ended.into if ended else ()
    return id == successor or any(_is_succeeded_by(plan, each, successor) for each in into)


# --- any other field

AMENDABLE = {field.name for field in attrs.fields(Amend)} - {"of", "period"}
DEPENDENT = {"unit", "bounds", "breaks", "ended", "same_as", "part_of", "derived"}
"""Fields whose values may be valid alone, but not beside other fields or other items."""


def amendments(plan: Plan) -> SearchStrategy[Amend]:
    """Amendments of the plan itself, and of each kind of item."""
    own = own_amendments(plan)
    kinds = sorted({type(item) for item in plan.items()}, key=lambda kind: kind.__name__)
    return evenly(own, *(_amendments_of(plan, kind) for kind in kinds))


def own_amendments(plan: Plan) -> SearchStrategy[Amend]:
    """Amendments of the plan itself."""
    return bare_plans().flatmap(lambda sample: _amendment(plan, plan, sample))


def _amendments_of(plan: Plan, kind: type[Item]) -> SearchStrategy[Amend]:
    known = [item for item in plan.items() if type(item) is kind]
    return st.sampled_from(known).flatmap(
        lambda item: _samples(plan, item).flatmap(lambda sample: _amendment(plan, item, sample))
    )


def _samples(plan: Plan, item: Item) -> SearchStrategy[Any]:
    """Items of the class of an item, from which an amendment takes its values."""
    if not isinstance(item, Indicator):
        return OF_EACH_KIND[type(item)](plan)
    return st.builds(_with_unit, measured_in(item.unit, plan), st.just(item.unit) | unit_for(item))


def _with_unit(indicator: Indicator, unit: str | None) -> Any:
    """Return the indicator in a unit, without its amounts if that is another one."""
    without_amounts = attrs.evolve(indicator, baseline=None, targets=(), bounds=None, breaks=())
    return indicator if unit == indicator.unit else attrs.evolve(without_amounts, unit=unit)


@st.composite
def _amendment(draw: DrawFn, plan: Plan, amended: Item | Plan, sample: Item | Plan) -> Amend:
    """Amendments of an item, or of the plan itself, with values of a sample."""
    fields = [field.name for field in attrs.fields(type(amended)) if field.name in AMENDABLE]
    possible = [name for name in fields if not (isinstance(amended, Plan) and name in COLLECTIONS)]
    names = draw(st.lists(st.sampled_from(possible), min_size=1, max_size=3, unique=True))
    sample = attrs.evolve(sample, former_ids=() if amended.former_ids else [former_id(amended.id)])
    change = Amend(amended.id, **{name: getattr(sample, name) for name in names})
    if fits(plan, change):
        return change
    safe = {name: getattr(sample, name) for name in names if name not in DEPENDENT}
    return Amend(amended.id, **(safe or {"sources": sample.sources}))


DECISIONS = (
    extensions,
    _shortenings,
    _successions,
    _additions,
    _removals,
    _renamings,
    _moves,
    _ends,
    amendments,
    *INDICATOR_CHANGES,
)
"""Functions that return a strategy of one kind of change to a plan; it is empty if none fits."""
