"""The places in time of a baseline and of a due date, and the day up to which a flow counts.

See :func:`~dxmodel.fiscal.place_in_time`.
"""

from datetime import date, timedelta
from fractions import Fraction

from dxmodel.fiscal import FiscalSpan, FiscalYear, Month, last_day, place_in_time
from dxmodel.ledger.day_of_counting import is_counted
from dxmodel.plan import Accumulation, Baseline, Indicator, Target
from dxmodel.plan.goals import Completed, MeanOver, TotalOver
from dxmodel.progress.inputs.target_range import is_words

__all__ = ["AT_BASELINE", "baseline_place", "counted_until", "due_place", "has_day_outside_its_year"]

AT_BASELINE = Fraction(63, 2 * 365)
"""A value of up to 31 days from the baseline is of the time of the baseline."""


def baseline_place(indicator: Indicator) -> Fraction | int | None:
    """Return the place in time of the baseline, at the end of its span; None where no year is stated.

    >>> from dxmodel.testing import small_city
    >>> baseline_place(small_city().plan.indicator("counter-time"))
    2021
    """
    base = indicator.baseline
    if base is None or base.year is None:
        return None if base is None or base.span is None else _end_of_span(indicator, base.span)
    day = _day(base)
    is_inside = day is not None and day < indicator.days_of(base.year)[1]
    return place_in_time(day, indicator.window) if is_inside and day else base.year.year


def _end_of_span(indicator: Indicator, span: FiscalSpan) -> Fraction | int | None:
    end = span.end_year
    if end is None or span.last_day is None:
        return None
    is_inside = indicator.year_of(span) == end and span.last_day < indicator.days_of(end)[1]
    return place_in_time(span.last_day, indicator.window) if is_inside else end.year


def counted_until(indicator: Indicator, target: Target | None, at: FiscalYear) -> date | None:
    """Return the day up to which a flow counts in a year, where its target is due on a day inside a year.

    It is that day in every year: 30 September for a target of September.  None for other targets.
    """
    due, by = (None, None) if target is None else (target.due.year, target.due.by)
    if target is None or due is None or by is None or isinstance(by, FiscalYear):
        return None
    day, end = last_day(by), indicator.days_of(due)[1]
    is_flow = indicator.accumulation is Accumulation.FLOW
    is_over_span = isinstance(target.goal, TotalOver | MeanOver | Completed)
    if not is_flow or is_over_span or is_words(target.goal) or day >= end or not is_counted(day, end):
        return None
    month = Month.of(day) + 12 * (at - due)
    is_end = day == Month.of(day).last_day
    return month.last_day if is_end else month.first_day + timedelta(days=day.day - 1)


def has_day_outside_its_year(indicator: Indicator) -> bool:
    """Return whether the baseline was counted on a day that does not lie in its year."""
    base = indicator.baseline
    day = None if base is None else _day(base)
    if base is None or base.year is None or day is None:
        return False
    return not is_counted(day, indicator.days_of(base.year)[1])


def _day(base: Baseline) -> date | None:
    return None if base.as_of is None else last_day(base.as_of)


def due_place(indicator: Indicator, target: Target | None) -> Fraction | int | None:
    """Return the place in time of a due date: of its day or the end of its month, or the end of its year."""
    by = None if target is None else target.due.by
    if by is None:
        return None
    return by.year if isinstance(by, FiscalYear) else place_in_time(last_day(by), indicator.window)
