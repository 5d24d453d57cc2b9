"""resolve: choose the value of an indicator in a year among its observations and baseline."""

from datetime import timedelta
from fractions import Fraction
from itertools import combinations
from math import inf

import attrs

from dxmodel.amount import Amount, factor
from dxmodel.fiscal import FiscalYear
from dxmodel.ledger.ledger import Ledger
from dxmodel.ledger.observation import Observation, ObservationStatus
from dxmodel.plan import (
    Accumulation,
    Completion,
    Doubt,
    Indicator,
    Missing,
    MissingReason,
    Ratio,
    Source,
    Value,
)
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import check_kind, typed_fields
from dxmodel.vocabulary import Vocabulary

__all__ = ["NoValue", "ResolvedValue", "measured_years", "resolve"]

DAY = timedelta(days=1)


class NoValue(Vocabulary):
    """Why an indicator has no value in a year."""

    NO_OBSERVATION = "no-observation"
    """There is no observation."""
    PART_OF_YEAR = "part-of-year"
    """Only some months were counted."""
    NOT_A_RESULT = "not-a-result"
    """There are only planned or forecast values."""
    CONTRADICTION = "contradiction"
    """Several observations cannot all be true."""
    UNDECIDED = "undecided"
    """Several observations agree, and none is more precise than the others."""


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class ResolvedValue:
    """The value of an indicator in a fiscal year, or why there is none.

    Attributes:
        indicator: id of the indicator.
        year: the fiscal year.
        value: the value; None where there is none.
        no_value: why there is no value.
        observation: the observation that is used; None where there is no value, or the baseline is used.
        is_baseline: whether the value is the plan's baseline of that year, which no observation repeats.
        doubt: how sure the reading is.
        sources: where it is printed.
    """

    __repr__ = repr_without_defaults

    indicator: str
    year: FiscalYear
    value: Value | None = None
    no_value: NoValue | None = None
    observation: Observation | None = None
    is_baseline: bool = False
    doubt: Doubt | None = None
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])

    @property
    def amount(self) -> Amount | None:
        """The value as an amount, where it is one; a ratio gives its printed or computed share."""
        return _amount(self.value)


def resolve(ledger: Ledger, indicator: Indicator, year: FiscalYear) -> ResolvedValue:
    """Return the value of an indicator in a year.

    Only totals over the whole year are used.  Final values are preferred to provisional ones, and later
    known ones to earlier ones; of several that overlap, the most precise is used.  A value that a later entry
    states to be missing is not used, and a missing value only where there is no other.  Withdrawn ones are
    never used.  Values that contradict
    one another, or of which none is more precise, give no value.  The plan's baseline is the value of its
    year where there is no observation.  What was done stays done: in a later year without a result, the
    value is the last one by which it was.  The order of the observations does not matter.  A ledger keeps the
    answer.
    """
    check_kind("ledger", ledger, Ledger)
    check_kind("indicator", indicator, Indicator)
    check_kind("year", year, FiscalYear)
    key = (id(indicator), year)
    entry = ledger._resolved.get(key)
    if entry is None:
        # The indicator is kept beside its value, so that no other one can have its id later.
        entry = ledger._resolved[key] = (indicator, _resolve(ledger, indicator, year))
    return entry[1]


def _resolve(ledger: Ledger, indicator: Indicator, year: FiscalYear) -> ResolvedValue:
    totals = [each for each in ledger.observations_of(indicator.id, year) if not each.breakdown]
    results = [
        each for each in totals if each.status in (ObservationStatus.FINAL, ObservationStatus.PROVISIONAL)
    ]
    whole = [each for each in results if each.is_whole_year and not _counted_early(each, indicator)]
    measured = [each for each in whole if not isinstance(each.value, Missing) and not _denied(each, whole)]
    if not measured and (baseline := _baseline(indicator, year)) is not None:
        return baseline
    if not results and (completion := _completed_earlier(ledger, indicator, year)) is not None:
        return attrs.evolve(completion, year=year)
    if not whole:
        return ResolvedValue(indicator=indicator.id, year=year, no_value=_no_value(totals, results))
    missing = [each for each in whole if isinstance(each.value, Missing)]
    return _resolved_among(indicator, year, _latest(_firmest(measured or missing)))


def _baseline(indicator: Indicator, year: FiscalYear) -> ResolvedValue | None:
    base = indicator.baseline
    if base is None or base.year != year or base.span is not None or isinstance(base.value, Missing):
        return None
    return ResolvedValue(
        indicator=indicator.id,
        year=year,
        value=base.value,
        is_baseline=True,
        doubt=base.doubt,
        sources=base.sources,
    )


