"""Hypothesis strategies of fiscal years, months, spans and dates known within bounds."""

from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from dxmodel.errors import InvalidValueError
from dxmodel.fiscal import CountingWindow, FiscalSpan, FiscalYear, Month, When
from dxmodel.testing.building import reused
from dxmodel.testing.text import texts

__all__ = ["counting_windows", "days_or_months", "fiscal_spans", "fiscal_years", "months", "whens"]

FIRST, LAST = FiscalYear(1868), FiscalYear(9998)
FIRST_MONTH, LAST_MONTH = Month.of(FIRST.first_day), Month.of(LAST.last_day)
NEAR = FiscalYear(2018), FiscalYear(2030)


@reused
def fiscal_years(
    *, min_value: FiscalYear = FIRST, max_value: FiscalYear = LAST
) -> SearchStrategy[FiscalYear]:
    """Fiscal years from one to another, both included.

    >>> from hypothesis import find
    >>> find(fiscal_years(min_value=FiscalYear(2024)), lambda year: True)
    FiscalYear(2024)
    """
    return st.integers(min_value.year, max_value.year).map(FiscalYear)


@reused
def months(*, min_value: Month = FIRST_MONTH, max_value: Month = LAST_MONTH) -> SearchStrategy[Month]:
    """Months from one to another, both included.

    >>> from hypothesis import find
    >>> find(months(min_value=Month(2024, 1)), lambda month: True)
    Month(2024, 1)
    """
    return st.integers(0, max_value - min_value).map(lambda later: min_value + later)


@reused
def points(
    *, min_value: FiscalYear = NEAR[0], max_value: FiscalYear = NEAR[1]
) -> SearchStrategy[FiscalYear | Month]:
    """Fiscal years and months, as the ends of a span; from FY2018 to FY2030 by default."""
    first, last = Month.of(min_value.first_day), Month.of(max_value.last_day)
    years: SearchStrategy[FiscalYear | Month] = fiscal_years(min_value=min_value, max_value=max_value)
    return years | months(min_value=first, max_value=last)


@reused
def days_or_months(
    first: date = NEAR[0].first_day, last: date = NEAR[1].last_day
) -> SearchStrategy[date | Month]:
    """Days from one to another, and months that end between them.

    >>> from hypothesis import find
    >>> find(days_or_months(date(2024, 4, 1)), lambda time: isinstance(time, Month))
    Month(2024, 4)
    """
    days: SearchStrategy[date | Month] = st.dates(first, last)
    return days | months(min_value=Month.of(first), max_value=Month.of(last))


@reused
def counting_windows() -> SearchStrategy[CountingWindow]:
    """Windows of one to twelve months; of those that lie half in one fiscal year, some belong to each.

    >>> from hypothesis import find
    >>> find(counting_windows(), lambda window: window.year is not None).year
    'start'
    """
    month = st.integers(1, 12)
    return st.tuples(month, month).flatmap(lambda months: st.sampled_from(_windows(*months)))


def _windows(first: int, last: int) -> tuple[CountingWindow, ...]:
    """Return the windows from one month to another: two where half lies in each of two fiscal years."""
    try:
        return (CountingWindow(first, last),)
    except InvalidValueError:
        return (CountingWindow(first, last, "start"), CountingWindow(first, last, "end"))


@reused
def fiscal_spans(
    ends: SearchStrategy[FiscalYear | Month] | None = None, *, open_start: bool = True, open_end: bool = True
) -> SearchStrategy[FiscalSpan]:
    """Spans between two of *ends*: years or months (R4/R10, 2022-12/R8), also open ones (R8/, /R6).

    Args:
        ends: the years and months to use; those from FY2018 to FY2030 by default.
        open_start: whether the start may be open.
        open_end: whether the end may be open.

    >>> from hypothesis import find
    >>> find(fiscal_spans(), lambda span: span.end is None).start is None
    False
    """
    ends = points() if ends is None else ends
    closed = st.tuples(ends, ends).map(lambda pair: _span(*pair))
    without_end, without_start = ends.map(FiscalSpan), ends.map(lambda end: FiscalSpan(None, end))
    return st.one_of(closed, *[without_end] * open_end, *[without_start] * open_start)


def _span(first: FiscalYear | Month, second: FiscalYear | Month) -> FiscalSpan:
    is_reversed = first.first_day > second.last_day
    return FiscalSpan(second, first) if is_reversed else FiscalSpan(first, second)


@reused
def whens() -> SearchStrategy[When]:
    """Dates known to the day, the month or the year, or only within bounds, with and without a reason.

    >>> from hypothesis import find
    >>> find(whens(), lambda when: when.not_after is None).exact is None
    True
    """
    days = st.dates(NEAR[0].first_day, NEAR[1].last_day)
    times: SearchStrategy[date | Month | FiscalYear] = days | points()
    exact = st.builds(When.on, times, st.none() | texts())
    between = st.tuples(days, days).map(lambda pair: (min(pair), max(pair)))
    bounds = between | st.tuples(days, st.none()) | st.tuples(st.none(), days)
    return exact | st.builds(lambda ends, why: When(ends[0], ends[1], why), bounds, st.none() | texts())
