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
from dxmodel.messages import Term
from dxmodel.plan import Doubt, Indicator, Missing, Ratio, Source, Value
from dxmodel.printing import as_written

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


@attrs.frozen(kw_only=True)
class Reading:
    """What stands for an indicator in a fiscal year.

    Attributes:
        indicator: id of the indicator.
        year: the fiscal year.
        value: the value; None where nothing speaks, and :attr:`silence` says why.
        silence: why nothing speaks.
        is_baseline: the value is the plan's baseline of that year, which no observation repeats.
        doubt: how sure the reading is.
        sources: where it stands.
    """

    __repr__ = as_written

    indicator: str
    year: FiscalYear
    value: Value | None = None
    silence: Silence | None = None
    is_baseline: bool = False
    doubt: Doubt | None = None
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])

    @property
    def amount(self) -> Amount | None:
        """The value as an amount, where it is one; a ratio gives its printed or computed share."""
        return _amount(self.value)


def reading(ledger: Ledger, indicator: Indicator, year: FiscalYear) -> Reading:
    """Return what stands for an indicator in a year.

    Only totals over the whole year speak.  Final values go before provisional ones; of several,
    the latest known; of those, values that overlap are one value, and the most precise is taken.
    Values that contradict one another give silence.  The plan's baseline speaks for its year
    where no observation does.  The order of the observations never matters.
    """
    there = [
        each for each in ledger.observations_of(indicator.id) if each.year == year and not each.breakdown
    ]
    results = [
        each for each in there if each.status in (ObservationStatus.FINAL, ObservationStatus.PROVISIONAL)
    ]
    whole = [each for each in results if each.is_whole_year]
    measured = [each for each in whole if not isinstance(each.value, Missing)]
    if not measured and (baseline := _baseline(indicator, year)) is not None:
        return baseline
    if not whole:
        return Reading(indicator=indicator.id, year=year, silence=_silence(there, results))
    return _spoken(indicator, year, _latest(_firmest(measured or whole)))


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


def _superseded(one: Observation, other: Observation) -> bool:
    if one.known is None or other.known is None or other.known.not_before is None:
        return False
    return one.known.by(other.known.not_before - DAY) is True


def _spoken(indicator: Indicator, year: FiscalYear, candidates: list[Observation]) -> Reading:
    chosen = _most_precise(candidates)
    if chosen is None:
        return Reading(indicator=indicator.id, year=year, silence=Silence.CONTRADICTION)
    return Reading(
        indicator=indicator.id, year=year, value=chosen.value, doubt=chosen.doubt, sources=chosen.sources
    )


def _most_precise(candidates: list[Observation]) -> Observation | None:
    """The one with the narrowest interval, if all of them can be true together."""
    if len({each.value for each in candidates}) == 1:
        return min(candidates, key=lambda each: each.doubt is not None)
    amounts = [_amount(each.value) for each in candidates]
    if any(one is None or other is None or not one.agrees(other) for one, other in combinations(amounts, 2)):
        return None
    return min(candidates, key=lambda each: _width(each, candidates[0]))


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
