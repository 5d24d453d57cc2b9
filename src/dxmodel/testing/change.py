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
from dxmodel.testing.aim import AIMS, fits, free_due, unit_for
from dxmodel.testing.building import evenly
from dxmodel.testing.fiscal import LAST, NEAR, fiscal_spans, fiscal_years, points
from dxmodel.testing.goal import targets
from dxmodel.testing.item import OF_EACH_KIND, items, links, measured_in, outlast, some
from dxmodel.testing.plan import bare_plans, successors
from dxmodel.testing.text import labels, texts

__all__ = ["amendments", "changes", "extensions"]


def changes(for_plan: Plan) -> SearchStrategy[Change]:
    """Changes of every kind that can be applied to a plan.

    >>> from hypothesis import find
    >>> from dxmodel.revise import apply
    >>> from dxmodel.testing import small_city
    >>> plan = small_city().plan
    >>> apply(plan, [find(changes(plan), lambda change: True)]) == plan
    False
    """
    return evenly(*(each(for_plan) for each in (*DECISIONS, _corrections)))


def _corrections(plan: Plan) -> SearchStrategy[Correct]:
    """What could be decided too, and what only a correction can say: another period."""
    period = fiscal_spans(open_start=False).map(lambda span: Amend(plan.id, period=span))
    others = evenly(*(each(plan) for each in DECISIONS if each is not _renamings))
    where = st.none() | st.just(plan.id)
    return st.builds(Correct, evenly(others, others, period), wrong_in=where)


# --- the period, and what follows it


def extensions(plan: Plan) -> SearchStrategy[ExtendPeriod]:
    """Later ends, and what becomes of the targets that are due at the old one."""
    last = plan.period.end_year
    if last is None or last > LAST - 20:
        return st.nothing()
    return points(min_value=last + 1, max_value=last + 20).flatmap(lambda to: _extension(plan, to))


@st.composite
def _extension(draw: DrawFn, plan: Plan, to: FiscalYear | Month) -> ExtendPeriod:
    """Whatever is due at the old end is treated, in a way that is possible."""
    due = _due_at_the_end(plan)
    common = draw(st.none() | st.sampled_from(Treatment)) if due else None
    own: dict[str, list[Any]] = {"keep": [], "carry": [], "stretch": [], "replace": []}
    for id, (target, *more) in due.items():
        possible = [each for each in Treatment if fits(plan, _alone(to, id, each))]
        how = draw(st.sampled_from([Treatment.KEEP] if more else [*possible, "replace"]))
        if how == "replace":
            own["replace"].append(Replacement(id, draw(_instead(plan.indicator(id), target))))
        elif how != common:
            own[str(how)].append(id)
    return ExtendPeriod(to, targets=common, printed=draw(st.none() | texts()), **own)


def _alone(to: FiscalYear | Month, indicator: str, how: Treatment) -> ExtendPeriod:
    """An extension that does something with one indicator, and leaves the others alone."""
    own: dict[str, Any] = {} if how is Treatment.KEEP else {str(how): [indicator]}
    return ExtendPeriod(to, targets=Treatment.KEEP, **own)


def _due_at_the_end(plan: Plan) -> dict[str, list[Target]]:
    """The targets due at the end of a plan, by the ids of their indicators; R6 and 2025-03 both end R6."""
    due: dict[str, list[Target]] = {}
    for indicator in (each for each in plan.indicators if not _is_over(each, plan.last_year)):
        for target in indicator.targets:
            if target.due.by is not None and target.due.by.last_day == plan.period.last_day:
                due.setdefault(indicator.id, []).append(target)
    return due


def _is_over(indicator: Indicator, last: FiscalYear | None) -> bool:
    return indicator.ended is not None and last is not None and indicator.ended.last <= last


def _instead(indicator: Indicator, old: Target) -> SearchStrategy[Target]:
    """Targets that can take the place of another one."""
    return targets(indicator.unit).map(lambda new: attrs.evolve(new, due=free_due(new.due, indicator, old)))


def _shortenings(plan: Plan) -> SearchStrategy[ShortenPeriod]:
    first, last = plan.first_year, plan.last_year or plan.first_year + 12
    ends: list[FiscalYear | Month] = [first + later for later in range(min(last - first, 30))]
    ends += FiscalSpan(plan.period.start, last).months[:60]
    earlier = [end for end in ends if fits(plan, ShortenPeriod(end))]
    return st.builds(ShortenPeriod, some(earlier), printed=st.none() | texts())


def _successions(plan: Plan) -> SearchStrategy[StateSuccessor]:
    return st.builds(StateSuccessor, st.none() | successors())


# --- items come, move and end


def _additions(plan: Plan) -> SearchStrategy[Add]:
    return items(plan).map(Add)


def _removals(plan: Plan) -> SearchStrategy[Remove]:
    needed = {id for item in plan.items() for _, id, _ in references(item) if id != item.id}
    return some([item.id for item in plan.items() if item.id not in needed]).map(Remove)


def _renamings(plan: Plan) -> SearchStrategy[Rename]:
    named = [plan, *(item for item in plan.items() if hasattr(item, "label"))]
    return st.builds(_renaming, st.sampled_from(named), labels(), until=st.none() | texts())


