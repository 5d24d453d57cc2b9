"""The day of an observation: whether it is a value of its year, of the end of the year or of a day inside."""

from datetime import date

import attrs

from dxmodel.fiscal import FiscalYear, Month, last_day
from dxmodel.ledger.observation import Observation
from dxmodel.plan import Accumulation, Indicator
from dxmodel.vocabulary import Vocabulary

__all__ = ["DatedResult", "NoValue", "entry_of", "is_counted", "is_level_of_day"]

LEVELS = (Accumulation.STOCK, Accumulation.CUMULATIVE)
"""The accumulations of which a value is the level of a day, also where it is stated for a month."""


class NoValue(Vocabulary):
    """Why an indicator has no value in a year."""

    NO_OBSERVATION = "no-observation"
    """There is no observation."""
    PART_OF_YEAR = "part-of-year"
    """Only some months were counted."""
    OTHER_WINDOW = "other-window"
    """Only other months were counted than those of its counting window, such as a fiscal year for 暦年."""
    NOT_UP_TO_DAY = "not-up-to-day"
    """A target is due inside the year, and what was counted up to that day is not known."""
    DAY_OUTSIDE_YEAR = "day-outside-year"
    """The stated day of counting lies before the year, or after the 31 May that follows it."""
    MEMBERS_ONLY = "members-only"
    """Only members of a breakdown were counted, not the total."""
    NOT_A_RESULT = "not-a-result"
    """There are only planned or forecast values."""
    CONTRADICTION = "contradiction"
    """Several observations cannot all be true."""
    UNDECIDED = "undecided"
    """Several observations agree, and none is more precise than the others."""


@attrs.frozen
class DatedResult:
    """An observation that is a value of its year: of its end, or the level of another day.

    Attributes:
        observation: the observation.
        day: the day of counting; None for the end of the year.
        is_early: whether it is before the end of the year.
    """

    observation: Observation
    day: date | None
    is_early: bool


def entry_of(observation: Observation, indicator: Indicator, year: FiscalYear) -> DatedResult | NoValue:
    """Return an observation with its day, or why it is no value of its year."""
    is_whole = indicator.is_whole(observation.period)
    if is_whole and observation.as_of is None:
        return DatedResult(observation, None, is_early=False)
    start, end = indicator.days_of(year)
    if not is_whole and not is_level_of_day(observation, indicator):
        first, last = observation.period.first_day, observation.period.last_day
        is_inside = first is not None and last is not None and start <= first and last <= end
        return NoValue.PART_OF_YEAR if is_inside else NoValue.OTHER_WINDOW
    stated = observation.as_of or (None if is_whole else observation.period.last_day)
    day = end if stated is None else last_day(stated)
    if not is_counted(day, end):
        return NoValue.DAY_OUTSIDE_YEAR
    if day < end and indicator.accumulation is Accumulation.FLOW:
        return NoValue.PART_OF_YEAR
    return DatedResult(observation, None if day == end else day, is_early=day < end)


def is_level_of_day(observation: Observation, indicator: Indicator) -> bool:
    """Return whether a value for a part of a year is the level of a stated day, or of the end of a month."""
    if indicator.year_of(observation.period) is None or indicator.accumulation not in LEVELS:
        return False
    first, last = observation.period.first_day, observation.period.last_day
    is_month = first is not None and last is not None and Month.of(first) == Month.of(last)
    return is_month or observation.as_of is not None


def is_counted(day: date, end: date) -> bool:
    """Return whether a day lies in the year to a last day, or in two months after it (出納整理期間)."""
    months_after_end = 12 * (day.year - end.year) + day.month - end.month
    return -12 < months_after_end <= 2
