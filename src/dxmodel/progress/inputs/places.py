"""The places in time of a baseline and of a due date; see :func:`~dxmodel.fiscal.place_in_time`."""

from datetime import date
from fractions import Fraction

from dxmodel.fiscal import FiscalYear, last_day, place_in_time
from dxmodel.ledger.day_of_counting import is_counted
from dxmodel.plan import Baseline, Indicator, Target

__all__ = ["AT_BASELINE", "baseline_place", "due_place", "has_day_outside_its_year"]

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
        end = None if base is None or base.span is None else base.span.end_year
        return None if end is None else end.year
    day = _day(base)
    is_inside = day is not None and day < indicator.days_of(base.year)[1]
    return place_in_time(day, indicator.window) if is_inside and day else base.year.year


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
