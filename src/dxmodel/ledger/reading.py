"""The one value of an indicator in a year: which observation speaks, and why."""

from datetime import timedelta
from fractions import Fraction
from itertools import combinations
from math import inf

import attrs

from dxmodel.amount import Amount, factor
from dxmodel.fiscal import FiscalYear
from dxmodel.ledger.ledger import Ledger
from dxmodel.ledger.observation import Observation, ObservationStatus
from dxmodel.plan import Accumulation, Doubt, Indicator, Missing, MissingReason, Ratio, Source, Value
from dxmodel.plan.kinds import each, one
from dxmodel.printing import as_written
from dxmodel.term import Term

__all__ = ["Reading", "Silence", "measured_years", "reading"]

DAY = timedelta(days=1)


class Silence(Term):
    """Why no observation speaks for a year."""

    NO_OBSERVATION = "no-observation"
    """Nobody wrote anything down."""
    PART_OF_YEAR = "part-of-year"
    """Only some months were counted."""
    NOT_A_RESULT = "not-a-result"
    """Only plans or forecasts are at hand."""
    CONTRADICTION = "contradiction"
    """Several observations speak, and they do not agree."""
    UNDECIDED = "undecided"
    """Several observations agree, and none is more precise than the others."""


@attrs.frozen(kw_only=True)
class Reading:
    """What stands for an indicator in a fiscal year.

    Attributes:
        indicator: id of the indicator.
        year: the fiscal year.
        value: the value; None where nothing speaks, and :attr:`silence` says why.
        silence: why nothing speaks.
        observation: the observation that speaks; None where none does, or the baseline speaks.
        is_baseline: the value is the plan's baseline of that year, which no observation repeats.
        doubt: how sure the reading is.
        sources: where it stands.
    """

    __repr__ = as_written

    indicator: str
    year: FiscalYear
    value: Value | None = None
    silence: Silence | None = None
    observation: Observation | None = None
    is_baseline: bool = False
    doubt: Doubt | None = attrs.field(default=None, validator=one(Doubt))
    sources: tuple[Source, ...] = attrs.field(
        default=(), converter=tuple[Source, ...], validator=each(Source)
    )

    @property
    def amount(self) -> Amount | None:
        """The value as an amount, where it is one; a ratio gives its printed or computed share."""
        return _amount(self.value)


def reading(ledger: Ledger, indicator: Indicator, year: FiscalYear) -> Reading:
    """Return what stands for an indicator in a year.

    Only totals over the whole year speak.  Final values go before provisional ones; of several,
    the latest known; of those, values that overlap are one value, and the most precise is taken.
    A value that was withdrawn later does not speak, and an entry that says why there is none speaks only
    where no value does.  Values that contradict one another, or of which none is more precise, give
    silence.  The plan's baseline speaks for its year where no observation does.  The order of the
    observations never matters.
    """
    there = [each for each in ledger.observations_of(indicator.id, year) if not each.breakdown]
    results = [
        each for each in there if each.status in (ObservationStatus.FINAL, ObservationStatus.PROVISIONAL)
    ]
    whole = [each for each in results if each.is_whole_year and not _counted_early(each, indicator)]
    measured = [each for each in whole if not isinstance(each.value, Missing) and not _withdrawn(each, whole)]
    if not measured and (baseline := _baseline(indicator, year)) is not None:
        return baseline
    if not whole:
        return Reading(indicator=indicator.id, year=year, silence=_silence(there, results))
    absent = [each for each in whole if isinstance(each.value, Missing)]
    return _spoken(indicator, year, _latest(_firmest(measured or absent)))


def _baseline(indicator: Indicator, year: FiscalYear) -> Reading | None:
    base = indicator.baseline
    if base is None or base.year != year or base.span is not None or isinstance(base.value, Missing):
        return None
    return Reading(
        indicator=indicator.id,
        year=year,
        value=base.value,
        is_baseline=True,
        doubt=base.doubt,
        sources=base.sources,
    )


def _silence(there: list[Observation], results: list[Observation]) -> Silence:
    if results:
        return Silence.PART_OF_YEAR
    return Silence.NOT_A_RESULT if there else Silence.NO_OBSERVATION


def _firmest(candidates: list[Observation]) -> list[Observation]:
    final = [each for each in candidates if each.status is ObservationStatus.FINAL]
    return final or candidates


def _latest(candidates: list[Observation]) -> list[Observation]:
    """Those that no other one surely supersedes; an undated one supersedes nothing."""
    return [each for each in candidates if not any(_superseded(each, other) for other in candidates)]


def _counted_early(one: Observation, indicator: Indicator) -> bool:
    """Was a yearly flow counted before its year was over?  Levels and totals may be of any day."""
    ends = one.period.last_day
    return (
        indicator.accumulation is Accumulation.FLOW
        and one.as_of is not None
        and ends is not None
        and one.as_of < ends
    )


def _withdrawn(one: Observation, others: list[Observation]) -> bool:
    """Has it surely been replaced, later, by the word that there is none?  Not by "not counted yet"."""
    said = [other for other in others if isinstance(other.value, Missing) and _superseded(one, other)]
    return any(other.value != Missing(MissingReason.PENDING) for other in said)


def _superseded(one: Observation, other: Observation) -> bool:
    if one.known is None or other.known is None or other.known.not_before is None:
        return False
    return one.known.by(other.known.not_before - DAY) is True


def _spoken(indicator: Indicator, year: FiscalYear, candidates: list[Observation]) -> Reading:
    chosen = _most_precise(candidates)
    if isinstance(chosen, Silence):
        return Reading(indicator=indicator.id, year=year, silence=chosen)
    return Reading(
        indicator=indicator.id,
        year=year,
        observation=chosen,
        value=chosen.value,
        doubt=chosen.doubt,
        sources=chosen.sources,
    )


def _most_precise(candidates: list[Observation]) -> Observation | Silence:
    """The one with the narrowest interval, if all of them can be true together."""
    if len({each.value for each in candidates}) == 1:
        return min(candidates, key=lambda each: (each.doubt is not None, str(each.known)))
    amounts = [_amount(each.value) for each in candidates]
    if any(one is None or other is None or not one.agrees(other) for one, other in combinations(amounts, 2)):
        return Silence.CONTRADICTION
    widths = [_width(each, candidates[0]) for each in candidates]
    narrowest = [each for each, width in zip(candidates, widths, strict=True) if width == min(widths)]
    return narrowest[0] if len({_amount(each.value) for each in narrowest}) == 1 else Silence.UNDECIDED


def _width(observation: Observation, like: Observation) -> Fraction | float:
    """How wide the interval is, in the unit of another observation."""
    amount, other = _amount(observation.value), _amount(like.value)
    width = amount.interval.width if amount is not None else None
    if amount is None or other is None or width is None:
        return inf
    return Fraction(width) * factor(amount.unit, other.unit)


def _amount(value: Value | None) -> Amount | None:
    return value.amount if isinstance(value, Ratio) else value if isinstance(value, Amount) else None


def measured_years(ledger: Ledger) -> tuple[FiscalYear, ...]:
    """Return the fiscal years for which at least one indicator has a measured amount, in order."""
    years = {each.year for each in ledger.observations if each.year is not None}
    years |= {each.baseline.year for each in ledger.plan.indicators if each.baseline and each.baseline.year}
    return tuple(year for year in sorted(years) if _any_amount(ledger, year))


def _any_amount(ledger: Ledger, year: FiscalYear) -> bool:
    return any(reading(ledger, each, year).amount is not None for each in ledger.plan.indicators)
