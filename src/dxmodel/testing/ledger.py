"""Hypothesis strategies of observations, evaluations and whole ledgers."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, partial
from typing import Any, TypeVar

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from dxmodel.changes import Amend, Change, Correct, End, Redefine, Remove
from dxmodel.fiscal import FiscalSpan, FiscalYear, Month, When, last_day
from dxmodel.ledger import Evaluation, ItemState, Ledger, Observation, ObservationStatus, Scale, Withdrawn
from dxmodel.ledger.observation import unique_key
from dxmodel.plan import Completion, Indicator, Plan, Source
from dxmodel.revise import Revision, apply
from dxmodel.testing.building import built, evenly
from dxmodel.testing.fiscal import NEAR, days_or_months, fiscal_spans, fiscal_years, months, whens
from dxmodel.testing.goal import evidence, sources, values
from dxmodel.testing.plan import documents, plans
from dxmodel.testing.revise import revisions
from dxmodel.testing.scale import scales
from dxmodel.testing.text import extras, ids, labels, texts

__all__ = ["evaluations", "ledgers", "observations"]

Entry = TypeVar("Entry", Observation, Evaluation)


def observations(for_plan: Plan) -> SearchStrategy[Observation]:
    """Observations of a plan's indicators, some of them withdrawn; none if it has no indicators.

    >>> from hypothesis import given
    >>> from dxmodel.testing import small_city
    >>> plan = small_city().plan
    >>> @given(observations(plan))
    ... def test_an_observation_is_of_an_indicator_of_the_plan(observation):
    ...     assert observation.indicator in plan
    >>> test_an_observation_is_of_an_indicator_of_the_plan()
    """
    if not for_plan.indicators:
        return st.nothing()
    return st.sampled_from(for_plan.indicators).flatmap(_observations)


def _observations(indicator: Indicator) -> SearchStrategy[Observation]:
    few_years = fiscal_years(min_value=NEAR[0] + 2, max_value=NEAR[0] + 6)
    part = st.builds(lambda start, later: FiscalSpan(start, start + later), months_near(), st.integers(0, 11))
    longer = fiscal_spans(open_start=False, open_end=False)
    periods = evenly(few_years, few_years, part, longer)
    return periods.flatmap(lambda period: _of_period(indicator, period))


def _of_period(indicator: Indicator, period: FiscalYear | FiscalSpan) -> SearchStrategy[Observation]:
    """Observations in the unit that an indicator was measured in at that time."""
    required: dict[str, SearchStrategy[Any]] = {
        "indicator": st.just(indicator.id),
        "period": st.just(period),
        "value": values(indicator.unit_in(_last_year(period))),
        "extra": extras(),
    }
    optional = _optional_fields() | {"as_of": _days_of_counting(period)}
    drawn = built(Observation, required, optional)
    return drawn.flatmap(_perhaps_done_on).flatmap(_perhaps_withdrawn)


def _perhaps_done_on(entry: Observation) -> SearchStrategy[Observation]:
    """An observation as it is; of what is done perhaps with the date, not after it was counted or known."""
    if entry.value != Completion(done=True):
        return st.just(entry)
    known = entry.known.not_after if entry.known is not None else None
    counted = None if entry.as_of is None else last_day(entry.as_of)
    last_days = [day for day in (counted, known) if day is not None]
    dates = st.dates(NEAR[0].first_day, min(last_days)).map(When.on) if last_days else whens()
    return st.just(entry) | st.builds(partial(attrs.evolve, entry), value=st.builds(Completion, dates))


def _days_of_counting(period: FiscalYear | FiscalSpan) -> SearchStrategy[date | Month]:
    """Days and months in a period, and some after it."""
    first, last = period.first_day or NEAR[0].first_day, period.last_day or NEAR[1].last_day
    return days_or_months(first, last + timedelta(days=90))


def _perhaps_withdrawn(entry: Entry) -> SearchStrategy[Entry]:
    """An entry as it is, or now and then withdrawn, never before it became known."""
    known = entry.known.not_before if entry.known is not None else None
    first, last = max(NEAR[0].first_day, known or date.min), max(NEAR[1].last_day, known or date.min)
    withdrawn = st.builds(Withdrawn, st.dates(first, last), labels())
    return evenly(*[st.just(entry)] * 5, st.builds(partial(attrs.evolve, entry), withdrawn=withdrawn))


@cache
def _optional_fields() -> dict[str, SearchStrategy[Any]]:
    return {
        "breakdown": st.dictionaries(texts(max_size=5).map(str.strip), texts(max_size=5), max_size=2),
        "known": whens(),
        "status": st.sampled_from(ObservationStatus),
        "scope": labels(),
        "printed": texts(),
        **evidence(),
    }


def _last_year(period: FiscalYear | FiscalSpan) -> FiscalYear | None:
    return period if isinstance(period, FiscalYear) else period.end_year


def months_near() -> SearchStrategy[Any]:
    """Months of a few years."""
    first = FiscalSpan(NEAR[0] + 2, NEAR[0] + 6).months
    return months(min_value=first[0], max_value=first[-1])


def evaluations(for_plan: Plan, by: tuple[Scale, ...] = ()) -> SearchStrategy[Evaluation]:
    """Evaluations by the city of any item of a plan, or of the plan itself.

    Args:
        for_plan: the plan.
        by: the scales that they may be by.
    """
    known = (for_plan.id, *(item.id for item in for_plan.items()))
    near = fiscal_years(min_value=NEAR[0], max_value=NEAR[1])
    optional: dict[str, SearchStrategy[Any]] = {
        "grade": st.sampled_from("ABCD◎○△×"),
        "state": st.sampled_from(ItemState),
        "marks": st.lists(texts(), max_size=2),
        "comment": labels(),
        "extra": extras(),
        "known": whens(),
        "sources": st.lists(sources(), max_size=2),
    }
    drawn = built(Evaluation, {"item": st.sampled_from(known), "year": near}, optional)
    for step in (_perhaps_in_part, _perhaps_since, partial(_perhaps_by, by)):
        drawn = drawn.flatmap(step)
    return drawn.flatmap(_perhaps_withdrawn)


def _perhaps_in_part(entry: Evaluation) -> SearchStrategy[Evaluation]:
    """An evaluation as it is, or of one half of its year."""
    first, last = Month.of(entry.year.first_day), Month.of(entry.year.last_day)
    halves = st.sampled_from([FiscalSpan(first, first + 5), FiscalSpan(first + 6, last)])
    return evenly(st.just(entry), st.builds(partial(attrs.evolve, entry), months=halves))


def _perhaps_since(entry: Evaluation) -> SearchStrategy[Evaluation]:
    """An evaluation as it is; with a state or a grade perhaps also since when, not after it became known."""
    if entry.state is None and entry.grade is None:
        return st.just(entry)
    known = entry.known.not_after if entry.known is not None else None
    dates = whens() if known is None else st.dates(NEAR[0].first_day, known).map(When.on)
    return evenly(st.just(entry), st.builds(partial(attrs.evolve, entry), since=dates))


def _perhaps_by(scales_of_city: tuple[Scale, ...], entry: Evaluation) -> SearchStrategy[Evaluation]:
    """An evaluation as it is, or by a scale that is valid in its year."""
    valid = [scale.id for scale in scales_of_city if scale.holds(entry.year)]
    by_one = st.builds(partial(attrs.evolve, entry), scale=st.sampled_from(valid)) if valid else st.nothing()
    return evenly(st.just(entry), by_one)


@st.composite
def ledgers(
    draw: DrawFn,
    founding: SearchStrategy[Plan] | None = None,
    *,
    min_revisions: int = 0,
    max_revisions: int = 2,
    max_entries: int = 6,
) -> Ledger:
    """Ledgers with revisions, observations and evaluations, in which every cited document is listed.

    Args:
        founding: the plans as first adopted; :func:`plans` by default.
        min_revisions: the least number of revisions.
        max_revisions: the greatest number of revisions.
        max_entries: the greatest number of observations.

    >>> from hypothesis import given
    >>> @given(ledgers(max_revisions=0))
    ... def test_what_was_never_revised_is_as_adopted(ledger):
    ...     assert ledger.plan == ledger.founding
    """
    dates = sorted(draw(st.lists(whens(), min_size=min_revisions, max_size=max_revisions)), key=_first_day)
    first_plan = _adopted_by(dates, draw(plans(min_size=1) if founding is None else founding))
    decided: list[Revision] = []
    plan = first_plan
    for when, year in zip(dates, draw(_years_in_force(len(dates))), strict=True):
        revision = draw(revisions(plan, decided=st.just(when)))
        changes = [_as_current(change) for change in revision.changes if not _adopts_late(change, dates)]
        id = f"r{len(decided)}-{revision.id}"
        former_ids = [f"r{len(decided)}-{each}" for each in revision.former_ids]
        revision = attrs.evolve(revision, id=id, former_ids=former_ids)
        decided.append(attrs.evolve(revision, in_force=year, changes=changes))
        plan = apply(plan, changes)
    if any(map(affects_earlier_years, decided)):
        decided = [attrs.evolve(revision, in_force=None) for revision in decided]
    entries = max_entries if plan.indicators else 0
    drawn = draw(st.lists(observations(plan), max_size=entries, unique_by=unique_key))
    drawn += draw(_in_place_of(drawn, plan))
    # The id of a removed item may now be that of another item, which the observation does not fit.
    removed = {
        each.of for revision in decided for each in _plain_changes(revision) if isinstance(each, Remove)
    }
    entries_of_plan = [observation for observation in drawn if observation.indicator not in removed]
    scales_of_city = tuple(draw(st.lists(scales(), max_size=1)))
    grades = draw(st.lists(evaluations(plan, scales_of_city), max_size=2))
    cited = sorted(set(_document_ids((first_plan, *decided, *entries_of_plan, *grades, *scales_of_city))))
    cited_documents = [draw(documents(st.just(id))) for id in cited]
    other_documents = draw(st.lists(documents(ids(but=cited)), max_size=1))
    return Ledger(
        founding=first_plan,
        revisions=decided,
        observations=entries_of_plan,
        evaluations=grades,
        documents=[*cited_documents, *other_documents],
        scales=scales_of_city,
    )


@st.composite
def _in_place_of(draw: DrawFn, entries: list[Observation], plan: Plan) -> list[Observation]:
    """Valid observations with the keys of some of the withdrawn ones."""
    keys = {unique_key(each) for each in entries}
    replacing: list[Observation] = []
    for each in entries:
        if each.withdrawn is not None and draw(st.booleans()):
            value = draw(values(plan.indicator(each.indicator).unit_in(_last_year(each.period))))
            new = attrs.evolve(each, value=value, withdrawn=None)
            replacing += [new] if unique_key(new) not in keys else []
            keys.add(unique_key(new))
    return replacing


def _plain_changes(revision: Revision) -> Iterator[Change]:
    """Yield the changes of a revision, corrections unwrapped."""
    return (change.change if isinstance(change, Correct) else change for change in revision.changes)


def affects_earlier_years(revision: Revision) -> bool:
    """Return whether a revision ends or redefines something in a year before it is in force."""
    years = [change.since for change in revision.changes if isinstance(change, Redefine)]
    years += [change.last + 1 for change in revision.changes if isinstance(change, End)]
    return revision.in_force is not None and any(year < revision.in_force for year in years)


def _as_current(change: Change) -> Change:
    """Let a correction apply to the current plan only: it need not fit the plan as adopted."""
    return attrs.evolve(change, wrong_in=None) if isinstance(change, Correct) else change


def _adopts_late(change: Change, dates: list[When]) -> bool:
    """Return whether a correction moves the adoption of the plan after one of the decisions."""
    match change:
        case Correct(Amend(adopted=When() as adopted)):
            return _is_after(adopted, dates)
        case _:
            return False


def _is_after(adopted: When, dates: list[When]) -> bool:
    first = adopted.not_before
    return first is not None and any(when.not_after and when.not_after < first for when in dates)


def _first_day(when: When) -> date:
    return when.not_before or date.min


def _adopted_by(dates: list[When], plan: Plan) -> Plan:
    """Return the plan, without its date of adoption where a decision is dated before it."""
    is_late = plan.adopted is not None and _is_after(plan.adopted, dates)
    return attrs.evolve(plan, adopted=None) if is_late else plan


def _years_in_force(count: int) -> SearchStrategy[list[FiscalYear | None]]:
    """Years of coming into force, ascending: a revision may depend on earlier ones."""
    near = fiscal_years(min_value=NEAR[0], max_value=NEAR[1])
    years: SearchStrategy[FiscalYear | None] = st.none() | near
    return st.lists(years, min_size=count, max_size=count).map(
        lambda years: sorted(years, key=lambda year: year.year if year else 0)
    )


def _document_ids(value: Any) -> Iterator[str]:
    """Yield the ids of the documents that a value and its parts cite."""
    if isinstance(value, Source):
        yield value.document
    elif isinstance(value, tuple):
        for element in value:
            yield from _document_ids(element)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from _document_ids(getattr(value, field.name))
