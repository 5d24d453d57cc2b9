"""The day of an observation: whether it is a value of its year, of the end of the year or of a day inside."""

from datetime import date

import attrs

from dxmodel.fiscal import FiscalYear, Month, last_day
from dxmodel.ledger.observation import Observation
from dxmodel.plan import Accumulation, Indicator
from dxmodel.vocabulary import Vocabulary

__all__ = ["Entry", "NoValue", "entry_of", "is_counted", "is_level_of_day"]

LEVELS = (Accumulation.STOCK, Accumulation.CUMULATIVE)
"""The accumulations of which a value is the level of a day, also where it is stated for a month."""


class NoValue(Vocabulary):
    """Why an indicator has no value in a year."""

    NO_OBSERVATION = "no-observation"
    """There is no observation."""
    PART_OF_YEAR = "part-of-year"
    """Only some months were counted."""
    DAY_OUTSIDE_YEAR = "day-outside-year"
    """The stated day of counting lies before the year, or after the 31 May that follows it."""
    NOT_A_RESULT = "not-a-result"
    """There are only planned or forecast values."""
    CONTRADICTION = "contradiction"
    """Several observations cannot all be true."""
    UNDECIDED = "undecided"
    """Several observations agree, and none is more precise than the others."""


@attrs.frozen
class Entry:
    """An observation that is a value of its year: of its end, or the level of another day.

    Attributes:
        observation: the observation.
        day: the day of counting; None for the end of the year.
        is_early: whether it is before the end of the year.
    """

    observation: Observation
    day: date | None
    is_early: bool


def entry_of(observation: Observation, indicator: Indicator, year: FiscalYear) -> Entry | NoValue:
    """Return an observation with its day, or why it is no value of its year."""
    if not observation.is_whole_year and not is_level_of_day(observation, indicator):
        return NoValue.PART_OF_YEAR
    day = last_day(observation.as_of or observation.period.last_day or year.last_day)
    if not is_counted(day, year):
        return NoValue.DAY_OUTSIDE_YEAR
    is_early = day < year.last_day
    if is_early and indicator.accumulation is Accumulation.FLOW:
        return NoValue.PART_OF_YEAR
    return Entry(observation, None if day == year.last_day else day, is_early)


def is_level_of_day(observation: Observation, indicator: Indicator) -> bool:
    """Return whether a value for a part of a year is the level of a stated day, or of the end of a month."""
    if observation.year is None or indicator.accumulation not in LEVELS:
        return False
    first, last = observation.period.first_day, observation.period.last_day
    is_month = first is not None and last is not None and Month.of(first) == Month.of(last)
    return is_month or observation.as_of is not None


def is_counted(day: date, year: FiscalYear) -> bool:
    """Return whether a day lies in a year, or before the end of the 31 May after it (出納整理期間)."""
    return year.first_day <= day <= date(year.year + 1, 5, 31)
