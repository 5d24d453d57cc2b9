"""Hypothesis strategies of values, goals, due dates, baselines, targets, and of sources and doubts."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from dxmodel.amount import Amount, as_unit, compatible
from dxmodel.amount.known import OrLess, OrMore, Over, Under
from dxmodel.plan import (
    Alternative,
    Baseline,
    Completion,
    Doubt,
    Due,
    ListValue,
    Missing,
    MissingReason,
    Ratio,
    Source,
    Target,
    TextValue,
    Value,
)
from dxmodel.plan.goals import (
    AtLeast,
    AtMost,
    ChangeBy,
    Completed,
    Described,
    Exactly,
    Goal,
    IncreaseBy,
    Maintain,
    MeanOver,
    NotYetSet,
    Reach,
    ReduceBy,
    TotalOver,
    Within,
)
from dxmodel.testing.amount import amounts, levels, units
from dxmodel.testing.building import built, evenly, reused
from dxmodel.testing.fiscal import NEAR, days_or_months, fiscal_spans, fiscal_years, points
from dxmodel.testing.text import extras, ids, labels, texts

__all__ = ["baselines", "doubts", "dues", "goals", "ratios", "sources", "targets", "values"]

SHARE, POINT = "%", "ポイント"


@reused
def sources() -> SearchStrategy[Source]:
    """Places in documents of any id."""
    return built(Source, {"document": ids()}, {"page": texts(), "cell": texts()})


@reused
def doubts() -> SearchStrategy[Doubt]:
    """Doubts, with and without other readings."""
    confidence = st.decimals(0, 1, places=4)
    other = {"amount": amounts(), "confidence": confidence}
    optional = {
        "why": labels(),
        "alternatives": st.lists(built(Alternative, {"reading": labels()}, other), max_size=2),
    }
    return built(Doubt, {"confidence": confidence}, optional)


def evidence() -> dict[str, SearchStrategy[Any]]:
    """Return strategies of the fields sources, doubt and note."""
    return {"sources": st.lists(sources(), max_size=2), "doubt": doubts(), "note": labels()}


@reused
def missing() -> SearchStrategy[Missing]:
    """Missing values, for every reason."""
    near = fiscal_years(min_value=NEAR[0], max_value=NEAR[1])
    return built(Missing, {"reason": st.sampled_from(MissingReason)}, {"starts": near})


@reused
def ratios() -> SearchStrategy[Ratio]:
    """Ratios; the denominator may be zero."""

    def of(unit: str) -> SearchStrategy[Ratio]:
        part = amounts(unit, min_value=0, max_value=10**6)
        return built(Ratio, {"numerator": part, "denominator": part}, {"printed": levels(SHARE)})

    return units().flatmap(of)


@reused
def ratios_in(unit: str) -> SearchStrategy[Ratio]:
    """Ratios whose share is in a unit, or converts into it; none where the unit is no share and no rate."""
    rate = as_unit(unit)
    if compatible(rate, SHARE):
        return ratios()
    if rate.per is None:
        return st.nothing()
    counted, per = (f"{each.scale}{each.definition.name}" for each in (rate, rate.per))
    parts = {name: amounts(name, min_value=0, max_value=10**6) for name in (counted, per)}
    fields = {"numerator": parts[counted], "denominator": parts[per]}
    return built(Ratio, fields, {"printed": levels(unit)})


@reused
def completions() -> SearchStrategy[Completion]:
    """Whether something is done, without a date; or which part of it is done."""
    return st.just(Completion(done=True)) | built(Completion, {}, {"part": labels()})


@reused
def values(unit: str | None = None) -> SearchStrategy[Value]:
    """Values of every kind that an observation of an indicator can have.

    Args:
        unit: the unit of the indicator, with which amounts are compatible; ratios are drawn only if it is a
            share or a rate.  Without a unit no amounts are drawn, only results in words.
    """
    without_amount: SearchStrategy[Value] = st.one_of(
        missing(),
        completions(),
        labels().map(TextValue),
        st.lists(labels(), min_size=1, max_size=3).map(ListValue),
    )
    if unit is None:
        return without_amount
    shares = ratios_in(unit)
    return evenly(levels(unit), levels(unit), without_amount, shares)


def _within(one: Amount, other: Amount, *excluded: bool) -> Within:
    """Return a range; its ends are excluded only where they differ."""
    low, high = (is_excluded and one != other for is_excluded in excluded)
    return Within(*sorted((one, other)), exclusive_low=low, exclusive_high=high)


@reused
def goals(unit: str | None = None) -> SearchStrategy[Goal]:
    """Goals of every kind that an indicator of *unit* can have; without a unit, those in words.

    >>> from hypothesis import find
    >>> find(goals(), lambda goal: isinstance(goal, Maintain))
    Maintain()
    """
    near = fiscal_years(min_value=NEAR[0], max_value=NEAR[1])
    share_of_base = {"share": _without_a_bound(levels(SHARE, exact=True)).filter(_is_positive)}
    in_words: SearchStrategy[Goal] = evenly(
        st.just(Maintain()),
        labels().map(Completed),
        labels().map(Described),
        labels().map(NotYetSet),
        built(ReduceBy, share_of_base, {"base_year": near}),
        built(IncreaseBy, share_of_base, {"base_year": near}),
    )
    if unit is None:
        return in_words
    level, without_bound, span = levels(unit), _without_a_bound(levels(unit)), fiscal_spans()
    difference = _without_a_bound(levels(POINT if unit == SHARE else unit))
    bounds: SearchStrategy[Any] = evenly(
        built(AtLeast, {"amount": without_bound}, {"exclusive": st.booleans()}),
        built(AtMost, {"amount": without_bound}, {"exclusive": st.booleans()}),
        st.builds(_within, levels(unit, exact=True), levels(unit, exact=True), st.booleans(), st.booleans()),
    )
    return evenly(
        level.map(Reach),
        without_bound.map(Exactly),
        bounds,
        bounds,
        difference.map(ChangeBy),
        difference.filter(lambda each: each.is_exact and _is_positive(each)).map(Maintain),
        built(TotalOver, {"amount": level, "span": span}, {}),
        built(MeanOver, {"amount": level, "span": span}, {}),
        built(ReduceBy, share_of_base, {"base_year": near, "base": level}),
        built(IncreaseBy, share_of_base, {"base_year": near, "base": level}),
        built(Described, {"text": labels()}, {"bound": bounds}),
        in_words,
        in_words,
    )


def _without_a_bound(amounts: SearchStrategy[Amount]) -> SearchStrategy[Amount]:
    """Return amounts without 以上, 超, 以下 and 未満."""
    words = OrMore | Over | OrLess | Under
    return amounts.map(
        lambda each: Amount(each.magnitude, each.unit) if isinstance(each.known, words) else each
    )


def _is_positive(amount: Amount) -> bool:
    return amount.magnitude > 0


@reused
def dues() -> SearchStrategy[Due]:
    """Due dates: years, months, vague ones, and dates in words only."""
    words = st.sampled_from(["概ね", "目途", "原則", "順次"]) | texts()
    late = fiscal_spans(open_start=False, open_end=False)
    return evenly(
        st.just(Due()),
        built(Due, {"by": evenly(points(), days_or_months())}, {"qualifier": words}),
        built(Due, {"by": st.none(), "qualifier": words}, {"not_before": points()}),
        built(Due, {"yearly": st.just(True)}, {"by": points(), "qualifier": words}),
        st.builds(lambda span, word: Due(span.end, not_before=span.start, qualifier=word), late, words),
    )


@reused
def targets(unit: str | None = None) -> SearchStrategy[Target]:
    """Targets that an indicator of *unit* can have."""
    breakdown = st.dictionaries(texts(max_size=5).map(str.strip), texts(max_size=5), max_size=2)
    optional = {"printed": texts(), "breakdown": breakdown, "either": st.booleans(), "extra": extras()}
    optional |= evidence()
    dated = dues().filter(lambda due: not due.yearly)
    of_a_year = goals(unit).filter(lambda goal: not isinstance(goal, TotalOver | MeanOver))
    return evenly(
        built(Target, {"due": dated, "goal": goals(unit)}, optional),
        built(Target, {"due": dues(), "goal": of_a_year}, optional),
    )


@reused
def baselines(unit: str | None = None) -> SearchStrategy[Baseline]:
    """Baselines that an indicator of *unit* can have; without a unit, only missing ones."""
    shares = st.nothing() if unit is None else ratios_in(unit)
    level = missing() if unit is None else evenly(levels(unit), levels(unit), missing(), shares)
    optional = {
        "year": fiscal_years(min_value=NEAR[0], max_value=NEAR[1]),
        "span": fiscal_spans(),
        "as_of": days_or_months(),
        "printed": texts(),
        "extra": extras(),
    }
    return built(Baseline, {"value": level}, {**optional, **evidence()})
