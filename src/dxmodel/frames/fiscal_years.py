"""Convert fiscal years to and from pandas periods and date columns.

pandas names a year that ends in March by the year it *ends* in: ``pd.Period("2024", "Y-MAR")`` starts
on 2023-04-01 and is FY2023.  Convert with these functions, never by passing a bare year.
"""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from dxmodel.errors import InvalidValueError
from dxmodel.fiscal.year import FiscalYear

__all__ = ["fiscal_years_of", "from_periods", "to_periods"]

FREQUENCY = "Y-MAR"


def to_periods(years: Iterable[FiscalYear]) -> pd.PeriodIndex:
    """Return fiscal years as pandas periods that run from April to March.

    >>> periods = to_periods([FiscalYear(2024)])
    >>> periods[0], periods[0].start_time.date()
    (Period('2025', 'Y-MAR'), datetime.date(2024, 4, 1))
    """
    return pd.PeriodIndex([pd.Period(year=year.year + 1, freq=FREQUENCY) for year in years], freq=FREQUENCY)


def from_periods(periods: pd.PeriodIndex) -> tuple[FiscalYear, ...]:
    """Return April-to-March periods as fiscal years.

    Raises:
        InvalidValueError: periods of another frequency, or a missing period.

    >>> from_periods(pd.PeriodIndex(["2024"], freq="Y-MAR"))
    (FiscalYear(2023),)
    """
    if periods.freqstr not in {FREQUENCY, "YE-MAR"} or periods.hasnans:
        dtypes = f"{periods.dtype}, NaT" if periods.hasnans else f"{periods.dtype}"
        raise InvalidValueError("fiscal.frequency", found=dtypes, accepted=(f"period[{FREQUENCY}]",))
    return tuple(FiscalYear(int(end) - 1) for end in periods.year)


def fiscal_years_of(dates: "pd.Series[Any]") -> "pd.Series[int]":
    """Return the fiscal year of each date as ``Int64``, named by the year it starts in; NaT gives ``<NA>``.

    Raises:
        InvalidValueError: not a datetime column; text is not parsed.

    >>> fiscal_years_of(pd.Series(pd.to_datetime(["2024-03-31", "2024-04-01"]))).tolist()
    [2023, 2024]
    """
    if not pd.api.types.is_datetime64_any_dtype(dates):
        raise InvalidValueError("fiscal.frequency", found=str(dates.dtype), accepted=("datetime64",))
    year, month = dates.dt.year.astype("Int64"), dates.dt.month.astype("Int64")
    years: pd.Series[int] = year - (month < 4).astype("Int64")
    return years