def _renaming(thing: Any, label: Label, until: str | None) -> Rename:
    """Another name, without former ones."""
    is_old = thing.label is not None and thing.label.text == label.text
    name = attrs.evolve(label, text=f"新{label.text}" if is_old else label.text, former=())
    return Rename(thing.id, name, until=until)


def _moves(plan: Plan) -> SearchStrategy[Move]:
    return some([*plan.items()]).flatmap(lambda item: _move(plan, item))


def _move(plan: Plan, item: Item) -> SearchStrategy[Move]:
    places: dict[str, SearchStrategy[Any]] = {"order": st.integers(0, 20)}
    last = item.ended.last if isinstance(item, Pillar | Initiative | Indicator) and item.ended else None
    if isinstance(item, Pillar | Initiative):
        above = [id for id in outlast(plan, type(item), last) if not _hangs_below(plan, id, item.id)]
        places["parent"] = st.none() | some(above)
    if isinstance(item, Initiative):
        places["pillars"] = links(some(outlast(plan, Pillar, last)))
    if isinstance(item, Indicator):
        places["initiatives"] = links(some(outlast(plan, Initiative, last)))
    possible = [name for name, place in places.items() if not place.is_empty]
    chosen = st.lists(st.sampled_from(possible), min_size=1, unique=True)
    return chosen.flatmap(
        lambda names: st.builds(Move, st.just(item.id), **{name: places[name] for name in names})
    )


def _hangs_below(plan: Plan, id: str | None, top: str) -> bool:
    while id is not None and id != top:
        id = getattr(plan[id], "parent", None)
    return id == top


def _ends(plan: Plan) -> SearchStrategy[End]:
    return some([*_endable(plan)]).flatmap(lambda found: _end(plan, *found))


def _endable(plan: Plan) -> Iterator[tuple[Item, FiscalYear]]:
    """What nothing needs for ever, and the first year in which it can end."""
    needed: dict[str, list[FiscalYear]] = {}
    for item in plan.items():
        ended = getattr(item, "ended", None)
        for place, id, _ in references(item):
            if place.startswith(("parent", "pillars", "initiatives")):
                needed.setdefault(id, []).append(ended.last if ended else LAST)
            elif place.startswith("ended") and ended:
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
    heirs = outlast(plan, type(item), last + 1)
    possible = [id for id in heirs if not _ends_in(plan, id, item.id)]
    into = st.lists(some(possible), max_size=2, unique=True) if possible else st.just([])
    return st.builds(End, st.just(item.id), last=st.just(last), into=into)


def _ends_in(plan: Plan, id: str, heir: str) -> bool:
    """Does an item go on in another one, over however many steps?"""
    ended = getattr(plan[id], "ended", None)
    return id == heir or any(_ends_in(plan, each, heir) for each in (ended.into if ended else ()))


# --- any other field

AMENDED = {field.name for field in attrs.fields(Amend)} - {"of", "period"}
JOINED = {"unit", "bounds", "breaks", "ended"}
"""Fields that may be right alone and wrong beside the other fields, or beside other items."""


def amendments(plan: Plan) -> SearchStrategy[Amend]:
    """Amendments of the plan itself, and of each kind of thing in it."""
    own = own_amendments(plan)
    kinds = sorted({type(item) for item in plan.items()}, key=lambda kind: kind.__name__)
    return evenly(own, *(_amendments_of(plan, kind) for kind in kinds))


def own_amendments(plan: Plan) -> SearchStrategy[Amend]:
    """Amendments of the plan itself."""
    return bare_plans().flatmap(lambda twin: _amendment(plan, plan, twin))


def _amendments_of(plan: Plan, kind: type[Item]) -> SearchStrategy[Amend]:
    known = [item for item in plan.items() if type(item) is kind]
    return st.sampled_from(known).flatmap(
        lambda item: _twins(plan, item).flatmap(lambda twin: _amendment(plan, item, twin))
    )


def _twins(plan: Plan, item: Item) -> SearchStrategy[Any]:
    """Items that could stand in the plan beside an item, to take fields from."""
    if not isinstance(item, Indicator):
        return OF_EACH_KIND[type(item)](plan)
    alike, other = measured_in(item.unit, plan), unit_for(item)
    return st.builds(lambda twin, unit: _measured(twin, unit), alike, st.just(item.unit) | other)


def _measured(twin: Indicator, unit: str | None) -> Any:
    bare = attrs.evolve(twin, baseline=None, targets=(), bounds=None, breaks=())
    return twin if unit == twin.unit else attrs.evolve(bare, unit=unit)


@st.composite
def _amendment(draw: DrawFn, plan: Plan, thing: Item | Plan, twin: Item | Plan) -> Amend:
    fields = [field.name for field in attrs.fields(type(thing)) if field.name in AMENDED]
    possible = [name for name in fields if not (isinstance(thing, Plan) and name in COLLECTIONS)]
    names = draw(st.lists(st.sampled_from(possible), min_size=1, max_size=3, unique=True))
    change = Amend(thing.id, **{name: getattr(twin, name) for name in names})
    if fits(plan, change):
        return change
    safe = {name: getattr(twin, name) for name in names if name not in JOINED}
    return Amend(thing.id, **(safe or {"sources": twin.sources}))


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
    *AIMS,
)
"""Each takes a plan, and makes one kind of change, or nothing where none fits."""