def _completed_earlier(ledger: Ledger, indicator: Indicator, year: FiscalYear) -> ResolvedValue | None:
    """Return the value of the last earlier year that states whether it was done, if it was."""
    entries = ledger.observations_of(indicator.id)
    years = {each.year for each in entries if isinstance(each.value, Completion) and each.year is not None}
    for earlier in sorted((each for each in years if each < year), reverse=True):
        resolved = resolve(ledger, indicator, earlier)
        if isinstance(resolved.value, Completion):
            return resolved if resolved.value.is_done else None
    return None


def _no_value(totals: list[Observation], results: list[Observation]) -> NoValue:
    if results:
        return NoValue.PART_OF_YEAR
    return NoValue.NOT_A_RESULT if totals else NoValue.NO_OBSERVATION


def _firmest(candidates: list[Observation]) -> list[Observation]:
    final = [each for each in candidates if each.status is ObservationStatus.FINAL]
    return final or candidates


def _latest(candidates: list[Observation]) -> list[Observation]:
    """Return the observations that no other surely supersedes; an undated one supersedes nothing."""
    return [each for each in candidates if not any(_superseded(each, other) for other in candidates)]


def _counted_early(observation: Observation, indicator: Indicator) -> bool:
    """Return whether a yearly flow was counted before the end of its year."""
    last_day = observation.period.last_day
    return (
        indicator.accumulation is Accumulation.FLOW
        and observation.as_of is not None
        and last_day is not None
        and observation.as_of < last_day
    )


def _denied(observation: Observation, others: list[Observation]) -> bool:
    """Return whether a later entry surely states that there is no value, other than "not counted yet"."""
    missing = [
        other for other in others if isinstance(other.value, Missing) and _superseded(observation, other)
    ]
    return any(other.value != Missing(MissingReason.PENDING) for other in missing)


def _superseded(observation: Observation, other: Observation) -> bool:
    if observation.known is None or other.known is None or other.known.not_before is None:
        return False
    return observation.known.by(other.known.not_before - DAY) is True


def _resolved_among(indicator: Indicator, year: FiscalYear, candidates: list[Observation]) -> ResolvedValue:
    chosen = _most_precise(candidates)
    if isinstance(chosen, NoValue):
        return ResolvedValue(indicator=indicator.id, year=year, no_value=chosen)
    return ResolvedValue(
        indicator=indicator.id,
        year=year,
        observation=chosen,
        value=chosen.value,
        doubt=chosen.doubt,
        sources=chosen.sources,
    )


def _most_precise(candidates: list[Observation]) -> Observation | NoValue:
    """Return the observation with the narrowest interval, if all of them can be true together."""
    if len({each.value for each in candidates}) == 1:
        return min(candidates, key=lambda each: (each.doubt is not None, str(each.known)))
    amounts = [_amount(each.value) for each in candidates]
    pairs = combinations(amounts, 2)
    if any(first is None or second is None or not first.agrees(second) for first, second in pairs):
        return NoValue.CONTRADICTION
    widths = [_width(each, candidates[0]) for each in candidates]
    narrowest = [each for each, width in zip(candidates, widths, strict=True) if width == min(widths)]
    return narrowest[0] if len({_amount(each.value) for each in narrowest}) == 1 else NoValue.UNDECIDED


def _width(observation: Observation, other: Observation) -> Fraction | float:
    """Return the width of the interval of an observation, in the unit of another."""
    amount, other_amount = _amount(observation.value), _amount(other.value)
    width = amount.interval.width if amount is not None else None
    if amount is None or other_amount is None or width is None:
        return inf
    return Fraction(width) * factor(amount.unit, other_amount.unit)


def _amount(value: Value | None) -> Amount | None:
    return value.amount if isinstance(value, Ratio) else value if isinstance(value, Amount) else None


def measured_years(ledger: Ledger) -> tuple[FiscalYear, ...]:
    """Return the fiscal years for which at least one indicator has a measured amount, in order."""
    check_kind("ledger", ledger, Ledger)
    years = {each.year for each in ledger.valid_observations if each.year is not None}
    years |= {each.baseline.year for each in ledger.plan.indicators if each.baseline and each.baseline.year}
    return tuple(year for year in sorted(years) if _any_amount(ledger, year))


def _any_amount(ledger: Ledger, year: FiscalYear) -> bool:
    return any(resolve(ledger, each, year).amount is not None for each in ledger.plan.indicators)
